"""What the index holds of an analysis, read out of its blob without the places of the facts.

The types say what is wanted of each row, and the decoder passes over the rest without making it. What only
searches does not load this module.
"""

from __future__ import annotations

import zlib

import msgspec

from newsbrowse.models import Analysis, Country, DateMention, Person, Quote


class _Named(msgspec.Struct, array_like=True, gc=False):
    name: str


class _Country(msgspec.Struct, array_like=True, gc=False):
    code: str
    name: str
    about: int


class _Dated(msgspec.Struct, array_like=True, gc=False):
    value: str


class _Quoted(msgspec.Struct, array_like=True, gc=False):
    speaker: str | None


_Rows = tuple[list[_Named], list[_Country], list[_Dated], list[_Quoted], msgspec.Raw]
_DECODER = msgspec.json.Decoder(_Rows)


def decode_values(blob: bytes | None) -> Analysis:
    """Names, values of dates and speakers, all without their places.

    Args:
        blob: what `codec.encode_analysis` gave; None if the analysis failed.

    Raises:
        ValueError: it is none.
    """
    if not blob:
        return Analysis()
    try:
        people, countries, dates, quotes, _ = _DECODER.decode(zlib.decompress(blob))
    except (msgspec.MsgspecError, zlib.error) as error:
        raise ValueError(f"the facts of an article cannot be read: {error}") from error
    return Analysis(
        tuple([Person(row.name, ()) for row in people]),
        tuple([Country(row.code, row.name, bool(row.about), ()) for row in countries]),
        tuple([DateMention(row.value, 0, 0, "") for row in dates]),
        tuple([Quote(row.speaker, "", 0, 0) for row in quotes]),
    )

"""An article's body and its analysis as compact blobs.

An analysis is positional JSON arrays, zlib-compressed: names of fields are left out because an archive holds
one blob an article, in the order of the models, and so is the text of a span where it is just that stretch of
the body.
"""

from __future__ import annotations

import json
import zlib
from itertools import chain
from typing import Any

import msgspec

from newsbrowse.models import Analysis, Country, DateMention, Figure, Person, Quote, Span

_LEVEL = 6
_BODY_LEVEL = 4
"""A hundredth more bytes than at level 6, in four fifths of the time; an analysis is too short to gain."""

_SHORTEST_PACKED = 200
_flat = chain.from_iterable
_encode = msgspec.json.Encoder().encode
"""Takes a tenth of the time of `json.dumps`. It knows no infinity; figures have 15 digits at most."""


def encode_analysis(analysis: Analysis, body: str) -> bytes:
    """The blob of an analysis of a body. Spans are written flat: start, end, start, end."""
    rows = [
        [[p.name, *_flat(p.mentions)] for p in analysis.people],
        [[c.code, c.name, 1 if c.about else 0, *_flat(c.mentions)] for c in analysis.countries],
        [[d.value, *_stretch(d, body)] for d in analysis.dates],
        [[q.speaker, *_stretch(q, body)] for q in analysis.quotes],
        [[f.value, f.unit, f.hedge, *_stretch(f, body)] for f in analysis.figures],
    ]
    return zlib.compress(_encode(rows), _LEVEL)


def decode_analysis(blob: bytes | None, body: str) -> Analysis:
    """The analysis in a blob; the empty one for None (an article whose analysis failed)."""
    if not blob:
        return Analysis()
    people, countries, dates, quotes, figures = json.loads(zlib.decompress(blob))
    return Analysis(
        people=tuple(Person(row[0], _spans(row[1:])) for row in people),
        countries=tuple(Country(row[0], row[1], bool(row[2]), _spans(row[3:])) for row in countries),
        dates=tuple(DateMention(row[0], row[1], row[2], _text(row[1:], body)) for row in dates),
        quotes=tuple(Quote(row[0], _text(row[1:], body), row[1], row[2]) for row in quotes),
        figures=tuple(
            Figure(row[0], row[1], row[2], _text(row[3:], body), row[3], row[4]) for row in figures
        ),
    )


def decode_names(blob: bytes | None) -> Analysis:
    """Only the people and countries of an analysis, without mentions: all that a line of a list shows."""
    if not blob:
        return Analysis()
    people, countries, *_ = json.loads(zlib.decompress(blob))
    return Analysis(
        people=tuple(Person(row[0], ()) for row in people),
        countries=tuple(Country(row[0], row[1], bool(row[2]), ()) for row in countries),
    )


def pack(body: str) -> str | bytes:
    """A body as it is stored: compressed where that is shorter."""
    plain = body.encode("utf-8")
    packed = zlib.compress(plain, _BODY_LEVEL) if len(plain) >= _SHORTEST_PACKED else plain
    return packed if len(packed) < len(plain) else body


def unpack(stored: str | bytes) -> str:
    """The body of what `pack` gave."""
    return stored if isinstance(stored, str) else zlib.decompress(stored).decode("utf-8")


def _stretch(found: DateMention | Quote | Figure, body: str) -> list[int | str]:
    """Start and end of a span, and its text unless the body says the same there."""
    place: list[int | str] = [found.start, found.end]
    return place if body[found.start : found.end] == found.text else [*place, found.text]


def _text(row: list[Any], body: str) -> str:
    """The text of what `_stretch` gave."""
    return str(row[2]) if len(row) > 2 else body[row[0] : row[1]]


def _spans(flat: list[Any]) -> tuple[Span, ...]:
    return tuple(Span(a, b) for a, b in zip(flat[::2], flat[1::2], strict=True))

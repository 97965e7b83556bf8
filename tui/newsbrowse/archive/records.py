"""An entry as the store keeps it: columns, and the two hashes by which it is known again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from struct import pack
from typing import TYPE_CHECKING
from zlib import crc32

from msgspec import Struct

from newsbrowse.models import Entry
from newsbrowse.text.addresses import web_address

if TYPE_CHECKING:
    from hashlib import blake2b

COLUMNS = (
    "ref",
    "title",
    "body",
    "published",
    "published_from",
    "source",
    "authors",
    "url",
    "language",
    "tags",
)
"""The columns of `articles` that come from an entry, in the order of `Record.values`."""

_ABSENT = 1
"""In the place of the checksum of a value that is absent."""

TITLE, BODY, PUBLISHED, SOURCE, URL = map(COLUMNS.index, ("title", "body", "published", "source", "url"))
"""The places of some of them."""


class Record(Struct, frozen=True):
    """The columns of one entry.

    Attributes:
        origin: where it came from, as text that SQLite takes.
        values: the values of `COLUMNS`.
        content: hash of all values as they are compared: equal if nothing has changed.
        twin: 64-bit hash of title, body, published and source: equal for the same text from elsewhere.
        also: another origin of the same article, or None.
        sums: a checksum of each value (`sums_of`).
    """

    origin: str
    values: tuple[str | None, ...]
    content: bytes
    twin: int
    also: str | None = None
    sums: bytes = b""


def record(entry: Entry) -> Record:
    """The columns and hashes of an entry.

    Lone surrogates, which UTF-8 has no bytes for, become U+FFFD, one for one, so that spans keep their
    place; in the origin they are written out, so that two odd file names stay two.
    """
    values: tuple[str | None, ...] = (
        entry.ref,
        entry.title,
        entry.body,
        entry.published,
        entry.published_from.value,
        entry.source,
        _list(entry.authors),
        entry.url,
        entry.language,
        _list(entry.tags),
    )
    try:
        data = _encoded(values)
    except UnicodeEncodeError:
        values = tuple([None if value is None else storable(value) for value in values])
        data = _encoded(values)
    told = [*map(_told, data)]
    address = values[URL] and comparable(values)[URL]
    return Record(
        _name(entry.origin),
        values,
        content=_hash([*told[:URL], *map(_told, _encoded([address])), *told[URL + 1 :]], 16),
        twin=_twin(told[TITLE], told[BODY], told[PUBLISHED], told[SOURCE]),
        also=_name(entry.also) if entry.also else None,
        sums=_sums(data),
    )


def sums_of(values: Sequence[str | None]) -> bytes:
    """A CRC-32 of each value of `COLUMNS`, four bytes each: what is not as it was is known by them."""
    return _sums(_encoded(values))


def twin_hash(title: str, body: str, published: str | None, source: str | None) -> int:
    """The hash by which the same text from elsewhere is known, and a text that was damaged."""
    return _twin(*map(_told, _encoded([title, body, published, source])))


def comparable(values: Sequence[str | None]) -> tuple[str | None, ...]:
    """The values of `COLUMNS` as two are compared: the address without what only traces the reader."""
    url = values[URL]
    if url is None or not ("?" in url or "#" in url):
        return tuple(values)
    return (*values[:URL], web_address(url) or url, *values[URL + 1 :])


def _name(origin: str) -> str:
    return origin if origin.isascii() else origin.encode("utf-8", "backslashreplace").decode("utf-8")


def storable(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD; of the same length."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _list(values: tuple[str, ...]) -> str:
    return "[]" if not values else json.dumps([storable(value) for value in values], separators=(",", ":"))


def _encoded(values: Sequence[str | None]) -> list[bytes | None]:
    """Values in UTF-8, each encoded once for all that is reckoned of it."""
    return [None if value is None else value.encode("utf-8") for value in values]


def _sums(values: Sequence[bytes | None]) -> bytes:
    sums = [_ABSENT if value is None else crc32(value) for value in values]
    return pack(f">{len(sums)}I", *sums)


def _told(value: bytes | None) -> bytes:
    """A value behind its length, so that no two lists of values look the same when they are joined."""
    return b"-" if value is None else b"%d:%b" % (len(value), value)


def _twin(*told: bytes) -> int:
    return int.from_bytes(_hash(told, 8), "big", signed=True)


def _hash(told: Sequence[bytes], size: int) -> bytes:
    """A hash of a list of values, as `_told` puts each."""
    return _hasher()(b"".join(told), digest_size=size).digest()


@cache
def _hasher() -> type[blake2b]:
    from hashlib import blake2b  # loads OpenSSL, which a search has no use for

    return blake2b

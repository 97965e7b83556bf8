"""Newswire in the SGML of the Reuters-21578 collection: one `REUTERS` element an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure
from newsbrowse.readers import paragraphs, record
from newsbrowse.readers.headline import title_from
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import MAX_DOCUMENT, TOO_LARGE, Source
from newsbrowse.text.decode import decode, storable

SOURCE = "Reuters"

_START = re.compile(rb"<REUTERS\b", re.IGNORECASE)
_END = b"</reuters>"
_NUMBER = re.compile(r"\bNEWID\s*=\s*\"([^\"]{1,40})\"", re.IGNORECASE)
_ITEM = re.compile(r"<D>([^<]{1,200})</D>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Z][^<>]{0,200}>", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f]")
_CLOSING_MARK = re.compile(r"\s\s?REUTERS?\W?\Z", re.IGNORECASE)
_TAIL = 12
_SPACES = re.compile(r"\s+")


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read the articles of a file.

    Raises:
        ReadError: there is none in it.
    """
    origin = replace(origin, many=True, source=origin.source or SOURCE)
    number = 0
    for piece in _pieces(content):
        number += 1
        try:
            if isinstance(piece, ReadError):
                raise piece
            yield _entry(storable(decode(piece)), origin)
        except ReadError as error:
            yield Failure(origin.name, f"article {number}: {error}")
    if not number:
        raise ReadError("no REUTERS element in it")


def _pieces(content: Source) -> Iterator[bytes | ReadError]:
    """The bytes of each element; for one that is too large or has no end an error in its place."""
    lines: list[bytes] = []
    size = 0
    for line in content.lines():
        piece = line if isinstance(line, bytes) else b""
        if _START.match(piece.lstrip()):
            if lines:
                yield ReadError("has no end")
            lines, size = [], 1
        if not size:
            continue
        size += len(piece) + 1
        if size <= MAX_DOCUMENT:
            lines.append(piece)
        if _END in piece.lower():
            yield b"\n".join(lines) if size <= MAX_DOCUMENT else ReadError(TOO_LARGE)
            lines, size = [], 0
    if lines:
        yield ReadError("has no end; the file was cut off")


def _entry(text: str, origin: Origin) -> Entry:
    inner = _element(text, "TEXT")
    title = record.one_line(_plain(_element(inner, "TITLE")))
    body = _element(inner, "BODY") or _unmarked(inner)
    body = paragraphs.tidy(_plain(body))
    dateline = _SPACES.sub(" ", record.one_line(_plain(_element(inner, "DATELINE"))))
    if body and dateline and not body.startswith(dateline):
        body = f"{dateline} {body}"
    title = title or title_from(body)
    if not title:
        raise ReadError("no title and no text")
    number = _NUMBER.search(text[:2000])
    values = {
        "published": _plain(_element(text, "DATE")).strip(),
        "authors": _SPACES.sub(" ", _plain(_element(inner, "AUTHOR"))).strip(),
        "ref": number[1] if number else None,
        "tags": _ITEM.findall(_element(text, "TOPICS")),
        "language": "en",
    }
    return record.entry(values, title, body, origin)


def _element(text: str, name: str) -> str:
    """What stands in the first element of a name; what has no end goes on to the end."""
    lowered = text.lower()
    start = lowered.find(f"<{name.lower()}")
    opened = lowered.find(">", start) + 1 if start >= 0 else 0
    if not opened:
        return ""
    end = lowered.find(f"</{name.lower()}>", opened)
    return text[opened : end if end >= 0 else len(text)]


def _unmarked(text: str) -> str:
    """The text of an article of which no part is marked, without its title and dateline."""
    for name in ("TITLE", "DATELINE", "AUTHOR"):
        inner = _element(text, name)
        text = text.replace(inner, "", 1) if inner else text
    return _TAG.sub("", text)


def _plain(text: str) -> str:
    """A text without entities, control characters and the agency's mark at its end."""
    plain = _CONTROLS.sub("", unescape(text)).rstrip()
    return plain[:-_TAIL] + _CLOSING_MARK.sub("", plain[-_TAIL:])

"""JSON as others write it: one article, a list of them, or an object that holds a list.

A list is read element by element, so that it may be of any size; the rest is one document.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure
from newsbrowse.readers.json_rows import rows_of
from newsbrowse.readers.naming import entry_of, field_of, names_something, values_assigned
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import MAX_DOCUMENT, Source
from newsbrowse.readers.values import plain
from newsbrowse.text.decode import decode, storable

NO_ARTICLES = "JSON, but no list of articles in it (objects with a title or a text)"

_CHUNK = 1 << 20
_BLANK = " \t\r\n,"
_DEEPEST = 4
_FIELDS = ("fields", "_source", "attributes", "article", "data")
_CUT = "ends within an article; the file was cut off, or is no JSON from there on"


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read the articles of a JSON file.

    Raises:
        ReadError: it is no JSON, or has no articles.
    """
    if content.head.lstrip(codecs.BOM_UTF8 + b" \t\r\n")[:1] == b"[":
        yield from _entries(_elements(content), replace(origin, many=True))
        return
    value = rows_of(_document(content.read_all()))
    found = list_in(value, origin.columns)
    if isinstance(value, Mapping) and _is_article(value, origin.columns, whole=found is not None):
        yield entry_of(merged(value, origin.columns), origin)
        return
    if found is None:
        raise ReadError(NO_ARTICLES)
    yield from _entries(iter(found), replace(origin, many=True))


def list_in(value: object, columns: Mapping[str, str]) -> list[object] | None:
    """The list of articles in a document: the longest list of objects with a title or a text."""
    best: list[object] | None = None
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        inner: list[object] = []
        for one in level:
            if isinstance(one, list):
                if any(isinstance(item, Mapping) and _is_article(item, columns) for item in one[:20]):
                    best = one if best is None or len(one) > len(best) else best
            elif isinstance(one, Mapping):
                inner += one.values()
        if best is not None:
            return best
        level = inner[:1000]
    return None


def _entries(elements: Iterator[object], origin: Origin) -> Iterator[Entry | Failure]:
    """An entry for each element."""
    number = 0
    while True:
        try:
            element = next(elements)
            number += 1
            if not isinstance(element, Mapping):
                raise ReadError("not an object")
            yield entry_of(merged(element, origin.columns), origin)
        except StopIteration:
            break
        except _BrokenError as error:
            yield Failure(origin.name, f"article {number + 1}: {error}")
            return
        except ReadError as error:
            yield Failure(origin.name, f"article {number}: {error}")
    if not number:
        raise ReadError("an empty list")


def merged(value: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, object]:
    """An article with the values that a service puts into an object within it, under the user's names."""
    found = dict(value)
    for name in _FIELDS:
        inner = value.get(name)
        if isinstance(inner, Mapping):
            del found[name]
            found |= inner
    return values_assigned(found, columns)


def _is_article(value: Mapping[str, object], columns: Mapping[str, str], *, whole: bool = False) -> bool:
    """Whether an object has a title or a text that is one; both, if it is to be a `whole` one."""
    names = [str(name) for name, inner in merged(value, columns).items() if _is_text(inner)]
    return "body" in map(field_of, names) if whole else names_something(names)


def _is_text(value: object) -> bool:
    """Whether a value is a text, be it in pieces or as a service that renders it gives it."""
    if isinstance(value, Mapping):
        return "rendered" in value
    return isinstance(value, str) or (isinstance(value, list) and isinstance(plain(value), str))


def _document(data: bytes) -> object:
    try:
        return json.loads(storable(decode(data)).lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise ReadError(
            f"not JSON ({error.msg.lower()} in line {error.lineno}, column {error.colno})"
        ) from error
    except (ValueError, RecursionError) as error:
        raise ReadError("not JSON (nested too deeply, or a number of too many digits)") from error


class _BrokenError(ReadError):
    """From here on there is no JSON any more."""


def _elements(content: Source) -> Iterator[object]:
    """The elements of a list, with no more than one of them in memory beside a chunk."""
    decoder = json.JSONDecoder()
    text = _Text(content)
    text.skip("[", 1)
    while True:
        text.skip(_BLANK)
        first = text.peek()
        if first in ("]", ""):
            if not first:
                raise _BrokenError("the list has no end; the file was cut off")
            return
        yield text.value(decoder)


class _Text:
    """The text of a source, of which as much is in memory as one element needs."""

    def __init__(self, content: Source) -> None:
        self._content = content
        self._decoder = codecs.getincrementaldecoder(_encoding(content.head))(errors="replace")
        self._buffer = ""
        self._at = 0
        self._ended = False

    def peek(self) -> str:
        """The next character; empty at the end."""
        while self._at >= len(self._buffer) and not self._ended:
            self._fill(_CHUNK)
        return self._buffer[self._at : self._at + 1]

    def skip(self, characters: str, most: int | None = None) -> None:
        """Go on past some characters, and before them a byte order mark."""
        while (found := self.peek()) and (found in characters or found in "\ufeff \t\r\n"):
            self._at += 1
            if found in characters and most is not None:
                return

    def value(self, decoder: json.JSONDecoder) -> object:
        """The value that begins here; twice as much is read each time that it does not end yet."""
        size = _CHUNK
        while True:
            try:
                value, end = decoder.raw_decode(self._buffer, self._at)
            except RecursionError as error:
                raise _BrokenError("nested too deeply") from error
            except ValueError as error:
                if self._ended or len(self._buffer) - self._at > MAX_DOCUMENT:
                    raise _BrokenError(_CUT) from error
                self._fill(size)
                size *= 2
                continue
            if end == len(self._buffer) and not self._ended:
                self._fill(size)
                continue
            self._at = end
            return value

    def _fill(self, size: int) -> None:
        data = self._content.read(size)
        self._ended = not data
        self._buffer = self._buffer[self._at :] + storable(self._decoder.decode(data, final=self._ended))
        self._at = 0


def _encoding(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"

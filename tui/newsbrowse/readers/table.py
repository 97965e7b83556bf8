"""Tables with a header line: values between commas, semicolons or tabs (CSV, TSV), one article a row."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator

from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure
from newsbrowse.readers.naming import assigned, entry_of, field_of, missing, names_something
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import MAX_DOCUMENT, Source
from newsbrowse.readers.values import day_order
from newsbrowse.text.decode import decode, storable

NO_HEADER = (
    "no column for a title or a text; the first line is to name the columns: title, body, published, url"
)

_DELIMITERS = (",", ";", "\t", "|")
_WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LONGEST_HEADER = 100_000
_NAMED = 20
_STATED = re.compile(r"sep=(.)\s*\Z", re.IGNORECASE)
"""A first line by which some programs are told what parts the values."""


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read an article from each row.

    Raises:
        ReadError: the first line names no column that is known.
    """
    csv.field_size_limit(MAX_DOCUMENT)
    origin = replace(origin, many=True)
    lines = _Lines(content)
    first = next(lines, "")
    if stated := _STATED.match(first):
        first = next(lines, "")
    delimiter = stated[1] if stated else delimiter_of(first)
    day_first = day_order(_beginning(content))
    header = _assigned(next(csv.reader([first], delimiter=delimiter), []), origin)
    if not names_something(header):
        raise ReadError(NO_HEADER)
    rows = csv.reader(lines, delimiter=delimiter)
    found = False
    while True:
        try:
            row = next(rows)
            if any(map(str.strip, row)):
                found = True
                yield entry_of(dict(zip(header, row, strict=False)), origin, day_first=day_first)
        except StopIteration:
            break
        except (ReadError, csv.Error) as error:
            found = True
            yield Failure(origin.name, f"line {rows.line_num + 1}: {error}")
    for number in lines.too_long:
        yield Failure(origin.name, f"line {number}: larger than 20 MB, which no article is")
    if not found:
        raise ReadError("a header line, and no row below it")


def _assigned(header: list[str], origin: Origin) -> list[str]:
    """The names of the columns, with the fields that the user assigned to some in their place."""
    if lacking := missing(header, origin.columns):
        named = ", ".join(name.strip() for name in header[:_NAMED])
        raise ReadError(f"no column is called {lacking}; there are {named}")
    return assigned(header, origin.columns)


def _beginning(content: Source) -> str:
    """The first lines as text; empty where they are none."""
    try:
        return decode(content.head)
    except ReadError:
        return ""


def is_table(head: bytes) -> bool:
    """Whether a content begins with a line that names columns, a title or a text among them."""
    try:
        first = decode(head.split(b"\n", 1)[0] if not head.startswith(_WIDE_BOMS) else head)
    except ReadError:
        return False
    line = first.lstrip("\ufeff").split("\n", 1)[0].strip("\r")
    if _STATED.match(line):
        return True
    if len(line) > 2000:
        return False
    header = next(csv.reader([line], delimiter=delimiter_of(line)), [])
    known = {field for name in header if (field := field_of(name))}
    return (
        len(header) >= 2 and len(known) >= 2 and names_something(header) and len(known) >= 0.5 * len(header)
    )


def delimiter_of(line: str) -> str:
    """What parts the names of a header line: the sign that leaves most names that are known."""
    line = line[:_LONGEST_HEADER]
    known = {
        sign: sum(field_of(name.strip(' "\r\n')) is not None for name in line.split(sign))
        for sign in _DELIMITERS
    }
    return max(_DELIMITERS, key=lambda sign: (known[sign], line.count(sign)))


class _Lines(Iterator[str]):
    """The lines of a source as text; `too_long` are the numbers of those that were left out."""

    def __init__(self, content: Source) -> None:
        self._lines: Iterator[bytes | ReadError]
        if content.head.startswith(_WIDE_BOMS):
            self._lines = iter(decode(content.read_all()).encode("utf-8", "replace").split(b"\n"))
        else:
            self._lines = content.lines()
        self._number = 0
        self.too_long: list[int] = []

    def __next__(self) -> str:
        line = next(self._lines)
        self._number += 1
        if isinstance(line, ReadError):
            self.too_long.append(self._number)
            return "\n"
        try:
            text = decode(line)
        except ReadError:
            text = line.decode("utf-8", "replace")
        return storable(text.lstrip("\ufeff") if self._number == 1 else text).rstrip("\n") + "\n"

"""Setting a body into lines of a given width: pure, linear in its input, and without copies of the text.

A line knows the span of the body it shows, so that anything with a span (a match, a mention, a passage)
can be drawn and found again. Long bodies are set piece by piece: `typeset` is a generator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size


class Kind(IntEnum):
    """What a line belongs to."""

    BLANK = 0
    TEXT = 1
    HEADING = 2
    ITEM = 3
    QUOTE = 4


class Line(NamedTuple):
    """One line on the screen: `body[start:end]`, set `indent` cells in.

    `paragraph` counts from 1; `first` is true for the first line of a paragraph or list item.
    """

    start: int
    end: int
    indent: int
    kind: Kind
    paragraph: int
    first: bool


_HEADING = re.compile(r"#{1,6}[ \t]+")
_ITEM = re.compile(r"[ \t]{0,8}(?:[-*•][ \t]+|\d{1,3}[.)][ \t]+)")
_BLOCK_QUOTE = re.compile(r"(?:> ?)+")


def _kind_of(body: str, start: int, end: int) -> tuple[Kind, int, int]:
    """The kind of a source line, where its words start, and how far they are set in."""
    if match := _HEADING.match(body, start, end):
        return Kind.HEADING, match.end(), 0
    if match := _ITEM.match(body, start, end):
        return Kind.ITEM, match.end(), min(cell_len(match.group().strip()) + 1, 6)
    if match := _BLOCK_QUOTE.match(body, start, end):
        return Kind.QUOTE, match.end(), 2
    return Kind.TEXT, start, 0


def wrap(body: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Spans of the lines that `body[start:end]`, a text without line breaks, takes at a width in cells.

    Lines break at spaces, and inside a word only where the word is wider than the line. A wide (CJK)
    character takes two cells, a combining mark none.
    """
    width = max(width, 1)
    at = start
    while at < end:
        piece = body[at : min(at + width, end)]
        narrow = piece.isascii() or cell_len(piece) == len(piece)
        stop = at + len(piece) if narrow else _reach(body, at, end, width)
        if stop < end and body[stop] != " ":
            space = body.rfind(" ", at, stop)
            if space > at:
                stop = space
        tail = stop
        while tail > at and body[tail - 1] == " ":
            tail -= 1
        if tail > at:
            yield at, tail
        at = stop
        while at < end and body[at] == " ":
            at += 1


def _reach(body: str, start: int, end: int, width: int) -> int:
    """How far a line that starts at `start` reaches in `width` cells; at least one character."""
    room = width
    at = start
    while at < end:
        room -= get_character_cell_size(body[at])
        if room < 0 and at > start:
            break
        at += 1
    return at


def typeset(body: str, width: int) -> Iterator[Line]:
    """The lines of a body: paragraphs parted by one blank line, Markdown headings, items and quotes set.

    Args:
        body: text of any length; a line break within a paragraph starts a new line.
        width: cells, at least 1.
    """
    paragraph = 0
    blank = True
    at = 0
    size = len(body)
    while at <= size:
        stop = body.find("\n", at)
        stop = size if stop < 0 else stop
        if not body[at:stop].strip():
            blank = True
        else:
            if blank:
                if paragraph:
                    yield Line(at, at, 0, Kind.BLANK, paragraph, False)
                paragraph += 1
            blank = False
            kind, words, indent = _kind_of(body, at, stop)
            first = True
            for start, end in wrap(body, words, stop, max(width - indent, 1)):
                yield Line(start, end, indent, kind, paragraph, first)
                first = False
        at = stop + 1

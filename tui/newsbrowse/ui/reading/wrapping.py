"""Breaking one line of text into lines of a width in cells, as a careful typesetter would.

Lines are ragged right. A break never parts a number from its unit or its scale (`$11.1 billion`, `5 km`), a
day from its month, a title from its name, a dash or a detached closing mark from the word before it; where
that would leave a line mostly empty, a break at any space is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, get_character_cell_size

from newsbrowse.text.gluing import DASHED, NOT_FIRST, NOT_LAST, is_glued

_LEAST = 0.55
"""The share of a line that is filled at least before a bad break is taken rather than a good one."""

_MOST_TRIED = 6
"""Spaces looked at for one break."""

_URL_BREAK = re.compile(r"[/?&=#;,]|(?<=\w)[-_.](?=\w)")


def wrap(text: str, width: int, first: int | None = None) -> Iterator[tuple[int, int]]:
    """Spans of the lines that a text without line breaks takes.

    Args:
        text: clean text; a wide (CJK) character takes two cells, a combining mark none.
        width: cells, at least 1. A single character that is wider stands alone on a line.
        first: the width of the first line, where it is another.
    """
    room = max(width if first is None else first, 1)
    at, size = 0, len(text)
    while at < size:
        stop = _reach(text, at, room)
        if stop < size:
            stop = _break(text, at, stop)
        tail = stop
        while tail > at and text[tail - 1] == " ":
            tail -= 1
        if tail > at:
            yield at, tail
        at = stop
        while at < size and text[at] == " ":
            at += 1
        room = max(width, 1)


def _reach(text: str, start: int, room: int) -> int:
    """How far a line that starts at `start` reaches at most; at least one character with its marks."""
    stop = min(start + room, len(text))
    piece = text[start:stop]
    if not piece.isascii() and cell_len(piece) != len(piece):
        stop = start
        while stop < len(text):
            room -= get_character_cell_size(text[stop])
            if room < 0 and stop > start:
                break
            stop += 1
    while start < stop < len(text) and not text[stop].isascii() and not get_character_cell_size(text[stop]):
        stop += 1
    return stop


def _break(text: str, start: int, stop: int) -> int:
    """Where to end a line that reaches from `start` to `stop` at most, with more text behind."""
    least = start + max(int((stop - start) * _LEAST), 1)
    space = text.rfind(" ", start + 1, stop + 1)
    if inside := _inside_word(text, max(space + 1, start), stop, least):
        return inside
    if space < 0:
        return _in_long_word(text, start, stop)
    at = space
    for _ in range(_MOST_TRIED):
        if at < least:
            break
        if not is_glued(text, at):
            return at
        at = text.rfind(" ", start + 1, at)
    return space


def _inside_word(text: str, word: int, stop: int, least: int) -> int:
    """A good break after the last space: behind a hyphen or dash, or between ideographs; 0 for none."""
    tail = text[word : stop + 1]
    if not tail.isascii():
        at = stop
        while at > max(word, least) and not _between_wide(text, at):
            at -= 1
        if at > max(word, least):
            return at
    begin = text.rfind(" ", 0, stop) + 1
    if tail.isalnum() or "://" in text[begin : begin + 12]:
        return 0
    ends = [match.end() for match in DASHED.finditer(text, word, min(stop + 2, len(text)))]
    return max((end for end in ends if least < end <= stop), default=0)


def _between_wide(text: str, at: int) -> bool:
    """Whether a line may end before `at` because one of its neighbours is an ideograph or a kana."""
    before, after = text[at - 1], text[at]
    if before in NOT_LAST or after in NOT_FIRST or before == " " or after == " ":
        return False
    return get_character_cell_size(before) == 2 or get_character_cell_size(after) == 2


def _in_long_word(text: str, start: int, stop: int) -> int:
    """Where to break a word wider than the line: an address behind a sign, others where the line ends."""
    ends = [match.end() for match in _URL_BREAK.finditer(text, start, stop)]
    best = max((end for end in ends if end > start + (stop - start) // 2), default=0)
    if best and ("://" in text[max(start - 200, 0) : stop] or text.count("/", start, stop) > 1):
        return best
    return stop

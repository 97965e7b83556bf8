"""Whether lines are one paragraph that was hard-wrapped, or a table, or were ended on purpose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsbrowse.models import Span

_NARROWEST = 40
"""Code points; what is set narrower is rather verse, a score or an address than wrapped prose."""

_SOFT_SHARE = 0.85
"""Of the line breaks of a wrapped paragraph, so many look like wrapping."""

_WORD_ROOM = 16
"""Code points by which the longest line of a wrapped paragraph may stay behind the column."""

_LOWER_SHARE = 0.2
"""Of its lines but the first, so many go on with a small letter; verse has capitals."""

_WORD = re.compile(r"[ \t]*(\S{0,60})")
_COLUMNS = re.compile(r"\S(?:[ \t]*\t[ \t]*| {3,})\S")
_BARS = re.compile(r"\|[^|\n]*\|")
_STOPS = (".", ":", ";", "!", "?", "”", '"')


class Wrapping:
    """Tells wrapped lines of one text; the column at which it was wrapped is learnt on the way."""

    def __init__(self) -> None:
        self._column = 0

    def is_one_paragraph(self, body: str, lines: Sequence[Span]) -> bool:
        """Whether the lines are one paragraph, wrapped at a common width.

        A break looks like wrapping if the next word had no more room, or if a sentence plainly goes on
        over it. Two lines tell little, so they are held against the column of longer paragraphs.
        """
        width = max(_length(body, line) for line in lines)
        if width < _NARROWEST:
            return False
        breaks = list(pairwise(lines))
        full = [_is_full(body, line, following, width) for line, following in breaks]
        small = [_begins_small(body, following) for _, following in breaks]
        if len(breaks) == 1:
            return self._goes_on(body, *breaks[0], small[0])
        soft = sum(
            is_full or goes_on or _begins_small(body, line)
            for is_full, goes_on, (line, _) in zip(full, small, breaks, strict=True)
        )
        looks = soft >= len(breaks) * _SOFT_SHARE and sum(full) * 2 >= len(breaks)
        if looks and (sum(small) >= len(breaks) * _LOWER_SHARE or 0 < self._column - width < _WORD_ROOM):
            self._column = max(self._column, width)
            return True
        return False

    def _goes_on(self, body: str, line: Span, following: Span, small: bool) -> bool:
        """Whether the second of two lines goes on with the first."""
        if self._column and _is_full(body, line, following, self._column):
            return _length(body, line) <= self._column
        return small and not body[line.start : line.end].rstrip().endswith(_STOPS)


def _length(body: str, line: Span) -> int:
    return len(body[line.start : line.end].rstrip())


def _is_full(body: str, line: Span, following: Span, width: int) -> bool:
    """Whether the first word of the next line had no room any more."""
    word = _WORD.match(body, following.start, following.end)
    return word is None or _length(body, line) + 1 + len(word[1]) > width


def _begins_small(body: str, line: Span) -> bool:
    head = body[line.start : min(line.end, line.start + 20)]
    first = next((character for character in head if character.isalnum()), "")
    return first.isalpha() and not first.isupper()


def is_table(body: str, lines: Sequence[Span]) -> bool:
    """Whether columns stand in most of the lines: bars, tabs or wide gaps."""
    with_columns = sum(
        _COLUMNS.search(body, *line) is not None or _BARS.search(body, *line) is not None for line in lines
    )
    return with_columns >= 2 and with_columns * 2 >= len(lines)

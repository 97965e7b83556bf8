"""The signs that a line of a body may begin with: of a heading, a list item, a quoted block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsbrowse.models import Span

_DEEPEST = 3
"""The level from which items and quoted lines are not told apart by how deep they stand."""

HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
"""The sign of a heading; the group has as many signs as its level."""

_ITEM = re.compile(r"([ \t]{0,12})(?:[-*+•·‣▪–][ \t]+|\(?\d{1,3}[.)][ \t]+)(?=\S)")
QUOTED = re.compile(r"[ \t]{0,3}((?:>[ \t]?)+)")
"""The signs of a quoted line."""


def has_sign(body: str, lines: Sequence[Span], at: int) -> bool:
    """Whether a line begins with a sign, so that it does not go on with what stands above it."""
    line = lines[at]
    return bool(HEADING.match(body, *line) or QUOTED.match(body, *line)) or is_item(body, lines, at)


def is_item(body: str, lines: Sequence[Span], at: int) -> bool:
    """Whether a line begins a list item, and not by chance with a dash or a number that was wrapped."""
    match = _ITEM.match(body, *lines[at])
    if match is None:
        return False
    if at == 0 or match[1]:
        return True
    before = body[lines[at - 1].start : lines[at - 1].end].rstrip()
    if before.endswith((":", ".", ";", "!", "?")) or _ITEM.match(before):
        return True
    return at + 1 < len(lines) and _ITEM.match(body, *lines[at + 1]) is not None


def item_words(body: str, line: Span) -> tuple[int, int]:
    """Where the words of an item begin, given its first line, and its level from 0."""
    match = _ITEM.match(body, *line)
    assert match is not None  # noqa: S101 - the caller has looked
    return match.end(), min(len(match[1].replace("\t", "    ")) // 2, _DEEPEST)


def without_signs(body: str, lines: Sequence[Span]) -> tuple[list[Span], list[int]]:
    """What follows the signs of quoted lines, and how deep each is quoted, from 0."""
    spans, levels = [], []
    for line in lines:
        match = QUOTED.match(body, *line)
        assert match is not None  # noqa: S101 - the caller has looked
        spans.append(Span(match.end(), line.end))
        levels.append(min(match[1].count(">") - 1, _DEEPEST))
    return spans, levels

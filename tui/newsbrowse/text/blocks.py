"""The blocks of a body: paragraphs, headings, list items, quoted blocks, verse and tables.

News comes with its lines ended in four ways: a paragraph a line (web pages), a blank line between
paragraphs (Markdown), hard-wrapped at some column (wire copy, mail), and on purpose (verse, addresses,
tables). Where hard-wrapped prose is certain its lines are joined into one block; in doubt each line stays.
The text itself is never changed: a block is a span of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from newsbrowse.models import Span
from newsbrowse.text.line_groups import FENCE, Group, groups
from newsbrowse.text.line_signs import HEADING, QUOTED, has_sign, is_item, item_words, without_signs
from newsbrowse.text.wrapped import Wrapping, is_table

_LONGEST = 16_000
"""Code points of one block; what is longer is cut at a space, so that no block takes long to set."""

_LONG_LINE = 110
"""A line longer than this was not wrapped by anyone: it is a paragraph of its own."""

_STOPS = (".", "!", "?", "…", ":", "。", "؟", "।")
_CLOSING = "\"'”’»)]*_"


class BlockKind(IntEnum):
    """What a block is."""

    TEXT = 0
    HEADING = 1
    ITEM = 2
    QUOTE = 3
    LINE = 4
    TABLE = 5


class Block(NamedTuple):
    """A stretch of a body that is set on its own.

    Attributes:
        marker: where the sign of the block (`#`, `-`, `1.`, `>`) begins; `start` where there is none.
        start: where its words begin.
        level: of a heading from 1, of an item or a quoted block from 0.
        paragraph: the number of its paragraph, from 1; items, lines of verse and tables share one.
        opens: whether it is the first of its paragraph.
        spaced: whether a blank line parts it from what is above.
    """

    kind: BlockKind
    marker: int
    start: int
    end: int
    level: int
    paragraph: int
    opens: bool
    spaced: bool


class _Part(NamedTuple):
    """A block before it is numbered. `own` says that it is a paragraph of its own."""

    kind: BlockKind
    marker: int
    start: int
    end: int
    level: int = 0
    own: bool = False


_UNDERLINE = re.compile(r"(?:=+|-{3,})[ \t]*\Z")
_HARD_END = re.compile(r"(?: {2}|\\)\Z")


def blocks(body: str, *, markdown: bool = False) -> Iterator[Block]:
    """The blocks of a body, in order; every character that is not white space is in one, or in its marker.

    Args:
        body: text of any length.
        markdown: whether single line breaks are only wrapping, and fences and underlined headings count.
    """
    paragraph = 0
    parts = _Parts(body, markdown)
    for group in groups(body, markdown):
        opens = spaced = not group.continued
        for part in parts.of(group):
            opens = opens or part.own
            paragraph += opens
            for start, end in _pieces(body, part.start, part.end):
                marker = part.marker if start == part.start else start
                parted = (spaced or part.own) and paragraph > 1 and start == part.start
                yield Block(part.kind, marker, start, end, part.level, paragraph, opens, parted)
                opens = spaced = False


def _pieces(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span, cut at spaces where it is too long."""
    while end - start > _LONGEST:
        cut = body.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield start, cut
        start = cut
    yield start, end


class _Parts:
    """Parts groups of lines into blocks."""

    def __init__(self, body: str, markdown: bool) -> None:
        self._body = body
        self._markdown = markdown
        self._wrapping = Wrapping()

    def of(self, group: Group) -> Iterator[_Part]:
        """The blocks of a group."""
        lines, fenced, at = group.lines, group.fenced, 0
        while at < len(lines):
            fence = next(self._fences(lines, at), len(lines))
            if fenced:
                yield from _kept(BlockKind.TABLE, lines[at : fence + 1])
            else:
                yield from self._unfenced(lines[at:fence])
                yield from _kept(BlockKind.TABLE, lines[fence : fence + 1])
            at = fence + 1
            fenced = not fenced

    def _fences(self, lines: Sequence[Span], at: int) -> Iterator[int]:
        if self._markdown:
            yield from (n for n in range(at, len(lines)) if FENCE.match(self._body, *lines[n]))

    def _unfenced(self, lines: Sequence[Span]) -> Iterator[_Part]:
        body, at = self._body, 0
        while at < len(lines):
            line = lines[at]
            stop = at + 1
            if match := HEADING.match(body, *line):
                yield _Part(BlockKind.HEADING, line.start, match.end(), line.end, len(match[1]), own=at > 0)
            elif QUOTED.match(body, *line):
                while stop < len(lines) and QUOTED.match(body, *lines[stop]):
                    stop += 1
                yield from self._quoted(lines[at:stop])
            elif is_item(body, lines, at):
                while stop < len(lines) and self._goes_on(lines, stop):
                    stop += 1
                words, level = item_words(body, line)
                yield _Part(BlockKind.ITEM, line.start, words, lines[stop - 1].end, level)
            else:
                while stop < len(lines) and not has_sign(body, lines, stop):
                    stop += 1
                yield from self._prose(lines[at:stop])
            at = stop

    def _goes_on(self, lines: Sequence[Span], at: int) -> bool:
        """Whether a line belongs to the item above it."""
        if has_sign(self._body, lines, at):
            return False
        indented = self._body[lines[at].start : lines[at].start + 1] in (" ", "\t")
        return (
            self._markdown or indented or self._wrapping.is_one_paragraph(self._body, lines[at - 1 : at + 1])
        )

    def _quoted(self, lines: Sequence[Span]) -> Iterator[_Part]:
        """Quoted lines: joined where they are one paragraph, parted where a sign stands alone."""
        spans, levels = without_signs(self._body, lines)
        at = 0
        while at < len(spans):
            stop = at + 1
            while (
                stop < len(spans) and levels[stop] == levels[at] and self._body[slice(*spans[stop])].strip()
            ):
                stop += 1
            ends = [stop] if self._joins(spans[at:stop]) else range(at + 1, stop + 1)
            for end in ends:
                start = spans[at].start
                yield _Part(BlockKind.QUOTE, lines[at].start, start, spans[end - 1].end, levels[at])
                at = end

    def _joins(self, spans: Sequence[Span]) -> bool:
        if len(spans) == 1:
            return True
        blank = not self._body[slice(*spans[0])].strip()
        return not blank and (self._markdown or self._wrapping.is_one_paragraph(self._body, spans))

    def _prose(self, lines: Sequence[Span]) -> Iterator[_Part]:
        """Lines without a sign: paragraphs, verse or a table."""
        if len(lines) == 1:
            yield from _kept(BlockKind.TEXT, lines)
        elif is_table(self._body, lines):
            yield from _kept(BlockKind.TABLE, lines)
        elif self._markdown:
            yield from _markdown_prose(self._body, lines)
        elif max(line.end - line.start for line in lines) > _LONG_LINE:
            if _is_verse(self._body, lines):
                yield from _kept(BlockKind.LINE, lines)
                return
            for at, line in enumerate(lines):
                yield _Part(BlockKind.TEXT, line.start, line.start, line.end, own=at > 0)
        else:
            yield from self._wrapped_prose(lines)

    def _wrapped_prose(self, lines: Sequence[Span]) -> Iterator[_Part]:
        """Paragraphs that begin with an indent, or one, or lines that were ended on purpose."""
        runs = _by_indent(self._body, lines)
        joins = [len(run) > 1 and self._wrapping.is_one_paragraph(self._body, run) for run in runs]
        if not any(joins):
            yield from _kept(BlockKind.LINE, lines)
            return
        for number, run in enumerate(runs):
            own = number > 0
            if len(run) == 1 or joins[number] or self._wrapping.is_one_paragraph(self._body, run):
                yield _Part(BlockKind.TEXT, run[0].start, run[0].start, run[-1].end, own=own)
            else:
                yield from _kept(BlockKind.LINE, run, own=own)


def _kept(kind: BlockKind, lines: Sequence[Span], *, own: bool = False) -> Iterator[_Part]:
    """Lines that stay lines."""
    for at, line in enumerate(lines):
        yield _Part(kind, line.start, line.start, line.end, own=own and at == 0)


def _is_verse(body: str, lines: Sequence[Span]) -> bool:
    """Whether lines, some of them long, are verse: most end within a sentence, as no paragraph does."""
    words = [body[line.start : line.end].rstrip().rstrip(_CLOSING) for line in lines]
    ends = sum(line.endswith(_STOPS) for line in words)
    return len(lines) > 2 and ends * 2 < len(lines)


def _markdown_prose(body: str, lines: Sequence[Span]) -> Iterator[_Part]:
    """Joined lines; an underlined heading and a break that was asked for part them."""
    at = 0
    for number, line in enumerate(lines):
        if number == 1 and _UNDERLINE.match(body, *line):
            yield _Part(BlockKind.HEADING, lines[0].start, *lines[0], 1)
            yield _Part(BlockKind.LINE, line.start, *line)
            at = 2
        elif _HARD_END.search(body[max(line.end - 2, line.start) : line.end]) or number == len(lines) - 1:
            kind = BlockKind.TEXT if number > at or at == 0 else BlockKind.LINE
            yield _Part(kind, lines[at].start, lines[at].start, line.end)
            at = number + 1


def _by_indent(body: str, lines: Sequence[Span]) -> list[list[Span]]:
    """The lines parted where one is set in and the one above it is not."""
    runs: list[list[Span]] = []
    before = False
    for line in lines:
        indented = body[line.start : line.start + 1] in (" ", "\t")
        if not runs or (indented and not before):
            runs.append([])
        runs[-1].append(line)
        before = indented
    return runs


def paragraph_starts(body: str, *, markdown: bool = False) -> list[int]:
    """Where each paragraph begins: `bisect_right(starts, place)` tells the number of that of a place."""
    return [block.marker for block in blocks(body, markdown=markdown) if block.opens]

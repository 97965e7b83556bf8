"""The words of one block as they are set: without hard line breaks, Markdown's signs, invisible characters.

Each character of a flow stands for one character of the body, in order, so that a span of the body can be
found among the cells and back. What a flow leaves out are white space and signs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from newsbrowse.text.blocks import Block, BlockKind
from newsbrowse.ui.reading.inline import Signs, inline_signs

HIDDEN = "\x00"
"""Stands in a body that is shown for a character that takes no place and has no look: a soft hyphen, say."""


class Styled(NamedTuple):
    """A stretch of a flow that looks different: `strong`, `emphasis`, `code` or `link`."""

    start: int
    end: int
    look: str


@dataclass(frozen=True, slots=True)
class Flow:
    """The words of a block.

    Attributes:
        text: one line.
        starts: where in `text` each stretch begins that is also one stretch of the body, from 0.
        origins: where in the body each of them begins.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    styled: tuple[Styled, ...] = field(default=())

    def to_body(self, at: int) -> int:
        """The place in the body of a character of the flow; of its end, the place after the last."""
        if at >= len(self.text):
            return self.to_body(len(self.text) - 1) + 1 if self.text else self.origins[0]
        number = bisect_right(self.starts, at) - 1
        return self.origins[number] + at - self.starts[number]

    def from_body(self, offset: int) -> int:
        """The place in the flow of a character of the body; of one left out, that of the next one."""
        number = bisect_right(self.origins, offset) - 1
        if number < 0:
            return 0
        stop = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return min(self.starts[number] + offset - self.origins[number], stop)


_SPACES = re.compile(r"[ \t]*\n(?:[ \t]*(?:>[ \t]?)+)?[ \t]*| {2,}|\x00+")
_QUOTED_SPACES = re.compile(r"[ \t]*\n[ \t]*(?:(?:>[ \t]?)+)?[ \t]*| {2,}|\x00+")
_HIDDEN = re.compile(r"\x00+")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


def flow_of(body: str, block: Block, *, markdown: bool = False) -> Flow:
    """The flow of a block of a body."""
    text = body[block.start : block.end]
    if block.kind is BlockKind.TABLE:
        return _cut(text, block.start, ((m.start(), m.end(), -1) for m in _HIDDEN.finditer(text)), ())
    lead = len(text) - len(text.lstrip(" \t"))
    start = block.start + lead
    text = text.strip(" \t")
    signs = inline_signs(text) if markdown else Signs()
    if not signs.hidden and "\x00" not in text and "  " not in text and "\n" not in text:
        return Flow(text, (0,), (start,))
    return _cut(text, start, _cuts(text, block.kind, signs), signs.styled)


def _cuts(text: str, kind: BlockKind, signs: Signs) -> list[tuple[int, int, int]]:
    """(start, end, keep) of what is left out, in order; `keep` is the place of a space that stays, or -1."""
    pattern = _QUOTED_SPACES if kind is BlockKind.QUOTE else _SPACES
    cuts = [(start, end, -1) for start, end in signs.hidden]
    for match in pattern.finditer(text):
        start, end = match.span()
        joins = "\n" in match[0] and _WIDE.match(text, start - 1) and _WIDE.match(text, end)
        cuts.append((start, end, -1 if joins or match[0][0] == "\x00" else start))
    cuts.sort()
    return cuts


def _cut(
    text: str, origin: int, cuts: Iterable[tuple[int, int, int]], styled: Iterable[tuple[int, int, str]]
) -> Flow:
    """The text without its cuts, with the stretches that are left."""
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    size = at = 0

    def put(piece: str, place: int) -> None:
        nonlocal size
        if piece:
            pieces.append(piece)
            starts.append(size)
            origins.append(origin + place)
            size += len(piece)

    for start, end, keep in cuts:
        if start < at:
            continue
        put(text[at:start], at)
        if keep >= 0:
            put(" ", keep)
        at = end
    put(text[at:], at)
    if not starts:
        return Flow("", (0,), (origin,))
    bare = Flow("".join(pieces), tuple(starts), tuple(origins))
    looks = tuple(
        Styled(bare.from_body(origin + start), bare.from_body(origin + end), look)
        for start, end, look in styled
    )
    return Flow(bare.text, bare.starts, bare.origins, looks)

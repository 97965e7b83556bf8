"""An article at a width: the rows of its head and text, as pieces of text with the names of their looks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from rich.cells import cell_len, get_character_cell_size

from newsbrowse.models import Span
from newsbrowse.text.blocks import BlockKind
from newsbrowse.ui.reading.head import HeadLine, head
from newsbrowse.ui.reading.layout import Layout, Row
from newsbrowse.ui.reading.marks import Layer, Mark, marks_of
from newsbrowse.ui.reading.reading import Reading
from newsbrowse.writing.noted import Noted

Piece = tuple[str, tuple[str, ...]]
"""Words, and the names of the looks laid over one another."""

_NUMBER_ROOM = 6
"""Cells of the margin that paragraph numbers take."""

_PASSAGE_SIGN = "▌"
_NOTE_SIGN, _STAR_SIGN, _TAG_SIGN = "*", "★", "#"

_KIND_LOOKS = {
    BlockKind.HEADING: "heading",
    BlockKind.TABLE: "kept",
}


class Sheet:
    """The rows of an article: those of its head, then those of its text.

    Args:
        room: cells of the pane.
        measure: cells of a line of text, at most.
        numbered: whether paragraphs are numbered in the margin.
    """

    def __init__(self, reading: Reading, room: int, measure: int, *, numbered: bool = False) -> None:
        self.reading = reading
        self.room = room
        self._numbered = numbered and room > 4 * _NUMBER_ROOM
        spare = _NUMBER_ROOM if self._numbered else 0
        sides = 4 if room >= 40 else 2
        self.width = max(min(room - max(sides, spare + 1), measure), 1)
        self.margin = max((room - self.width) // 2, min(spare, room - self.width), 0)
        self.head: list[HeadLine] = head(reading, self.width)
        self.layout = Layout(reading.text, self.width, markup=reading.markup)
        self._signs = _signs(reading.noted)

    @property
    def rows(self) -> int:
        """The rows laid out so far."""
        return len(self.head) + self.layout.rows

    def extend(self, enough: Callable[[], bool]) -> None:
        """Lay out more, until that is enough or nothing is left."""
        self.layout.extend(enough)

    def offset_of(self, row: int) -> int:
        """The place in the body that a row shows; -1 for the head."""
        return -1 if row < len(self.head) else self.layout.offset_of(row - len(self.head))

    def row_of(self, offset: int) -> int:
        """The row that shows a place in the body; the first of all for -1."""
        return 0 if offset < 0 else len(self.head) + self.layout.row_of(offset)

    def stretch(self, first: int, end: int) -> tuple[int, int]:
        """Where in the body some rows begin and end."""
        stop = self.offset_of(end) if end < self.rows else len(self.reading.text) + 1
        return max(self.offset_of(first), 0), max(stop, 0)

    def line(self, passage: Span) -> Span:
        """The row in which a passage begins; of one that is whole rows, those and the next that has words."""
        first, last = self.row_of(passage.start), self.row_of(passage.end - 1)
        row = self._words_of(first)
        if row is None:
            return passage
        whole = Span(row.start, (self._words_of(last) or row).end)
        if whole != passage:
            return row
        below = (self._words_of(at) for at in range(last + 1, self.rows))
        following = next((words for words in below if words is not None), None)
        return Span(whole.start, following.end) if following else whole

    def _words_of(self, row: int) -> Span | None:
        """Where in the body the words of a row stand; None for one without any."""
        if row < len(self.head):
            return None
        shown = self.layout.row(row - len(self.head))
        if shown.flow is None or not shown.flow.text[shown.start : shown.end].strip():
            return None
        return Span(shown.flow.to_body(shown.start), shown.flow.to_body(shown.end - 1) + 1)

    def position(self, first: int, end: int) -> str:
        """Where some rows stand in the text: `¶4/14 · 32 %`; while the text is still being set `¶4 · 1 %`."""
        if not self.layout.rows:
            return ""
        row = self.layout.row(min(max(first - len(self.head), 0), self.layout.rows - 1))
        last = f"/{self.layout.paragraphs:,}" if self.layout.complete else ""
        size = len(self.reading.text)
        at_end = self.layout.complete and end >= self.rows
        share = 100 if at_end else min(self.stretch(first, end)[1] * 100 // max(size, 1), 99)
        return f"¶{row.block.paragraph:,}{last} · {share} %"

    def draw(
        self, row: int, layers: Sequence[Layer], badges: Mapping[int, str], passage: Span | None = None
    ) -> list[Piece]:
        """The pieces of a row.

        Args:
            row: from 0.
            layers: what is marked in the text.
            badges: by their places in the body, short signs drawn over the words that begin there; -1 is the
                article's own address, in the head.
            passage: what is chosen of the text; a sign in the margin tells its rows. Other signs tell where
                passages with a star, a note or tags begin.
        """
        if row < len(self.head):
            line = self.head[row]
            sign = badges.get(line.place) if line.place is not None else None
            words = _badged([(line.text, (line.style,))], {0: sign} if sign else {})
            return [(" " * self.margin, ("text",)), *words]
        shown = self.layout.row(row - len(self.head))
        margin = self._margin_of(shown)
        pieces: list[Piece] = [(margin, ("text" if margin.isspace() else "number",))]
        if passage is not None and self._touches(shown, passage):
            pieces = _signed(margin, _PASSAGE_SIGN)
        elif sign := next((sign for place, sign in self._signs if self._begins(shown, place)), ""):
            pieces = _signed(margin, sign)
        if shown.flow is None:
            return pieces
        if shown.lead:
            pieces.append((shown.lead, ("lead",)))
        base = _KIND_LOOKS.get(shown.block.kind, "text")
        text = shown.flow.text[shown.start : shown.end]
        marks = marks_of(shown, layers)
        return pieces + _badged(_styled(text, base, marks), self._badges(shown, badges))

    def _margin_of(self, row: Row) -> str:
        if self._numbered and row.first and row.block.opens:
            return f"{row.block.paragraph:>{max(self.margin - 2, 1)}}  "
        return " " * self.margin

    def _touches(self, row: Row, passage: Span) -> bool:
        """Whether a row shows a part of a passage."""
        if row.flow is None or row.end <= row.start:
            return False
        return row.flow.to_body(row.start) < passage.end and row.flow.to_body(row.end - 1) >= passage.start

    def _begins(self, row: Row, place: int) -> bool:
        """Whether a row shows what stands at a place of the body."""
        return self._touches(row, Span(place, place + 1))

    def _badges(self, row: Row, badges: Mapping[int, str]) -> dict[int, str]:
        """The badges of a row by the place in its words."""
        if not badges or row.flow is None or row.end <= row.start:
            return {}
        begins, ends = row.flow.to_body(row.start), row.flow.to_body(row.end - 1) + 1
        return {
            row.flow.from_body(place) - row.start: sign
            for place, sign in badges.items()
            if begins <= place < ends
        }


def _signs(noted: Sequence[Noted]) -> list[tuple[int, str]]:
    """Where marked passages begin in the body, with the sign of each: that of a star goes before others."""
    signs = []
    for one in noted:
        if one.span is not None and one.remark is not None:
            sign = _STAR_SIGN if one.remark.starred else _NOTE_SIGN if one.note else _TAG_SIGN
            signs.append((one.span.start, sign))
    return sorted(signs, key=lambda pair: (_STAR_SIGN, _NOTE_SIGN, _TAG_SIGN).index(pair[1]))


def _signed(margin: str, sign: str) -> list[Piece]:
    """The margin with a sign, which needs no colour; nothing where there is no margin."""
    at = max(len(margin) - 2, 0)
    rest = margin[at + 1 :]
    return [(margin[:at], ("number",)), (sign if margin else "", ("sign",)), (rest, ("text",))]


def _styled(text: str, base: str, marks: Sequence[Mark]) -> list[Piece]:
    """The text parted where its look changes."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    return [
        (
            text[start:end],
            (base, *(mark.look for mark in marks if mark.start <= start and mark.end >= end)),
        )
        for start, end in pairwise(edges)
        if start < end
    ]


def _badged(pieces: list[Piece], badges: Mapping[int, str]) -> list[Piece]:
    """The pieces with signs drawn over some of their characters; columns stay straight."""
    for place, sign in badges.items():
        drawn: list[Piece] = []
        at, room = 0, 0
        for text, looks in pieces:
            if at <= place < at + len(text):
                drawn.append((text[: place - at], looks))
                drawn.append((sign, ("badge",)))
                room = cell_len(sign)
                taken, text_left = _taken(text[place - at :], room)
                room -= taken
                drawn.append((" " * -min(room, 0) + text_left, looks))
            elif room > 0:
                taken, text_left = _taken(text, room)
                room -= taken
                drawn.append((" " * -min(room, 0) + text_left, looks))
            else:
                drawn.append((text, looks))
            at += len(text)
        pieces = [piece for piece in drawn if piece[0]]
    return pieces


def _taken(text: str, room: int) -> tuple[int, str]:
    """How many cells of a text's beginning give way to a sign of `room` cells, and what is left of it."""
    cells = at = 0
    while at < len(text) and (cells < room or not get_character_cell_size(text[at])):
        cells += get_character_cell_size(text[at])
        at += 1
    return cells, text[at:]

"""The full text of one article, set for reading; of a long text only the lines in view are drawn."""

from __future__ import annotations

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from time import monotonic
from typing import ClassVar

from msgspec import Struct
from rich.style import Style
from textual.events import Resize
from textual.message import Message
from textual.strip import Strip

from newsbrowse.models import Article, Span
from newsbrowse.text.clean import clean
from newsbrowse.ui.annotations import annotation_lines
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.dates import short_day
from newsbrowse.ui.messages import Said
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.typeset import Kind, Line, typeset, wrap
from newsbrowse.ui.widgets.lines import LineView

MEASURE = 80
"""The widest a line of text is set, in cells."""

_AT_ONCE = 400
"""Lines set before the first paint; the rest follows in slices of `_SLICE` seconds."""

_SLICE = 0.01

_FACTS = 8
"""People and countries named above the text."""


class Reading(Struct, frozen=True):
    """An article made ready to be shown; made in a thread, since a body may have megabytes.

    Attributes:
        text: the body, of the same length, safe to show.
        matches: the words that the search found, in order.
        mentions: the spans of people, countries and dates, in order.
        tags: the tags that the user gave it.
        note: the user's note on it; empty if there is none.
    """

    article: Article
    text: str
    matches: tuple[Span, ...] = ()
    mentions: tuple[Span, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""


class Reader(LineView):
    """An article: head, facts, text."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (
        Scope.READER,
        Scope.MOVE,
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "reader--title",
        "reader--dim",
        "reader--text",
        "reader--heading",
        "reader--match",
        "reader--mention",
    }

    @dataclass
    class Left(Message):
        """The user wants to go back to the list."""

    @dataclass
    class Moved(Message):
        """Another part of the article is in view."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._reading: Reading | None = None
        self._head: list[tuple[str, str]] = []
        self._lines: list[Line] = []
        self._match_starts: list[int] = []
        self._mention_starts: list[int] = []
        self._run = 0
        self._wanted_top = 0

    @property
    def reading(self) -> Reading | None:
        """What is shown."""
        return self._reading

    def show(self, reading: Reading, top: int = 0) -> None:
        """Show an article from its beginning, or from a line."""
        self._reading = reading
        self._match_starts = [span.start for span in reading.matches]
        self._mention_starts = [span.start for span in reading.mentions]
        self._set(top)

    def clear(self) -> None:
        """Show nothing."""
        self._reading = None
        self._head, self._lines = [], []
        self._run += 1
        self.set_rows(0)

    @property
    def position(self) -> str:
        """Where in the article the view is: paragraph and share of the lines."""
        if not self._lines:
            return ""
        at = min(max(self.top - len(self._head), 0), len(self._lines) - 1)
        bottom = min(self.top + self.page, self.rows)
        share = bottom * 100 // max(self.rows, 1)
        return f"¶{self._lines[at].paragraph}/{self._lines[-1].paragraph} · {share} %"

    def on_resize(self, event: Resize) -> None:
        """Set the text again at the new width, with the same words at the top."""
        if self._reading is None:
            return
        at = self.top - len(self._head)
        start = self._lines[at].start if 0 < at < len(self._lines) else -1
        self._set(0)
        if start >= 0:
            self.go_to_offset(start, context=0)

    def on_scrolled(self) -> None:
        """Say that another part is in view."""
        self.post_message(self.Moved())

    @property
    def _measure(self) -> int:
        return max(min(self.scrollable_content_region.width - 4, MEASURE), 1)

    @property
    def _margin(self) -> int:
        room = self.scrollable_content_region.width - self._measure
        return max(min(room // 2, 8 if room > 12 else 2), 0)

    def _set(self, top: int) -> None:
        assert self._reading is not None  # noqa: S101 - callers have checked
        self._run += 1
        self._wanted_top = top
        self._head = list(_head(self._reading, self._measure))
        lines = typeset(self._reading.text, self._measure)
        self._lines = list(islice(lines, _AT_ONCE + top))
        self.set_rows(len(self._head) + len(self._lines))
        self.go_to_line(top)
        if len(self._lines) >= _AT_ONCE:
            self.run_worker(self._set_rest(lines, self._run), exclusive=True, group="typeset")
        self.post_message(self.Moved())

    async def _set_rest(self, lines: Iterator[Line], run: int) -> None:
        """Set the rest of a long text without holding up the keys."""
        more = True
        while more and run == self._run:
            until = monotonic() + _SLICE
            while more and monotonic() < until:
                piece = list(islice(lines, 200))
                self._lines += piece
                more = bool(piece)
            self.set_rows(len(self._head) + len(self._lines))
            await asyncio.sleep(0)

    def _line_at(self, offset: int) -> int:
        """The row that shows a place in the body."""
        at = bisect_right(self._lines, offset, key=lambda line: line.start) - 1
        return len(self._head) + max(at, 0)

    def go_to_offset(self, offset: int, context: int = 3) -> None:
        """Bring a place in the body into view, with lines of context above it."""
        self.go_to_line(max(self._line_at(offset) - context, 0))

    def action_leave(self) -> None:
        """Back to the list."""
        self.post_message(self.Left())

    def action_page(self) -> None:
        """A page down."""
        self.action_full_down()

    def action_next_match(self) -> None:
        """To the next line with a matched word below the middle of the view."""
        self._step(1)

    def action_previous_match(self) -> None:
        """To the line with a matched word before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        rows = sorted({self._line_at(start) for start in self._match_starts})
        if not rows:
            self.post_message(Said("No matched words in this text."))
            return
        here = self.top + 3
        at = bisect_right(rows, here) if step > 0 else bisect_left(rows, here) - 1
        if not 0 <= at < len(rows) or (step > 0 and self.top >= self.last_top):
            at = 0 if step > 0 else len(rows) - 1
        self.go_to_line(max(rows[at] - 3, 0))

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One line of the article."""
        text = self.style_of("reader--text")
        builder = LineBuilder(width).add(" " * self._margin, text)
        if row < len(self._head):
            words, name = self._head[row]
            return builder.add(words, self.style_of(name)).strip(text)
        line = self._lines[row - len(self._head)]
        if self._reading is None or line.kind is Kind.BLANK:
            return builder.strip(text)
        base = self.style_of("reader--heading") if line.kind is Kind.HEADING else text
        indent = " " * line.indent
        if line.first and line.kind is Kind.ITEM:
            indent = "• ".rjust(line.indent)
        elif line.kind is Kind.QUOTE:
            indent = "▏ "
        builder.add(indent, self.style_of("reader--dim"))
        return builder.marked(self._reading.text[line.start : line.end], base, self._marks(line)).strip(text)

    def _marks(self, line: Line) -> list[tuple[int, int, Style]]:
        """The marks of a line, matches over mentions, in code points from the line's start."""
        assert self._reading is not None  # noqa: S101 - callers have checked
        marks = []
        for spans, starts, name in (
            (self._reading.mentions, self._mention_starts, "reader--mention"),
            (self._reading.matches, self._match_starts, "reader--match"),
        ):
            at = max(bisect_left(starts, line.start) - 1, 0)
            while at < len(spans) and spans[at].start < line.end:
                if spans[at].end > line.start:
                    style = self.style_of(name)
                    marks.append((spans[at].start - line.start, spans[at].end - line.start, style))
                at += 1
        return marks


def _head(reading: Reading, width: int) -> Iterator[tuple[str, str]]:
    """(text, style) of the lines above the body: title, where from, and who and where it is about."""
    article = reading.article
    title = clean(article.title)
    for start, end in wrap(title, 0, len(title), width):
        yield title[start:end], "reader--title"
    authors = ", ".join(article.authors)
    by = f"by {authors}" if authors else ""
    details = (article.source or "", short_day(article.published), by, article.id)
    yield from _wrapped(" · ".join(clean(detail) for detail in details if detail), width)
    found = article.analysis
    people = [(person.name, len(person.mentions)) for person in found.people]
    countries = [(country.name, len(country.mentions)) for country in found.countries if country.about]
    for label, named in (("People   ", people), ("Countries", countries)):
        if named:
            ranked = sorted(named, key=lambda item: -item[1])[:_FACTS]
            facts = " · ".join(f"{clean(name)} {count}" if count else clean(name) for name, count in ranked)
            yield from _wrapped(f"{label} {facts}", width)
    for label, words in annotation_lines(reading.tags, reading.note):
        yield from _wrapped(f"{label:<9} {words}", width)
    yield "", "reader--dim"


def _wrapped(text: str, width: int) -> Iterator[tuple[str, str]]:
    for start, end in wrap(text, 0, len(text), width):
        yield text[start:end], "reader--dim"

"""The facts of the article that is shown: who, where, when, what was said and how much."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.events import Resize
from textual.strip import Strip

from newsbrowse.models import Field, Span
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.entitywork import KINDS, Subject
from newsbrowse.ui.messages import Said, Told
from newsbrowse.ui.reading.facts import FactRow, facts_of, row_pieces, why_day
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.lines import CursorView
from newsbrowse.ui.widgets.puts_right import PutsRight

if TYPE_CHECKING:
    from newsbrowse.ui.reading.reading import Reading


_WIDEST = 90
"""Cells of a row: the eye has to find the number that belongs to a name."""


class FactsView(CursorView, PutsRight):
    """The rows of facts; the cursor rests on what stands in the text."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FACTS, Scope.MOVE)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "facts--heading",
        "facts--topic",
        "facts--dim",
        "facts--line",
        "facts--bar",
        "facts--count",
        "facts--cursor",
    }

    class Went(Told):
        """The user wants to see a fact in the text: its span, and all that it is."""

        row: FactRow
        span: Span

    class Chosen(Told):
        """The user wants articles that have this value too."""

        field: Field
        value: str

    class Quoted(Told):
        """The user wants to copy words of the text with their citation."""

        span: Span

    class Closed(Told):
        """The user wants the article back."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._reading: Reading | None = None
        self._facts: tuple[FactRow, ...] = ()
        self._next = 0
        self._width = 0

    def show(self, reading: Reading | None) -> None:
        """Show the facts of an article, the cursor on the first; nothing moves if they are shown already."""
        if reading is self._reading and self._facts:
            return
        self._reading = reading
        self._width = -1
        self._draw_up()
        self._cursor = 0
        self._settle_cursor()
        self.go_to_line(0)

    def on_resize(self, event: Resize) -> None:
        """Draw the time line for the new width."""
        super().on_resize(event)
        self._draw_up()

    def _draw_up(self) -> None:
        width = self.size.width
        if self._reading is None or width == self._width:
            self._facts = self._facts if self._reading is not None else ()
        else:
            self._facts, self._width = facts_of(self._reading, max(min(width - 2, _WIDEST), 1)), width
        self._next = 0
        self.set_rows(len(self._facts))
        self._settle_cursor()

    def _settle_cursor(self) -> None:
        """Have the cursor rest on a fact."""
        stops = [row for row in range(self.rows) if self.can_stop_at(row)]
        if stops and self._cursor not in stops:
            self._cursor = next((row for row in stops if row >= self._cursor), stops[-1])

    def can_stop_at(self, row: int) -> bool:
        """Whether a row is a fact."""
        return bool(self._facts[row].spans or self._facts[row].topic)

    def on_cursor_moved(self) -> None:
        """The next jump goes to the first place of the fact."""
        self._next = 0

    def action_go(self) -> None:
        """To the fact's place in the text; again for its next."""
        if not self.rows or not self.can_stop_at(self.cursor):
            return
        row = self._facts[self.cursor]
        if not row.spans:
            self.post_message(Said("Only the title names this."))
            return
        span = row.spans[self._next % len(row.spans)]
        self._next += 1
        self.post_message(self.Went(row, span))

    def action_choose(self) -> None:
        """Choose the value in the search."""
        topic = self._facts[self.cursor].topic if self.rows else None
        if topic is None:
            go = keymap_of(self).told("facts.go")
            self.post_message(Said(f"People, countries and days can be chosen; {go} goes to the place."))
        else:
            self.post_message(self.Chosen(topic.field, topic.value))

    def action_copy(self) -> None:
        """Copy what was said, or how much it was, with the citation."""
        row = self._facts[self.cursor] if self.rows else None
        if row is not None and row.spans and row.topic is None:
            self.post_message(self.Quoted(row.spans[0]))
        else:
            self.post_message(Said("Quotes and figures can be copied from here."))

    def action_why(self) -> None:
        """Show which names are joined, and why; of a day, how its words came to mean it."""
        topic = self._facts[self.cursor].topic if self.rows else None
        if topic is not None and topic.field is Field.MENTIONED and self._reading is not None:
            self.post_message(Said(why_day(self._reading, topic)))
        else:
            super().action_why()

    @property
    def subject(self) -> Subject | None:
        """The person or country under the cursor, as it is meant in this article."""
        topic = self._facts[self.cursor].topic if self.rows else None
        if topic is None or topic.field not in KINDS or self._reading is None:
            return None
        return Subject(topic.field, topic.value, topic.name, self._reading.article.id)

    def action_next_section(self) -> None:
        """To the next kind of facts."""
        self._to_section(1)

    def action_previous_section(self) -> None:
        """To the kind before."""
        self._to_section(-1)

    def _to_section(self, step: int) -> None:
        heads = [n for n, row in enumerate(self._facts) if row.look == "heading"]
        here = max((n for n in heads if n <= self.cursor), default=0)
        wanted = [n for n in heads if (n > here if step > 0 else n < here)]
        if wanted:
            head = wanted[0] if step > 0 else wanted[-1]
            row = next(n for n in range(head, self.rows) if self.can_stop_at(n))
            self.put_cursor(row)
            self.go_to_line(head)

    def action_close(self) -> None:
        """Back to the article."""
        self.post_message(self.Closed())

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One fact."""
        fact = self._facts[row]
        here = row == self.cursor and bool(fact.spans or fact.topic)
        builder = LineBuilder(width)
        cursor = self.style_of("facts--cursor")
        builder.add("▌" if here else " ", cursor if here else self.style_of("facts--topic"))
        for text, look in row_pieces(fact, min(width - 2, _WIDEST)):
            builder.add(text, cursor if here else self.style_of(f"facts--{look}"))
        return builder.strip(cursor if here else self.style_of("facts--line"))

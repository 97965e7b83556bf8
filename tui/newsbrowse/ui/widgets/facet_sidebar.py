"""The facets: counted values of people, countries, days and sources under the current search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from newsbrowse.models import Field
from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Scope, bindings
from newsbrowse.ui.facet_rows import Counts, Row, RowKind, facet_rows
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.widgets.lines import CursorView

_BAR = 4
"""Cells of the longest bar."""


class FacetSidebar(CursorView):
    """All facets in one column. Says what was toggled or opened; its screen decides what that means."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.FACETS)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "facets--heading",
        "facets--mode",
        "facets--label",
        "facets--cursor",
        "facets--chosen",
        "facets--excluded",
        "facets--zero",
        "facets--bar",
        "facets--count",
    }

    @dataclass
    class Toggled(Message):
        """The user chose or excluded a value, or took that back."""

        field: Field
        value: str
        excluded: bool

    @dataclass
    class Opened(Message):
        """The parts of a year or month are wanted, or no longer wanted."""

        open_days: frozenset[tuple[Field, str]]

    @dataclass
    class MoreWanted(Message):
        """The user wants to see more values of a facet."""

        field: Field

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[Row] = []
        self._counts: Counts | None = None
        self._open: frozenset[tuple[Field, str]] = frozenset()
        self._stale = False
        self._count_width = 3

    @property
    def lines(self) -> tuple[Row, ...]:
        """All rows, those out of view included."""
        return tuple(self._lines)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    @property
    def open_days(self) -> frozenset[tuple[Field, str]]:
        """The years and months whose parts are shown."""
        return self._open

    def show(self, counts: Counts) -> None:
        """Show new counts; the cursor stays on its value."""
        self._counts = counts
        self._stale = False
        self._rebuild()

    def grey(self) -> None:
        """Show that the counts belong to an older search."""
        if not self._stale:
            self._stale = True
            self.refresh()

    def _rebuild(self) -> None:
        if self._counts is None:
            return
        key = self.row.key if self.row else None
        self._lines = facet_rows(self._counts, self._open)
        self._count_width = max((len(f"{row.count:,}") for row in self._lines), default=3)
        self.set_rows(len(self._lines))
        place = next((at for at, row in enumerate(self._lines) if row.key == key), None)
        self._cursor = self._nearest(min(self.cursor, len(self._lines) - 1)) if place is None else place
        self.show_row(self._cursor)

    def _nearest(self, row: int) -> int:
        at = max(row, 0)
        while at < len(self._lines) - 1 and not self.can_stop_at(at):
            at += 1
        while at > 0 and not self.can_stop_at(at):
            at -= 1
        return at

    def can_stop_at(self, row: int) -> bool:
        """The cursor rests on values, not on headings."""
        return self._lines[row].kind in (RowKind.VALUE, RowKind.MORE)

    def show_row(self, row: int) -> None:
        """Bring the heading into view too where the cursor is on the first value."""
        super().show_row(row)
        if row < self.top + 1 and row > 0 and self._lines[row - 1].kind is RowKind.HEADING:
            self.go_to_line(row - 1)

    def action_choose(self) -> None:
        """Choose the value under the cursor."""
        self._toggle(excluded=False)

    def action_exclude(self) -> None:
        """Exclude the value under the cursor."""
        self._toggle(excluded=True)

    def _toggle(self, *, excluded: bool) -> None:
        row = self.row
        if row is None:
            return
        if row.kind is RowKind.MORE:
            self.post_message(self.MoreWanted(row.field))
        elif row.kind is RowKind.VALUE:
            self.post_message(self.Toggled(row.field, row.value, excluded))

    def action_open(self) -> None:
        """Open the year or month under the cursor; on `more…`, show more values."""
        row = self.row
        if row is None:
            return
        if row.kind is RowKind.MORE:
            self.post_message(self.MoreWanted(row.field))
        elif row.open is False:
            self._set_open(self._open | {(row.field, row.value)})

    def action_shut(self) -> None:
        """Close the year or month that the cursor is on or in, and rest on it."""
        row = self.row
        if row is None or row.kind is not RowKind.VALUE:
            return
        opened = (row.field, row.value)
        while opened not in self._open and "-" in opened[1]:
            opened = (row.field, opened[1].rpartition("-")[0])
        if opened in self._open:
            parent = next(at for at, line in enumerate(self._lines) if (line.field, line.value) == opened)
            self.put_cursor(parent)
            self._set_open(self._open - {opened})

    def _set_open(self, wanted: frozenset[tuple[Field, str]]) -> None:
        self._open = wanted
        self._rebuild()
        self.post_message(self.Opened(wanted))

    def action_next_facet(self) -> None:
        """To the first value of the next facet."""
        self._jump(1)

    def action_previous_facet(self) -> None:
        """To the first value of the facet before."""
        self._jump(-1)

    def _jump(self, step: int) -> None:
        row = self.row
        if row is None:
            return
        fields = list(dict.fromkeys(line.field for line in self._lines if line.kind is RowKind.VALUE))
        if row.field not in fields:
            return
        field = fields[(fields.index(row.field) + step) % len(fields)]
        values = (at for at, line in enumerate(self._lines) if line.kind is RowKind.VALUE)
        self.put_cursor(next(at for at in values if self._lines[at].field is field))

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One line of the sidebar."""
        line = self._lines[row]
        builder = LineBuilder(width)
        dim = self.style_of("facets--mode")
        if line.kind is RowKind.HEADING:
            heading = self.style_of("facets--heading")
            builder.add(f" {line.label}", heading, max(width - len(line.value) - 1, 0))
            return builder.add(line.value, dim).strip(dim)
        if line.kind is RowKind.EMPTY:
            return builder.add(f"   {line.label}", dim).strip(dim)
        if line.kind is RowKind.BLANK:
            return builder.strip(dim)
        at_cursor = row == self.cursor
        label = self._label_style(line, at_cursor=at_cursor)
        builder.add("▌" if at_cursor else " ", label)
        if line.kind is RowKind.MORE:
            return builder.add(f"  {line.label}", label).strip(label)
        return self._value(builder, line, label, at_cursor=at_cursor)

    def _value(self, builder: LineBuilder, line: Row, label: Style, *, at_cursor: bool) -> Strip:
        sign = {True: "+", False: "−", None: " "}[line.state]
        fold = {True: "▾ ", False: "▸ ", None: ""}[line.open]
        bar = line.spark or "■" * max(round(line.share * _BAR), 1 if line.count else 0)
        bar_width = 12 if line.spark else _BAR
        over = self.style_of("facets--cursor") if at_cursor else Style.null()
        bar_style = self.style_of("facets--zero" if self._stale else "facets--bar") + _background(over)
        count = self.style_of("facets--zero" if self._stale or not line.count else "facets--count")
        builder.add(f"{sign} {'  ' * line.depth}{fold}", label)
        room = builder.room - bar_width - self._count_width - 3
        builder.add(clean(line.label), label, max(room, 0))
        builder.add(" ", label).add(bar, bar_style, bar_width)
        counted = f" {line.count:>{self._count_width},} "
        return builder.add(counted, count + _background(over)).strip(label)

    def _label_style(self, line: Row, *, at_cursor: bool) -> Style:
        base = self.style_of("facets--cursor" if at_cursor else "facets--label")
        if line.state is True:
            return self.style_of("facets--chosen") + _background(base)
        if line.state is False:
            return self.style_of("facets--excluded") + _background(base)
        if line.kind is RowKind.VALUE and not line.count:
            return self.style_of("facets--zero") + _background(base)
        return base


def _background(style: Style) -> Style:
    return Style(bgcolor=style.bgcolor) if style.bgcolor else Style.null()

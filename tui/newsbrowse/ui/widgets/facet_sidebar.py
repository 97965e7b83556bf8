"""The facets: counted values of people, countries, days and sources under the current search."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace

from newsbrowse.models import Field
from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.entitywork import KINDS, RulesWanted, Subject
from newsbrowse.ui.facet_rows import Counts, FacetOptions, Row, RowKind, facet_rows
from newsbrowse.ui.messages import Told
from newsbrowse.ui.widgets.facet_lines import FacetLines
from newsbrowse.ui.widgets.puts_right import PutsRight

_STOPS = (RowKind.VALUE, RowKind.MORE, RowKind.EMPTY)
"""The rows that the cursor may rest on."""


class FacetSidebar(FacetLines, PutsRight):
    """All facets in one column. Says what was toggled or opened; its screen decides what that means."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (
        Scope.FACETS,
        Scope.MOVE,
    )

    class Toggled(Told):
        """The user chose or excluded a value, or took that back."""

        field: Field
        value: str
        excluded: bool

    class Rearranged(Told):
        """The user wants the facets shown otherwise; the search stays."""

        options: FacetOptions

    class RuleSwitched(Told):
        """The user wants the other rule for a facet's chosen values."""

        field: Field

    class PassingSwitched(Told):
        """The user wants countries named in passing counted too, or no longer."""

    class FilterWanted(Told):
        """The user wants to type what the values of a facet are to begin with."""

        field: Field

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._counts: Counts | None = None
        self._options = FacetOptions()
        self._let_go = False

    @property
    def lines(self) -> tuple[Row, ...]:
        """All rows, those out of view included."""
        return tuple(self._lines)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._lines[self.cursor] if self.cursor < len(self._lines) else None

    @property
    def options(self) -> FacetOptions:
        """How the facets are shown."""
        return self._options

    @property
    def stale(self) -> bool:
        """Whether the counts are greyed, since they belong to an older search."""
        return self._stale

    def rearrange(self, options: FacetOptions) -> None:
        """Show the facets otherwise, as far as the counts at hand allow, and ask for the others."""
        self._options = options
        self._rebuild()
        self.post_message(self.Rearranged(options))

    @property
    def kept(self) -> tuple[Field, str] | None:
        """The value under the cursor while the user is here: it must not vanish under it."""
        row = self.row
        if (
            self._let_go
            or not self.has_focus
            or row is None
            or row.kind is not RowKind.VALUE
            or row.spark
            or row.depth
        ):
            return None
        return row.field, row.value

    def show(self, counts: Counts) -> None:
        """Show new counts; the cursor stays on its value."""
        self._counts = counts
        self._stale = self._let_go = False
        self._rebuild()

    def let_go(self, field: Field | None, value: str, now: str) -> None:
        """Do not keep the value under the cursor: names were put right, and it may be no more.

        Args:
            field: the facet of a value that has another name now; None if none has.
            value: its name before.
            now: its name now, on which the cursor stays; empty if it is gone.
        """
        row = self.row
        if row is not None and now and (row.field, row.value) == (field, value):
            self._lines[self.cursor] = replace(row, value=now, label=now)
        else:
            self._let_go = True

    def grey(self) -> None:
        """Show that the counts belong to an older search."""
        if not self._stale:
            self._stale = True
            self.refresh()

    def _rebuild(self) -> None:
        if self._counts is None:
            return
        key = self.row.key if self.row else None
        self._lines = facet_rows(self._counts, self._options)
        self._count_width = max((len(row.number) for row in self._lines), default=3)
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
        """The cursor rests on values and where there are none, not on headings."""
        return self._lines[row].kind in _STOPS

    def show_row(self, row: int) -> None:
        """Bring the heading into view too where the cursor is on the first value."""
        if not self.size.height:
            return
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
            self.rearrange(self._options.with_more(row.field))
        elif row.kind is RowKind.VALUE:
            self.post_message(self.Toggled(row.field, row.value, excluded))

    def action_open(self) -> None:
        """Open the year or month under the cursor; on `more…`, show more values."""
        row = self.row
        if row is None:
            return
        if row.kind is RowKind.MORE:
            self.rearrange(self._options.with_more(row.field))
        elif row.open is False:
            self.rearrange(self._options.with_open((row.field, row.value), is_open=True))

    def action_shut(self) -> None:
        """Close the year or month that the cursor is on or in, and rest on it."""
        row = self.row
        if row is None or row.kind is not RowKind.VALUE:
            return
        opened = (row.field, row.value)
        while opened not in self._options.open_days and "-" in opened[1]:
            opened = (row.field, opened[1].rpartition("-")[0])
        if opened in self._options.open_days:
            self.put_cursor(
                next(at for at, line in enumerate(self._lines) if (line.field, line.value) == opened)
            )
            self.rearrange(self._options.with_open(opened, is_open=False))

    def action_order(self) -> None:
        """The next order of the facet's values."""
        if self.row is not None and self.row.depth == 0 and not self.row.spark:
            self.rearrange(self._options.with_next_order(self.row.field))

    def action_rule(self) -> None:
        """The other rule for the facet's chosen values."""
        if self.row is not None:
            self.post_message(self.RuleSwitched(self.row.field))

    def action_passing(self) -> None:
        """Count the countries that articles are about, or all that they name."""
        self.post_message(self.PassingSwitched())

    def action_filter(self) -> None:
        """Type what the values are to begin with."""
        if self.row is not None and not self.row.spark and not self.row.depth:
            self.post_message(self.FilterWanted(self.row.field))

    @property
    def subject(self) -> Subject | None:
        """The person or country under the cursor."""
        row = self.row
        if row is None or row.kind is not RowKind.VALUE or row.field not in KINDS:
            return None
        return Subject(row.field, row.value, clean(row.label))

    def action_rules(self) -> None:
        """List what was decided about names."""
        self.post_message(RulesWanted())

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
        fields = list(dict.fromkeys(line.field for line in self._lines if line.kind in _STOPS))
        if row.field not in fields:
            return
        field = fields[(fields.index(row.field) + step) % len(fields)]
        values = (at for at in range(len(self._lines)) if self.can_stop_at(at))
        self.put_cursor(next(at for at in values if self._lines[at].field is field))

"""The ledger of a comparison: what both articles have, where they differ, what only one has."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip

from newsbrowse.models import LedgerRow, Side, Span
from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.messages import Told
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.widgets.lines import CursorView

_KIND_WIDTH = 11
_SIGNS = {Side.BOTH: "=", Side.LEFT: "◂", Side.RIGHT: "▸"}


class Ledger(CursorView):
    """One row for each thing. Asks to be taken to where it stands."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (
        Scope.LEDGER,
        Scope.MOVE,
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "ledger--text",
        "ledger--dim",
        "ledger--differs",
        "ledger--cursor",
        "ledger--cursor-dim",
    }

    class Wanted(Told):
        """The user wants to see where a row's things stand; None for a side that lacks it."""

        left: Span | None
        right: Span | None

    def __init__(
        self,
        rows: tuple[LedgerRow, ...],
        *,
        cursor: int = 0,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._ledger = rows
        self._begin_at = cursor
        self._visits = (-1, 0)

    def on_mount(self) -> None:
        """Show the rows."""
        self.set_rows(len(self._ledger))
        self.put_cursor(self._begin_at)

    def show(self, rows: tuple[LedgerRow, ...]) -> None:
        """Show other rows."""
        self._ledger = rows
        self._visits = (-1, 0)
        self.put_cursor(0)
        self.set_rows(len(rows))

    def step(self, rows: int) -> bool:
        """Go to the next (1) or previous (-1) row and to where its things stand; whether there is one.

        The first step from the top goes to the first row.
        """
        began = self._visits[0] < 0
        target = self.cursor if began and rows > 0 else self.cursor + rows
        if not 0 <= target < len(self._ledger):
            return False
        self.put_cursor(target)
        self._visits = (-1, 0)
        self.action_go()
        return True

    def action_go(self) -> None:
        """Go to where the row's things stand; again, to where they stand next."""
        if self.cursor >= len(self._ledger):
            return
        row = self._ledger[self.cursor]
        visit = self._visits[1] + 1 if self._visits[0] == self.cursor else 0
        self._visits = (self.cursor, visit)
        left = row.left_spans[visit % len(row.left_spans)] if row.left_spans else None
        right = row.right_spans[visit % len(row.right_spans)] if row.right_spans else None
        self.post_message(self.Wanted(left, right))

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One row: kind, sign, left, right, note."""
        entry = self._ledger[row]
        at_cursor = row == self.cursor
        text = self.style_of("ledger--cursor" if at_cursor else "ledger--text")
        dim = self.style_of("ledger--cursor-dim" if at_cursor else "ledger--dim")
        differs = self.style_of("ledger--differs") if entry.differs and not at_cursor else text
        builder = LineBuilder(width)
        builder.add("▌" if at_cursor else " ", text)
        builder.add(entry.kind, dim, _KIND_WIDTH)
        builder.add(f"{'≠' if entry.differs else _SIGNS[entry.side]} ", differs)
        note_width = min(width // 4, 40) if width >= 100 else 0
        side = (builder.room - note_width) // 2 - 1
        for words in (entry.left, entry.right):
            builder.add(clean(words) or "–", differs if words else dim, side).add(" ", text)
        return builder.add(clean(entry.note) if note_width else "", dim).strip(text)

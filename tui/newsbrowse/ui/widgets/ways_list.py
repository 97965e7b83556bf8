"""What to do about a search that found nothing: each way out with the number of articles it leads to."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip

from newsbrowse.models import WayOut
from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.messages import Told
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.widgets.lines import CursorView


class WaysList(CursorView):
    """The ways out, the one that finds most first."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (
        Scope.WAYS,
        Scope.MOVE,
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--title", "list--dim", "list--cursor"}

    class Taken(Told):
        """The user takes a way out."""

        way: WayOut

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._ways: tuple[WayOut, ...] = ()

    @property
    def ways(self) -> tuple[WayOut, ...]:
        """What is offered."""
        return self._ways

    def show(self, ways: tuple[WayOut, ...]) -> None:
        """Show the ways out of a search."""
        self._ways = ways
        self.put_cursor(0, quiet=True)
        self.set_rows(len(ways))

    def action_take(self) -> None:
        """Take the way under the cursor."""
        if self.cursor < len(self._ways):
            self.post_message(self.Taken(self._ways[self.cursor]))

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One way out."""
        way = self._ways[row]
        style = self.style_of("list--cursor" if row == self.cursor else "list--title")
        count = f" {way.total:,} "
        builder = LineBuilder(width).add("▌" if row == self.cursor else " ", style)
        return builder.add(clean(way.label), style, builder.room - len(count)).add(count, style).strip(style)

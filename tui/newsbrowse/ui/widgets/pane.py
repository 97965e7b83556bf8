"""A pane: a title that says whether it has the focus, and a view below it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import DescendantBlur, DescendantFocus
from textual.widget import Widget

from newsbrowse.ui.widgets.bars import PaneTitle


class Pane(Vertical):
    """A titled view; the details on the right of the title change with what it shows."""

    DEFAULT_CSS = """
    Pane { height: 1fr; }
    """

    def __init__(self, title: str, *views: Widget, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._title = title
        self._details = ""
        self._views = views

    def compose(self) -> ComposeResult:
        """The title, then the views."""
        yield PaneTitle()
        yield from self._views

    async def fill(self, *views: Widget) -> None:
        """Mount further views below those that are there."""
        self._views += views
        await self.mount_all(views)

    def on_mount(self) -> None:
        """Show the title."""
        self._draw()

    def rename(self, title: str, details: str = "") -> None:
        """Show another title or other details."""
        self._title, self._details = title, details
        self._draw()

    def describe(self, details: str) -> None:
        """Show other details."""
        self.rename(self._title, details)

    @on(DescendantFocus)
    @on(DescendantBlur)
    def _draw(self) -> None:
        self.query_one(PaneTitle).name_pane(
            self._title, self._details, focused=any(view.has_focus for view in self._views)
        )

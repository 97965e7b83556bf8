"""The chosen and excluded facet values as chips that can be walked and taken away."""

from __future__ import annotations

from typing import ClassVar

from newsbrowse.archive.listing import label
from newsbrowse.models import Page, Search, Selection
from newsbrowse.ui import wording
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.labels import Label
from newsbrowse.ui.messages import Told
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import Bar


class Chips(Bar, can_focus=True):
    """One line: a chip for each selection, warnings of the query, and how the query was understood."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.CHIPS,)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--chosen", "bar--excluded"}

    class Removed(Told):
        """The user takes a selection away."""

        selection: Selection

    class Turned(Told):
        """The user excludes what was chosen, or chooses what was excluded."""

        selection: Selection

    class Left(Told):
        """The user goes back to the list."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._search = Search()
        self._page: Page | None = None
        self._at = 0
        self._label: Label = label

    def tell(self, search: Search, page: Page | None, called: Label = label) -> None:
        """Show the chips of a search, with what their values are called.

        `page` is what was found last, maybe for another search.
        """
        self._search, self._page, self._label = search, page, called
        self._at = min(self._at, max(len(search.selections) - 1, 0))
        self._draw()

    def _draw(self) -> None:
        at = self._at if self.has_focus else None
        width, keys = self.size.width, keymap_of(self)
        self.show(*wording.chips(self._search, self._page, at, width, keys, self._label))

    def on_focus(self) -> None:
        """Show which chip the cursor is on."""
        self._draw()

    def on_blur(self) -> None:
        """Show no cursor."""
        self._draw()

    def on_resize(self) -> None:
        """Show as much as there is room for."""
        self._draw()

    @property
    def selection(self) -> Selection | None:
        """The selection under the cursor."""
        chips = self._search.selections
        return chips[self._at] if self._at < len(chips) else None

    def action_next_chip(self) -> None:
        """To the chip on the right."""
        self._at = min(self._at + 1, max(len(self._search.selections) - 1, 0))
        self._draw()

    def action_previous_chip(self) -> None:
        """To the chip on the left."""
        self._at = max(self._at - 1, 0)
        self._draw()

    def action_remove(self) -> None:
        """Take the selection away."""
        if self.selection is not None:
            self.post_message(self.Removed(self.selection))

    def action_turn(self) -> None:
        """From chosen to excluded, or back."""
        if self.selection is not None:
            self.post_message(self.Turned(self.selection))

    def action_leave(self) -> None:
        """Back to the list."""
        self.post_message(self.Left())

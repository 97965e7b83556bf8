"""The line in which a search is typed: cleaned input, completions, and the searches of before."""

from __future__ import annotations

from typing import ClassVar

from newsbrowse.models import Completion, Completions
from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.messages import Said, Told
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.line_input import LineInput


class SearchBox(LineInput):
    """The search line. Says what it offers; where that is shown is its screen's business."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.SEARCH,)

    class Left(Told):
        """The user goes on to the results."""

    class Offered(Told):
        """Other completions are to be shown, or another one of them is chosen; none hides them."""

        items: tuple[Completion, ...]
        chosen: int | None

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id)
        self._offer = Completions(0, 0)
        self._offered_for = ""
        self._taking = False
        self._chosen: int | None = None
        self._past: tuple[str, ...] = ()
        self._typed = ""
        self._back = -1

    def on_mount(self) -> None:
        """Say how to begin."""
        self.placeholder = f"type {keymap_of(self).shown('browse.search')} to search"

    def remember(self, past: tuple[str, ...]) -> None:
        """Take the searches of before, the newest first."""
        self._past = past
        self._back = -1

    def offer(self, completions: Completions) -> None:
        """Show ways to go on with the word under the cursor; take the first if that was asked for."""
        self._offer = completions
        self._offered_for = self.value
        taking, self._taking = self._taking, False
        self._choose(None)
        if taking and completions.items:
            self._take(0)

    def withdraw(self) -> None:
        """Show no completions."""
        self._taking = False
        self.offer(Completions(0, 0))

    @property
    def _items(self) -> tuple[Completion, ...]:
        """The completions of the line as it is; those of an older one are not to be taken."""
        return self._offer.items if self._offered_for == self.value else ()

    def watch_value(self, value: str) -> None:
        """What was asked for on another line is no longer wanted."""
        self._taking = False

    def _choose(self, at: int | None) -> None:
        self._chosen = at
        self.post_message(self.Offered(self._offer.items, at))

    def _take(self, at: int) -> None:
        item = self._offer.items[at]
        start, end = self._offer.start, self._offer.end
        self.value = f"{self.value[:start]}{item.insert}{self.value[end:]}"
        self.cursor_position = start + len(item.insert)
        self.withdraw()

    def action_complete(self) -> None:
        """Take the chosen completion, or the first, also if it is still on its way; without any, go on."""
        if self._items:
            self._take(self._chosen or 0)
        elif self.value.strip() and self._offered_for != self.value:
            self._taking = True
        else:
            self.post_message(self.Left())

    def action_to_list(self) -> None:
        """Take the chosen completion, or go to the results."""
        if self._chosen is not None and self._items:
            self._take(self._chosen)
        else:
            self.post_message(self.Left())

    def action_leave(self) -> None:
        """Hide the completions; without any, leave the box, the search stays."""
        if self._items:
            self.withdraw()
        else:
            self.post_message(self.Left())

    def action_older(self) -> None:
        """The completion above; without any, an older search that holds what was typed."""
        if self._items:
            at = len(self._items) if self._chosen is None else self._chosen
            self._choose(at - 1 if at else None)
        else:
            self._recall(1)

    def action_newer(self) -> None:
        """The completion below; without any, a newer search, and then what was typed."""
        if self._items:
            at = -1 if self._chosen is None else self._chosen
            self._choose(min(at + 1, len(self._items) - 1))
        elif self._back < 0:
            self.post_message(self.Left())
        else:
            self._recall(-1)

    def _recall(self, step: int) -> None:
        if self._back < 0:
            self._typed = self.value
        wanted = self._typed.strip().casefold()
        found = [text for text in self._past if wanted in text.casefold() and text != self._typed]
        if not found:
            with_it = f" with “{clean(self._typed.strip())}”" if wanted else ""
            take = keymap_of(self).told("search.to_list")
            self.post_message(Said(f"No search of before{with_it}; {take} keeps this one."))
        at = min(self._back + step, len(found) - 1)
        self._back = max(at, -1)
        self.value = found[self._back] if self._back >= 0 else self._typed
        self.cursor_position = len(self.value)

    def action_empty(self) -> None:
        """Empty the box."""
        self.value = ""
        self._back = -1

"""Picking a reading list: one to put articles on, by typing its name; or one to open, rename or delete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from newsbrowse.models import ReadingList
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold
from newsbrowse.ui import wording
from newsbrowse.ui.screens.narrowing import NarrowingScreen
from newsbrowse.ui.screens.pick import Picked, PickList, PickScreen, PromptScreen
from newsbrowse.ui.screens.values import MOST_LISTED
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import PaneTitle
from newsbrowse.ui.widgets.line_input import LineInput

if TYPE_CHECKING:
    from newsbrowse.ui.screens.reading_list import ReadingListScreen


class ListChoice(NarrowingScreen[str]):
    """A line to type in, and the lists that have what is typed in their names; gives back a name.

    The list used last is the first, so that what goes to the same list again takes two keys. A name that no
    list has stands below the others, to be made.
    """

    def __init__(self, heading: str, lists: Sequence[ReadingList]) -> None:
        super().__init__()
        self._heading = heading
        self._lists = tuple(lists)

    def compose(self) -> ComposeResult:
        """A title, the line, the lists."""
        hint = "a part of the name, or a new one" if self._lists else "a name makes the first list"
        with Vertical(classes="panel"):
            yield PaneTitle()
            yield LineInput(id="wanted", placeholder=hint, sign="❯")
            yield PickList([], id="values")

    def on_mount(self) -> None:
        """Name what is asked for, and show all lists."""
        keys = keymap_of(self)
        hint = f"{keys.shown('values.take')} take, {keys.shown('values.close')} back"
        self.query_one(PaneTitle).name_pane(self._heading, hint, focused=True)
        self.query_one(PickList).styles.height = min(len(self._lists) + 1, MOST_LISTED)
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    def _show(self, text: str) -> None:
        typed, words = " ".join(clean(text).split()), fold(clean(text)).split()
        fitting = [one for one in self._lists if all(word in fold(one.name) for word in words)]
        lines = [wording.list_line(one) for one in fitting]
        names = [one.name for one in fitting]
        if words and fold(typed) not in map(fold, names):
            lines.append((f"new list “{typed}”", ""))
            names.append(typed)
        self._shown = tuple(names)
        self.query_one(PickList).read(lines)


def list_lists(screen: ReadingListScreen, lists: tuple[ReadingList, ...]) -> None:
    """List the reading lists, to open one, rename it or delete it."""
    if not lists:
        put = keymap_of(screen).told("browse.put_on_list")
        screen.say(f"There is no reading list yet: {put} puts this article on one.")
        return

    def picked(choice: Picked | None) -> None:
        if choice is None:
            return
        name = lists[choice.row].name
        if choice.removed:
            screen.lists.delete(name)
        elif choice.renamed:
            _rename(screen, name)
        else:
            screen.open_list(name)

    lines = [wording.list_line(one) for one in lists]
    screen.app.push_screen(PickScreen("Reading lists", lines, changeable=True), picked)


def _rename(screen: ReadingListScreen, name: str) -> None:
    """Ask for another name of a list."""

    def named(new: str | None) -> None:
        if new and new != name:
            screen.lists.rename(name, new)

    screen.app.push_screen(PromptScreen(f"Another name for {name}", name), named)

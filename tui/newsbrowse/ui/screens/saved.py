"""What is asked and listed in small screens: saved searches, and the near-duplicates of a line."""

from __future__ import annotations

from functools import partial

from textual.message import Message

from newsbrowse.models import Hit, SavedSearch
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold
from newsbrowse.ui import wording
from newsbrowse.ui.screens.changing import SearchRenamed
from newsbrowse.ui.screens.pick import Picked, PickScreen, PromptScreen
from newsbrowse.ui.screens.searching import SearchingScreen
from newsbrowse.ui.screens.showing import ShowingScreen
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.search_box import SearchBox


def ask_for_a_name(screen: SearchingScreen) -> None:
    """Ask for a name and save the search under it."""
    keys = keymap_of(screen)

    def named(name: str | None) -> None:
        if name:
            work = partial(screen.library.save_search, name, screen.search)
            screen.jobs.write(
                work, f"Saved: saved:{name} finds it, {keys.told('browse.saved_searches')} lists all."
            )

    screen.app.push_screen(PromptScreen("Save this search as", hint="one word"), named)


def list_saved(screen: SearchingScreen, saved: tuple[SavedSearch, ...]) -> None:
    """List the saved searches, to look at one or forget it."""
    if not saved:
        screen.say(f"No search is saved yet: {keymap_of(screen).told('browse.save_search')} saves this one.")
        return

    undo = keymap_of(screen).told("browse.undo")

    def picked(choice: Picked | None) -> None:
        if choice is None:
            return
        one = saved[choice.row]
        if choice.removed:
            work = partial(screen.library.forget_search, one.name)
            screen.jobs.write(work, f"{one.name} is no longer saved; {undo} brings it back.")
            return
        if choice.renamed:
            _rename(screen, one.name)
            return
        screen.jobs.write(partial(screen.library.look_at_saved, one.name))
        screen.query_one(SearchBox).value = one.search.text
        screen.set_search(one.search)

    lines = [wording.saved_line(one) for one in saved]
    screen.app.push_screen(PickScreen("Saved searches", lines, changeable=True), picked)


def _rename(screen: SearchingScreen, name: str) -> None:
    """Ask for another name of a saved search."""

    def named(new: str | None) -> None:
        if new and new != name:

            def work() -> Message:
                screen.library.rename_search(name, new)
                return SearchRenamed(name, fold(clean(new)))

            screen.jobs.writes.do(work)

    screen.app.push_screen(PromptScreen(f"Another name for {name}", name), named)


def list_alike(screen: ShowingScreen, hit: Hit, others: tuple[Hit, ...]) -> None:
    """List a line's near-duplicates, to read one.

    The list is unfolded for one that has no line there: keys act on the line that the cursor is on, and that
    must be what is read.
    """
    hits = (hit, *others)

    def picked(choice: Picked | None) -> None:
        if choice is not None and choice.row:
            screen.read_at(hits[choice.row].id)
        elif choice is not None:
            screen.focus_pane("reader")

    lines = [wording.hit_line(one) for one in hits]
    screen.app.push_screen(PickScreen("Nearly the same text", lines), picked)

"""What the browser does with reading lists, in threads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.message import Message
from textual.screen import Screen

from newsbrowse.archive.desk import Desk
from newsbrowse.archive.done import Done
from newsbrowse.archive.library import Library
from newsbrowse.errors import NotFoundError
from newsbrowse.models import Hit, ReadingList, Search
from newsbrowse.ui.deskwork import Acted, Deed, in_words, sentence
from newsbrowse.ui.in_order import InOrder
from newsbrowse.ui.messages import Said, Told


class ListsFound(Told):
    """The reading lists, the one used last first, for what is to be done with them."""

    lists: tuple[ReadingList, ...]
    then: Callable[[tuple[ReadingList, ...]], None]


class ListCounted(Told):
    """How much of a reading list is read now; None if it is gone."""

    reading_list: ReadingList | None


class ListRenamed(Told):
    """A reading list has another name."""

    name: str
    new: str


class UnreadFound(Told):
    """The nearest unread article of a search and its row; None if there is none in that direction."""

    search: Search
    back: bool
    found: tuple[int, Hit] | None


class ListWork:
    """Works on reading lists for a screen, in the order of all else that is written."""

    def __init__(self, screen: Screen[None], library: Library, writes: InOrder) -> None:
        self._screen = screen
        self._library = library
        self._writes = writes

    def find(self, then: Callable[[tuple[ReadingList, ...]], None]) -> None:
        """Ask for all lists."""
        self._writes.do(lambda: ListsFound(self._library.lists.all(), then))

    def count(self, name: str) -> None:
        """Count what is read of a list."""

        def counted() -> Message:
            try:
                return ListCounted(self._library.lists.get(name))
            except NotFoundError:
                return ListCounted(None)

        self._writes.do(counted)

    def putting(self, name: str) -> Deed:
        """What puts articles on a list."""

        def do(desk: Desk, keys: Sequence[int], *, dry: bool = False) -> Done:
            return self._library.lists.add(name, keys, dry=dry)

        return Deed("Put", f" on {name}", do)

    def taking_off(self, name: str) -> Deed:
        """What takes articles off a list."""

        def do(desk: Desk, keys: Sequence[int], *, dry: bool = False) -> Done:
            return self._library.lists.remove(name, keys, dry=dry)

        return Deed("Take", f" off {name}", do)

    def moving(self, name: str, at: int) -> Deed:
        """What puts articles of a list behind so many others of it."""

        def do(desk: Desk, keys: Sequence[int], *, dry: bool = False) -> Done:
            return self._library.lists.move(name, keys, at, dry=dry)

        return Deed("Move", f" on {name}", do)

    def move(self, name: str, article: str, rows: int, search: Search, *, folded: bool) -> None:
        """Move an article of a list past the one that stands some rows further in a list of hits."""

        def work() -> Message:
            (key,) = self._library.keys_of([article])
            keys = self._library.keys_of_hits(search, folded=folded)
            at = keys.index(key) + rows if key in keys else -1
            if not 0 <= at < len(keys):
                return Said(f"It is the {'last' if rows > 0 else 'first'} already.")
            done = self._library.lists.move_past(name, key, keys[at])
            return Acted(sentence(done), self._library.marks([article]))

        self._writes.do(work)

    def use(self, name: str) -> None:
        """Keep that a list was opened."""

        def work() -> None:
            self._library.lists.use(name)

        self._writes.do(work)

    def rename(self, name: str, new: str) -> None:
        """Give a list another name."""

        def work() -> Message:
            return ListRenamed(name, self._library.lists.rename(name, new))

        self._writes.do(work)

    def delete(self, name: str) -> None:
        """Delete a list."""
        self._writes.do(lambda: Acted(in_words(self._library.lists.delete(name).label), {}))

    def find_unread(self, search: Search, row: int, *, back: bool, folded: bool, typing: bool) -> None:
        """Look for the nearest unread article before or behind a row of the hits."""

        def work() -> Message:
            found = self._library.nearest_unread(search, row, back=back, folded=folded, as_you_type=typing)
            return UnreadFound(search, back, found)

        self._writes.do(work)

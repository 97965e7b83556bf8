"""Reading lists: articles under a name, in an order made by hand."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager

from newsbrowse.archive.changes import naming
from newsbrowse.archive.done import Done
from newsbrowse.archive.journal import Change, Journal
from newsbrowse.archive.kept_words import named
from newsbrowse.archive.list_changes import (
    entries_of,
    free_number,
    listing,
    naming_list,
    number_of,
    putting,
)
from newsbrowse.archive.records import storable
from newsbrowse.archive.renaming import Renaming, also
from newsbrowse.archive.store import Store
from newsbrowse.errors import NewsbrowseError, NotFoundError
from newsbrowse.models import ReadingList
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold

LONGEST_NAME = 100

MOST_ENTRIES = 10_000
"""Articles on one list."""

_ALL = (
    "SELECT name, count(listed.key), count(reads.key) FROM lists LEFT JOIN listed ON list = number"
    " LEFT JOIN reads ON reads.key = listed.key {} GROUP BY number ORDER BY used DESC, number DESC"
)


class ReadingLists:
    """The reading lists of one library. Any thread may call.

    A list is named in any case. Each call that changes something is one transaction and a step of the
    journal; which list was used last is a trace. Articles are given by their keys.
    """

    def __init__(self, store: Store, journal: Journal, wrote: Callable[[], None] = lambda: None) -> None:
        """The lists; `wrote` is called after each write."""
        self._store = store
        self._journal = journal
        self._wrote = wrote

    def all(self) -> tuple[ReadingList, ...]:
        """All lists, the one used last first."""
        with self._store.reading() as reader:
            return tuple(ReadingList(*row) for row in reader.execute(_ALL.format("")))

    def get(self, name: str) -> ReadingList:
        """A list with its numbers; NotFoundError if there is none of the name."""
        with self._store.reading() as reader:
            row = reader.execute(_ALL.format("WHERE folded = ?"), (fold(clean(name)),)).fetchone()
        if row is None:
            raise _missing(name)
        return ReadingList(*row)

    def keys(self, name: str) -> list[int]:
        """The articles of a list, in its order; NotFoundError if there is none of the name."""
        with self._store.reading() as reader:
            return list(entries_of(reader, _found(reader, name)[0]))

    def add(self, name: str, keys: Sequence[int], *, at: int | None = None, dry: bool = False) -> Done:
        """Put articles on a list, which is made if there is none; those that are on it stay where they are.

        Args:
            name: the list.
            keys: the articles in the order in which they are to stand.
            at: how many articles of the list stand before them; None for all.
            dry: only tell what would be done.

        Raises:
            NewsbrowseError: the name cannot be that of a list, or there would be too many articles on it.
        """
        shown = name_of_list(name)
        with self._writing(dry) as writer:
            number, shown, changes = _found_or_made(writer, shown)
            there = entries_of(writer, number)
            new = [key for key in dict.fromkeys(keys) if key not in there]
            change, count = putting(writer, number, new, at)
            if count > MOST_ENTRIES:
                raise NewsbrowseError(
                    f"a reading list holds at most {MOST_ENTRIES:,} articles",
                    "a tag or a saved search can hold more",
                )
            words = f"put on the list {shown}: {named(writer, new)}"
            if new:
                self._record(writer, words, [*changes, change], number)
        return Done(words, len(new))

    def remove(self, name: str, keys: Collection[int], *, dry: bool = False) -> Done:
        """Take articles off a list; NotFoundError if there is none of the name."""
        with self._writing(dry) as writer:
            number, shown = _found(writer, name)
            there = entries_of(writer, number)
            mine = [key for key in dict.fromkeys(keys) if key in there]
            words = f"took off the list {shown}: {named(writer, mine)}"
            self._record(writer, words, [listing(number, there, dict.fromkeys(mine))], number)
        return Done(words, len(mine))

    def move(self, name: str, keys: Sequence[int], at: int, *, dry: bool = False) -> Done:
        """Put articles of a list to another place of it; those that are not on it are passed over.

        Args:
            name: the list.
            keys: the articles in the order in which they are to stand.
            at: how many of the others stand before them.
            dry: only tell what would be done.

        Raises:
            NotFoundError: there is no list of the name.
        """
        with self._writing(dry) as writer:
            number, shown = _found(writer, name)
            there = entries_of(writer, number)
            order = list(there)
            mine = [key for key in dict.fromkeys(keys) if key in there]
            others = [key for key in order if key not in set(mine)]
            at = max(0, min(at, len(others)))
            place = f"{at + 1:,} of {len(order):,}"
            words = f"moved to place {place} on the list {shown}: {named(writer, mine)}"
            is_so = [*others[:at], *mine, *others[at:]] == order
            if not is_so:
                self._record(writer, words, [putting(writer, number, mine, at)[0]], number)
        return Done(words, 0 if is_so else len(mine))

    def move_past(self, name: str, key: int, other: int) -> Done:
        """Put an article of a list right behind another that it stood before, or right before it.

        Raises:
            NotFoundError: there is no list of the name, or one of the two is not on it any more.
        """
        order = self.keys(name)
        if key not in order or other not in order:
            raise NotFoundError(f"this article is no longer on {clean(name)}", "look at the list again")
        others = [one for one in order if one != key]
        return self.move(name, [key], others.index(other) + (order.index(key) < order.index(other)))

    def rename(self, name: str, new: str) -> str:
        """Give a list another name, which must be free, also in saved searches; the name as it is kept.

        Raises:
            NotFoundError: there is no list of the name.
            NewsbrowseError: the new name cannot be that of a list, or another list has it.
        """
        wanted = name_of_list(new)
        with self._writing() as writer:
            number, shown = _found(writer, name)
            other = number_of(writer, wanted)
            if other is not None and other[0] != number:
                raise NewsbrowseError(f"there is a list {other[1]} already", "take another name")
            if shown != wanted:
                names = [folded for (folded,) in writer.execute("SELECT folded FROM lists")]
                searches = Renaming("list", shown, wanted, names).searches(writer)
                words = f"renamed the list {shown} to {wanted}{also(searches)}"
                self._record(writer, words, [naming_list(number, shown, wanted), naming(searches)], number)
        return wanted

    def delete(self, name: str) -> Done:
        """Delete a list; its articles stay in the library. NotFoundError if there is none of the name."""
        with self._writing() as writer:
            number, shown = _found(writer, name)
            there = entries_of(writer, number)
            words = f"deleted the list {shown} ({_counted(len(there))})"
            gone = listing(number, there, dict.fromkeys(there))
            self._journal.record(writer, words, [gone, naming_list(number, shown, None)])
        return Done(words, len(there))

    def use(self, name: str) -> None:
        """Keep that a list was opened: it is the first from now on, which is not a step to undo."""
        if self._store.read_only:
            return
        with self._writing() as writer:
            _use(writer, _found(writer, name)[0])

    def found(self, name: str) -> tuple[str, list[int]] | None:
        """A list as it is named, and its articles in its order; None if there is none of the name."""
        with self._store.reading() as reader:
            one = number_of(reader, name)
            return None if one is None else (one[1], list(entries_of(reader, one[0])))

    def keys_begun(self, begun: str) -> list[int] | None:
        """The articles of all lists whose folded name begins so; None if there is no such list."""
        with self._store.reading() as reader:
            numbers = [
                number
                for number, folded in reader.execute("SELECT number, folded FROM lists")
                if folded.startswith(begun)
            ]
            of_these = "SELECT DISTINCT key FROM listed WHERE list IN (SELECT value FROM json_each(?))"
            keys = [key for (key,) in reader.execute(of_these, (json.dumps(numbers),))]
        return keys if numbers else None

    def _record(self, writer: sqlite3.Connection, words: str, changes: Sequence[Change], number: int) -> None:
        if self._journal.record(writer, words, changes):
            _use(writer, number)

    @contextmanager
    def _writing(self, dry: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction, told of once it is on the disk; with `dry` nothing of it stays."""
        with self._store.writing(dry=dry) as writer:
            yield writer
        self._wrote()


def name_of_list(name: str) -> str:
    """The name of a list as it is shown.

    Raises:
        NewsbrowseError: it is empty or long, or holds quotation marks, in which a query puts it.
    """
    shown = " ".join(storable(clean(name)).split())
    if not fold(shown) or len(shown) > LONGEST_NAME or '"' in fold(shown):
        raise NewsbrowseError(
            f"the name of a list has 1 to {LONGEST_NAME} characters and no double quotation marks",
            "choose another name",
        )
    return shown


def _found(connection: sqlite3.Connection, name: str) -> tuple[int, str]:
    one = number_of(connection, clean(name))
    if one is None:
        raise _missing(name)
    return one


def _found_or_made(writer: sqlite3.Connection, name: str) -> tuple[int, str, list[Change]]:
    """A list of a name: its number, the name as it is shown, and what makes it if there is none."""
    one = number_of(writer, name)
    if one is not None:
        return *one, []
    number = free_number(writer)
    return number, name, [naming_list(number, None, name)]


def _use(writer: sqlite3.Connection, number: int) -> None:
    writer.execute("UPDATE lists SET used = (SELECT max(used) + 1 FROM lists) WHERE number = ?", (number,))


def _counted(number: int) -> str:
    return f"{number:,} {'article' if number == 1 else 'articles'}"


def _missing(name: str) -> NotFoundError:
    return NotFoundError(
        f"no reading list is called {clean(name)[:40] or 'nothing'}", "newsbrowse list shows the names"
    )

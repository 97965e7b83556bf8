"""Reading lists as they are written out and taken in with the rest of the desk (`archive.dump`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from newsbrowse.archive.ids import read_id
from newsbrowse.archive.journal import Change
from newsbrowse.archive.list_changes import entries_of, free_number, naming_list, number_of, putting
from newsbrowse.archive.lists import MOST_ENTRIES, name_of_list
from newsbrowse.archive.store import Store
from newsbrowse.models import Failure
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold


class WantedLists:
    """The lists of some lines, with what is to be on them at least."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._keys: dict[str, list[int]] = {}

    def add(self, name: str, entries: Sequence[str], store: Store) -> list[str]:
        """Take a line in; why some of its articles cannot be placed.

        Raises:
            NewsbrowseError: the name cannot be that of a list.
        """
        shown = name_of_list(name)
        shorts = {one: read_id(one) or "" for one in entries}
        known = store.keys_of(list(shorts.values()))
        self._names.setdefault(fold(shown), shown)
        mine = self._keys.setdefault(fold(shown), [])
        mine += [known[short] for short in shorts.values() if short in known]
        return [
            f"no article has the id {clean(one)[:40]}, which is on the list {shown}"
            for one, short in shorts.items()
            if short not in known
        ]

    def changes(self, writer: sqlite3.Connection, failed: list[Failure]) -> Iterator[Change]:
        """What makes the lists that are lacking, and puts what a list lacks at its end."""
        free = free_number(writer)
        for folded, shown in self._names.items():
            one = number_of(writer, shown)
            number = one[0] if one is not None else free
            there = entries_of(writer, number)
            new = [key for key in dict.fromkeys(self._keys[folded]) if key not in there]
            change, count = putting(writer, number, new, None)
            if count > MOST_ENTRIES:
                failed.append(Failure(shown, f"a reading list holds at most {MOST_ENTRIES:,} articles"))
                continue
            if one is None:
                free += 1
                yield naming_list(number, None, shown)
            yield change

"""Searches with a name: kept, listed with what is new in them, looked at, forgotten."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from newsbrowse.archive.changes import naming
from newsbrowse.archive.journal import Journal
from newsbrowse.archive.renaming import Renaming, also
from newsbrowse.archive.store import Store
from newsbrowse.errors import NewsbrowseError, NotFoundError
from newsbrowse.models import Field, Search, Selection, Sort
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold

_NAME = re.compile(r"[^\W_][\w.-]{0,59}")


class SavedSearches:
    """The saved searches of one library. Any thread may call.

    Each call is one transaction; saving, removing and renaming are steps of the journal, looking is not.
    """

    def __init__(self, store: Store, journal: Journal, wrote: Callable[[], None] = lambda: None) -> None:
        """The searches; `wrote` is called after each write."""
        self._store = store
        self._journal = journal
        self._wrote = wrote

    def save(self, name: str, search: Search, seen: int) -> str:
        """Keep a search in place of one of the same name; the name as it is kept.

        Args:
            name: a word of letters, digits, `.`, `-` and `_`; case and accents make no other name.
            search: the search.
            seen: the last change that counts as looked at.

        Raises:
            NewsbrowseError: the name is not such a word.
        """
        key = name_of(name)
        after = [as_json(search), seen]
        with self._writing() as writer:
            before = _row(writer, key)
            if before is not None and before[0] == after[0]:
                writer.execute("UPDATE saved SET seen = ? WHERE name = ?", (seen, key))
            else:
                self._journal.record(writer, f"saved the search {key}", [naming([(key, before, after)])])
        return key

    def forget(self, name: str) -> None:
        """Drop a saved search; NotFoundError if there is none of the name."""
        key = fold(clean(name))
        with self._writing() as writer:
            before = _row(writer, key)
            if before is None:
                raise _missing(name)
            self._journal.record(writer, f"removed the saved search {key}", [naming([(key, before, None)])])

    def rename(self, name: str, new: str) -> str:
        """Give a saved search another name, which must be free, also in others; the name as it is kept.

        Raises:
            NotFoundError: there is none of the name.
            NewsbrowseError: the new name is not a word, or another search has it.
        """
        old, key = fold(clean(name)), name_of(new)
        with self._writing() as writer:
            row = _row(writer, old)
            if row is None:
                raise _missing(name)
            if key != old and _row(writer, key) is not None:
                raise NewsbrowseError(
                    f"another search is saved as {key}", "remove it first, or take another name"
                )
            if key != old:
                others = Renaming("saved", old, key).searches(writer)
                itself = next((after for name, _, after in others if name == old), row)
                others = [one for one in others if one[0] != old]
                words = f"renamed the saved search {old} to {key}{also(others)}"
                rows = [(old, row, None), (key, None, itself), *others]
                self._journal.record(writer, words, [naming(rows)])
        return key

    def look_at(self, name: str, seen: int) -> Search:
        """A saved search, from now on looked at up to a change; NotFoundError if there is none such."""
        search = self.get(name)
        if search is None:
            raise _missing(name)
        with self._writing() as writer:
            writer.execute("UPDATE saved SET seen = ? WHERE name = ?", (seen, fold(clean(name))))
        return search

    def get(self, name: str) -> Search | None:
        """The search of a name; None if there is none."""
        with self._store.reading() as reader:
            row = reader.execute("SELECT search FROM saved WHERE name = ?", (fold(clean(name)),)).fetchone()
        return from_json(row[0]) if row else None

    def all(self) -> Iterator[tuple[str, Search, int]]:
        """Name, search, and the last change looked at, by name."""
        with self._store.reading() as reader:
            rows = reader.execute("SELECT name, search, seen FROM saved ORDER BY name").fetchall()
        for name, search, seen in rows:
            yield name, from_json(search), seen

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._store.writing() as writer:
            yield writer
        self._wrote()


def name_of(name: str) -> str:
    """A name as it is kept; NewsbrowseError if it is not a word."""
    key = fold(clean(name))
    if not _NAME.fullmatch(key):
        raise NewsbrowseError(
            f"{clean(name)[:40] or 'nothing'} cannot be the name of a search",
            "a name is one word of at most 60 letters, digits, '.', '-' and '_'",
        )
    return key


def _row(connection: sqlite3.Connection, name: str) -> list[Any] | None:
    row = connection.execute("SELECT search, seen FROM saved WHERE name = ?", (name,)).fetchone()
    return list(row) if row else None


def as_json(search: Search) -> str:
    """A search as JSON, in ASCII."""
    return json.dumps(
        {
            "text": search.text,
            "selections": [[s.field.value, s.value, s.excluded] for s in search.selections],
            "sort": search.sort.value if search.sort else None,
            "switched": sorted(field.value for field in search.switched),
        }
        | ({"in_passing": True} if search.in_passing else {})
    )


def from_json(text: str) -> Search:
    """The search that `as_json` wrote; what a newer version may have added is passed over."""
    kept: dict[str, Any] = json.loads(text)
    fields = {field.value for field in Field}
    sort = kept.get("sort")
    return Search(
        str(kept.get("text", "")),
        tuple(
            Selection(Field(field), str(value), bool(excluded))
            for field, value, excluded in kept.get("selections", ())
            if field in fields
        ),
        Sort(sort) if sort in {order.value for order in Sort} else None,
        frozenset(Field(field) for field in kept.get("switched", ()) if field in fields),
        kept.get("in_passing") is True,
    )


def _missing(name: str) -> NotFoundError:
    return NotFoundError(
        f"no search is saved as {clean(name)[:40] or 'nothing'}", "newsbrowse saved list shows the names"
    )

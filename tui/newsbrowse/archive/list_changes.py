"""The kinds of changes that reading lists are made of: a list with its name, and what stands on it where.

A list is known by a number, so that another name changes one row; what stands on it by the key of the
article, and its place by a rank (`archive.ranks`), None where it is not on the list.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence

from newsbrowse.archive.journal import Change, Data
from newsbrowse.text.fold import fold

LIST, ENTRY = "list", "entry"
"""The names of both kinds in journals on disk."""


class Names:
    """Reading lists by number: the name; None where there is none."""

    def turn(self, writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
        """Make, rename and delete the lists that are as expected; one with something on it is not deleted."""
        made = []
        for number, before, after in data["lists"]:
            now, then = (before, after) if forward else (after, before)
            row = writer.execute("SELECT name FROM lists WHERE number = ?", (number,)).fetchone()
            if (row[0] if row else None) == now and self._can_be(writer, number, then):
                self._set(writer, number, now, then)
                made.append([number, before, after])
        return {"lists": made}, len(made)

    def _can_be(self, writer: sqlite3.Connection, number: int, name: str | None) -> bool:
        if name is None:
            return not writer.execute("SELECT 1 FROM listed WHERE list = ?", (number,)).fetchone()
        row = writer.execute("SELECT number FROM lists WHERE folded = ?", (fold(name),)).fetchone()
        return row is None or row[0] == number

    def _set(self, writer: sqlite3.Connection, number: int, now: str | None, then: str | None) -> None:
        if then is None:
            writer.execute("DELETE FROM lists WHERE number = ?", (number,))
        elif now is None:
            used = writer.execute("SELECT coalesce(max(used), 0) + 1 FROM lists").fetchone()[0]
            writer.execute("INSERT INTO lists VALUES (?, ?, ?, ?)", (number, then, fold(then), used))
        else:
            row = (then, fold(then), number)
            writer.execute("UPDATE lists SET name = ?, folded = ? WHERE number = ?", row)


class Entries:
    """What stands on a reading list: the rank of an article; None where it is not on the list."""

    def turn(self, writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
        """Write the entries that are as expected; none on a list that is not there."""
        number, rows = data["list"], data["entries"]
        if not writer.execute("SELECT 1 FROM lists WHERE number = ?", (number,)).fetchone():
            return {"list": number, "entries": []}, 0
        keys = json.dumps([key for key, _, _ in rows])
        among = "list = ? AND key IN (SELECT value FROM json_each(?))"
        ranks = dict(
            writer.execute(f"SELECT key, rank FROM listed WHERE {among}", (number, keys)).fetchall()  # noqa: S608 - words of ours
        )
        mine = [row for row in rows if ranks.get(row[0]) == (row[1] if forward else row[2])]
        gone = json.dumps([key for key, _, _ in mine])
        writer.execute(f"DELETE FROM listed WHERE {among}", (number, gone))  # noqa: S608 - as above
        then = ((number, key, after if forward else before) for key, before, after in mine)
        writer.executemany("INSERT INTO listed VALUES (?, ?, ?)", (row for row in then if row[2] is not None))
        return {"list": number, "entries": mine}, len(mine)


def naming_list(number: int, before: str | None, after: str | None) -> Change:
    """A list made, renamed or deleted."""
    return Change(LIST, {"lists": [[number, before, after]]})


def listing(number: int, before: Mapping[int, int], after: Mapping[int, int | None]) -> Change:
    """Entries of a list, each from the rank that it has, if any, to another, or to none."""
    return Change(ENTRY, {"list": number, "entries": [[key, before.get(key), after[key]] for key in after]})


def number_of(connection: sqlite3.Connection, name: str) -> tuple[int, str] | None:
    """The number of a list of some name, in any case, and its name as it is shown; None if there is none."""
    row = connection.execute("SELECT number, name FROM lists WHERE folded = ?", (fold(name),)).fetchone()
    return (int(row[0]), str(row[1])) if row else None


def free_number(connection: sqlite3.Connection) -> int:
    """A number that no list has or had."""
    row = connection.execute("SELECT max(seq) FROM sqlite_sequence WHERE name = 'lists'").fetchone()
    return int(row[0] or 0) + 1


def entries_of(connection: sqlite3.Connection, number: int) -> dict[int, int]:
    """The rank of each article on a list, in its order."""
    rows = connection.execute("SELECT key, rank FROM listed WHERE list = ? ORDER BY rank, key", (number,))
    return dict(rows.fetchall())


def putting(
    connection: sqlite3.Connection, number: int, wanted: Sequence[int], at: int | None
) -> tuple[Change, int]:
    """What puts articles on a list, or to another place of it, and the number of articles it then has.

    Args:
        connection: in the transaction that makes the change.
        number: the list; it need not be there yet.
        wanted: the keys of the articles in the order in which they are to stand, each once.
        at: how many others stand before them; None for all.
    """
    from newsbrowse.archive.ranks import placed

    ranks = entries_of(connection, number)
    order = list(ranks)
    after = placed(order, ranks, wanted, len(order) if at is None else at)
    return listing(number, ranks, after), len(ranks.keys() | after.keys())

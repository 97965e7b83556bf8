"""The kinds of changes that the journal knows (`archive.journal.Kind`), and how each is written.

Keys of articles are kept as the steps between them, in ascending order: of a change of 100,000 articles some
kilobytes are left once they are compressed. Sets of keys are handed to SQLite as one JSON array, so that a
change of any size is a few statements.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import Any

from newsbrowse.archive.journal import Change, Data, Kind
from newsbrowse.archive.list_changes import ENTRY, LIST, Entries, Names
from newsbrowse.archive.passage_changes import PASSAGE_KINDS

_GIVEN = "(SELECT value FROM json_each(?))"


class Switches:
    """Articles put into a table of keys, or taken out: stars, read marks."""

    def __init__(self, table: str) -> None:
        self._table = table

    def differing(self, connection: sqlite3.Connection, keys: Iterable[int], on: bool) -> list[int]:
        """Those of the keys that are not yet on, or off."""
        side = "NOT IN" if on else "IN"
        statement = (
            f"SELECT DISTINCT value FROM json_each(?) WHERE value {side} (SELECT key FROM {self._table})"  # noqa: S608 - a name of ours
        )
        return [key for (key,) in connection.execute(statement, (_array(keys),))]

    def turn(self, writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
        """Switch the articles that are not switched yet."""
        on = bool(data["on"]) is forward
        mine = self.differing(writer, unpacked(data["keys"]), on)
        add = f"INSERT INTO {self._table} SELECT value FROM json_each(?)"  # noqa: S608 - as above
        drop = f"DELETE FROM {self._table} WHERE key IN {_GIVEN}"  # noqa: S608 - as above
        writer.execute(add if on else drop, (_array(mine),))
        return {"on": data["on"], "keys": packed(mine)}, len(mine)


class Labels:
    """A tag on articles, from one spelling to another; None where the tag is not on them."""

    def turn(self, writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
        """Give the tag its spelling, or take it away, where it is as expected."""
        now, then = (data["before"], data["after"]) if forward else (data["after"], data["before"])
        keys = unpacked(data["keys"])
        mine = [key for key, name in spellings(writer, data["label"], keys) if name == now]
        drop = f"DELETE FROM labels WHERE label = ? AND key IN {_GIVEN}"  # noqa: S608 - words of ours
        writer.execute(drop, (data["label"], _array(mine)))
        if then is not None:
            statement = "INSERT INTO labels SELECT ?, value, ? FROM json_each(?)"
            writer.execute(statement, (data["label"], then, _array(mine)))
        return {**data, "keys": packed(mine)}, len(mine)


class Notes:
    """Notes of articles; an empty text where there is none."""

    def turn(self, writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
        """Write the notes that are as expected."""
        made = []
        for key, before, after in data["notes"]:
            now, then = (before, after) if forward else (after, before)
            row = writer.execute("SELECT text FROM notes WHERE key = ?", (key,)).fetchone()
            if (row[0] if row else "") == now:
                writer.execute("DELETE FROM notes WHERE key = ?", (key,))
                if then:
                    writer.execute("INSERT INTO notes VALUES (?, ?)", (key, then))
                made.append([key, before, after])
        return {"notes": made}, len(made)


class Searches:
    """Saved searches by name: the search as JSON and the last change looked at; None where there is none."""

    def turn(self, writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
        """Write the searches that are as expected; that one was looked at since does not matter."""
        made = []
        for name, before, after in data["searches"]:
            now, then = (before, after) if forward else (after, before)
            row = writer.execute("SELECT search FROM saved WHERE name = ?", (name,)).fetchone()
            if (row[0] if row else None) == (now[0] if now else None):
                writer.execute("DELETE FROM saved WHERE name = ?", (name,))
                if then:
                    writer.execute("INSERT INTO saved VALUES (?, ?, ?)", (name, *then))
                made.append([name, before, after])
        return {"searches": made}, len(made)


class Subscriptions:
    """Feeds by address: title and whether whole pages are wanted; None where there is none of the address.

    A feed may name itself only when it is fetched: another title is no other feed.
    """

    def turn(self, writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
        """Write the feeds that are as expected; what is known of fetching them stays."""
        made = []
        for address, before, after in data["feeds"]:
            now, then = (before, after) if forward else (after, before)
            row = writer.execute("SELECT whole FROM feeds WHERE address = ?", (address,)).fetchone()
            if (list(row) if row else None) == (now[1:] if now else None):
                writer.execute("DELETE FROM feeds WHERE address = ?", (address,))
                if then:
                    writer.execute("INSERT INTO feeds VALUES (?, ?, ?)", (address, *then))
                made.append([address, before, after])
        return {"feeds": made}, len(made)


class NameRules:
    """The user's rules about names (`archive.rules`, loaded when one is turned)."""

    def turn(self, writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
        """Write the rules that are as expected, and decide anew what they are about."""
        from newsbrowse.archive import rules

        return rules.turn(writer, data, forward)


RULE = "rule"
"""The kind of rules about names: what it turns must be taken in by the index."""

SWITCHES: Mapping[str, Switches] = MappingProxyType({"star": Switches("stars"), "read": Switches("reads")})
"""The kinds that are either on or off for an article."""

KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        **SWITCHES,
        "tag": Labels(),
        "note": Notes(),
        **PASSAGE_KINDS,
        "search": Searches(),
        "feed": Subscriptions(),
        LIST: Names(),
        ENTRY: Entries(),
        RULE: NameRules(),
    }
)
"""All kinds. The names stand in journals on disk; whatever is to be undoable joins here."""


def switching(kind: str, keys: Sequence[int], on: bool) -> Change:
    """Articles starred or marked as read, or the reverse."""
    return Change(kind, {"on": on, "keys": packed(keys)})


def labelling(
    connection: sqlite3.Connection, label: str, keys: Sequence[int], name: str | None
) -> tuple[list[Change], set[int]]:
    """What gives articles a tag in a spelling, or takes it away (None); and the articles that it changes."""
    by_spelling: dict[str | None, list[int]] = {}
    for key, spelling in spellings(connection, label, keys):
        if spelling != name:
            by_spelling.setdefault(spelling, []).append(key)
    changes = [
        Change("tag", {"label": label, "before": before, "after": name, "keys": packed(mine)})
        for before, mine in by_spelling.items()
    ]
    return changes, {key for mine in by_spelling.values() for key in mine}


def noting(notes: Iterable[tuple[int, str, str]]) -> Change:
    """Notes of articles, each from a text to another."""
    return Change("note", {"notes": [list(note) for note in notes]})


def naming(searches: Iterable[tuple[str, Sequence[Any] | None, Sequence[Any] | None]]) -> Change:
    """Saved searches, each from a row to another, or to none."""
    return Change("search", {"searches": [list(one) for one in searches]})


def subscribing(feeds: Iterable[tuple[str, Sequence[Any] | None, Sequence[Any] | None]]) -> Change:
    """Feeds, each from a title and whether whole pages are wanted to others, or to none."""
    return Change("feed", {"feeds": [list(one) for one in feeds]})


def spellings(
    connection: sqlite3.Connection, label: str, keys: Iterable[int]
) -> list[tuple[int, str | None]]:
    """How a tag is spelt on each of some articles; None where it is not on one."""
    statement = (
        "SELECT DISTINCT value, name FROM json_each(?) LEFT JOIN labels ON label = ? AND labels.key = value"
    )
    return connection.execute(statement, (_array(keys), label)).fetchall()


def packed(keys: Iterable[int]) -> list[int]:
    """Keys as the first one and the steps from each to the next."""
    ordered = sorted(set(keys))
    return [after - before for before, after in zip([0, *ordered], ordered, strict=False)]


def unpacked(steps: Iterable[int]) -> list[int]:
    """The keys that `packed` wrote."""
    return list(accumulate(steps))


def _array(keys: Iterable[int]) -> str:
    return json.dumps(list(keys))

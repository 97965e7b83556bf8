"""The journal: each thing the user did, kept with its inverse, so that it can be undone and done again.

One step is one transaction: it makes the changes and writes the step. A step holds *changes*, each of a
kind that the registry names; a kind knows how to turn its places forward and back. All processes on a
library share its journal. A place that somebody has changed since is left as it is: undoing never overwrites
what the step did not write.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from msgspec import Struct

from newsbrowse.archive.store import Store
from newsbrowse.errors import NewsbrowseError

MOST_STEPS = 1_000
"""Steps that are kept, the newest."""

MOST_BYTES = 64 * 2**20
"""Bytes that the kept steps may take together; the newest is kept however large it is."""

Data = dict[str, Any]
"""What a change is about: JSON values whose meaning its kind knows."""

_COLUMNS = "number, at, label, places, undone"
_LATEST_DONE = (
    "SELECT number, label, places, payload FROM journal WHERE NOT undone ORDER BY number DESC LIMIT 1"
)
_FIRST_UNDONE = "SELECT number, label, places, payload FROM journal WHERE undone ORDER BY number LIMIT 1"
_TOO_MANY = (
    "DELETE FROM journal WHERE number <= (SELECT number FROM journal ORDER BY number DESC LIMIT 1 OFFSET ?)"
)
_TOO_LARGE = (
    "DELETE FROM journal WHERE number < (SELECT max(number) FROM journal) AND number IN (SELECT number FROM"
    " (SELECT number, sum(length(payload)) OVER (ORDER BY number DESC) AS bytes FROM journal)"
    " WHERE bytes > ?)"
)


class Kind(Protocol):
    """One kind of change. It sets places of the library, each from one value to another."""

    def turn(self, writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
        """Set the places that are as expected, and leave the others alone.

        Args:
            writer: in a transaction.
            data: the places, each with its value before and after.
            forward: set from before to after; else back from after to before.

        Returns:
            The data of the places that were set, and their number.
        """


class Change(Struct, frozen=True):
    """A change of a kind."""

    kind: str
    data: Data


class Step(Struct, frozen=True):
    """One thing the user did.

    Attributes:
        at: when, ISO 8601 in UTC.
        label: what it was, in words that follow `Undone:`.
        places: how many places it set: articles starred, notes written.
        undone: whether it is undone, and would be done again by `redo`.
    """

    number: int
    at: str
    label: str
    places: int
    undone: bool


class Turned(Struct, frozen=True):
    """What became of undoing or redoing a step.

    Attributes:
        turned: the places set.
        kept: the places left as they are, since they were changed after the step.
        kinds: the kinds of the changes that were turned.
    """

    label: str
    turned: int
    kept: int
    kinds: frozenset[str] = frozenset()


def told(turned: Turned | None, *, redo: bool = False) -> str:
    """What was undone, or done again, in a line."""
    if turned is None:
        return "There is nothing to do again." if redo else "There is nothing to undo."
    if not turned.turned:
        return f"Not {'done again' if redo else 'undone'}: {turned.label}; all of it was changed since."
    kept = f"; {turned.kept:,} changed since and stay as they are" if turned.kept else ""
    return f"{'Done again' if redo else 'Undone'}: {turned.label}{kept}"


class Journal:
    """The steps of one library. Any thread may call."""

    def __init__(self, store: Store, kinds: Mapping[str, Kind]) -> None:
        self._store = store
        self._kinds = kinds

    def record(self, writer: sqlite3.Connection, label: str, changes: Sequence[Change]) -> int:
        """Make the changes of a step and keep it; what was undone before cannot be redone any more.

        Args:
            writer: in a transaction, which makes the step and its changes one.
            label: what it is, in words that follow `Undone:`.
            changes: no two of them for the same place.

        Returns:
            The number of places set; a step that sets none is not kept.
        """
        made = [self._turned(writer, change, forward=True) for change in changes]
        places = sum(count for _, count in made)
        if not places:
            return 0
        writer.execute("DELETE FROM journal WHERE undone")
        writer.execute(
            "INSERT INTO journal (at, label, places, undone, payload) VALUES (?, ?, ?, 0, ?)",
            (_now(), label, places, _packed([change for change, count in made if count])),
        )
        writer.execute(_TOO_MANY, (MOST_STEPS,))
        writer.execute(_TOO_LARGE, (MOST_BYTES,))
        return places

    def undo(self) -> Turned | None:
        """Undo the last step that is not undone; None if there is none.

        Raises:
            NewsbrowseError: a newer version of the program did it.
        """
        return self._step(_LATEST_DONE, forward=False)

    def redo(self) -> Turned | None:
        """Do the step again that was undone last; None if there is none. Raises as `undo`."""
        return self._step(_FIRST_UNDONE, forward=True)

    def steps(self, limit: int) -> tuple[Step, ...]:
        """The steps, the latest first."""
        statement = f"SELECT {_COLUMNS} FROM journal ORDER BY number DESC LIMIT ?"  # noqa: S608 - names of columns
        with self._store.reading() as reader:
            rows = reader.execute(statement, (max(0, limit),)).fetchall()
        return tuple(_step_of(row) for row in rows)

    def _step(self, statement: str, *, forward: bool) -> Turned | None:
        with self._store.writing() as writer:
            row = writer.execute(statement).fetchone()
            if row is None:
                return None
            number, label, places, payload = row
            changes = changes_of(payload)
            order = changes if forward else changes[::-1]
            made = [self._turned(writer, change, forward=forward) for change in order]
            turned = sum(count for _, count in made)
            left = [change for change, count in (made if forward else made[::-1]) if count]
            _keep(writer, number, payload if left == changes else _packed(left), forward, bool(turned))
        return Turned(label, turned, places - turned, frozenset(change.kind for change in left))

    def _turned(self, writer: sqlite3.Connection, change: Change, *, forward: bool) -> tuple[Change, int]:
        kind = self._kinds.get(change.kind)
        if kind is None:
            raise NewsbrowseError(
                "the last step was made by a newer newsbrowse, which alone can turn it", "update newsbrowse"
            )
        data, count = kind.turn(writer, change.data, forward)
        return Change(change.kind, data), count


def _keep(writer: sqlite3.Connection, number: int, payload: bytes, forward: bool, is_any: bool) -> None:
    """Keep a step that was turned, with what is left of it; one of which nothing is left is dropped."""
    if is_any:
        values = (not forward, payload, number)
        writer.execute("UPDATE journal SET undone = ?, payload = ? WHERE number = ?", values)
    else:
        writer.execute("DELETE FROM journal WHERE number = ?", (number,))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _packed(changes: Sequence[Change]) -> bytes:
    pairs = [[change.kind, change.data] for change in changes]
    return zlib.compress(json.dumps(pairs, separators=(",", ":")).encode("ascii"))


def changes_of(payload: bytes) -> list[Change]:
    """The changes of a step as it is stored."""
    return [Change(kind, data) for kind, data in json.loads(zlib.decompress(payload))]


def _step_of(row: tuple[int, str, str, int, int]) -> Step:
    number, at, label, places, undone = row
    return Step(number, at, label, places, bool(undone))

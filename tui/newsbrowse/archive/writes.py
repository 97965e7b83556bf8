"""What is written for one entry, inside a transaction of the store."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from enum import Enum
from itertools import count

from msgspec import Struct

from newsbrowse.archive import alike, seals, tallies
from newsbrowse.archive.codec import pack, unpack
from newsbrowse.archive.ids import short_id
from newsbrowse.archive.records import BODY, COLUMNS, PUBLISHED, TITLE, Record, comparable, record
from newsbrowse.models import Entry

_NAMES = ", ".join(COLUMNS)
_INSERT = (
    f"INSERT INTO articles (id, revision, twin, change, {_NAMES})"  # noqa: S608 - names of columns only
    f" VALUES (?, ?, ?, ?, {', '.join('?' * len(COLUMNS))}) ON CONFLICT (id) DO NOTHING"
)
_UPDATE = (
    f"UPDATE articles SET {', '.join(f'{name} = ?' for name in COLUMNS)},"  # noqa: S608 - as above
    " revision = ?, twin = ?, change = ? WHERE key = ?"
)
_SELECT = f"SELECT revision, {_NAMES} FROM articles WHERE key = ?"  # noqa: S608 - as above
_SAME_TEXT = (
    "SELECT key, body FROM articles WHERE twin = ? AND title = ? AND published IS ? AND source IS ?"
    " AND (ref IS NULL OR ? IS NULL OR ref = ?) ORDER BY key"
)


class Outcome(Enum):
    """What became of an entry."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


class Analysed(Struct, frozen=True):
    """An entry and what was read out of it.

    Attributes:
        analysis: a blob of `codec`; None if that failed or was not needed.
        extraction: the version of the rules that made it.
        bands: those of its wording, if they are known already (`alike.Wording.bands`).
        row: its columns, if they are known already.
        body: its body as `codec.pack` stores it, likewise.
        names: those that are counted of its analysis (`tallies.names_of`), likewise.
    """

    entry: Entry
    analysis: bytes | None
    extraction: int = 0
    bands: tuple[int, ...] | None = None
    row: Record | None = None
    body: str | bytes | None = None
    names: Sequence[tallies.Name] | None = None


class Batch:
    """Entries written in one transaction. What can be done at once for all of them is left to `finish`.

    Args:
        writer: in a transaction.
    """

    def __init__(self, writer: sqlite3.Connection) -> None:
        self._writer = writer
        self._change = writer.execute("SELECT coalesce(max(change), 0) FROM articles").fetchone()[0]
        self._uncounted: dict[int, tallies.Row] = {}

    def put(self, item: Analysed) -> Outcome:
        """Write an entry as a new article, a new revision, a further origin, or not at all."""
        row = record(item.entry) if item.row is None else item.row
        known = known_as(self._writer, row.origin)
        if known is not None and known[1] == row.content:
            return Outcome.UNCHANGED
        known = known or known_as(self._writer, row.also)
        if known is None:
            key = twin_of(self._writer, row)
            outcome = Outcome.ADDED if key is None else Outcome.UNCHANGED
            _name_origins(self._writer, row, self._insert(item, row) if key is None else key)
            return outcome
        key, content = known
        _name_origins(self._writer, row, key)
        if content == row.content:
            return Outcome.UNCHANGED
        return self._revise(key, item, row)

    def finish(self) -> None:
        """Count the names of the articles that were written."""
        tallies.count_in(self._writer, self._uncounted.values())
        self._uncounted = {}

    def _insert(self, item: Analysed, row: Record) -> int:
        self._change += 1
        values = (1, row.twin, self._change, *_packed(item, row))
        attempts = (short_id(row.origin, attempt) for attempt in count())
        tries = (self._writer.execute(_INSERT, (short, *values)) for short in attempts)
        key = int(next(added.lastrowid or 0 for added in tries if added.rowcount))
        self._take_in(key, 1, item, row)
        return key

    def _revise(self, key: int, item: Analysed, row: Record) -> Outcome:
        """Give an article a new text and keep the old one; nothing happens if the article says so already."""
        writer = self._writer
        revision, *old = writer.execute(_SELECT, (key,)).fetchone()
        old[BODY] = unpack(old[BODY])
        if comparable(old) == comparable(row.values):
            return Outcome.UNCHANGED
        self._change += 1
        kept = json.dumps(dict(zip(COLUMNS, old, strict=True)), ensure_ascii=False, separators=(",", ":"))
        writer.execute("INSERT INTO revisions VALUES (?, ?, ?)", (key, revision, pack(kept)))
        writer.execute(_UPDATE, (*_packed(item, row), revision + 1, row.twin, self._change, key))
        writer.execute("DELETE FROM renewed WHERE key = ?", (key,))
        if key in self._uncounted:
            del self._uncounted[key]
        else:
            tallies.count_out(writer, key, old[PUBLISHED], _analysis(writer, key))
        alike.leave(writer, key, old[TITLE], old[BODY])
        self._take_in(key, revision + 1, item, row)
        return Outcome.UPDATED

    def _take_in(self, key: int, revision: int, item: Analysed, row: Record) -> None:
        """Write what belongs to an article's new text: its facts, their names, checksums, its group."""
        extraction = item.extraction if item.analysis is not None else 0
        values = (key, extraction, item.analysis)
        self._writer.execute("INSERT OR REPLACE INTO analysis VALUES (?, ?, ?)", values)
        names = tallies.names_in(item.analysis) if item.names is None else item.names
        seals.keep(self._writer, key, revision, row.sums, item.analysis)
        self._uncounted[key] = key, row.values[PUBLISHED], names
        title, body = row.values[TITLE] or "", row.values[BODY] or ""
        alike.assign(self._writer, key, self._change, title, body, item.bands)


def known_as(connection: sqlite3.Connection, origin: str | None) -> tuple[int, bytes] | None:
    """The article that came from an origin, and the hash of what that last gave; None if none did."""
    if origin is None:
        return None
    statement = "SELECT key, content FROM origins WHERE origin = ?"
    row = connection.execute(statement, (origin,)).fetchone()
    return None if row is None else (row[0], seals.content_of(row[1]))


def twin_of(connection: sqlite3.Connection, row: Record) -> int | None:
    """The article with the same title, body, day and source, unless the senders' keys tell them apart."""
    ref, title, body, published, _, source, *_ = row.values
    for key, stored in connection.execute(_SAME_TEXT, (row.twin, title, published, source, ref, ref)):
        if unpack(stored) == body:
            return int(key)
    return None


def _analysis(writer: sqlite3.Connection, key: int) -> bytes | None:
    row = writer.execute("SELECT record FROM analysis WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def _name_origins(writer: sqlite3.Connection, row: Record, key: int) -> None:
    """Keep where an article came from. What another origin of it last gave stays as it was."""
    kept = seals.kept_content(row.origin, key, row.content)
    writer.execute("INSERT OR REPLACE INTO origins VALUES (?, ?, ?)", (row.origin, key, kept))
    if row.also is not None:
        kept = seals.kept_content(row.also, key, row.content)
        writer.execute("INSERT OR IGNORE INTO origins VALUES (?, ?, ?)", (row.also, key, kept))


def _packed(item: Analysed, row: Record) -> list[str | bytes | None]:
    """The values of an entry as its columns hold them."""
    values: list[str | bytes | None] = list(row.values)
    values[BODY] = pack(row.values[BODY] or "") if item.body is None else item.body
    return values

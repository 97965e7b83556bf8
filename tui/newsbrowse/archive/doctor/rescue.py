"""The rows of a damaged database put into a new one, checked one by one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain

from msgspec import Struct

from newsbrowse.archive.codec import decode_analysis, unpack
from newsbrowse.archive.doctor.articles import UNREADABLE
from newsbrowse.archive.doctor.pages import Kept, Pages, Row
from newsbrowse.archive.doctor.steps import PARTS
from newsbrowse.archive.ids import read_id
from newsbrowse.archive.records import BODY, COLUMNS, twin_hash
from newsbrowse.archive.seals import differing_fields, seal_all

_DERIVED = ("groups", "bands", "names", "named", "tallies", "unsettled", "identities")
_TAKEN_APART = (*_DERIVED, "articles", "meta", "sealed", "sqlite_sequence")
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
_NEEDING_ARTICLES = (
    "SELECT t.name FROM sqlite_master t JOIN pragma_table_info(t.name) c"
    " ON c.name = 'key' AND (c.pk OR c.[notnull]) WHERE t.type = 'table'"
)
_WITHOUT = "FROM articles WHERE key NOT IN (SELECT key FROM {})"
_ID_INDEX = "sqlite_autoindex_articles_1"
_WITH_SUMS = (
    f"SELECT a.id, s.sums, {', '.join(f'a.{name}' for name in COLUMNS)} FROM articles a"  # noqa: S608 - names of ours
    " JOIN seals s ON s.key = a.key AND s.revision = a.revision"
)
_TITLE, _BODY, _PUBLISHED, _SOURCE, _TWIN = 3, 4, 5, 7, 13


class Rescued(Struct):
    """What became of the articles.

    Attributes:
        saved: how many are in the new database.
        lost: the ids of those that are not, or their numbers where not even the id can be read.
        changed: the ids of those that are not quite as they were written.
    """

    saved: int
    lost: list[str]
    changed: list[str]


class Rescue:
    """Takes what can be read out of a file into a new library.

    Args:
        pages: the damaged file.
        writer: a connection to the new library, in a transaction.
    """

    def __init__(self, pages: Pages, writer: sqlite3.Connection) -> None:
        self._writer = writer
        self._pages = pages
        seen = pages.free()
        self._of_table = {name: pages.tree(root, seen) for name, root in pages.roots().items()}
        self._strays = [number for number in range(1, pages.count + 1) if number not in seen]

    def run(self) -> Rescued:
        """Take all that can be read; what is left out, and what is not as it was written, is told."""
        self._take_name()
        self._take("articles", filter(_is_sound, self._rows("articles")))
        count = self._count()
        self._take("articles", filter(_is_readable, self._rows("articles")))
        changed = self._true_up() if self._count() > count else []
        for table in self._names(_TABLES):
            self._take(table, self._rows(table))
        lost = self._lost()
        changed = sorted({*changed, *self._differing()})
        self._put_in_order()
        seal_all(self._writer)
        return Rescued(self._count(), lost, changed)

    def _rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, those first that its tree leads to, as they are inserted."""
        width = len(self._writer.execute(f"PRAGMA table_info({table})").fetchall())
        strays = (row for row in self._on(self._strays) if _shape(row) == table)
        for row in chain(self._on(self._of_table.get(table, ())), strays):
            values = row.values if row.number is None else (row.number, *row.values[1:])
            if len(values) <= width:
                yield values + (None,) * (width - len(values))

    def _on(self, pages: Iterable[int]) -> Iterator[Kept]:
        return (row for number in pages for row in self._pages.page(number))

    def _take(self, table: str, rows: Iterable[Row]) -> None:
        for row in rows:
            marks = ", ".join("?" * len(row))
            try:
                self._writer.execute(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", row)  # noqa: S608 - ours
            except (sqlite3.Error, OverflowError):
                continue

    def _names(self, statement: str) -> list[str]:
        """The names of some tables, without those that are derived anew or taken apart."""
        found = [str(name) for (name,) in self._writer.execute(statement)]
        return [name for name in found if name not in _TAKEN_APART]

    def _count(self) -> int:
        return int(self._writer.execute("SELECT count(*) FROM articles").fetchone()[0])

    def _take_name(self) -> None:
        """Keep the library's name, by which its index knows it."""
        for name, value in ((row[0], row[1]) for row in self._rows("meta")):
            if name == "library" and isinstance(value, str):
                self._writer.execute("UPDATE meta SET value = ? WHERE name = 'library'", (value,))

    def _true_up(self) -> list[str]:
        """Give articles that are not quite as they were written the hash of what they are now; their ids."""
        changed = []
        for key, short, *row in self._writer.execute(
            "SELECT key, id, title, body, published, source, twin FROM articles"
        ).fetchall():
            title, body, published, source, twin = row
            now = twin_hash(title, unpack(body), published, source)
            if now != twin:
                self._writer.execute("UPDATE articles SET twin = ? WHERE key = ?", (now, key))
                changed.append(str(short))
        return changed

    def _differing(self) -> list[str]:
        """The articles of which a field is not as it was written, by their checksums; their ids."""
        found = []
        for short, sums, *values in self._writer.execute(_WITH_SUMS):
            values[BODY] = unpack(values[BODY])
            if differing_fields(sums, values):
                found.append(str(short))
        return found

    def _lost(self) -> list[str]:
        """The articles that something still speaks of and that are not there."""
        there = {key for (key,) in self._writer.execute("SELECT key FROM articles")}
        names = {
            row.values[1]: str(row.values[0])
            for row in self._on(self._of_table.get(_ID_INDEX, ()))
            if len(row.values) == 2 and isinstance(row.values[1], int) and read_id(str(row.values[0]))
        }
        spoken_of = set(names)
        for table in ("origins", "analysis"):
            rows = self._writer.execute(f"SELECT DISTINCT key FROM {table}")  # noqa: S608 - names of tables
            spoken_of.update(key for (key,) in rows)
        return sorted(names.get(key, f"number {key}") for key in spoken_of - there)

    def _put_in_order(self) -> None:
        """Drop what belongs to no article or cannot be read, and give each article what it must have."""
        writer = self._writer
        for table in self._names(_NEEDING_ARTICLES):
            writer.execute(f"DELETE FROM {table} WHERE key NOT IN (SELECT key FROM articles)")  # noqa: S608 - ours
        for part in PARTS:
            for *key, value in writer.execute(part.select).fetchall():
                try:
                    part.read(value)
                except UNREADABLE:
                    writer.execute(part.delete, key)
        bodies = "SELECT a.key, a.body, n.record FROM articles a LEFT JOIN analysis n ON n.key = a.key"
        for key, body, record in writer.execute(bodies).fetchall():
            try:
                decode_analysis(record, unpack(body))
            except UNREADABLE:
                writer.execute("DELETE FROM analysis WHERE key = ?", (key,))
        writer.execute(f"INSERT INTO analysis SELECT key, 0, NULL {_WITHOUT.format('analysis')}")
        for origin in ("url", "'saved:' || id"):
            given = (
                f"SELECT {origin}, key, zeroblob(16) {_WITHOUT.format('origins')} AND {origin} IS NOT NULL"
            )
            writer.execute(f"INSERT OR IGNORE INTO origins {given}")
        self._number_revisions()

    def _number_revisions(self) -> None:
        """Number the earlier texts of each article anew, where some are gone."""
        writer = self._writer
        for key, revision in writer.execute("SELECT key, revision FROM articles").fetchall():
            there = writer.execute(
                "SELECT revision, record FROM revisions WHERE key = ? ORDER BY revision", (key,)
            ).fetchall()
            kept = [(key, number, record) for number, (_, record) in enumerate(there, start=1)]
            if revision != len(kept) + 1 or [one for one, _ in there] != [one for _, one, _ in kept]:
                writer.execute("DELETE FROM revisions WHERE key = ?", (key,))
                writer.executemany("INSERT INTO revisions VALUES (?, ?, ?)", kept)
                writer.execute("UPDATE articles SET revision = ? WHERE key = ?", (len(kept) + 1, key))


def _shape(row: Kept) -> str:
    """The table of a row to which no tree leads, by what it looks like; empty if that is not certain."""
    kinds = tuple(type(value) for value in row.values)
    if row.number is not None:
        if len(kinds) == 15 and kinds[1] is str and read_id(str(row.values[1])):
            return "articles"
        if kinds in ((type(None), int, bytes), (type(None), int, type(None))):
            return "analysis"
        return "journal" if len(kinds) == 6 and kinds[5] is bytes else ""
    if kinds == (str, int, bytes):
        return "origins"
    if kinds in ((int, int, bytes), (int, int, str)):
        return "revisions"
    return "labels" if kinds == (str, int, str) else ""


def _is_readable(row: Row) -> bool:
    """Whether an article can be shown at all."""
    try:
        body, short = row[_BODY], row[1]
        lists = (json.loads(str(row[8])), json.loads(str(row[11])))
        return bool(
            isinstance(short, str)
            and read_id(short) == short
            and isinstance(row[_TITLE], str)
            and isinstance(body, str | bytes)
            and isinstance(unpack(body), str)
            and all(isinstance(one, list) for one in lists)
            and row[6] in ("metadata", "text", "file", "unknown")
        )
    except UNREADABLE:
        return False


def _is_sound(row: Row) -> bool:
    """Whether an article is as it was written."""
    if not _is_readable(row):
        return False
    title, body, published, source = row[_TITLE], row[_BODY], row[_PUBLISHED], row[_SOURCE]
    if not isinstance(title, str) or not isinstance(body, str | bytes):
        return False
    if not all(one is None or isinstance(one, str) for one in (published, source)):
        return False
    return twin_hash(title, unpack(body), published, source) == row[_TWIN]  # type: ignore[arg-type]

"""The truth of a library: every article, where it came from, what it said before, what was read out of it.

One connection reads and another writes, each behind a lock, so that any thread may call any method and
a reader never waits for an import.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from enum import Enum
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.archive import seals
from newsbrowse.archive.codec import decode_analysis, decode_names, unpack
from newsbrowse.archive.database import DAMAGED, connect, plain_errors, transaction, unwritable
from newsbrowse.archive.naming import named
from newsbrowse.archive.records import Record, record
from newsbrowse.archive.writes import Analysed, Batch, Outcome, known_as, twin_of
from newsbrowse.config.places import LIBRARY_FILE
from newsbrowse.errors import LibraryError
from newsbrowse.models import Analysis, Article, Entry, PublishedFrom
from newsbrowse.text.clean import clean

_CHUNK = 200
"""Articles read at a time: bounds memory and the time a lock is held."""

_CHUNK_TEXT = 4_000_000
"""Characters of bodies after which no more are read at a time."""

_WRITER_CACHE = 64_000
"""KiB of pages kept for writing: names and hashes go to places all over their tables."""

_SELECT = (
    "SELECT a.key, a.change, coalesce(w.change, a.change), coalesce(g.grp, a.change), a.id, a.revision,"
    " a.tags, a.ref, a.title, a.body, a.published, a.published_from, a.source, a.authors, a.url,"
    " a.language, n.record FROM articles a"
    " LEFT JOIN analysis n ON n.key = a.key LEFT JOIN groups g ON g.key = a.key"
    " LEFT JOIN renewed w ON w.key = a.key"
)
_SELECT_REVISION = "SELECT record FROM revisions WHERE key = ? AND revision = ?"
_SELECT_BY_ID = _SELECT + " WHERE a.id = ?"
_SELECT_BY_KEYS = _SELECT + " WHERE a.key IN ({})"
_SELECT_LINES = _SELECT_BY_KEYS.replace("a.body", "''")
_SELECT_CHANGED = _SELECT + " WHERE a.change > ? ORDER BY a.change LIMIT ?"
_SELECT_KEYS = "SELECT id, key FROM articles WHERE id IN ({})"
_SELECT_ORIGINS = "SELECT key, origin FROM origins WHERE key IN ({}) ORDER BY origin"


_Decode = Callable[[bytes | None, str], Analysis]


class Standing(Enum):
    """What the store would do with an entry, as far as can be told before it is analysed."""

    KNOWN = "known"
    TWIN = "twin"
    FRESH = "fresh"


class Stored(Struct, frozen=True):
    """An article with what only the archive needs: its key, change number, tags, group of near-duplicates.

    The article's `origins` are left empty where many articles are read at once.

    Attributes:
        change: the number by which the index knows whether it has the article as it is.
        news: that by which the article was added or got a new text.
    """

    key: int
    change: int
    tags: tuple[str, ...]
    article: Article
    group: int = 0
    news: int = 0


class Store:
    """`library.db`. Made by `Store.open`."""

    def __init__(self, path: Path, reader: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._file = _identity(path)
        self._reader = reader
        self._reading = threading.RLock()
        self._counted: tuple[int, int] | None = None
        self._writer: sqlite3.Connection | None = None
        self._writing = threading.RLock()

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Store:
        """Open the library in a folder; LibraryError if there is none or it cannot be read."""
        connection, read_only = connect(path, create=create)
        return cls(path, connection, read_only=read_only)

    def close(self) -> None:
        """Close both connections; closing twice does no harm."""
        with self._writing, self._reading:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            self._reader.close()

    @property
    def library_id(self) -> str:
        """A random name given when the library was made: an index of another library is known by it."""
        return str(self._one("SELECT value FROM meta WHERE name = 'library'")[0])

    def count(self) -> int:
        """The number of articles.

        Counted again only after something was written: it takes SQLite ten milliseconds for a million, and
        the browser asks at each letter of a search.
        """
        version = self.data_version()
        if self._counted is None or self._counted[0] != version:
            self._counted = version, int(self._one("SELECT count(*) FROM articles")[0])
        return self._counted[1]

    def last_change(self) -> int:
        """The number of the last change; 0 in an empty library."""
        return int(self._one("SELECT coalesce(max(change), 0) FROM articles")[0])

    def data_version(self) -> int:
        """A number that changes when another connection has written (SQLite's `data_version`)."""
        return int(self._one("PRAGMA data_version")[0])

    def standing(self, entry: Entry) -> Standing:
        """Whether an entry is already here, cheaply: nothing has to be read out of its text again."""
        return self.standing_of(record(entry))

    def standing_of(self, row: Record) -> Standing:
        """As `standing`, for the columns of an entry."""
        with plain_errors(self.path), self._reading:
            known = known_as(self._reader, row.origin)
            if known is not None:
                return Standing.KNOWN if known[1] == row.content else Standing.FRESH
            known = known_as(self._reader, row.also)
            if known is not None:
                return Standing.TWIN if known[1] == row.content else Standing.FRESH
            return Standing.TWIN if twin_of(self._reader, row) is not None else Standing.FRESH

    def body_of(self, origin: str) -> str | None:
        """The body of the article that came from an origin; None if none did."""
        statement = "SELECT body FROM articles JOIN origins USING (key) WHERE origin = ?"
        with self.reading() as reader:
            row = reader.execute(statement, (origin.encode("utf-8", "replace").decode(),)).fetchone()
        return unpack(row[0]) if row else None

    def put(self, items: Iterable[Analysed]) -> list[Outcome]:
        """Write entries in one transaction. When this returns, they are on the disk.

        Raises:
            LibraryError: the library cannot be written or the disk is full; nothing was written.
        """
        with self.writing() as writer:
            batch = Batch(writer)
            outcomes = [batch.put(item) for item in items]
            batch.finish()
        return outcomes

    def by_id(self, short: str) -> Article | None:
        """The article with a short id in its stored form, with its origins."""
        with plain_errors(self.path), self._reading:
            row = self._reader.execute(_SELECT_BY_ID, (short,)).fetchone()
            if row is None:
                return None
            article = _stored(row, self._origins([row[0]])[row[0]]).article
            return named(self._reader, {row[0]: article})[row[0]]

    def revision(self, key: int, number: int) -> str | None:
        """An earlier record of an article, as JSON of its columns; None if there is none of the number."""
        with plain_errors(self.path), self._reading:
            row = self._reader.execute(_SELECT_REVISION, (key, number)).fetchone()
        return unpack(row[0]) if row else None

    def by_keys(self, keys: Sequence[int], *, brief: bool = False, bodies: bool = True) -> dict[int, Article]:
        """The articles with these keys, with their origins; a key without an article is left out.

        Args:
            keys: the keys.
            brief: read only the names out of the analyses, and no origins.
            bodies: whether to read the bodies; left empty otherwise, which suits only what is brief.
        """
        select = _SELECT_BY_KEYS if bodies else _SELECT_LINES
        decode = _names_of if brief else decode_analysis
        found: dict[int, Article] = {}
        for start in range(0, len(keys), _CHUNK):
            part = keys[start : start + _CHUNK]
            with plain_errors(self.path), self._reading:
                rows = self._reader.execute(select.format(_marks(part)), part).fetchall()
                origins = {} if brief else self._origins(part)
                articles = {row[0]: _stored(row, origins.get(row[0], ()), decode).article for row in rows}
                found.update(named(self._reader, articles))
        return found

    def changed_since(self, change: int, *, places: bool = True) -> Iterator[Stored]:
        """All articles with a larger change number, in the order of their changes, a few at a time.

        Args:
            change: the number.
            places: whether to read where the facts stand; without them it takes half the time, and no figures
                are among them.
        """
        decode = decode_analysis if places else _values_of
        while True:
            with plain_errors(self.path), self._reading:
                read = self._some_changed(change, decode)
                articles = named(self._reader, {stored.key: stored.article for stored in read})
            if not read:
                return
            for stored in read:
                article = articles[stored.key]
                yield stored if article is stored.article else replace(stored, article=article)
            change = read[-1].change

    def _some_changed(self, change: int, decode: _Decode) -> list[Stored]:
        """The next articles of `changed_since`: few if they are long."""
        read: list[Stored] = []
        length = 0
        with closing(self._reader.execute(_SELECT_CHANGED, (change, _CHUNK))) as rows:
            for row in rows:
                read.append(_stored(row, (), decode))
                length += len(read[-1].article.body)
                if length > _CHUNK_TEXT:
                    break
        return read

    def count_since(self, change: int) -> int:
        """How many articles `changed_since` would give."""
        return int(self._one("SELECT count(*) FROM articles WHERE change > ?", change)[0])

    def key_of(self, short: str) -> int | None:
        """The key of the article with a short id in its stored form."""
        with self.reading() as reader:
            row = reader.execute("SELECT key FROM articles WHERE id = ?", (short,)).fetchone()
        return int(row[0]) if row else None

    def keys_of(self, ids: Sequence[str]) -> dict[str, int]:
        """The keys of the articles with these short ids in their stored form; the unknown are left out."""
        found: dict[str, int] = {}
        for start in range(0, len(ids), _CHUNK):
            part = ids[start : start + _CHUNK]
            with self.reading() as reader:
                found.update(reader.execute(_SELECT_KEYS.format(_marks(part)), part).fetchall())
        return found

    def group_of(self, key: int) -> int:
        """The number of an article's group of near-duplicates."""
        statement = "SELECT coalesce(g.grp, a.change) FROM articles a LEFT JOIN groups g USING (key)"
        return int(self._one(f"{statement} WHERE key = ?", key)[0])

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection to read from, held for the block."""
        with plain_errors(self.path), self._reading:
            yield self._reader

    @contextmanager
    def writing(self, *, dry: bool = False) -> Iterator[sqlite3.Connection]:
        """The connection to write with, held for the block, which is one transaction.

        With `dry` nothing of it stays.

        Raises:
            LibraryError: the library cannot be written; nothing was.
        """
        with plain_errors(self.path), self._writing:
            self._ensure_there()
            writer = self._write_connection()
            with transaction(writer):
                if dry:
                    writer.execute("SAVEPOINT dry")
                yield writer
                if dry:
                    writer.execute("ROLLBACK TO dry")

    def _ensure_there(self) -> None:
        """Make sure that what is written can be found again: SQLite goes on with a file that was deleted."""
        if _identity(self.path) != self._file:
            raise LibraryError(
                f"the library in {clean(str(self.path))} was moved, deleted or replaced;"
                " the last step was not kept",
                "put it back, or restore a backup, and start anew",
            )

    def _one(self, statement: str, *values: object) -> tuple[Any, ...]:
        with plain_errors(self.path), self._reading:
            row = self._reader.execute(statement, values).fetchone()
        if row is None:
            raise LibraryError(f"the library in {clean(str(self.path))} is damaged", DAMAGED)
        return tuple(row)

    def _origins(self, keys: Sequence[int]) -> dict[int, tuple[str, ...]]:
        found: dict[int, list[str]] = {key: [] for key in keys}
        rows = self._reader.execute(_SELECT_ORIGINS.format(_marks(keys)), keys)
        for key, origin in rows:
            found[key].append(origin)
        return {key: tuple(origins) for key, origins in found.items()}

    def _write_connection(self) -> sqlite3.Connection:
        if self.read_only:
            raise unwritable(self.path)
        if self._writer is None:
            self._writer, _ = connect(self.path, create=False)
            self._writer.execute(f"PRAGMA cache_size = -{_WRITER_CACHE}")
            seals.install(self._writer)
        return self._writer


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells the file of a library from another one of its name; None if it is not there."""
    try:
        found = (path / LIBRARY_FILE).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _names_of(blob: bytes | None, _body: str) -> Analysis:
    return decode_names(blob)


def _values_of(blob: bytes | None, _body: str) -> Analysis:
    from newsbrowse.archive.bare_facts import decode_values  # what is searched needs none of it

    return decode_values(blob)


def _stored(row: Sequence[Any], origins: tuple[str, ...], decode: _Decode = decode_analysis) -> Stored:
    key, change, news, group, short, revision, tags, ref, title, body, published, known, *rest = row
    source, authors, url, language, blob = rest
    text = unpack(body)
    article = Article(
        id=short,
        title=title,
        body=text,
        origins=origins,
        published=published,
        published_from=PublishedFrom(known),
        source=source,
        authors=tuple(json.loads(authors)),
        url=url,
        language=language,
        ref=ref,
        revision=revision,
        analysis=decode(blob, text),
    )
    return Stored(key, change, tuple(json.loads(tags)), article, group, news)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))

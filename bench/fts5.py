"""The same questions put to SQLite: a full-text table beside a library, and tables of values to group by.

    python bench/fts5.py --library DIR

Builds `fts5.db` in the library's folder, unless it is there: words (FTS5, Porter stemming, without the
texts), people, countries and month of publication of each article, with an index for each way of asking.
Prints what that took. `bench/budgets.py` compares with it.
"""

from __future__ import annotations

import argparse
import sqlite3
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from newsbrowse.archive.periods import published_period
from newsbrowse.archive.store import Store, Stored

FILE = "fts5.db"
FACETS = ("people", "countries", "months")
BATCH = 5_000

TABLES = """
CREATE VIRTUAL TABLE words USING fts5 (
    title, body, content='', tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TABLE names (id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE);
CREATE TABLE people (article INTEGER, value INTEGER, PRIMARY KEY (article, value)) WITHOUT ROWID;
CREATE TABLE countries (article INTEGER, value INTEGER, PRIMARY KEY (article, value)) WITHOUT ROWID;
CREATE TABLE months (article INTEGER, value INTEGER, PRIMARY KEY (article, value)) WITHOUT ROWID;
CREATE TABLE size (articles INTEGER, text INTEGER, seconds REAL);
"""
INDEXES = "".join(f"CREATE INDEX {name}_value ON {name} (value);" for name in FACETS)


class SideTable:
    """The tables beside a library."""

    def __init__(self, library: Path) -> None:
        self.path = library / FILE
        if not self.path.exists():
            _build(library, self.path)
        self._connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", uri=True)
        self.articles, self.text, self.seconds = self._connection.execute("SELECT * FROM size").fetchone()

    def total(self, words: str) -> int:
        """The number of articles with all of the words; all articles if there are none."""
        if not words:
            return int(self.articles)
        found = self._connection.execute("SELECT count(*) FROM words WHERE words MATCH ?", (words,))
        return int(found.fetchone()[0])

    def facets(self, words: str, limit: int = 20) -> dict[str, list[tuple[str, int]]]:
        """The most frequent values of each facet among the articles with all of the words."""
        return {name: self._facet(name, words, limit) for name in FACETS}

    def _facet(self, name: str, words: str, limit: int) -> list[tuple[str, int]]:
        source = name
        if words:
            source = f"words JOIN {name} ON article = words.rowid WHERE words MATCH :words"
        grouped = (
            f"SELECT value, count(*) AS number FROM {source} GROUP BY value ORDER BY number DESC LIMIT :limit"
        )
        named = f"SELECT names.value, number FROM ({grouped}) AS top JOIN names ON id = top.value"
        return self._connection.execute(named, {"words": words, "limit": limit}).fetchall()


def _build(library: Path, path: Path) -> None:
    """Make the tables; a half-made file is not left behind."""
    started = time.perf_counter()
    beside = path.with_suffix(".new")
    beside.unlink(missing_ok=True)
    connection = sqlite3.connect(beside)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + TABLES)
    store = Store.open(library)
    ids: dict[str, int] = {}
    articles = text = 0
    everything = store.changed_since(0)
    while batch := list(islice(everything, BATCH)):
        articles += len(batch)
        text += sum(len((one.article.title + one.article.body).encode()) for one in batch)
        _insert(connection, batch, ids)
    connection.executemany("INSERT INTO names VALUES (?, ?)", ((key, value) for value, key in ids.items()))
    connection.execute("INSERT INTO words (words) VALUES ('optimize')")
    connection.executescript(INDEXES + "ANALYZE;")
    seconds = time.perf_counter() - started
    connection.execute("INSERT INTO size VALUES (?, ?, ?)", (articles, text, seconds))
    connection.commit()
    connection.close()
    store.close()
    beside.rename(path)


def _insert(connection: sqlite3.Connection, batch: list[Stored], ids: dict[str, int]) -> None:
    rows = [(one.key, one.article.title, one.article.body) for one in batch]
    connection.executemany("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", rows)
    for name in FACETS:
        values = {
            (one.key, ids.setdefault(value, len(ids) + 1)) for one in batch for value in _values(name, one)
        }
        connection.executemany(f"INSERT INTO {name} VALUES (?, ?)", sorted(values))


def _values(name: str, stored: Stored) -> Iterator[str]:
    """The values of an article that the facet of the library counts."""
    if name == "people":
        yield from (person.name for person in stored.article.analysis.people)
    elif name == "countries":
        yield from (country.code for country in stored.article.analysis.countries if country.about)
    elif len(period := published_period(stored.article.published) or "") >= len("2026-02"):
        yield period[:7]


def main() -> None:
    """Build the tables and say what that took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--library", type=Path, required=True)
    table = SideTable(parser.parse_args().library)
    rate = table.articles / table.seconds
    print(f"articles              {table.articles:,}")
    print(f"built in              {table.seconds:,.1f} s, {rate:,.0f} articles/s")
    print(f"size                  {table.path.stat().st_size / 1e6:,.0f} MB")
    print(f"size / text           {table.path.stat().st_size / table.text:.2f}")


if __name__ == "__main__":
    main()

"""Counting the names of people and countries in the same transaction that writes an article.

What is counted are names as articles write them; who is who is decided of them later (`archive.settling`).
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from newsbrowse.archive.codec import decode_names
from newsbrowse.archive.values import facet_value
from newsbrowse.models import Analysis

PERSON, COUNTRY = "person", "country"

_STEP = 4_000
_TO_COUNT = "uncounted"
_ADD_NAME = "INSERT INTO names (number, kind, name, block) VALUES (?, ?, ?, ?)"
_LAST_NAME = "SELECT coalesce(max(number), 0) FROM names"
_NUMBER = "SELECT number FROM names WHERE kind = ? AND name = ?"
_KNOWN = "SELECT name, number, block FROM names WHERE kind = ? AND name IN (SELECT value FROM json_each(?))"
_MORE = (
    "INSERT INTO tallies VALUES (?, ?, ?)"
    " ON CONFLICT (name, year) DO UPDATE SET articles = articles + excluded.articles"
)
_ONE_LESS = "UPDATE tallies SET articles = articles - 1 WHERE name = ? AND year = ?"
_TO_DECIDE = "INSERT OR IGNORE INTO unsettled VALUES (?, ?)"

Name = tuple[str, str]
"""The kind of a name, and the name."""

Row = tuple[int, str | None, Sequence[Name]]
"""An article's key, its day and the names that are counted (`names_of`)."""


def year_of(published: str | None) -> int:
    """The year of a day of publication; 0 if it is unknown."""
    year = (published or "")[:4]
    return int(year) if len(year) == 4 and year.isascii() and year.isdigit() else 0


def count_in(writer: sqlite3.Connection, articles: Iterable[Row]) -> None:
    """Count the names of some articles that are not counted yet.

    Those that `go_on` will count, with the names that they have by then, are left to it.

    Args:
        writer: in a transaction.
        articles: many at once take less time than one by one.
    """
    left = uncounted(writer)
    counted = [row for row in articles if left is None or not left[0] < row[0] <= left[1]]
    if counted:
        _count(writer, counted)


def count_out(writer: sqlite3.Connection, key: int, published: str | None, analysis: bytes | None) -> None:
    """Take the names of an article out of the count, as `count_in` counted them."""
    year = year_of(published)
    for kind, name in names_in(analysis):
        row = writer.execute(_NUMBER, (kind, name)).fetchone()
        if row is None:
            continue
        place = (row[0], year)
        dropped = writer.execute("DELETE FROM named WHERE name = ? AND year = ? AND key = ?", (*place, key))
        if dropped.rowcount:
            writer.execute(_ONE_LESS, place)
            writer.execute("DELETE FROM tallies WHERE name = ? AND year = ? AND articles <= 0", place)
            writer.execute(_TO_DECIDE, (kind, _block(kind, name)))


def _count(writer: sqlite3.Connection, articles: Sequence[Row]) -> None:
    """Count the names of some articles, none of which is counted yet."""
    names = dict.fromkeys(name for _, _, its in articles for name in its)
    known = _known(writer, names)
    last = writer.execute(_LAST_NAME).fetchone()[0]
    fresh = {
        name: (number, _block(*name))
        for number, name in enumerate((name for name in names if name not in known), start=last + 1)
    }
    writer.executemany(_ADD_NAME, [(number, *name, block) for name, (number, block) in fresh.items()])
    known |= fresh
    rows = sorted(
        (known[name][0], year, key)
        for key, published, its in articles
        for year in (year_of(published),)
        for name in its
    )
    writer.executemany("INSERT OR IGNORE INTO named VALUES (?, ?, ?)", rows)
    counts = Counter((number, year) for number, year, _ in rows)
    writer.executemany(_MORE, [(*place, count) for place, count in counts.items()])
    writer.executemany(_TO_DECIDE, sorted({(kind, known[kind, name][1]) for kind, name in names}))


def _known(writer: sqlite3.Connection, names: Iterable[Name]) -> dict[Name, tuple[int, str]]:
    """The numbers and the blocks of those names that have some."""
    by_kind: dict[str, list[str]] = {}
    for kind, name in names:
        by_kind.setdefault(kind, []).append(name)
    return {
        (kind, name): (number, block)
        for kind, some in by_kind.items()
        for name, number, block in writer.execute(_KNOWN, (kind, json.dumps(some)))
    }


def begin(writer: sqlite3.Connection) -> None:
    """Note that the articles that there are now have to be counted (`go_on`)."""
    last = writer.execute("SELECT coalesce(max(key), 0) FROM articles").fetchone()[0]
    if last:
        writer.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_TO_COUNT, f"0 {last}"))


def uncounted(connection: sqlite3.Connection) -> tuple[int, int] | None:
    """The key up to which articles are counted, and that up to which they are to be; None if all are."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (_TO_COUNT,)).fetchone()
    if row is None:
        return None
    done, last = row[0].split()
    return int(done), int(last)


def go_on(writer: sqlite3.Connection) -> None:
    """Count some more of the articles that were there before names were counted."""
    left = uncounted(writer)
    if left is None:
        return
    done, last = left
    rows = writer.execute(
        "SELECT a.key, a.published, n.record FROM articles a JOIN analysis n USING (key)"
        " WHERE a.key > ? AND a.key <= ? ORDER BY a.key LIMIT ?",
        (done, last, _STEP),
    ).fetchall()
    _count(writer, [(key, published, names_in(analysis)) for key, published, analysis in rows])
    if len(rows) < _STEP:
        writer.execute("DELETE FROM meta WHERE name = ?", (_TO_COUNT,))
    else:
        writer.execute("UPDATE meta SET value = ? WHERE name = ?", (f"{rows[-1][0]} {last}", _TO_COUNT))


def names_in(analysis: bytes | None) -> list[Name]:
    """The names that are counted of an analysis, given as its blob."""
    return names_of(decode_names(analysis))


def names_of(analysis: Analysis) -> list[Name]:
    """The names of an analysis that are counted, each with its kind, once."""
    people = (facet_value(person.name) for person in analysis.people)
    found = dict.fromkeys((PERSON, name) for name in people if name)
    return [*found, *dict.fromkeys((COUNTRY, country.code) for country in analysis.countries)]


def _block(kind: str, name: str) -> str:
    if kind == COUNTRY:
        return name
    from newsbrowse.extract.identity_names import block_of

    return block_of(name)

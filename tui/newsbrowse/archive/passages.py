"""Passages of articles as they are kept: the words, where they stood, and what stood around them.

A passage is known by its article, its words and where these began when it was marked first (`Spot`); no
revision of the text rewrites that. Where the words stand now is found when the article is read
(`text.anchors`), by what stood around them where they do not stand there any more.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsbrowse.archive.codec import unpack

REACH = 80
"""Code points before and after a passage that are kept."""

OF_PASSAGES = (
    "SELECT key FROM remarks UNION SELECT key FROM starred_passages UNION SELECT key FROM tagged_passages"
)
"""Selects the keys of articles of which a passage has a note, a star or a tag."""

TAGGED_WITHIN = (
    "tagged_passages AS t WHERE NOT EXISTS"
    " (SELECT 1 FROM labels WHERE labels.label = t.label AND labels.key = t.key)"
)
"""Selects from: the tags on passages of articles that have not the same tag themselves."""

PLACE = "key = ? AND start = ? AND words = ?"
"""Selects what is kept of a passage, with a spot for its values."""


class Spot(NamedTuple):
    """A passage: the key of its article, where it began when it was marked, and its words then."""

    key: int
    start: int
    words: str


def note_at(reader: sqlite3.Connection, spot: Spot) -> str:
    """The note on a passage; empty where there is none."""
    row = reader.execute(f"SELECT text FROM remarks WHERE {PLACE}", spot).fetchone()  # noqa: S608 - words of ours
    return row[0] if row else ""


def is_starred(reader: sqlite3.Connection, spot: Spot) -> bool:
    """Whether a passage has a star."""
    return reader.execute(f"SELECT 1 FROM starred_passages WHERE {PLACE}", spot).fetchone() is not None  # noqa: S608 - as above


def spelling_at(reader: sqlite3.Connection, spot: Spot, label: str) -> str | None:
    """How a tag is spelt on a passage; None where it is not on it."""
    statement = f"SELECT name FROM tagged_passages WHERE {PLACE} AND label = ?"  # noqa: S608 - as above
    row = reader.execute(statement, (*spot, label)).fetchone()
    return row[0] if row else None


def surround(writer: sqlite3.Connection, spots: Iterable[Spot]) -> None:
    """Keep what stands around passages, unless it is kept: by the latest text in which they stand there."""
    statement = f"SELECT 1 FROM surroundings WHERE {PLACE}"  # noqa: S608 - as above
    for spot in spots:
        if writer.execute(statement, spot).fetchone() is None:
            end = spot.start + len(spot.words)
            for body in _texts(writer, spot.key):
                if body.startswith(spot.words, spot.start):
                    around = body[max(spot.start - REACH, 0) : spot.start], body[end : end + REACH]
                    keep_surroundings(writer, spot, *around)
                    break


def keep_surroundings(writer: sqlite3.Connection, spot: Spot, before: str, after: str) -> None:
    """Keep what stood around a passage, unless that is known already."""
    writer.execute("INSERT OR IGNORE INTO surroundings VALUES (?, ?, ?, ?, ?)", (*spot, before, after))


def surround_all(writer: sqlite3.Connection) -> None:
    """Keep what stands around all passages with notes."""
    rows: Sequence[tuple[int, int, str]] = writer.execute("SELECT key, start, words FROM remarks").fetchall()
    surround(writer, (Spot(*row) for row in rows))


def _texts(reader: sqlite3.Connection, key: int) -> Iterator[str]:
    """The body of an article, then its earlier ones, the latest first."""
    row = reader.execute("SELECT body FROM articles WHERE key = ?", (key,)).fetchone()
    if row is None:
        return
    yield unpack(row[0])
    earlier = "SELECT record FROM revisions WHERE key = ? ORDER BY revision DESC"
    for (kept,) in reader.execute(earlier, (key,)).fetchall():
        yield json.loads(unpack(kept))["body"] or ""

"""What the user did with articles, as it is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from newsbrowse.models import Span


class Remark(Struct, frozen=True):
    """A note on a passage: the words it is on stay with it, since a revision may have them elsewhere.

    Attributes:
        start: where the passage began in the body when the note was written.
        words: the passage as it stood in the body then.
        note: what the user wrote.
    """

    start: int
    words: str
    note: str

    def place(self, body: str) -> Span | None:
        """Where the passage stands in a body; None if it is no longer in it."""
        from newsbrowse.text.anchors import anchored

        return anchored(body, self.words, self.start)


class Marks(Struct, frozen=True):
    """What the user did with an article.

    Attributes:
        note: the note on the article as a whole; empty where there is none.
        remarks: the notes on passages of it, by where they stood.
    """

    starred: bool = False
    read: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    remarks: tuple[Remark, ...] = ()


def marks_of(reader: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Marks]:
    """What was done with some articles, each of them; no more than some hundred keys."""
    among = f"key IN ({', '.join('?' * len(keys))})"
    stars, reads = (
        {key for (key,) in reader.execute(f"SELECT key FROM {table} WHERE {among}", keys)}  # noqa: S608 - names of tables
        for table in ("stars", "reads")
    )
    notes = dict(reader.execute(f"SELECT key, text FROM notes WHERE {among}", keys).fetchall())  # noqa: S608 - as above
    tags: dict[int, list[str]] = {}
    for key, name in reader.execute(f"SELECT key, name FROM labels WHERE {among} ORDER BY label", keys):  # noqa: S608 - as above
        tags.setdefault(key, []).append(name)
    remarks: dict[int, list[Remark]] = {}
    of_passages = f"SELECT key, start, words, text FROM remarks WHERE {among} ORDER BY key, start, words"  # noqa: S608 - as above
    for key, start, words, text in reader.execute(of_passages, keys):
        remarks.setdefault(key, []).append(Remark(start, words, text))
    return {
        key: Marks(
            key in stars,
            key in reads,
            tuple(tags.get(key, ())),
            notes.get(key, ""),
            tuple(remarks.get(key, ())),
        )
        for key in keys
    }


def remark_at(reader: sqlite3.Connection, key: int, start: int, words: str) -> str:
    """The note on a passage of an article; empty where there is none."""
    statement = "SELECT text FROM remarks WHERE key = ? AND start = ? AND words = ?"
    row = reader.execute(statement, (key, start, words)).fetchone()
    return row[0] if row else ""

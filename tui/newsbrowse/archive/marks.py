"""What the user did with articles, as it is read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from newsbrowse.archive.passages import Spot

if TYPE_CHECKING:
    from newsbrowse.text.anchors import Anchored, Anchors


class Remark(Struct, frozen=True, omit_defaults=True):
    """What the user did with a passage: its words stay with it, since a revision may have them elsewhere.

    Attributes:
        start: where the passage began in the body when it was marked first.
        words: the passage as it stood in the body then.
        note: what the user wrote; empty if there is no note.
        before: what stood before it then, the last code points of it; empty if that is not known.
        after: what stood behind it.
    """

    start: int
    words: str
    note: str = ""
    starred: bool = False
    tags: tuple[str, ...] = ()
    before: str = ""
    after: str = ""

    def place(self, anchors: Anchors) -> Anchored | None:
        """Where the passage stands in a body now; None if it is no longer in it."""
        return anchors.find(self.words, self.start, self.before, self.after)


class Marks(Struct, frozen=True):
    """What the user did with an article.

    Attributes:
        note: the note on the article as a whole; empty where there is none.
        remarks: its passages with a note, a star or tags, by where they stood.
        lists: the reading lists that it is on, by their names.
    """

    starred: bool = False
    read: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    remarks: tuple[Remark, ...] = ()
    lists: tuple[str, ...] = ()

    @property
    def within(self) -> bool:
        """Whether a passage of the article has a star."""
        return any(one.starred for one in self.remarks)


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
    lists: dict[int, list[str]] = {}
    on_each = f"SELECT key, name FROM lists CROSS JOIN listed ON list = number AND {among} ORDER BY folded"  # noqa: S608 - as above
    for key, name in reader.execute(on_each, keys):
        lists.setdefault(key, []).append(name)
    remarks = remarks_of(reader, keys)
    return {
        key: Marks(
            key in stars,
            key in reads,
            tuple(tags.get(key, ())),
            notes.get(key, ""),
            remarks.get(key, ()),
            tuple(lists.get(key, ())),
        )
        for key in keys
    }


def remarks_of(reader: sqlite3.Connection, keys: Sequence[int]) -> dict[int, tuple[Remark, ...]]:
    """What was done with passages of some articles, those without any left out; some hundred keys at most."""
    notes = dict(_rows(reader, "remarks", keys))
    stars = {spot for (spot,) in _rows(reader, "starred_passages", keys)}
    tags: dict[Spot, dict[str, str]] = {}
    for spot, label, name in _rows(reader, "tagged_passages", keys):
        tags.setdefault(spot, {})[label] = name
    marked = sorted({*notes, *stars, *tags})
    around = {spot: texts for spot, *texts in _rows(reader, "surroundings", keys)} if marked else {}
    found: dict[int, list[Remark]] = {}
    for spot in marked:
        names = tuple(name for _, name in sorted(tags.get(spot, {}).items()))
        before, after = around.get(spot, ("", ""))
        remark = Remark(spot.start, spot.words, notes.get(spot, ""), spot in stars, names, before, after)
        found.setdefault(spot.key, []).append(remark)
    return {key: tuple(remarks) for key, remarks in found.items()}


def _rows(reader: sqlite3.Connection, table: str, keys: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """The rows of a table of passages that belong to some articles, each with the spot before all else."""
    among = f"key IN ({', '.join('?' * len(keys))})"
    for key, start, words, *values in reader.execute(f"SELECT * FROM {table} WHERE {among}", keys):  # noqa: S608 - names of tables
        yield Spot(key, start, words), *values

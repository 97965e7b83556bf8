"""What the store would do with some entries: asked at once, which takes a third of the time of one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from newsbrowse.archive import seals
from newsbrowse.archive.records import Record
from newsbrowse.archive.store import Standing, Store
from newsbrowse.archive.writes import twin_of

_CONTENTS = "SELECT origin, content FROM origins WHERE origin IN ({})"
_TWINS = "SELECT twin FROM articles WHERE twin IN ({})"


def standings_of(store: Store, rows: Sequence[Record]) -> list[Standing]:
    """As `Store.standing_of` says it of the columns of each entry; for some hundreds of entries at most."""
    if not rows:
        return []
    with store.reading() as reader:
        origins = [row.origin for row in rows] + [row.also for row in rows if row.also is not None]
        known = reader.execute(_CONTENTS.format(_marks(origins)), origins)
        contents = {origin: seals.content_of(kept) for origin, kept in known}
        hashes = [row.twin for row in rows]
        twins = {twin for (twin,) in reader.execute(_TWINS.format(_marks(hashes)), hashes)}
        return [_standing(reader, row, contents, may_be_twin=row.twin in twins) for row in rows]


def _standing(
    reader: sqlite3.Connection, row: Record, contents: dict[str, bytes], *, may_be_twin: bool
) -> Standing:
    for origin, same in ((row.origin, Standing.KNOWN), (row.also, Standing.TWIN)):
        if origin in contents:
            return same if contents[origin] == row.content else Standing.FRESH
    is_twin = may_be_twin and twin_of(reader, row) is not None
    return Standing.TWIN if is_twin else Standing.FRESH


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))

"""Looking for near-duplicates anew where the sketches of a library are of an older version.

Done some articles at a time, in the order in which they came, when the index is brought up to date; it may
be stopped at any time and goes on where it was. Until then an article stays in the group that it was in. One
that comes into another group gets a new change number, by which the index takes it in again.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable

from newsbrowse.archive import alike
from newsbrowse.archive.codec import unpack
from newsbrowse.archive.settling import mark_changed
from newsbrowse.archive.store import Store
from newsbrowse.models import Progress

_STEP = 200
_SOME = (
    "SELECT a.key, coalesce(w.change, a.change), a.title, a.body, g.grp FROM articles a"
    " LEFT JOIN renewed w USING (key) LEFT JOIN groups g USING (key)"
    " WHERE a.key > ? AND a.key <= ? ORDER BY a.key LIMIT ?"
)


def keep_grouped(
    store: Store,
    indexed: int,
    progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Put each article into its group anew if the sketches are of another version.

    Args:
        store: one that can be written.
        indexed: the last change that the index holds: articles that it lacks need no new number.
        progress: told how far it is.
        stop: set it to end early.
    """
    while stop is None or not stop.is_set():
        with store.reading() as reader:
            if alike.is_grouped(reader):
                return
        with store.writing() as writer:
            done, last = _go_on(writer, indexed)
        if progress is not None:
            progress(Progress(min(done, last), last, "looking for near-duplicates"))


def _go_on(writer: sqlite3.Connection, indexed: int) -> tuple[int, int]:
    """Group some more articles; the key up to which it is done, and that up to which it is to be."""
    done, last = _begun(writer)
    rows = writer.execute(_SOME, (done, last, _STEP)).fetchall()
    changed = []
    for key, news, title, body, group in rows:
        if alike.assign_anew(writer, key, news, title, unpack(body)) != group:
            changed.append(key)
    mark_changed(writer, changed, indexed)
    if len(rows) < _STEP:
        alike.note_grouped(writer)
        return last, last
    done = rows[-1][0]
    writer.execute(
        "UPDATE meta SET value = ? WHERE name = ?", (f"{alike.CURRENT} {done} {last}", alike.SKETCHES)
    )
    return done, last


def _begun(writer: sqlite3.Connection) -> tuple[int, int]:
    """How far it is; sketches of another version are forgotten first."""
    row = writer.execute("SELECT value FROM meta WHERE name = ?", (alike.SKETCHES,)).fetchone()
    version, *numbers = row[0].split() if row else ("",)
    if version == alike.CURRENT and len(numbers) == 2:
        return int(numbers[0]), int(numbers[1])
    last = int(writer.execute("SELECT coalesce(max(key), 0) FROM articles").fetchone()[0])
    writer.execute("DELETE FROM bands")
    writer.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (alike.SKETCHES, f"{alike.CURRENT} 0 {last}"))
    return 0, last

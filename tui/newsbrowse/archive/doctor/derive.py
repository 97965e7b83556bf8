"""What the database derives from articles, derived anew: counted names, groups of near-duplicates."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from newsbrowse.archive import alike, tallies
from newsbrowse.archive.codec import unpack
from newsbrowse.models import Progress

_COUNTED = ("named", "tallies", "unsettled", "identities", "names")

ProgressCallback = Callable[[Progress], None]


def recount(writer: sqlite3.Connection) -> None:
    """Forget all that is counted of names; `archive.settling` goes on from there."""
    for table in _COUNTED:
        writer.execute(f"DELETE FROM {table}")  # noqa: S608 - names of tables
    writer.execute("DELETE FROM renewed WHERE key NOT IN (SELECT key FROM articles)")
    tallies.begin(writer)


def regroup(writer: sqlite3.Connection, progress: ProgressCallback | None) -> None:
    """Put each article into its group anew, in the order in which they came."""
    alike.note_grouped(writer)
    for table in ("groups", "bands"):
        writer.execute(f"DELETE FROM {table}")  # noqa: S608 - names of tables
    total = writer.execute("SELECT count(*) FROM articles").fetchone()[0]
    rows = writer.execute("SELECT key, change, title, body FROM articles ORDER BY key")
    for done, (key, change, title, body) in enumerate(rows):
        alike.assign(writer, key, change, title, unpack(body))
        if progress is not None and not done % 500:
            progress(Progress(done, total, f"looking for near-duplicates: {done:,} of {total:,}"))

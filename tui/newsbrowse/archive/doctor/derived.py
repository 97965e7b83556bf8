"""What the database derives from articles: names and who is who, groups of near-duplicates."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from newsbrowse.archive import alike, settling, tallies
from newsbrowse.archive.codec import unpack
from newsbrowse.archive.doctor.articles import UNREADABLE, Read, name_sum
from newsbrowse.archive.doctor.checks import Check, Finding, Remedy, verdict
from newsbrowse.models import Progress

_BITS = (1 << 64) - 1
_LOW = (1 << 32) - 1
_NAMED = "SELECT n.kind, n.name, m.year, m.key FROM named m JOIN names n ON n.number = m.name"
_COUNTED = "SELECT name, year, count(*) FROM named GROUP BY name, year"
_KEPT = "SELECT name, year, articles FROM tallies"
_DIFFERENT = "SELECT count(*) FROM (SELECT * FROM ({}) EXCEPT SELECT * FROM ({}))"
_UNGROUPED = "SELECT count(*) FROM articles a WHERE NOT EXISTS (SELECT 1 FROM groups g WHERE g.key = a.key)"
_LOST_BANDS = "SELECT count(*) FROM bands b WHERE NOT EXISTS (SELECT 1 FROM groups g WHERE g.key = b.key)"
_SKETCHES = (
    "SELECT b.low, b.high, a.title, a.body FROM articles a JOIN"  # noqa: S608 - a number of ours
    f" (SELECT key, sum(band & {_LOW}) AS low, sum(band >> 32) AS high FROM bands GROUP BY key) b USING (key)"
)
"""A sum over the hashes of each sketch, in two halves, that it may not overflow; and the article's text."""

_UNFOUNDED = (
    "SELECT a.title, a.body FROM groups g JOIN articles a USING (key) WHERE g.grp NOT IN"
    " (SELECT grp FROM groups WHERE key IN (SELECT key FROM bands))"
)
_MANY_FOUNDERS = (
    "SELECT count(*) FROM (SELECT g.grp FROM (SELECT DISTINCT key FROM bands) b JOIN groups g USING (key)"
    " GROUP BY g.grp HAVING count(*) > 1)"
)


def check_names(
    connection: sqlite3.Connection, read: Read, progress: Callable[[Progress], None] | None
) -> Check:
    """Whether the names counted are those of the analyses, and who is who is what would be decided now.

    Args:
        connection: to read from.
        read: what going through all articles showed.
        progress: told how far it is.
    """
    if tallies.uncounted(connection):
        return Check("names", "some are not counted yet; the next opening goes on with it")
    is_settled = connection.execute("SELECT 1 FROM unsettled LIMIT 1").fetchone() is None
    findings = []
    total = 0
    for kind, name, year, key in connection.execute(_NAMED):
        total = total + name_sum(kind, name, year, key) & _BITS
    if total != read.names:
        findings.append(Finding("the names counted are not those of the analyses", Remedy.RECOUNT))
    if _differ(connection, _COUNTED, _KEPT):
        findings.append(Finding("the numbers of articles with a name do not add up", Remedy.RECOUNT))
    if not findings and is_settled and settling.undecided(connection, progress):
        findings.append(Finding("who is who is not what the names and your rules say", Remedy.RECOUNT))
    well = "agree with the articles and your rules"
    return verdict(
        "names",
        well if is_settled else "agree with the articles; the next opening decides who is who",
        findings,
    )


def check_groups(connection: sqlite3.Connection) -> Check:
    """Whether each article has its group of near-duplicates, and each group one article it is known by.

    The sketches are made anew of the texts, and compared.
    """
    if not alike.is_grouped(connection):
        return Check("near-duplicates", "are to be looked for anew; the next opening goes on with it")
    findings = []
    for statement, what in (
        (_UNGROUPED, "articles are in no group of near-duplicates"),
        (_LOST_BANDS, "sketches are of no article"),
        (_MANY_FOUNDERS, "groups of near-duplicates are known by two articles"),
    ):
        count = connection.execute(statement).fetchone()[0]
        if count:
            findings.append(Finding(f"{count:,} {what}", Remedy.REGROUP))
    wrong = sum(not _is_of_its_text(*row) for row in connection.execute(_SKETCHES))
    wrong += sum(not _is_of_its_text(0, 0, *row) for row in connection.execute(_UNFOUNDED))
    if wrong:
        findings.append(Finding(f"{wrong:,} sketches of texts are not as they were made", Remedy.REGROUP))
    return verdict("near-duplicates", "every article has its group", findings)


def _is_of_its_text(low: int, high: int, title: str, body: str | bytes) -> bool:
    """Whether a sketch is what the text gives; what cannot be read is told among the articles."""
    try:
        bands = set(alike.Wording(title, unpack(body)).bands())
    except UNREADABLE:
        return True
    return (low, high) == (sum(band & _LOW for band in bands), sum(band >> 32 for band in bands))


def _differ(connection: sqlite3.Connection, one: str, other: str) -> bool:
    pairs = ((one, other), (other, one))
    return any(connection.execute(_DIFFERENT.format(*pair)).fetchone()[0] for pair in pairs)

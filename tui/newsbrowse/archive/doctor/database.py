"""`library.db` as a whole: whether SQLite finds it sound, and its tables agree with one another."""

from __future__ import annotations

import sqlite3

from newsbrowse.archive.doctor.checks import Check, Finding, Remedy, verdict
from newsbrowse.archive.schema import APPLICATION_ID, SCHEMA_VERSION
from newsbrowse.config.places import LIBRARY_FILE
from newsbrowse.text.clean import clean

_MOST = 20
"""Findings of one kind that are told one by one."""

_OF_ARTICLES = (
    "origins",
    "revisions",
    "analysis",
    "stars",
    "reads",
    "labels",
    "notes",
    "remarks",
    "starred_passages",
    "tagged_passages",
    "surroundings",
    "listed",
    "groups",
    "renewed",
)
_ORPHANS = "SELECT count(*) FROM {} t WHERE NOT EXISTS (SELECT 1 FROM articles a WHERE a.key = t.key)"
_WITHOUT = "SELECT a.id FROM articles a WHERE NOT EXISTS (SELECT 1 FROM {} t WHERE t.key = a.key)"
_REVISIONS = (
    "SELECT a.id FROM articles a WHERE a.revision <> 1 +"
    " (SELECT count(*) FROM revisions r WHERE r.key = a.key AND r.revision < a.revision)"
    " OR EXISTS (SELECT 1 FROM revisions r WHERE r.key = a.key AND r.revision >= a.revision)"
)


def check_format(connection: sqlite3.Connection) -> Check:
    """Whether it is a library, of a format that this version knows."""
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if mark != APPLICATION_ID:
        finding = Finding(f"{LIBRARY_FILE} is not marked as a newsbrowse library", Remedy.SALVAGE)
        return verdict("database", "", [finding])
    if version > SCHEMA_VERSION:
        what = f"a newer newsbrowse wrote the library (format {version}, this one knows {SCHEMA_VERSION})"
        return verdict("database", "", [Finding(what, Remedy.HAND, "update newsbrowse")])
    if version < SCHEMA_VERSION:
        return Check("database", f"format {version}; the next opening brings it to {SCHEMA_VERSION}")
    count = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
    return Check("database", f"{count:,} articles, format {version}")


def is_of_this_version(connection: sqlite3.Connection) -> bool:
    """Whether the tables are those that this version writes."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION)


def check_integrity(connection: sqlite3.Connection) -> Check:
    """SQLite's own check of pages, rows and indices."""
    found = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check({_MOST})")]
    findings = [
        Finding(f"{LIBRARY_FILE}: {clean(line)[:200]}", Remedy.SALVAGE)
        for text in found
        if text != "ok"
        for line in text.splitlines()[:_MOST]
        if not line.startswith("*** in database")
    ]
    return verdict("SQLite's integrity", "every page and row is in order", findings)


def check_references(connection: sqlite3.Connection) -> Check:
    """Whether each row that belongs to an article has one, and each article has what belongs to it."""
    findings = []
    for table in _OF_ARTICLES:
        lost = connection.execute(_ORPHANS.format(table)).fetchone()[0]
        if lost:
            what = f"{lost:,} rows of {table} belong to no article"
            findings.append(Finding(what, _DERIVED.get(table, Remedy.SALVAGE)))
    for table, missing in (("origins", "an origin"), ("analysis", "an analysis")):
        ids = [str(row[0]) for row in connection.execute(_WITHOUT.format(table))]
        findings += _each(ids, f"has not {missing}")
    findings += _each([str(row[0]) for row in connection.execute(_REVISIONS)], "lacks an earlier revision")
    broken = sum(1 for _ in connection.execute("PRAGMA foreign_key_check"))
    if broken and not findings:
        findings.append(Finding(f"{broken:,} rows point to nothing", Remedy.SALVAGE))
    return verdict("references", "every row has its article, every article its rows", findings)


_DERIVED = {"groups": Remedy.REGROUP, "renewed": Remedy.RECOUNT}


def _each(ids: list[str], what: str) -> list[Finding]:
    """A finding for each article, and one for how many more there are."""
    found = [Finding(f"article {clean(one)} {what}", Remedy.SALVAGE) for one in ids[:_MOST]]
    if len(ids) > _MOST:
        found.append(Finding(f"{len(ids) - _MOST:,} further articles: the same", Remedy.SALVAGE))
    return found

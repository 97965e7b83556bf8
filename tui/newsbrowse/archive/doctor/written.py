"""Whether what the user did, and earlier texts, are as they were written, by the checksums kept with them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from newsbrowse.archive import seals
from newsbrowse.archive.codec import unpack
from newsbrowse.archive.doctor.articles import UNREADABLE, told
from newsbrowse.archive.doctor.checks import Check, Finding, Remedy, verdict
from newsbrowse.archive.records import COLUMNS
from newsbrowse.text.clean import clean

_MOST = 20
"""Findings of one kind that are told one by one."""

_OF_ARTICLES = {
    "stars": "the star",
    "reads": "the read mark",
    "labels": "a tag",
    "notes": "the note",
    "remarks": "a note on a passage",
    "starred_passages": "the star on a passage",
    "tagged_passages": "a tag on a passage",
    "surroundings": "what stands around a marked passage",
    "listed": "the place in a list",
}
_OF_USER = {
    "lists": "the list of number",
    "saved": "the saved search",
    "queries": "the past query",
    "feeds": "the feed",
    "rules": "the rule about names of number",
    "journal": "the step of the journal of number",
    "fetches": "what is known of fetching the feed",
    "moves": "the new place of the feed",
    "unread": "the page to be asked for again,",
}
_BECAME = {
    "changed": "is not as it was written",
    "lost": "is gone",
    "strange": "was not put there by newsbrowse",
}
_REVISIONS = (
    "SELECT a.id, r.revision, r.record, s.sums FROM revisions r JOIN articles a USING (key)"
    " LEFT JOIN seals s ON s.key = r.key AND s.revision = r.revision"
)


def check_written(connection: sqlite3.Connection) -> Check:
    """Compare each row of the user's, and each earlier revision, with its checksum."""
    findings = []
    for table in seals.ROWS:
        found = [Finding(what, Remedy.KEEP) for what in _of_table(connection, table)]
        findings += found[:_MOST]
        if len(found) > _MOST:
            findings.append(Finding(f"{len(found) - _MOST:,} further rows of {table}: the same", Remedy.KEEP))
    findings += [Finding(what, Remedy.KEEP) for what in _of_revisions(connection)]
    for key, origin in seals.differing_origins(connection):
        what = (
            f"an origin of {_article(connection, str(key))} is not as it was written: {clean(origin)[:100]}"
        )
        findings.append(Finding(what, Remedy.KEEP))
    count = connection.execute("SELECT count(*) FROM sealed").fetchone()[0]
    return verdict("checksums", f"what you did is as it was written: {count:,} rows", findings)


def _of_table(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    for identity, became in seals.differing_rows(connection, table):
        if table in _OF_ARTICLES:
            key = str(identity).split(" ", 1)[0]
            yield f"{_OF_ARTICLES[table]} of {_article(connection, key)} {_BECAME[became]}"
        else:
            yield f"{_OF_USER[table]} {clean(str(identity))[:100]} {_BECAME[became]}"


def _of_revisions(connection: sqlite3.Connection) -> Iterator[str]:
    for short, revision, record, sums in connection.execute(_REVISIONS):
        where = f"revision {revision} of article {clean(str(short))}"
        try:
            kept = json.loads(unpack(record))
            fields = seals.differing_fields(sums or b"", [kept.get(name) for name in COLUMNS])
        except UNREADABLE:
            continue  # told among what cannot be read
        if fields:
            yield f"{where} is not as it was written: {told(fields)}"


def _article(connection: sqlite3.Connection, key: str) -> str:
    row = connection.execute("SELECT id FROM articles WHERE key = ?", (key,)).fetchone()
    return f"article {clean(str(row[0]))}" if row else f"an article of number {clean(key)} that is not there"

"""Every article, one after the other: whether its text is as it was written and its rows can be read."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from newsbrowse.archive import tallies
from newsbrowse.archive.analysing import EXTRACTION_VERSION
from newsbrowse.archive.codec import decode_analysis, unpack
from newsbrowse.archive.doctor.checks import Check, Finding, Remedy, verdict
from newsbrowse.archive.ids import read_id
from newsbrowse.archive.records import BODY, COLUMNS, twin_hash
from newsbrowse.archive.seals import differing_fields, facts_of
from newsbrowse.models import Progress, PublishedFrom
from newsbrowse.text.clean import clean

UNREADABLE = (ValueError, TypeError, KeyError, LookupError, AttributeError, zlib.error, RecursionError)
"""What reading a row raises whose bytes are not those that were written."""

_CHUNK = 200
_SELECT = (
    "SELECT a.key, a.id, a.twin, n.extraction, n.record, s.sums, s.facts,"  # noqa: S608 - names of ours
    f" {', '.join(f'a.{name}' for name in COLUMNS)}"
    " FROM articles a LEFT JOIN analysis n ON n.key = a.key"
    " LEFT JOIN seals s ON s.key = a.key AND s.revision = a.revision"
    " WHERE a.key > ? ORDER BY a.key LIMIT ?"
)
_PLACES = [
    COLUMNS.index(name)
    for name in ("title", "body", "published", "published_from", "source", "authors", "tags")
]
_IN_WORDS = {"body": "text", "published": "day", "published_from": "how the day is known", "url": "address"}
_BITS = (1 << 64) - 1


class Read(Struct):
    """What going through all articles showed.

    Attributes:
        names: a sum over the names of all analyses, each with year and key (`name_sum`).
        outdated: how many an older version of the rules has read.
    """

    findings: list[Finding]
    count: int = 0
    names: int = 0
    outdated: int = 0


def read_all(connection: sqlite3.Connection, total: int, progress: Callable[[Progress], None] | None) -> Read:
    """Go through all articles; sqlite3.Error if the file is so damaged that not all are reached."""
    read = Read([])
    for row in _rows(connection):
        fault, remedy = _fault(row, read)
        if fault:
            read.findings.append(Finding(f"article {clean(str(row[1]))} {fault}", remedy))
        read.count += 1
        if progress is not None and read.count % _CHUNK == 0:
            progress(Progress(read.count, total, f"reading {read.count:,} of {total:,} articles"))
    return read


def verdict_of(read: Read) -> Check:
    """What is to be said of the articles."""
    result = f"{read.count:,} articles can be read and are as they were written"
    if read.outdated:
        again = "'newsbrowse reindex --facts' reads them again"
        result += f"; {read.outdated:,} were analysed by an older newsbrowse ({again})"
    return verdict("articles", result, read.findings)


def name_sum(kind: str, name: str, year: int, key: int) -> int:
    """What a name of an article adds to `Read.names`: it does not matter in which order they come."""
    return hash((kind, name, year, key)) & _BITS


def _rows(connection: sqlite3.Connection) -> Iterator[tuple[Any, ...]]:
    last = -1
    while rows := connection.execute(_SELECT, (last, _CHUNK)).fetchall():
        yield from rows
        last = rows[-1][0]


def _fault(row: tuple[Any, ...], read: Read) -> tuple[str, Remedy]:
    """What is wrong with an article; empty if nothing is. What else is to be told is added to `read`."""
    key, short, twin, extraction, record, sums, facts, *values = row
    title, body, published, known, source, authors, tags = (values[at] for at in _PLACES)
    try:
        text = values[BODY] = unpack(body)
        changed = differing_fields(sums, values) if sums else []
        if twin_hash(title, text, published, source) != twin:
            return f"is not as it was written: {told(changed)}", Remedy.SALVAGE
    except UNREADABLE as error:
        return f"cannot be read: its text is damaged ({_reason(error)})", Remedy.SALVAGE
    try:
        analysis = decode_analysis(record, text)
        PublishedFrom(known)
        if read_id(short) != short or not all(isinstance(json.loads(one), list) for one in (authors, tags)):
            return "is not as it was written: its id, authors or tags are damaged", Remedy.SALVAGE
    except UNREADABLE as error:
        return f"has a damaged analysis or head ({_reason(error)})", Remedy.SALVAGE
    read.outdated += bool(extraction) and extraction < EXTRACTION_VERSION
    year = tallies.year_of(published)
    for kind, name in tallies.names_of(analysis):
        read.names = read.names + name_sum(kind, name, year, key) & _BITS
    if changed:
        return f"is not as it was written: {told(changed)}", Remedy.KEEP
    if sums is None:
        return "has no checksum of what was written", Remedy.KEEP
    if facts_of(record) != facts:
        return "is not as it was read: its people, countries, dates, quotes or figures", Remedy.READ
    return "", Remedy.HAND


def told(fields: list[str]) -> str:
    """The names of columns in words."""
    names = [_IN_WORDS.get(name, name) for name in fields]
    return f"its {', '.join(names)}" if names else "its text or its head differs from its checksum"


def _reason(error: BaseException) -> str:
    return clean(str(error))[:60]

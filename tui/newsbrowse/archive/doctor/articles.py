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
from newsbrowse.archive.records import twin_hash
from newsbrowse.models import Progress, PublishedFrom
from newsbrowse.text.clean import clean

UNREADABLE = (ValueError, TypeError, KeyError, LookupError, AttributeError, zlib.error, RecursionError)
"""What reading a row raises whose bytes are not those that were written."""

_CHUNK = 200
_SELECT = (
    "SELECT a.key, a.id, a.title, a.body, a.published, a.published_from, a.source, a.authors, a.tags, a.twin,"
    " n.extraction, n.record FROM articles a LEFT JOIN analysis n ON n.key = a.key"
    " WHERE a.key > ? ORDER BY a.key LIMIT ?"
)
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
        fault = _fault(row, read)
        if fault:
            read.findings.append(Finding(f"article {clean(str(row[1]))} {fault}", Remedy.SALVAGE))
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


def _fault(row: tuple[Any, ...], read: Read) -> str:
    """What is wrong with an article; empty if nothing is. What else is to be told is added to `read`."""
    key, short, title, body, published, known, source, authors, tags, twin, extraction, record = row
    try:
        text = unpack(body)
        if twin_hash(title, text, published, source) != twin:
            return "is not as it was written: its text or its head differs from its checksum"
    except UNREADABLE as error:
        return f"cannot be read: its text is damaged ({_reason(error)})"
    try:
        analysis = decode_analysis(record, text)
        PublishedFrom(known)
        if read_id(short) != short or not all(isinstance(json.loads(one), list) for one in (authors, tags)):
            return "is not as it was written: its id, authors or tags are damaged"
    except UNREADABLE as error:
        return f"has a damaged analysis or head ({_reason(error)})"
    read.outdated += bool(extraction) and extraction < EXTRACTION_VERSION
    year = tallies.year_of(published)
    for kind, name in tallies.names_of(analysis):
        read.names = read.names + name_sum(kind, name, year, key) & _BITS
    return ""


def _reason(error: BaseException) -> str:
    return clean(str(error))[:60]

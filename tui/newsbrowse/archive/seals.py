"""Checksums of what was committed, by which a byte that was changed on the disk is found (`archive.doctor`).

SQLite notices damage only to the form of its pages. Of each revision of an article `seals` keeps a CRC-32 of
every field, made where the article is made ready to be written, and one of what was read out of it; that of
an origin stands behind the hash that is kept of it. `sealed` keeps one of each row that the user wrote, and
of the traces of fetching, by triggers of the connection that writes, so that nothing goes without. They are
no part of the file: what another program writes in it the doctor tells.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from zlib import crc32

from newsbrowse.archive.codec import unpack
from newsbrowse.archive.records import BODY, COLUMNS, sums_of

ROWS: Mapping[str, str] = MappingProxyType(
    {
        "stars": "+{0}.key",
        "reads": "+{0}.key",
        "labels": "{0}.key || ' ' || {0}.label",
        "notes": "+{0}.key",
        "remarks": "{0}.key || ' ' || {0}.start || ' ' || seal({0}.words)",
        "starred_passages": "{0}.key || ' ' || {0}.start || ' ' || seal({0}.words)",
        "tagged_passages": "{0}.key || ' ' || {0}.start || ' ' || seal({0}.words, {0}.label)",
        "surroundings": "{0}.key || ' ' || {0}.start || ' ' || seal({0}.words)",
        "lists": "+{0}.number",
        "listed": "{0}.key || ' ' || {0}.list",
        "saved": "+{0}.name",
        "queries": "+{0}.text",
        "feeds": "+{0}.address",
        "rules": "+{0}.number",
        "journal": "+{0}.number",
        "fetches": "+{0}.address",
        "moves": "+{0}.address",
        "unread": "+{0}.origin",
    }
)
"""The tables of what the user did and of fetching, and by what `sealed` knows a row: an article's key first.

A plus sign takes the type off a column: `sealed.id` has none, and only then SQLite looks a row up by its key.
"""

HASH = 16
"""Bytes of the hash of what an origin last gave (`Record.content`)."""

_BITS_32 = (1 << 32) - 1
_TRACES = ("fetches", "moves", "unread")
_SIZE = 4
_PUT = "INSERT OR REPLACE INTO sealed VALUES ('{table}', {id}, seal({columns}))"
_DROP = "DELETE FROM sealed WHERE tbl = '{table}' AND id = {id}"
_ARTICLES = (
    f"SELECT a.key, a.revision, n.record, {', '.join(f'a.{name}' for name in COLUMNS)}"  # noqa: S608 - names of ours
    " FROM articles a LEFT JOIN analysis n ON n.key = a.key"
)
_KEEP = "INSERT OR REPLACE INTO seals VALUES (?, ?, ?, ?)"


def differing_fields(sums: bytes, values: Sequence[str | None]) -> list[str]:
    """The names of those of `COLUMNS` that are not as they were."""
    now = sums_of(values)
    return [
        name
        for at, name in enumerate(COLUMNS)
        if sums[at * _SIZE : (at + 1) * _SIZE] != now[at * _SIZE : (at + 1) * _SIZE]
    ]


def keep(writer: sqlite3.Connection, key: int, revision: int, sums: bytes, analysis: bytes | None) -> None:
    """Keep the checksums of an article as it is written.

    Args:
        writer: in a transaction.
        key: the article.
        revision: the number of its revision.
        sums: those of `records.sums_of`.
        analysis: the blob of its analysis.
    """
    writer.execute(_KEEP, (key, revision, sums, facts_of(analysis)))


def facts_of(analysis: bytes | None) -> int:
    """The checksum of what was read out of an article."""
    return crc32(analysis or b"")


def kept_content(origin: object, key: object, content: bytes) -> bytes:
    """What is kept of an origin's hash: the hash, then a CRC-32 of the whole row, whatever its values are."""
    name = origin.encode("utf-8", "surrogatepass") if isinstance(origin, str) else _bytes(origin)
    number = key & _BITS_32 if isinstance(key, int) else 0
    return content + crc32(name, crc32(content, number)).to_bytes(_SIZE, "big")


def content_of(kept: bytes) -> bytes:
    """The hash out of what is kept of it, also by versions that kept it alone."""
    return kept[:HASH]


def keep_again(
    writer: sqlite3.Connection, key: int, revision: int, language: str | None, analysis: bytes | None
) -> None:
    """Keep the checksums of an article of which the facts were read again, and perhaps its language."""
    place = (key, revision)
    row = writer.execute("SELECT sums FROM seals WHERE key = ? AND revision = ?", place).fetchone()
    if row is not None:
        at = COLUMNS.index("language") * _SIZE
        sums = row[0][:at] + sums_of([language]) + row[0][at + _SIZE :]
        keep(writer, key, revision, sums, analysis)


def seal(*values: object) -> int:
    """A CRC-32 of the values of a row, for SQLite: text, numbers, bytes and nulls, each with its length."""
    return crc32(b"".join(map(_bytes, values)))


def install(connection: sqlite3.Connection) -> None:
    """Let a connection keep the checksums of what the user does, in the transaction that does it."""
    connection.create_function("seal", -1, seal, deterministic=True)
    for table in ROWS:
        put, drop = _statements(connection, table)
        for event, statements in (("INSERT", [put]), ("DELETE", [drop]), ("UPDATE", [drop, put])):
            connection.execute(
                f"CREATE TEMP TRIGGER seal_{table}_{event.lower()} AFTER {event} ON main.{table}"
                f" BEGIN {'; '.join(statements)}; END"
            )


def seal_all(connection: sqlite3.Connection) -> None:
    """Take everything as it is now for what was written: in a transaction of a connection."""
    connection.execute("DELETE FROM seals")
    connection.executemany(_KEEP, _of_articles(connection))
    connection.executemany(_KEEP, _of_revisions(connection))
    connection.execute("DELETE FROM sealed")
    _seal_rows(connection, ROWS)
    _seal_origins(connection)


def seal_traces(connection: sqlite3.Connection) -> None:
    """As `seal_all`, for what had no checksums before version 11 of the tables: origins and fetching."""
    _seal_rows(connection, _TRACES)
    _seal_origins(connection)


def differing_origins(connection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """Where articles came from, as far as that is not as it was written: the article's key, the origin."""
    for origin, key, kept in connection.execute("SELECT origin, key, content FROM origins"):
        if not isinstance(kept, bytes) or kept != kept_content(origin, key, content_of(kept)):
            yield key, origin


def differing_rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[object, str]]:
    """What is not as it was written of a table of `ROWS`: by what a row is known, and what became of it.

    That is `lost`, `changed` or `strange`: a row that is there and was not written.
    """
    connection.create_function("seal", -1, seal, deterministic=True)
    written = dict(connection.execute("SELECT id, sum FROM sealed WHERE tbl = ?", (table,)))
    rows = f"SELECT {ROWS[table].format('t')}, seal({_columns(connection, table, 't')}) FROM {table} t"  # noqa: S608 - names of ours
    for identity, now in connection.execute(rows):
        before = written.pop(identity, None)
        if before != now:
            yield identity, "strange" if before is None else "changed"
    for identity in written:
        yield identity, "lost"


def _seal_rows(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    connection.create_function("seal", -1, seal, deterministic=True)
    for table in tables:
        select = f"SELECT '{table}', {ROWS[table].format('t')}, seal({_columns(connection, table, 't')})"
        connection.execute(f"INSERT OR REPLACE INTO sealed {select} FROM {table} t")


def _seal_origins(connection: sqlite3.Connection) -> None:
    connection.create_function("kept_content", 3, kept_content, deterministic=True)
    content = f"CAST(substr(content, 1, {HASH}) AS BLOB)"
    connection.execute(f"UPDATE origins SET content = kept_content(origin, key, {content})")  # noqa: S608 - ours


def _statements(connection: sqlite3.Connection, table: str) -> tuple[str, str]:
    put = _PUT.format(table=table, id=ROWS[table].format("NEW"), columns=_columns(connection, table, "NEW"))
    return put, _DROP.format(table=table, id=ROWS[table].format("OLD"))


def _columns(connection: sqlite3.Connection, table: str, of: str) -> str:
    names = [str(row[1]) for row in connection.execute(f"PRAGMA main.table_info({table})")]
    return ", ".join(f"{of}.{name}" for name in names)


def _of_articles(connection: sqlite3.Connection) -> Iterator[tuple[int, int, bytes, int]]:
    for key, revision, analysis, *values in connection.execute(_ARTICLES):
        values[BODY] = unpack(values[BODY])
        yield key, revision, sums_of(values), facts_of(analysis)


def _of_revisions(connection: sqlite3.Connection) -> Iterator[tuple[int, int, bytes, int]]:
    for key, revision, record in connection.execute("SELECT key, revision, record FROM revisions"):
        kept = json.loads(unpack(record))
        yield key, revision, sums_of([kept.get(name) for name in COLUMNS]), 0


def _bytes(value: object) -> bytes:
    if value is None:
        return b"n"
    if isinstance(value, bytes):
        return b"b%d:%b" % (len(value), value)
    text = str(value).encode("utf-8", "surrogatepass")
    return b"%c%d:%b" % (b"i" if isinstance(value, int) else b"s", len(text), text)

"""Deciding who is who, for the names of which something has changed.

Names are decided in blocks (those of one surname), each anew from all its names, numbers of articles and the
user's rules. So the outcome does not depend on the order in which articles came. An article of which a name
is to be shown otherwise gets a new change number, by which the index takes it in again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from newsbrowse.archive.naming import HIDDEN
from newsbrowse.archive.store import Store
from newsbrowse.archive.tallies import PERSON, go_on, uncounted
from newsbrowse.models import Progress
from newsbrowse.text.fold import fold

if TYPE_CHECKING:
    from newsbrowse.extract.identity_rules import Rules

VERSION = 4
"""The version of the rules by which names are joined: what another decided is decided anew."""

_STEP = 500
_DECIDED_BY = "identities"
_AT_ONCE = 4_000
"""Blocks that are decided in one transaction, so that nobody else waits long."""
_GIVEN = "(SELECT value FROM json_each(?))"
_TALLIED = (
    f"SELECT n.block, n.name, t.year, t.articles FROM names n JOIN tallies t ON t.name = n.number"  # noqa: S608 - words of ours
    f" WHERE n.block IN {_GIVEN} AND +n.kind = ?"
)
"""The plus sign has SQLite look names up by their blocks; by their kind it goes through nearly all."""
_DECIDED = (
    "SELECT i.name, i.year, i.value, i.fate FROM names n"  # noqa: S608 - words of ours
    " JOIN identities i ON i.kind = n.kind AND i.name = n.name"
    f" WHERE n.block IN {_GIVEN} AND +n.kind = ?"
)
_KEYS = (
    "SELECT DISTINCT m.key FROM json_each(?) g JOIN names n"
    " ON n.kind = ? AND n.name = json_extract(g.value, '$[0]')"
    " JOIN named m ON m.name = n.number AND json_extract(g.value, '$[1]') IN (-1, m.year)"
)

Outcome = dict[tuple[str, int], tuple[str, str]]
"""By name and year (-1 for all): what the name is shown as, and its fate."""


def keep_settled(store: Store, indexed: int, progress: Callable[[Progress], None] | None = None) -> None:
    """Count what is not counted yet, and decide what is to be decided, some of it in each transaction.

    What was decided by other rules of joining is decided anew.

    Args:
        store: nothing is done to one that can only be read.
        indexed: as for `settle`.
        progress: told how far it is.
    """
    while (left := _uncounted(store)) is not None:
        _tell(progress, left[0], left[1], "looking through the names")
        with store.writing() as writer:
            go_on(writer)
    if _is_outdated(store):
        with store.writing() as writer:
            writer.execute("INSERT OR IGNORE INTO unsettled SELECT DISTINCT kind, block FROM names")
            writer.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_DECIDED_BY, str(VERSION)))
            mark_changed(writer, _of_hidden(writer), indexed)
    total = _unsettled(store)
    for done in range(0, total, _AT_ONCE):  # not until none is left: an import may go on meanwhile
        _tell(progress, done, total, "telling who is who")
        with store.writing() as writer:
            settle(writer, indexed, _AT_ONCE)


def is_settled(store: Store) -> bool:
    """Whether nothing has changed since names were decided."""
    return _uncounted(store) is None and not _unsettled(store) and not _is_outdated(store)


def undecided(connection: sqlite3.Connection, progress: Callable[[Progress], None] | None = None) -> int:
    """How many names would be decided otherwise if all were decided anew; nothing is written."""
    blocks = connection.execute("SELECT DISTINCT kind, block FROM names ORDER BY kind, block").fetchall()
    by_kind: dict[str, list[str]] = {}
    for kind, block in blocks:
        by_kind.setdefault(kind, []).append(block)
    different = done = 0
    for kind, some in by_kind.items():
        rules = _rules(connection, kind)
        for start in range(0, len(some), _STEP):
            part = some[start : start + _STEP]
            before, after = _before(connection, kind, part), _after(connection, kind, part, rules)
            different += len(before.items() ^ after.items())
            done += len(part)
            _tell(progress, done, len(blocks), "telling who is who")
    return different


def settle(writer: sqlite3.Connection, indexed: int | None = None, most: int = -1) -> int:
    """Decide blocks of which something has changed.

    Args:
        writer: in a transaction.
        indexed: the last change that the index holds: articles that it lacks need no new number; None
            where that is not known.
        most: the most blocks; -1 for all.

    Returns:
        The number of articles that the index must take in again.
    """
    touched: set[int] = set()
    by_kind: dict[str, list[str]] = {}
    for kind, block in writer.execute("SELECT kind, block FROM unsettled LIMIT ?", (most,)):
        by_kind.setdefault(kind, []).append(block)
    for kind, blocks in by_kind.items():
        rules = _rules(writer, kind)
        for start in range(0, len(blocks), _STEP):
            part = blocks[start : start + _STEP]
            changed = _renew(writer, kind, _before(writer, kind, part), _after(writer, kind, part, rules))
            touched.update(key for (key,) in writer.execute(_KEYS, (json.dumps(changed), kind)))
        places = [(kind, block) for block in blocks]
        writer.executemany("DELETE FROM unsettled WHERE kind = ? AND block = ?", places)
    return mark_changed(writer, touched, indexed)


def mark_changed(writer: sqlite3.Connection, keys: Iterable[int], indexed: int | None = None) -> int:
    """Give articles a new change number, so that the index takes them in again; how many got one."""
    given = json.dumps(sorted(keys))
    before = writer.execute(
        f"SELECT key, change FROM articles WHERE key IN {_GIVEN} AND change <= ? ORDER BY key",  # noqa: S608 - as above
        (given, 2**62 if indexed is None else indexed),
    ).fetchall()
    last = writer.execute("SELECT coalesce(max(change), 0) FROM articles").fetchone()[0]
    writer.executemany("INSERT OR IGNORE INTO renewed VALUES (?, ?)", before)
    numbered = [(last + n, key) for n, (key, _) in enumerate(before, start=1)]
    writer.executemany("UPDATE articles SET change = ? WHERE key = ?", numbered)
    return len(before)


def _of_hidden(writer: sqlite3.Connection) -> list[int]:
    """The articles of hidden values, which older indexes lack."""
    hidden = writer.execute("SELECT name, year, kind FROM identities WHERE fate = ?", (HIDDEN,)).fetchall()
    by_kind: dict[str, list[tuple[str, int]]] = {}
    for name, year, kind in hidden:
        by_kind.setdefault(kind, []).append((name, year))
    return [
        key
        for kind, places in by_kind.items()
        for (key,) in writer.execute(_KEYS, (json.dumps(places), kind))
    ]


def _rules(writer: sqlite3.Connection, kind: str) -> Rules:
    from newsbrowse.archive.rules import general
    from newsbrowse.extract.identity_rules import Rules

    return Rules(general(writer, kind))


def _before(writer: sqlite3.Connection, kind: str, blocks: Sequence[str]) -> Outcome:
    rows = writer.execute(_DECIDED, (json.dumps(blocks), kind))
    return {(name, year): (value, fate) for name, year, value, fate in rows}


def _after(writer: sqlite3.Connection, kind: str, blocks: Sequence[str], rules: Rules) -> Outcome:
    from newsbrowse.extract.identity_rules import decide_codes, decide_with

    by_block: dict[str, dict[str, dict[int, int]]] = {}
    for block, name, year, articles in writer.execute(_TALLIED, (json.dumps(blocks), kind)):
        by_block.setdefault(block, {}).setdefault(name, {})[year] = articles
    decide = decide_with if kind == PERSON else decide_codes
    return {
        (one.name, one.year): (one.value, one.fate)
        for names in by_block.values()
        for one in decide(rules, names)
    }


def _renew(writer: sqlite3.Connection, kind: str, before: Outcome, after: Outcome) -> list[tuple[str, int]]:
    """Write what is decided otherwise than before; the names and years of which the index must know."""
    gone = before.keys() - after.keys()
    changed = [place for place, now in after.items() if before.get(place) != now]
    drop = "DELETE FROM identities WHERE kind = ? AND name = ? AND year = ?"
    writer.executemany(drop, [(kind, *place) for place in gone])
    writer.executemany(
        "INSERT OR REPLACE INTO identities VALUES (?, ?, ?, ?, ?, ?)",
        [(kind, *place, *after[place], fold(place[0])) for place in changed],
    )
    return sorted(
        place for place in {*gone, *changed} if _is_news(place[0], before.get(place), after.get(place))
    )


def _is_news(name: str, before: tuple[str, str] | None, after: tuple[str, str] | None) -> bool:
    """Whether the index must take in articles anew: what is hidden is left out where values are listed."""
    (value, fate), (now, then) = before or (name, ""), after or (name, "")
    return (value, fate.removeprefix(HIDDEN)) != (now, then.removeprefix(HIDDEN))


def _uncounted(store: Store) -> tuple[int, int] | None:
    with store.reading() as reader:
        return None if store.read_only else uncounted(reader)


def _is_outdated(store: Store) -> bool:
    with store.reading() as reader:
        row = reader.execute("SELECT value FROM meta WHERE name = ?", (_DECIDED_BY,)).fetchone()
    return not store.read_only and (row is None or row[0] != str(VERSION))


def _unsettled(store: Store) -> int:
    with store.reading() as reader:
        return 0 if store.read_only else int(reader.execute("SELECT count(*) FROM unsettled").fetchone()[0])


def _tell(progress: Callable[[Progress], None] | None, done: int, total: int, words: str) -> None:
    if progress is not None:
        progress(Progress(done, total, words))

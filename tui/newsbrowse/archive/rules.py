"""The user's rules about names as they are stored, and the kind of change by which the journal turns them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from newsbrowse.archive.changes import RULE
from newsbrowse.archive.journal import Change, Data
from newsbrowse.archive.settling import mark_changed, settle
from newsbrowse.archive.tallies import COUNTRY
from newsbrowse.extract.identity_names import block_of
from newsbrowse.extract.identity_rules import Rule, Rules, Verb
from newsbrowse.models import UNSURE

Row = list[Any]
"""A stored rule: number, at, verb, kind, name, target, key."""

_ALL = "SELECT r.number, r.at, r.verb, r.kind, r.name, r.target, r.key FROM rules r"


def stored(connection: sqlite3.Connection) -> list[Row]:
    """All rules in the order in which they were made."""
    return [list(row) for row in connection.execute(f"{_ALL} ORDER BY number")]


def general(connection: sqlite3.Connection, kind: str) -> list[Rule]:
    """The rules of a kind that hold for all articles, in their order.

    What a country is called is none of them: its value is its code (`archive.shown_names`).
    """
    rows = connection.execute(f"{_ALL} WHERE kind = ? AND key IS NULL ORDER BY number", (kind,))
    return [_rule(row) for row in rows if not _is_label(row)]


def _rule(row: Row) -> Rule:
    return Rule(Verb(row[2]), row[3], row[4], row[5])


def _is_label(row: Row) -> bool:
    return (row[2], row[3]) == (Verb.RENAME.value, COUNTRY)


def turn(writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
    """Write rules or take them away, each from a row, or none, to a row, or none (`archive.journal.Kind`).

    Those that are as expected are set; what they are about is decided anew in the same transaction.
    """
    made: list[list[Row | None]] = []
    for before, after in data["rules"]:
        now, then = (before, after) if forward else (after, before)
        number = (now or then)[0]
        row = writer.execute(f"{_ALL} WHERE number = ?", (number,)).fetchone()
        if (list(row) if row else None) == now:
            made.append([before, after])
    _unsettle(writer, [row for pair in made for row in pair if row])
    for before, after in made:
        now, then = (before, after) if forward else (after, before)
        writer.execute("DELETE FROM rules WHERE number = ?", ((now or then or [0])[0],))
        if then:
            writer.execute("INSERT INTO rules VALUES (?, ?, ?, ?, ?, ?, ?)", then)
    if made:
        _unsettle(writer, [])
        settle(writer)
    return {"rules": made}, len(made)


def changing(rules: Iterable[tuple[object, object]]) -> Change:
    """Rules, each from a row to another, or to none."""
    return Change(RULE, {"rules": [list(pair) for pair in rules]})


def _unsettle(writer: sqlite3.Connection, rows: Sequence[Row]) -> None:
    """Note that what some rules, and all that there are, are about must be decided anew.

    Rules may hang together by names of many surnames; they are few, so that all are looked at.
    """
    keys = {row[6] for row in rows if row[6] is not None}
    mark_changed(writer, keys)
    given = [_rule(row) for row in rows if row[6] is None and not _is_label(row)]
    for kind in ("person", COUNTRY):
        rules = [*general(writer, kind), *(rule for rule in given if rule.kind == kind)]
        names = Rules(rules).names
        blocks = (
            names
            if kind == COUNTRY
            else {block_of(name.removesuffix(UNSURE)) for name in names} | _blocks(writer, names)
        )
        places = sorted((kind, block) for block in blocks)
        writer.executemany("INSERT OR IGNORE INTO unsettled VALUES (?, ?)", places)


def _blocks(writer: sqlite3.Connection, values: Iterable[str]) -> set[str]:
    """The blocks of the names that are shown as some values: `Clinton ?`, or a name that the user made up."""
    statement = (
        "SELECT DISTINCT n.block FROM identities i JOIN names n ON n.kind = i.kind AND n.name = i.name"
        " WHERE i.value = ?"
    )
    return {block for value in values for (block,) in writer.execute(statement, (value,))}

"""What the user did: the journal, saved searches, notes and rules, each read as the program would read it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from newsbrowse.archive.codec import unpack
from newsbrowse.archive.doctor.articles import UNREADABLE
from newsbrowse.archive.doctor.checks import Check, Finding, Remedy, verdict
from newsbrowse.archive.journal import changes_of
from newsbrowse.archive.saved import from_json

_Read = Callable[[Any], object]
_PARTS: tuple[tuple[str, str, _Read], ...] = (
    ("step of the journal", "SELECT number, payload FROM journal", changes_of),
    ("saved search", "SELECT name, search FROM saved", from_json),
    (
        "earlier revision of article",
        "SELECT key, record FROM revisions",
        lambda kept: json.loads(unpack(kept)),
    ),
    ("note on article", "SELECT key, text FROM notes", lambda text: text.encode()),
)


def check_steps(connection: sqlite3.Connection) -> Check:
    """Whether what the user did can be read, and each step undone."""
    findings = []
    count = 0
    for name, statement, read in _PARTS:
        for number, value in connection.execute(statement):
            count += 1
            try:
                read(value)
            except UNREADABLE:
                findings.append(Finding(f"{name} {number} is damaged", Remedy.SALVAGE))
    return verdict("what you did", f"{count:,} steps, notes, searches and revisions can be read", findings)

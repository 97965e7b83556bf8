"""What the user did: the journal, saved searches, notes and rules, each read as the program would read it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from newsbrowse.archive.codec import unpack
from newsbrowse.archive.doctor.articles import UNREADABLE
from newsbrowse.archive.doctor.checks import Check, Finding, Remedy, verdict
from newsbrowse.archive.journal import changes_of
from newsbrowse.archive.saved import from_json
from newsbrowse.text.clean import clean


class Part(Struct, frozen=True):
    """A kind of thing that is kept as one value.

    Attributes:
        name: what it is.
        select: gives for each what it is known by, then the value.
        delete: removes one by what it is known by.
        read: raises one of `UNREADABLE` if it cannot be read.
    """

    name: str
    select: str
    delete: str
    read: Callable[[Any], object]


PARTS = (
    Part(
        "step of the journal",
        "SELECT number, payload FROM journal",
        "DELETE FROM journal WHERE number = ?",
        changes_of,
    ),
    Part("saved search", "SELECT name, search FROM saved", "DELETE FROM saved WHERE name = ?", from_json),
    Part(
        "earlier revision",
        "SELECT key, revision, record FROM revisions",
        "DELETE FROM revisions WHERE key = ? AND revision = ?",
        lambda kept: json.loads(unpack(kept)),
    ),
    Part(
        "note on article",
        "SELECT key, text FROM notes",
        "DELETE FROM notes WHERE key = ?",
        lambda text: text.encode(),
    ),
)
"""What the user did that is kept as one value each, and earlier texts."""


def check_steps(connection: sqlite3.Connection) -> Check:
    """Whether what the user did can be read, and each step undone."""
    findings = []
    count = 0
    for part in PARTS:
        for *known_by, value in connection.execute(part.select):
            count += 1
            try:
                part.read(value)
            except UNREADABLE:
                which = clean(" ".join(map(str, known_by)))
                findings.append(Finding(f"{part.name} {which} is damaged", Remedy.SALVAGE))
    return verdict("what you did", f"steps, notes, searches and revisions can be read: {count:,}", findings)

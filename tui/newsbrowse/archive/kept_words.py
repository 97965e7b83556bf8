"""Tags, notes and passages as they are kept, and what is done with them in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence

from newsbrowse.archive.records import storable
from newsbrowse.errors import NewsbrowseError
from newsbrowse.text.clean import clean, clean_block
from newsbrowse.text.fold import fold

LONGEST_TAG = 100
LONGEST_NOTE = 1_000_000
LONGEST_PASSAGE = 20_000

_LONGEST_TITLE = 60
_MOST_NAMED = 5


def tag_of(name: str) -> tuple[str, str]:
    """A tag as it is compared, and as it is shown.

    Raises:
        NewsbrowseError: the name is empty or long.
    """
    shown = " ".join(clean(name).split())
    if not fold(shown) or len(shown) > LONGEST_TAG:
        raise NewsbrowseError(f"a tag has 1 to {LONGEST_TAG} characters", "choose another name")
    return fold(shown), shown


def tags_of(add: Sequence[str], remove: Sequence[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Tags to be given and to be taken away, as they are shown by how they are compared.

    One that is to be both is given.

    Raises:
        NewsbrowseError: a name is empty or long.
    """
    added = dict(tag_of(name) for name in add)
    return added, {label: name for label, name in map(tag_of, remove) if label not in added}


def note_of(text: str) -> str:
    """A note as it is kept.

    Raises:
        NewsbrowseError: it is too long.
    """
    note = storable(clean_block(text)).strip()
    if len(note) > LONGEST_NOTE:
        raise NewsbrowseError(f"a note has at most {LONGEST_NOTE:,} characters", "keep a part of it")
    return note


def passage_of(words: str) -> str:
    """The words of a passage as they are kept.

    Raises:
        NewsbrowseError: they are blank or too long.
    """
    if not words.strip() or len(words) > LONGEST_PASSAGE:
        raise NewsbrowseError(
            f"a passage is 1 to {LONGEST_PASSAGE:,} characters of a text", "choose another passage"
        )
    return storable(words)


def named(connection: sqlite3.Connection, keys: Collection[int]) -> str:
    """Some articles in words: the title of one, the number of several."""
    if len(keys) != 1:
        return f"{len(keys):,} articles"
    row = connection.execute("SELECT title FROM articles WHERE key = ?", tuple(keys)).fetchone()
    title = clean(row[0]) if row else ""
    return f"“{title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + '…'}”"


def tagging(added: Sequence[str], removed: Sequence[str]) -> str:
    """Tags given and taken away in words, up to the articles."""
    names = [*added, *(f"-{name}" for name in removed)] if added else [*removed]
    shown = ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
    return f"{'tag' if len(names) == 1 else 'tags'} {shown} {'on' if added else 'taken off'}"

"""What the user does with passages of articles: notes, stars and tags on them.

Each call is one transaction and one step of the journal (`archive.journal`). What stands around a passage is
kept with its first mark, so that it is found again once the text has changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager

from newsbrowse.archive.done import Done
from newsbrowse.archive.journal import Change, Journal
from newsbrowse.archive.kept_words import named, note_of, passage_of, tagging, tags_of
from newsbrowse.archive.passage_changes import passage_labelling, remarking, starring
from newsbrowse.archive.passages import Spot, is_starred, note_at, surround

Writing = Callable[[bool], AbstractContextManager[sqlite3.Connection]]
"""Begins a transaction; of a dry one nothing stays."""


class PassageDesk:
    """The user's doings with passages in one library. Any thread may call.

    Passages are given by their spots, any number of them. With `dry` a call tells what it would do, and does
    nothing. All raise `NewsbrowseError` for a passage that is blank or longer than can be kept.
    """

    def __init__(self, writing: Writing, journal: Journal) -> None:
        self._writing = writing
        self._journal = journal

    def note(self, spot: Spot, text: str) -> Done:
        """Keep a note on a passage in place of an older one; an empty one takes it away.

        Raises:
            NewsbrowseError: the note is too long.
        """
        note, (spot,) = note_of(text), _kept([spot])
        with self._writing(False) as writer:
            before = note_at(writer, spot)
            label = f"{'note on' if note else 'note taken off'} {_named(writer, [spot])}"
            if before != note:
                surround(writer, [spot])
                self._journal.record(writer, label, [remarking([(spot, before, note)])])
        return Done(label, int(before != note))

    def star(self, spots: Sequence[Spot], on: bool = True, *, dry: bool = False) -> Done:
        """Put a star on passages, or take it off."""
        kept = _kept(spots)
        with self._writing(dry) as writer:
            mine = [spot for spot in kept if is_starred(writer, spot) is not on]
            words = f"{'starred' if on else 'star taken off'} {_named(writer, mine)}"
            surround(writer, mine)
            self._journal.record(writer, words, [starring(mine, on)])
        return Done(words, len(mine))

    def tag(
        self, spots: Sequence[Spot], add: Sequence[str] = (), remove: Sequence[str] = (), *, dry: bool = False
    ) -> Done:
        """Give passages tags and take tags away, as `Desk.tag` does to articles.

        Raises:
            NewsbrowseError: a name is empty or long.
        """
        kept, (added, removed) = _kept(spots), tags_of(add, remove)
        changes: list[Change] = []
        changed: set[Spot] = set()
        with self._writing(dry) as writer:
            for label, name in (*added.items(), *dict.fromkeys(removed).items()):
                more, touched = passage_labelling(writer, label, kept, name)
                changes += more
                changed |= touched
            words = f"{tagging(tuple(added.values()), tuple(removed.values()))} {_named(writer, changed)}"
            surround(writer, changed)
            self._journal.record(writer, words, changes)
        return Done(words, len(changed))


def _kept(spots: Sequence[Spot]) -> list[Spot]:
    """Passages as they are kept, each once."""
    return list(dict.fromkeys(Spot(key, start, passage_of(words)) for key, start, words in spots))


def _named(connection: sqlite3.Connection, spots: Collection[Spot]) -> str:
    """Some passages in words: the title of the article of one, the number of several."""
    if len(spots) != 1:
        return f"{len(spots):,} passages"
    return f"a passage of {named(connection, [spot.key for spot in spots])}"

"""What the user did with passages, taken in from a dump: merged with what is there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsbrowse.archive.journal import Change
from newsbrowse.archive.kept_words import LONGEST_NOTE, note_of, passage_of, tag_of
from newsbrowse.archive.marks import Remark
from newsbrowse.archive.passage_changes import passage_labelling, remarking, starring
from newsbrowse.archive.passages import (
    REACH,
    Spot,
    is_starred,
    keep_surroundings,
    note_at,
    spelling_at,
    surround,
)
from newsbrowse.archive.records import storable
from newsbrowse.models import Failure


class WantedPassages:
    """All that is to be there for the passages of the articles of a dump."""

    def __init__(self) -> None:
        self._notes: dict[Spot, list[str]] = {}
        self._starred: dict[Spot, None] = {}
        self._tags: dict[Spot, dict[str, str]] = {}
        self._around: dict[Spot, tuple[str, str]] = {}

    def add(self, key: int, remarks: Iterable[Remark]) -> None:
        """Want what a line tells of the passages of an article, which `checked` gave."""
        for one in remarks:
            spot = Spot(key, one.start, one.words)
            if one.note:
                self._notes.setdefault(spot, []).append(one.note)
            if one.starred:
                self._starred[spot] = None
            for label, name in map(tag_of, one.tags):
                self._tags.setdefault(spot, {}).setdefault(label, name)
            if one.before or one.after:
                self._around.setdefault(spot, (one.before, one.after))

    def changes(
        self, writer: sqlite3.Connection, shorts: Mapping[int, str], failed: list[Failure]
    ) -> Iterator[Change]:
        """What brings it about; what stood around the passages is written at once.

        Args:
            writer: in a transaction.
            shorts: the ids of the articles by their keys.
            failed: takes what cannot be done, with the reason.
        """
        for spot, around in self._around.items():
            keep_surroundings(writer, spot, *around)
        surround(writer, {**dict.fromkeys(self._notes), **self._starred, **dict.fromkeys(self._tags)})
        yield remarking(self._merged_notes(writer, shorts, failed))
        yield starring([spot for spot in self._starred if not is_starred(writer, spot)], True)
        lacking: dict[tuple[str, str], list[Spot]] = {}
        for spot, tags in self._tags.items():
            for label, name in tags.items():
                if spelling_at(writer, spot, label) is None:
                    lacking.setdefault((label, name), []).append(spot)
        for (label, name), spots in lacking.items():
            yield from passage_labelling(writer, label, spots, name)[0]

    def _merged_notes(
        self, writer: sqlite3.Connection, shorts: Mapping[int, str], failed: list[Failure]
    ) -> Iterator[tuple[Spot, str, str]]:
        for spot, notes in self._notes.items():
            before = note_at(writer, spot)
            after = merged(before, notes)
            if len(after) > LONGEST_NOTE:
                reason = "a note on a passage would be too long with the one that is there"
                failed.append(Failure(shorts[spot.key], reason))
            elif after != before:
                yield spot, before, after


def checked(remarks: Iterable[Remark]) -> list[Remark]:
    """What a line of a dump tells of passages, as it can be kept.

    Raises:
        NewsbrowseError: a passage, note or tag is not one that can be kept.
    """
    return [
        Remark(
            max(one.start, 0),
            passage_of(one.words),
            note_of(one.note),
            one.starred,
            tuple(tag_of(name)[1] for name in one.tags),
            storable(one.before[-REACH:]),
            storable(one.after[:REACH]),
        )
        for one in remarks
    ]


def merged(before: str, notes: Sequence[str]) -> str:
    """A note with others below it, but for those that it contains."""
    after = before
    for note in notes:
        if note not in after:
            after = f"{after}\n\n{note}" if after else note
    return after

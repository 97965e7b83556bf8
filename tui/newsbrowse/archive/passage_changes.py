"""The kinds of changes to passages of articles that the journal knows: notes, stars and tags on them.

Passages are written out one by one, each as its article, start and words (`archive.passages.Spot`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from newsbrowse.archive.journal import Change, Data, Kind
from newsbrowse.archive.passages import PLACE, Spot, note_at, spelling_at

TAG = "passage tag"
"""The kind of tags on passages: what it turns changes the numbers of the facet."""


class Remarks:
    """Notes on passages of articles; an empty text where there is none."""

    def turn(self, writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
        """Write the notes that are as expected."""
        made = []
        for *place, before, after in data["remarks"]:
            spot = Spot(*place)
            now, then = (before, after) if forward else (after, before)
            if note_at(writer, spot) == now:
                writer.execute(f"DELETE FROM remarks WHERE {PLACE}", spot)  # noqa: S608 - words of ours
                if then:
                    writer.execute("INSERT INTO remarks VALUES (?, ?, ?, ?)", (*spot, then))
                made.append([*place, before, after])
        return {"remarks": made}, len(made)


class Stars:
    """Stars put on passages, or taken off."""

    def turn(self, writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
        """Switch the passages that are not switched yet."""
        add = "INSERT OR IGNORE INTO starred_passages VALUES (?, ?, ?)"
        drop = f"DELETE FROM starred_passages WHERE {PLACE}"  # noqa: S608 - words of ours
        statement = add if bool(data["on"]) is forward else drop
        made = [spot for spot in data["passages"] if writer.execute(statement, spot).rowcount]
        return {**data, "passages": made}, len(made)


class Labels:
    """A tag on passages, from one spelling to another; None where the tag is not on them."""

    def turn(self, writer: sqlite3.Connection, data: Data, forward: bool) -> tuple[Data, int]:
        """Give the tag its spelling, or take it away, where it is as expected."""
        now, then = (data["before"], data["after"]) if forward else (data["after"], data["before"])
        label, made = data["label"], []
        for place in data["passages"]:
            spot = Spot(*place)
            if spelling_at(writer, spot, label) == now:
                drop = f"DELETE FROM tagged_passages WHERE {PLACE} AND label = ?"  # noqa: S608 - as above
                writer.execute(drop, (*spot, label))
                if then is not None:
                    values = (*spot, label, then)
                    writer.execute("INSERT INTO tagged_passages VALUES (?, ?, ?, ?, ?)", values)
                made.append(place)
        return {**data, "passages": made}, len(made)


PASSAGE_KINDS: Mapping[str, Kind] = MappingProxyType(
    {"remark": Remarks(), "passage star": Stars(), TAG: Labels()}
)
"""The kinds of this module, by their names in journals."""


def remarking(remarks: Iterable[tuple[Spot, str, str]]) -> Change:
    """Notes on passages, each with the text before and after."""
    return Change("remark", {"remarks": [[*spot, before, after] for spot, before, after in remarks]})


def starring(spots: Iterable[Spot], on: bool) -> Change:
    """Stars put on passages, or taken off."""
    return Change("passage star", {"on": on, "passages": [list(spot) for spot in spots]})


def passage_labelling(
    reader: sqlite3.Connection, label: str, spots: Sequence[Spot], name: str | None
) -> tuple[list[Change], set[Spot]]:
    """What gives passages a tag in a spelling, or takes it away (None); and the passages that it changes."""
    by_spelling: dict[str | None, list[Spot]] = {}
    for spot in dict.fromkeys(spots):
        spelling = spelling_at(reader, spot, label)
        if spelling != name:
            by_spelling.setdefault(spelling, []).append(spot)
    changes = [
        Change(
            TAG, {"label": label, "before": before, "after": name, "passages": [list(one) for one in mine]}
        )
        for before, mine in by_spelling.items()
    ]
    return changes, {spot for mine in by_spelling.values() for spot in mine}

"""The shapes of `list --json`: a contract for scripts, as those of `cli.shapes`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsbrowse.archive.marks import Marks
from newsbrowse.cli.shapes import Json, hit
from newsbrowse.models import Hit, ReadingList


def reading_lists(lists: Iterable[ReadingList]) -> Json:
    """Reading lists, the one used last first."""
    return {"lists": [_reading_list(one) for one in lists]}


def reading_list(one: ReadingList, lines: Iterable[Hit], marks: Mapping[str, Marks]) -> Json:
    """A reading list and what is on it, in its order; `place` counts from 1."""
    entries = [
        {"place": place, "read": marks[line.id].read, **hit(line)}
        for place, line in enumerate(lines, start=1)
    ]
    return {**_reading_list(one), "entries": entries}


def _reading_list(one: ReadingList) -> Json:
    return {"name": one.name, "articles": one.articles, "read": one.read}

"""What the user did, as JSON Lines: written out whole, and taken in again by merging.

A line is an article, by its short id, with its star, read mark, tags, notes and passages; or a reading list;
or a saved search. Taking in adds and never takes away: a note that differs is put below the one there is,
what a list lacks is put at its end, and a search of a name that is taken is left out and told. So taking the
same file in twice changes nothing the second time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from newsbrowse.archive.changes import SWITCHES, labelling, naming, noting, spellings, switching
from newsbrowse.archive.desk import Desk
from newsbrowse.archive.dump_passages import WantedPassages, checked, merged
from newsbrowse.archive.dumped_lists import WantedLists
from newsbrowse.archive.ids import read_id
from newsbrowse.archive.journal import Change, Journal
from newsbrowse.archive.kept_words import LONGEST_NOTE, note_of, tag_of
from newsbrowse.archive.lists import ReadingLists
from newsbrowse.archive.marks import Remark
from newsbrowse.archive.saved import SavedSearches, as_json, from_json, name_of
from newsbrowse.archive.store import Store
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Failure
from newsbrowse.text.clean import clean

_STEP = 500


class KeptSearch(Struct, frozen=True):
    """A saved search as it is written out."""

    text: str = ""
    selections: tuple[tuple[str, str, bool], ...] = ()
    sort: str | None = None
    switched: tuple[str, ...] = ()
    in_passing: bool = False


class Kept(Struct, frozen=True, omit_defaults=True):
    """A line: an article with what was done with it, a search and the name it is saved under, or a list.

    Attributes:
        list: the name of a reading list.
        entries: the ids of the articles on it, in its order.
    """

    id: str = ""
    title: str = ""
    starred: bool = False
    read: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    passages: tuple[Remark, ...] = ()
    saved: str = ""
    search: KeptSearch | None = None
    list: str = ""
    entries: tuple[str, ...] = ()


class TakenIn(Struct, frozen=True):
    """What became of lines that were taken in.

    Attributes:
        lines: how many lines were read.
        changed: how many stars, marks, tags, notes, lists, entries of lists and searches are new.
        failed: the lines that could not be placed, with the reason.
    """

    lines: int
    changed: int
    failed: tuple[Failure, ...]


class _Wanted:
    """All that is to be there for one article."""

    def __init__(self, short: str) -> None:
        self.short = short
        self.starred = False
        self.read = False
        self.tags: dict[str, str] = {}
        self.notes: list[str] = []

    def add(self, kept: Kept) -> None:
        tags = [tag_of(name) for name in kept.tags]
        note = note_of(kept.note)
        self.starred |= kept.starred
        self.read |= kept.read
        for label, name in tags:
            self.tags.setdefault(label, name)
        if note:
            self.notes.append(note)


class Dump:
    """Writes out and takes in what the user did in one library."""

    def __init__(
        self, store: Store, desk: Desk, saved: SavedSearches, lists: ReadingLists, journal: Journal
    ) -> None:
        self._store = store
        self._desk = desk
        self._saved = saved
        self._lists = lists
        self._journal = journal

    def write_out(self) -> Iterator[Kept]:
        """All articles with which something was done, then the reading lists and the saved searches."""
        keys = self._desk.marked_keys()
        for start in range(0, len(keys), _STEP):
            part = keys[start : start + _STEP]
            named = self._named(part)
            for key, mark in self._desk.marks(part).items():
                if key in named:
                    short, title = named[key]
                    yield Kept(short, title, mark.starred, mark.read, mark.tags, mark.note, mark.remarks)
        for one in reversed(self._lists.all()):  # the one used last is so where they are taken in, too
            listed = self._lists.keys(one.name)
            ids = self._named(listed)
            yield Kept(list=one.name, entries=tuple(ids[key][0] for key in listed if key in ids))
        for name, search, _ in self._saved.all():
            yield Kept(saved=name, search=msgspec.json.decode(as_json(search), type=KeptSearch))

    def take_in(self, lines: Iterable[bytes], seen: int) -> TakenIn:
        """Merge lines, as one step of the journal; what cannot be placed is passed over and told.

        Args:
            lines: what `write_out` gave, as JSON.
            seen: the last change that counts as looked at in a search that is new.
        """
        articles: dict[int, _Wanted] = {}
        passages = WantedPassages()
        searches: dict[str, str] = {}
        lists = WantedLists()
        failed: list[Failure] = []
        count = 0
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            count += 1
            try:
                kept = msgspec.json.decode(line, type=Kept)
                if kept.list:
                    unknown = lists.add(kept.list, kept.entries, self._store)
                    failed += [Failure(f"line {number}", reason) for reason in unknown]
                else:
                    self._take(kept, articles, passages, searches)
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                failed.append(Failure(f"line {number}", clean(str(error))))
            except NewsbrowseError as error:
                failed.append(Failure(f"line {number}", error.message))
        with self._store.writing() as writer:
            changes = list(_article_changes(writer, articles, failed))
            shorts = {key: wanted.short for key, wanted in articles.items()}
            changes += passages.changes(writer, shorts, failed)
            changes += _search_changes(writer, searches, seen, failed)
            changes += lists.changes(writer, failed)
            lines_ = "line" if count == 1 else "lines"
            label = f"took in {count:,} {lines_} of marks, tags, notes, lists and searches"
            changed = self._journal.record(writer, label, changes)
        return TakenIn(count, changed, tuple(failed))

    def _take(
        self,
        kept: Kept,
        articles: dict[int, _Wanted],
        passages: WantedPassages,
        searches: dict[str, str],
    ) -> None:
        if kept.saved and kept.search is not None:
            search = from_json(msgspec.json.encode(kept.search).decode())
            searches.setdefault(name_of(kept.saved), as_json(search))
            return
        if not kept.id:
            raise NewsbrowseError("is neither an article nor a list nor a saved search")
        short = read_id(kept.id)
        key = self._store.key_of(short) if short else None
        if key is None:
            title = f" (“{clean(kept.title)[:60]}”)" if kept.title else ""
            raise NewsbrowseError(f"no article has the id {clean(kept.id)[:40]}{title}")
        remarks = checked(kept.passages)
        articles.setdefault(key, _Wanted(short or "")).add(kept)
        passages.add(key, remarks)

    def _named(self, keys: list[int]) -> dict[int, tuple[str, str]]:
        statement = "SELECT key, id, title FROM articles WHERE key IN (SELECT value FROM json_each(?))"
        with self._store.reading() as reader:
            return {
                key: (short, title) for key, short, title in reader.execute(statement, (json.dumps(keys),))
            }


def _article_changes(
    writer: sqlite3.Connection, articles: dict[int, _Wanted], failed: list[Failure]
) -> Iterator[Change]:
    for kind, keys in (
        ("star", [key for key, wanted in articles.items() if wanted.starred]),
        ("read", [key for key, wanted in articles.items() if wanted.read]),
    ):
        yield switching(kind, SWITCHES[kind].differing(writer, keys, True), True)
    tagged: dict[tuple[str, str], list[int]] = {}
    for key, wanted in articles.items():
        for tag in wanted.tags.items():
            tagged.setdefault(tag, []).append(key)
    for (label, name), keys in tagged.items():
        lacking = [key for key, spelling in spellings(writer, label, keys) if spelling is None]
        yield from labelling(writer, label, lacking, name)[0]
    notes = []
    for key, wanted in articles.items():
        row = writer.execute("SELECT text FROM notes WHERE key = ?", (key,)).fetchone()
        before = row[0] if row else ""
        after = merged(before, wanted.notes)
        if len(after) > LONGEST_NOTE:
            failed.append(Failure(wanted.short, "its note would be too long with the one that is there"))
        elif after != before:
            notes.append((key, before, after))
    yield noting(notes)


def _search_changes(
    writer: sqlite3.Connection, searches: dict[str, str], seen: int, failed: list[Failure]
) -> list[Change]:
    new = []
    for name, search in searches.items():
        row = writer.execute("SELECT search FROM saved WHERE name = ?", (name,)).fetchone()
        if row is None:
            new.append((name, None, [search, seen]))
        elif row[0] != search:
            failed.append(Failure(name, "another search is saved under this name, and stays"))
    return [naming(new)]

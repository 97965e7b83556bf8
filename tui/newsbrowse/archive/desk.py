"""What the user does with articles and searches: stars, read marks, tags, notes, past queries.

All of it is in the store alone; the index never learns of it. Each call is one transaction. What the user
decides is a step of the journal, which can be undone (`archive.journal`). That an article was opened, and
what was searched for, are traces and no decisions: they are kept, but they are no steps.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct

from newsbrowse.archive.changes import SWITCHES, labelling, noting, remarking, switching
from newsbrowse.archive.journal import Change, Journal, Step, Turned
from newsbrowse.archive.marks import Marks, marks_of, remark_at
from newsbrowse.archive.records import storable
from newsbrowse.archive.store import Store
from newsbrowse.archive.vocabulary import name_key
from newsbrowse.errors import NewsbrowseError
from newsbrowse.text.clean import clean, clean_block
from newsbrowse.text.fold import fold

MOST_QUERIES = 5_000
"""Past queries that are kept."""

LONGEST_TAG = 100
LONGEST_NOTE = 1_000_000
LONGEST_PASSAGE = 20_000
LONGEST_QUERY = 2_048

_CHUNK = 500
_LONGEST_TITLE = 60
_MOST_NAMED = 5
_KEYS_THAT_ARE = {
    "starred": "SELECT key FROM stars",
    "read": "SELECT key FROM reads",
    "annotated": "SELECT key FROM notes UNION SELECT key FROM remarks",
}


class Done(Struct, frozen=True):
    """What was done, and is on disk.

    Attributes:
        label: what, in words that follow `Undone:`.
        articles: how many articles were changed; 0 if all was so before, and then nothing was written.
    """

    label: str
    articles: int


class Desk:
    """The user's doings in one library. Any thread may call.

    Articles are given by their keys (`Library.keys_of`, `Library.keys_of_hits`), any number of them. With
    `dry` a call tells what it would do, and does nothing.
    """

    def __init__(
        self,
        store: Store,
        journal: Journal,
        wrote: Callable[[], None] = lambda: None,
        turned: Callable[[Turned], None] = lambda turned: None,
    ) -> None:
        """A desk; `wrote` is called after each write, and before it `turned` after undoing or redoing."""
        self._store = store
        self._journal = journal
        self._wrote = wrote
        self._turned = turned

    def star(self, keys: Sequence[int], on: bool = True, *, dry: bool = False) -> Done:
        """Put a star on articles, or take it off."""
        return self._switch("star", keys, on, "starred" if on else "star taken off", dry)

    def mark_read(self, keys: Sequence[int], on: bool = True, *, dry: bool = False) -> Done:
        """Mark articles as read, or as unread."""
        return self._switch("read", keys, on, "marked as read:" if on else "marked as unread:", dry)

    def tag(
        self, keys: Sequence[int], add: Sequence[str] = (), remove: Sequence[str] = (), *, dry: bool = False
    ) -> Done:
        """Give articles tags and take tags away; case and accents make no other tag.

        A tag that is to be added and to be removed is added.

        Raises:
            NewsbrowseError: a name is empty or long.
        """
        added = dict(tag_of(name) for name in add)
        removed = {label: name for label, name in map(tag_of, remove) if label not in added}
        changes: list[Change] = []
        changed: set[int] = set()
        with self._writing(dry) as writer:
            for label, name in (*added.items(), *dict.fromkeys(removed).items()):
                more, touched = labelling(writer, label, keys, name)
                changes += more
                changed |= touched
            verb = _tagging(tuple(added.values()), tuple(removed.values()))
            words = f"{verb} {named(writer, changed)}"
            self._journal.record(writer, words, changes)
        return Done(words, len(changed))

    def set_note(self, key: int, text: str) -> Done:
        """Keep a note on an article in place of an older one; an empty one takes it away.

        Raises:
            NewsbrowseError: the note is too long.
        """
        note = note_of(text)
        with self._writing() as writer:
            row = writer.execute("SELECT text FROM notes WHERE key = ?", (key,)).fetchone()
            before = row[0] if row else ""
            words = f"{'note on' if note else 'note taken off'} {named(writer, [key])}"
            if before != note:
                self._journal.record(writer, words, [noting([(key, before, note)])])
        return Done(words, int(before != note))

    def set_remark(self, key: int, start: int, words: str, text: str) -> Done:
        """Keep a note on a passage of an article in place of an older one; an empty one takes it away.

        Args:
            key: the article.
            start: where the passage begins in the body; with `words` it says which note is meant.
            words: the passage as it stands in the body.
            text: the note.

        Raises:
            NewsbrowseError: note or passage is too long, or the passage is blank.
        """
        note, passage = note_of(text), passage_of(words)
        with self._writing() as writer:
            before = remark_at(writer, key, start, passage)
            verb = "note on a passage of" if note else "note taken off a passage of"
            label = f"{verb} {named(writer, [key])}"
            if before != note:
                self._journal.record(writer, label, [remarking([(key, start, passage, before, note)])])
        return Done(label, int(before != note))

    def opened(self, key: int) -> None:
        """Keep that an article was opened: it counts as read from now on, which is not a step to undo."""
        if self._store.read_only:
            return
        with self._writing() as writer:
            writer.execute("INSERT OR IGNORE INTO reads VALUES (?)", (key,))

    def undo(self) -> Turned | None:
        """Undo the last step, whoever did it and whenever; None if there is none (`archive.journal`)."""
        turned = self._journal.undo()
        self._told(turned)
        return turned

    def redo(self) -> Turned | None:
        """Do again what was undone last; None if there is none, or if something new was done since."""
        turned = self._journal.redo()
        self._told(turned)
        return turned

    def next_step(self, *, redo: bool = False) -> Step | None:
        """What `undo`, or `redo`, would take; None if there is nothing."""
        return self._journal.next(redo=redo)

    def steps(self, limit: int) -> tuple[Step, ...]:
        """What was done, the latest first, with what is undone and can be done again."""
        return self._journal.steps(limit)

    def marks(self, keys: Sequence[int]) -> dict[int, Marks]:
        """What was done with some articles, each of them."""
        found: dict[int, Marks] = {}
        for start in range(0, len(keys), _CHUNK):
            with self._store.reading() as reader:
                found.update(marks_of(reader, keys[start : start + _CHUNK]))
        return found

    def marked_keys(self) -> list[int]:
        """The keys of all articles with which something was done."""
        tables = ("stars", "reads", "labels", "notes", "remarks")
        statement = " UNION ".join(f"SELECT key FROM {table}" for table in tables)  # noqa: S608 - names of ours
        with self._store.reading() as reader:
            return [key for (key,) in reader.execute(f"{statement} ORDER BY key")]

    def known_tags(self) -> tuple[tuple[str, int], ...]:
        """The user's tags with the number of articles that have each, the most frequent first."""
        statement = "SELECT max(name), count(*) FROM labels GROUP BY label ORDER BY count(*) DESC, label"
        with self._store.reading() as reader:
            return tuple(reader.execute(statement).fetchall())

    def remember_query(self, text: str) -> None:
        """Keep a query as the latest; blank ones are passed over, and all of a library only to be read."""
        query = storable(clean(text)[:LONGEST_QUERY]).strip()
        if not query or self._store.read_only:
            return
        with self._writing() as writer:
            writer.execute("INSERT OR REPLACE INTO queries (text) VALUES (?)", (query,))
            writer.execute(
                "DELETE FROM queries WHERE number <="
                " (SELECT number FROM queries ORDER BY number DESC LIMIT 1 OFFSET ?)",
                (MOST_QUERIES,),
            )

    def past_queries(self, limit: int) -> tuple[str, ...]:
        """What was searched for, the latest first, each once."""
        with self._store.reading() as reader:
            rows = reader.execute("SELECT text FROM queries ORDER BY number DESC LIMIT ?", (max(0, limit),))
            return tuple(text for (text,) in rows)

    def keys_where(self, kind: str, value: str) -> list[int] | None:
        """The keys of the articles of which something holds (`archive.resolver`)."""
        with self._store.reading() as reader:
            if kind == "is" and value in _KEYS_THAT_ARE:
                return [key for (key,) in reader.execute(_KEYS_THAT_ARE[value])]
            if kind == "tag":
                rows = reader.execute("SELECT key FROM labels WHERE label = ?", (fold(storable(value)),))
                return [key for (key,) in rows] or None
            if kind == "note":
                wanted = f" {name_key(value)} "
                notes = reader.execute("SELECT key, text FROM notes UNION ALL SELECT key, text FROM remarks")
                found = (key for key, text in notes if wanted.strip() and wanted in f" {name_key(text)} ")
                return list(dict.fromkeys(found))
        return None

    def _told(self, turned: Turned | None) -> None:
        if turned is not None:
            self._turned(turned)
        self._wrote()

    def _switch(self, kind: str, keys: Sequence[int], on: bool, verb: str, dry: bool) -> Done:
        with self._writing(dry) as writer:
            mine = SWITCHES[kind].differing(writer, keys, on)
            words = f"{verb} {named(writer, mine)}"
            self._journal.record(writer, words, [switching(kind, mine, on)])
        return Done(words, len(mine))

    @contextmanager
    def _writing(self, dry: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction, told of once it is on the disk; with `dry` nothing of it stays."""
        with self._store.writing() as writer:
            if dry:
                writer.execute("SAVEPOINT dry")
            yield writer
            if dry:
                writer.execute("ROLLBACK TO dry")
        self._wrote()


def tag_of(name: str) -> tuple[str, str]:
    """A tag as it is compared, and as it is shown.

    Raises:
        NewsbrowseError: the name is empty or long.
    """
    shown = " ".join(clean(name).split())
    if not fold(shown) or len(shown) > LONGEST_TAG:
        raise NewsbrowseError(f"a tag has 1 to {LONGEST_TAG} characters", "choose another name")
    return fold(shown), shown


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
    """The words of a passage as they are kept with a note.

    Raises:
        NewsbrowseError: they are blank or too long.
    """
    if not words.strip() or len(words) > LONGEST_PASSAGE:
        raise NewsbrowseError(
            f"a note stands on 1 to {LONGEST_PASSAGE:,} characters of a text", "choose another passage"
        )
    return storable(words)


def named(connection: sqlite3.Connection, keys: Collection[int]) -> str:
    """Some articles in words: the title of one, the number of several."""
    if len(keys) != 1:
        return f"{len(keys):,} articles"
    row = connection.execute("SELECT title FROM articles WHERE key = ?", tuple(keys)).fetchone()
    title = clean(row[0]) if row else ""
    return f"“{title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1].rstrip() + '…'}”"


def _tagging(added: Sequence[str], removed: Sequence[str]) -> str:
    """Tags given and taken away in words, up to the articles."""
    names = [*added, *(f"-{name}" for name in removed)] if added else [*removed]
    shown = ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
    return f"{'tag' if len(names) == 1 else 'tags'} {shown} {'on' if added else 'taken off'}"

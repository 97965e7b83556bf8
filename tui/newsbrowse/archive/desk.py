"""What the user does with articles and searches: stars, read marks, tags, notes, past queries.

All of it is in the store alone; the index never learns of it. Each call is one transaction. What the user
decides is a step of the journal, which can be undone (`archive.journal`). That an article was opened, and
what was searched for, are traces and no decisions: they are kept, but they are no steps.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from newsbrowse.archive.changes import SWITCHES, labelling, noting, switching
from newsbrowse.archive.done import Done
from newsbrowse.archive.journal import Change, Journal, Step, Turned
from newsbrowse.archive.kept_words import named, note_of, tagging, tags_of
from newsbrowse.archive.marks import Marks, marks_of
from newsbrowse.archive.passage_desk import PassageDesk
from newsbrowse.archive.passages import OF_PASSAGES, TAGGED_WITHIN
from newsbrowse.archive.records import storable
from newsbrowse.archive.store import Store
from newsbrowse.archive.vocabulary import name_key
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold

MOST_QUERIES = 5_000
"""Past queries that are kept."""

LONGEST_QUERY = 2_048

_CHUNK = 500
_KEYS_THAT_ARE = {
    "starred": "SELECT key FROM stars UNION ALL SELECT DISTINCT key FROM starred_passages"
    " WHERE key NOT IN (SELECT key FROM stars)",
    "read": "SELECT key FROM reads",
    "annotated": f"SELECT key FROM notes UNION {OF_PASSAGES}",  # noqa: S608 - names of tables
}
_KEYS_TAGGED = (
    "SELECT key FROM labels WHERE label = :label UNION SELECT key FROM tagged_passages WHERE label = :label"
)
"""An article counts for what was done with it or with passages of it; each key comes once."""


class Desk:
    """The user's doings in one library. Any thread may call.

    Articles are given by their keys (`Library.keys_of`, `Library.keys_of_hits`), any number of them. With
    `dry` a call tells what it would do, and does nothing.

    Attributes:
        passages: what is done with passages of articles.
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
        self.passages = PassageDesk(self._writing, journal)

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
        added, removed = tags_of(add, remove)
        changes: list[Change] = []
        changed: set[int] = set()
        with self._writing(dry) as writer:
            for label, name in (*added.items(), *dict.fromkeys(removed).items()):
                more, touched = labelling(writer, label, keys, name)
                changes += more
                changed |= touched
            verb = tagging(tuple(added.values()), tuple(removed.values()))
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
        tables = ("stars", "reads", "labels", "notes")
        statement = " UNION ".join(f"SELECT key FROM {table}" for table in tables)  # noqa: S608 - names of ours
        with self._store.reading() as reader:
            return [key for (key,) in reader.execute(f"{statement} UNION {OF_PASSAGES} ORDER BY key")]

    def known_tags(self) -> tuple[tuple[str, int], ...]:
        """The user's tags with the number of articles that have each, the most frequent first.

        A tag on a passage counts for its article, which counts once.
        """
        own = "SELECT label, max(name) AS name, count(*) AS articles FROM labels GROUP BY label"
        within = f"SELECT label, max(name), count(DISTINCT key) FROM {TAGGED_WITHIN} GROUP BY label"  # noqa: S608 - names of tables
        statement = (
            f"SELECT max(name), sum(articles) FROM ({own} UNION ALL {within})"  # noqa: S608 - as above
            " GROUP BY label ORDER BY 2 DESC, label"
        )
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

    def past_queries(self, limit: int = 200) -> tuple[str, ...]:
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
                rows = reader.execute(_KEYS_TAGGED, {"label": fold(storable(value))})
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
        with self._store.writing(dry=dry) as writer:
            yield writer
        self._wrote()

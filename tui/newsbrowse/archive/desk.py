"""What the user does with articles and searches: stars, read marks, tags, notes, past queries.

All of it is in the store alone; the index never learns of it. Each call is one transaction.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

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
LONGEST_QUERY = 2_048

_CHUNK = 500
_KEYS_THAT_ARE = {
    "starred": "SELECT key FROM stars",
    "read": "SELECT key FROM reads",
    "annotated": "SELECT key FROM notes",
}


class Marks(Struct, frozen=True):
    """What the user did with an article; `note` is empty where there is none."""

    starred: bool = False
    read: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""


class Desk:
    """The user's doings in one library. Any thread may call."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def set_star(self, key: int, on: bool) -> None:
        """Put a star on an article, or take it off."""
        self._switch("stars", key, on)

    def mark_read(self, key: int, on: bool) -> None:
        """Mark an article as read, or as unread."""
        self._switch("reads", key, on)

    def set_tag(self, key: int, name: str, on: bool) -> None:
        """Give an article a tag, or take it away; case and accents make no other tag.

        Raises:
            NewsbrowseError: the name is empty or long.
        """
        shown = " ".join(clean(name).split())
        if not fold(shown) or len(shown) > LONGEST_TAG:
            raise NewsbrowseError(f"a tag has 1 to {LONGEST_TAG} characters", "choose another name")
        with self._store.writing() as writer:
            writer.execute("DELETE FROM labels WHERE label = ? AND key = ?", (fold(shown), key))
            if on:
                writer.execute("INSERT INTO labels VALUES (?, ?, ?)", (fold(shown), key, shown))

    def set_note(self, key: int, text: str) -> None:
        """Keep a note on an article in place of an older one; an empty one takes it away.

        Raises:
            NewsbrowseError: the note is too long.
        """
        note = storable(clean_block(text)).strip()
        if len(note) > LONGEST_NOTE:
            raise NewsbrowseError(f"a note has at most {LONGEST_NOTE:,} characters", "keep a part of it")
        with self._store.writing() as writer:
            writer.execute("DELETE FROM notes WHERE key = ?", (key,))
            if note:
                writer.execute("INSERT INTO notes VALUES (?, ?)", (key, note))

    def marks(self, keys: Sequence[int]) -> dict[int, Marks]:
        """What was done with some articles, each of them."""
        found: dict[int, Marks] = {}
        for start in range(0, len(keys), _CHUNK):
            found.update(self._marks(keys[start : start + _CHUNK]))
        return found

    def remember_query(self, text: str) -> None:
        """Keep a query as the latest; blank ones are passed over, and all of a library only to be read."""
        query = storable(clean(text)[:LONGEST_QUERY]).strip()
        if not query or self._store.read_only:
            return
        with self._store.writing() as writer:
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
                notes = reader.execute("SELECT key, text FROM notes")
                return [key for key, text in notes if wanted.strip() and wanted in f" {name_key(text)} "]
        return None

    def _switch(self, table: str, key: int, on: bool) -> None:
        statement = "INSERT OR IGNORE INTO {} VALUES (?)" if on else "DELETE FROM {} WHERE key = ?"
        with self._store.writing() as writer:
            writer.execute(statement.format(table), (key,))

    def _marks(self, keys: Sequence[int]) -> dict[int, Marks]:
        among = f"key IN ({', '.join('?' * len(keys))})"
        with self._store.reading() as reader:
            stars, reads = (
                {key for (key,) in reader.execute(f"SELECT key FROM {table} WHERE {among}", keys)}  # noqa: S608 - names of tables
                for table in ("stars", "reads")
            )
            notes = dict(reader.execute(f"SELECT key, text FROM notes WHERE {among}", keys).fetchall())  # noqa: S608 - as above
            tags: dict[int, list[str]] = {}
            labels = f"SELECT key, name FROM labels WHERE {among} ORDER BY label"  # noqa: S608 - as above
            for key, name in reader.execute(labels, keys):
                tags.setdefault(key, []).append(name)
        return {
            key: Marks(key in stars, key in reads, tuple(tags.get(key, ())), notes.get(key, ""))
            for key in keys
        }

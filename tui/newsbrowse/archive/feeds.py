"""The feeds that a library follows, and what is known of fetching each of them.

That a feed is followed is what the user decided: a step of the journal. How fetching went is a trace.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import msgspec

from newsbrowse.archive.changes import subscribing
from newsbrowse.archive.journal import Journal
from newsbrowse.archive.records import storable
from newsbrowse.archive.store import Standing, Store
from newsbrowse.errors import NotFoundError
from newsbrowse.models import Entry, FetchState, Missing, Subscription
from newsbrowse.text.clean import clean

LONGEST_TITLE = 200

FULLER = 1.5
"""How many times as long a text is that is clearly fuller."""

_Values = list[str | int] | None
_Change = tuple[str, _Values, _Values]
_STATE = "etag, modified, digest, fetched, due, failures, error"
_UNREAD = "INSERT OR REPLACE INTO unread VALUES (?, ?, ?, ?, ?)"
_SELECT = (
    f"SELECT f.address, f.title, f.whole, {_STATE}, coalesce(place, '')"  # noqa: S608 - names of columns only
    " FROM feeds f LEFT JOIN fetches USING (address) LEFT JOIN moves USING (address)"
)


class Feeds:
    """The feeds of one library. Any thread may call; each call that writes is one transaction."""

    def __init__(self, store: Store, journal: Journal, wrote: Callable[[], None] = lambda: None) -> None:
        """The feeds; `wrote` is called after each write."""
        self._store = store
        self._journal = journal
        self._wrote = wrote

    def all(self) -> tuple[Subscription, ...]:
        """The feeds that are followed, by title."""
        with self._store.reading() as reader:
            rows = reader.execute(f"{_SELECT} ORDER BY f.title COLLATE NOCASE, f.address").fetchall()
        return tuple(map(_subscription, rows))

    def get(self, address: str) -> Subscription | None:
        """The feed of an address; None if it is not followed."""
        with self._store.reading() as reader:
            row = reader.execute(f"{_SELECT} WHERE f.address = ?", (address,)).fetchone()
        return _subscription(row) if row else None

    def add(self, feeds: Iterable[Subscription]) -> int:
        """Follow feeds, or give those that are followed their title anew; one step of the journal.

        Their states are not written. Returns how many were new or changed.
        """
        with self._writing() as writer:
            changes: list[_Change] = []
            for feed in {feed.address: feed for feed in feeds}.values():
                before = _row(writer, feed.address)
                after: _Values = [_title(feed), int(feed.whole)]
                if before != after:
                    changes.append((feed.address, before, after))
            verb = "changed" if changes and all(before for _, before, _ in changes) else "followed"
            words = f"{verb} {_named(changes)}"
            return self._journal.record(writer, words, [subscribing(changes)] if changes else [])

    def remove(self, addresses: Sequence[str]) -> int:
        """Follow feeds no more; their articles stay. One step of the journal.

        Raises:
            NotFoundError: one of the addresses is not followed; then all stay.
        """
        with self._writing() as writer:
            changes: list[_Change] = []
            for address in dict.fromkeys(addresses):
                before = _row(writer, address)
                if before is None:
                    raise NotFoundError(
                        f"no feed is followed at {clean(address)[:100]}", "newsbrowse feeds list shows them"
                    )
                changes.append((address, before, None))
            words = f"no longer followed {_named(changes)}"
            return self._journal.record(writer, words, [subscribing(changes)])

    def keep_state(self, address: str, state: FetchState) -> None:
        """Keep how fetching went. What it brought must be in the library by then."""
        values = (
            address,
            *map(storable, (state.etag, state.modified, state.digest)),
            state.fetched,
            state.due,
            state.failures,
            storable(state.error),
        )
        with self._writing() as writer:
            writer.execute("INSERT OR REPLACE INTO fetches VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
            writer.execute("DELETE FROM moves WHERE address = ?", (address,))
            if state.moved:
                writer.execute("INSERT INTO moves VALUES (?, ?)", (address, storable(state.moved)))

    def unread(self, address: str, now: str, limit: int, *, far: str = "~") -> tuple[Missing, ...]:
        """The articles of a feed whose page may be asked for again, the longest due first.

        Args:
            address: of the feed.
            now: the present moment, ISO 8601 in UTC.
            limit: how many at most.
            far: a moment that none is put off to, unless the clock went wrong meanwhile.
        """
        statement = (
            "SELECT entry, failures, due FROM unread WHERE feed = ? AND (due <= ? OR due > ?)"
            " ORDER BY due, origin LIMIT ?"
        )
        with self._store.reading() as reader:
            rows = reader.execute(statement, (address, now, far, limit)).fetchall()
        return tuple(
            Missing(msgspec.msgpack.decode(entry, type=Entry), failures, due) for entry, failures, due in rows
        )

    def keep_unread(self, address: str, later: Sequence[Missing], over: Sequence[str]) -> None:
        """Keep which pages of a feed are to be asked for again.

        Others are forgotten, by the origins of their articles. What was had must be in the library by then.
        """
        rows = [
            (storable(one.entry.origin), address, msgspec.msgpack.encode(one.entry), one.failures, one.due)
            for one in later
        ]
        if rows or over:
            with self._writing() as writer:
                writer.executemany("DELETE FROM unread WHERE origin = ?", [(storable(one),) for one in over])
                writer.executemany(_UNREAD, rows)

    def name(self, address: str, title: str) -> None:
        """Give a feed the title that it gives itself; no step of the journal."""
        with self._writing() as writer:
            values = (_title(Subscription(address, title)), address)
            writer.execute("UPDATE feeds SET title = ? WHERE address = ?", values)

    def has(self, entry: Entry) -> bool:
        """Whether the library has an article of the same origin, whatever its text."""
        return self._store.body_of(entry.origin) is not None

    def has_fuller(self, entry: Entry) -> bool:
        """Whether the library has a clearly fuller text of the same origin than an entry."""
        if self._store.standing(entry) is not Standing.FRESH:
            return False
        body = self._store.body_of(entry.origin)
        return body is not None and len(body) > FULLER * max(len(entry.body), 1)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._store.writing() as writer:
            yield writer
        self._wrote()


def _subscription(row: Sequence[str | int | None]) -> Subscription:
    address, title, whole, *state = row
    known = FetchState(*state) if state[0] is not None else FetchState()  # type: ignore[arg-type]
    return Subscription(str(address), str(title), bool(whole), known)


def _title(feed: Subscription) -> str:
    """What a feed is called: never nothing."""
    return storable(" ".join(feed.title.split()))[:LONGEST_TITLE] or feed.address


def _row(connection: sqlite3.Connection, address: str) -> _Values:
    row = connection.execute("SELECT title, whole FROM feeds WHERE address = ?", (address,)).fetchone()
    return list(row) if row else None


def _named(changes: Sequence[_Change]) -> str:
    """Some feeds in words: the title of one, the number of several."""
    if len(changes) != 1:
        return f"{len(changes):,} feeds"
    _, before, after = changes[0]
    row = after or before or [""]
    return f"the feed “{clean(str(row[0]))[:60]}”"

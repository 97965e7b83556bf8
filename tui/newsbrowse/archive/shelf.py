"""Articles by their short ids, as people type them. `Library` is the door to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from newsbrowse.archive.ids import READ_AS, read_id
from newsbrowse.archive.store import Store
from newsbrowse.errors import NotFoundError
from newsbrowse.models import Article
from newsbrowse.text.clean import clean

_READ_FIRST = 8
_READ_AT_ONCE = 200
"""Articles that are read together at first, for those who want few, and at most."""


class Shelf:
    """The articles of one library. Any thread may call; ids may be in any case, I and L are read as 1."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def article(self, article_id: str) -> Article:
        """The article with an id, or as it was (`ID@1`, `archive.revisions`); else NotFoundError."""
        typed, earlier, number = article_id.partition("@")
        short = read_id(typed)
        found = self._store.by_id(short) if short else None
        if found is None:
            raise _unknown(article_id)
        if not earlier:
            return found
        from newsbrowse.archive.revisions import revision

        return revision(self._store, self.key(typed), found, number.strip())

    def articles(self, keys: Iterable[int]) -> Iterator[Article]:
        """The articles with some keys, in their order, a few at a time; those that are gone are left out."""
        coming, count = iter(keys), _READ_FIRST
        while part := list(islice(coming, count)):
            articles = self._store.by_keys(part)
            yield from (articles[key] for key in part if key in articles)
            count = min(2 * count, _READ_AT_ONCE)

    def ids_beginning(self, begun: str, limit: int) -> list[tuple[str, str]]:
        """The ids that begin so, in any case, each with its title; the articles last added first."""
        first = begun.strip().upper().translate(READ_AS)
        if not first.isascii() or not (first or not begun) or (not first.isalnum() and first):
            return []
        statement = "SELECT id, title FROM articles WHERE id >= ? AND id < ? ORDER BY key DESC LIMIT ?"
        with self._store.reading() as reader:
            rows = reader.execute(statement, (first, f"{first}\x7f", limit)).fetchall()
        return [(str(short), str(title)) for short, title in rows]

    def key(self, article_id: str) -> int:
        """The key of the article with an id; NotFoundError if there is none."""
        short = read_id(article_id)
        key = self._store.key_of(short) if short else None
        if key is None:
            raise _unknown(article_id)
        return key

    def keys(self, article_ids: Sequence[str]) -> list[int]:
        """The keys of articles by their ids; NotFoundError for the first that is none."""
        shorts = {given: read_id(given) or "" for given in article_ids}
        known = self._store.keys_of(list(shorts.values()))
        for given, short in shorts.items():
            if short not in known:
                raise _unknown(given)
        return [known[shorts[given]] for given in article_ids]


def _unknown(article_id: str) -> NotFoundError:
    return NotFoundError(f"no article has the id {clean(article_id)[:40]}", "newsbrowse search lists the ids")

"""Answers out of the store to what a query asks and the index does not know."""

from __future__ import annotations

from collections.abc import Sequence

from newsbrowse.archive.aliases import Aliases
from newsbrowse.archive.changes import SWITCHES
from newsbrowse.archive.desk import Desk
from newsbrowse.archive.ids import read_id
from newsbrowse.archive.labels import Labels, UserTags
from newsbrowse.archive.lists import ReadingLists
from newsbrowse.archive.resolver import Likeness
from newsbrowse.archive.saved import SavedSearches
from newsbrowse.archive.shown_names import NamesInUse, ShownNames
from newsbrowse.archive.store import Store
from newsbrowse.archive.terms import country_of
from newsbrowse.models import Search


class StoreResolver:
    """Answers a query about the user's doings out of the store (`archive.resolver.Resolver`)."""

    def __init__(self, store: Store, desk: Desk, saved: SavedSearches, lists: ReadingLists) -> None:
        self._names = Aliases(store)
        self._store = store
        self._desk = desk
        self._saved = saved
        self._lists = lists
        self._tags = UserTags(store)
        self.in_use = NamesInUse(store)

    def labels(self) -> Labels:
        """The tags that the user gave, as they are now."""
        return self._tags.now()

    def names(self) -> ShownNames:
        """What is listed, and under which names, as it is now."""
        return self.in_use.now()

    def country(self, name: str) -> str | None:
        """The code under which articles of a country are found, however the user calls it or merged it."""
        return self._names.country(self.in_use.now().country(name) or country_of(name))

    def keys_where(self, kind: str, value: str) -> Sequence[int] | None:
        """The keys of the articles of which something holds; None if nothing of the kind is known."""
        if kind == "tag":
            return self._tags.now().keys(value) or None
        if kind == "tag*":
            return self._tags.now().keys_begun(value) or None
        if kind == "list*":
            return self._lists.keys_begun(value)
        return self._desk.keys_where(kind, value)

    def reading_list(self, name: str) -> tuple[str, Sequence[int]] | None:
        """A reading list as it is named, and its articles in its order; None if there is none."""
        return self._lists.found(name)

    def list_names(self) -> Sequence[str]:
        """The names of all reading lists, the one used last first."""
        return [one.name for one in self._lists.all()]

    def read_of(self, keys: Sequence[int]) -> set[int]:
        """Those of some articles that are marked as read."""
        with self._store.reading() as reader:
            return set(SWITCHES["read"].differing(reader, keys, False))

    def saved(self, name: str) -> Search | None:
        """The search saved under a name; None if there is none."""
        return self._saved.get(name)

    def saved_names(self) -> Sequence[str]:
        """The names of all saved searches, in the order of the alphabet."""
        return [name for name, _, _ in self._saved.all()]

    def people(self, name: str) -> Sequence[str]:
        """What a person's name of several words is shown as; a surname alone is looked for as a word."""
        return self._names.shown(name)

    def people_begun(self, text: str, most: int) -> Sequence[str]:
        """What people's names that begin so are shown as, where that is another name."""
        return self._names.begun(text, most)

    def similar(self, id: str) -> Likeness | None:  # noqa: A002 - the word of the command line
        """The text of the article with a short id as it was typed; None if there is none."""
        short = read_id(id)
        key = self._store.key_of(short) if short else None
        article = None if key is None else self._store.by_keys([key], brief=True).get(key)
        return None if key is None or article is None else Likeness(key, article.title, article.body)

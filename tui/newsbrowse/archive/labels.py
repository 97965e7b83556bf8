"""The tags that the user gave, as they are counted and searched for: in the store, and never in the index.

An article may have the same tag from both sides, from where it came and from the user, who may have put it on
the article and on passages of it; it counts once.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from newsbrowse.archive.clauses import of_keys
from newsbrowse.archive.counts import keys_of
from newsbrowse.archive.index import SCHEMA, Query, Searcher
from newsbrowse.archive.listing import Listing, label
from newsbrowse.archive.parts import must
from newsbrowse.archive.passages import TAGGED_WITHIN
from newsbrowse.archive.store import Store
from newsbrowse.archive.vocabulary import Vocabulary
from newsbrowse.models import Field

_OWN = "SELECT label, key FROM labels"
_WITHIN = f"SELECT DISTINCT label, key FROM {TAGGED_WITHIN}"  # noqa: S608 - names of tables
_SELECT = f"{_OWN} UNION ALL {_WITHIN} ORDER BY label, key"


class Labels:
    """The user's tags at one moment.

    Attributes:
        names: their folded names, in order.
    """

    def __init__(self, keys: Mapping[str, tuple[int, ...]]) -> None:
        self._keys = keys
        self.names = tuple(sorted(keys))
        self._tagged: Query | None = None
        self._version: object = None
        self._alone: dict[int, list[str]] = {}
        self._guard = threading.Lock()

    def keys(self, name: str) -> tuple[int, ...]:
        """The articles with a tag, by its folded name."""
        return self._keys.get(name, ())

    def keys_begun(self, begun: str) -> tuple[int, ...]:
        """The articles with any tag whose folded name begins so."""
        found: set[int] = set()
        for name in self.names[bisect_left(self.names, begun) :]:
            if not name.startswith(begun):
                break
            found.update(self._keys[name])
        return tuple(sorted(found))

    def counts(self, searcher: Searcher, version: object, query: Query) -> Counter[str]:
        """Of each tag the matching articles that have it from the user alone.

        Args:
            searcher: the index as it is now.
            version: differs once the index is another.
            query: the articles.
        """
        if not self._keys:
            return Counter()
        with self._guard:
            if self._tagged is None or version != self._version:
                self._alone = self._from_the_user_alone(searcher)
                self._tagged, self._version = of_keys(sorted(self._alone)), version
            tagged, alone = self._tagged, self._alone
        return Counter(
            chain.from_iterable(alone[key] for key in keys_of(searcher, must([query, tagged]), len(alone)))
        )

    def _from_the_user_alone(self, searcher: Searcher) -> dict[int, list[str]]:
        """The tags of each article that it did not come with."""
        tags: dict[int, list[str]] = {}
        for name, keys in self._keys.items():
            both: set[int] = set()
            if searcher.doc_freq("tag", name):
                came_with = must([Query.term_query(SCHEMA, "tag", name), of_keys(keys)])
                both.update(keys_of(searcher, came_with, len(keys)))
            for key in keys:
                if key not in both:
                    tags.setdefault(key, []).append(name)
        return tags


class UserTags:
    """The user's tags in one library, read anew once something was written. Any thread may ask."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._guard = threading.Lock()
        self._version: int | None = None
        self._rows: list[tuple[str, int]] = []
        self._labels = Labels({})

    def now(self) -> Labels:
        """The tags as they are now; the same object as before if nobody gave or took one."""
        with self._guard:
            version = self._store.data_version()
            if version != self._version:
                with self._store.reading() as reader:
                    rows = reader.execute(_SELECT).fetchall()
                if rows != self._rows:
                    keys: dict[str, list[int]] = {}
                    for name, key in rows:
                        keys.setdefault(name, []).append(key)
                    self._rows = rows
                    self._labels = Labels({name: tuple(of_name) for name, of_name in keys.items()})
                self._version = version
            return self._labels


class TagListing(Listing):
    """The values of the tag facet: what articles came with, and what the user gave them.

    Args:
        labels: the user's tags.
        version: that of the index.
    """

    def __init__(
        self,
        searcher: Searcher,
        query: Query,
        vocabulary: Callable[[], Vocabulary],
        limit: int,
        labels: Labels,
        version: object,
    ) -> None:
        def both() -> Vocabulary:
            return Vocabulary({*vocabulary().values, *labels.names}, lambda value: label(Field.TAG, value))

        super().__init__(searcher, query, Field.TAG, "tag", both, limit)
        self._names = labels.names
        self._given = labels.counts(searcher, version, query)
        self._given_at_all = {name: len(labels.keys(name)) for name in labels.names}

    def numbers(self, values: Sequence[str]) -> dict[str, int]:
        """The number of articles with each of some values, those with none left out."""
        found = super().numbers(values)
        more = {value: self._given[value] for value in values if self._given[value]}
        return found | {value: found.get(value, 0) + number for value, number in more.items()}

    def _top(self, many: int) -> dict[str, int]:
        # Each of the user's tags is counted, so the others need not be more than are wanted.
        found = super()._top(many + len(self._names))
        found |= self.numbers(self._names)
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))[:many])

    def _known(self, values: Mapping[str, int]) -> dict[str, int]:
        known = super()._known(values)
        most = self._searcher.num_docs
        return {value: min(most, known[value] + self._given_at_all.get(value, 0)) for value in values}

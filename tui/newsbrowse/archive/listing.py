"""The first values of a facet in one of its orders, out of all that the library has."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from itertools import islice

from newsbrowse.archive.counts import MOST_VALUES, count, known_articles, most_frequent, numbers_of
from newsbrowse.archive.distinctive import distinctiveness
from newsbrowse.archive.index import Query, Searcher
from newsbrowse.archive.vocabulary import Vocabulary, name_key
from newsbrowse.models import FacetOrder, Field
from newsbrowse.text.clean import clean

MOST_WEIGHED = 5_000
"""Values that are weighed by distinctiveness; one that is rarer still says little about a search."""

_TOP = 2_000
_STEP = 2_000


class Listing:
    """The values of one facet among the articles of a query.

    Args:
        searcher: the index as it is now.
        query: the articles under which values are counted.
        field: the facet.
        name: its index field.
        vocabulary: all values of that field, asked for only where they are needed.
        limit: the most values wanted.
        hidden: values that are left out.
    """

    def __init__(
        self,
        searcher: Searcher,
        query: Query,
        field: Field,
        name: str,
        vocabulary: Callable[[], Vocabulary],
        limit: int,
        hidden: Collection[str] = (),
    ) -> None:
        self._searcher = searcher
        self._query = query
        self._field = field
        self._name = name
        self._vocabulary = vocabulary
        self._limit = max(0, min(limit, MOST_VALUES))
        self._hidden = hidden

    def first(self, order: FacetOrder, text: str = "", more: int = 0) -> dict[str, int]:
        """The first values in an order, with the exact number of articles of each.

        Args:
            order: by distinctiveness only the `MOST_WEIGHED` most frequent values are weighed.
            text: only values whose name holds it (`Vocabulary.matching`); empty for all.
            more: values wanted besides.
        """
        most = min(self._limit + more, MOST_VALUES)
        limit = min(most + len(self._hidden), MOST_VALUES)
        if text:
            counts = self._matching(order, self._vocabulary().matching(text), limit)
        elif order is FacetOrder.NAME:
            counts = self._by_name(limit)
        else:
            weighed = order is FacetOrder.DISTINCTIVE
            counts = self._top(max(MOST_WEIGHED, limit) if weighed else limit)
        kept = {value: counts[value] for value in self.ordered(counts, order) if value not in self._hidden}
        return dict(islice(kept.items(), most))

    def ordered(self, counts: Mapping[str, int], order: FacetOrder) -> list[str]:
        """Counted values in an order; no two are equal in any."""
        if order is FacetOrder.NAME:
            return sorted(counts, key=lambda value: (name_key(label(self._field, value)), value))
        if order is FacetOrder.DISTINCTIVE:
            weights = self._weights(counts)
            return sorted(counts, key=lambda value: (-weights[value], -counts[value], value))
        return sorted(counts, key=lambda value: (-counts[value], value))

    def is_wanted(self, value: str, text: str) -> bool:
        """Whether `first` would count a value under a text."""
        return not text or value in self._vocabulary().matching(text)

    @cached_property
    def _hits(self) -> int:
        return count(self._searcher, self._query)

    def _weights(self, counts: Mapping[str, int]) -> dict[str, float]:
        known, articles = self._known(counts), self._searcher.num_docs
        return {
            value: distinctiveness(number, self._hits, known[value], articles)
            for value, number in counts.items()
        }

    def _known(self, values: Mapping[str, int]) -> dict[str, int]:
        """About how many articles of the library have each value."""
        return known_articles(self._searcher, self._name, values)

    def _top(self, many: int) -> dict[str, int]:
        return most_frequent(self._searcher, self._query, self._name, many)

    def numbers(self, values: Sequence[str]) -> dict[str, int]:
        """The number of articles with each of some values, those with none left out."""
        return numbers_of(self._searcher, self._query, self._name, values)

    def _matching(self, order: FacetOrder, candidates: Sequence[str], limit: int) -> dict[str, int]:
        """Some values with their numbers: all of them, or as many of the first as are wanted."""
        if order is FacetOrder.NAME:
            return self._walked(candidates, limit)
        if order is FacetOrder.COUNT and len(candidates) > _TOP:
            top, wanted = self._top(_TOP), set(candidates)
            among = {value: number for value, number in top.items() if value in wanted}
            if len(top) < _TOP or len(among) >= limit:
                return among
        return self.numbers(candidates)

    def _by_name(self, limit: int) -> dict[str, int]:
        top = self._top(_TOP)
        return top if len(top) < _TOP else self._walked(self._vocabulary().values, limit)

    def _walked(self, candidates: Sequence[str], limit: int) -> dict[str, int]:
        """The first candidates that occur, in their order; at least as many as are wanted."""
        found: dict[str, int] = {}
        for start in range(0, len(candidates), _STEP):
            found.update(self.numbers(candidates[start : start + _STEP]))
            if len(found) >= limit:
                break
        return found


def label(field: Field, value: str) -> str:
    """What a person reads for a value: a country's name for its code, else the value, clean."""
    if field is not Field.COUNTRIES:
        return clean(value)
    from newsbrowse.extract.countries import country_name

    return clean(country_name(value))

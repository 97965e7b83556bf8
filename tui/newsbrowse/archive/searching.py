"""What is asked of a library's index: hits, counts, completions. `Library` is the door to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from msgspec.structs import replace

from newsbrowse.archive.by_hand import ByHand
from newsbrowse.archive.counts import count, hits
from newsbrowse.archive.engine import EngineError, hushed
from newsbrowse.archive.facets import Wanted, count_facets
from newsbrowse.archive.folded import count_groups, folded_hits, of_group
from newsbrowse.archive.index import Query, Searcher, SearchIndex, plain_words, stems
from newsbrowse.archive.labels import TagListing
from newsbrowse.archive.listing import Listing
from newsbrowse.archive.needles import Finder, Needle
from newsbrowse.archive.parts import changed_after
from newsbrowse.archive.query import Compiled, compile_search
from newsbrowse.archive.questions import Questions, questions_of
from newsbrowse.archive.resolver import Likeness
from newsbrowse.archive.resolving import StoreResolver
from newsbrowse.archive.saved import SavedSearches
from newsbrowse.archive.similar import most_similar, rarity_in, scored
from newsbrowse.archive.snippets import hit
from newsbrowse.archive.sought import words_of
from newsbrowse.archive.store import Store
from newsbrowse.archive.unread import nearest_unread
from newsbrowse.archive.upkeep import Upkeep
from newsbrowse.archive.vocabulary import Vocabularies, Vocabulary
from newsbrowse.models import (
    Article,
    Completions,
    Facets,
    Field,
    Hit,
    Page,
    SavedSearch,
    Search,
    Sort,
    Span,
    WayOut,
)

ALL_ROWS = slice(None)

_STRETCH = 2_000
"""Hits that are asked for at once where only the first may be wanted."""

_T = TypeVar("_T")


class Searching:
    """Answers searches of one library. Any thread may ask."""

    def __init__(
        self, store: Store, index: SearchIndex, upkeep: Upkeep, saved: SavedSearches, resolver: StoreResolver
    ) -> None:
        self._store = store
        self._index = index
        self._upkeep = upkeep
        self._saved = saved
        self._resolver = resolver
        self._finder = Finder(stems, plain_words)
        self._vocabularies = Vocabularies()

    def search(
        self,
        search: Search,
        *,
        limit: int = 50,
        offset: int = 0,
        snippets: bool = True,
        folded: bool = False,
        as_you_type: bool = False,
    ) -> Page:
        """A stretch of the hits of a search.

        Args:
            search: the search; any text has a meaning or a warning.
            limit: the most hits; 0 to learn only the total.
            offset: hits to pass over, to any depth.
            snippets: whether to cut a stretch of text around the matched words out of each body.
            folded: whether one hit stands for all of its group of near-duplicates. `limit` and `offset` then
                count groups; the total stays that of the articles.
            as_you_type: the text is being typed: its last word may be the beginning of one.
        """
        offset = max(0, offset)
        self._resolver.names()  # those that `label` gives from now on

        def found(searcher: Searcher) -> tuple[Compiled, int, list[tuple[int, int]]]:
            compiled = self._compiled(search, searcher, as_you_type=as_you_type)
            if folded:
                return compiled, *folded_hits(
                    searcher, compiled.query, compiled.order, limit=limit, offset=offset
                )
            total, keys = hits(searcher, compiled.query, compiled.order, limit=limit, offset=offset)
            return compiled, total, [(key, 0) for key in keys]

        compiled, total, keys = self._ask(found)
        lines = self._lines(keys, compiled.needles if snippets else None)
        order, by_hand = compiled.order, compiled.by_hand
        return Page(
            search,
            compiled.interpreted,
            total,
            offset,
            lines,
            compiled.warnings,
            Sort.LIST if isinstance(order, ByHand) else order,
            by_hand.name if by_hand is not None else "",
            compiled.is_ranked,
        )

    def label(self, field: Field, value: str) -> str:
        """What a person reads for a facet value, as of the last search or count; answers at once."""
        return self._resolver.in_use.latest.label(field, value)

    def texts(self, search: Search) -> int:
        """How many texts the hits of a search are, near-duplicates taken for one."""
        return self._ask(lambda searcher: count_groups(searcher, self._compiled(search, searcher).query))

    def alike(self, key: int, search: Search, *, limit: int) -> tuple[Hit, ...]:
        """The other hits of a search in an article's group of near-duplicates, in the order of the search."""
        group = self._store.group_of(key)

        def found(searcher: Searcher) -> tuple[Compiled, list[int]]:
            compiled = self._compiled(search, searcher)
            query = of_group(compiled.query, group, key)
            return compiled, hits(searcher, query, compiled.order, limit=limit, offset=0)[1]

        compiled, keys = self._ask(found)
        return self._lines([(other, 0) for other in keys], compiled.needles)

    def similar(self, article_id: str, *, limit: int) -> tuple[Hit, ...]:
        """The articles most similar to one of the library, the best first, without itself."""
        given = self._resolver.similar(article_id)
        if given is None:
            return ()

        def found(searcher: Searcher) -> list[int]:
            query = most_similar(given, searcher)
            return hits(searcher, query, Sort.RELEVANCE, limit=limit, offset=0)[1]

        return self._lines([(key, 0) for key in self._ask(found)], ())

    def candidates(self, article: Article, key: int, *, limit: int) -> tuple[Hit, ...]:
        """The articles most worth comparing with one (`archive.candidates`); `key` is its own, or 0."""
        from newsbrowse.archive.candidates import POOL, Similar, by_worth

        def found(searcher: Searcher) -> list[str]:
            given = Likeness(key, article.title, article.body)
            near = scored(given, searcher, max(POOL, limit))
            texts = self._store.by_keys([one for one, _ in near], brief=True)
            similar = [Similar(texts[one], score) for one, score in near if one in texts]
            return [one.id for one in by_worth(article, similar, rarity_in(searcher))[:limit]]

        ranked = self._ask(found)
        keys = self._store.keys_of(ranked)
        return self._lines([(keys[one], 0) for one in ranked if one in keys], ())

    def facets(self, search: Search, wanted: Wanted, *, as_you_type: bool = False) -> Facets:
        """The wanted values of facets with the number of articles that choosing each yields."""
        version, labels, names = self._index.version, self._resolver.labels(), self._resolver.names()

        def counted(searcher: Searcher) -> Facets:
            def query_of(asked: Search) -> Query:
                return self._compiled(asked, searcher, as_you_type=as_you_type).query

            def vocabulary_of(field: Field, name: str) -> Vocabulary:
                return self._vocabularies.of(searcher, (version, names), name, partial(names.label, field))

            def tags_of(query: Query, vocabulary: Callable[[], Vocabulary], most: int) -> Listing:
                return TagListing(searcher, query, vocabulary, most, labels, version)

            given = tags_of if labels.names else None
            return count_facets(search, searcher, query_of, wanted, vocabulary_of, names, given)

        return self._ask(counted)

    def match_spans(self, search: Search, text: str, *, as_you_type: bool = False) -> tuple[Span, ...]:
        """The words of a text that the search's words match, by the rules of the index."""
        return self._finder.spans(words_of(search, as_you_type=as_you_type, resolver=self._resolver), text)

    def complete(self, search: Search, cursor: int, *, limit: int = 8) -> Completions:
        """The ways to go on with the word under the cursor of a search's text (`archive.completion`)."""
        from newsbrowse.archive.completion import complete

        return complete(search, cursor, self._questions(), limit=limit)

    def ways_out(self, search: Search) -> tuple[WayOut, ...]:
        """Changes of a search that finds nothing, after which it finds something (`archive.ways_out`)."""
        from newsbrowse.archive.ways_out import ways_out

        return ways_out(search, self._questions())

    def keys_of_hits(
        self, search: Search, *, rows: slice = ALL_ROWS, folded: bool = False, as_you_type: bool = False
    ) -> list[int]:
        """The keys of all hits of a search, or of some rows of its list, in its order.

        Args:
            search: the search.
            rows: which rows of the list, from 0.
            folded: whether the rows are those of groups; each then gives the one article that it shows.
            as_you_type: as in `search`.
        """

        def found(searcher: Searcher) -> list[int]:
            compiled = self._compiled(search, searcher, as_you_type=as_you_type)
            order, every = compiled.order, max(1, searcher.num_docs)
            first, last, _ = rows.indices(every)
            limit, offset = max(last - first, 0), first
            if folded:
                firsts = folded_hits(searcher, compiled.query, order, limit=limit, offset=offset)[1]
                return [key for key, _ in firsts]
            return hits(searcher, compiled.query, order, limit=limit, offset=offset)[1]

        return self._ask(found)

    def keys_in_turn(self, search: Search, *, as_you_type: bool = False) -> Iterator[int]:
        """The keys of all hits in their order, asked for stretch by stretch, so that the first come soon.

        What is added or taken away meanwhile may be missed, or come twice.
        """
        first, is_last = 0, False
        while not is_last:
            stretch = slice(first, first + _STRETCH)
            keys = self.keys_of_hits(search, rows=stretch, as_you_type=as_you_type)
            yield from keys
            first, is_last = stretch.stop, len(keys) < _STRETCH

    def nearest_unread(
        self, search: Search, row: int, *, back: bool, folded: bool, as_you_type: bool
    ) -> tuple[int, Hit] | None:
        """The nearest row of the hits before or behind one whose article is not read, and the article."""

        def keys_of(rows: slice) -> list[int]:
            return self.keys_of_hits(search, rows=rows, folded=folded, as_you_type=as_you_type)

        total = self._store.count()
        found = nearest_unread(row, back=back, total=total, keys_of=keys_of, read_of=self._resolver.read_of)
        lines = self.lines_of([found[1]]) if found is not None else ()
        return (found[0], lines[0]) if found is not None and lines else None

    def lines_of(self, keys: Sequence[int]) -> tuple[Hit, ...]:
        """Some articles as lines, in their order, without snippets; those that are gone are left out."""
        return self._lines([(key, 0) for key in keys], None)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches by name, each with what it finds now and how much of that is new."""

        def counted(searcher: Searcher) -> tuple[SavedSearch, ...]:
            found = []
            for name, search, seen in self._saved.all():
                query = self._compiled(search, searcher).query
                new = count(searcher, changed_after(query, seen))
                found.append(SavedSearch(name, search, count(searcher, query), new))
            return tuple(found)

        return self._ask(counted)

    def _compiled(self, search: Search, searcher: Searcher, *, as_you_type: bool = False) -> Compiled:
        return compile_search(search, searcher, as_you_type=as_you_type, resolver=self._resolver)

    def _lines(self, keys: Sequence[tuple[int, int]], needles: Sequence[Needle] | None) -> tuple[Hit, ...]:
        """Hits of keys and the numbers of others they stand for; with snippets unless `needles` is None."""
        with_text = needles is not None
        articles = self._store.by_keys([key for key, _ in keys], brief=True, bodies=with_text)
        return tuple(
            replace(hit(articles[key], self._finder, needles), alike=others)
            for key, others in keys
            if key in articles
        )

    def _questions(self) -> Questions:
        return questions_of(
            total=lambda search: self.search(search, limit=0).total,
            facets=self.facets,
            ask=self._ask,
            query_of=lambda search, searcher: self._compiled(search, searcher).query,
            saved=self._resolver.saved_names,
            lists=self._resolver.list_names,
            begun_names=self._resolver.people_begun,
            names=self._resolver.names(),
            country=self._resolver.country,
        )

    def _ask(self, question: Callable[[Searcher], _T]) -> _T:
        """The answer of the index; if it fails because its files are damaged, that of a new one."""
        try:
            with hushed():
                return question(self._index.searcher())
        except EngineError:
            if not self._upkeep.repair():
                raise
        return question(self._index.searcher())

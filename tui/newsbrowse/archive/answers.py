"""What a library answers, and nothing that changes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsbrowse.archive.desk import Desk
from newsbrowse.archive.facets import Wanted
from newsbrowse.archive.lists import ReadingLists
from newsbrowse.archive.marks import Marks
from newsbrowse.archive.searching import ALL_ROWS, Searching
from newsbrowse.archive.shelf import Shelf
from newsbrowse.archive.store import Store
from newsbrowse.models import (
    FACETS,
    Article,
    Completions,
    FacetOrder,
    Facets,
    Field,
    Hit,
    Page,
    SavedSearch,
    Search,
    Span,
    WayOut,
)


class Answers:
    """The half of `archive.library.Library` that is asked: hits, counts, articles and their marks."""

    def __init__(
        self, store: Store, shelf: Shelf, searching: Searching, desk: Desk, lists: ReadingLists
    ) -> None:
        self._store = store
        self._shelf = shelf
        self._searching = searching
        self.desk = desk
        self.lists = lists

    def __len__(self) -> int:
        return self._store.count()

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
        """A stretch of the hits of a search (`archive.searching`)."""
        return self._searching.search(
            search, limit=limit, offset=offset, snippets=snippets, folded=folded, as_you_type=as_you_type
        )

    def label(self, field: Field, value: str) -> str:
        """What a person reads for a facet value, as of the last search or count; answers at once."""
        return self._searching.label(field, value)

    def texts(self, search: Search) -> int:
        """How many independent texts the hits of a search are: near-duplicates, as wire copies, are one."""
        return self._searching.texts(search)

    def alike(self, article_id: str, search: Search, *, limit: int = 1_000) -> tuple[Hit, ...]:
        """The other hits of a search in an article's group of near-duplicates; NotFoundError as `article`."""
        return self._searching.alike(self._shelf.key(article_id), search, limit=limit)

    def similar(self, article_id: str, *, limit: int = 10) -> tuple[Hit, ...]:
        """The articles most similar to one, the best first, without itself; NotFoundError as `article`."""
        self._shelf.key(article_id)
        return self._searching.similar(article_id, limit=limit)

    def candidates(self, article: Article, *, limit: int = 10) -> tuple[Hit, ...]:
        """The articles most worth comparing with one, of the library or not (`archive.candidates`)."""
        return self._searching.candidates(article, self._store.key_of(article.id) or 0, limit=limit)

    def facets(
        self,
        search: Search,
        *,
        fields: Sequence[Field] = FACETS,
        limit: int = 20,
        grain: Mapping[Field, str] | None = None,
        order: Mapping[Field, FacetOrder] | None = None,
        matching: Mapping[Field, str] | None = None,
        as_you_type: bool = False,
    ) -> Facets:
        """The values of each facet with the number of articles that choosing them yields.

        Args, besides those of `search`, are those of `archive.facets.Wanted`.
        """
        wanted = Wanted(fields, limit, grain or {}, order or {}, matching or {})
        return self._searching.facets(search, wanted, as_you_type=as_you_type)

    def article(self, id: str) -> Article:  # noqa: A002 - the word of the command line
        """The article with a short id as people type it; NotFoundError if there is no such article."""
        return self._shelf.article(id)

    def ids_beginning(self, begun: str, limit: int) -> list[tuple[str, str]]:
        """The ids that begin so, in any case, each with its title; the articles last added first."""
        return self._shelf.ids_beginning(begun, limit)

    def export(self, search: Search) -> Iterator[Article]:
        """All articles of a search, in its order, as they were when it began."""
        yield from self.articles(self.keys_of_hits(search))

    def articles(self, keys: Iterable[int]) -> Iterator[Article]:
        """The articles with some keys, in their order, read a few at a time."""
        return self._shelf.articles(keys)

    def match_spans(self, search: Search, text: str, *, as_you_type: bool = False) -> tuple[Span, ...]:
        """The words of a text that the search's words match, by the rules of the index."""
        return self._searching.match_spans(search, text, as_you_type=as_you_type)

    def complete(self, search: Search, cursor: int, *, limit: int = 8) -> Completions:
        """The ways to go on with the word under the cursor of a search's text (`archive.completion`)."""
        return self._searching.complete(search, cursor, limit=limit)

    def ways_out(self, search: Search) -> tuple[WayOut, ...]:
        """Changes of a search that finds nothing, after which it finds something (`archive.ways_out`)."""
        return self._searching.ways_out(search)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches by name, each with what it finds now and how much of that is new."""
        return self._searching.saved_searches()

    def keys_of(self, article_ids: Sequence[str]) -> list[int]:
        """The keys of articles by their short ids, in any case; NotFoundError for the first that is none."""
        return self._shelf.keys(article_ids)

    def keys_of_hits(
        self, search: Search, *, rows: slice = ALL_ROWS, folded: bool = False, as_you_type: bool = False
    ) -> list[int]:
        """The keys of all hits of a search, or of some rows of its list, in its order."""
        return self._searching.keys_of_hits(search, rows=rows, folded=folded, as_you_type=as_you_type)

    def keys_in_turn(self, search: Search, *, as_you_type: bool = False) -> Iterator[int]:
        """As `keys_of_hits` for all hits, stretch by stretch, where the first may be enough."""
        return self._searching.keys_in_turn(search, as_you_type=as_you_type)

    def nearest_unread(
        self, search: Search, row: int, *, back: bool = False, folded: bool = False, as_you_type: bool = False
    ) -> tuple[int, Hit] | None:
        """The nearest row of the hits behind one (or before it) whose article is not read, and that article.

        Rows count from 0; -1 lies before the first. None if there is no such row.
        """
        return self._searching.nearest_unread(search, row, back=back, folded=folded, as_you_type=as_you_type)

    def marks(self, article_ids: Sequence[str]) -> dict[str, Marks]:
        """What the user did with some articles; ids without an article are left out."""
        keys = self._store.keys_of(article_ids)
        found = self.desk.marks(list(keys.values()))
        return {short: found[key] for short, key in keys.items()}

    def list_lines(self, name: str) -> tuple[Hit, ...]:
        """What is on a reading list, in its order; NotFoundError if there is none of the name."""
        return self._searching.lines_of(self.lists.keys(name))

    def list_articles(self, name: str) -> Iterator[Article]:
        """The articles of a reading list, in its order; NotFoundError if there is none of the name."""
        return self._shelf.articles(self.lists.keys(name))

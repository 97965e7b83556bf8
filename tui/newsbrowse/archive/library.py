"""The one door to a library: add, search, count, read. Every method may be called from any thread.

Importing this module loads the store and the index, and neither the readers nor the extraction rules.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from newsbrowse.archive import place
from newsbrowse.archive.changes import KINDS, RULE
from newsbrowse.archive.desk import Desk
from newsbrowse.archive.facets import Wanted
from newsbrowse.archive.feeds import Feeds
from newsbrowse.archive.index import SearchIndex
from newsbrowse.archive.journal import Journal, Turned
from newsbrowse.archive.lists import ReadingLists
from newsbrowse.archive.marks import Marks
from newsbrowse.archive.resolving import StoreResolver
from newsbrowse.archive.saved import SavedSearches
from newsbrowse.archive.searching import ALL_ROWS, Searching
from newsbrowse.archive.shelf import Shelf
from newsbrowse.archive.space import MARGIN, ensure_room
from newsbrowse.archive.store import Store
from newsbrowse.archive.upkeep import ProgressCallback, Upkeep
from newsbrowse.models import (
    FACETS,
    AddReport,
    Article,
    Completions,
    Entry,
    FacetOrder,
    Facets,
    Failure,
    Field,
    Hit,
    Page,
    SavedSearch,
    Search,
    Span,
    Unread,
    WayOut,
)
from newsbrowse.text.clean import clean

if TYPE_CHECKING:
    from newsbrowse.archive.dump import Dump, Kept, TakenIn
    from newsbrowse.archive.entities import Entities

INDEX_FOLDER = "index"


class Library:
    """A folder of articles. Made by `Library.open`; also a context manager that closes it.

    Attributes:
        path: the folder.
        name: the folder's name, clean.
        desk: what the user does with articles, by their keys (`keys_of`, `keys_of_hits`).
        feeds: the feeds that the user follows.
        lists: the user's reading lists.
    """

    def __init__(self, path: Path, store: Store, index: SearchIndex) -> None:
        self.path = path
        self.name = clean(path.resolve().name) or "library"
        self._store = store
        self._index = index
        self._shelf = Shelf(store)
        self._upkeep = Upkeep(path, store, index)
        journal = Journal(store, KINDS)
        self.desk = Desk(store, journal, self._note_own_write, self._take_in_names)
        self._saved = SavedSearches(store, journal, self._note_own_write)
        self.feeds = Feeds(store, journal, self._note_own_write)
        self.lists = ReadingLists(store, journal, self._note_own_write)
        self._journal = journal
        resolver = StoreResolver(store, self.desk, self._saved, self.lists)
        self._searching = Searching(store, index, self._upkeep, self._saved, resolver)
        self._seen = store.data_version()
        self._left = threading.local()

    @classmethod
    def open(cls, path: Path, *, create: bool = False, progress: ProgressCallback | None = None) -> Library:
        """Open the library in a folder, made first if `create` is set, and bring its index up to date.

        `progress` is told how far it is where that takes long. LibraryError says why there is none to open.
        """
        store = Store.open(path, create=create)
        try:
            library = cls(path, store, SearchIndex(path / INDEX_FOLDER, store.library_id))
            library._upkeep.start(progress)
        except BaseException:
            store.close()
            raise
        return library

    @property
    def entities(self) -> Entities:
        """What the user decides about people and countries."""
        from newsbrowse.archive.entities import Entities

        return Entities(self._store, self._journal, self._take_in_names)

    @contextmanager
    def indexing_left(self) -> Iterator[None]:
        """Leave what is decided about names in this thread for the caller's `catch_up`."""
        self._left.to_caller = True
        try:
            yield
        finally:
            self._left.to_caller = False

    def close(self) -> None:
        """Let go of all files; closing twice does no harm."""
        self._index.close()
        self._store.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        return self._store.count()

    def add(
        self,
        items: Iterable[Entry | Failure | Unread],
        *,
        progress: ProgressCallback | None = None,
        stop: threading.Event | None = None,
        found: bool = True,
    ) -> AddReport:
        """Take articles in; what is already here is skipped (`archive.importing.take_in`).

        Unless they are to be `found` at once, the search index is left to `catch_up`: who adds a few
        articles many times pays for it once.
        """
        from newsbrowse.archive.beside import left_alone
        from newsbrowse.archive.importing import take_in

        ensure_room(self.path, MARGIN, "adding articles")
        catch_up = self._upkeep.catch_up_if_free if found else left_alone
        report = take_in(self._store, items, catch_up, progress=progress, stop=stop)
        self._seen = self._store.data_version()
        return report

    @property
    def unindexed(self) -> str:
        """Why what was added last is not found yet; empty if it is, or another process sees to it."""
        return self._upkeep.failure

    @property
    def waiting(self) -> int:
        """How many articles searches do not find as they are now, since the index has not taken them in."""
        return self._store.count_since(self._index.watermark())

    @property
    def rebuilt(self) -> bool:
        """Whether the search index was found damaged when the library was opened, and built anew."""
        return self._upkeep.rebuilt

    def watch_repairs(self, progress: ProgressCallback) -> None:
        """Have somebody told how far it is whenever a search meets a damaged index, which is built anew."""
        self._upkeep.watcher = progress

    def catch_up(
        self, *, progress: ProgressCallback | None = None, stop: threading.Event | None = None
    ) -> int:
        """Bring the index up to the store; the articles indexed. BusyError if another process writes it."""
        return self._upkeep.catch_up(progress, stop)

    def reindex(self, *, progress: ProgressCallback | None = None) -> int:
        """Build the index anew beside the one in use, and swap them; the number of articles."""
        return self._upkeep.rebuild(progress)

    def read_again(self, *, progress: ProgressCallback | None = None) -> int:
        """Read anew what older rules read (`archive.rereading`); the articles. Reindex afterwards."""
        from newsbrowse.archive.rereading import read_again

        return read_again(self._store, progress=progress)

    def refresh(self) -> bool:
        """Take in what other processes have written since the last call; True if there was something."""
        version = self._store.data_version()
        is_new = version != self._seen
        self._seen = version
        return self._index.refresh() or is_new

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

    def save_search(self, name: str, search: Search) -> None:
        """Keep a search under a name, in place of an older one; NewsbrowseError if it is not one word."""
        self._saved.save(name, search, self._index.watermark())

    def forget_search(self, name: str) -> None:
        """Drop a saved search; NotFoundError if there is none of the name."""
        self._saved.forget(name)

    def rename_search(self, name: str, new: str) -> None:
        """Give a saved search another name, which must be free; NotFoundError if there is none of the old."""
        self._saved.rename(name, new)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches by name, each with what it finds now and how much of that is new."""
        return self._searching.saved_searches()

    def look_at_saved(self, name: str) -> Search:
        """A saved search; what it finds now counts as looked at. NotFoundError if there is none such."""
        return self._saved.look_at(name, self._index.watermark())

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

    def write_out_desk(self) -> Iterator[Kept]:
        """What the user did, article by article, then the saved searches (`archive.dump`)."""
        return self._dump().write_out()

    def take_in_desk(self, lines: Iterable[bytes]) -> TakenIn:
        """Merge what `write_out_desk` gave, as lines of JSON; one step of the journal (`archive.dump`)."""
        report = self._dump().take_in(lines, self._index.watermark())
        self._note_own_write()
        return report

    def _dump(self) -> Dump:
        from newsbrowse.archive.dump import Dump

        return Dump(self._store, self.desk, self._saved, self.lists, self._journal)

    def list_lines(self, name: str) -> tuple[Hit, ...]:
        """What is on a reading list, in its order; NotFoundError if there is none of the name."""
        return self._searching.lines_of(self.lists.keys(name))

    def list_articles(self, name: str) -> Iterator[Article]:
        """The articles of a reading list, in its order; NotFoundError if there is none of the name."""
        return self._shelf.articles(self.lists.keys(name))

    def save_place(self, place_: dict[str, object]) -> None:
        """Keep where the reader was; LibraryError if the folder cannot be written."""
        place.save_place(self.path, place_)

    def load_place(self) -> dict[str, object] | None:
        """Where the reader was; None if nothing readable was kept."""
        return place.load_place(self.path)

    def _take_in_names(self, turned: Turned | None = None) -> None:
        """Have the index show what names are shown as now, if some step was undone that is about names."""
        if turned is None or RULE in turned.kinds:
            if not getattr(self._left, "to_caller", False):
                self._upkeep.catch_up_if_free()
            self._note_own_write()

    def _note_own_write(self) -> None:
        """Let `refresh` tell only of what others write."""
        self._seen = self._store.data_version()

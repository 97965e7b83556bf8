"""The one door to a library: add, search, count, read. Every method may be called from any thread.

Importing this module loads the store and the index, and neither the readers nor the extraction rules.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from newsbrowse.archive import place
from newsbrowse.archive.changes import KINDS
from newsbrowse.archive.counts import count, hits
from newsbrowse.archive.desk import Desk, Marks
from newsbrowse.archive.engine import EngineError
from newsbrowse.archive.facets import Wanted, count_facets
from newsbrowse.archive.folded import folded_hits, of_group
from newsbrowse.archive.ids import read_id
from newsbrowse.archive.index import COMMIT_EVERY, Query, Searcher, SearchIndex, plain_words, stems
from newsbrowse.archive.journal import Journal
from newsbrowse.archive.labels import TagListing
from newsbrowse.archive.listing import Listing, label
from newsbrowse.archive.needles import Finder, Needle
from newsbrowse.archive.parts import changed_after
from newsbrowse.archive.query import Compiled, compile_search
from newsbrowse.archive.questions import Questions, questions_of
from newsbrowse.archive.resolving import StoreResolver
from newsbrowse.archive.saved import SavedSearches
from newsbrowse.archive.similar import most_similar
from newsbrowse.archive.snippets import hit
from newsbrowse.archive.sought import words_of
from newsbrowse.archive.store import Store
from newsbrowse.archive.upkeep import ProgressCallback, Upkeep
from newsbrowse.archive.vocabulary import Vocabularies, Vocabulary
from newsbrowse.errors import NotFoundError
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
    Progress,
    SavedSearch,
    Search,
    Sort,
    Span,
    WayOut,
)
from newsbrowse.text.clean import clean

if TYPE_CHECKING:
    from newsbrowse.archive.dump import Dump, Kept, TakenIn

INDEX_FOLDER = "index"

_EXPORT_STEP = 200
_ALL_ROWS = slice(None)
_T = TypeVar("_T")


class Library:
    """A folder of articles. Made by `Library.open`; also a context manager that closes it.

    Attributes:
        path: the folder.
        name: the folder's name, clean.
        desk: what the user does with articles, by their keys (`keys_of`, `keys_of_hits`).
    """

    def __init__(self, path: Path, store: Store, index: SearchIndex) -> None:
        self.path = path
        self.name = clean(path.resolve().name) or "library"
        self._store = store
        self._index = index
        self._upkeep = Upkeep(path, store, index)
        self._finder = Finder(stems, plain_words)
        self._vocabularies = Vocabularies()
        journal = Journal(store, KINDS)
        self.desk = Desk(store, journal, self._note_own_write)
        self._saved = SavedSearches(store, journal, self._note_own_write)
        self._journal = journal
        self._resolver = StoreResolver(store, self.desk, self._saved)
        self._seen = store.data_version()

    @classmethod
    def open(cls, path: Path, *, create: bool = False, progress: ProgressCallback | None = None) -> Library:
        """Open the library in a folder, made first if `create` is set, and bring its index up to date.

        Args:
            path: the folder.
            create: whether to make a library where there is none.
            progress: told how far it is if the index must be built, which may take minutes.

        Raises:
            LibraryError: there is no library, or it cannot be read; the message says why.
        """
        store = Store.open(path, create=create)
        try:
            library = cls(path, store, SearchIndex(path / INDEX_FOLDER, store.library_id))
            library._upkeep.start(progress)
        except BaseException:
            store.close()
            raise
        return library

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
        items: Iterable[Entry | Failure],
        *,
        progress: ProgressCallback | None = None,
        stop: threading.Event | None = None,
    ) -> AddReport:
        """Take articles in; what is already here is skipped.

        Args:
            items: what a reader gives; failures are passed on in the report.
            progress: told how far it is, a few times a second.
            stop: set it to end early; what is written by then stays, and the same call goes on from there.

        Raises:
            LibraryError: the library cannot be written or the disk is full; what was written before stays.
        """
        from newsbrowse.archive import analysing
        from newsbrowse.archive.importing import Importer

        analysers = analysing.Analysers(analysing.analyse_article)
        written = _every(COMMIT_EVERY, self._upkeep.catch_up_if_free)
        try:
            importer = Importer(self._store, analysers, progress=progress, stop=stop, written=written)
            report = importer.run(items)
        finally:
            analysers.close()
        if progress is not None:
            done = report.added + report.updated + report.unchanged + len(report.failed)
            progress(Progress(done, done, "bringing the search index up to date"))
        self._upkeep.catch_up_if_free()
        self._seen = self._store.data_version()
        return report

    def catch_up(
        self, *, progress: ProgressCallback | None = None, stop: threading.Event | None = None
    ) -> int:
        """Bring the index up to the store, building it anew if it cannot be used; the articles indexed.

        Raises:
            BusyError: another process has been writing the index for a long time.
        """
        return self._upkeep.catch_up(progress, stop)

    def reindex(self, *, progress: ProgressCallback | None = None) -> int:
        """Build the index anew beside the one in use, and swap them; the number of articles."""
        return self._upkeep.rebuild(progress)

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

        def found(searcher: Searcher) -> tuple[Compiled, int, list[tuple[int, int]]]:
            compiled = self._compiled(search, searcher, as_you_type=as_you_type)
            order = _order(search, compiled)
            if folded:
                return compiled, *folded_hits(searcher, compiled.query, order, limit=limit, offset=offset)
            total, keys = hits(searcher, compiled.query, order, limit=limit, offset=offset)
            return compiled, total, [(key, 0) for key in keys]

        compiled, total, keys = self._ask(found)
        lines = self._lines(keys, compiled.needles if snippets else None)
        return Page(search, compiled.interpreted, total, offset, lines, compiled.warnings)

    def alike(self, article_id: str, search: Search, *, limit: int = 1_000) -> tuple[Hit, ...]:
        """The other hits of a search in an article's group of near-duplicates, in the order of the search.

        Raises:
            NotFoundError: there is no such article.
        """
        key = self._key(article_id)
        group = self._store.group_of(key)

        def found(searcher: Searcher) -> tuple[Compiled, list[int]]:
            compiled = self._compiled(search, searcher)
            query = of_group(compiled.query, group, key)
            return compiled, hits(searcher, query, _order(search, compiled), limit=limit, offset=0)[1]

        compiled, keys = self._ask(found)
        return self._lines([(other, 0) for other in keys], compiled.needles)

    def similar(self, article_id: str, *, limit: int = 10) -> tuple[Hit, ...]:
        """The articles most similar to one, the best first, without itself.

        Raises:
            NotFoundError: there is no such article.
        """
        self._key(article_id)
        given = self._resolver.similar(article_id)

        def found(searcher: Searcher) -> list[int]:
            query = most_similar(given, searcher) if given else Query.empty_query()
            return hits(searcher, query, Sort.RELEVANCE, limit=limit, offset=0)[1]

        return self._lines([(key, 0) for key in self._ask(found)], ())

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
        """The values of each facet with the number of articles that choosing them yields (`archive.facets`).

        Args:
            search: the search.
            fields: the facets wanted.
            limit: the most values of each; those chosen or excluded are there besides.
            grain: `year`, `month` or `day` for the two facets of days; months where it is not said.
            order: by count where it is not said; days are always ascending.
            matching: for a facet, a text that begins a word of the values wanted; all values are looked at.
            as_you_type: as in `search`.
        """
        wanted = Wanted(fields, limit, grain or {}, order or {}, matching or {})
        version, labels = self._index.version, self._resolver.labels()

        def counted(searcher: Searcher) -> Facets:
            def query_of(asked: Search) -> Query:
                return self._compiled(asked, searcher, as_you_type=as_you_type).query

            def vocabulary_of(field: Field, name: str) -> Vocabulary:
                return self._vocabularies.of(searcher, version, name, partial(label, field))

            def tags_of(query: Query, vocabulary: Callable[[], Vocabulary], most: int) -> Listing:
                return TagListing(searcher, query, vocabulary, most, labels, version)

            given = tags_of if labels.names else None
            return count_facets(search, searcher, query_of, wanted, vocabulary_of, given)

        return self._ask(counted)

    def article(self, id: str) -> Article:  # noqa: A002 - the word of the command line
        """The article with a short id, in any case, with I and L read as 1 and O as 0.

        Raises:
            NotFoundError: there is no such article.
        """
        short = read_id(id)
        found = self._store.by_id(short) if short else None
        if found is None:
            raise _unknown(id)
        return found

    def export(self, search: Search) -> Iterator[Article]:
        """All articles of a search, in its order, as they were when it began."""
        keys = self.keys_of_hits(search)
        for start in range(0, len(keys), _EXPORT_STEP):
            part = keys[start : start + _EXPORT_STEP]
            articles = self._store.by_keys(part)
            yield from (articles[key] for key in part if key in articles)

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

    def save_search(self, name: str, search: Search) -> None:
        """Keep a search under a name, in place of an older one; all it finds now counts as looked at.

        Raises:
            NewsbrowseError: the name is not one word (`archive.saved`).
        """
        self._saved.save(name, search, self._index.watermark())

    def forget_search(self, name: str) -> None:
        """Drop a saved search; NotFoundError if there is none of the name."""
        self._saved.forget(name)

    def rename_search(self, name: str, new: str) -> None:
        """Give a saved search another name, which must be free; NotFoundError if there is none of the old."""
        self._saved.rename(name, new)

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

    def look_at_saved(self, name: str) -> Search:
        """A saved search; what it finds now counts as looked at. NotFoundError if there is none such."""
        return self._saved.look_at(name, self._index.watermark())

    def remember_query(self, text: str) -> None:
        """Keep a query as the latest of the past ones; blank ones are passed over."""
        self.desk.remember_query(text)

    def past_queries(self, limit: int = 200) -> tuple[str, ...]:
        """What was searched for, the latest first, each once."""
        return self.desk.past_queries(limit)

    def set_star(self, article_id: str, on: bool) -> None:
        """Put a star on an article, or take it off; NotFoundError if there is no such article."""
        self.desk.star([self._key(article_id)], on)

    def mark_read(self, article_id: str, on: bool) -> None:
        """Mark an article as read, or as unread; NotFoundError if there is no such article."""
        self.desk.mark_read([self._key(article_id)], on)

    def set_tag(self, article_id: str, name: str, on: bool) -> None:
        """Give an article a tag of the user's, or take it away; NotFoundError if there is no such article."""
        self.desk.tag([self._key(article_id)], [name] if on else [], [] if on else [name])

    def set_note(self, article_id: str, text: str) -> None:
        """Keep a note on an article; an empty one takes it away. NotFoundError if there is none such."""
        self.desk.set_note(self._key(article_id), text)

    def keys_of(self, article_ids: Sequence[str]) -> list[int]:
        """The keys of articles by their short ids, in any case; NotFoundError for the first that is none."""
        shorts = {given: read_id(given) or "" for given in article_ids}
        known = self._store.keys_of(list(shorts.values()))
        for given, short in shorts.items():
            if short not in known:
                raise _unknown(given)
        return [known[shorts[given]] for given in article_ids]

    def keys_of_hits(
        self, search: Search, *, rows: slice = _ALL_ROWS, folded: bool = False, as_you_type: bool = False
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
            order, most = _order(search, compiled), max(1, searcher.num_docs)
            if folded:
                firsts = folded_hits(searcher, compiled.query, order, limit=most, offset=0)[1]
                return [key for key, _ in firsts]
            return hits(searcher, compiled.query, order, limit=most, offset=0)[1]

        return self._ask(found)[rows]

    def marks(self, article_ids: Sequence[str]) -> dict[str, Marks]:
        """What the user did with some articles; ids without an article are left out."""
        keys = self._store.keys_of(article_ids)
        found = self.desk.marks(list(keys.values()))
        return {short: found[key] for short, key in keys.items()}

    def write_out_desk(self) -> Iterator[Kept]:
        """What the user did, article by article, then the saved searches (`archive.dump`)."""
        yield from self._dump().write_out()

    def take_in_desk(self, lines: Iterable[bytes]) -> TakenIn:
        """Merge what `write_out_desk` gave, as lines of JSON; one step of the journal (`archive.dump`)."""
        report = self._dump().take_in(lines, self._index.watermark())
        self._note_own_write()
        return report

    def _dump(self) -> Dump:
        from newsbrowse.archive.dump import Dump

        return Dump(self._store, self.desk, self._saved, self._journal)

    def save_place(self, place_: dict[str, object]) -> None:
        """Keep where the reader was; LibraryError if the folder cannot be written."""
        place.save_place(self.path, place_)

    def load_place(self) -> dict[str, object] | None:
        """Where the reader was; None if nothing readable was kept."""
        return place.load_place(self.path)

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

    def _key(self, article_id: str) -> int:
        short = read_id(article_id)
        key = self._store.key_of(short) if short else None
        if key is None:
            raise _unknown(article_id)
        return key

    def _note_own_write(self) -> None:
        """Let `refresh` tell only of what others write."""
        self._seen = self._store.data_version()

    def _questions(self) -> Questions:
        return questions_of(
            total=lambda search: self.search(search, limit=0).total,
            facets=self.facets,
            ask=self._ask,
            query_of=lambda search, searcher: self._compiled(search, searcher).query,
            saved=self._resolver.saved_names,
        )

    def _ask(self, question: Callable[[Searcher], _T]) -> _T:
        """The answer of the index; if it fails because its files are damaged, that of a new one."""
        try:
            return question(self._index.searcher())
        except EngineError:
            if not self._upkeep.repair():
                raise
        return question(self._index.searcher())


def _unknown(article_id: str) -> NotFoundError:
    return NotFoundError(f"no article has the id {clean(article_id)[:40]}", "newsbrowse search lists the ids")


def _order(search: Search, compiled: Compiled) -> Sort:
    """The order of the hits: by relevance only where there are words to rank by, else the newest first."""
    if search.sort in (None, Sort.RELEVANCE):
        return Sort.RELEVANCE if compiled.is_ranked else Sort.NEWEST
    return search.sort


def _every(number: int, action: Callable[[], None]) -> Callable[[int], None]:
    """A function that takes numbers and calls `action` each time they add up to `number`."""
    total = 0

    def counted(more: int) -> None:
        nonlocal total
        total += more
        if total >= number:
            total = 0
            action()

    return counted

"""The one door to a library: add, search, count, read. Every method may be called from any thread.

Importing this module loads the store and the index, and neither the readers nor the extraction rules.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from newsbrowse.archive import place
from newsbrowse.archive.counts import hits
from newsbrowse.archive.engine import EngineError
from newsbrowse.archive.facets import count_facets
from newsbrowse.archive.ids import read_id
from newsbrowse.archive.index import COMMIT_EVERY, Query, Searcher, SearchIndex, plain_words, stems
from newsbrowse.archive.needles import Finder
from newsbrowse.archive.query import Compiled, compile_search
from newsbrowse.archive.snippets import hit
from newsbrowse.archive.sought import words_of
from newsbrowse.archive.store import Store
from newsbrowse.archive.upkeep import ProgressCallback, Upkeep
from newsbrowse.errors import NotFoundError
from newsbrowse.models import (
    FACETS,
    AddReport,
    Article,
    Entry,
    Facets,
    Failure,
    Field,
    Page,
    Progress,
    Search,
    Sort,
    Span,
)
from newsbrowse.text.clean import clean

INDEX_FOLDER = "index"

_EXPORT_STEP = 200
_T = TypeVar("_T")


class Library:
    """A folder of articles. Made by `Library.open`; also a context manager that closes it.

    Attributes:
        path: the folder.
        name: the folder's name, clean.
    """

    def __init__(self, path: Path, store: Store, index: SearchIndex) -> None:
        self.path = path
        self.name = clean(path.resolve().name) or "library"
        self._store = store
        self._index = index
        self._upkeep = Upkeep(path, store, index)
        self._finder = Finder(stems, plain_words)
        self._seen = store.data_version()

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> Library:
        """Open the library in a folder, made first if `create` is set, and bring its index up to date.

        Raises:
            LibraryError: there is no library, or it cannot be read; the message says why.
        """
        store = Store.open(path, create=create)
        try:
            library = cls(path, store, SearchIndex(path / INDEX_FOLDER, store.library_id))
            library._upkeep.start()
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
        as_you_type: bool = False,
    ) -> Page:
        """A stretch of the hits of a search.

        Args:
            search: the search; any text has a meaning or a warning.
            limit: the most hits; 0 to learn only the total.
            offset: hits to pass over, to any depth.
            snippets: whether to cut a stretch of text around the matched words out of each body.
            as_you_type: the text is being typed: its last word may be the beginning of one.
        """
        offset = max(0, offset)

        def found(searcher: Searcher) -> tuple[Compiled, int, list[int]]:
            compiled = compile_search(search, searcher, as_you_type=as_you_type)
            return compiled, *hits(
                searcher, compiled.query, _order(search, compiled), limit=limit, offset=offset
            )

        compiled, total, keys = self._ask(found)
        articles = self._store.by_keys(keys, brief=True)
        needles = compiled.needles if snippets else None
        lines = tuple(hit(articles[key], self._finder, needles) for key in keys if key in articles)
        return Page(search, compiled.interpreted, total, offset, lines, compiled.warnings)

    def facets(
        self,
        search: Search,
        *,
        fields: Sequence[Field] = FACETS,
        limit: int = 20,
        grain: Mapping[Field, str] | None = None,
        as_you_type: bool = False,
    ) -> Facets:
        """The values of each facet with the number of articles that choosing them yields (`archive.facets`).

        Args:
            search: the search.
            fields: the facets wanted.
            limit: the most values of each; those chosen or excluded are there besides.
            grain: `year`, `month` or `day` for the two facets of days; months where it is not said.
            as_you_type: as in `search`.
        """

        def counted(searcher: Searcher) -> Facets:
            def query_of(asked: Search) -> Query:
                return compile_search(asked, searcher, as_you_type=as_you_type).query

            return count_facets(search, searcher, query_of, fields=fields, limit=limit, grain=grain or {})

        return self._ask(counted)

    def article(self, id: str) -> Article:  # noqa: A002 - the word of the command line
        """The article with a short id, in any case, with I and L read as 1 and O as 0.

        Raises:
            NotFoundError: there is no such article.
        """
        short = read_id(id)
        found = self._store.by_id(short) if short else None
        if found is None:
            raise NotFoundError(f"no article has the id {clean(id)[:40]}", "newsbrowse search lists the ids")
        return found

    def export(self, search: Search) -> Iterator[Article]:
        """All articles of a search, in its order, as they were when it began."""

        def found(searcher: Searcher) -> list[int]:
            compiled = compile_search(search, searcher)
            most = max(1, searcher.num_docs)
            return hits(searcher, compiled.query, _order(search, compiled), limit=most, offset=0)[1]

        keys = self._ask(found)
        for start in range(0, len(keys), _EXPORT_STEP):
            part = keys[start : start + _EXPORT_STEP]
            articles = self._store.by_keys(part)
            yield from (articles[key] for key in part if key in articles)

    def match_spans(self, search: Search, text: str, *, as_you_type: bool = False) -> tuple[Span, ...]:
        """The words of a text that the search's words match, by the rules of the index."""
        return self._finder.spans(words_of(search, as_you_type=as_you_type), text)

    def save_place(self, place_: dict[str, object]) -> None:
        """Keep where the reader was; LibraryError if the folder cannot be written."""
        place.save_place(self.path, place_)

    def load_place(self) -> dict[str, object] | None:
        """Where the reader was; None if nothing readable was kept."""
        return place.load_place(self.path)

    def _ask(self, question: Callable[[Searcher], _T]) -> _T:
        """The answer of the index; if it fails because its files are damaged, that of a new one."""
        try:
            return question(self._index.searcher())
        except EngineError:
            if not self._upkeep.repair():
                raise
        return question(self._index.searcher())


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

"""The work that the browser does in threads, and the messages that come of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from time import perf_counter

from textual.message import Message
from textual.screen import Screen

from newsbrowse.archive.library import Library
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Comparison, Page, Progress, Search
from newsbrowse.ui.facet_rows import Counts
from newsbrowse.ui.latest import Latest
from newsbrowse.ui.lookup import CountRequest, ReadRequest, count, read
from newsbrowse.ui.messages import Failed
from newsbrowse.ui.widgets.article_list import PAGE
from newsbrowse.ui.widgets.reader import Reading


@dataclass(frozen=True, slots=True)
class FindRequest:
    """A stretch of hits that is wanted, and where the list is to stand in it.

    Attributes:
        typing: whether the last word is still being typed, and so stands for all words it begins.
        keep: the id of an article on which the cursor stays if it is among the hits.
    """

    search: Search
    typing: bool = False
    row: int = 0
    top: int = 0
    keep: str | None = None


@dataclass
class Found(Message):
    """The hits of a search are there, with the time the library took, in milliseconds."""

    page: Page
    request: FindRequest
    milliseconds: float


@dataclass
class Extended(Message):
    """A further page of hits is there."""

    page: Page
    typing: bool


@dataclass
class Counted(Message):
    """The counts of the facets are there."""

    counts: Counts
    request: CountRequest


@dataclass
class Loaded(Message):
    """An article is ready to be shown, with the matches of a search."""

    reading: Reading
    request: ReadRequest


@dataclass
class Compared(Message):
    """A comparison is ready to be shown."""

    comparison: Comparison


@dataclass
class Changed(Message):
    """The library was changed, by this process or another."""


@dataclass
class Indexing(Message):
    """Work on the index goes on; an empty message says that it is done."""

    progress: Progress


class Background:
    """Asks the library in threads for a screen; of each kind of request only the latest counts."""

    def __init__(self, screen: Screen[None], library: Library) -> None:
        self._screen = screen
        self._library = library
        self.find: Latest[FindRequest] = Latest(screen, "find", self._find)
        self.count: Latest[CountRequest] = Latest(screen, "count", self._count)
        self.load: Latest[ReadRequest] = Latest(screen, "load", self._load)
        self.compare: Latest[tuple[str, str]] = Latest(screen, "compare", self._compare)
        self.poll: Latest[bool] = Latest(screen, "poll", self._poll)

    def extend(self, search: Search, offset: int, *, typing: bool) -> None:
        """Fetch a further page of hits; each that is asked for is fetched."""
        work = partial(self._extend, search, offset, typing)
        self._screen.run_worker(work, thread=True, group="extend", name="extend")

    def catch_up(self) -> None:
        """Bring the index up to what the library holds."""
        self._screen.run_worker(self._catch_up, thread=True, group="index", name="index")

    def _find(self, request: FindRequest) -> Message:
        started = perf_counter()
        page = self._library.search(
            request.search,
            limit=PAGE,
            offset=request.row // PAGE * PAGE,
            snippets=False,
            as_you_type=request.typing,
        )
        return Found(page, request, (perf_counter() - started) * 1000)

    def _extend(self, search: Search, offset: int, typing: bool) -> None:
        try:
            page = self._library.search(search, limit=PAGE, offset=offset, snippets=False, as_you_type=typing)
        except NewsbrowseError as error:
            self._screen.post_message(Failed(error.message, error.hint))
        else:
            self._screen.post_message(Extended(page, typing))

    def _count(self, request: CountRequest) -> Message:
        return Counted(count(self._library, request), request)

    def _load(self, request: ReadRequest) -> Message:
        return Loaded(read(self._library, request), request)

    def _compare(self, request: tuple[str, str]) -> Message:
        from newsbrowse.compare import compare

        left, right = (self._library.article(article) for article in request)
        return Compared(compare(left, right))

    def _poll(self, _: bool) -> Message | None:
        return Changed() if self._library.refresh() else None

    def _catch_up(self) -> None:
        try:
            done = self._library.catch_up(progress=self._tell)
        except NewsbrowseError as error:
            self._screen.post_message(Failed(error.message, error.hint))
            return
        self._tell(Progress(done, done, ""))
        if done:
            self._screen.post_message(Changed())

    def _tell(self, progress: Progress) -> None:
        self._screen.post_message(Indexing(progress))

"""The work that the browser does in threads, and the messages that come of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from textual.message import Message
from textual.screen import Screen

from newsbrowse.archive.library import Library
from newsbrowse.archive.marks import Marks
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Completions, Hit, Page, Progress, ReadingList, SavedSearch, Search, WayOut
from newsbrowse.ui import wording
from newsbrowse.ui.facet_rows import Counts
from newsbrowse.ui.in_order import InOrder
from newsbrowse.ui.incoming import Incoming
from newsbrowse.ui.latest import Latest
from newsbrowse.ui.lookup import CountRequest, ReadRequest, count, read
from newsbrowse.ui.messages import Failed, Said, Told
from newsbrowse.ui.state import ComparedPair
from newsbrowse.ui.taking_in import Working
from newsbrowse.ui.widgets.article_list import PAGE

if TYPE_CHECKING:
    from newsbrowse.ui.reading.reading import Reading

_WAITING = "still writing: is the library locked?"


class FindRequest(Struct, frozen=True):
    """A stretch of hits that is wanted, and where the list is to stand in it.

    Attributes:
        typing: whether the last word is still being typed, and so stands for all words it begins.
        folded: whether near-duplicates are one line.
        keep: the id of an article on which the cursor stays if it is among the hits.
        limit: how many hits are wanted, a multiple of `PAGE`, from the page on that `row` is in.
    """

    search: Search
    typing: bool = False
    folded: bool = False
    row: int = 0
    top: int = 0
    keep: str | None = None
    limit: int = PAGE

    def same_hits(self, other: FindRequest) -> bool:
        """Whether another request is for the same list."""
        return (self.search, self.typing, self.folded) == (other.search, other.typing, other.folded)


class Found(Told):
    """The hits of a search are there, with the time the library took, in milliseconds.

    `reading_list` is the one on which all of them are.
    """

    page: Page
    marks: dict[str, Marks]
    request: FindRequest
    milliseconds: float
    reading_list: ReadingList | None = None


class Extended(Told):
    """A further page of hits is there."""

    page: Page
    marks: dict[str, Marks]
    request: FindRequest


class Counted(Told):
    """The counts of the facets are there."""

    counts: Counts
    request: CountRequest


class Loaded(Told):
    """An article is ready to be shown, with the matches of a search."""

    reading: Reading
    request: ReadRequest


class Completed(Told):
    """Ways to go on with a half-typed query."""

    text: str
    completions: Completions


class Led(Told):
    """Ways out of a search that found nothing."""

    search: Search
    ways: tuple[WayOut, ...]


class Located(Told):
    """Where in the list that was asked for an article stands, from 0; None if it is not in it."""

    request: FindRequest
    row: int | None


class AlikeFound(Told):
    """The near-duplicates that a line stands for."""

    hit: Hit
    others: tuple[Hit, ...]


class SavedListed(Told):
    """The saved searches with their numbers."""

    saved: tuple[SavedSearch, ...]


class PastListed(Told):
    """The searches of before, the newest first."""

    past: tuple[str, ...]


class Changed(Told):
    """The library was changed, by this process or another."""


class Indexing(Told):
    """Work on the index goes on; an empty message says that it is done."""

    progress: Progress


class Background:
    """Asks the library in threads for a screen; of each kind of request only the latest counts."""

    def __init__(self, screen: Screen[None], library: Library) -> None:
        self._screen = screen
        self._library = library
        library.watch_repairs(self._tell_repair)
        self._incoming = Incoming(library, self._say, self._tell, self.catch_up)
        self.writes = InOrder(
            screen,
            "write",
            lambda long: screen.post_message(Working(_WAITING if long else "")),
        )
        self.find: Latest[FindRequest] = Latest(screen, "find", self._find)
        self.count: Latest[CountRequest] = Latest(screen, "count", self._count)
        self.load: Latest[ReadRequest] = Latest(screen, "load", self._load)
        self.complete: Latest[tuple[Search, int]] = Latest(screen, "complete", self._complete)
        self.lead: Latest[Search] = Latest(screen, "lead", self._lead)
        self.compare: Latest[tuple[str, str | None] | ComparedPair] = Latest(screen, "compare", self._compare)
        self.poll: Latest[bool] = Latest(screen, "poll", self._poll)

    def extend(self, request: FindRequest) -> None:
        """Fetch a further page of hits; each that is asked for is fetched."""
        self._do("extend", partial(self._extend, request))

    def alike(self, hit: Hit, search: Search) -> None:
        """Fetch the near-duplicates that a line stands for."""
        self._do("alike", lambda: AlikeFound(hit, self._library.alike(hit.id, search)))

    def locate(self, article_id: str, request: FindRequest) -> None:
        """Find out where an article stands in a list that is not folded."""

        def located() -> Message:
            (key,) = self._library.keys_of([article_id])
            keys = self._library.keys_in_turn(request.search, as_you_type=request.typing)
            return Located(request, next((row for row, one in enumerate(keys) if one == key), None))

        self._do("locate", located)

    def list_saved(self) -> None:
        """Count the saved searches."""
        self._do("saved", lambda: SavedListed(self._library.saved_searches()))

    def count_texts(self, search: Search, key: str) -> None:
        """Count the independent texts among the hits, and name the key that opens a line of them."""

        def counted() -> Message:
            texts = self._library.texts(search)
            total = self._library.search(search, limit=0).total
            articles = f"{total:,} article{'' if total == 1 else 's'}"
            return Said(f"{articles}, {texts:,} of their own wording; {key} opens a line.")

        self._do("texts", counted)

    def list_past(self) -> None:
        """Fetch the searches of before."""
        self._do("past", lambda: PastListed(self._library.desk.past_queries()))

    def write(self, work: Callable[[], object], said: str = "") -> None:
        """Write something the user did to the library; say so only once it is there."""

        def written() -> Message | None:
            work()
            return Said(said) if said else None

        self.writes.do(written)

    def catch_up(self) -> None:
        """Bring the index up to what the library holds."""
        self._do("index", self._catch_up)

    def _do(self, name: str, work: Callable[[], Message | None]) -> None:
        """Do something in a thread and post what comes of it."""

        def told() -> None:
            try:
                answer = work()
            except NewsbrowseError as error:
                answer = Failed(error.message, error.hint)
            if answer is not None:
                self._screen.post_message(answer)

        self._screen.run_worker(told, thread=True, group=name, name=name)

    def _find(self, request: FindRequest) -> Message:
        started = perf_counter()
        page = self._page(request)
        listed = self._library.lists.get(page.reading_list) if page.reading_list else None
        found = Found(page, self._marks(page), request, (perf_counter() - started) * 1000, listed)
        self._incoming.begin()
        return found

    def _extend(self, request: FindRequest) -> Message:
        page = self._page(request)
        return Extended(page, self._marks(page), request)

    def _marks(self, page: Page) -> dict[str, Marks]:
        return self._library.marks([hit.id for hit in page.hits])

    def _page(self, request: FindRequest) -> Page:
        return self._library.search(
            request.search,
            limit=request.limit,
            offset=request.row // PAGE * PAGE,
            snippets=False,
            as_you_type=request.typing,
            folded=request.folded,
        )

    def _count(self, request: CountRequest) -> Message:
        return Counted(count(self._library, request), request)

    def _load(self, request: ReadRequest) -> Message:
        return Loaded(read(self._library, request), request)

    def _complete(self, request: tuple[Search, int]) -> Message:
        search, cursor = request
        return Completed(search.text, self._library.complete(search, cursor))

    def _lead(self, search: Search) -> Message:
        return Led(search, self._library.ways_out(search))

    def _compare(self, request: tuple[str, str | None] | ComparedPair) -> Message:
        from newsbrowse.ui.comparing import Accounts, Uncompared

        accounts = Accounts(self._library)
        try:
            if isinstance(request, ComparedPair):
                return accounts.again(request)
            left, right = request
            found = accounts.compared(left, right) if right else accounts.best(left)
        except NewsbrowseError as error:
            return Uncompared(Failed(error.message, error.hint).line)
        return found or Uncompared("No other article is like this one.")

    def _poll(self, _: bool) -> Message | None:
        return Changed() if self._incoming.look() else None

    def _catch_up(self) -> Message | None:
        done = self._library.catch_up(progress=self._tell)
        self._tell(Progress(done, done, ""))
        return Changed() if done else None

    def _tell_repair(self, progress: Progress) -> None:
        """Tell of a damaged index that is built anew while a search waits for it."""
        words = f"The search index was damaged: {progress.message}" if progress.message else ""
        self._tell(replace(progress, message=words))
        if not words:
            self._say(wording.REBUILT)

    def _tell(self, progress: Progress) -> None:
        self._screen.post_message(Indexing(progress))

    def _say(self, line: str) -> None:
        self._screen.post_message(Said(line))

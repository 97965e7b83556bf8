"""What a screen that searches and reads shows when its threads answer."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from functools import partial

from msgspec.structs import replace
from textual import on
from textual.message import Message

from newsbrowse.archive.library import Library
from newsbrowse.models import Page, ReadingList, Sort, Span
from newsbrowse.text.clean import clean
from newsbrowse.ui import background as done
from newsbrowse.ui import wording
from newsbrowse.ui.background import FindRequest
from newsbrowse.ui.lookup import ReadRequest
from newsbrowse.ui.screens.reading import ReadingScreen
from newsbrowse.ui.screens.searching import PATIENCE, TYPING_PAUSE
from newsbrowse.ui.state import Place
from newsbrowse.ui.strips import fit
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.article_list import PAGE, ArticleList
from newsbrowse.ui.widgets.bars import Bar
from newsbrowse.ui.widgets.chips import Chips
from newsbrowse.ui.widgets.facet_sidebar import FacetSidebar
from newsbrowse.ui.widgets.pane import Pane
from newsbrowse.ui.widgets.reader import Reader
from newsbrowse.ui.widgets.search_box import SearchBox
from newsbrowse.ui.widgets.status import StatusBar
from newsbrowse.ui.widgets.ways_list import WaysList

_ABOVE = 3
"""Lines shown above one that was gone to."""

_STEP_PAUSE = 0.06
"""Seconds between two steps of the cursor within which the article does not follow each."""


_LIST_NAME = 24
"""Cells of the name of a reading list in the title of the pane."""


def _nothing() -> None:
    """What is left to do after a single step."""


class ShowingScreen(ReadingScreen):
    """Puts hits, counts and articles into the panes as they come; answers to older questions are dropped."""

    class Settled(Message):
        """All that belongs to the place is painted, but for what comes slowly."""

    def __init__(self, library: Library, place: Place) -> None:
        super().__init__(library, place)
        self.whole = asyncio.Event()
        self._lacking = {"counts", "article"}
        self._opened = asyncio.Event()
        self._opened.set()
        self._opening: str | None = None
        self._pointed: tuple[str, Span | None] | None = None
        self.reading_list: ReadingList | None = None
        self._found_typing = False

    def _paint(self) -> None:
        """Paint for the first time; how, the subclass knows."""

    # Hits, and what goes with them.

    @on(done.Found)
    def _show_hits(self, event: done.Found) -> None:
        page, request = event.page, event.request
        if not request.same_hits(self._request) or self._keep_prefix(page):
            return
        self._page = page
        self._found_typing = request.typing
        self.reading_list = event.reading_list
        self._answered.set()
        row = next(
            (page.offset + at for at, hit in enumerate(page.hits) if hit.id == request.keep), request.row
        )
        articles = self.query_one(ArticleList)
        empty = () if page.total else self._nothing_found()
        articles.show(page, row, request.top, limit=request.limit, empty=empty, marks=event.marks)
        self._show_total(event.milliseconds)
        if self.whole.is_set():
            self._show_around(request)
        else:
            self._paint()

    def _nothing_found(self) -> tuple[str, ...]:
        library, listed = self.library, self.reading_list
        if listed is not None and not listed.articles:
            return wording.nothing_on(keymap_of(self))
        return wording.nothing_found(self.search, len(library), keymap_of(self), library.path)

    def _show_around(self, request: FindRequest) -> None:
        """Show what goes with the hits, and ask for the rest of it."""
        self.show_hints()
        if self._page is None:
            return
        self._show_chips()
        self._show_ways(())
        if request.typing:
            self._later("follow", TYPING_PAUSE, self._follow)
        else:
            self.call_after_refresh(self._follow)
        self._save_soon()

    def _follow(self) -> None:
        """Ask for what stands around the list of hits that is shown."""
        self._ask_counts()
        hit = self.query_one(ArticleList).hit
        if hit is not None:
            self.jobs.load.ask(ReadRequest(hit.id, self.search, self._typing))
        elif self._page is not None and not self._page.total:
            self.query_one(Reader).clear()
            if len(self.library):
                self.jobs.lead.ask(self.search)

    def _keep_prefix(self, page: Page) -> bool:
        """Whether the search has to go on as `word*`: while typing, the start of the last word was enough."""
        text, before = self.search.text, self._page
        is_same = before is not None and before.total and before.search == self.search
        only_by_prefix = is_same and self._found_typing
        if page.total or self._typing or not only_by_prefix or not text[-1:].isalnum():
            return False
        self.query_one(SearchBox).value = f"{text}*"
        self._change(self.search.with_text(f"{text}*"))
        return True

    @on(done.Led)
    def _led(self, event: done.Led) -> None:
        if event.search == self.search and self._page is not None and not self._page.total:
            self._show_ways(event.ways)

    def _show_ways(self, ways: tuple[object, ...]) -> None:
        found = self.query_one(WaysList)
        held = found.has_focus or (bool(ways) and self.query_one(ArticleList).has_focus)
        found.show(ways)  # type: ignore[arg-type]
        found.display = bool(ways)
        self.query_one(ArticleList).set_class(bool(ways), "-nothing")
        if held:
            self.focus_pane("ways" if ways else "list")

    @on(ArticleList.Wanted)
    def _wanted(self, event: ArticleList.Wanted) -> None:
        self.jobs.extend(replace(self._request, row=event.offset, limit=PAGE))

    @on(done.Extended)
    def _extended(self, event: done.Extended) -> None:
        if event.request.same_hits(self._request):
            self.query_one(ArticleList).extend(event.page, event.marks)

    # An article at a place of its text.

    def read_at(self, article_id: str, span: Span | None = None) -> None:
        """Go to an article of the list, which is unfolded for it, and to a place of its text."""
        self._pointed = (article_id, span)
        self._folded = False
        self.jobs.locate(article_id, self._request)

    @on(done.Located)
    def _located(self, event: done.Located) -> None:
        if self._pointed is None or not event.request.same_hits(self._request):
            return
        if event.row is None:
            self.say("This article is no longer among those that are found.")
            return
        self.desk.opened(self._pointed[0])
        self.focus_pane("reader")
        row = event.row
        self._ask_hits(replace(self._request, row=row, top=max(row - _ABOVE, 0), keep=self._pointed[0]))

    def _point(self) -> None:
        """Show the place that was gone to, once its article is there."""
        reader = self.query_one(Reader)
        if self._pointed and reader.reading and reader.reading.article.id == self._pointed[0]:
            span, self._pointed = self._pointed[1], None
            if span is not None:
                reader.point_at(span)

    # Counts, articles, changes.

    @on(done.Counted)
    def _show_counts(self, event: done.Counted) -> None:
        sidebar = self.query_one(FacetSidebar)
        request = event.request
        if (request.search, request.typing, request.options) == (self.search, self._typing, sidebar.options):
            self._cancel("grey")
            sidebar.show(event.counts)
            self._have("counts")

    @on(ArticleList.Highlighted)
    def _highlighted(self, event: ArticleList.Highlighted) -> None:
        if not self.whole.is_set():  # the article is asked for with all that goes with the list
            return
        ask = partial(self.jobs.load.ask, ReadRequest(event.hit.id, self.search, self._typing))
        if "step" in self._pauses:  # a key is held down: the article follows when it is let go
            self._later("step", _STEP_PAUSE, ask)
        else:
            self._later("step", _STEP_PAUSE, _nothing)
            ask()
        self._save_soon()

    @on(done.Loaded)
    def _show_article(self, event: done.Loaded) -> None:
        if event.request.search != self.search:
            return
        if self._opening in (None, event.reading.article.id):
            self._opening = None
            self._opened.set()
        reader = self.query_one(Reader)
        place, self._restoring = self._restoring, None
        if place is not None:
            if place.pane == "reader":
                self.focus_pane("reader")
            reader.show(event.reading, place.read_top)
        elif event.reading != reader.reading:
            before = reader.reading
            same = before is not None and before.article.id == event.reading.article.id
            reader.show(event.reading, reader.top if same else 0)
        self._point()
        self._describe_article()
        self._have("article")

    def _have(self, part: str) -> None:
        """A part of the screen has come; once all have, it takes the place of that of the last time."""
        self._lacking.discard(part)
        if not self._lacking:
            self.call_after_refresh(self.post_message, self.Settled())

    @on(done.Changed)
    def ask_again(self) -> None:
        """Ask for the hits of the same search anew, with the cursor where it is."""
        articles = self.query_one(ArticleList)
        keep = articles.hit.id if articles.hit else None
        now = replace(self._request, row=articles.cursor, top=articles.top, keep=keep)
        self._ask_hits(now if self._answered.is_set() else self._asked)

    @on(done.Indexing)
    def _indexing(self, event: done.Indexing) -> None:
        progress = event.progress
        share = f" {progress.done:,}/{progress.total:,}" if progress.total else ""
        self.query_one(StatusBar).show_work(f"{progress.message}{share}" if progress.message else "")

    async def settled(self) -> None:
        """Wait also until an article that was opened is shown, so that a key typed ahead scrolls that one."""
        await super().settled()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._opened.wait(), PATIENCE)

    # What the bars say.

    def _show_total(self, milliseconds: float) -> None:
        text = wording.total(self._page.total if self._page else 0, len(self.library), milliseconds)
        bar = self.query_one("#total", Bar)
        if len(text) >= bar.size.width:  # as wide as the longest was: another width sets the screen anew
            bar.styles.width = len(text) + 1
        bar.show([], [(text, "bar--dim")])
        self.describe_list()

    def describe_list(self) -> None:
        """Say in the title of the list in which order it is, and what is ticked.

        Of a reading list its name and how much of it is read, and the order only where it is another one.
        """
        listed = self.reading_list
        ticked = f"{len(self.ticked):,} ticked" if self.ticked else ""
        order = wording.order_of(self.search, self._page)
        in_order = "" if listed and order is Sort.LIST else wording.ORDER_NAMES[order]
        read = wording.read_of(listed) if listed else ""
        parts = (ticked, "folded" if self._folded else "", in_order, read)
        title = fit(clean(listed.name), _LIST_NAME) if listed else "Articles"
        self.query_one("#list-pane", Pane).rename(title, ", ".join(filter(None, parts)))

    def _describe_article(self) -> None:
        self.query_one("#reader-pane", Pane).describe(self.query_one(Reader).position)

    def _show_chips(self) -> None:
        self.query_one(Chips).tell(self.search, self._page, self.library.label)

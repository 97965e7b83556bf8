"""The main screen: search box, facets, list and article."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack, suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantBlur, DescendantFocus, ScreenResume
from textual.geometry import Size
from textual.message import Message

from newsbrowse.archive.library import Library
from newsbrowse.models import Hit, Page
from newsbrowse.text.clean import clean
from newsbrowse.ui import background as done
from newsbrowse.ui import wording
from newsbrowse.ui.background import FindRequest
from newsbrowse.ui.commands import Command, Need, Scope
from newsbrowse.ui.conditions import holds_in_browser
from newsbrowse.ui.lookup import ReadRequest
from newsbrowse.ui.screens.reading import ReadingScreen
from newsbrowse.ui.screens.searching import PATIENCE, TYPING_PAUSE
from newsbrowse.ui.state import Place
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.article_list import PAGE, ArticleList
from newsbrowse.ui.widgets.bars import Bar
from newsbrowse.ui.widgets.chips import Chips
from newsbrowse.ui.widgets.completion_list import CompletionList
from newsbrowse.ui.widgets.facet_filter import FacetFilter
from newsbrowse.ui.widgets.facet_sidebar import FacetSidebar
from newsbrowse.ui.widgets.pane import Pane
from newsbrowse.ui.widgets.reader import Reader
from newsbrowse.ui.widgets.search_box import SearchBox
from newsbrowse.ui.widgets.status import StatusBar
from newsbrowse.ui.widgets.ways_list import WaysList

if TYPE_CHECKING:
    from newsbrowse.ui.comparing import Compared
    from newsbrowse.ui.feedwork import FeedWork

_POLL = 1.0

_STEP_PAUSE = 0.06
"""Seconds between two steps of the cursor within which the article does not follow each."""

_BLANK = 0.3
"""Seconds for which the first paint waits for the first hits, so that no empty panes are shown."""

_PANES = ("sidebar", "list", "reader")
_SCOPES = {
    "search": Scope.SEARCH,
    "chips": Scope.CHIPS,
    "sidebar": Scope.FACETS,
    "facet-filter": Scope.FILTER,
    "reader": Scope.READER,
    "reader-line": Scope.READER_LINE,
    "facts": Scope.FACTS,
    "ways": Scope.WAYS,
}


def _nothing() -> None:
    """What is left to do after a single step."""


class BrowseScreen(ReadingScreen):
    """Search, narrow, read: arranges the panes and shows in them what was found."""

    AUTO_FOCUS = ""
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.BROWSE,)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (160, "-wide")]  # noqa: RUF012

    class Settled(Message):
        """All that belongs to the place is painted, but for what comes slowly."""

    def __init__(self, library: Library, place: Place, title: str) -> None:
        super().__init__(library, place)
        self._library_title = clean(title)
        self._compare_with = place.marked
        self._unpainted = ExitStack()
        self.whole = asyncio.Event()
        self._lacking = {"counts", "article"}
        self._opened = asyncio.Event()
        self._opened.set()
        self._opening: str | None = None
        self.feeds: FeedWork | None = None

    def adapt_to(self, size: Size) -> None:
        """Be ready for a size before the first layout, which otherwise styles every widget twice."""
        fitting = [name for width, name in self.HORIZONTAL_BREAKPOINTS if size.width >= width]
        self.set_classes(fitting[-1:])

    def compose(self) -> ComposeResult:
        """What the first paint shows: the top line and the list, in their final places."""
        with Horizontal(id="top"):
            yield Bar(id="name")
            yield Bar(id="prompt")
            yield SearchBox(self.search.text, id="search")
            yield Bar(id="total")
        with Horizontal(id="panes") as panes:
            panes.styles.margin = (1, 0)
            yield Pane("Facets", id="sidebar-pane")
            yield Pane("Articles", ArticleList(id="list"), id="list-pane")
            yield Pane("Article", id="reader-pane")

    async def complete(self) -> None:
        """Mount what the first paint went without, which takes as long as the list itself; once."""
        if self.whole.is_set():
            return
        with self.app.batch_update():
            panes = self.query_one("#panes")
            panes.styles.margin = None
            await self.mount(Chips(id="chips"), before=panes)
            await self.mount(CompletionList(id="completions"), StatusBar(id="status"))
            await self.query_one("#sidebar-pane", Pane).fill(
                FacetFilter(id="facet-filter"), FacetSidebar(id="sidebar")
            )
            await self.query_one("#list-pane", Pane).fill(WaysList(id="ways"))
            await self.query_one("#reader-pane", Pane).fill(Reader(id="reader"))
            self.whole.set()
            self._show_around(self._asked)
        self.call_after_refresh(self.jobs.catch_up)
        self.set_interval(_POLL, partial(self.jobs.poll.ask, True))

    def on_mount(self) -> None:
        """Start with the place of the last time, and bring the index up to date behind it."""
        name = self.query_one("#name", Bar)
        name.show([("newsbrowse  ", "bar--strong"), (self._library_title, "bar--dim")])
        name.styles.width = min(len(self._library_title) + 15, 40)
        self.query_one("#prompt", Bar).show([("❯ ", "bar--key")])
        self._unpainted.enter_context(self.app.batch_update())
        self.set_timer(_BLANK, self._paint)
        articles = self.query_one(ArticleList)
        articles.focus()
        articles.mark(self._compare_with)
        place = self._restoring or Place()
        self._ask_hits(replace(self._request, row=place.row, top=place.top))

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Spare the styling of all widgets at the start: each was styled when it was mounted."""
        event.refresh_styles = self.whole.is_set()

    def _paint(self) -> None:
        """Paint what there is, for the first time; the rest of the screen follows."""
        self._unpainted.close()
        self.call_after_refresh(self.complete)

    # Small screens over this one.

    def action_save_search(self) -> None:
        """Ask for a name and keep the search."""
        from newsbrowse.ui.screens.saved import ask_for_a_name

        ask_for_a_name(self)

    def action_saved_searches(self) -> None:
        """List the saved searches."""
        self.jobs.list_saved()

    def action_feeds(self) -> None:
        """Show the feeds; fetching goes on when that screen is left."""
        from newsbrowse.ui.screens.feeds import open_feeds

        open_feeds(self)

    def on_unmount(self) -> None:
        """Stop fetching; nothing else goes on when the program ends."""
        if self.feeds is not None:
            self.feeds.stop()

    @on(done.SavedListed)
    def _saved_listed(self, event: done.SavedListed) -> None:
        from newsbrowse.ui.screens.saved import list_saved

        list_saved(self, event.saved)

    @on(ArticleList.AlikeWanted)
    def _alike_wanted(self, event: ArticleList.AlikeWanted) -> None:
        self.jobs.alike(event.hit, self.search)

    @on(done.AlikeFound)
    def _alike_found(self, event: done.AlikeFound) -> None:
        from newsbrowse.ui.screens.saved import list_alike

        list_alike(self, event.hit, event.others)

    # What comes back from the threads; an answer to an older question is dropped.

    @on(done.Found)
    def _show_hits(self, event: done.Found) -> None:
        page, request = event.page, event.request
        if not request.same_hits(self._request) or self._keep_prefix(page):
            return
        self._page = page
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
        library = self.library
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
        only_by_prefix = before is not None and before.total and before.search == self.search
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

    # Reading and comparing.

    @on(ArticleList.Chosen)
    def _chosen(self, event: ArticleList.Chosen) -> None:
        self.desk.opened(event.hit.id)
        self._cancel("step")
        shown = self.query_one(Reader).reading
        if shown is None or shown.article.id != event.hit.id:  # what is shown is still the article before
            self._opening = event.hit.id
            self._opened.clear()
            self.jobs.load.ask(ReadRequest(event.hit.id, self.search, self._typing))
        self.focus_pane("reader")

    async def settled(self) -> None:
        """Wait also until an article that was opened is shown, so that a key typed ahead scrolls that one."""
        await super().settled()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._opened.wait(), PATIENCE)

    @on(Reader.Left)
    def _reader_left(self) -> None:
        self.focus_pane("list")

    @on(Reader.Moved)
    def _reader_moved(self) -> None:
        self._describe_article()
        self._save_soon()

    def action_compare(self) -> None:
        """Mark the article, or compare it with the marked one."""
        hit = self.query_one(ArticleList).hit
        if hit is None:
            return
        if self._compare_with is None:
            self._mark(hit)
            key = keymap_of(self).shown("browse.compare")
            self.say(f"{key} on another article compares it with “{clean(hit.title)}”")
        elif self._compare_with == hit.id:
            self._mark(None)
            self.say("Mark taken back.")
        else:
            self.jobs.compare.ask((self._compare_with, hit.id))

    def _mark(self, hit: Hit | None) -> None:
        self._compare_with = hit.id if hit else None
        self.query_one(ArticleList).mark(self._compare_with)
        self._save_soon()

    def action_compare_best(self) -> None:
        """Compare the article with the one most worth it."""
        if hit := self.query_one(ArticleList).hit:
            self.jobs.compare.ask((hit.id, None))

    def on_compared(self, event: Compared) -> None:
        """Show a comparison."""
        from newsbrowse.ui.comparing import Accounts
        from newsbrowse.ui.screens.compare import CompareScreen

        self._mark(None)
        self.app.push_screen(CompareScreen(event.comparison, Accounts(self.library)))

    # Panes and focus.

    def action_search(self) -> None:
        """Go to the search box; the old search is selected, so that typing replaces it."""
        box = self.query_one(SearchBox)
        box.focus()
        box.action_select_all()
        self.jobs.list_past()

    def action_chips(self) -> None:
        """Go to the chosen values."""
        self.query_one(Chips).focus()

    @on(Chips.Left)
    def _chips_left(self) -> None:
        self.focus_pane("list")

    def action_next_pane(self) -> None:
        """The next pane that is shown."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """The pane before."""
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        focused = self.focused.id if self.focused else None
        focused = "list" if focused == "ways" else focused
        panes = _PANES[1:] if self.has_class("-narrow") else _PANES
        if focused in panes:
            self.focus_pane(panes[(panes.index(focused) + step) % len(panes)])
        elif focused == "search":
            self._search_left()
        else:
            self.focus_pane("list")

    def action_facets(self) -> None:
        """Go to the facets; from them, back to the list."""
        self.focus_pane("list" if self.query_one(FacetSidebar).has_focus else "sidebar")

    def action_back(self) -> None:
        """One step back: to the list, or drop the ticks, or the mark."""
        if self.step_back():
            return
        if self.focused is None or self.focused.id not in ("list", "ways"):
            self.focus_pane("list")
        elif self.ticked:
            self.drop_ticks()
        elif self._compare_with is not None:
            self._mark(None)
            self.say("Mark taken back.")

    def focus_pane(self, pane: str) -> None:
        """Go to a pane; what lay over it or beside it on a narrow screen gives way."""
        self.bring_into_view(pane)
        self.set_class(pane == "sidebar", "-drawer")
        self.set_class(pane == "reader", "-reading")
        if pane == "list" and self.query_one(WaysList).display:
            pane = "ways"
        super().focus_pane(pane)

    @on(DescendantFocus)
    @on(DescendantBlur)
    @on(Reader.Choosing)
    def _focus_moved(self) -> None:
        self.show_hints()

    def show_hints(self) -> None:
        """Show the keys of the pane that has the focus; what cannot be done now is greyed."""
        if not self.whole.is_set():
            return
        focused = self.focused.id if self.focused else None
        here = _SCOPES.get(focused or "", Scope.LIST)
        if here is Scope.READER:
            here = self.query_one(Reader).scopes_now[0]
        scopes = (here, Scope.BROWSE, Scope.APP)
        self.query_one(StatusBar).show_keys(keymap_of(self).hints(scopes, self.can))

    def holds(self, need: Need) -> bool:
        """Whether what a command needs is so."""
        return holds_in_browser(self, need)

    def can(self, command: Command) -> bool:
        """Whether a command of this screen can run."""
        return all(self.holds(need) for need in command.needs)

    # The place.

    @property
    def place(self) -> Place:
        """Where the user is."""
        if self._restoring is not None:
            return self._restoring
        articles, reader = self.query_one(ArticleList), self.query_one(Reader)
        return Place(
            self.search,
            row=articles.cursor,
            top=articles.top,
            read_top=reader.top,
            marked=self._compare_with,
            folded=self._folded,
            layout=self.arrangement,
            pane="reader" if reader.has_focus else "list",
        )

    # What the bars say.

    def _show_total(self, milliseconds: float) -> None:
        text = wording.total(self._page.total if self._page else 0, len(self.library), milliseconds)
        bar = self.query_one("#total", Bar)
        if len(text) >= bar.size.width:  # as wide as the longest was: another width sets the screen anew
            bar.styles.width = len(text) + 1
        bar.show([], [(text, "bar--dim")])
        self.describe_list()

    def describe_list(self) -> None:
        """Say in the title of the list in which order it is, and what is ticked."""
        ticked = f"{len(self.ticked):,} ticked" if self.ticked else ""
        order = wording.ORDER_NAMES[wording.order_of(self.search)]
        parts = (ticked, "folded" if self._folded else "", order)
        self.query_one("#list-pane", Pane).describe(", ".join(filter(None, parts)))

    def _describe_article(self) -> None:
        self.query_one("#reader-pane", Pane).describe(self.query_one(Reader).position)

    def _show_chips(self) -> None:
        self.query_one(Chips).tell(self.search, self._page)

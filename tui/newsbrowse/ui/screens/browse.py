"""The main screen: search box, facets, list and article."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantBlur, DescendantFocus, ScreenResume
from textual.geometry import Size

from newsbrowse.archive.library import Library
from newsbrowse.text.clean import clean
from newsbrowse.ui import background as done
from newsbrowse.ui.commands import Need, Scope
from newsbrowse.ui.conditions import holds_in_browser
from newsbrowse.ui.lookup import ReadRequest
from newsbrowse.ui.screens.reading_list import ReadingListScreen
from newsbrowse.ui.state import Place
from newsbrowse.ui.widgets.article_list import ArticleList
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
    from newsbrowse.ui.feedwork import FeedWork
    from newsbrowse.ui.screens.quotes import QuotesLeft

_POLL = 1.0

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


class BrowseScreen(ReadingListScreen):
    """Search, narrow, read: arranges the panes and shows in them what was found."""

    AUTO_FOCUS = ""
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.BROWSE,)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (160, "-wide")]  # noqa: RUF012

    def __init__(self, library: Library, place: Place, title: str) -> None:
        super().__init__(library, place)
        self._library_title = clean(title)
        self._unpainted = ExitStack()
        self.feeds: FeedWork | None = None
        self.quotes_left: QuotesLeft | None = None

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
        self.ask_for_pair()
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

    def action_feeds(self) -> None:
        """Show the feeds; fetching goes on when that screen is left."""
        from newsbrowse.ui.screens.feeds import open_feeds

        open_feeds(self)

    def action_quotes(self) -> None:
        """Show what is said in the articles found."""
        from newsbrowse.ui.screens.quotes import open_quotes

        open_quotes(self)

    def on_unmount(self) -> None:
        """Stop fetching; nothing else goes on when the program ends."""
        if self.feeds is not None:
            self.feeds.stop()

    @on(ArticleList.AlikeWanted)
    def _alike_wanted(self, event: ArticleList.AlikeWanted) -> None:
        self.jobs.alike(event.hit, self.search)

    @on(done.AlikeFound)
    def _alike_found(self, event: done.AlikeFound) -> None:
        from newsbrowse.ui.screens.saved import list_alike

        list_alike(self, event.hit, event.others)

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

    @on(Reader.Left)
    def _reader_left(self) -> None:
        self.focus_pane("list")

    @on(Reader.Moved)
    def _reader_moved(self) -> None:
        self._describe_article()
        self._save_soon()

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
        """One step back: stop what goes on behind, go to the list, or drop the ticks, or the mark."""
        if self.taking_in.stop() or self.step_back():
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
        if self.whole.is_set():
            super().show_hints()

    @property
    def hinted(self) -> tuple[Scope, ...]:
        """The keys of the pane that has the focus, then those of the screen."""
        focused = self.focused.id if self.focused else None
        here = _SCOPES.get(focused or "", Scope.LIST)
        if here is Scope.READER:
            here = self.query_one(Reader).scopes_now[0]
        return (here, *self.scopes_now, Scope.APP)

    @property
    def scopes_now(self) -> tuple[Scope, ...]:
        """Whose commands the screen itself runs at the moment."""
        return self.SCOPES

    def holds(self, need: Need) -> bool:
        """Whether what a command needs is so."""
        return holds_in_browser(self, need)

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
            comparing=self.compared_pair,
        )

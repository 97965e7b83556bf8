"""The main screen: search box, facets, list and article."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantBlur, DescendantFocus, ScreenResume
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from newsbrowse.archive.library import Library
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Field, Hit, Page, Search
from newsbrowse.text.clean import clean
from newsbrowse.ui import wording
from newsbrowse.ui.background import (
    Background,
    Changed,
    Compared,
    Counted,
    Extended,
    FindRequest,
    Found,
    Indexing,
    Loaded,
)
from newsbrowse.ui.commands import Scope, bindings
from newsbrowse.ui.lookup import FIRST_VALUES, CountRequest, ReadRequest
from newsbrowse.ui.messages import Failed, Said
from newsbrowse.ui.state import Place
from newsbrowse.ui.widgets.article_list import ArticleList
from newsbrowse.ui.widgets.bars import Bar, PaneTitle, Piece
from newsbrowse.ui.widgets.facet_sidebar import FacetSidebar
from newsbrowse.ui.widgets.reader import Reader
from newsbrowse.ui.widgets.search_box import SearchBox

_TYPING_PAUSE = 0.03
"""Seconds without a key before a half-typed search is run."""

_GREY_PAUSE = 0.15
"""Seconds after which counts of an older search are greyed."""

_PATIENCE = 0.5
"""Seconds for which a key typed ahead waits for the hits it is meant for."""

_SAVE_PAUSE = 1.0
_POLL = 1.0
_MESSAGE_TIME = 6.0

_PANES = ("sidebar", "list", "reader")
_SCOPES = {"search": Scope.SEARCH, "sidebar": Scope.FACETS, "list": Scope.LIST, "reader": Scope.READER}


class BrowseScreen(Screen[None]):
    """Search, narrow, read. Holds the search; the panes show what belongs to it."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.BROWSE)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-normal"), (160, "-wide")]  # noqa: RUF012

    def __init__(self, library: Library, place: Place, title: str) -> None:
        super().__init__()
        self.library = library
        self.search = place.search
        self._library_title = clean(title)
        self._restoring: Place | None = place
        self._compare_with = place.marked
        self._typing = False
        self._page: Page | None = None
        self._value_limits: dict[Field, int] = {}
        self._background_work = ""
        self._spoken: tuple[str, bool] | None = None
        self._pauses: dict[str, Timer] = {}
        self._background = Background(self, library)
        self._asked = FindRequest(place.search)
        self._answered = asyncio.Event()

    def compose(self) -> ComposeResult:
        """The panes."""
        with Horizontal(id="top"):
            yield Bar(id="name")
            yield Bar(id="prompt")
            yield SearchBox(self.search.text, id="search")
            yield Bar(id="total")
        yield Bar(id="chips")
        with Horizontal(id="panes"):
            with Vertical(id="sidebar-pane", classes="pane"):
                yield PaneTitle(id="sidebar-title")
                yield FacetSidebar(id="sidebar")
            with Vertical(id="list-pane", classes="pane"):
                yield PaneTitle(id="list-title")
                yield ArticleList(id="list")
            with Vertical(id="reader-pane", classes="pane"):
                yield PaneTitle(id="reader-title")
                yield Reader(id="reader")
        yield Bar(id="status")

    def on_mount(self) -> None:
        """Start with the place of the last time, and bring the index up to date behind it."""
        name = self.query_one("#name", Bar)
        name.show([("newsbrowse  ", "bar--strong"), (self._library_title, "bar--dim")])
        name.styles.width = min(len(self._library_title) + 15, 40)
        self.query_one("#prompt", Bar).show([("❯ ", "bar--key")])
        articles = self.query_one(ArticleList)
        articles.focus()
        articles.mark(self._compare_with)
        place = self._restoring or Place()
        self._ask_hits(FindRequest(self.search, row=place.row, top=place.top))
        self.call_after_refresh(self._background.catch_up)
        self.set_interval(_POLL, partial(self._background.poll.ask, True))

    def _later(self, name: str, seconds: float, what: Callable[[], None]) -> None:
        """Call something once, after a pause; asking again starts the pause anew."""
        self._cancel(name)
        self._pauses[name] = self.set_timer(seconds, what)

    def _cancel(self, name: str) -> None:
        if timer := self._pauses.pop(name, None):
            timer.stop()

    # The search changes here and nowhere else.

    def set_search(self, search: Search, *, typing: bool = False) -> None:
        """Search for something else, from the first hit on."""
        if search == self.search and typing == self._typing:
            return
        self.search = search
        self._typing = typing
        self._restoring = None
        self._show_chips()
        self._ask_hits(FindRequest(search, typing))

    def _ask_hits(self, request: FindRequest) -> None:
        self._asked = request
        self._answered.clear()
        self._background.find.ask(request)

    async def settled(self) -> None:
        """Wait until the hits of the search are shown, so that a key typed ahead acts on them.

        Letters typed into the search box do not wait.
        """
        if not self.query_one(SearchBox).has_focus:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._answered.wait(), _PATIENCE)

    def _ask_counts(self) -> None:
        sidebar = self.query_one(FacetSidebar)
        request = CountRequest(self.search, self._typing, dict(self._value_limits), sidebar.open_days)
        self._background.count.ask(request)
        self._later("grey", _GREY_PAUSE, sidebar.grey)

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.query_one(SearchBox).has_focus:
            search = self.search.with_text(event.value)
            self._later("typing", _TYPING_PAUSE, partial(self.set_search, search, typing=True))

    @on(SearchBox.Left)
    def _search_left(self) -> None:
        self._cancel("typing")
        self.set_search(self.search.with_text(self.query_one(SearchBox).value))
        self._focus_pane("list")

    @on(FacetSidebar.Toggled)
    def _toggled(self, event: FacetSidebar.Toggled) -> None:
        self.set_search(self.search.toggled(event.field, event.value, excluded=event.excluded))

    @on(FacetSidebar.Opened)
    def _opened(self) -> None:
        self._ask_counts()

    @on(FacetSidebar.MoreWanted)
    def _more_wanted(self, event: FacetSidebar.MoreWanted) -> None:
        self._value_limits[event.field] = self._value_limits.get(event.field, FIRST_VALUES) * 4
        self._ask_counts()

    def action_clear_selections(self) -> None:
        """Drop all chosen and excluded values."""
        self.set_search(replace(self.search, selections=()))

    def action_cycle_sort(self) -> None:
        """The next order: best, newest, oldest."""
        self.set_search(replace(self.search, sort=wording.next_order(self.search)))

    # What comes back from the threads; an answer to an older question is dropped.

    @on(Found)
    def _show_hits(self, event: Found) -> None:
        page, request = event.page, event.request
        if request.search != self.search or request.typing != self._typing or self._keep_prefix(page):
            return
        self._page = page
        self._answered.set()
        row = next(
            (page.offset + at for at, hit in enumerate(page.hits) if hit.id == request.keep), request.row
        )
        articles = self.query_one(ArticleList)
        articles.show(page, row, request.top, wording.nothing_found(self.search, len(self.library)))
        self._show_total(event.milliseconds)
        self._show_titles()
        self._show_chips()
        self._ask_counts()
        if articles.hit is not None:
            self._background.load.ask(ReadRequest(articles.hit.id, self.search, self._typing))
        elif not page.total:
            self.query_one(Reader).clear()
        self._save_soon()

    def _keep_prefix(self, page: Page) -> bool:
        """Whether the search has to go on as `word*`: while typing, the start of the last word was enough."""
        text, before = self.search.text, self._page
        only_by_prefix = before is not None and before.total and before.search == self.search
        if page.total or self._typing or not only_by_prefix or not text[-1:].isalnum():
            return False
        self.query_one(SearchBox).value = f"{text}*"
        self.set_search(self.search.with_text(f"{text}*"))
        return True

    @on(ArticleList.Wanted)
    def _wanted(self, event: ArticleList.Wanted) -> None:
        self._background.extend(self.search, event.offset, typing=self._typing)

    @on(Extended)
    def _extended(self, event: Extended) -> None:
        if event.page.search == self.search and event.typing == self._typing:
            self.query_one(ArticleList).extend(event.page)

    @on(Counted)
    def _show_counts(self, event: Counted) -> None:
        if event.request.search == self.search and event.request.typing == self._typing:
            self._cancel("grey")
            self.query_one(FacetSidebar).show(event.counts)

    @on(ArticleList.Highlighted)
    def _highlighted(self, event: ArticleList.Highlighted) -> None:
        self._background.load.ask(ReadRequest(event.hit.id, self.search, self._typing))
        self._save_soon()

    @on(Loaded)
    def _show_article(self, event: Loaded) -> None:
        hit = self.query_one(ArticleList).hit
        if hit is None or hit.id != event.reading.article.id or event.request.search != self.search:
            return
        reader = self.query_one(Reader)
        place, self._restoring = self._restoring, None
        if place is not None:
            if place.pane == "reader":
                self._focus_pane("reader")
            reader.show(event.reading, place.read_top)
        elif event.reading != reader.reading:
            reader.show(event.reading)
        self._show_titles()

    @on(Changed)
    def _library_changed(self) -> None:
        articles = self.query_one(ArticleList)
        keep = articles.hit.id if articles.hit else None
        now = FindRequest(self.search, self._typing, articles.cursor, articles.top, keep)
        self._ask_hits(now if self._answered.is_set() else self._asked)

    @on(Indexing)
    def _indexing(self, event: Indexing) -> None:
        progress = event.progress
        share = f" {progress.done:,}/{progress.total:,}" if progress.total else ""
        self._background_work = f"{clean(progress.message)}{share}" if progress.message else ""
        self._show_status()

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self._answered.set()
        self.say(f"{event.text}  {event.hint}".strip(), warning=True)

    @on(Said)
    def _said(self, event: Said) -> None:
        self.say(event.text, warning=event.warning)

    # Reading and comparing.

    @on(ArticleList.Chosen)
    def _chosen(self) -> None:
        self._focus_pane("reader")

    @on(Reader.Left)
    def _reader_left(self) -> None:
        self._focus_pane("list")

    @on(Reader.Moved)
    def _reader_moved(self) -> None:
        self._show_titles()
        self._save_soon()

    def action_compare(self) -> None:
        """Mark the article, or compare it with the marked one."""
        hit = self.query_one(ArticleList).hit
        if hit is None:
            self.say("No article to compare: the list is empty.")
        elif self._compare_with is None:
            self._mark(hit)
            self.say(f"c on another article compares it with “{clean(hit.title)}”")
        elif self._compare_with == hit.id:
            self._mark(None)
            self.say("Mark taken back.")
        else:
            self._background.compare.ask((self._compare_with, hit.id))

    def _mark(self, hit: Hit | None) -> None:
        self._compare_with = hit.id if hit else None
        self.query_one(ArticleList).mark(self._compare_with)
        self._save_soon()

    @on(Compared)
    def _show_comparison(self, event: Compared) -> None:
        from newsbrowse.ui.screens.compare import CompareScreen

        self._mark(None)
        self.app.push_screen(CompareScreen(event.comparison))

    # Panes and focus.

    def action_search(self) -> None:
        """Go to the search box; the old search is selected, so that typing replaces it."""
        box = self.query_one(SearchBox)
        box.focus()
        box.action_select_all()

    def action_next_pane(self) -> None:
        """The next pane that is shown."""
        self._step_pane(1)

    def action_previous_pane(self) -> None:
        """The pane before."""
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        focused = self.focused.id if self.focused else None
        panes = _PANES[1:] if self.has_class("-narrow") else _PANES
        if focused in panes:
            self._focus_pane(panes[(panes.index(focused) + step) % len(panes)])
        elif focused == "search":
            self._search_left()
        else:
            self._focus_pane("list")

    def action_facets(self) -> None:
        """Go to the facets; from them, back to the list."""
        self._focus_pane("list" if self.query_one(FacetSidebar).has_focus else "sidebar")

    def action_back(self) -> None:
        """One step back: to the list, or drop the mark."""
        if not self.query_one(ArticleList).has_focus:
            self._focus_pane("list")
        elif self._compare_with is not None:
            self._mark(None)
            self.say("Mark taken back.")

    def _focus_pane(self, pane: str) -> None:
        self.set_class(pane == "sidebar", "-drawer")
        self.set_class(pane == "reader", "-reading")
        self.query_one(f"#{pane}").focus()

    def on_resize(self) -> None:
        """Show as many keys as there is room for."""
        self._show_status()

    @on(DescendantFocus)
    @on(DescendantBlur)
    @on(ScreenResume)
    def _focus_moved(self) -> None:
        self._show_titles()
        self._show_status()

    def action_help(self) -> None:
        """Show the keys."""
        from newsbrowse.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen())

    def action_quit(self) -> None:
        """Keep the place and quit."""
        self.save_place()
        self.app.exit()

    def action_suspend(self) -> None:
        """Into the background, as any terminal program."""
        self.app.action_suspend_process()

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
            pane="reader" if reader.has_focus else "list",
        )

    def save_place(self) -> None:
        """Keep the place on disk."""
        try:
            self.library.save_place(self.place.as_dict())
        except NewsbrowseError as error:
            self.say(f"{error.message}  {error.hint}".strip(), warning=True)

    def _save_soon(self) -> None:
        self._later("save", _SAVE_PAUSE, self.save_place)

    # What the bars say.

    def say(self, text: str, *, warning: bool = False) -> None:
        """Show a line in the status bar for a while."""
        self._spoken = (clean(text), warning)
        self._show_status()
        self._later("spoken", _MESSAGE_TIME, self._unsay)

    def _unsay(self) -> None:
        self._spoken = None
        self._show_status()

    def _show_status(self) -> None:
        status = self.query_one("#status", Bar)
        if self._spoken is not None:
            text, warning = self._spoken
            status.show([(f" {text}", "bar--warning" if warning else "bar--strong")])
            return
        work: list[Piece] = [(f"{self._background_work} ", "bar--dim")] if self._background_work else []
        focused = self.focused.id if self.focused else None
        scopes = (_SCOPES.get(focused or "", Scope.LIST), Scope.BROWSE)
        room = self.size.width - sum(len(text) for text, _ in work)
        status.show(wording.hints(scopes, room), work)

    def _show_total(self, milliseconds: float) -> None:
        text = wording.total(self._page.total if self._page else 0, len(self.library), milliseconds)
        bar = self.query_one("#total", Bar)
        bar.styles.width = len(text) + 1
        bar.show([], [(text, "bar--dim")])

    def _show_titles(self) -> None:
        focused = self.focused.id if self.focused else None
        titles = {
            "sidebar": ("Facets", ""),
            "list": ("Articles", wording.ORDER_NAMES[wording.order_of(self.search)]),
            "reader": ("Article", self.query_one(Reader).position),
        }
        for pane, (title, details) in titles.items():
            self.query_one(f"#{pane}-title", PaneTitle).name_pane(title, details, focused=pane == focused)

    def _show_chips(self) -> None:
        self.query_one("#chips", Bar).show(wording.chips(self.search, self._page))

"""What a screen that searches holds and does: the search, the places left behind, what is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from msgspec.structs import replace
from textual import on
from textual.timer import Timer
from textual.widgets import Input

from newsbrowse.archive.library import Library
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Page, Search
from newsbrowse.ui import background as done
from newsbrowse.ui.background import Background, FindRequest
from newsbrowse.ui.lookup import CountRequest
from newsbrowse.ui.messages import Failed, PlaceKept
from newsbrowse.ui.screens.status import StatusScreen
from newsbrowse.ui.state import Place
from newsbrowse.ui.trail import Trail
from newsbrowse.ui.widgets.article_list import ArticleList
from newsbrowse.ui.widgets.chips import Chips
from newsbrowse.ui.widgets.completion_list import CompletionList
from newsbrowse.ui.widgets.facet_sidebar import FacetSidebar
from newsbrowse.ui.widgets.search_box import SearchBox

TYPING_PAUSE = 0.12
"""Seconds without a letter after which counts, article and completions follow the list."""

_SAVE_PAUSE = 1.0
"""Seconds after a step before the place is kept on disk."""

_GREY_PAUSE = 0.15
"""Seconds after which counts of an older search are greyed."""

PATIENCE = 0.5
"""Seconds for which a key typed ahead waits for the hits it is meant for."""


class SearchingScreen(StatusScreen[None]):
    """Holds the search and asks for what belongs to it. Its subclass says where that is shown."""

    def __init__(self, library: Library, place: Place) -> None:
        super().__init__()
        self.library = library
        self.search = place.search
        self._restoring: Place | None = place
        self._typing = False
        self._folded = place.folded
        self._page: Page | None = None
        self._trail = Trail()
        self._pauses: dict[str, Timer] = {}
        self.jobs = Background(self, library)
        self._asked = FindRequest(place.search)
        self._answered = asyncio.Event()
        self._unsaved = ""

    @property
    def typing(self) -> bool:
        """Whether the last word of the search is still being typed."""
        return self._typing

    @property
    def folded(self) -> bool:
        """Whether near-duplicates are one line."""
        return self._folded

    @property
    def total(self) -> int:
        """How many articles were found."""
        return self._page.total if self._page else 0

    def _later(self, name: str, seconds: float, what: Callable[[], None]) -> None:
        """Call something once, after a pause; asking again starts the pause anew."""

        def call() -> None:
            if self._pauses.get(name) is timer:  # a timer that went off may still be cancelled
                del self._pauses[name]
                what()

        self._cancel(name)
        self._pauses[name] = timer = self.set_timer(seconds, call)

    def _cancel(self, name: str) -> None:
        if timer := self._pauses.pop(name, None):
            timer.stop()

    @property
    def following(self) -> bool:
        """Whether something is still to be asked for once the user pauses."""
        return not self._pauses.keys().isdisjoint(("follow", "complete", "grey", "step"))

    # The search changes here and nowhere else.

    @property
    def _request(self) -> FindRequest:
        """The present list, from its first hit."""
        in_view = self.query_one(ArticleList).in_view
        return FindRequest(self.search, self._typing, self._folded, limit=in_view)

    def set_search(self, search: Search, *, typing: bool = False) -> None:
        """Search for something else, from the first hit on; the place left can be gone back to."""
        if search == self.search and typing == self._typing:
            return
        if search != self.search and not self._typing:
            self._trail.leave(self.place)
        self._change(search, typing=typing)

    def _change(self, search: Search, *, typing: bool = False) -> None:
        self.search = search
        self._typing = typing
        self._restoring = None
        self._cancel("follow")
        self._cancel("step")
        self._grey_later()
        if not typing:
            self.query_one(Chips).tell(search, self._page, self.library.label)
        self._ask_hits(self._request)

    def _go_to(self, place: Place | None) -> None:
        if place is None:
            self.say("There is no further place in that direction.")
            return
        self._change(place.search)
        self._restoring = place
        self.query_one(SearchBox).value = place.search.text
        self._ask_hits(replace(self._request, row=place.row, top=place.top))

    def _ask_hits(self, request: FindRequest) -> None:
        self._asked = request
        self._answered.clear()
        self.jobs.find.ask(request)

    async def settled(self) -> None:
        """Wait until the hits of the search are shown, so that a key typed ahead acts on them.

        Letters typed into the search box do not wait.
        """
        if not self.query_one(SearchBox).has_focus:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._answered.wait(), PATIENCE)

    def _ask_counts(self) -> None:
        sidebar = self.query_one(FacetSidebar)
        request = CountRequest(self.search, self._typing, sidebar.options, sidebar.kept)
        self.jobs.count.ask(request)
        self._grey_later()

    def _grey_later(self) -> None:
        """Grey the counts unless the right ones come soon; who types on does not put that off."""
        if "grey" not in self._pauses:
            self._later("grey", _GREY_PAUSE, self.query_one(FacetSidebar).grey)

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        box = self.query_one(SearchBox)
        if not box.has_focus:
            return
        search = self.search.with_text(event.value)
        self.set_search(search, typing=True)
        if event.value.strip():
            ask = partial(self.jobs.complete.ask, (search, box.cursor_position))
            self._later("complete", TYPING_PAUSE, ask)
        else:
            self._cancel("complete")
            box.withdraw()

    @on(done.Completed)
    def _completed(self, event: done.Completed) -> None:
        box = self.query_one(SearchBox)
        if box.has_focus and event.text == box.value:
            box.offer(event.completions)

    @on(SearchBox.Offered)
    def _offered(self, event: SearchBox.Offered) -> None:
        self.query_one(CompletionList).show(event.items, event.chosen)

    @on(SearchBox.Left)
    def _search_left(self) -> None:
        self._cancel("complete")
        box = self.query_one(SearchBox)
        box.withdraw()
        self._change_if_new(self.search.with_text(box.value))
        if box.value.strip():
            self.jobs.write(partial(self.library.desk.remember_query, box.value.strip()))
        self.focus_pane("list")

    def _change_if_new(self, search: Search) -> None:
        if self._typing or search != self.search:
            self.set_search(search)

    @on(done.PastListed)
    def _past_listed(self, event: done.PastListed) -> None:
        self.query_one(SearchBox).remember(event.past)

    @property
    def place(self) -> Place:
        """Where the user is, as far as the search goes."""
        return Place(self.search, folded=self._folded)

    @property
    def leads_back(self) -> bool:
        """Whether there is a search to go back to."""
        return self._trail.leads_back

    @property
    def leads_forward(self) -> bool:
        """Whether there is a search to go forward to again."""
        return self._trail.leads_forward

    def focus_pane(self, pane: str) -> None:
        """Go to a pane."""
        self.query_one(f"#{pane}").focus()

    def _save_soon(self) -> None:
        """Keep the place on disk before long, once for many small steps."""
        self._later("save", _SAVE_PAUSE, self.save_place)

    def save_place(self) -> None:
        """Keep the place on disk."""
        try:
            self.library.save_place(self.place.as_dict())
        except NewsbrowseError as error:
            if error.message != self._unsaved:
                self._unsaved = error.message
                self.say(Failed(error.message, error.hint).line, warning=True)
        else:
            self._unsaved = ""
            self.post_message(PlaceKept())

    async def complete(self) -> None:
        """Have every widget of the screen mounted; a screen may leave some for after its first paint."""

    @on(Failed)
    async def _failed(self) -> None:
        """Let keys that wait for hits go on, and have the line mounted that tells what went wrong."""
        self._answered.set()
        await self.complete()

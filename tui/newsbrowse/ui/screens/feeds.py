"""The screen of the feeds: what is followed, how many articles there are of each, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.strip import Strip

from newsbrowse.fetching.manner import manner_of
from newsbrowse.models import Field, Search, Selection, Subscription
from newsbrowse.text.clean import clean
from newsbrowse.ui.background import Indexing
from newsbrowse.ui.commands import Need, Scope
from newsbrowse.ui.feedwork import FeedLine, FeedsListed, FeedWork
from newsbrowse.ui.messages import Told
from newsbrowse.ui.screens.pick import PromptScreen
from newsbrowse.ui.screens.status import StatusScreen
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.surroundings import keymap_of, settings_of
from newsbrowse.ui.widgets.bars import Bar, PaneTitle
from newsbrowse.ui.widgets.lines import CursorView
from newsbrowse.ui.widgets.search_box import SearchBox
from newsbrowse.ui.widgets.status import StatusBar

if TYPE_CHECKING:
    from newsbrowse.ui.screens.browse import BrowseScreen

_COUNT = 9
"""Cells for the number of articles."""

_TIME = 18
"""Cells for when a feed was last fetched."""

_SAID = "the server says "
"""What begins many a trouble, and is not worth the cells where the rest would be cut."""

_TITLE = 26
"""Cells for a title, at least, on a screen with room for all columns."""


class FeedList(CursorView):
    """The feeds, a line each; without any, what to do."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--title", "list--dim", "list--cursor", "list--star"}

    class Moved(Told):
        """The cursor came to rest on another feed."""

    def __init__(self, advice: tuple[str, ...], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._advice = advice
        self._lines: tuple[FeedLine, ...] | None = None

    @property
    def line(self) -> FeedLine | None:
        """The feed under the cursor."""
        lines = self._lines or ()
        return lines[self.cursor] if self.cursor < len(lines) else None

    @property
    def feeds(self) -> tuple[Subscription, ...]:
        """All feeds."""
        return tuple(line.feed for line in self._lines or ())

    def show(self, lines: tuple[FeedLine, ...], address: str = "") -> None:
        """Show feeds, with the cursor on one of them, else on the one it was on."""
        wanted = address or (self.line.feed.address if self.line else "")
        row = next((at for at, line in enumerate(lines) if line.feed.address == wanted), self.cursor)
        self._lines = lines
        self.set_rows(len(lines) or len(self._advice))
        self.put_cursor(row)
        self.on_cursor_moved()

    def can_stop_at(self, row: int) -> bool:
        """The cursor rests on feeds alone."""
        return bool(self._lines)

    def on_cursor_moved(self) -> None:
        """Tell that another feed is under the cursor."""
        self.post_message(self.Moved())

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """A feed: title, articles, last fetched, what is wrong."""
        plain, dim = self.style_of("list--title"), self.style_of("list--dim")
        if not self._lines:
            text = self._advice[row] if self._lines is not None else ""
            return LineBuilder(width).add(f" {text}", plain).strip(plain)
        line, here = self._lines[row], row == self.cursor
        style, quiet = (self.style_of("list--cursor"),) * 2 if here else (plain, dim)
        wrong = style if here else self.style_of("list--star")
        wide = width >= 2 * _TITLE + _COUNT + _TIME
        title = width * 2 // 5 if wide else max(width - _COUNT - 4, 1)
        builder = LineBuilder(width).add("▌" if here else " ", style)
        builder.add(clean(line.feed.title), style, title)
        builder.add(f"{line.articles:,}", quiet, _COUNT, right=True)
        if wide:
            builder.add(f"  {line.fetched}", quiet, _TIME)
        trouble = f" ! {clean(line.trouble.removeprefix(_SAID))}" if line.trouble else ""
        return builder.add(trouble, wrong).strip(style)


class FeedsScreen(StatusScreen[str | None]):
    """The feeds of a library; gives back the title of the one whose articles are wanted."""

    AUTO_FOCUS = "#feeds"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FEEDS,)

    def __init__(self, work: FeedWork) -> None:
        super().__init__()
        self._work = work
        self._many, self._asked = "", ""

    def compose(self) -> ComposeResult:
        """A title, the feeds, the address of one, the keys."""
        add = keymap_of(self).told("feeds.add")
        yield PaneTitle(id="feeds-title")
        advice = (
            "No feed is followed yet.",
            "",
            f"{add} follows one: its address, or that of a page that has one.",
            "In a shell, newsbrowse feeds import FILE.opml takes another reader's list,",
            "and newsbrowse fetch, in a crontab, brings what is new while nobody looks.",
        )
        yield FeedList(advice, id="feeds")
        yield Bar(id="feed-address")
        yield StatusBar(id="status")

    def on_mount(self) -> None:
        """Ask for the feeds."""
        self._work.viewer = self
        self.query_one("#feeds-title", PaneTitle).name_pane("Feeds", focused=True)
        self._work.list()
        self.show_hints()

    def on_unmount(self) -> None:
        """Look on no more."""
        self._work.viewer = None

    def show_hints(self) -> None:
        """Show the keys, greyed what cannot be done now; stopping is the first while something is fetched."""
        hints = keymap_of(self).hints(self.hinted, self.can)
        first = keymap_of(self).told("feeds.stop") if self._work.is_fetching else ""
        self.query_one(StatusBar).show_keys(sorted(hints, key=lambda hint: hint.key != first))

    def holds(self, need: Need) -> bool:
        """Whether what a command needs is so."""
        if need is Need.FEED:
            return self.query_one(FeedList).line is not None
        return need is not Need.FETCHING or self._work.is_fetching

    @on(FeedsListed)
    def _listed(self, event: FeedsListed) -> None:
        self.query_one(FeedList).show(event.lines, event.address)
        broken = sum(bool(line.trouble) for line in event.lines)
        self._many = f"{len(event.lines):,} followed" + (f", {broken:,} broken" if broken else "")
        self._entitle()

    def _entitle(self) -> None:
        """Show how many feeds there are, how many are broken, and how many were asked so far."""
        self.query_one("#feeds-title", PaneTitle).name_pane("Feeds", self._many + self._asked, focused=True)

    @on(FeedList.Moved)
    def _moved(self) -> None:
        line = self.query_one(FeedList).line
        address = clean(line.feed.place) if line else ""
        trouble = f"! {clean(line.trouble)}  " if line and line.trouble else ""
        whole = "  with the page behind each link" if line and line.feed.whole else ""
        pieces = [(f" {trouble}", "bar--warning"), (address, "bar--plain"), (whole, "bar--dim")]
        self.query_one("#feed-address", Bar).show(pieces)
        self.show_hints()

    @on(Indexing)
    def _indexing(self, event: Indexing) -> None:
        progress = event.progress
        share = f" {progress.done:,}/{progress.total:,}" if progress.total else ""
        self._asked = f", fetched{share}" if share else ""
        self._entitle()
        self.query_one(StatusBar).show_work(f"{progress.message}{share}" if progress.message else "")
        self.show_hints()

    def action_articles(self) -> None:
        """Show the articles of the feed under the cursor."""
        line = self.query_one(FeedList).line
        if line is not None and line.articles:
            self.dismiss(line.feed.title)
        elif line is not None:
            fetch = keymap_of(self).told("feeds.fetch")
            self.say(f"No article of it is here yet; {fetch} fetches it.")

    def action_add(self) -> None:
        """Ask for an address and follow the feed there."""

        def typed(address: str | None) -> None:
            if address:
                self._work.add(address)

        self.app.push_screen(
            PromptScreen("Follow the feed at", hint="address of a feed, or of a page"), typed
        )

    def action_remove(self) -> None:
        """Follow the feed under the cursor no more."""
        line = self.query_one(FeedList).line
        if line is not None:
            self._work.remove(line.feed, keymap_of(self).told("feeds.undo"))

    def action_fetch(self) -> None:
        """Fetch the feed under the cursor, also one that is left alone for a while."""
        line = self.query_one(FeedList).line
        if line is not None:
            self._work.fetch([line.feed], all_of_them=True)

    def action_fetch_all(self) -> None:
        """Fetch all feeds but those that are left alone for a while."""
        self._work.fetch(self.query_one(FeedList).feeds)

    def action_whole(self) -> None:
        """Take the text from pages, or from the feed again."""
        line = self.query_one(FeedList).line
        if line is not None:
            self._work.change_source(line.feed)

    def action_stop(self) -> None:
        """Stop fetching."""
        self._work.stop()

    def action_undo(self) -> None:
        """Undo the last step."""
        self._work.undo()

    def action_close(self) -> None:
        """Back to the browser; fetching goes on."""
        self.dismiss(None)


def open_feeds(browser: BrowseScreen) -> None:
    """Show the feeds over the browser; then the articles of one, if they are wanted."""

    def picked(title: str | None) -> None:
        if title is not None:
            browser.query_one(SearchBox).value = ""
            chosen = (Selection(Field.SOURCE, title),)
            browser.set_search(Search(selections=chosen, sort=browser.search.sort))
            browser.focus_pane("list")

    if browser.feeds is None:
        browser.feeds = FeedWork(browser, browser.library, manner_of(settings_of(browser)))
    browser.app.push_screen(FeedsScreen(browser.feeds), picked)

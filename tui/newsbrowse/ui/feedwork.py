"""What the browser does with feeds, in threads that go on while the user reads: list, follow, fetch."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace
from textual.message import Message
from textual.screen import Screen

from newsbrowse.archive.journal import told
from newsbrowse.archive.library import Library
from newsbrowse.errors import NewsbrowseError
from newsbrowse.fetching.following import find_feed, follow
from newsbrowse.fetching.manner import Manner
from newsbrowse.fetching.overview import article_counts, shown_time, summed, trouble
from newsbrowse.fetching.run import fetch_feeds
from newsbrowse.models import Progress, Subscription
from newsbrowse.network import Stopped
from newsbrowse.text.clean import clean
from newsbrowse.ui.background import Changed, Indexing
from newsbrowse.ui.in_order import InOrder
from newsbrowse.ui.messages import Failed, Said, Told
from newsbrowse.ui.strips import fit

_LISTED_EACH = 1.0
"""Seconds after which the list shows what has become of the feeds that were fetched meanwhile."""

_TITLE = 32
"""Cells of a title in a message."""


class FeedLine(Struct, frozen=True):
    """A feed as the list shows it.

    Attributes:
        articles: how many articles of it are in the library.
        fetched: when it was last fetched, in words.
        trouble: what is wrong, in a line; empty if nothing is.
    """

    feed: Subscription
    articles: int
    fetched: str
    trouble: str


class FeedsListed(Told):
    """The feeds as they are now; one of them may be the one that the cursor is to be on."""

    lines: tuple[FeedLine, ...]
    address: str = ""


class FeedWork:
    """Works on the feeds of a library for the main screen; another screen may look on.

    Attributes:
        viewer: the screen that shows the feeds at the moment, to be told of changes.
    """

    def __init__(self, home: Screen[None], library: Library, manner: Manner) -> None:
        self._home = home
        self._library = library
        self._manner = manner
        self._writes = InOrder(home, "feeds")
        self._stop: threading.Event | None = None
        self.viewer: Screen[str | None] | None = None

    @property
    def is_fetching(self) -> bool:
        """Whether something is being fetched."""
        return self._stop is not None

    def stop(self) -> None:
        """Stop fetching; what is in stays in."""
        if self._stop is not None:
            self._stop.set()

    def list(self, address: str = "") -> None:
        """Tell the viewer which feeds there are."""
        self._writes.do(partial(self._guarded, partial(self._list, address)))

    def remove(self, feed: Subscription, undo: str) -> None:
        """Follow a feed no more; `undo` is the key that takes it back."""

        def work() -> None:
            self._library.feeds.remove([feed.address])
            self._say(f"{_named(feed)} is no longer followed; its articles stay. {undo} brings it back.")
            self._list()

        self._writes.do(partial(self._guarded, work))

    def change_source(self, feed: Subscription) -> None:
        """Take the text of new articles from the pages behind the links, or from the feed again."""

        def work() -> None:
            self._library.feeds.add([replace(feed, whole=not feed.whole)])
            where = "the feed itself" if feed.whole else "the page behind each link"
            self._say(f"{_named(feed)}: the text of new articles is taken from {where}.")
            self._list()

        self._writes.do(partial(self._guarded, work))

    def undo(self) -> None:
        """Undo the last step, whatever it was."""

        def work() -> None:
            self._say(told(self._library.desk.undo()))
            self._list()

        self._writes.do(partial(self._guarded, work))

    def add(self, typed: str) -> None:
        """Follow the feed that an address leads to, and take its articles in."""
        self._begin(partial(self._add, typed), f"fetching {typed}")

    def fetch(self, feeds: Sequence[Subscription], *, all_of_them: bool = False) -> None:
        """Fetch feeds behind the screen; `all_of_them` asks also those that are left alone for a while."""
        self._begin(partial(self._fetch, tuple(feeds), all_of_them), "fetching")

    def _begin(self, work: Callable[[threading.Event], None], words: str) -> None:
        """Begin something long, unless something is under way."""
        if self._stop is not None:
            self._say("Feeds are being fetched already.")
            return
        self._stop = stop = threading.Event()
        self._progress(Progress(0, None, words))
        self._home.run_worker(partial(self._run, work, stop), thread=True, group="fetch", name="fetch")

    def _run(self, work: Callable[[threading.Event], None], stop: threading.Event) -> None:
        """The work of the thread: whatever comes of it, the status line is cleared at its end."""
        try:
            self._guarded(partial(work, stop))
        finally:
            self._stop = None
            self._progress(Progress(0, 0, ""))
            self._home.post_message(Changed())
        if stop.is_set():
            self._say("Stopped; what is in stays in.")

    def _add(self, typed: str, stop: threading.Event) -> None:
        found = find_feed(typed, self._manner, stop=stop)
        report = follow(self._library, found, self._manner, stop)
        if report is not None:
            many = f"{report.added:,} new article{'s' if report.added != 1 else ''}"
            self._say(f"{_named(found.subscription)} is followed: {many}")
        self._list(found.subscription.address)

    def _fetch(self, feeds: Sequence[Subscription], all_of_them: bool, stop: threading.Event) -> None:
        reports = fetch_feeds(
            self._library, feeds, self._manner, all_of_them=all_of_them, progress=self._goes_on(), stop=stop
        )
        broken = [report for report in reports if report.error]
        one = f": {broken[0].error}" if len(broken) == len(feeds) == 1 else ""
        moved = sum(bool(report.moved) for report in reports)
        one += f"; {moved:,} moved for good" if moved else ""
        self._say(f"{summed(reports)}{one}", warning=bool(broken))
        self._list()

    def _goes_on(self) -> Callable[[Progress], None]:
        """What tells how far fetching is: the status line each time, the list now and then."""
        listed = time.monotonic()

        def tell(progress: Progress) -> None:
            nonlocal listed
            self._progress(progress)
            if time.monotonic() - listed >= _LISTED_EACH:
                self._list()
                listed = time.monotonic()

        return tell

    def _list(self, address: str = "") -> None:
        viewer = self.viewer
        if viewer is None:
            return
        counts = article_counts(self._library)
        lines = tuple(
            FeedLine(feed, counts.get(feed.title, 0), shown_time(feed.state.fetched), trouble(feed))
            for feed in self._library.feeds.all()
        )
        viewer.post_message(FeedsListed(lines, address))

    def _guarded(self, work: Callable[[], None]) -> Message | None:
        """Do something; what the user can act on is said where they are."""
        try:
            work()
        except NewsbrowseError as error:
            self._say(Failed(error.message, error.hint).line, warning=True)
        except Stopped:
            return None
        return None

    def _say(self, text: str, *, warning: bool = False) -> None:
        (self.viewer or self._home).post_message(Said(text, warning))

    def _progress(self, progress: Progress) -> None:
        for screen in (self._home, self.viewer):
            if screen is not None:
                screen.post_message(Indexing(progress))


def _named(feed: Subscription) -> str:
    """A feed in a message: its title, short enough that the rest of the line is seen."""
    return fit(clean(feed.title), _TITLE)

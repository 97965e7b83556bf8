"""Fetching many feeds: hosts beside one another, the feeds of one host in turn with a pause between.

Articles go into the library in the thread that calls, and what is known of a feed is kept after them: a feed
whose articles were lost would look unchanged for ever.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

from newsbrowse.archive.library import Library
from newsbrowse.archive.locks import held
from newsbrowse.fetching.asking import FARTHEST, Asked, ask, is_due, stamp
from newsbrowse.fetching.manner import Manner
from newsbrowse.fetching.pages import MOST_PAGES, Pages
from newsbrowse.fetching.turns import Turns
from newsbrowse.models import FeedReport, Progress, Subscription
from newsbrowse.network import Stopped

LOCK_FILE = "fetch.lock"
_PATIENCE = 0.5
_GLANCE = 0.2
"""Seconds after which a thread that waits looks whether all was stopped."""

_INDEX_SECONDS = 10.0
"""Seconds after which what came in by then can be found: to commit the index takes as long as some feeds."""

Report = Callable[[Progress], None]


def fetch_feeds(
    library: Library,
    feeds: Sequence[Subscription],
    manner: Manner,
    *,
    all_of_them: bool = False,
    progress: Report | None = None,
    stop: threading.Event | None = None,
) -> tuple[FeedReport, ...]:
    """Fetch feeds and take their articles in.

    Args:
        library: where the articles go.
        feeds: which.
        manner: how.
        all_of_them: whether to ask also those that are left alone for a while after a failure.
        progress: told how many are done, and what is being done.
        stop: set it to end early; what is in stays in, and the rest has no report.

    Returns:
        What came of each, in the order in which they were done.

    Raises:
        BusyError: another process is fetching the feeds of this library.
        LibraryError: the library cannot be written; what was written before stays.
    """
    stop = stop or threading.Event()
    asked, reports = list[Subscription](), list[FeedReport]()
    for feed in feeds:
        if all_of_them or is_due(feed.state):
            asked.append(feed)
        else:
            reports.append(FeedReport(feed.address, feed.title, error=feed.state.error, due=feed.state.due))
    indexed = time.monotonic()
    with held(library.path / LOCK_FILE, patience=_PATIENCE, what="fetching"):
        for answer in _answers(library, asked, manner, stop):
            if progress is not None:
                title = answer.subscription.title
                progress(Progress(len(reports), len(feeds), f"feeds: {title}"))
            report = take_in(library, answer, stop, found=False)
            if report is not None:
                reports.append(report)
            if time.monotonic() - indexed > _INDEX_SECONDS:
                library.add(())  # nothing more, but what came so far is found
                indexed = time.monotonic()
        library.add(())
    if progress is not None:
        progress(Progress(len(reports), len(feeds), "feeds"))
    return tuple(reports)


def take_in(
    library: Library, asked: Asked, stop: threading.Event | None = None, *, found: bool = True
) -> FeedReport | None:
    """Put what a feed brought into the library, then keep how fetching went; None if it was stopped.

    An article that is there with a fuller text keeps it: many feeds give only the beginning. `found` is
    that of `Library.add`.
    """
    feed = asked.subscription
    moved = asked.state.moved if asked.state.moved != feed.state.moved else ""
    if asked.feed is None:
        library.feeds.keep_state(feed.address, asked.state)
        library.feeds.keep_unread(feed.address, asked.later, asked.over)
        return FeedReport(feed.address, feed.title, error=asked.state.error, moved=moved)
    title = feed.title
    if title == feed.address and asked.feed.title:
        title = asked.feed.title
        library.feeds.name(feed.address, title)
    wanted = [entry for entry in asked.feed.entries if not library.feeds.has_fuller(entry)]
    report = library.add(wanted, stop=stop, found=found)
    if stop is not None and stop.is_set():
        return None
    library.feeds.keep_unread(feed.address, asked.later, asked.over)
    library.feeds.keep_state(feed.address, asked.state)
    left = len(asked.feed.entries) - len(wanted) + asked.known
    unchanged = report.unchanged + left
    return FeedReport(feed.address, title, report.added, report.updated, unchanged, asked.unread, moved=moved)


def asker(library: Library, manner: Manner, stop: threading.Event) -> Callable[[Subscription], Asked]:
    """What asks for one feed after the other, each host in its turn; any thread may call it."""
    turns = Turns(manner.delay)
    pages = Pages(manner.terms, turns, stop)

    def ask_in_turn(feed: Subscription) -> Asked:
        turns.wait(feed.place, stop)
        asked = ask(feed, manner.terms, stop)
        if not feed.whole:
            return asked
        waiting = library.feeds.unread(feed.address, stamp(), MOST_PAGES, far=stamp(FARTHEST))
        return pages.put_in(asked, library.feeds.has, waiting)

    return ask_in_turn


def _answers(
    library: Library, feeds: Sequence[Subscription], manner: Manner, stop: threading.Event
) -> Iterator[Asked]:
    """What comes of asking for each feed, as it comes; ends early when `stop` is set."""
    hosts: dict[str, list[Subscription]] = {}
    for feed in feeds:
        hosts.setdefault(urlsplit(feed.place).netloc, []).append(feed)
    waiting: queue.SimpleQueue[list[Subscription]] = queue.SimpleQueue()
    for group in hosts.values():
        waiting.put(group)
    answers: queue.Queue[Asked] = queue.Queue(maxsize=manner.at_once)
    over = Either(stop)
    work = (waiting, answers, asker(library, manner, over), over)
    threads = [
        threading.Thread(target=_ask_hosts, args=work, daemon=True, name="fetch")
        for _ in range(min(manner.at_once, len(hosts)))
    ]
    for thread in threads:
        thread.start()
    try:
        for _ in feeds:
            answer = _next(answers, threads, stop)
            if answer is None:
                return
            yield answer
    finally:
        over.set()


class Either(threading.Event):
    """An event that is set when another one is, too, without setting that one."""

    def __init__(self, other: threading.Event) -> None:
        super().__init__()
        self._other = other

    def is_set(self) -> bool:
        """Whether either is set."""
        return super().is_set() or self._other.is_set()


def _ask_hosts(
    waiting: queue.SimpleQueue[list[Subscription]],
    answers: queue.Queue[Asked],
    ask_one: Callable[[Subscription], Asked],
    stop: threading.Event,
) -> None:
    """The work of one thread: host after host, as long as there are any, each of its feeds in turn."""
    while not stop.is_set():
        try:
            group = waiting.get_nowait()
        except queue.Empty:
            return
        for feed in group:
            try:
                _hand_over(answers, ask_one(feed), stop)
            except Stopped:
                return


def _hand_over(answers: queue.Queue[Asked], answer: Asked, stop: threading.Event) -> None:
    """Hand an answer over once there is room: few answers are held in memory at a time."""
    while not stop.is_set():
        try:
            answers.put(answer, timeout=_GLANCE)
        except queue.Full:
            continue
        return


def _next(
    answers: queue.Queue[Asked], threads: Sequence[threading.Thread], stop: threading.Event
) -> Asked | None:
    """The next answer; None once there will be none, or all was stopped."""
    while not stop.is_set():
        at_work = any(thread.is_alive() for thread in threads)
        try:
            return answers.get(timeout=_GLANCE) if at_work else answers.get_nowait()
        except queue.Empty:
            if not at_work:
                return None
    return None

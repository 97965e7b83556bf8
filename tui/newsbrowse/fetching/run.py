"""Fetching many feeds: hosts beside one another, the feeds of one host in turn with a pause between.

Articles go into the library in the thread that calls, and what is known of a feed is kept after them: a feed
whose articles were lost would look unchanged for ever.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from urllib.parse import urlsplit

from newsbrowse.archive.library import Library
from newsbrowse.archive.locks import held
from newsbrowse.fetching.asking import Asked, ask, is_due
from newsbrowse.fetching.manner import Manner
from newsbrowse.models import FeedReport, Progress, Subscription
from newsbrowse.network import Stopped

LOCK_FILE = "fetch.lock"
_PATIENCE = 0.5
_GLANCE = 0.2
"""Seconds after which a thread that waits looks whether all was stopped."""

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
    asked = [feed for feed in feeds if all_of_them or is_due(feed.state)]
    reports = [
        FeedReport(feed.address, feed.title, error=feed.state.error, due=feed.state.due)
        for feed in feeds
        if feed not in asked
    ]
    with held(library.path / LOCK_FILE, patience=_PATIENCE, what="fetching"):
        for answer in _answers(asked, manner, stop):
            if progress is not None:
                title = answer.subscription.title
                progress(Progress(len(reports), len(feeds), f"feeds: {title}"))
            report = take_in(library, answer, stop)
            if report is not None:
                reports.append(report)
    if progress is not None:
        progress(Progress(len(reports), len(feeds), "feeds"))
    return tuple(reports)


def take_in(library: Library, asked: Asked, stop: threading.Event | None = None) -> FeedReport | None:
    """Put what a feed brought into the library, then keep how fetching went; None if it was stopped.

    An article that is there with a fuller text keeps it: many feeds give only the beginning.
    """
    feed = asked.subscription
    if asked.feed is None:
        library.feeds.keep_state(feed.address, asked.state)
        return FeedReport(feed.address, feed.title, error=asked.state.error)
    title = feed.title
    if title == feed.address and asked.feed.title:
        title = asked.feed.title
        library.feeds.name(feed.address, title)
    wanted = [entry for entry in asked.feed.entries if not library.feeds.has_fuller(entry)]
    report = library.add(wanted, stop=stop)
    if stop is not None and stop.is_set():
        return None
    library.feeds.keep_state(feed.address, asked.state)
    left = len(asked.feed.entries) - len(wanted)
    return FeedReport(feed.address, title, report.added, report.updated, report.unchanged + left)


def _answers(feeds: Sequence[Subscription], manner: Manner, stop: threading.Event) -> Iterator[Asked]:
    """What comes of asking for each feed, as it comes; ends early when `stop` is set."""
    hosts: dict[str, list[Subscription]] = {}
    for feed in feeds:
        hosts.setdefault(urlsplit(feed.address).netloc, []).append(feed)
    answers: queue.Queue[Asked] = queue.Queue(maxsize=manner.at_once)
    threads = ThreadPoolExecutor(manner.at_once, thread_name_prefix="fetch")
    over = Either(stop)
    try:
        tasks = [threads.submit(_ask_host, group, answers, manner, over) for group in hosts.values()]
        for _ in feeds:
            answer = _next(answers, tasks, stop)
            if answer is None:
                return
            yield answer
    finally:
        over.set()
        threads.shutdown(wait=False, cancel_futures=True)


class Either(threading.Event):
    """An event that is set when another one is, too, without setting that one."""

    def __init__(self, other: threading.Event) -> None:
        super().__init__()
        self._other = other

    def is_set(self) -> bool:
        """Whether either is set."""
        return super().is_set() or self._other.is_set()


def _ask_host(
    group: Sequence[Subscription], answers: queue.Queue[Asked], manner: Manner, stop: threading.Event
) -> None:
    """Ask for the feeds of one host in turn, and hand over what comes of each."""
    for number, feed in enumerate(group):
        if number:
            _pause(manner.delay, stop)
        if stop.is_set():
            return
        try:
            answer = ask(feed, manner.terms, stop)
        except Stopped:
            return
        _hand_over(answers, answer, stop)


def _pause(seconds: float, stop: threading.Event) -> None:
    """Wait, and look now and then whether all was stopped."""
    end = time.monotonic() + seconds
    while not stop.is_set() and (left := end - time.monotonic()) > 0:
        stop.wait(min(left, _GLANCE))


def _hand_over(answers: queue.Queue[Asked], answer: Asked, stop: threading.Event) -> None:
    """Hand an answer over once there is room: few answers are held in memory at a time."""
    while not stop.is_set():
        try:
            answers.put(answer, timeout=_GLANCE)
        except queue.Full:
            continue
        return


def _next(answers: queue.Queue[Asked], tasks: Sequence[Future[None]], stop: threading.Event) -> Asked | None:
    """The next answer; None once all was stopped. What a thread did not foresee is raised here."""
    while not stop.is_set():
        try:
            return answers.get(timeout=_GLANCE)
        except queue.Empty:
            for task in tasks:
                if task.done():
                    task.result()
    return None

"""Bringing the index up to the store beside an import: most of it is the engine's work, in other threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Protocol, Self

from newsbrowse.models import Progress

EVERY = 50_000
"""Articles after which the index is brought up to date: with fewer many are indexed twice.

Once more is known of who is who, an article is shown with other names. Of 30,000 articles, indexed 5,000 at a
time, that held for nearly half; and segments are merged the less, the fewer there are.
"""


class CatchUp(Protocol):
    """Brings the index up to the store (`Upkeep.catch_up_if_free`)."""

    def __call__(
        self,
        progress: Callable[[Progress], None] | None = None,
        stop: threading.Event | None = None,
        /,
    ) -> None:
        """Catch up; who is told how far it is, what ends it early."""


def left_alone(
    _progress: Callable[[Progress], None] | None = None,
    _stop: threading.Event | None = None,
) -> None:
    """What brings the index up to the store where somebody else is to do that."""


class Beside:
    """Catches up now and then while articles are written.

    Entered, it takes the number of articles that were written, in the thread that writes them. Left, it waits
    for what is under way, and raises what that has raised.

    Args:
        catch_up: does it.
        stop: ends it early.
    """

    def __init__(self, catch_up: CatchUp, stop: threading.Event) -> None:
        self._catch_up = catch_up
        self._stop = stop
        self._pool = ThreadPoolExecutor(1, "newsbrowse-index")
        self._running: Future[None] | None = None
        self._behind = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._stop.set()
        self._pool.shutdown()
        if self._running is not None and error is None:
            self._running.result()

    def written(self, articles: int) -> None:
        """So many articles have been added or updated."""
        self._behind += articles
        if self._behind < EVERY or (self._running is not None and not self._running.done()):
            return
        if self._running is not None:
            self._running.result()
        self._behind = 0
        self._running = self._pool.submit(self._catch_up, None, self._stop)

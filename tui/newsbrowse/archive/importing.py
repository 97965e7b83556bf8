"""Taking articles in: read, skip what is here already, analyse, write in batches.

Memory stays bounded however large the input: a few small tasks are under way at any time. An article is added
once its batch is committed; whatever stops the import later leaves it there, and the same import again goes
on where it stopped, since what is known is skipped before it is analysed.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sized
from functools import partial
from typing import Protocol

from newsbrowse.archive import analysing
from newsbrowse.archive.analysing import EXTRACTION_VERSION, Analysers, Task
from newsbrowse.archive.index import COMMIT_EVERY
from newsbrowse.archive.store import Standing, Store
from newsbrowse.archive.writes import Analysed, Outcome
from newsbrowse.models import AddReport, Entry, Failure, Progress

INLINE_UP_TO = 100
"""Articles that are analysed in this process before workers are started."""

_BATCH = 200
_BATCH_TEXT = 4_000_000
_BATCH_SECONDS = 1.0
_TASK = 16
_TASK_TEXT = 100_000
_PROGRESS_SECONDS = 0.2


class Importer:
    """One import into a store.

    Args:
        store: where the articles go.
        analysers: what reads the facts out of them; closed by the caller.
        progress: told how far the import is, a few times a second.
        stop: when set, the import ends early; what is analysed by then is still written.
        written: called after each batch with the number of articles added or updated by it.
    """

    def __init__(
        self,
        store: Store,
        analysers: Analysers,
        *,
        progress: Callable[[Progress], None] | None = None,
        stop: threading.Event | None = None,
        written: Callable[[int], None] | None = None,
    ) -> None:
        self._store = store
        self._analysers = analysers
        self._progress = progress
        self._stop = stop or threading.Event()
        self._written = written
        self._task: list[Entry] = []
        self._task_text = 0
        self._under_way: deque[Task] = deque()
        self._batch: list[Analysed] = []
        self._batch_text = 0
        self._counts = dict.fromkeys(Outcome, 0)
        self._failed: list[Failure] = []
        self._fresh = 0
        self._started = self._batch_started = time.monotonic()
        self._told = 0.0
        self._total: int | None = None

    def run(self, items: Iterable[Entry | Failure]) -> AddReport:
        """Take in all items; what was done of them, also if it was stopped early.

        Raises:
            LibraryError: the store cannot be written; the batches before stay.
        """
        self._total = len(items) if isinstance(items, Sized) else None
        for item in items:
            if self._stop.is_set():
                break
            self._take(item)
            self._tell()
        if not self._stop.is_set():
            self._submit()
            while self._under_way and not self._stop.is_set():
                self._collect()
        self._write()
        self._tell(last=True)
        return self.report()

    def report(self) -> AddReport:
        """What has been done so far."""
        counts = self._counts
        return AddReport(
            counts[Outcome.ADDED], counts[Outcome.UPDATED], counts[Outcome.UNCHANGED], tuple(self._failed)
        )

    def _take(self, item: Entry | Failure) -> None:
        if isinstance(item, Failure):
            self._failed.append(item)
            return
        standing = self._store.standing(item)
        if standing is Standing.KNOWN:
            self._counts[Outcome.UNCHANGED] += 1
        elif standing is Standing.TWIN:
            self._keep(Analysed(item, None))
        else:
            self._analyse(item)

    def _analyse(self, entry: Entry) -> None:
        self._fresh += 1
        if self._fresh == INLINE_UP_TO + 1:
            self._analysers.start_workers()
        self._task.append(entry)
        self._task_text += len(entry.body)
        if len(self._task) >= _TASK or self._task_text >= _TASK_TEXT:
            self._submit()

    def _submit(self) -> None:
        if self._task:
            self._under_way.append(self._analysers.submit(self._task))
            self._task, self._task_text = [], 0
        while len(self._under_way) > self._analysers.window:
            self._collect()

    def _collect(self) -> None:
        task = self._under_way.popleft()
        for entry, read in zip(task.entries, self._analysers.results(task), strict=True):
            self._keep(Analysed(entry, read.analysis, EXTRACTION_VERSION, read.bands))

    def _keep(self, item: Analysed) -> None:
        if not self._batch:
            self._batch_started = time.monotonic()
        self._batch.append(item)
        self._batch_text += len(item.entry.body)
        is_large = len(self._batch) >= _BATCH or self._batch_text >= _BATCH_TEXT
        if is_large or time.monotonic() - self._batch_started >= _BATCH_SECONDS:
            self._write()

    def _write(self) -> None:
        if not self._batch:
            return
        outcomes = self._store.put(self._batch)
        self._batch, self._batch_text = [], 0
        for outcome in outcomes:
            self._counts[outcome] += 1
        if self._written is not None:
            self._written(sum(outcome is not Outcome.UNCHANGED for outcome in outcomes))

    def _tell(self, *, last: bool = False) -> None:
        now = time.monotonic()
        if self._progress is None or (now - self._told < _PROGRESS_SECONDS and not last):
            return
        self._told = now
        done = sum(self._counts.values()) + len(self._failed)
        rate = done / max(now - self._started, 0.001)
        self._progress(Progress(done, self._total, f"{done:,} articles, {rate:,.0f} a second"))


class CatchUp(Protocol):
    """Brings the index up to the store (`Upkeep.catch_up_if_free`)."""

    def __call__(self, *, settling: bool = True) -> None:
        """Catch up; whether who is who is to be settled first."""


def take_in(
    store: Store,
    items: Iterable[Entry | Failure],
    catch_up: CatchUp,
    *,
    progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> AddReport:
    """Take all items into a store, with the index brought up to date now and then and at the end.

    Args:
        store: where the articles go.
        items: what a reader gives.
        catch_up: brings the index up to the store, on the way without settling who is who.
        progress: told how far it is, a few times a second.
        stop: set it to end early.

    Raises:
        LibraryError: the store cannot be written; the batches before stay.
    """
    analysers = Analysers(analysing.analyse_article)
    try:
        written = _every(COMMIT_EVERY, partial(catch_up, settling=False))
        report = Importer(store, analysers, progress=progress, stop=stop, written=written).run(items)
    finally:
        analysers.close()
    if progress is not None:
        done = report.added + report.updated + report.unchanged + len(report.failed)
        progress(Progress(done, done, "bringing the search index up to date"))
    catch_up()
    return report


def left_alone(*, settling: bool = True) -> None:
    """What brings the index up to the store where somebody else is to do that."""


def _every(number: int, action: Callable[[], None]) -> Callable[[int], None]:
    """A function that takes numbers and calls `action` each time they add up to `number`."""
    total = 0

    def counted(more: int) -> None:
        nonlocal total
        total += more
        if total >= number:
            total = 0
            action()

    return counted

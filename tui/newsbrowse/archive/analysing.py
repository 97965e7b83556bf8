"""Reading the facts out of many articles, in worker processes where there are enough of them to pay.

Only an import loads this module: it brings in the extraction rules.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker

from msgspec import Struct

from newsbrowse.archive.alike import Wording
from newsbrowse.archive.codec import encode_analysis
from newsbrowse.archive.records import storable
from newsbrowse.models import Analysis, Entry
from newsbrowse.text.clean import clean

EXTRACTION_VERSION = 7
"""The version of the extraction rules, kept with each analysis: what an older one read can be read again."""

Analyse = Callable[[str, str, str | None, str | None], Analysis]
"""Title, body, published and language of an article to its analysis; a function that workers can import."""

_log = logging.getLogger(__name__)
_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)


def analyse_article(title: str, body: str, published: str | None, language: str | None) -> Analysis:
    """The analysis of an article by all extraction rules."""
    from newsbrowse.extract.analysis import analyse

    return analyse(title, body, published, language)


class Reading(Struct, frozen=True):
    """What was read out of an entry.

    Attributes:
        analysis: its analysis as a blob; None if it failed.
        bands: those of its wording (`alike.Wording.bands`); None where they were not computed.
        failure: why the analysis failed, else empty.
    """

    analysis: bytes | None
    bands: tuple[int, ...] | None = None
    failure: str = ""


def analyse_entries(analyse: Analyse, entries: Sequence[Entry]) -> list[Reading]:
    """What is read out of some entries, also out of those whose text the rules of extraction fail on."""
    results = []
    for entry in entries:
        title, body = storable(entry.title), storable(entry.body)
        bands = tuple(Wording(title, body).bands())
        try:
            blob = encode_analysis(analyse(title, body, entry.published, entry.language), body)
            results.append(Reading(blob, bands))
        except _FAILURES as error:
            results.append(Reading(None, bands, f"{type(error).__name__}: {clean(str(error))}"))
    return results


class Task(Struct, frozen=True):
    """Entries that are being analysed together; `future` is None if they wait to be done in this process."""

    entries: tuple[Entry, ...]
    future: Future[list[Reading]] | None


class Analysers:
    """Analyses tasks in order: in this process until `start_workers`, then in worker processes.

    An entry whose analysis fails, or whose worker dies over it, gets none, and the log a warning.
    """

    def __init__(self, analyse: Analyse, workers: int | None = None) -> None:
        self._analyse = analyse
        self.workers = workers or os.cpu_count() or 1
        self._parallel = False
        self._pool: ProcessPoolExecutor | None = None

    def start_workers(self) -> None:
        """From now on submit tasks to worker processes."""
        self._parallel = self.workers > 1

    @property
    def window(self) -> int:
        """How many tasks to keep under way."""
        return 3 * self.workers if self._parallel else 0

    def submit(self, entries: Sequence[Entry]) -> Task:
        """Begin to analyse some entries."""
        return Task(tuple(entries), self._send(entries, self.workers) if self._parallel else None)

    def results(self, task: Task) -> list[Reading]:
        """What was read out of a task's entries, in order; waits for it."""
        if task.future is None:
            results = analyse_entries(self._analyse, task.entries)
        else:
            try:
                results = task.future.result()
            except BrokenProcessPool:
                results = self._after_a_death(task)
        for entry, result in zip(task.entries, results, strict=True):
            if result.failure:
                _log.warning("nothing could be read out of %s: %s", clean(entry.origin), result.failure)
        return results

    def close(self) -> None:
        """End the workers; what they are at is lost."""
        self._drop_pool()

    def _after_a_death(self, task: Task) -> list[Reading]:
        """The analyses of a task whose worker died, each in a worker of its own.

        Where workers cannot even start (a script that works when it is imported), this process goes on alone.
        """
        self._drop_pool()
        if self._parallel and not self._can_start():
            _log.warning("worker processes cannot be started here; going on in one process")
            self._parallel = False
        if not self._parallel:
            return analyse_entries(self._analyse, task.entries)
        return [self._alone(entry) for entry in task.entries]

    def _can_start(self) -> bool:
        try:
            with _interrupts_held():
                answer = self._running(1).submit(os.getpid)
            return answer.result() > 0
        except BrokenProcessPool:
            self._drop_pool()
            return False

    def _alone(self, entry: Entry) -> Reading:
        """The analysis of one entry in a worker of its own, to find the one over which workers die."""
        try:
            return self._send([entry], 1).result()[0]
        except BrokenProcessPool:
            self._drop_pool()
            return Reading(None, failure="the worker process died")

    def _send(self, entries: Sequence[Entry], workers: int) -> Future[list[Reading]]:
        resource_tracker.ensure_running()  # its own start would let interrupts through again
        with _interrupts_held():
            try:
                return self._running(workers).submit(analyse_entries, self._analyse, list(entries))
            except BrokenProcessPool:
                self._drop_pool()
                return self._running(workers).submit(analyse_entries, self._analyse, list(entries))

    def _running(self, workers: int) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(workers, mp_context=context, initializer=ignore_interrupts)
        return self._pool

    def _drop_pool(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Deliver Ctrl+C only after the block, in which workers may start: they begin with it blocked."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def ignore_interrupts() -> None:
    """Leave Ctrl+C to the parent process, which ends its workers in good order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

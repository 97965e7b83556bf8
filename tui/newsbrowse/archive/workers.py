"""Worker processes: some work for each of many items, done in order, whatever becomes of a worker."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from msgspec import Struct

Item = TypeVar("Item")
Result = TypeVar("Result")

Work = Callable[[Sequence[Item]], list[Result]]
"""One result for each item, in their order; a function that workers can import."""

_SELDOM = 100_000
"""New objects in a worker between two looks for garbage: what a job makes goes by itself, without rings."""

_log = logging.getLogger(__name__)


class Job(Struct, Generic[Item, Result], frozen=True):
    """Items that are worked on together.

    Attributes:
        work: what is done.
        items: with what.
        lost: the result for an item over which the worker dies; called in this process.
        future: None if the job waits to be done in this process.
    """

    work: Work[Item, Result]
    items: tuple[Item, ...]
    lost: Callable[[Item], Result]
    future: Future[list[Result]] | None


class Workers:
    """Does jobs in the order of their `submit`: in this process until `start`, then in worker processes."""

    def __init__(self, number: int | None = None) -> None:
        self.number = number or os.cpu_count() or 1
        self.are_started = False
        self._pool: ProcessPoolExecutor | None = None

    def start(self) -> None:
        """From now on submit jobs to worker processes, if there are to be several."""
        self.are_started = self.number > 1

    @property
    def window(self) -> int:
        """How many jobs to keep under way."""
        return 3 * self.number if self.are_started else 0

    def submit(
        self, work: Work[Item, Result], items: Sequence[Item], lost: Callable[[Item], Result]
    ) -> Job[Item, Result]:
        """Begin a job."""
        future = self._send(work, items, self.number) if self.are_started else None
        return Job(work, tuple(items), lost, future)

    def results(self, job: Job[Item, Result]) -> list[Result]:
        """What came of each item of a job, in order; waits for it."""
        if job.future is None:
            return job.work(job.items)
        try:
            return job.future.result()
        except BrokenProcessPool:
            return self._after_a_death(job)

    def close(self) -> None:
        """End the workers; what they are at is lost."""
        self._drop_pool()

    def _after_a_death(self, job: Job[Item, Result]) -> list[Result]:
        """The results of a job whose worker died, each from a worker of its own.

        Where workers cannot even start (a script that works when it is imported), this process goes on alone.
        """
        self._drop_pool()
        if self.are_started and not self._can_start():
            _log.warning("worker processes cannot be started here; going on in one process")
            self.are_started = False
        if not self.are_started:
            return job.work(job.items)
        return [self._alone(job, item) for item in job.items]

    def _can_start(self) -> bool:
        try:
            with _interrupts_held():
                answer = self._running(1).submit(os.getpid)
            return answer.result() > 0
        except BrokenProcessPool:
            self._drop_pool()
            return False

    def _alone(self, job: Job[Item, Result], item: Item) -> Result:
        """The result of one item from a worker of its own, to find the one over which workers die."""
        try:
            return self._send(job.work, [item], 1).result()[0]
        except BrokenProcessPool:
            self._drop_pool()
            return job.lost(item)

    def _send(self, work: Work[Item, Result], items: Sequence[Item], number: int) -> Future[list[Result]]:
        resource_tracker.ensure_running()  # its own start would let interrupts through again
        with _interrupts_held():
            try:
                return self._running(number).submit(work, list(items))
            except BrokenProcessPool:
                self._drop_pool()
                return self._running(number).submit(work, list(items))

    def _running(self, number: int) -> ProcessPoolExecutor:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(number, mp_context=context, initializer=begin_work)
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


def begin_work() -> None:
    """Leave Ctrl+C to the parent process, end with it, whatever ends it, and look for garbage seldom.

    A worker would wait for ever where the parent is killed: all workers hold both ends of the pipe that its
    tasks come through, so that none sees it closed.
    """
    ignore_interrupts()
    gc.set_threshold(_SELDOM, 10, 10)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True, name="parent").start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def ignore_interrupts() -> None:
    """Leave Ctrl+C to the parent process, which ends its workers in good order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

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
from typing import TypeVar

from msgspec import Struct

from newsbrowse.archive import analysing
from newsbrowse.archive.analysing import EXTRACTION_VERSION, Analysers, FilesTask, Reading, Taken, Task
from newsbrowse.archive.beside import Beside, CatchUp
from newsbrowse.archive.records import record
from newsbrowse.archive.space import MARGIN, ensure_room
from newsbrowse.archive.store import Standing, Store
from newsbrowse.archive.writes import Analysed, Outcome
from newsbrowse.models import AddReport, Entry, Failure, Progress, Unread
from newsbrowse.readers import read_unread

_Item = TypeVar("_Item", Entry, Unread)

INLINE_UP_TO = 100
"""Articles that are analysed in this process; where there are more, workers do it from the first on."""

_BATCH = 2_000
_BATCH_TEXT = 8_000_000
_BATCH_SECONDS = 2.0
"""What is written at once: hashes and names go to places all over their tables, of which each page is written
anew with every batch."""
_ON_DISK = 3
"""Bytes on the disk for each letter that is added, at most, before what is written is merged."""
_TASK = 64
_TASK_TEXT = 400_000
_TASK_SECONDS = 1.0
_TIMES_AT_FIRST = 2
"""So many tasks wait before it is clear whether workers are needed, but for no longer than a second."""
_TEXT_UNDER_WAY = 20_000_000
_PROGRESS_SECONDS = 0.2


class _UnderWay(Struct, frozen=True):
    """A task that was submitted: what takes its results, and the length of its texts."""

    collect: Callable[[], None]
    size: int


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
        self._entries: list[Entry] = []
        self._files: list[Unread] = []
        self._task_text = 0
        self._task_began = 0.0
        self._under_way: deque[_UnderWay] = deque()
        self._text_under_way = 0
        self._batch: list[Analysed] = []
        self._batch_text = 0
        self._counts = dict.fromkeys(Outcome, 0)
        self._failed: list[Failure] = []
        self._fresh = 0
        self._batch_started = 0.0
        self._told = 0.0
        self._total: int | None = None

    def run(self, items: Iterable[Entry | Failure | Unread]) -> AddReport:
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
                self._collect_next()
                self._tell()
        self._write()
        self._tell(last=True)
        return self.report()

    def report(self) -> AddReport:
        """What has been done so far."""
        counts = self._counts
        return AddReport(
            counts[Outcome.ADDED], counts[Outcome.UPDATED], counts[Outcome.UNCHANGED], tuple(self._failed)
        )

    def _take(self, item: Entry | Failure | Unread) -> None:
        if isinstance(item, Failure):
            self._failed.append(item)
        elif isinstance(item, Unread):
            self._count_in()
            self._put_in_line(self._files, item, item.size)
        else:
            self._take_entry(item)

    def _take_entry(self, entry: Entry, *, of_file: bool = False) -> None:
        row = record(entry)
        standing = self._store.standing_of(row)
        if standing is Standing.KNOWN:
            self._counts[Outcome.UNCHANGED] += 1
        elif standing is Standing.TWIN:
            self._keep(Analysed(entry, None, row=row))
        else:
            if not of_file:
                self._count_in()
            self._put_in_line(self._entries, entry, len(entry.body))

    def _count_in(self) -> None:
        """Start workers once there is enough for them to do."""
        self._fresh += 1
        if self._fresh == INLINE_UP_TO + 1:
            self._analysers.start_workers()

    def _put_in_line(self, line: list[_Item], item: _Item, size: int) -> None:
        """Make a task of those who wait, if they are enough, or the item is of the other kind."""
        if (self._entries or self._files) and not line:
            self._submit()
        if not line:
            self._task_began = time.monotonic()
        line.append(item)
        self._task_text += size
        is_old = time.monotonic() - self._task_began >= _TASK_SECONDS
        times = 1 if self._analysers.take_files else _TIMES_AT_FIRST
        if is_old or len(line) >= times * _TASK or self._task_text >= times * _TASK_TEXT:
            self._submit()

    def _submit(self) -> None:
        """Begin to analyse those who wait, and take the results that are due."""
        if self._files and not self._analysers.take_files:
            self._read_here()
        size = self._task_text * _TASK // max(len(self._entries), len(self._files), _TASK)
        for start in range(0, len(self._entries), _TASK):
            task = self._analysers.submit(self._entries[start : start + _TASK])
            self._begun(partial(self._collect, task), size)
        for start in range(0, len(self._files), _TASK):
            files = self._analysers.submit_files(self._store.path, self._files[start : start + _TASK])
            self._begun(partial(self._collect_files, files), size)
        self._entries.clear()
        self._files.clear()
        self._task_text = 0
        self._collect_due()

    def _read_here(self) -> None:
        """Read the files that wait while there are no workers; their articles wait then."""
        files = tuple(self._files)
        self._files.clear()
        self._task_text = 0
        for file in files:
            if self._stop.is_set():
                return
            for item in read_unread(file):
                if isinstance(item, Failure):
                    self._failed.append(item)
                else:
                    self._take_entry(item, of_file=True)

    def _begun(self, collect: Callable[[], None], size: int) -> None:
        self._under_way.append(_UnderWay(collect, size))
        self._text_under_way += size

    def _collect_due(self) -> None:
        while len(self._under_way) > self._analysers.window or (
            self._text_under_way > _TEXT_UNDER_WAY and self._under_way
        ):
            self._collect_next()

    def _collect_next(self) -> None:
        task = self._under_way.popleft()
        self._text_under_way -= task.size
        task.collect()

    def _collect(self, task: Task) -> None:
        for entry, reading in zip(task.items, self._analysers.results(task), strict=True):
            self._keep(_analysed(entry, reading))

    def _collect_files(self, task: FilesTask) -> None:
        for found in self._analysers.found(task):
            if isinstance(found, Taken):
                self._keep(_analysed(found.entry, found.reading))
            elif found is None:
                self._counts[Outcome.UNCHANGED] += 1
            else:
                self._failed.append(found)

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
        ensure_room(self._store.path, MARGIN + _ON_DISK * self._batch_text, "adding articles")
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
        self._progress(Progress(done, self._total, "adding"))


def _analysed(entry: Entry, read: Reading | None) -> Analysed:
    if read is None:
        return Analysed(entry, None)
    return Analysed(entry, read.analysis, EXTRACTION_VERSION, read.bands, read.row, read.body, read.names)


def take_in(
    store: Store,
    items: Iterable[Entry | Failure | Unread],
    catch_up: CatchUp,
    *,
    progress: Callable[[Progress], None] | None = None,
    stop: threading.Event | None = None,
) -> AddReport:
    """Take all items into a store, with the index brought up to date now and then and at the end.

    Args:
        store: where the articles go.
        items: what a reader gives.
        catch_up: brings the index up to the store.
        progress: told how far it is, a few times a second.
        stop: set it to end early.

    Raises:
        LibraryError: the store cannot be written; the batches before stay.
    """
    stop = stop or threading.Event()
    analysers = Analysers(analysing.analyse_articles)
    try:
        with Beside(catch_up, stop) as index:
            importer = Importer(store, analysers, progress=progress, stop=stop, written=index.written)
            report = importer.run(items)
    finally:
        analysers.close()
    _finish(catch_up, progress, stop)
    return report


def _finish(catch_up: CatchUp, progress: Callable[[Progress], None] | None, stop: threading.Event) -> None:
    """Bring the index up to the store, also where the user has stopped the import; a second time stops this.

    What is left then is done at the next opening.
    """
    is_stopped = stop.is_set()
    if progress is not None:
        progress(Progress(0, None, "finishing"))
    try:
        catch_up(progress, None if is_stopped else stop)
    except KeyboardInterrupt:
        if not is_stopped:
            raise

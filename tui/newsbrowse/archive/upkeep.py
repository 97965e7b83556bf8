"""Keeping the index level with the store: the store is the truth, the index follows its change numbers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from newsbrowse.archive import alike
from newsbrowse.archive.database import unwritable
from newsbrowse.archive.documents import document
from newsbrowse.archive.engine import EngineError
from newsbrowse.archive.index import SearchIndex
from newsbrowse.archive.locks import held
from newsbrowse.archive.regrouping import keep_grouped
from newsbrowse.archive.settling import is_settled, keep_settled
from newsbrowse.archive.space import MARGIN, FullError, ensure_room, for_rebuild
from newsbrowse.archive.store import Store, Stored
from newsbrowse.errors import BusyError
from newsbrowse.models import Progress

LOCK_FILE = "index.lock"
"""Lies beside the index folder, not in it: that folder may be deleted at any time."""

ProgressCallback = Callable[[Progress], None]

LOOKED_THROUGH = 400_000_000
"""Bytes of an index up to which it is looked through unasked: as many as half a second takes."""

REBUILT = "the search index was damaged and is built anew from the articles; nothing is lost"
"""What a reader is told of a damaged index."""

PATIENCE = 60.0
"""Seconds to wait for another process that is writing the index."""

_PROGRESS_STEP = 500


class Upkeep:
    """Brings the index of one library up to date, one process and one thread at a time.

    Who is who is settled first (`archive.settling`), since the index holds what names are shown as.
    """

    def __init__(self, path: Path, store: Store, index: SearchIndex, patience: float = PATIENCE) -> None:
        self._path = path
        self._lock = path / LOCK_FILE
        self._store = store
        self._index = index
        self._patience = patience
        self.failure = ""
        """Why `catch_up_if_free` did not bring the index up to date last; empty if it did or another does."""
        self.rebuilt = False
        """Whether there was an index at the start that could not be used, so that it was built anew."""
        self.watcher: ProgressCallback | None = None
        """Told how far it is when a damaged index is built anew under the reader; then without words."""
        self._writing = threading.RLock()

    def start(self, progress: ProgressCallback | None = None) -> None:
        """Make the index usable after opening: built if it is not, brought up to date if nobody is at it."""
        usable = self._is_usable()
        if self._store.read_only:
            return
        if not usable:
            self.rebuilt = self._index.is_there
            if self.rebuilt and progress is None:
                _warn(REBUILT)
            self.catch_up(progress)
        elif self._index.watermark() < self._store.last_change() or not self._is_derived():
            self.catch_up_if_free(progress)

    def catch_up(
        self,
        progress: ProgressCallback | None = None,
        stop: threading.Event | None = None,
    ) -> int:
        """Add what the index lacks, or build it anew if it cannot be used; the number of articles indexed.

        Args:
            progress: told how far it is.
            stop: set it to end early.

        Raises:
            BusyError: another process has been writing the index for a long time.
        """
        with self._alone():
            if not self._is_usable():
                return self._rebuild(progress)
            self._index.sweep()
            mark = self._index.watermark()
            keep_settled(self._store, mark, progress)
            keep_grouped(self._store, mark, progress, stop)
            behind = self._store.count_since(mark)
            if not behind:
                return 0
            ensure_room(self._path, MARGIN, "bringing the search index up to date")
            changed = _reporting(self._store.changed_since(mark, places=False), behind, progress, stop)
            return self._index.update(map(document, changed), expected=behind)

    def catch_up_if_free(
        self,
        progress: ProgressCallback | None = None,
        stop: threading.Event | None = None,
    ) -> None:
        """Catch up, unless the index is busy or fails: then it will be done at the next opening."""
        try:
            self.catch_up(progress, stop)
        except (BusyError, EngineError, FullError) as error:
            _warn(f"{error}; the search index will be brought up to date later")
            self.failure = "" if isinstance(error, BusyError) else error.message
        else:
            self.failure = ""

    def rebuild(self, progress: ProgressCallback | None = None) -> int:
        """Build the index anew beside the one in use, and swap them; the number of articles."""
        with self._alone():
            return self._rebuild(progress)

    def repair(self) -> bool:
        """Rebuild the index if its files are damaged; whether they were."""
        if self._store.read_only or not self._index.damaged_files():
            return False
        with self._alone():
            self._index.open()
            if self._index.damaged_files():
                _warn(REBUILT)
                count = self._rebuild(self.watcher)
                if self.watcher is not None:
                    self.watcher(Progress(count, count, ""))
        return True

    def look_through(self) -> bool:
        """As `repair`, unless reading all of the index would be felt, or somebody is writing it."""
        try:
            return self._index.size() <= LOOKED_THROUGH and self.repair()
        except BusyError:
            return False

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if self._store.read_only:
            raise unwritable(self._path)
        with self._writing, held(self._lock, patience=self._patience, what="the search index"):
            yield

    def _is_derived(self) -> bool:
        """Whether names and near-duplicates are decided by the present rules."""
        with self._store.reading() as reader:
            return is_settled(self._store) and alike.is_grouped(reader)

    def _is_usable(self) -> bool:
        """Whether the index in use is open and holds nothing that the store does not."""
        try:
            if not self._index.open():
                return False
            return self._index.watermark() <= self._store.last_change()
        except EngineError:
            return False

    def _rebuild(self, progress: ProgressCallback | None) -> int:
        ensure_room(self._path, for_rebuild(self._path), "building the search index anew")
        keep_settled(self._store, 0, progress)
        keep_grouped(self._store, 0, progress)
        expected = self._store.count()
        everything = _reporting(self._store.changed_since(0, places=False), expected, progress, None)
        return self._index.rebuild(map(document, everything), expected=expected)


def _reporting(
    articles: Iterable[Stored], total: int, progress: ProgressCallback | None, stop: threading.Event | None
) -> Iterator[Stored]:
    """The articles, with progress told now and then; ends early when `stop` is set."""
    for done, article in enumerate(articles):
        if stop is not None and stop.is_set():
            return
        if progress is not None and done % _PROGRESS_STEP == 0:
            progress(Progress(done, total, "indexing"))
        yield article
    if progress is not None:
        progress(Progress(total, total, "indexing"))


def _warn(message: str) -> None:
    """Log a warning. Seldom needed, so that opening a library does not load the log."""
    import logging

    logging.getLogger(__name__).warning("newsbrowse: %s", message)

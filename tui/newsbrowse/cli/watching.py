"""Folders that are watched: what is new or changed in them goes into the library until the user stops it.

The folders are looked at every few seconds, which works on any file system, also one of a network; nothing
has to be installed for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsbrowse.cli.inputs import STDIN, Given, add_paths
from newsbrowse.cli.interrupt import StopSwitch
from newsbrowse.errors import UsageError
from newsbrowse.models import AddReport

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library

SECONDS = 2.0
"""Seconds from one look to the next."""

Mark = tuple[int, int]


class Watch:
    """The files below some paths, and which of them changed since they were last given.

    Args:
        paths: files and folders. Names of files that no reader is for are passed over in folders.

    Raises:
        UsageError: one of the paths is no file and no folder.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        for path in paths:
            if path == STDIN or "://" in path or not Path(path).exists():
                raise UsageError(f"cannot be watched: {path}", "--watch takes files and folders that exist")
        self._paths = [Path(path) for path in paths]
        self._known = dict(self._marks())
        self._settling: dict[Path, Mark] = {}

    def changed(self) -> list[Path]:
        """Files that are new or changed, and have stayed as they are since the last look.

        One that is still being written is given once it is whole.
        """
        marks = dict(self._marks())
        fresh = {path: mark for path, mark in marks.items() if self._known.get(path) != mark}
        settled = [path for path, mark in fresh.items() if self._settling.get(path) == mark]
        self._settling = fresh
        self._known.update((path, marks[path]) for path in settled)
        return settled

    def _marks(self) -> Iterator[tuple[Path, Mark]]:
        from newsbrowse.readers.dispatch import files_in

        for path in self._paths:
            for file in files_in(path):
                try:
                    state = file.stat()
                except OSError:
                    continue
                yield file, (state.st_size, state.st_mtime_ns)


def watch(
    archive: Library,
    watched: Watch,
    told: Callable[[AddReport], None],
    *,
    given: Given | None = None,
    pause: Callable[[], bool] | None = None,
) -> None:
    """Add what changes until the user stops it.

    Args:
        archive: where the articles go.
        watched: what is looked at.
        told: called with what came of the files that changed.
        given: as of `add_paths`.
        pause: waits for the next look, and says whether there is to be one.
    """
    pause = pause or _waited
    while pause():
        files = [str(path) for path in watched.changed()]
        if files:
            report, stopped = add_paths(archive, files, given)
            told(report)
            if stopped:
                return


def _waited() -> bool:
    """Wait for the next look; False if the user pressed ctrl+C meanwhile."""
    stop = threading.Event()
    with StopSwitch(stop):
        return not stop.wait(SECONDS)

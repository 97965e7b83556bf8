"""Files whose reading is the work of child processes, read some at a time and handed on in their order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from newsbrowse.models import Failure

Item = TypeVar("Item")

_AHEAD = 4
"""Files for each processor that are begun before the first of them is asked for."""


def read_ahead(
    files: Iterable[Path | Failure], read: Callable[[Path], Iterable[Item]], in_child: Callable[[Path], bool]
) -> Iterator[Item | Failure]:
    """What some files hold, in their order.

    Args:
        files: paths; failures among them are handed on.
        read: reads a file.
        in_child: whether a child process does the reading: several such files are then read at once. The
            others are read one article at a time, since they may hold any number.
    """
    processors = os.cpu_count() or 1
    waiting: deque[Iterable[Item | Failure] | Future[list[Item]]] = deque()
    pool = ThreadPoolExecutor(processors)
    try:
        for file in files:
            if isinstance(file, Failure):
                waiting.append((file,))
            elif in_child(file):
                waiting.append(pool.submit(_listed, read, file))
            else:
                waiting.append(read(file))
            if len(waiting) > _AHEAD * processors:
                yield from _items(waiting.popleft())
        while waiting:
            yield from _items(waiting.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _items(found: Iterable[Item | Failure] | Future[list[Item]]) -> Iterable[Item | Failure]:
    return found.result() if isinstance(found, Future) else found


def _listed(read: Callable[[Path], Iterable[Item]], file: Path) -> list[Item]:
    return list(read(file))

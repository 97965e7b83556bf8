"""Keys in the middle of an import: ctrl+C stops at the next article, and others are not shown."""

from __future__ import annotations

import signal
import sys
import termios
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Self, TypeVar

Item = TypeVar("Item")
_LOCAL = 3
"""Where `termios` keeps the flags of the line."""


@contextmanager
def unheard() -> Iterator[None]:
    """What is typed while the block runs is not shown amid the progress; it is kept for what comes next."""
    try:
        before = termios.tcgetattr(sys.stdin)
    except (OSError, ValueError, termios.error):  # there is no terminal
        yield
        return
    silent = [*before]
    silent[_LOCAL] &= ~termios.ECHO
    termios.tcsetattr(sys.stdin, termios.TCSANOW, silent)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSANOW, before)


class StopSwitch:
    """While entered, SIGINT sets an event; only a read that blocks is broken off.

    An exception out of a signal handler could strike in the middle of a write to the library, so the
    library looks at the event instead. A read from a terminal or a pipe may never return by itself:
    there the handler raises, and the input ends. A second SIGINT raises wherever it strikes.

    Args:
        stop: what is set at the first SIGINT.
    """

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._reading = False
        self._former: object = None

    def __enter__(self) -> Self:
        self._former = signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._former or signal.SIG_DFL)  # type: ignore[arg-type]

    def _interrupted(self, _signal: int, _frame: FrameType | None) -> None:
        if self._reading or self._stop.is_set():
            self._stop.set()
            raise KeyboardInterrupt
        self._stop.set()

    def until_stopped(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items as they come, ending early once stopped."""
        source = iter(items)
        while not self._stop.is_set():
            try:
                self._reading = threading.current_thread() is threading.main_thread()
                item = next(source)
                self._reading = False
            except (StopIteration, KeyboardInterrupt):
                return
            finally:
                self._reading = False
            yield item

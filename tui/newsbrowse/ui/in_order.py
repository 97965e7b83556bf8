"""Work in a thread, one piece after the other and none left out: what the user does has an order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import nullcontext
from threading import Lock, Timer
from typing import Self

from textual.dom import DOMNode
from textual.message import Message

from newsbrowse.errors import NewsbrowseError
from newsbrowse.ui.messages import Failed

Work = Callable[[], Message | None]

_LONG = 1.0
"""Seconds after which it is told that something is not done yet."""


class InOrder:
    """Does what it is given in a thread, in the order in which it was given.

    The answer of each is posted to the node as a message; a `NewsbrowseError` as `Failed`.

    Args:
        node: gets the messages.
        name: that of the threads.
        tell: called with True when something takes long, and with False when that is over.
    """

    def __init__(self, node: DOMNode, name: str, tell: Callable[[bool], object] | None = None) -> None:
        self._node = node
        self._name = name
        self._tell = tell
        self._lock = Lock()
        self._waiting: deque[Work] = deque()
        self._running = False

    def do(self, work: Work) -> None:
        """Do something once all that was given before is done."""
        with self._lock:
            self._waiting.append(work)
            if self._running:
                return
            self._running = True
        self._node.run_worker(self._run, thread=True, group=self._name, name=self._name)

    def _take(self) -> Work | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._running = False
            return None

    def _run(self) -> None:
        while (work := self._take()) is not None:
            with nullcontext() if self._tell is None else _Long(self._tell):
                try:
                    answer = work()
                except NewsbrowseError as error:
                    answer = Failed(error.message, error.hint)
            if answer is not None:
                self._node.post_message(answer)


class _Long:
    """Tells that what is done in the block takes long, if it does, and then that it is over."""

    def __init__(self, tell: Callable[[bool], object]) -> None:
        self._tell = tell
        self._lock = Lock()
        self._over = self._told = False
        self._timer = Timer(_LONG, self._ring)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            self._over = True
            if self._told:
                self._tell(False)

    def _ring(self) -> None:
        with self._lock:
            if not self._over:
                self._told = True
                self._tell(True)

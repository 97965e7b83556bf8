"""Work in a thread, one piece after the other and none left out: what the user does has an order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock

from textual.dom import DOMNode
from textual.message import Message

from newsbrowse.errors import NewsbrowseError
from newsbrowse.ui.messages import Failed

Work = Callable[[], Message | None]


class InOrder:
    """Does what it is given in a thread, in the order in which it was given.

    The answer of each is posted to the node as a message; a `NewsbrowseError` as `Failed`.
    """

    def __init__(self, node: DOMNode, name: str) -> None:
        self._node = node
        self._name = name
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
            try:
                answer = work()
            except NewsbrowseError as error:
                answer = Failed(error.message, error.hint)
            if answer is not None:
                self._node.post_message(answer)

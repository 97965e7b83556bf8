"""Work in a thread of which only the newest request matters."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from textual.dom import DOMNode
from textual.message import Message

from newsbrowse.errors import NewsbrowseError
from newsbrowse.ui.messages import Failed

Request = TypeVar("Request")


class Latest(Generic[Request]):
    """Runs one request at a time in a thread; of those that come meanwhile only the last is run.

    Cancelling a thread worker does not stop its thread, so a queue of searches would run them all, one
    for each key typed. The answer is posted to the node as a message; a `NewsbrowseError` as `Failed`.
    """

    def __init__(self, node: DOMNode, name: str, work: Callable[[Request], Message | None]) -> None:
        self._node = node
        self._name = name
        self._work = work
        self._lock = Lock()
        self._pending: list[Request] = []
        self._running = False

    def ask(self, request: Request) -> None:
        """Run the work for a request, as soon as the one under way is done."""
        with self._lock:
            self._pending = [request]
            if self._running:
                return
            self._running = True
        self._node.run_worker(self._run, thread=True, group=self._name, name=self._name)

    def _take(self) -> Request | None:
        with self._lock:
            if self._pending:
                return self._pending.pop()
            self._running = False
            return None

    def _run(self) -> None:
        while (request := self._take()) is not None:
            try:
                answer = self._work(request)
            except NewsbrowseError as error:
                answer = Failed(error.message, error.hint)
            if answer is not None:
                self._node.post_message(answer)

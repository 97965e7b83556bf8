"""Whose turn it is: between two requests of one host there is a pause, whichever thread makes them."""

from __future__ import annotations

import threading
import time
from urllib.parse import urlsplit

from newsbrowse.network import Stopped

_GLANCE = 0.2
"""Seconds after which a wait looks whether all was stopped."""


class Turns:
    """The next moment at which each host may be asked. Any thread may call."""

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._next: dict[str, float] = {}
        self._guard = threading.Lock()

    def wait(self, address: str, stop: threading.Event, delay: float = 0.0) -> None:
        """Wait until the host of an address may be asked, and take that turn.

        Args:
            address: what is to be asked.
            stop: ends the wait when it is set.
            delay: seconds that the host wants between two requests, if these are more than usual.

        Raises:
            Stopped: `stop` was set.
        """
        host = urlsplit(address).netloc
        with self._guard:
            turn = max(self._next.get(host, 0.0), time.monotonic())
            self._next[host] = turn + max(delay, self._delay)
        while (left := turn - time.monotonic()) > 0 and not stop.is_set():
            stop.wait(min(left, _GLANCE))
        if stop.is_set():
            raise Stopped

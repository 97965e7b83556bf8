"""Connections that keep to the terms of a request, whatever the other side does.

They stand below HTTP and TLS: each reading and writing waits no longer than what is left of the whole
request's time, so that a server which sends a byte now and then is not waited for; and the host was looked at
before it is asked. What is left to HTTP is httpcore's.
"""

from __future__ import annotations

import queue
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from httpcore2 import ConnectError, ConnectTimeout, NetworkBackend, NetworkStream, ReadTimeout, SyncBackend

from newsbrowse.network.hosts import addresses_of
from newsbrowse.network.terms import FetchError, Stopped, Terms

CONNECT_SECONDS = 10.0
"""Seconds that one address may take to answer before the next one is tried."""

_SLICE = 0.2
"""Seconds after which a wait looks whether the user has stopped it."""


class Clock:
    """How much of a request's time is left, and whether the user has stopped it."""

    def __init__(self, terms: Terms, stop: threading.Event | None = None) -> None:
        self._terms = terms
        self._end = time.monotonic() + terms.seconds
        self._stop = stop or threading.Event()

    def left(self) -> float:
        """Seconds left, more than 0.

        Raises:
            Stopped: the user stopped the request.
            FetchError: its time is over.
        """
        if self._stop.is_set():
            raise Stopped
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError(f"takes longer than {self._terms.seconds:g} s", "try again later")
        return left


class Connections(NetworkBackend):
    """Opens the connections of one request."""

    def __init__(self, terms: Terms, clock: Clock) -> None:
        self._terms = terms
        self._clock = clock
        self._plain = SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        """Connect to the first address of a host that answers and may be asked."""
        left = min(self._clock.left(), CONNECT_SECONDS)
        addresses = addresses_of(host, port, private=self._terms.private, seconds=left)
        for position, address in enumerate(addresses, 1):
            connect = partial(self._plain.connect_tcp, address, port, None, local_address, socket_options)
            try:
                return TimedStream(_opened(connect, self._clock, CONNECT_SECONDS), self._clock)
            except (ConnectError, ConnectTimeout):
                if position == len(addresses):
                    raise
        raise FetchError(f"{host} has no address", "look at the address")


def _opened(open_it: Callable[[], NetworkStream], clock: Clock, seconds: float) -> NetworkStream:
    """Open a connection in a thread, so that waiting for it can be stopped; a late one is let go."""
    answers: queue.SimpleQueue[NetworkStream | ConnectError | ConnectTimeout] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put(open_it())
        except (ConnectError, ConnectTimeout) as error:
            answers.put(error)

    threading.Thread(target=work, daemon=True, name="connect").start()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            answer = answers.get(timeout=min(clock.left(), _SLICE))
        except queue.Empty:
            continue
        if isinstance(answer, NetworkStream):
            return answer
        raise answer
    raise ConnectTimeout


class TimedStream(NetworkStream):
    """A connection whose waits end with the time of the request."""

    def __init__(self, stream: NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Wait for bytes, in slices."""
        while True:
            try:
                return self._stream.read(max_bytes, min(self._clock.left(), _SLICE))
            except ReadTimeout:
                continue

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, self._clock.left())

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        """Go on encrypted; the certificate is checked against the name, not the address."""
        start = partial(self._stream.start_tls, ssl_context, server_hostname, self._clock.left())
        return TimedStream(_opened(start, self._clock, self._clock.left()), self._clock)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore asks of a connection."""
        return self._stream.get_extra_info(info)

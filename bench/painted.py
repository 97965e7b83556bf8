"""A program in a pseudo-terminal, and the moment at which something stands on its screen."""

from __future__ import annotations

import os
import re
import select
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

COLUMNS, ROWS = 120, 40
PATIENCE = 60.0
"""Seconds after which what is waited for will not come."""


class Terminal:
    """A running program and its screen; ended at the end of the `with` block."""

    def __init__(self, command: list[str]) -> None:
        self.started = time.perf_counter()
        environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._child = pexpect.spawn(command[0], command[1:], dimensions=(ROWS, COLUMNS), env=environment)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._came = self.started

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.close(force=True)

    def press(self, keys: str) -> float:
        """Send keys; the time at which they were sent."""
        now = time.perf_counter()
        self._child.send(keys)
        return now

    def wait(self, is_there: Callable[[list[str]], bool]) -> float:
        """Read until the lines of the screen are as wanted; the time at which the last bytes for that came.

        Raises:
            TimeoutError: that never was so.
        """
        end = time.perf_counter() + PATIENCE
        self._came = time.perf_counter()
        while not is_there(self._screen.display):
            if not self._read(max(0.0, end - time.perf_counter())):
                raise TimeoutError("the screen stayed as it is:\n" + "\n".join(self._screen.display))
        return self._came

    def settle(self, seconds: float) -> None:
        """Read until nothing has come for a while."""
        while self._read(seconds):
            pass

    def memory(self) -> dict[str, float]:
        """Resident megabytes of the program: all (`VmRSS`), and those not of files (`RssAnon`)."""
        status = Path(f"/proc/{self._child.pid}/status").read_text(encoding="ascii")
        return {name: int(size) / 1024 for name, size in re.findall(r"(VmRSS|RssAnon):\s+(\d+) kB", status)}

    def _read(self, seconds: float) -> bool:
        """Feed the screen with what comes within some seconds; False if nothing does."""
        if not select.select([self._child.child_fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._child.child_fd, 1 << 16)
        except OSError:
            return False
        self._came = time.perf_counter()
        self._stream.feed(data)
        return True

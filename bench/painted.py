"""A program in a pseudo-terminal, and the moment at which something stands on its screen.

What the program writes is read by a thread at once, with the time at which it came; the emulator, which
takes a millisecond for a kilobyte, works through it behind. So a time is that at which the last byte needed
left the program, and the program never waits for a full pipe. All programs are measured in the same way.
"""

from __future__ import annotations

import os
import queue
import re
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

COLUMNS, ROWS = 120, 40
PATIENCE = 60.0
"""Seconds after which what is waited for will not come."""

_SWITCH = 0.0002
"""Seconds for which the emulator may keep the reading thread waiting."""


class Terminal:
    """A running program and its screen; ended at the end of the `with` block."""

    def __init__(self, command: list[str]) -> None:
        sys.setswitchinterval(_SWITCH)
        environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.started = time.perf_counter()
        self._child = pexpect.spawn(command[0], command[1:], dimensions=(ROWS, COLUMNS), env=environment)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._came = self.started
        self._arrived: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read_all, daemon=True)
        self._reader.start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.kill(signal.SIGKILL)
        self._reader.join()
        self._child.close(force=True)

    def press(self, keys: str) -> float:
        """Send keys; the time at which they were sent."""
        now = time.perf_counter()
        os.write(self._child.child_fd, keys.encode())
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

    def _read_all(self) -> None:
        """Take all that the program writes, until it ends."""
        while True:
            try:
                data = os.read(self._child.child_fd, 1 << 16)
            except OSError:
                return
            self._arrived.put((time.perf_counter(), data))

    def _read(self, seconds: float) -> bool:
        """Feed the screen with what comes within some seconds; False if nothing does."""
        try:
            self._came, data = self._arrived.get(timeout=seconds)
        except queue.Empty:
            return False
        self._stream.feed(data)
        return True

"""A driver that writes only what changed, from a thread of its own.

While a slow line is busy, what the program paints meanwhile becomes one difference: the screen that is shown
is always a recent one, and the program never waits for the line.
"""

from __future__ import annotations

import threading
from typing import IO

from textual.drivers.linux_driver import LinuxDriver

from newsbrowse.ui.damage import Damage

_MOST_WAITING = 1 << 18
"""Characters that may wait unread; then the program's own thread reads them, so that memory stays bounded."""


class ThriftyDriver(LinuxDriver):
    """Textual's driver, with `Damage` between it and the terminal."""

    _writer: _Writer | None = None

    def write(self, data: str) -> None:
        """Take in what is painted; it is written as soon as the terminal takes it."""
        if self._writer is None and self._file is not None:
            self._writer = _Writer(self._file)
            self._writer.start()
        if self._writer is not None:
            self._writer.put(data)

    def close(self) -> None:
        """Write the rest, then leave the terminal."""
        if self._writer is not None:
            self._writer.end()
            self._writer = None
        super().close()

    def forget(self, rows: int) -> None:
        """The terminal has another size, of so many rows: what it shows is not known."""
        if self._writer is not None:
            self._writer.forget(rows)

    def redraw(self) -> None:
        """Clear the terminal and paint it again: another program may have written on it."""
        if self._writer is not None:
            self._writer.redraw()


class _Writer(threading.Thread):
    """Reads what is painted and writes the differences."""

    def __init__(self, file: IO[str]) -> None:
        super().__init__(daemon=True, name="newsbrowse-output")
        self._file = file
        self._damage = Damage()
        self._painting = threading.Lock()
        self._news = threading.Condition()
        self._waiting: list[str] = []
        self._size = 0
        self._ended = False
        self._urgent: list[str] = []

    def put(self, data: str) -> None:
        with self._news:
            self._waiting.append(data)
            self._size += len(data)
            full = self._size > _MOST_WAITING
            self._news.notify()
        if full:
            with self._painting:
                self._take_in()

    def forget(self, rows: int) -> None:
        with self._painting:
            self._take_in()
            self._damage.forget(rows)

    def redraw(self) -> None:
        with self._painting:
            self._take_in()
            self._urgent.append(self._damage.redraw())
        self.put("")

    def end(self) -> None:
        """Write the rest and stop; returns when that is done."""
        with self._news:
            self._ended = True
            self._news.notify()
        self.join()

    def run(self) -> None:
        """Write until ended."""
        ended = False
        while not ended:
            with self._news:
                self._news.wait_for(lambda: self._waiting or self._ended)
                ended = self._ended
            with self._painting:
                self._take_in()
                out = "".join([*self._urgent, self._damage.flush()])
                self._urgent.clear()
            if out and not self._show(out):
                return

    def _show(self, out: str) -> bool:
        """Write to the terminal; False if it is gone."""
        try:
            self._file.write(out)
            self._file.flush()
        except OSError:
            return False
        return True

    def _take_in(self) -> None:
        with self._news:
            waiting, self._waiting, self._size = self._waiting, [], 0
        out = self._damage.feed("".join(waiting))
        if out:
            self._urgent.append(out)

"""A driver that writes only what changed, from a thread of its own.

While a slow line is busy, what the program paints meanwhile becomes one difference: the screen that is shown
is always a recent one, and the program never waits for the line.
"""

from __future__ import annotations

import os
import threading
from io import TextIOWrapper
from typing import IO, Any

from textual.drivers.linux_driver import LinuxDriver

from newsbrowse.ui.damage import Cell, Damage
from newsbrowse.ui.early_screen import EarlyScreen

_ENTER = "\x1b[?1049h"
"""What Textual enters the screen of its own with."""

_MOST_WAITING = 1 << 18
"""Characters that may wait unread; then the program's own thread reads them, so that memory stays bounded."""

_POINTER = "\x1b]22;"
"""Textual sets the shape of a mouse pointer with it: of no use here, and some terminals print it."""


class ThriftyDriver(LinuxDriver):
    """Textual's driver, with `Damage` between it and the terminal."""

    _writer: _Writer | None = None
    _aside: _Aside | None = None
    _known: tuple[int, int] | None = None
    _taken_over: EarlyScreen | None = None

    def _get_terminal_size(self) -> tuple[int, int]:
        """The size of the terminal that is drawn on.

        Textual asks stdout, which may be read by another program, and takes 80 by 24 then; rich asks stdin,
        and a screen of two sizes is painted without end.
        """
        try:
            size = os.get_terminal_size(self.fileno)
        except OSError:
            return super()._get_terminal_size()
        return size.columns or 80, size.lines or 24

    def start_application_mode(self) -> None:
        """Take the terminal; a screen that is painted on it already stays."""
        early: EarlyScreen | None = getattr(self._app, "early_screen", None)
        if early is not None and early.hand_over():
            self._taken_over, self._known = early, early.size
        if self._writer is None and self._file is not None:
            self._aside = _Aside(self._file)
            self._file = self._aside.screen
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual leaves it open
        if early is not None and self._taken_over is None and self._known:
            self.attrs_before = early.attributes

    def write(self, data: str) -> None:
        """Take in what is painted; it is written as soon as the terminal takes it."""
        if data.startswith(_POINTER):
            return
        if self._taken_over is not None and data == _ENTER:
            early, self._taken_over = self._taken_over, None
            self._write_to(Damage(early.rows, early.size[1]))
            return
        if self._writer is None:
            self._write_to(Damage())
        if self._writer is not None:
            self._writer.put(data)

    def _write_to(self, damage: Damage) -> None:
        if self._file is not None:
            self._writer = _Writer(self._file, damage)
            self._writer.start()

    def close(self) -> None:
        """Write the rest, then leave the terminal."""
        if self._writer is not None:
            self._writer.end()
            self._writer = None
        super().close()
        if self._aside is not None:
            self._file = self._aside.back()
            self._aside = None

    def forget(self, size: tuple[int, int]) -> None:
        """The terminal has a size, of columns and rows; what it shows is known only if taken over."""
        if self._writer is not None and self._known != size:
            self._known = None
            self._writer.forget(size[1])

    def show(self) -> None:
        """Show what has been painted, where a screen that was taken over stood until now."""
        self._known = None
        if self._writer is not None:
            self._writer.show()

    def meant(self) -> dict[int, list[Cell]]:
        """What the screen shows; empty where nothing was painted."""
        return self._writer.meant() if self._writer is not None else {}

    def redraw(self) -> None:
        """Clear the terminal and paint it again: another program may have written on it."""
        if self._writer is not None:
            self._writer.redraw()


class _Aside:
    """Keeps what libraries print by themselves off the screen, such as the engine's panics.

    The terminal gets a descriptor of its own, and the one that all print to leads nowhere.

    Args:
        file: stands for the terminal.
    """

    def __init__(self, file: TextIOWrapper[Any]) -> None:
        self._file = file
        self._descriptor = file.fileno()
        file.flush()
        self.screen = os.fdopen(os.dup(self._descriptor), "w", encoding=file.encoding, errors=file.errors)
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device
            os.dup2(nowhere.fileno(), self._descriptor)

    def back(self) -> TextIOWrapper[Any]:
        """Let all print to the terminal again; the file that stands for it."""
        self.screen.flush()
        os.dup2(self.screen.fileno(), self._descriptor)
        self.screen.close()
        return self._file


class _Writer(threading.Thread):
    """Reads what is painted and writes the differences."""

    def __init__(self, file: IO[str], damage: Damage) -> None:
        super().__init__(daemon=True, name="newsbrowse-output")
        self._file = file
        self._damage = damage
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

    def show(self) -> None:
        if self._damage.held:
            with self._painting:
                self._damage.held = False
            self.put("")

    def meant(self) -> dict[int, list[Cell]]:
        with self._painting:
            self._take_in()
            return self._damage.meant()

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

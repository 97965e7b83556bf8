"""The first thing on the terminal: the screen of the last time, while the browser is being loaded.

The terminal is made ours as Textual will do it later, so that what is typed meanwhile is neither shown nor
lost. Until the browser takes over, whatever ends the program gives the terminal back.
"""

from __future__ import annotations

import os
import signal
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

from newsbrowse.ui.kept_screen import Rows, load, painted

_ENDING = (signal.SIGHUP, signal.SIGTERM)
_ENTER = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J"
_LEAVE = "\x1b[?7h\x1b[?1049l\x1b[?25h"
_INPUT, _LOCAL = 0, 3
"""Where `termios` keeps the flags of the input and of the line."""


class EarlyScreen:
    """A screen that is painted, and the terminal as it was before; used by `paint_early`."""

    def __init__(self, rows: Rows, size: tuple[int, int]) -> None:
        self.rows = rows
        self.size = size
        self.attributes: list[Any] = termios.tcgetattr(sys.stdin)
        self._ours = True
        for number in _ENDING:
            signal.signal(number, self._end)
        termios.tcsetattr(sys.stdin, termios.TCSANOW, _unheard(self.attributes))
        _write(_ENTER + painted(rows))

    def hand_over(self) -> bool:
        """The browser takes the terminal as it is; False where it was given back, or over, before."""
        ours, self._ours = self._ours, False
        return ours

    def leave(self) -> None:
        """Give the terminal back as it was, unless the browser has it or that was done."""
        if self.hand_over():
            for number in _ENDING:
                signal.signal(number, signal.SIG_DFL)
            _write(_LEAVE)
            termios.tcsetattr(sys.stdin, termios.TCSANOW, self.attributes)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.leave()
        os._exit(128 + number)


def paint_early(
    library: Path, kept: Callable[[Path, tuple[int, int]], Rows | None] = load
) -> EarlyScreen | None:
    """Paint what will be shown on a library; None where that is not known, or cannot be painted.

    Args:
        library: its folder.
        kept: tells what will be shown there, on a terminal of a size.
    """
    try:
        size = os.get_terminal_size(sys.stderr.fileno())
        rows = kept(library, (size.columns, size.lines))
        return EarlyScreen(rows, (size.columns, size.lines)) if rows else None
    except (OSError, ValueError, termios.error):
        return None


def _unheard(attributes: list[Any]) -> list[Any]:
    """The terminal takes keys one by one and shows none of them."""
    ours = list(attributes)
    ours[_INPUT] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    ours[_LOCAL] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    return ours


def _write(text: str) -> None:
    """Write to the terminal that Textual draws on."""
    sys.stderr.write(text)
    sys.stderr.flush()

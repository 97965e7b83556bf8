"""The terminal lent to another program: a pager, an editor, a browser for the terminal."""

from __future__ import annotations

import signal
import subprocess
import sys
import termios
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

from newsbrowse.ui.programs import not_started

_ENDING = (signal.SIGTERM, signal.SIGHUP)

_FAREWELL = 0.7
"""Seconds that a program has to end in when we are to end, before it is killed."""


def run_here(words: Sequence[str], ended: Callable[[int], object] = lambda number: None) -> int:
    """Run a program on this terminal and wait for it; the caller has left the screen.

    Keys that end the program are not for us: an interrupt is passed over while it runs. SIGTERM and SIGHUP
    are to end us, and so end the program; the terminal is then set as it was before.

    Args:
        words: the program and its arguments.
        ended: called with the number of such a signal, before the program is ended. The event loop stands
            still meanwhile and takes notice of the signal only when it goes on.

    Returns:
        The exit code of the program.

    Raises:
        ProgramError: it cannot be started.
    """
    lent = _Lent(ended)
    with _handled(lent.end), _terminal_as_before():
        return lent.run(words)


class _Lent:
    """A program that has the terminal, until it ends or we are to end."""

    def __init__(self, ended: Callable[[int], object]) -> None:
        self._ended = ended
        self._over = False
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, words: Sequence[str]) -> int:
        try:
            self._process = subprocess.Popen(list(words))
        except OSError as error:
            raise not_started(words[0], error) from error
        if self._over:
            self._stop(self._process)
        return self._process.wait()

    def end(self, number: int, frame: object) -> None:
        """Take a signal; waiting for the program goes on until it has ended."""
        if not self._over:
            self._over = True
            self._ended(number)
            if self._process is not None:
                self._stop(self._process)

    def _stop(self, process: subprocess.Popen[bytes]) -> None:
        process.terminate()
        killing = threading.Timer(_FAREWELL, process.kill)
        killing.daemon = True
        killing.start()


@contextmanager
def _handled(end: Callable[[int, object], None]) -> Iterator[None]:
    """Signals are ours while the block runs."""
    before = {number: signal.signal(number, end) for number in _ENDING}
    before[signal.SIGINT] = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _terminal_as_before() -> Iterator[None]:
    """The terminal is set as it was: a program that was killed may leave it without echo or line breaks."""
    try:
        kept = termios.tcgetattr(sys.stdin)
    except (OSError, ValueError, termios.error):  # there is none
        yield
        return
    try:
        yield
    finally:
        with suppress(OSError, ValueError, termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSANOW, kept)

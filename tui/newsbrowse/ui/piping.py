"""A text through a line of commands: bounded in time and in what is kept of the output."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress

from msgspec import Struct

from newsbrowse.text.clean import clean_block
from newsbrowse.ui.programs import not_started

LONGEST = 1_000_000
"""Bytes of output that are kept."""

PATIENCE = 10.0
"""Seconds for which the commands may run."""


class Output(Struct, frozen=True):
    """What came of the commands.

    Attributes:
        text: output and complaints, clean.
        code: the exit code of the last command.
        cut: whether there was more than is kept.
        late: whether the time was over.
    """

    text: str
    code: int
    cut: bool = False
    late: bool = False

    @property
    def note(self) -> str:
        """What is to be known of it beside the text."""
        if self.late:
            return f"stopped after {PATIENCE:.0f} s"
        if self.cut:
            return f"cut after {LONGEST:,} bytes"
        return f"exit code {self.code}" if self.code else ""


def piped(text: str, commands: Sequence[Sequence[str]], patience: float = PATIENCE) -> Output:
    """Give a text to the first of some commands, and its output to the next; what the last one says.

    The commands have no terminal and a session of their own; all are ended when the time is over.

    Raises:
        ProgramError: one cannot be started.
    """
    running = _started(commands)
    feeder = threading.Thread(target=_feed, args=(running[0], text), daemon=True)
    overdue = threading.Event()

    def stop() -> None:
        overdue.set()
        _kill(running)

    timer = threading.Timer(patience, stop)
    timer.daemon = True
    feeder.start()
    timer.start()
    try:
        kept = _read(running)
        os.waitid(os.P_PID, running[-1].pid, os.WEXITED | os.WNOWAIT)
    finally:
        timer.cancel()
        _end(running)
    shown = clean_block(kept[:LONGEST].decode("utf-8", "replace"))
    return Output(shown, running[-1].returncode, len(kept) > LONGEST, overdue.is_set())


def _started(commands: Sequence[Sequence[str]]) -> list[subprocess.Popen[bytes]]:
    running: list[subprocess.Popen[bytes]] = []
    read_end, write_end = os.pipe()
    try:
        for words in commands:
            last = len(running) == len(commands) - 1
            running.append(
                subprocess.Popen(
                    list(words),
                    stdin=running[-1].stdout if running else subprocess.PIPE,
                    stdout=write_end if last else subprocess.PIPE,
                    stderr=write_end,
                    start_new_session=True,
                )
            )
            if len(running) > 1:
                earlier = running[-2].stdout
                assert earlier is not None  # noqa: S101 - asked for above
                earlier.close()
    except OSError as error:
        _end(running)
        os.close(read_end)
        raise not_started(commands[len(running)][0], error) from error
    finally:
        os.close(write_end)
    running[-1].stdout = os.fdopen(read_end, "rb")
    return running


def _feed(first: subprocess.Popen[bytes], text: str) -> None:
    """Write the text; a command that has read enough of it closes the pipe."""
    assert first.stdin is not None  # noqa: S101 - asked for when it was started
    with suppress(OSError):
        first.stdin.write(text.encode("utf-8", "replace"))
    with suppress(OSError):
        first.stdin.close()


def _read(running: Sequence[subprocess.Popen[bytes]]) -> bytes:
    """The output up to a byte more than is kept; then the commands are ended."""
    output = running[-1].stdout
    assert output is not None  # noqa: S101 - given when they were started
    with output:
        kept = bytearray()
        while len(kept) <= LONGEST and (piece := os.read(output.fileno(), 65_536)):
            kept += piece
    if len(kept) > LONGEST:
        _kill(running)
    return bytes(kept)


def _kill(running: Sequence[subprocess.Popen[bytes]]) -> None:
    """End the commands, and all that they started in their sessions.

    None was waited for yet, so that their numbers still are theirs, also if they are done.
    """
    for process in running:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)


def _end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    """End the commands and take their exit codes."""
    _kill(running)
    for process in running:
        process.wait()

"""Keys typed while something goes on at the first start."""

from __future__ import annotations

import io
import os
import pty
import sys
import termios
from pathlib import Path

import pytest

from newsbrowse.cli.interrupt import unheard


def echoes(descriptor: int) -> bool:
    return bool(termios.tcgetattr(descriptor)[3] & termios.ECHO)


def test_what_is_typed_is_not_shown_and_is_there_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    with open(theirs, encoding="utf-8") as terminal:  # noqa: PTH123 (a descriptor, no path)
        monkeypatch.setattr(sys, "stdin", terminal)
        with unheard():
            assert not echoes(terminal.fileno())
            os.write(ours, b"jj\n")
        assert echoes(terminal.fileno())
        assert terminal.readline() == "jj\n"
    os.close(ours)


def test_the_terminal_is_as_before_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    with open(theirs, encoding="utf-8") as terminal:  # noqa: PTH123 (a descriptor, no path)
        monkeypatch.setattr(sys, "stdin", terminal)
        with pytest.raises(KeyboardInterrupt), unheard():
            raise KeyboardInterrupt
        assert echoes(terminal.fileno())
    os.close(ours)


@pytest.mark.parametrize("kind", ["text", "file"])
def test_without_a_terminal_nothing_is_done(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "in").touch()
    with io.StringIO() if kind == "text" else (tmp_path / "in").open() as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        with unheard():
            pass

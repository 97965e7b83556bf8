"""The screen of the last time stands before the program is loaded, and the program takes it over."""

from __future__ import annotations

import os
import signal
import sys
import termios
from pathlib import Path

import pexpect
import pytest

from .test_browser import Terminal

KITTY = b"\x1b[>"
"""What Textual asks the terminal for when it takes it: it comes after the early screen."""

STOPPED = """
import signal, sys
from newsbrowse.ui.early_screen import paint_early
from pathlib import Path
early = paint_early(Path(sys.argv[2]))
print("painted" if early else "nothing", flush=True)
signal.pause()
"""


@pytest.fixture
def left(sample_folder: Path) -> Path:
    """A library on which the browser was, and was left at the articles of a search."""
    first = Terminal(sample_folder)
    first.until("12 articles")
    first.search("taiwan")
    first.until("of 12 articles")
    first.until("People")
    first.child.send("q")
    first.until_end()
    assert (sample_folder / "screen.json").exists()
    return sample_folder


def told(first: bytes) -> bytes:
    """What is painted before the program has loaded."""
    return first[: first.find(KITTY)]


def test_the_screen_stands_before_the_program_is_loaded_and_is_not_painted_again(left: Path) -> None:
    again = Terminal(left)
    again.until("❯ taiwan")
    again.child.send("q")
    again.until_end()
    early, late = again.raw.split(KITTY, 1)
    assert "❯ ".encode() in early
    assert b"taiwan" in early
    assert b"Articles" in early
    assert late.count(b"newsbrowse") == 0, "the top line was painted twice"
    again.assert_terminal_is_whole()


def test_what_is_typed_while_it_loads_is_not_lost(left: Path) -> None:
    again = Terminal(left)
    again.until("❯ taiwan")
    again.child.send("/")
    again.child.send("quiz\r")
    again.until("❯ quiz")
    again.child.send("q")
    again.until_end()
    assert again.child.exitstatus == 0


def test_an_article_more_and_it_is_not_shown(left: Path) -> None:
    from newsbrowse.archive.library import Library
    from newsbrowse.models import Entry

    with Library.open(left) as library:
        library.add([Entry(origin="test:1", title="One more", body="Taiwan once more.")])
    again = Terminal(left)
    again.until("of 13 articles")
    again.child.send("q")
    again.until_end()
    assert b"taiwan" not in told(again.raw)


def test_it_is_there_also_after_an_end_that_nobody_foresaw(left: Path) -> None:
    kept = left / "screen.json"
    kept.unlink()
    again = Terminal(left)
    again.until("of 12 articles")
    while not kept.exists():
        again.child.expect_exact(pexpect.TIMEOUT, timeout=0.05)
    again.child.kill(signal.SIGKILL)
    again.child.wait()
    third = Terminal(left)
    third.until("❯ taiwan")
    third.child.send("q")
    third.until_end()
    assert b"taiwan" in told(third.raw)


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_while_it_loads_leaves_a_whole_terminal(left: Path, number: int) -> None:
    child: pexpect.spawn[bytes] = pexpect.spawn(
        sys.executable,
        ["-c", STOPPED, "--library", str(left)],
        dimensions=(40, 120),
        env=os.environ
        | {"TERM": "xterm-256color", "XDG_STATE_HOME": str(left.parent / "state"), "TEXTUAL_FPS": "250"},
        timeout=60,
    )
    child.expect_exact("painted")
    before = termios.tcgetattr(child.child_fd)
    assert not before[3] & termios.ECHO
    child.kill(number)
    child.expect_exact("\x1b[?1049l")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 128 + number


def picked(folder: Path, *arguments: str) -> bytes:
    """What is painted before the picker has loaded; it is left once it has kept what it begins with."""
    kept = folder / "pick.json"
    kept.unlink(missing_ok=True)
    terminal = Terminal(folder, arguments=("pick", *arguments))
    terminal.until("takes the article")
    while not kept.exists():
        terminal.child.expect_exact(pexpect.TIMEOUT, timeout=0.05)
    terminal.child.send("q")
    terminal.until_end()
    terminal.assert_terminal_is_whole()
    return told(terminal.raw)


def test_the_picker_begins_with_the_screen_of_the_browser(left: Path) -> None:
    assert b"taiwan" in picked(left)
    (left / "screen.json").unlink()
    assert b"taiwan" not in picked(left)


def test_the_picker_begins_with_its_own_screen(left: Path) -> None:
    assert b"taiwan" not in picked(left, "ushakov")
    again = Terminal(left, arguments=("pick", "ushakov"))
    again.until("❯ ushakov")
    again.child.send("q")
    again.until_end()
    assert b"ushakov" in told(again.raw)

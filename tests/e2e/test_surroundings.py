"""The picker and the clipboard in pipes, in GNU screen, on small, dumb and stalled terminals."""

from __future__ import annotations

import re
import shutil
import signal
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.models import Search
from tests.e2e.test_browser import Terminal
from tests.e2e.test_picking import READ_BY_A_SHELL, printed
from tests.e2e.test_quoting import copy_a_quotation, pasted

FED_BY_A_PIPE = ["bash", "-c", 'got=$(printf "q\\nq\\n" | "$@" pick 2>&1); echo "<$got|$?>"', "bash"]
OSC_52 = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
LARGE = """
import os
from newsbrowse.writing.clipboard import sequence_for
print(sequence_for(bytes(range(256)) * 200, os.environ), end="", flush=True)
input()
"""

needs_screen = pytest.mark.skipif(shutil.which("screen") is None, reason="needs GNU screen")


def test_what_is_piped_into_the_picker_is_not_typed(sample_folder: Path) -> None:
    terminal = Terminal(sample_folder, within=FED_BY_A_PIPE)
    terminal.until("takes the article")
    terminal.child.send("\r")
    with Library.open(sample_folder) as archive:
        first = archive.search(Search("")).hits[0].id
    assert printed(terminal) == f"{first}|0"


def test_on_80_columns_a_passage_can_be_taken_and_left(sample_folder: Path) -> None:
    terminal = Terminal(sample_folder, within=READ_BY_A_SHELL, size=(80, 24))
    terminal.until("takes the article")
    terminal.child.send("\ty")
    terminal.until("words chosen")
    terminal.child.send("\x1b")
    terminal.until("▶ Article  ")
    terminal.child.send("y")
    terminal.until("words chosen")
    terminal.child.send("c")
    got, _, code = printed(terminal).partition("|")
    assert got.startswith("“")
    assert code == "0"


def test_a_terminal_that_cannot_show_it_is_told_in_one_line(sample_folder: Path) -> None:
    terminal = Terminal(sample_folder, within=READ_BY_A_SHELL, term="dumb")
    got, _, code = printed(terminal).partition("|")
    assert code == "2"
    assert "cannot draw on a terminal of type 'dumb'" in got.splitlines()[0]
    assert b"\x1b" not in terminal.raw


def test_a_stalled_terminal_does_not_hold_the_picker(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody reads what it paints, so that its writing waits; a signal ends it all the same."""
    printed_to = tmp_path / "printed"
    monkeypatch.setenv("PRINTED", str(printed_to))
    within = ["bash", "-c", 'exec "$@" pick >"$PRINTED"', "bash"]
    terminal = Terminal(sample_folder, within=within, size=(200, 60))
    terminal.until("takes the article")
    terminal.child.send("GggG" * 300)
    terminal.child.kill(signal.SIGTERM)
    terminal.child.wait()
    assert terminal.child.exitstatus == 128 + signal.SIGTERM
    assert printed_to.read_bytes() == b""


def within_screen(folder: Path) -> list[str]:
    """GNU screen without the user's settings, which ends with what runs in it."""
    config = folder / "screenrc"
    config.write_text("startup_message off\ndefutf8 on\naltscreen on\nvbell off\n")
    (folder / "screens").mkdir(mode=0o700)
    return ["screen", "-U", "-c", str(config)]


@needs_screen
def test_screen_passes_on_what_is_copied(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SCREENDIR", str(tmp_path / "screens"))
    terminal = Terminal(sample_folder, within=within_screen(tmp_path))
    copy_a_quotation(terminal)
    terminal.until("by OSC 52 through screen (unconfirmed)")
    while not OSC_52.search(terminal.raw):
        terminal.read()
    assert b64decode(OSC_52.findall(terminal.raw)[0], validate=True) == pasted(sample_folder, monkeypatch)
    terminal.child.send("q")
    terminal.until_end()


@needs_screen
def test_screen_passes_on_what_takes_many_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "STY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SCREENDIR", str(tmp_path / "screens"))
    command = [*within_screen(tmp_path), sys.executable, "-c", LARGE]
    terminal = Terminal(tmp_path, within=[*command, "--"])
    while not OSC_52.search(terminal.raw):
        terminal.read()
    assert b64decode(OSC_52.findall(terminal.raw)[0], validate=True) == bytes(range(256)) * 200
    terminal.child.send("\r")
    terminal.until_end()


def test_without_a_terminal_what_was_copied_is_still_printed(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(sample_folder.parent / "state"))
    done = subprocess.run(
        [sys.executable, "-m", "newsbrowse", "paste"],
        capture_output=True,
        start_new_session=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"newsbrowse: nothing has been copied yet")

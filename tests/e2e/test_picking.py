"""The browser inside other programs: a shell that reads what it prints, and an editor."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.models import Search
from tests.e2e.test_browser import Terminal

READ_BY_A_SHELL = ["bash", "-c", 'got=$("$@" pick $WITH 2>&1); echo "<$got|$?>"', "bash"]
IN_VIM = ["bash", "-c", 'export NB="$*"; exec vim -T vt100 -u NONE -N -n "$DRAFT"', "bash"]


def first(folder: Path, query: str = "") -> str:
    with Library.open(folder) as archive:
        return archive.search(Search(query)).hits[0].id


def printed(terminal: Terminal) -> str:
    """What the shell says it got, once the program has ended."""
    terminal.until_end()
    terminal.assert_terminal_is_whole()
    text = terminal.raw.decode().rpartition("<")[2].partition(">")[0]
    return text.replace("\r\n", "\n")


def test_a_shell_gets_the_articles_that_were_ticked(sample_folder: Path) -> None:
    terminal = Terminal(sample_folder, within=READ_BY_A_SHELL)
    terminal.until("takes the article")
    terminal.child.send("  \r")
    got, _, code = printed(terminal).partition("|")
    with Library.open(sample_folder) as archive:
        expected = [hit.id for hit in archive.search(Search("")).hits[:2]]
    assert (got.split("\n"), code) == (expected, "0")


def test_leaving_prints_nothing(sample_folder: Path) -> None:
    for key in ("\x1b", "q"):
        terminal = Terminal(sample_folder, within=READ_BY_A_SHELL)
        terminal.until("takes the article")
        terminal.child.send(key)
        assert printed(terminal) == "|1"


def test_the_way_out_takes_ticks_back_first(sample_folder: Path) -> None:
    terminal = Terminal(sample_folder, within=READ_BY_A_SHELL)
    terminal.until("takes the article")
    terminal.child.send(" ")
    terminal.until("1 ticked")
    terminal.child.send("\x1b")
    terminal.until("None ticked")
    terminal.child.send("\x1b")
    assert printed(terminal) == "|1"


@pytest.mark.parametrize(
    ("form", "beginning"), [("citation", "“"), ("link", "China"), ("id", "")], ids=["citation", "link", "id"]
)
def test_an_article_is_printed_as_is_asked(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch, form: str, beginning: str
) -> None:
    monkeypatch.setenv("WITH", f"--print {form} trade")
    terminal = Terminal(sample_folder, within=READ_BY_A_SHELL)
    terminal.until("takes the article")
    terminal.child.send("\r")
    got, _, code = printed(terminal).partition("|")
    assert got
    assert got.startswith(beginning)
    assert "\n" not in got
    assert code == "0"
    if form == "id":
        assert got == first(sample_folder, "trade")


def test_the_place_of_the_browser_is_left_alone(sample_folder: Path) -> None:
    terminal = Terminal(sample_folder, within=READ_BY_A_SHELL)
    terminal.until("takes the article")
    terminal.search("taiwan")
    terminal.child.send("q")
    assert printed(terminal) == "|1"
    assert not (sample_folder / "place.json").exists()


def test_without_a_terminal_it_says_so(sample_folder: Path) -> None:
    command = [sys.executable, "-m", "newsbrowse", "--library", str(sample_folder), "pick"]
    environment = os.environ | {"TERM": "xterm-256color"}
    done = subprocess.run(command, capture_output=True, text=True, start_new_session=True, env=environment)
    assert (done.returncode, done.stdout) == (2, "")
    assert "needs a terminal" in done.stderr


@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed")
def test_a_quotation_goes_into_the_text_in_vim(
    sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("Above.\nBelow.\n", encoding="utf-8")
    monkeypatch.setenv("DRAFT", str(draft))
    terminal = Terminal(sample_folder, within=IN_VIM)
    terminal.until("Above.")
    terminal.child.send(":r !$NB pick --print quote stabilising\r")
    terminal.take_a_sentence()
    terminal.until("Below.")
    terminal.child.send("\r:wq\r")
    terminal.until_end()
    lines = draft.read_text(encoding="utf-8").splitlines()
    assert (lines[0], lines[-1]) == ("Above.", "Below.")
    assert "stabilising factor" in lines[1]
    assert "“" in lines[3]
    assert "Meridian Wire" in lines[3]
    assert not any("\x1b" in line for line in lines)

"""The package for Emacs (editors/newsbrowse.el), in Emacs on a terminal, without the settings of the user."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.models import Search
from tests.e2e.conftest import PATIENCE
from tests.e2e.test_browser import Terminal
from tests.unit.planted import WEEK

PACKAGE = Path(__file__).parents[2] / "editors" / "newsbrowse.el"
COMMAND = '(setq newsbrowse-command (split-string (getenv "NB")))'
START = f"""export NB="$*"; exec emacs -nw -Q -l "$PACKAGE" --eval '{COMMAND}' "$DRAFT\""""
IN_EMACS = ["bash", "-c", START, "bash"]
META_X = "\x1bx"
SAVE_AND_LEAVE = "\x18\x13\x18\x03"

pytestmark = pytest.mark.skipif(shutil.which("emacs") is None, reason="needs emacs")


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft, which Emacs opens."""
    path = tmp_path / "a draft.md"
    path.write_text("Above.\n\nBelow.\n", encoding="utf-8")
    monkeypatch.setenv("DRAFT", str(path))
    monkeypatch.setenv("PACKAGE", str(PACKAGE))
    monkeypatch.setenv("LANG", "C.UTF-8")
    return path


def opened(library: Path) -> Terminal:
    """Emacs with the draft, the cursor in its second line."""
    terminal = Terminal(library, within=IN_EMACS)
    terminal.until("Above.")
    terminal.child.send("\x0e")
    return terminal


def call(terminal: Terminal, command: str) -> None:
    terminal.child.send(META_X)
    terminal.until("M-x")
    terminal.child.send(f"{command}\r")


def left(terminal: Terminal, draft: Path) -> list[str]:
    """The lines of the draft, once it is saved and Emacs has ended; the windows were as at first."""
    while "a draft.md" not in terminal.screen.display[-2]:
        terminal.read()
    terminal.until("Below.")
    assert "*newsbrowse*" not in terminal.text()
    terminal.child.send(SAVE_AND_LEAVE)
    terminal.until_end()
    terminal.assert_terminal_is_whole()
    return draft.read_text(encoding="utf-8").splitlines()


def test_the_package_compiles_without_a_warning(tmp_path: Path) -> None:
    copy = tmp_path / PACKAGE.name
    copy.write_bytes(PACKAGE.read_bytes())
    strictly = ["--eval", "(setq byte-compile-error-on-warn t)"]
    done = subprocess.run(
        ["emacs", "-Q", "--batch", *strictly, "-f", "batch-byte-compile", str(copy)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_quotation_comes_to_point_with_its_citation(sample_folder: Path, draft: Path) -> None:
    terminal = opened(sample_folder)
    terminal.child.send("\x15")
    call(terminal, "newsbrowse-quote")
    terminal.until("Search:")
    terminal.child.send("stabilising\r")
    terminal.take_a_sentence()
    terminal.until("Below.")
    lines = left(terminal, draft)
    assert (lines[0], lines[-1]) == ("Above.", "Below.")
    assert "stabilising factor" in lines[1]
    assert "Meridian Wire" in lines[3]
    assert "“" in lines[3]
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize("key", ["\x1b", "\x07", "q"], ids=["esc", "C-g", "q"])
def test_leaving_inserts_nothing(sample_folder: Path, draft: Path, key: str) -> None:
    terminal = opened(sample_folder)
    call(terminal, "newsbrowse-cite")
    terminal.until("takes the article")
    terminal.child.send(key)
    terminal.until("Nothing was picked")
    assert left(terminal, draft) == ["Above.", "", "Below."]


def test_the_cursor_keys_are_the_browsers(sample_folder: Path, draft: Path) -> None:
    terminal = opened(sample_folder)
    call(terminal, "newsbrowse-link")
    terminal.until("takes the article")
    terminal.child.send("\x1bOB\r")
    terminal.until("Below.")
    with Library.open(sample_folder) as archive:
        second = archive.search(Search("")).hits[1].title
    assert left(terminal, draft)[1].startswith(second[:20])


def test_an_error_is_told_below(sample_folder: Path, draft: Path) -> None:
    terminal = opened(sample_folder)
    shutil.rmtree(sample_folder)
    call(terminal, "newsbrowse-cite")
    terminal.until("newsbrowse add")
    assert left(terminal, draft) == ["Above.", "", "Below."]


def test_a_check_leads_to_its_places(sample_folder: Path, draft: Path) -> None:
    """`next-error` goes to the very character, also behind others than ASCII."""
    draft.write_text(WEEK.replace("spoke by video link", "“spoke” by video link"), encoding="utf-8")
    terminal = Terminal(sample_folder, within=IN_EMACS)
    terminal.until("The week Beijing")
    call(terminal, "newsbrowse-check")
    terminal.until("look at the lines above")
    terminal.child.send("\x1bgn>HERE<")
    terminal.until(">HERE<Tuesday, 3")
    terminal.child.send("\x1bgn>THERE<")
    terminal.until(">THERE<stabilising")
    terminal.child.send(SAVE_AND_LEAVE)
    terminal.until_end()
    terminal.assert_terminal_is_whole()

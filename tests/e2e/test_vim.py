"""The plugin for Vim and Neovim (editors/newsbrowse.vim), in both, without the settings of the user."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.models import Search
from tests.e2e.conftest import PATIENCE, Newsbrowse, program_line
from tests.e2e.test_browser import Terminal
from tests.unit.planted import WEEK

PLUGIN = Path(__file__).parents[2] / "editors" / "newsbrowse.vim"
COMMAND = "let g:newsbrowse_command = split($NB)"
START = f"""export NB="$*"; exec $EDITOR_LINE --cmd '{COMMAND}' -S "$PLUGIN" "$DRAFT" """
EDITORS = {"vim": "vim -T vt100 -u NONE -N -n", "nvim": "nvim -u NONE -n -i NONE"}


def has_terminals(name: str) -> bool:
    """Whether the editor is there and can draw programs in itself."""
    if shutil.which(name) is None:
        return False
    said = subprocess.run([name, "--version"], capture_output=True, text=True, timeout=PATIENCE, check=False)
    return name == "nvim" or "+terminal" in said.stdout


@pytest.fixture(params=list(EDITORS))
def draft(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft, which an editor opens."""
    if not has_terminals(request.param):
        pytest.skip(f"needs {request.param} with terminals")
    path = tmp_path / "draft.md"
    path.write_text("Above (ö).\nBelow.\n", encoding="utf-8")
    monkeypatch.setenv("EDITOR_LINE", EDITORS[request.param])
    monkeypatch.setenv("DRAFT", str(path))
    monkeypatch.setenv("PLUGIN", str(PLUGIN))
    monkeypatch.setenv("LANG", "C.UTF-8")
    return path


def opened(library: Path) -> Terminal:
    """The editor with the draft, the cursor on the letter in brackets."""
    terminal = Terminal(library, within=["bash", "-c", START, "bash"])
    terminal.until("Below.")
    terminal.child.send("fö")
    return terminal


def left(terminal: Terminal, draft: Path) -> list[str]:
    """The lines of the draft, once it is saved and the editor has ended."""
    terminal.until("Below.")
    assert "Facets" not in terminal.text()
    terminal.child.send(":wq\r")
    terminal.until_end()
    terminal.assert_terminal_is_whole()
    return draft.read_text(encoding="utf-8").splitlines()


def test_a_quotation_comes_below_with_its_citation(sample_folder: Path, draft: Path) -> None:
    terminal = opened(sample_folder)
    terminal.child.send(":NewsbrowseQuote stabilising\r")
    terminal.take_a_sentence()
    lines = left(terminal, draft)
    assert (lines[0], lines[-1]) == ("Above (ö).", "Below.")
    assert "stabilising factor" in lines[1]
    assert "Meridian Wire" in lines[3]
    assert "\x1b" not in "".join(lines)


def test_a_link_comes_behind_the_cursor(sample_folder: Path, draft: Path) -> None:
    terminal = opened(sample_folder)
    terminal.child.send(":NewsbrowseLink\r")
    terminal.until("takes the article")
    terminal.child.send("j\r")
    with Library.open(sample_folder) as archive:
        second = archive.search(Search("")).hits[1].title
    lines = left(terminal, draft)
    assert lines[0].startswith(f"Above (ö{second[:20]}")
    assert lines[0].endswith(").")


def test_leaving_inserts_nothing(sample_folder: Path, draft: Path) -> None:
    terminal = opened(sample_folder)
    terminal.child.send(":NewsbrowseCite\r")
    terminal.until("takes the article")
    terminal.child.send("\x1b")
    assert left(terminal, draft) == ["Above (ö).", "Below."]


def test_an_error_stays_to_be_read(sample_folder: Path, draft: Path) -> None:
    terminal = opened(sample_folder)
    shutil.rmtree(sample_folder)
    terminal.child.send(":NewsbrowseCite\r")
    terminal.until("newsbrowse add")
    terminal.child.close(force=True)
    assert draft.read_text(encoding="utf-8") == "Above (ö).\nBelow.\n"


@pytest.mark.parametrize("name", list(EDITORS))
def test_a_check_fills_the_quickfix_list(sample: Newsbrowse, tmp_path: Path, name: str) -> None:
    if not has_terminals(name):
        pytest.skip(f"needs {name} with terminals")
    (tmp_path / "a draft.md").write_text(WEEK, encoding="utf-8")
    command = f"let g:newsbrowse_command = {program_line()!r}"
    ask = "call writefile(map(getqflist(), {_, q -> q.lnum . ':' . q.col . ' ' . q.text}), 'out')"
    silently = [name, "-u", "NONE", "-es", "-N", "--cmd", command, "-c", f"source {PLUGIN}"]
    subprocess.run(
        [*silently, "-c", "NewsbrowseCheck", "-c", ask, "-c", "qa!", "a draft.md"],
        cwd=tmp_path,
        env=sample.environment | {"TERM": "dumb"},
        timeout=PATIENCE,
        check=False,
        capture_output=True,
    )
    lines = (tmp_path / "out").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 10
    assert lines[0].startswith("8:54  date differs: Tuesday, 3 February 2026")

"""A setting written into the user's file leaves the rest of it alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from newsbrowse.config.reading import load
from newsbrowse.config.settings import THEME, WIDTH
from newsbrowse.errors import NewsbrowseError
from newsbrowse.ui.config_file import keep

MINE = """\
# my settings
symbols = "ascii"   # this terminal is old

[reading]
width = 80 # wide

[keys.bindings]
"list.read" = ["enter", "o"]
"""


def test_a_new_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "config.toml"
    keep(path, THEME, "nord")
    assert load(path=path, environment={})[THEME] == "nord"


def test_the_rest_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(MINE, encoding="utf-8")
    path.chmod(0o640)
    keep(path, THEME, "nord")
    keep(path, WIDTH, 70)
    text = path.read_text(encoding="utf-8")
    assert text.replace("width = 70", "width = 80").replace('theme = "nord"\n', "") == MINE
    assert load(path=path, environment={})[WIDTH] == 70
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["config.toml"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "dotfiles.toml"
    target.write_text(MINE, encoding="utf-8")
    path = tmp_path / "config.toml"
    path.symlink_to(target)
    keep(path, THEME, "nord")
    assert path.is_symlink()
    assert 'theme = "nord"' in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["theme = [", "reading = 3", "\x00"])
def test_a_file_that_is_not_right_is_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NewsbrowseError, match="is not right"):
        keep(path, WIDTH, 70)
    assert path.read_text(encoding="utf-8") == text


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(NewsbrowseError, match="directory"):
        keep(tmp_path, THEME, "nord")

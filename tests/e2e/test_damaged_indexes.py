"""An index that is damaged, before or while it is open: it is built anew by itself, and one line says so."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pexpect
import pytest

from newsbrowse.archive.upkeep import REBUILT
from tests.damage import index_bytes

from .conftest import Newsbrowse


def segments(library: Path) -> list[Path]:
    """The files of the index's segments that hold something."""
    found = [file for file, _ in index_bytes(library)]
    return [file for file in found if file.suffix in {".fast", ".idx", ".pos", ".term", ".store"}]


def cut(library: Path) -> None:
    """Cut off the files of the index in place, as a copy onto them that fails does."""
    for file in segments(library):
        os.truncate(file, 16)


@pytest.fixture
def copied(sample: Newsbrowse, newsbrowse: Newsbrowse) -> Newsbrowse:
    """The command with a copy of the sample library."""
    shutil.copytree(sample.library, newsbrowse.library)
    return newsbrowse


def test_an_index_cut_off_under_the_browser_is_built_anew(copied: Newsbrowse) -> None:
    child = copied.on_terminal("--library", copied.library)
    child.expect("Putin")
    child.send("s")
    child.expect("Starred")
    cut(copied.library)
    child.send("/taiwan\r")
    child.expect("built anew from the articles")
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert (child.exitstatus, child.signalstatus) == (0, None)
    assert copied("doctor").code == 0
    assert len(copied("search", "is:starred").lines) == 1


def test_an_index_cut_off_before_the_start_is_built_anew_and_told(copied: Newsbrowse) -> None:
    cut(copied.library)
    child = copied.on_terminal("--library", copied.library)
    child.expect("damaged and has been built anew")
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert copied("doctor").code == 0


def test_a_command_tells_a_damaged_index_in_one_line(sample: Newsbrowse, copied: Newsbrowse) -> None:
    well = sample("search", "taiwan")
    cut(copied.library)
    result = copied("search", "taiwan")
    assert result.out == well.out
    assert result.said == [f"newsbrowse: {REBUILT}"]
    assert copied("search", "taiwan").err == ""


def test_what_the_engine_prints_of_damage_is_not_shown(sample: Newsbrowse, copied: Newsbrowse) -> None:
    """The engine panics at columns that lead beyond their end, and prints where in its source."""
    (columns,) = (file for file in segments(copied.library) if file.suffix == ".fast")
    data = bytearray(columns.read_bytes())
    begin, end = len(data) // 4, len(data) // 2
    data[begin:end] = b"\xff" * (end - begin)
    columns.write_bytes(data)
    result = copied("facets", "--json")
    assert result.out == sample("facets", "--json").out
    assert result.said == [f"newsbrowse: {REBUILT}"]

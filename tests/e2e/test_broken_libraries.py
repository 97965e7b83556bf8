"""What is wrong with a library is one line with what to do, also in place of the browser; nothing is lost."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from .conftest import Newsbrowse


def damaged(library: Path) -> None:
    data = bytearray((library / "library.db").read_bytes())
    data[4096:40960] = b"\xa5" * (40960 - 4096)
    (library / "library.db").write_bytes(data)


def newer(library: Path) -> None:
    with closing(sqlite3.connect(library / "library.db")) as database:
        database.execute("PRAGMA user_version = 99")


def a_file(library: Path) -> None:
    library.rename(library.with_name("kept"))
    library.write_text("some text")


@pytest.mark.parametrize(
    ("harm", "said", "todo"),
    [
        (damaged, "is damaged", "newsbrowse doctor"),
        (newer, "was written by a newer newsbrowse", "update newsbrowse"),
        (a_file, "is a file, not a library folder", "--library"),
    ],
)
def test_a_library_that_cannot_be_opened(
    sample: Newsbrowse, newsbrowse: Newsbrowse, harm: Callable[[Path], None], said: str, todo: str
) -> None:
    shutil.copytree(sample.library, newsbrowse.library)
    harm(newsbrowse.library)
    files = [file for file in (newsbrowse.library, newsbrowse.library / "library.db") if file.is_file()]
    before = [file.read_bytes() for file in files]
    result = newsbrowse("search", "putin")
    assert (result.code, len(result.said)) == (2, 2)
    child = newsbrowse.on_terminal()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    told = " ".join(str(child.before).split())
    for text in (" ".join(result.said), told):
        assert said in text
        assert todo in text
        assert "Traceback" not in text
    assert [file.read_bytes() for file in files] == before

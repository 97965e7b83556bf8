"""Folders that are watched: which files are taken, and when."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.cli.watching import Watch, watch
from newsbrowse.errors import UsageError
from newsbrowse.models import AddReport

ARTICLE = "Ferry strike ends after pay offer\n\nThe crews return to work on Friday."


def write(path: Path, text: str, at: int) -> None:
    path.write_text(text)
    os.utime(path, ns=(at, at))


def test_a_file_is_given_once_it_has_settled_and_again_when_it_changed(tmp_path: Path) -> None:
    write(tmp_path / "old.txt", ARTICLE, 1)
    watched = Watch([str(tmp_path)])
    assert watched.changed() == []
    write(tmp_path / "new.txt", "half of", 2)
    write(tmp_path / "picture.png", "x", 2)
    assert watched.changed() == []
    write(tmp_path / "new.txt", ARTICLE, 3)
    assert watched.changed() == []
    assert watched.changed() == [tmp_path / "new.txt"]
    assert watched.changed() == []
    write(tmp_path / "old.txt", ARTICLE + " Or not.", 4)
    watched.changed()
    assert watched.changed() == [tmp_path / "old.txt"]
    (tmp_path / "old.txt").unlink()
    assert watched.changed() == []


@pytest.mark.parametrize("path", ["-", "https://harbour.example/feed", "no-such-folder"])
def test_what_cannot_be_watched(path: str) -> None:
    with pytest.raises(UsageError, match="cannot be watched"):
        Watch([path])


def rounds(*steps: Callable[[], None]) -> Callable[[], bool]:
    """A pause that does one step each time, and ends the watch after the last."""
    left = list(steps)

    def pause() -> bool:
        if not left:
            return False
        left.pop(0)()
        return True

    return pause


def test_what_appears_goes_into_the_library(tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    told: list[AddReport] = []
    library = Library.open(tmp_path / "library", create=True)
    steps = rounds(
        lambda: write(folder / "a.txt", ARTICLE, 1),
        lambda: write(folder / "b.txt", "", 1),
        lambda: None,
        lambda: None,
    )
    watch(library, Watch([str(folder)]), told.append, pause=steps)
    assert [(report.added, len(report.failed)) for report in told] == [(1, 0), (0, 1)]
    assert len(library) == 1
    library.close()

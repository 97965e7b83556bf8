"""The sample library: made once for each state of the sample articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.cli import sample
from newsbrowse.errors import LibraryError, ReadError
from newsbrowse.models import Search
from newsbrowse.seeds import seeds_folder

Write = Callable[[str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Replaces the sample articles by a single one with the given body."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr(sample, "seeds_folder", lambda: folder)

    def write(body: str) -> None:
        (folder / "article.md").write_text(f"---\ntitle: Ferry aground\n---\n\n{body}\n")

    return write


def total(path: Path, text: str) -> int:
    with Library.open(path) as library:
        return library.search(Search(text)).total


def test_it_is_made_once(write: Write) -> None:
    write("A ferry ran aground off Bergen.")
    path = sample.sample_library()
    assert path.name == "sample library"
    made = (path / "library.db").stat()
    assert sample.sample_library() == path
    assert (path / "library.db").stat().st_ino == made.st_ino
    assert total(path, "bergen") == 1


def test_changed_articles_make_it_anew_and_the_old_one_goes(write: Write) -> None:
    write("A ferry ran aground off Bergen.")
    old = sample.sample_library()
    write("A ferry ran aground off Oslo.")
    new = sample.sample_library()
    assert not old.exists()
    assert (total(new, "bergen"), total(new, "oslo")) == (0, 1)
    assert list(new.parent.parent.iterdir()) == [new.parent]


def test_a_place_that_cannot_be_written_is_told(write: Write, tmp_path: Path) -> None:
    write("A ferry ran aground off Bergen.")
    (tmp_path / "state").write_text("a file where the folder should be")
    with pytest.raises(LibraryError):
        sample.sample_library()


def test_missing_articles_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_dir", lambda _: False)
    with pytest.raises(ReadError, match="missing"):
        seeds_folder()

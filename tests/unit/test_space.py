"""Room on the disk is looked at before something large is written; a line says how much is lacking."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.old_libraries import set_back

from newsbrowse.archive import importing, space
from newsbrowse.archive.engine import EngineError
from newsbrowse.archive.library import Library
from newsbrowse.archive.migrations import copy_name
from newsbrowse.archive.space import FullError, ensure_room, free_bytes, size_of, told
from newsbrowse.cli.run import run
from newsbrowse.errors import BusyError
from newsbrowse.models import Entry, Search

Free = Callable[[int], None]


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> Free:
    return lambda count: monkeypatch.setattr(space, "free_bytes", lambda _: count)


def entries(count: int) -> list[Entry]:
    return [Entry(f"o{n}", f"Ferry {n}", f"Sailing number {n}.") for n in range(count)]


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1_000, "1.0 kB"),
        (38_140_000, "38.1 MB"),
        (3 * 10**12, "3,000.0 GB"),
    ],
)
def test_numbers_of_bytes_are_told(count: int, text: str) -> None:
    assert told(count) == text


def test_a_folder_that_is_not_there_yet_has_the_room_of_the_one_above(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "a" / "b") > 0
    ensure_room(tmp_path / "a", 1, "it")
    with pytest.raises(FullError, match=r"it needs .* on the disk of .*, where .* are free"):
        ensure_room(tmp_path / "a", 1 << 60, "it")


def test_sizes_are_added_up(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one").write_bytes(b"x" * 10)
    (tmp_path / "two").write_bytes(b"x" * 5)
    assert (size_of(tmp_path), size_of(tmp_path / "none")) == (15, 0)


def test_articles_are_not_begun_without_room(sample: Library, free: Free) -> None:
    free(1_000_000)
    with pytest.raises(FullError, match=r"adding articles needs 8\.0 MB .* 1\.0 MB are free"):
        sample.add(entries(1))
    assert len(sample) == 12


def test_room_is_looked_at_before_each_batch(sample: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    left = iter([10**9, 10**9, 0])
    monkeypatch.setattr(importing, "_BATCH", 10)
    monkeypatch.setattr(space, "free_bytes", lambda _: next(left))
    with pytest.raises(FullError, match="adding articles needs"):
        sample.add(entries(25))
    monkeypatch.undo()
    assert len(sample) == 22
    report = sample.add(entries(25))
    assert (report.added, report.unchanged) == (15, 10)


def test_what_is_in_and_not_found_yet_is_told(
    sample_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "ferry.txt").write_text("Ferry aground\n\nA ferry ran aground.")
    add = ["--library", str(sample_folder), "add", str(tmp_path / "ferry.txt")]

    def failing(*_: object, **__: object) -> int:
        raise EngineError("writing the search index failed: No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("newsbrowse.archive.index.SearchIndex.update", failing)
        assert run(add) == 1
    captured = capsys.readouterr()
    assert captured.out.startswith("1 added")
    assert "No space left on device" in caplog.text
    assert "searches do not find it yet" in captured.err
    assert run(add) == 0
    with Library.open(sample_folder) as library:
        assert library.search(Search("aground")).total == 1


def test_no_index_is_begun_without_room(sample: Library, free: Free, sample_folder: Path) -> None:
    before = sorted(file.name for file in (sample_folder / "index").iterdir())
    free(1_000)
    with pytest.raises(FullError, match="building the search index anew needs"):
        sample.reindex()
    assert sorted(file.name for file in (sample_folder / "index").iterdir()) == before
    assert sample.search(Search("putin")).total > 0


def test_another_process_at_the_index_is_no_failure(sample: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> int:
        raise BusyError("the search index is busy: process 1")

    monkeypatch.setattr(sample._upkeep, "catch_up", busy)
    assert sample.add(entries(1)).added == 1
    assert sample.unindexed == ""


def test_an_older_library_is_left_as_it_is_without_room_for_a_copy(sample_folder: Path, free: Free) -> None:
    set_back(sample_folder, 3)
    free(1_000)
    with pytest.raises(FullError, match="bringing the library up to date, with a copy kept, needs"):
        Library.open(sample_folder)
    with closing(sqlite3.connect(sample_folder / "library.db")) as database:
        assert database.execute("PRAGMA user_version").fetchone()[0] == 3
    assert not list(sample_folder.glob("library-v*.db"))


def test_the_copy_of_the_last_step_alone_is_kept(sample_folder: Path) -> None:
    for version in (2, 4):
        set_back(sample_folder, version)
        Library.open(sample_folder).close()
    assert [file.name for file in sample_folder.glob("library-v*.db")] == [copy_name(4)]
    shutil.copy(sample_folder / copy_name(4), sample_folder / "library.db")
    with Library.open(sample_folder) as library:
        assert len(library) == 12

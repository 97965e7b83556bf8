"""Folders and files that are not as a library leaves them: one clear line, and nothing is lost."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsbrowse.archive import aside, backup, restore
from newsbrowse.archive.backup_file import BackupError
from newsbrowse.archive.doctor import examine
from newsbrowse.archive.doctor.salvage import salvage
from newsbrowse.archive.library import Library
from newsbrowse.archive.space import FullError
from newsbrowse.errors import LibraryError
from newsbrowse.models import Entry, Search

ENTRY = Entry("o", "Grain", "Grain came to the port on Monday, said Omar Haddad.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with a starred article, and a backup of it beside."""
    with Library.open(tmp_path / "l", create=True) as library:
        library.add([ENTRY])
        library.desk.star([1])
    backup.write_backup(tmp_path / "l", tmp_path / "b.zip")
    return tmp_path / "l"


def starred(path: Path) -> int:
    with Library.open(path) as library:
        return library.search(Search("is:starred")).total


def emptied(path: Path) -> None:
    os.truncate(path / "library.db", 0)


def gone(path: Path) -> None:
    (path / "library.db").unlink()


def emptied_with_a_log(path: Path) -> None:
    shutil.rmtree(path / "index")
    emptied(path)
    (path / "library.db-wal").write_bytes(b"the last thing that was committed")


@pytest.mark.parametrize("harm", [emptied, gone, emptied_with_a_log])
def test_no_library_is_begun_where_one_was_lost(path: Path, harm: Callable[[Path], None]) -> None:
    harm(path)
    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    for create in (True, False):
        with pytest.raises(LibraryError, match="is gone or empty") as caught:
            Library.open(path, create=create)
        assert "restore" in caught.value.hint
    assert [check.name for check in examine(path) if not check.is_well] == ["database"]
    assert {file: file.read_bytes() for file in path.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("harm", [emptied, gone])
def test_a_backup_takes_the_place_of_what_was_lost(path: Path, harm: Callable[[Path], None]) -> None:
    harm(path)
    restored = restore.restore(path.with_name("b.zip"), path, replacing=True)
    assert starred(path) == 1
    assert restored.kept is not None
    assert (restored.kept / "index").is_dir()


def test_a_folder_that_looks_like_an_address_of_sqlite(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.rename(tmp_path / "file:l")
    monkeypatch.chdir(tmp_path)
    assert starred(Path("file:l")) == 1
    with Library.open(Path("file:new?mode=memory"), create=True) as library:
        library.add([ENTRY])
    assert (tmp_path / "file:new?mode=memory" / "library.db").stat().st_size


def test_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="no text in UTF-8"):
        Library.open(tmp_path / os.fsdecode(b"\xff"), create=True)
    assert list(tmp_path.iterdir()) == []


def test_a_restore_that_was_killed_at_the_swap_is_told(path: Path) -> None:
    aside = path.rename(path.with_name("l.before-20260105-090000"))
    with pytest.raises(LibraryError, match="there is no library") as caught:
        Library.open(path)
    assert str(aside) in caught.value.hint
    aside.rename(path)
    assert starred(path) == 1


def test_what_is_in_the_way_of_the_index_is_named(path: Path) -> None:
    shutil.rmtree(path / "index")
    (path / "index").write_text("a file")
    with pytest.raises(LibraryError, match=f"File exists: {path / 'index'}") as caught:
        Library.open(path)
    assert caught.value.hint.startswith("remove that")
    (path / "index").unlink()
    assert starred(path) == 1


def test_a_file_system_without_locks_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with (
        Library.open(path) as library,
        pytest.raises(LibraryError, match="the search index cannot be locked"),
    ):
        library.reindex()
    assert starred(path) == 1


def test_a_backup_into_a_folder_that_cannot_be_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda folder, mode: False)
    with pytest.raises(BackupError, match="cannot be written"):
        backup.write_backup(path, path.with_name("c.zip"))


def test_a_restore_that_cannot_be_written_does_not_blame_the_backup(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(BackupError, match=f"{tmp_path / 'new'} cannot be written: No space left"):
        restore.restore(tmp_path / "b.zip", tmp_path / "new")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["b.zip", "l"]


def test_a_library_to_be_read_only_says_so_where_the_index_is_wanted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsbrowse.archive.database.os.access", lambda folder, mode: False)
    with Library.open(path) as library:
        with pytest.raises(LibraryError, match="cannot be written"):
            library.reindex()
        assert library.search(Search("grain")).total == 1
    shutil.rmtree(path / "index")
    with Library.open(path) as library, pytest.raises(LibraryError, match="no search index that can be read"):
        library.search(Search("grain"))


def test_what_a_killed_backup_left_is_removed_by_the_next(path: Path, tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = [f".b.zip.db.{ended.pid}.new", f".newsbrowse-20260101-000000.zip.{ended.pid}.new"]
    others = [f".b.zip.db.{os.getpid()}.new", f".c.zip.{ended.pid}.new", ".b.zip.db.new"]
    for name in (*left, *others):
        (tmp_path / name).touch()
    backup.write_backup(path, tmp_path / "b.zip")
    (tmp_path / others[0]).touch()  # that of this process's own number is written over
    assert sorted(file.name for file in tmp_path.glob(".*")) == sorted(others)


def test_two_restores_within_a_second_keep_both_libraries(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "now", lambda: "20260105-090000")
    kept = [restore.restore(tmp_path / "b.zip", path, replacing=True).kept for _ in range(3)]
    assert [one.name for one in kept if one] == [f"l.before-20260105-090000{end}" for end in ("", "-2", "-3")]
    assert [starred(one) for one in kept if one] == [1, 1, 1]


def test_a_disk_that_is_full_when_a_new_index_is_begun(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self, *_: object, **__: object) -> None:
            raise ValueError(f"An IO error occurred: 'No space left on device (os error {errno.ENOSPC})'")

    with Library.open(path) as library:
        with monkeypatch.context() as patched:
            patched.setattr("newsbrowse.archive.index.tantivy.Index", Full)
            with pytest.raises(FullError, match="no space left"):
                library.reindex()
        assert library.search(Search("grain")).total == 1
    assert len(list((path / "index").glob("g*"))) == 1


def test_a_disk_that_is_full_under_a_rescue_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    monkeypatch.setattr(shutil, "copyfile", refuse)
    with pytest.raises(LibraryError, match="cannot be written: No space left"):
        list(salvage(path))
    assert {file: file.read_bytes() for file in path.rglob("*") if file.is_file()} == before


def test_a_rescue_keeps_the_damaged_file_where_there_are_no_hard_links(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    before = (path / "library.db").read_bytes()
    monkeypatch.setattr(os, "link", refuse)
    list(salvage(path))
    (kept,) = path.glob("library.db.damaged-*[0-9]")
    assert kept.read_bytes() == before
    assert starred(path) == 1


def test_counts_are_looked_at_also_where_it_is_not_decided_yet_who_is_who(path: Path) -> None:
    with closing(sqlite3.connect(path / "library.db")) as database, database:
        database.execute("INSERT INTO unsettled VALUES ('person', 'haddad')")
    assert all(check.is_well for check in examine(path))
    with closing(sqlite3.connect(path / "library.db")) as database, database:
        database.execute("UPDATE tallies SET articles = 7")
    assert [check.name for check in examine(path) if not check.is_well] == ["names"]


def test_what_is_no_file_is_no_backup(path: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for file in (tmp_path / "pipe", Path(os.devnull), tmp_path):
        with pytest.raises(BackupError, match="is not a file"):
            restore.restore(file, tmp_path / "new")
    with pytest.raises(LibraryError, match="is there and is no backup"):
        backup.write_backup(path, tmp_path / "pipe")


def test_a_rescue_that_was_killed_at_the_swap_has_the_log_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open(path)
    library.desk.set_note(1, "only in the log")
    kept = [shutil.copyfile(path / name, path.with_name(name)) for name in ("library.db", "library.db-wal")]
    library.close()
    shutil.copyfile(kept[0], path / "library.db")
    shutil.copyfile(kept[1], path / "library.db-wal")
    monkeypatch.setattr(aside, "now", lambda: "20260105-090000")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", _killed)
        with pytest.raises(KeyboardInterrupt):
            list(salvage(path))
    assert not (path / "library.db-wal").exists()
    list(salvage(path))
    with Library.open(path) as library:
        assert library.search(Search('note:"only in the log"')).total == 1


def _killed(*_: object) -> None:
    raise KeyboardInterrupt

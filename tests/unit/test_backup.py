"""A backup is the library as it was at one moment, is checked before it is used, and overwrites nothing."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.old_libraries import set_back

import newsbrowse
from newsbrowse.archive import backup as backups
from newsbrowse.archive.backup import write_backup
from newsbrowse.archive.backup_file import BackupError, Manifest, check_backup
from newsbrowse.archive.doctor import Remedy, examine
from newsbrowse.archive.doctor.repair import repair
from newsbrowse.archive.library import Library
from newsbrowse.archive.restore import restore
from newsbrowse.archive.schema import SCHEMA_VERSION
from newsbrowse.cli.run import run
from newsbrowse.errors import BusyError, LibraryError
from newsbrowse.models import Article, Entry, Progress, Search

SOURCE_ROOT = Path(newsbrowse.__file__).parent.parent


def articles(path: Path) -> list[Article]:
    with Library.open(path) as library:
        return list(library.export(Search()))


@pytest.fixture
def used(sample_folder: Path) -> Path:
    """A library in which the user has done something of each kind."""
    with Library.open(sample_folder) as library:
        first, second, third = [hit.id for hit in library.search(Search("")).hits][:3]
        library.desk.star(library.keys_of([first]))
        library.desk.tag(library.keys_of([second]), ["Trade"])
        library.desk.set_note(library.keys_of([third])[0], "Ask them.")
        library.save_search("talks", Search("putin"))
        library.add([Entry(library.article(first).origins[0], "Ferry", "Another text.")])
        library.save_place({"row": 3})
    return sample_folder


def test_what_comes_back_is_what_was_there(used: Path, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[look]\n")
    file, manifest = write_backup(used, tmp_path / "b.zip", tmp_path / "config.toml")
    assert check_backup(file) == manifest
    assert manifest.counts == {
        "articles": 12,
        "revisions": 1,
        "starred": 1,
        "notes": 1,
        "tagged": 1,
        "saved searches": 1,
        "feeds": 0,
    }
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    done = restore(file, tmp_path / "new", settings=tmp_path / "elsewhere" / "config.toml")
    assert (done.kept, done.manifest) == (None, manifest)
    assert articles(tmp_path / "new") == articles(used)
    assert (tmp_path / "elsewhere" / "config.toml").read_text() == "[look]\n"
    assert [check.name for check in examine(tmp_path / "new") if not check.is_well] == []
    with Library.open(tmp_path / "new") as library:
        assert library.load_place() == {"row": 3}
        assert library.search(Search("is:starred")).total == 1
        assert library.search(Search("tag:trade")).total == 1
        assert [saved.name for saved in library.saved_searches()] == ["talks"]
        while library.desk.undo():
            pass
        assert library.search(Search("is:starred")).total == 0
        with library._store.reading() as reader:
            assert reader.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert sorted(file.name for file in (tmp_path / "new").iterdir() if file.suffix != ".lock") == [
        "index",
        "library.db",
        "place.json",
    ]


def test_what_is_derived_is_left_out(used: Path, tmp_path: Path) -> None:
    file, _ = write_backup(used, tmp_path / "b.zip")
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == ["library.db", "place.json", "manifest.json"]


def test_a_folder_gets_a_file_named_by_the_time(used: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    file, _ = write_backup(used, tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == [file]
    assert file.name.startswith("newsbrowse-20")


def test_a_backup_is_of_one_moment_while_articles_come(tmp_path: Path) -> None:
    path = tmp_path / "library"
    stop = threading.Event()
    found: list[tuple[Path, Manifest]] = []
    with Library.open(path, create=True) as library:

        def add() -> None:
            number = 0
            while not stop.is_set():
                batch = [Entry(f"o{number + n}", f"Ferry {number + n}", f"Trip {n}.") for n in range(5)]
                library.add(batch, found=False)
                number += 5

        thread = threading.Thread(target=add)
        thread.start()
        try:
            found += [write_backup(path, tmp_path / f"{number}.zip") for number in range(5)]
        finally:
            stop.set()
            thread.join()
    for number, (file, manifest) in enumerate(found):
        done = restore(file, tmp_path / f"r{number}")
        assert manifest.counts["articles"] % 5 == 0
        assert len(articles(done.folder)) == manifest.counts["articles"]
        assert [check.name for check in examine(done.folder) if not check.is_well] == []


def members_in(file: Path) -> dict[str, bytes]:
    """What a ZIP file holds."""
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_damage_to_a_backup_is_found_or_does_no_harm(used: Path, tmp_path: Path) -> None:
    file, manifest = write_backup(used, tmp_path / "b.zip")
    data, rng, found, whole = file.read_bytes(), random.Random(3), 0, members_in(file)
    for _ in range(150):
        at = rng.randrange(len(data))
        file.write_bytes(data[:at] + bytes([data[at] ^ 1 << rng.randrange(8)]) + data[at + 1 :])
        try:
            check_backup(file)
        except BackupError:
            found += 1
            continue
        assert members_in(file) == whole, at
        assert articles(restore(file, tmp_path / "r").folder) == articles(used)
        shutil.rmtree(tmp_path / "r")
    assert found > 120  # the rest are bytes that say nothing, such as times and padding
    for end in (0, 10, len(data) // 2, len(data) - 1):
        file.write_bytes(data[:end])
        with pytest.raises(BackupError):
            check_backup(file)
    assert manifest.schema == SCHEMA_VERSION


def test_a_damaged_backup_changes_nothing(used: Path, tmp_path: Path) -> None:
    file, _ = write_backup(used, tmp_path / "b.zip")
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 4
    file.write_bytes(data)
    before = articles(used)
    with pytest.raises(BackupError):
        restore(file, used, replacing=True)
    assert articles(used) == before
    assert sorted(child.name for child in tmp_path.iterdir()) == ["b.zip", "sample"]


MEMBER = {"library.db": {"bytes": 1, "sha256": ""}}


def packed(file: Path, manifest: object, **members: bytes) -> Path:
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.writestr("manifest.json", manifest if isinstance(manifest, str) else json.dumps(manifest))
    return file


def plain(**changes: object) -> dict[str, object]:
    return {
        "format": 1,
        "newsbrowse": "9",
        "made": "2026",
        "schema": 1,
        "counts": {},
        "members": MEMBER,
        **changes,
    }


@pytest.mark.parametrize(
    ("manifest", "reason"),
    [
        ("{", "no backup of newsbrowse"),
        ("[]", "no backup of newsbrowse"),
        (" " * 2_000_000, "too long"),
        (plain(format=99), "was written by newsbrowse 9"),
        (plain(schema=99), "was written by newsbrowse 9"),
        (plain(members={}), "holds no library"),
        (plain(), "lacks library.db"),
        (
            plain(members={**MEMBER, "../x": {"bytes": 1, "sha256": ""}}),
            "lacks",
        ),
    ],
)
def test_what_is_no_backup_is_told(manifest: object, reason: str, tmp_path: Path) -> None:
    file = packed(tmp_path / "b.zip", manifest)
    with pytest.raises(BackupError, match=reason):
        check_backup(file)
    with pytest.raises(BackupError, match=reason):
        restore(file, tmp_path / "new")
    assert [child.name for child in tmp_path.iterdir()] == ["b.zip"]


def test_a_member_that_is_longer_than_it_says_is_not_unpacked(tmp_path: Path) -> None:
    file = packed(tmp_path / "b.zip", plain(), **{"library.db": b"\0" * 50_000_000})
    with pytest.raises(BackupError, match="not as it was written"):
        restore(file, tmp_path / "new")


def test_no_other_file_is_overwritten(used: Path, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("years of work")
    with pytest.raises(LibraryError, match="is no backup; it is left as it is"):
        write_backup(used, tmp_path / "draft.md")
    assert (tmp_path / "draft.md").read_text() == "years of work"
    file, _ = write_backup(used, tmp_path / "b.zip")
    write_backup(used, file)


def test_a_failed_backup_leaves_the_older_one(
    used: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, manifest = write_backup(used, tmp_path / "b.zip")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("_pack", "check_backup", "sync_folder"):
        with monkeypatch.context() as patch:
            patch.setattr(backups, name, full)
            if name != "sync_folder":
                with pytest.raises(BackupError, match="No space left"):
                    write_backup(used, file)
                assert check_backup(file) == manifest
    monkeypatch.setattr("newsbrowse.archive.space.free_bytes", lambda _: 5)
    with pytest.raises(LibraryError, match=r"the backup needs .* where 5 bytes are free"):
        write_backup(used, file)
    assert sorted(child.name for child in tmp_path.iterdir()) == ["b.zip", "sample"]


def test_a_damaged_library_is_not_backed_up(used: Path, tmp_path: Path) -> None:
    with (used / "library.db").open("r+b") as handle:
        handle.seek(4096 * 3)
        handle.write(b"\xff" * 4096 * 4)
    with pytest.raises(LibraryError, match="damaged"):
        write_backup(used, tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()


def test_a_library_that_is_there_stays_unless_it_may_be_put_aside(used: Path, tmp_path: Path) -> None:
    file, _ = write_backup(used, tmp_path / "b.zip")
    with Library.open(used) as library:
        library.add([Entry("o", "Ferry", "A new text about a ferry.")])
    with pytest.raises(LibraryError, match="holds a library already"):
        restore(file, used)
    assert len(articles(used)) == 13
    done = restore(file, used, replacing=True)
    assert done.kept is not None
    assert (len(articles(used)), len(articles(done.kept))) == (12, 13)


def test_what_a_killed_restore_left_is_swept(used: Path, tmp_path: Path) -> None:
    file, _ = write_backup(used, tmp_path / "b.zip")
    target = tmp_path / "back"
    left = [target.with_name(f".back.{number}.new") for number in ("2147483646", "2147483647")]
    other = target.with_name(f".another.{2147483646}.new")
    ours = target.with_name(f".back.{os.getppid()}.new")
    for folder in (*left, other, ours):
        folder.mkdir()
        (folder / "library.db").touch()
    restore(file, target)
    assert not any(folder.exists() for folder in left)
    assert other.exists()
    assert ours.exists()
    left[0].mkdir()
    told = [one.what for check in examine(target) for one in check.findings]
    assert told == [f"{left[0]} was left behind by a crash"]
    list(repair(target, {Remedy.SWEEP}))
    assert not left[0].exists()


def test_a_library_that_is_open_elsewhere_is_not_replaced(used: Path, tmp_path: Path) -> None:
    file, _ = write_backup(used, tmp_path / "b.zip")
    code = (
        "import sys; from pathlib import Path; from newsbrowse.archive.library import Library;"
        "l = Library.open(Path(sys.argv[1])); print(len(l), flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(used)],
        env={**os.environ, "PYTHONPATH": str(SOURCE_ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == b"12\n"
    with pytest.raises(BusyError, match="open in another process"):
        restore(file, used, replacing=True)
    other.communicate()
    assert len(articles(used)) == 12
    assert restore(file, used, replacing=True).kept is not None


def test_only_an_empty_folder_is_taken(used: Path, tmp_path: Path) -> None:
    file, _ = write_backup(used, tmp_path / "b.zip")
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter").touch()
    assert len(articles(restore(file, tmp_path / "empty").folder)) == 12
    for taken in (tmp_path / "full", file):
        with pytest.raises(LibraryError):
            restore(file, taken, replacing=True)
    assert (tmp_path / "full" / "letter").exists()


def test_a_backup_of_an_older_format_is_brought_up_to_date(used: Path, tmp_path: Path) -> None:
    set_back(used, 3)
    file, manifest = write_backup(used, tmp_path / "b.zip")
    assert manifest.schema == 3
    with closing(sqlite3.connect(used / "library.db")) as database:
        assert database.execute("PRAGMA user_version").fetchone()[0] == 3
    assert len(articles(restore(file, tmp_path / "new").folder)) == 12


def test_progress_is_told(used: Path, tmp_path: Path) -> None:
    told: list[Progress] = []
    file, _ = write_backup(used, tmp_path / "b.zip", progress=told.append)
    restore(file, tmp_path / "new", progress=told.append)
    assert {one.message.split()[0] for one in told} >= {"copying", "packing", "reading"}


@pytest.fixture
def call(used: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Any, list[str]]]:
    def call(*arguments: str) -> tuple[int, Any, list[str]]:
        code = run(["--library", str(used), *arguments])
        captured = capsys.readouterr()
        return code, json.loads(captured.out or "null"), captured.err.splitlines()

    return call


def test_the_commands(call: Callable[..., tuple[int, Any, list[str]]], tmp_path: Path) -> None:
    file = str(tmp_path / "b.zip")
    code, told, _ = call("backup", file, "--json")
    assert (code, told["file"], told["counts"]["articles"]) == (0, file, 12)
    assert call("backup", "--check", file, "--json")[1] == told
    code, told, _ = call("restore", file, "--into", str(tmp_path / "new"), "--json")
    assert (code, told["kept"], told["counts"]["articles"]) == (0, None, 12)
    code, _, lines = call("restore", file, "--json")
    assert (code, len(lines)) == (2, 2)
    assert "--replace" in lines[1]
    code, told, _ = call("restore", file, "--replace", "--settings", "--json")
    assert code == 0
    assert Path(told["kept"]).is_dir()
    code, _, lines = call("restore", str(tmp_path / "none.zip"), "--into", str(tmp_path / "other"))
    assert (code, lines[0]) == (1, f"newsbrowse: there is no file {tmp_path / 'none.zip'}")
    code, _, lines = call("backup", str(tmp_path / "none" / "b.zip"))
    assert (code, len(lines)) == (2, 2)

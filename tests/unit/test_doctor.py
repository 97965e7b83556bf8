"""The doctor: what is sound is found sound, what is damaged is found, and a repair makes it sound again."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.damage import flip, flips, index_bytes, put_back
from tests.old_libraries import set_back

from newsbrowse.archive import checksums, counts, searching
from newsbrowse.archive.doctor import Check, Remedy, examine
from newsbrowse.archive.doctor.repair import repair
from newsbrowse.archive.engine import EngineError
from newsbrowse.archive.library import Library
from newsbrowse.archive.locks import held
from newsbrowse.archive.store import Store
from newsbrowse.archive.upkeep import LOCK_FILE
from newsbrowse.cli.run import run
from newsbrowse.config.places import LIBRARY_FILE
from newsbrowse.errors import LibraryError
from newsbrowse.models import Entry, Progress, Search

GONE = [
    f"DELETE FROM {table} WHERE key = 3"  # noqa: S608 - names of tables
    for table in ("articles", "origins", "analysis", "groups", "bands", "named")
]


def wrong(path: Path) -> dict[str, list[str]]:
    """What is wrong with a library, by check."""
    return {check.name: [one.what for one in check.findings] for check in examine(path) if not check.is_well}


def remedies(path: Path) -> set[Remedy]:
    return {one.remedy for check in examine(path) for one in check.findings}


def mend(path: Path) -> list[str]:
    return list(repair(path, remedies(path)))


def generation(path: Path) -> Path:
    return path / "index" / (path / "index" / "CURRENT").read_text().strip()


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path / "library.db")) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def found(path: Path) -> list[str]:
    with Library.open(path) as library:
        return [hit.id for hit in library.search(Search("putin OR trade")).hits]


def test_a_sound_library_is_well_and_stays_as_it_is(sample_folder: Path) -> None:
    before = {file: file.read_bytes() for file in sample_folder.rglob("*") if file.is_file()}
    checks = list(examine(sample_folder))
    assert [check.name for check in checks if not check.is_well] == []
    assert len(checks) == 15
    for file, content in before.items():
        if file.name != LOCK_FILE:
            assert file.read_bytes() == content


@pytest.mark.parametrize("count", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_every_flipped_byte_of_the_index_is_found(sample_folder: Path, count: int) -> None:
    right = found(sample_folder)
    places = flips(sample_folder, count, seed=7)
    for file, at, bits in places:
        before = flip(file, at, bits)
        assert Remedy.REINDEX in remedies(sample_folder), (file.name, at, bits)
        put_back(file, at, before)
    assert wrong(sample_folder) == {}
    for file, at, bits in places:
        flip(file, at, bits)
    mend(sample_folder)
    assert wrong(sample_folder) == {}
    assert found(sample_folder) == right


def test_every_kind_of_file_of_the_index_is_covered(sample_folder: Path) -> None:
    with Library.open(sample_folder) as library:
        library.add([Entry(library.article(found(sample_folder)[0]).origins[0], "Ferry", "Another text.")])
    names = {file.name for file, _ in index_bytes(sample_folder)}
    assert {"CURRENT", "STAMP", "SUMS", "meta.json", ".managed.json"} <= names
    assert {name.rpartition(".")[2] for name in names} >= {"del", "term", "idx", "pos", "fast", "store"}
    for file, size in index_bytes(sample_folder):
        for at in (0, size // 2, size - 1):
            before = flip(file, at, 1)
            assert Remedy.REINDEX in remedies(sample_folder), (file.name, at)
            put_back(file, at, before)
    assert wrong(sample_folder) == {}


@pytest.mark.parametrize("part", ["term", "idx", "pos", "fast", "store", "fieldnorm"])
def test_damage_is_found_where_a_crash_left_no_list(sample_folder: Path, part: str) -> None:
    folder = generation(sample_folder)
    checksums.unseal(folder)
    (file,) = folder.glob(f"*.{part}")
    assert wrong(sample_folder) == {}
    flip(file, 3, 1)
    assert wrong(sample_folder) == {
        "index files": [f"index/{folder.name}/{file.name} is not as it was written"]
    }
    (folder / checksums.OPEN).unlink()
    assert wrong(sample_folder) == {
        "index files": [f"index/{folder.name}/{file.name} is not as it was written"]
    }
    checksums.seal(folder)
    assert wrong(sample_folder) == {
        "index files": [f"index/{folder.name}/{file.name} is not as it was written"]
    }


def test_the_next_change_after_a_crash_writes_the_list_anew(sample_folder: Path) -> None:
    folder = generation(sample_folder)
    checksums.unseal(folder)
    with Library.open(sample_folder) as library:
        library.add([Entry("o", "Ferry", "A new text about a ferry.")])
    assert checksums.is_sealed(folder)
    assert not (folder / checksums.OPEN).exists()
    assert wrong(sample_folder) == {}


@pytest.mark.parametrize(
    ("statements", "check", "remedy"),
    [
        (["UPDATE articles SET title = title || '!' WHERE key = 3"], "articles", Remedy.SALVAGE),
        (["UPDATE articles SET body = x'789c00' WHERE key = 3"], "articles", Remedy.SALVAGE),
        (["UPDATE articles SET authors = '[' WHERE key = 3"], "articles", Remedy.SALVAGE),
        (["UPDATE articles SET published_from = 'x' WHERE key = 3"], "articles", Remedy.SALVAGE),
        (["UPDATE analysis SET record = x'00' WHERE key = 3"], "articles", Remedy.SALVAGE),
        (["DELETE FROM analysis WHERE key = 3"], "references", Remedy.SALVAGE),
        (["DELETE FROM origins WHERE key = 3"], "references", Remedy.SALVAGE),
        (["UPDATE articles SET revision = 2 WHERE key = 3"], "references", Remedy.SALVAGE),
        (["INSERT INTO stars VALUES (99)"], "references", Remedy.SALVAGE),
        (["INSERT INTO renewed VALUES (99, 1)"], "references", Remedy.RECOUNT),
        (["DELETE FROM named WHERE key = 3"], "names", Remedy.RECOUNT),
        (["UPDATE tallies SET articles = articles + 1"], "names", Remedy.RECOUNT),
        (
            ["INSERT INTO identities VALUES ('person', 'Donald Trump', -1, 'X', '', 'x')"],
            "names",
            Remedy.RECOUNT,
        ),
        (["DELETE FROM groups WHERE key = 3"], "near-duplicates", Remedy.REGROUP),
        (["UPDATE groups SET grp = 1"], "near-duplicates", Remedy.REGROUP),
        (["INSERT INTO saved VALUES ('x', '{', 0)"], "what you did", Remedy.SALVAGE),
        (["INSERT INTO journal VALUES (1, '', 'x', 1, 0, x'00')"], "what you did", Remedy.SALVAGE),
        (["UPDATE articles SET change = 0 WHERE key = 3"], "index and articles", Remedy.REINDEX),
        (["UPDATE articles SET change = change - 5"], "index and articles", Remedy.REINDEX),
        (
            GONE,
            "index and articles",
            Remedy.REINDEX,
        ),
        (["PRAGMA user_version = 99"], "database", Remedy.HAND),
        (["PRAGMA application_id = 3"], "database", Remedy.SALVAGE),
    ],
)
def test_what_does_not_agree_is_found(
    sample_folder: Path, statements: list[str], check: str, remedy: Remedy
) -> None:
    change(sample_folder, *statements)
    assert check in wrong(sample_folder)
    assert remedy in remedies(sample_folder)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM named WHERE key < 5",
        "INSERT INTO identities VALUES ('person', 'Donald Trump', -1, 'X', '', 'donald trump')",
        "DELETE FROM groups",
        "UPDATE groups SET grp = 1",
    ],
)
def test_what_is_derived_is_derived_anew(sample_folder: Path, statement: str) -> None:
    with Library.open(sample_folder) as library:
        before = [library.article(hit.id) for hit in library.search(Search("")).hits]
    change(sample_folder, statement)
    mend(sample_folder)
    assert wrong(sample_folder) == {}
    with Library.open(sample_folder) as library:
        assert [library.article(hit.id) for hit in library.search(Search("")).hits] == before


def test_an_index_that_is_behind_is_well(sample_folder: Path) -> None:
    with Library.open(sample_folder) as library:
        library.add([Entry("o", "Ferry", "A new text about a ferry.")], found=False)
    (check,) = [check for check in examine(sample_folder) if check.name == "index and articles"]
    assert check.result == "the same 12 articles; 1 changes wait for the next opening"


@pytest.mark.parametrize("pointer", [b"", b"g000009\n", b"g000001", b"g000001\n\n", b"\xff"])
def test_a_damaged_pointer_is_found(sample_folder: Path, pointer: bytes) -> None:
    (sample_folder / "index" / "CURRENT").write_bytes(pointer)
    assert "search index" in wrong(sample_folder)
    mend(sample_folder)
    assert wrong(sample_folder) == {}


def test_without_an_index_one_is_built(sample_folder: Path) -> None:
    shutil.rmtree(sample_folder / "index")
    assert wrong(sample_folder) == {"search index": ["there is no search index"]}
    assert mend(sample_folder) == ["the search index was built anew of 12 articles"]
    assert wrong(sample_folder) == {}


def test_leftovers_of_crashes_are_removed_and_nothing_else(sample_folder: Path) -> None:
    folder = generation(sample_folder)
    dead = "2147483646"
    left = [
        sample_folder / f".place.json.{dead}.new",
        sample_folder / f".screen.json.{dead}",
        sample_folder / f".library-v4.db.{dead}.new-journal",
        sample_folder / "index" / f".CURRENT.{dead}.new",
        sample_folder / "index" / "g000777",
        folder / ".tmpAb12",
    ]
    for file in left:
        if file.suffix or file.name.startswith("."):
            file.touch()
        else:
            file.mkdir()
    ours = sample_folder / f".place.json.{os.getpid()}.new"
    mine = sample_folder / "notes of mine.txt"
    for file in (ours, mine):
        file.touch()
    assert len(wrong(sample_folder)["leftovers"]) == len(left)
    assert mend(sample_folder) == ["6 leftover files were removed"]
    assert wrong(sample_folder) == {}
    assert [file.exists() for file in (*left, ours, mine)] == [False] * 6 + [True] * 2


def test_a_damaged_place_is_removed(sample_folder: Path) -> None:
    (sample_folder / "place.json").write_text("{")
    assert list(wrong(sample_folder)) == ["place and screen"]
    mend(sample_folder)
    assert not (sample_folder / "place.json").exists()


def test_a_library_of_an_older_format_is_well(sample_folder: Path) -> None:
    set_back(sample_folder, 3)
    assert wrong(sample_folder) == {}


def test_a_busy_index_is_told_and_the_rest_is_looked_at(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsbrowse.archive.doctor._PATIENCE", 0)
    with held(sample_folder / LOCK_FILE, patience=0, what="x"):
        (told,) = wrong(sample_folder)["search index"]
    assert str(os.getpid()) in told


def test_articles_that_come_meanwhile_do_not_disturb(sample_folder: Path) -> None:
    with Library.open(sample_folder) as library:
        checks: list[Check] = []
        for number, check in enumerate(examine(sample_folder)):
            checks.append(check)
            library.add([Entry(f"o{number}", f"Ferry {number}", f"Sailing number {number}.")], found=False)
    assert [check.name for check in checks if not check.is_well] == []


def test_progress_is_told(sample_folder: Path) -> None:
    told: list[Progress] = []
    assert all(check.is_well for check in examine(sample_folder, told.append))
    assert any("comparing" in one.message for one in told)


def test_a_full_disk_is_told_before_a_repair_begins(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(sample_folder / "index")
    monkeypatch.setattr("newsbrowse.archive.space.free_bytes", lambda _: 1_000)
    assert "free space" in wrong(sample_folder)
    with pytest.raises(LibraryError, match=r"needs 8\.\d MB .* where 1\.0 kB are free"):
        mend(sample_folder)


@pytest.fixture
def json_of(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    def call(*arguments: str) -> Any:
        code = run([*arguments, "--json"])
        return {**json.loads(capsys.readouterr().out), "code": code}

    return call


def test_the_command_tells_and_repairs(sample_folder: Path, json_of: Callable[..., Any]) -> None:
    at = ("--library", str(sample_folder), "doctor")
    assert json_of(*at)["code"] == 0
    (file,) = generation(sample_folder).glob("*.term")
    flip(file, 5, 4)
    told = json_of(*at)
    (check,) = [check for check in told["checks"] if not check["well"]]
    assert (told["code"], told["well"], check["check"]) == (1, False, "index files")
    assert "doctor --repair" in check["findings"][0]["do"]
    mended = json_of(*at, "--repair", "--yes")
    assert (mended["code"], mended["well"]) == (0, True)
    assert mended["repaired"] == ["the search index was built anew of 12 articles"]


def test_nothing_is_repaired_without_leave(sample_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(sample_folder / "index")
    assert run(["--library", str(sample_folder), "doctor", "--repair"]) == 1
    captured = capsys.readouterr()
    assert "nothing was repaired" in captured.err
    assert "WRONG search index" in captured.out
    assert not (sample_folder / "index").exists()


@pytest.mark.parametrize("content", [b"garbage" * 1000, b"", b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_damaged_database_is_one_line_each(
    sample_folder: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (sample_folder / "library.db").write_bytes(content)
    assert run(["--library", str(sample_folder), "doctor"]) == 1
    captured = capsys.readouterr()
    assert "WRONG database" in captured.out
    assert captured.err == ""


def test_where_there_is_no_library_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path, tmp_path / "none", tmp_path / "file"):
        assert run(["--library", str(path), "doctor"]) == 2


def test_the_rows_of_a_store_do_not_change_by_looking(sample_folder: Path) -> None:
    with closing(Store.open(sample_folder)) as store:
        before = store.data_version()
        list(examine(sample_folder))
        assert store.data_version() == before


@pytest.fixture(autouse=True)
def _no_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    yield
    assert not list((tmp_path / "state").rglob("*.log"))


def test_whoever_watches_is_told_of_a_damaged_index_that_a_search_meets(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Progress] = []
    with Library.open(sample_folder) as library:
        library.watch_repairs(told.append)
        right = library.search(Search("putin trade")).total
        (file,) = generation(sample_folder).glob("*.store")
        flip(file, 1, 1)
        real, failures = counts.hits, iter([EngineError("searching failed: a corrupted block")])

        def failing_once(*arguments: Any, **named: Any) -> Any:
            for error in failures:
                raise error
            return real(*arguments, **named)

        monkeypatch.setattr(searching, "hits", failing_once)
        assert told == []
        assert library.search(Search("putin trade")).total == right
    assert any(one.message.startswith("indexing") for one in told)
    assert wrong(sample_folder) == {}


def test_a_schema_that_is_no_text_any_more_is_told(tmp_path: Path) -> None:
    """SQLite quotes the damaged bytes in its message, which Python cannot read."""
    path = tmp_path / "library"
    with Library.open(path, create=True):
        pass
    file = path / LIBRARY_FILE
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = file.read_bytes()
    at = data.index(b"CREATE TABLE articles")
    file.write_bytes(data[:at] + b"CREATE \xf4ABLE" + data[at + 12 :])
    with pytest.raises(LibraryError, match="is damaged"):
        Library.open(path)
    assert "database" in wrong(path)

"""Near-duplicates looked for anew, where the sketches of a library are of another version."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from newsbrowse.archive import regrouping
from newsbrowse.archive.doctor import examine
from newsbrowse.archive.library import Library
from newsbrowse.archive.store import Store
from newsbrowse.archive.writes import Analysed
from newsbrowse.models import Entry, Progress, Search, Sort

STORY = [f"number{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(200)]


def entry(name: str, words: list[str]) -> Entry:
    return Entry(name, name.upper(), " ".join(words), "2026-01-01")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of an older version: each article is a group of its own, by sketches of no use."""
    with Library.open(tmp_path / "l", create=True) as library:
        library.add([entry("a", STORY), entry("b", STORY[::-1]), entry("c", [*STORY, "end"])])
    with closing(sqlite3.connect(tmp_path / "l" / "library.db")) as database, database:
        database.execute("UPDATE groups SET grp = key")
        database.execute("DELETE FROM bands")
        database.execute("INSERT INTO bands SELECT key, key FROM articles")
        database.execute("DELETE FROM meta WHERE name = 'sketches'")
    return tmp_path / "l"


def folded(library: Library) -> list[tuple[str, int]]:
    return [(hit.title, hit.alike) for hit in library.search(Search(sort=Sort.OLDEST), folded=True).hits]


def test_a_library_of_an_older_version_is_grouped_anew_at_its_next_opening(path: Path) -> None:
    with Library.open(path) as library:
        assert folded(library) == [("A", 1), ("B", 0)]
        library.add([entry("d", [*STORY, "another", "end"])])
        assert folded(library) == [("A", 2), ("B", 0)]
    with closing(Store.open(path)) as store:
        assert sorted(stored.news for stored in store.changed_since(0)) == [1, 2, 3, 5]
    assert all(check.is_well for check in examine(path))


def test_the_doctor_says_what_the_next_opening_will_do(path: Path) -> None:
    told = {check.name: check for check in examine(path)}["near-duplicates"]
    assert (told.is_well, told.result) == (
        True,
        "are to be looked for anew; the next opening goes on with it",
    )


def test_it_goes_on_where_it_was_stopped(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regrouping, "_STEP", 1)
    stop = threading.Event()
    told: list[Progress] = []

    def one(progress: Progress) -> None:
        told.append(progress)
        stop.set()

    with closing(Store.open(path)) as store:
        regrouping.keep_grouped(store, 0, one, stop)
        assert [(progress.done, progress.total) for progress in told] == [(1, 3)]
        store.put([Analysed(entry("b", [*STORY, "final"]), None)])
        regrouping.keep_grouped(store, 0)
        assert len({store.group_of(key) for key in (1, 2, 3)}) == 1
    assert {check.name: check for check in examine(path)}["near-duplicates"].is_well

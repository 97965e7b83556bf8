"""A damaged database: what can be read is saved, what cannot is named, and the damaged file is kept."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as trying
from hypothesis import strategies as st
from tests.damage import flip

from newsbrowse.archive.doctor import Remedy, examine
from newsbrowse.archive.doctor.pages import Pages
from newsbrowse.archive.doctor.repair import repair
from newsbrowse.archive.doctor.salvage import salvage
from newsbrowse.archive.library import Library
from newsbrowse.archive.passages import Spot
from newsbrowse.errors import BusyError, LibraryError
from newsbrowse.models import Article, Entry, Search

PAGE = 4096


def articles(path: Path) -> dict[str, Article]:
    with Library.open(path) as library:
        return {article.id: article for article in library.export(Search())}


def wrong(path: Path) -> list[str]:
    return [one.what for check in examine(path) for one in check.findings]


@pytest.fixture
def used(sample_folder: Path) -> Path:
    """A library in which the user has done something of each kind, and with an article of many pages."""
    with Library.open(sample_folder) as library:
        first, second, third = [hit.id for hit in library.search(Search("")).hits][:3]
        library.desk.star(library.keys_of([first]))
        library.desk.tag(library.keys_of([second]), ["Trade"])
        library.desk.set_note(library.keys_of([third])[0], "Ask them.")
        passage = Spot(library.keys_of([third])[0], 0, library.article(third).body[:20])
        library.desk.passages.star([passage])
        library.desk.passages.tag([passage], ["Quote this"])
        library.save_search("talks", Search("putin"))
        library.add([Entry(library.article(first).origins[0], "Ferry", "Another text.")])
        rng = random.Random(1)
        long = " ".join(f"w{rng.randrange(10**9)}" for _ in range(4_000))
        library.add([Entry("long", "A long one", long, url="https://wire.example/long")])
    return sample_folder


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {name: database.execute(f"SELECT * FROM {name}").fetchall() for name in tables}  # noqa: S608 - ours
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return found


def test_pages_hold_the_rows_that_sqlite_reads(used: Path) -> None:
    expected = rows(used / "library.db")
    pages = Pages(used / "library.db")
    seen: set[int] = set()
    for table, root in pages.roots().items():
        read = [row for number in pages.tree(root, seen) for row in pages.page(number)]
        found = [row.values if row.number is None else (row.number, *row.values[1:]) for row in read]
        if table in expected and table != "sqlite_sequence":
            assert sorted(found, key=repr) == sorted(expected[table], key=repr), table


@trying(max_examples=30)
@given(st.binary(max_size=3 * PAGE))
def test_any_bytes_can_be_gone_through(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.db"
    file.write_bytes(b"SQLite format 3\0\x10\x00" + data)
    pages = Pages(file)
    seen = pages.free()
    for root in pages.roots().values():
        pages.tree(root, seen)
    for number in range(1, pages.count + 1):
        pages.page(number)


def test_a_sound_database_comes_out_as_it_was(used: Path) -> None:
    before = articles(used)
    told = list(repair(used, {Remedy.SALVAGE}))
    assert told[0] == "13 articles were saved into a new library.db"
    assert len(told) == 3
    assert articles(used) == before
    assert wrong(used) == []
    with Library.open(used) as library:
        marked = ("is:starred", "tag:trade", "is:annotated", 'tag:"quote this"')
        assert [library.search(Search(query)).total for query in marked] == [2, 1, 1, 1]
        assert [saved.name for saved in library.saved_searches()] == ["talks"]
        assert library.desk.undo() is not None
    (kept,) = used.glob("library.db.damaged-*[0-9]")
    assert len(rows(kept)["articles"]) == 13


def test_whatever_page_is_gone_the_rest_is_saved_and_the_lost_is_named(used: Path) -> None:
    before = articles(used)
    rows(used / "library.db")  # the log is merged
    data = (used / "library.db").read_bytes()
    most = 0
    for number in range(1, len(data) // PAGE + 1):
        start = (number - 1) * PAGE
        (used / "library.db").write_bytes(data[:start] + b"\xa5" * PAGE + data[start + PAGE :])
        for name in ("library.db-wal", "library.db-shm"):
            (used / name).unlink(missing_ok=True)
        told = list(salvage(used))
        after = {one.id: one for one in articles(used).values()}
        lost = {line.split()[2].rstrip(";") for line in told if line.startswith("lost: article")}
        assert lost == before.keys() - after.keys() or any(one.startswith("number") for one in lost), number
        most = max(most, len(before) - len(after))
        for short, article in after.items():
            assert (article.title, article.body) == (before[short].title, before[short].body), number
        for kept in used.glob("library.db.damaged-*"):
            kept.unlink()
    assert 0 < most <= 8


@pytest.mark.parametrize("seed", range(4))
def test_flipped_bytes_are_repaired_or_named(used: Path, seed: int) -> None:
    before = articles(used)
    rows(used / "library.db")
    rng = random.Random(seed)
    for _ in range(6):
        flip(
            used / "library.db",
            rng.randrange(PAGE, (used / "library.db").stat().st_size),
            1 << rng.randrange(8),
        )
    found = {one.remedy for check in examine(used) for one in check.findings}
    told = list(repair(used, found | {Remedy.SALVAGE}))
    assert wrong(used) == []
    after = articles(used)
    named = " ".join(line for line in told if line.startswith(("lost", "not as")))
    for short, article in before.items():
        same = short in after and (after[short].title, after[short].body) == (article.title, article.body)
        assert same or short in named or "number" in named


def test_a_lost_article_comes_again_from_where_it_came(used: Path) -> None:
    rows(used / "library.db")
    with closing(sqlite3.connect(used / "library.db")) as database:
        database.execute("UPDATE articles SET body = x'789c' WHERE title = 'A long one'")
        database.commit()
    told = list(repair(used, {Remedy.SALVAGE}))
    assert sum(line.startswith("lost: article") for line in told) == 1
    with Library.open(used) as library:
        assert library.add([Entry("long", "A long one", "The text again.")]).added == 1
    assert wrong(used) == []


def test_a_library_that_is_open_is_not_touched(used: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(_: Path) -> None:
        raise BusyError("the library is open in another process")

    before = (used / "library.db").read_bytes()
    monkeypatch.setattr("newsbrowse.archive.doctor.salvage.alone_with", busy)
    with pytest.raises(BusyError):
        list(salvage(used))
    assert (used / "library.db").read_bytes() == before
    assert not list(used.glob(".salvage*"))


@pytest.mark.parametrize("content", [b"garbage" * 1000, b"SQLite format 3\0" + b"\xff" * 4000])
def test_where_nothing_can_be_read_nothing_is_done(used: Path, content: bytes) -> None:
    (used / "library.db").write_bytes(content)
    with pytest.raises(LibraryError, match="no article can be read"):
        list(salvage(used))
    assert (used / "library.db").read_bytes() == content

"""Checksums of what was written: what the program does keeps them, and what was changed past it is told."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.damage import content, database_flips, differing, flip, put_back
from tests.old_libraries import set_back

from newsbrowse.archive.doctor import Remedy, examine
from newsbrowse.archive.doctor.repair import repair
from newsbrowse.archive.library import Library
from newsbrowse.archive.passages import Spot
from newsbrowse.archive.rereading import read_again
from newsbrowse.archive.seals import ROWS, seal
from newsbrowse.archive.store import Store
from newsbrowse.models import Entry, Search


def found(path: Path) -> list[tuple[str, Remedy]]:
    return [(one.what, one.remedy) for check in examine(path) for one in check.findings]


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path / "library.db")) as database, database:
        for statement in statements:
            database.execute(statement)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with something of all that a user does, and an article with an earlier text."""
    with Library.open(tmp_path / "l", create=True) as library:
        for text in ("Grain came to the port.", "Grain came to the port on Monday, said Omar Haddad."):
            library.add([Entry("o", "Grain", text, "2026-01-05", source="Wire", authors=("Ada Bell",))])
        library.add([Entry("p", "Copper", "Copper rose by 3 percent.", url="https://wire.example/1")])
        desk, keys = library.desk, [1, 2]
        desk.star(keys[:1])
        desk.mark_read(keys)
        desk.tag(keys, ["Trade", "port"])
        desk.set_note(keys[0], "ask Omar about it")
        spot = Spot(keys[0], 0, "Grain came")
        desk.passages.note(spot, "from where?")
        desk.passages.star([spot])
        desk.passages.tag([spot], ["port"])
        desk.set_note(keys[1], "to be cut")
        desk.undo()
        desk.undo()
        desk.redo()
        desk.remember_query("grain")
        desk.remember_query("copper")
        desk.remember_query("grain")
        with library._store.writing() as writer:
            feed, page = "https://wire.example/f", "https://wire.example/2"
            writer.execute("INSERT INTO fetches VALUES (?, '\"1\"', '', '', NULL, NULL, 0, '')", (feed,))
            writer.execute("INSERT INTO moves VALUES (?, 'https://wire.example/g')", (feed,))
            writer.execute("INSERT INTO unread VALUES (?, ?, x'80', 1, '2026-01-06')", (page, feed))
    return tmp_path / "l"


DERIVED = {"groups", "bands", "names", "named", "tallies", "unsettled", "identities", "renewed"}
OF_ARTICLES = {"articles", "revisions", "analysis", "origins"}
TRACES = {"meta", "seals", "sealed", "sqlite_sequence"}


def test_whatever_the_user_does_has_checksums(path: Path) -> None:
    assert set(content(path)) == {*ROWS, *DERIVED, *OF_ARTICLES, *TRACES}


@pytest.mark.parametrize("table", ROWS)
def test_a_checksum_is_found_by_its_key(path: Path, table: str) -> None:
    same = f"s.tbl = '{table}' AND s.id = {ROWS[table].format('t')}"
    statement = f"SELECT 1 FROM {table} t CROSS JOIN sealed s ON {same}"  # noqa: S608 - names of ours
    with closing(sqlite3.connect(path / "library.db")) as database:
        database.create_function("seal", -1, seal, deterministic=True)
        plan = " ".join(row[3] for row in database.execute(f"EXPLAIN QUERY PLAN {statement}"))
    assert "(tbl=? AND id=?)" in plan


def test_what_the_program_does_keeps_the_checksums(path: Path) -> None:
    assert found(path) == []
    with Library.open(path) as library:
        change(path, "UPDATE analysis SET extraction = 1")
        assert read_again(library._store) == 2
        library.desk.undo()
    assert found(path) == []


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        (
            "UPDATE articles SET authors = '[\"Ada Bill\"]' WHERE key = 1",
            "is not as it was written: its authors",
        ),
        (
            "UPDATE articles SET url = 'https://wire.example/2' WHERE key = 2",
            "is not as it was written: its address",
        ),
        ("UPDATE articles SET language = 'xx' WHERE key = 2", "is not as it was written: its language"),
        ("UPDATE articles SET title = 'Groin' WHERE key = 1", "is not as it was written: its title"),
        ("UPDATE articles SET source = 'Wore' WHERE key = 1", "is not as it was written: its source"),
    ],
)
def test_an_article_and_its_field_are_named(path: Path, statement: str, what: str) -> None:
    change(path, statement)
    told, remedy = found(path)[0]
    assert told.startswith("article ")
    assert told.endswith(what)
    assert remedy in (Remedy.KEEP, Remedy.SALVAGE)
    assert "backup" in remedy.value


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE notes SET text = 'ask Omer about it'", "the note of article {} is not as it was written"),
        (
            "UPDATE remarks SET text = 'from here?'",
            "a note on a passage of article {} is not as it was written",
        ),
        (
            "UPDATE labels SET name = 'Grade' WHERE key = 1 AND label = 'trade'",
            "a tag of article {} is not as",
        ),
        ("DELETE FROM stars", "the star of article {} is gone"),
        ("UPDATE origins SET content = x'00' WHERE origin = 'o'", "an origin of article {} is not as it was"),
        ("UPDATE origins SET key = 1 WHERE origin = 'p'", "an origin of article {} is not as it was"),
        (
            "UPDATE fetches SET etag = 'w'",
            "what is known of fetching the feed https://wire.example/f is not as",
        ),
        ("UPDATE moves SET place = 'w'", "the new place of the feed https://wire.example/f is not as it was"),
        (
            "UPDATE unread SET due = 'w'",
            "the page to be asked for again, https://wire.example/2 is not as it",
        ),
        ("UPDATE bands SET band = band + 1", "2 sketches of texts are not as they were made"),
        ("DELETE FROM bands", "2 sketches of texts are not as they were made"),
        ("UPDATE groups SET grp = 9 WHERE key = 1", "article {} is in the index with another group"),
        ("INSERT INTO stars VALUES (2)", "the star of article {} was not put there by newsbrowse"),
        ("UPDATE queries SET text = 'grein' WHERE text = 'grain'", "the past query grain is gone"),
        ("UPDATE journal SET label = 'x' WHERE number = 1", "the step of the journal of number 1 is not as"),
        (
            "UPDATE revisions SET record = replace(record, 'Bell', 'Bill')",
            "revision 1 of article {} is not as it was written: its authors",
        ),
    ],
)
def test_what_the_user_did_is_named(path: Path, statement: str, what: str) -> None:
    change(path, statement)
    with Library.open(path) as library:
        ids = [hit.id for hit in library.search(Search()).hits]
    told = [text for text, _ in found(path)]
    assert any(text.startswith(what.format(short)) for short in ids for text in told), told


def test_a_repair_keeps_what_is_there_and_reads_facts_again(path: Path) -> None:
    change(
        path,
        "UPDATE notes SET text = 'ask Omer about it'",
        "UPDATE articles SET url = 'https://wire.example/2' WHERE key = 2",
        "UPDATE analysis SET record = (SELECT record FROM analysis WHERE key = 2) WHERE key = 1",
    )
    remedies = {remedy for _, remedy in found(path)}
    assert remedies >= {Remedy.KEEP, Remedy.READ}
    told = list(repair(path, remedies))
    assert "1 articles were read again" in told
    assert found(path) == []
    with Library.open(path) as library:
        assert [hit.title for hit in library.search(Search("person:haddad")).hits] == ["Grain"]


def test_a_saved_database_tells_which_articles_are_not_as_they_were(path: Path) -> None:
    change(path, "UPDATE articles SET url = 'https://wire.example/2' WHERE key = 2")
    told = list(repair(path, {Remedy.SALVAGE}))
    assert sum(line.startswith("not as it was written: article ") for line in told) == 1
    assert found(path) == []


def test_a_library_without_checksums_gets_them(path: Path) -> None:
    set_back(path, 9)
    with Library.open(path) as library:
        library.desk.set_note(2, "new")
    assert found(path) == []
    change(path, "UPDATE articles SET authors = '[]' WHERE key = 1")
    assert len(found(path)) == 1


def test_a_library_of_version_10_gets_checksums_of_origins_and_of_fetching(path: Path) -> None:
    set_back(path, 10)
    change(
        path,
        "UPDATE origins SET content = substr(content, 1, 16)",
        "DELETE FROM sealed WHERE tbl IN ('fetches', 'moves', 'unread')",
        "UPDATE articles SET url = 'https://wire.example/2' WHERE key = 2",
    )
    with Library.open(path) as library:
        assert library.add([Entry("p", "Copper", "Copper rose by 3 percent.", url="https://wire.example/1")])
    assert [what.split(" ", 2)[2] for what, _ in found(path)] == ["is not as it was written: its address"]
    change(path, "UPDATE origins SET content = x'00' WHERE origin = 'o'")
    assert len(found(path)) == 2


@pytest.mark.parametrize("count", [30, pytest.param(200, marks=pytest.mark.slow)])
def test_flipped_bytes_of_the_database_are_found(path: Path, count: int) -> None:
    change(path, "PRAGMA wal_checkpoint(TRUNCATE)")
    before = content(path)
    for file, at, bits in database_flips(path, count, seed=11):
        kept = flip(file, at, bits)
        if not found(path):
            assert differing(before, path) in ([], ["sqlite_sequence"]), (at, bits)
        put_back(file, at, kept)
    assert found(path) == []


def test_taking_many_rows_away_looks_up_each_sum(tmp_path: Path) -> None:
    """A sum is found by its whole key: going through those of the table would be quadratic."""

    def work(rows: int) -> int:
        steps = 0

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        with closing(Store.open(tmp_path / str(rows), create=True)) as store, store.writing() as writer:
            writer.executemany("INSERT INTO stars VALUES (?)", ((key,) for key in range(rows)))
            writer.set_progress_handler(count, 10)
            writer.execute("DELETE FROM stars WHERE key >= 0")
            writer.set_progress_handler(None, 0)
        return steps

    assert work(800) < 6 * work(200)

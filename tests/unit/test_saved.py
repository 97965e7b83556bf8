"""What the user does is kept: stars, read marks, tags, notes, saved searches, past queries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.old_libraries import set_back

from newsbrowse.archive import desk
from newsbrowse.archive.changes import KINDS
from newsbrowse.archive.journal import Journal
from newsbrowse.archive.library import Library
from newsbrowse.archive.marks import Marks
from newsbrowse.archive.migrations import copy_name
from newsbrowse.archive.saved import as_json, from_json
from newsbrowse.archive.schema import APPLICATION_ID, ARTICLE_TABLES
from newsbrowse.archive.store import Store
from newsbrowse.errors import LibraryError, NewsbrowseError, NotFoundError
from newsbrowse.models import Entry, Field, Search, Selection, Sort

ARTICLES = [
    Entry("o1", "Ferry aground", "A ferry ran aground off Bergen.", "2026-02-04", tags=("sea",)),
    Entry("o2", "Tariffs rise", "The tariffs rose again on steel.", "2026-02-05"),
    Entry("o3", "Harbour opens", "The harbour opened after the storm.", "2026-02-06"),
]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "l", create=True) as archive:
        archive.add(ARTICLES)
        yield archive


def titles(library: Library, query: str) -> list[str]:
    return [hit.title for hit in library.search(Search(query, sort=Sort.OLDEST)).hits]


def id_of(library: Library, query: str) -> str:
    return library.search(Search(query)).hits[0].id


def test_stars_and_read_marks_are_put_on_and_taken_off(library: Library) -> None:
    ferry, tariffs = id_of(library, "ferry"), id_of(library, "tariffs")
    library.desk.star(library.keys_of([ferry]))
    library.desk.star(library.keys_of([ferry.lower()]))
    library.desk.mark_read(library.keys_of([tariffs]))
    assert titles(library, "is:starred") == ["Ferry aground"]
    assert titles(library, "is:unread") == ["Ferry aground", "Harbour opens"]
    assert titles(library, "is:starred OR is:read") == ["Ferry aground", "Tariffs rise"]
    assert library.marks([ferry, tariffs, "ZZZZZZZZ"]) == {
        ferry: Marks(starred=True),
        tariffs: Marks(read=True),
    }
    library.desk.star(library.keys_of([ferry]), False)
    library.desk.mark_read(library.keys_of([tariffs]), False)
    assert titles(library, "is:starred") == titles(library, "is:read") == []


def test_tags_of_the_user_stand_beside_those_of_the_article(library: Library) -> None:
    ferry, harbour = id_of(library, "ferry"), id_of(library, "harbour")
    library.desk.tag(library.keys_of([harbour]), ["  Séa "])
    library.desk.tag(library.keys_of([harbour]), ["sea"])
    library.desk.tag(library.keys_of([harbour]), ["To Check"])
    assert titles(library, "tag:SEA") == ["Ferry aground", "Harbour opens"]
    assert titles(library, 'tag:"to check"') == ["Harbour opens"]
    assert library.marks([ferry, harbour])[harbour].tags == ("sea", "To Check")
    library.desk.tag(library.keys_of([harbour]), remove=["SÉA"])
    assert titles(library, "tag:sea") == ["Ferry aground"]
    for name in ("", " \n", "\u200b", "x" * 101):
        with pytest.raises(NewsbrowseError):
            library.desk.tag(library.keys_of([harbour]), [name])


def test_notes_are_found_by_their_words(library: Library) -> None:
    ferry = id_of(library, "ferry")
    library.desk.set_note(library.keys_of([ferry])[0], "Ask the *harbour* master;\nsée page 3 \ud800")
    assert titles(library, "is:annotated") == titles(library, "note:see") == ["Ferry aground"]
    assert titles(library, 'note:"harbour master"') == ["Ferry aground"]
    assert titles(library, "note:harb") == titles(library, "note:steel") == []
    assert library.marks([ferry])[ferry].note.startswith("Ask the *harbour* master;\nsée")
    library.desk.set_note(library.keys_of([ferry])[0], "  ")
    assert titles(library, "is:annotated") == []


def test_what_has_no_article_is_told(library: Library) -> None:
    with pytest.raises(NotFoundError):
        library.keys_of(["ZZZZZZZZ"])
    with pytest.raises(NotFoundError):
        library.alike("no id", Search())
    with pytest.raises(NotFoundError):
        library.similar("\ud800")


def test_marks_stay_with_a_changed_article(library: Library) -> None:
    ferry = id_of(library, "ferry")
    library.desk.star(library.keys_of([ferry]))
    library.add([Entry("o1", "Ferry afloat", "The ferry floats again.", "2026-02-04")])
    assert titles(library, "is:starred") == ["Ferry afloat"]


def test_past_queries_come_latest_first_and_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for query in ("ferry", "tariff", " ", "ferry", "x\x1b[31m\ud800"):
        library.desk.remember_query(query)
    first, *rest = library.desk.past_queries()
    assert "\x1b" not in first
    assert rest == ["ferry", "tariff"]
    assert library.desk.past_queries(limit=1) == (first,)
    monkeypatch.setattr(desk, "MOST_QUERIES", 2)
    library.desk.remember_query("new")
    assert library.desk.past_queries() == ("new", first)


def test_a_saved_search_tells_what_is_new_until_it_is_looked_at(library: Library) -> None:
    search = Search("ferry OR harbour", (Selection(Field.PUBLISHED, "2026"),))
    library.save_search("Sea-News", search)
    assert [(s.name, s.search, s.total, s.new) for s in library.saved_searches()] == [
        ("sea-news", search, 2, 0)
    ]
    library.add(
        [Entry("o4", "Ferry", "Another ferry.", "2026-03-01"), Entry("o5", "Ferry", "Old.", "2020-01-01")]
    )
    library.add([Entry("o3", "Harbour shut", "The harbour shut again.", "2026-02-06")])
    assert [(s.total, s.new) for s in library.saved_searches()] == [(3, 2)]
    assert library.look_at_saved("sea-news") == search
    assert [(s.total, s.new) for s in library.saved_searches()] == [(3, 0)]
    library.forget_search("SEA-NEWS")
    assert library.saved_searches() == ()


def test_saved_searches_are_parts_of_queries(library: Library) -> None:
    library.save_search(
        "sea", Search("ferry OR harbour", (Selection(Field.PUBLISHED, "2026-02-04", excluded=True),))
    )
    library.save_search("both", Search("saved:sea OR tariffs"))
    assert titles(library, "saved:sea") == ["Harbour opens"]
    assert titles(library, "saved:both -harbour") == ["Tariffs rise"]
    library.save_search("sea", Search("saved:both"))
    assert library.search(Search("saved:both")).warnings
    assert library.search(Search("saved:none")).total == 0


def test_names_of_saved_searches(library: Library) -> None:
    for name in ("", "two words", "a:b", "-x", "x" * 61, "\ud800", '"', "_"):
        with pytest.raises(NewsbrowseError):
            library.save_search(name, Search("x"))
    with pytest.raises(NotFoundError):
        library.forget_search("none")
    with pytest.raises(NotFoundError):
        library.look_at_saved("none")


@given(
    st.text(),
    st.lists(st.builds(Selection, st.sampled_from(Field), st.text(), st.booleans()), max_size=3).map(tuple),
    st.none() | st.sampled_from(Sort),
    st.frozensets(st.sampled_from(Field)),
    st.booleans(),
)
def test_a_search_comes_back_from_json(
    text: str,
    selections: tuple[Selection, ...],
    sort: Sort | None,
    switched: frozenset[Field],
    in_passing: bool,
) -> None:
    search = Search(text, selections, sort, switched, in_passing)
    assert as_json(search).isascii()
    assert from_json(as_json(search)) == search


def test_another_process_sees_what_was_done(library: Library) -> None:
    with Library.open(library.path) as other:
        other.desk.star(other.keys_of([id_of(other, "ferry")]))
        other.save_search("sea", Search("ferry"))
        assert not other.refresh()
        assert library.refresh()
        assert not library.refresh()
        assert titles(library, "is:starred saved:sea") == ["Ferry aground"]


def old_library(folder: Path) -> None:
    """A library of version 1, with two articles of the same wording and one of another."""
    folder.mkdir()
    body = " ".join(f"word{n}" for n in range(40))
    with sqlite3.connect(folder / "library.db") as database:
        for statement in ARTICLE_TABLES.split(";"):
            database.execute(statement)
        database.execute("INSERT INTO meta VALUES ('library', 'abc')")
        for key, text in enumerate((body, body + " more", "Other."), start=1):
            database.execute(
                "INSERT INTO articles"
                " (key, id, title, body, published_from, authors, tags, revision, twin, change)"
                " VALUES (?, ?, ?, ?, 'unknown', '[]', '[]', 1, ?, ?)",
                (key, f"0000000{key}", f"T{key}", text, key, key),
            )
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute("PRAGMA user_version = 1")
    database.close()


def test_a_library_of_version_1_is_brought_up_to_date_and_a_copy_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    old_library(folder)
    with Library.open(folder) as library:
        assert library.search(Search()).total == 3
        assert sorted(hit.alike for hit in library.search(Search(), folded=True).hits) == [0, 1]
        library.desk.star(library.keys_of(["00000003"]))
        assert titles(library, "is:starred") == ["T3"]
    with sqlite3.connect(folder / copy_name(1)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT count(*) FROM articles").fetchone() == (3,)
        assert not copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'stars'").fetchone()
    copy.close()
    with Library.open(folder) as library:
        assert titles(library, "is:starred") == ["T3"]


def test_a_library_of_version_2_keeps_what_was_done_and_gets_a_journal(tmp_path: Path) -> None:
    folder = tmp_path / "l"
    with Library.open(folder, create=True) as library:
        library.add(ARTICLES)
        library.desk.star(library.keys_of([id_of(library, "ferry")]))
    set_back(folder, 2)
    with Library.open(folder) as library:
        assert titles(library, "is:starred") == ["Ferry aground"]
        assert library.desk.undo() is None
        library.desk.star(library.keys_of([id_of(library, "tariffs")]))
        assert library.desk.undo() is not None
        assert titles(library, "is:starred") == ["Ferry aground"]
    assert (folder / copy_name(2)).exists()


def test_a_library_that_cannot_be_copied_stays_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "old"
    old_library(folder)
    (folder / copy_name(1)).mkdir()
    before = (folder / "library.db").read_bytes()
    with pytest.raises(LibraryError, match="cannot be copied"):
        Library.open(folder)
    assert (folder / "library.db").read_bytes() == before
    assert {path.name for path in folder.iterdir()} == {"library.db", copy_name(1)}


def test_a_library_of_version_1_that_cannot_be_written_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_library(tmp_path / "old")
    monkeypatch.setattr("newsbrowse.archive.database.os.access", lambda *_: False)
    store = Store.open(tmp_path / "old")
    assert [stored.group for stored in store.changed_since(0)] == [1, 2, 3]
    user = desk.Desk(store, Journal(store, KINDS))
    user.remember_query("ferry")
    assert user.past_queries(5) == ()
    assert user.marks([1]) == {1: Marks()}
    with pytest.raises(LibraryError, match="cannot be written"):
        user.star([1])
    store.close()

"""Reading lists: made by hand, in an order of the user's, searched for, undone, written out and taken in."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.old_libraries import set_back

from newsbrowse.archive import lists as module
from newsbrowse.archive.doctor import examine
from newsbrowse.archive.done import Done
from newsbrowse.archive.library import Library
from newsbrowse.archive.migrations import copy_name
from newsbrowse.errors import NewsbrowseError, NotFoundError
from newsbrowse.models import Entry, ReadingList, Search, Sort

ARTICLES = [
    Entry(f"o{number}", f"Title {number}", f"Body number {number}.", f"2026-02-0{number}")
    for number in range(1, 7)
]
KEYS = range(1, 7)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists") / "l"
    with Library.open(folder, create=True) as archive:
        archive.add(ARTICLES)
    return folder


@pytest.fixture
def library(template: Path, tmp_path: Path) -> Iterator[Library]:
    shutil.copytree(template, tmp_path / "l")
    with Library.open(tmp_path / "l") as archive:
        yield archive


def found(library: Library, query: str, sort: Sort | None = None) -> list[int]:
    """The numbers in the titles of what is found, in its order."""
    return [int(hit.title[-1]) for hit in library.search(Search(query, sort=sort)).hits]


def test_a_new_name_makes_a_list_and_the_last_used_comes_first(library: Library) -> None:
    lists = library.lists
    assert lists.add("Busan piece", [3, 1, 3]).label == "put on the list Busan piece: 2 articles"
    lists.add("to read", [2])
    library.desk.mark_read([3])
    assert lists.all() == (ReadingList("to read", 1, 0), ReadingList("Busan piece", 2, 1))
    assert lists.add("BUSAN  PIECE", [2, 3]) == Done("put on the list Busan piece: “Title 2”", 1)
    assert lists.get("busan piece") == ReadingList("Busan piece", 3, 1)
    assert [one.name for one in lists.all()] == ["Busan piece", "to read"]
    lists.use("To Read")
    assert [one.name for one in lists.all()] == ["to read", "Busan piece"]
    assert lists.keys("Busan piece") == [3, 1, 2]


def test_what_is_on_it_stays_where_it_is_and_a_place_can_be_named(library: Library) -> None:
    lists = library.lists
    lists.add("a", [1, 2, 3])
    lists.add("a", [3, 4, 5], at=1)
    assert lists.keys("a") == [1, 4, 5, 2, 3]
    assert lists.move("a", [3, 2, 6], 0).label == "moved to place 1 of 5 on the list a: 2 articles"
    assert lists.keys("a") == [3, 2, 1, 4, 5]
    assert lists.move("a", [5], 99).articles == 0
    assert lists.move("a", [1, 4, 5], 2).articles == 0
    assert lists.remove("a", [1, 6]) == Done("took off the list a: “Title 1”", 1)
    assert lists.keys("a") == [3, 2, 4, 5]
    assert lists.remove("a", [1]).articles == 0


def test_an_article_tells_on_which_lists_it_is(library: Library) -> None:
    library.lists.add("b", [1, 2])
    library.lists.add("A", [1])
    assert {key: marks.lists for key, marks in library.desk.marks([1, 2, 3]).items()} == {
        1: ("A", "b"),
        2: ("b",),
        3: (),
    }


def test_a_dry_run_changes_nothing(library: Library) -> None:
    lists = library.lists
    assert lists.add("a", [1], dry=True).articles == 1
    assert lists.all() == ()
    lists.add("a", [1, 2])
    assert lists.move("a", [2], 0, dry=True).articles == 1
    assert lists.remove("a", [2], dry=True).articles == 1
    assert lists.keys("a") == [1, 2]
    assert [step.label for step in library.desk.steps(9)] == ["put on the list a: 2 articles"]


@pytest.mark.parametrize("name", ["", " \n", "\u200b", "x" * 101, 'the "other"', "the „other“"])
def test_names_that_cannot_be(library: Library, name: str) -> None:
    with pytest.raises(NewsbrowseError, match="the name of a list"):
        library.lists.add(name, [1])


def test_a_list_that_is_not_there(library: Library) -> None:
    lists = library.lists
    for act in (
        lambda: lists.get("no"),
        lambda: lists.keys("no"),
        lambda: lists.remove("no", [1]),
        lambda: lists.move("no", [1], 0),
        lambda: lists.rename("no", "new"),
        lambda: lists.delete("no"),
        lambda: lists.use("no"),
    ):
        with pytest.raises(NotFoundError, match="no reading list is called no"):
            act()


def test_renaming_and_deleting(library: Library) -> None:
    lists = library.lists
    lists.add("one", [1])
    lists.add("two", [2])
    with pytest.raises(NewsbrowseError, match="there is a list two already"):
        lists.rename("one", "TWO")
    assert lists.rename("one", "One ") == "One"
    lists.rename("one", "three")
    assert lists.keys("three") == [1]
    assert lists.delete("three").label == "deleted the list three (1 article)"
    assert [one.name for one in lists.all()] == ["two"]
    library.desk.undo()
    assert lists.keys("three") == [1]
    library.desk.undo()
    assert lists.keys("One") == [1]
    library.desk.redo()
    assert lists.keys("three") == [1]


def test_a_list_holds_only_so_many(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ENTRIES", 3)
    library.lists.add("a", [1, 2, 3])
    with pytest.raises(NewsbrowseError, match="at most 3 articles"):
        library.lists.add("a", [4])
    assert library.lists.keys("a") == [1, 2, 3]


def test_undoing_leaves_what_others_changed(library: Library) -> None:
    """A step that another process changed in part is undone where it still stands."""
    library.lists.add("a", [1, 2])
    with closing(sqlite3.connect(library.path / "library.db")) as other:
        other.execute("UPDATE listed SET rank = rank + 1 WHERE key = 2")
        other.commit()
    turned = library.desk.undo()
    assert turned is not None
    assert (turned.turned, turned.kept) == (1, 2)
    assert library.lists.keys("a") == [2]


def test_a_query_finds_what_is_on_a_list_in_its_order(library: Library) -> None:
    library.lists.add("Busan piece", [3, 1, 5, 2])
    library.desk.mark_read([1])
    for query in ('list:"busan piece"', "list:busan piece", "LIST:Busan Piece", '(list:"Busan piece")'):
        assert found(library, query) == [3, 1, 5, 2]
    quoted = 'list:"busan piece"'
    assert found(library, quoted, Sort.NEWEST) == [5, 3, 2, 1]
    assert found(library, f"{quoted} is:unread") == [5, 3, 2]
    assert found(library, f"{quoted} is:unread", Sort.LIST) == [3, 5, 2]
    assert found(library, f"-{quoted}") == [6, 4]
    assert found(library, "list:bus*") == [5, 3, 2, 1]
    page = library.search(Search(f"body {quoted}"), limit=2, offset=1)
    assert (page.reading_list, page.sort, page.interpreted) == (
        "Busan piece",
        Sort.RELEVANCE,
        f"body AND {quoted}",
    )
    page = library.search(Search(quoted), limit=2, offset=1)
    assert [hit.title[-1] for hit in page.hits] == ["1", "5"]
    assert (page.reading_list, page.sort, page.total) == ("Busan piece", Sort.LIST, 4)
    folded = library.search(Search(quoted), folded=True)
    assert [hit.title[-1] for hit in folded.hits] == ["3", "1", "5", "2"]
    keys = library.keys_of_hits(Search(quoted), rows=slice(1, 3))
    assert keys == [1, 5]


def test_two_lists_have_no_order_in_common(library: Library) -> None:
    library.lists.add("a", [3, 1])
    library.lists.add("b", [1, 3, 2])
    for query, numbers in (
        ("list:a list:b", [3, 1]),
        ("list:a OR list:b", [3, 2, 1]),
        ("-list:a list:b", [2]),
    ):
        page = library.search(Search(query, sort=Sort.LIST))
        assert [int(hit.title[-1]) for hit in page.hits] == numbers
        is_one = query.startswith("-")
        assert page.reading_list == ("b" if is_one else "")
        assert [warning.message for warning in page.warnings] == (
            [] if is_one else ["only one reading list (list:NAME) has an order of its own"]
        )


def test_an_unknown_list_is_told(library: Library) -> None:
    library.lists.add("empty", [1])
    library.lists.remove("empty", [1])
    page = library.search(Search("list:nope"))
    assert (page.total, [one.message for one in page.warnings]) == (0, ["no reading list is called nope"])
    page = library.search(Search("list:empty"))
    assert (page.total, page.warnings, page.reading_list) == (0, (), "empty")
    assert library.search(Search("list:em"), as_you_type=True).warnings == ()


def test_names_are_completed_with_their_numbers(library: Library) -> None:
    library.lists.add("Busan piece", [3, 1])
    library.lists.add("later (maybe)", [2])

    def offered(text: str) -> list[tuple[str, int | None]]:
        return [(item.insert, item.count) for item in library.complete(Search(text), len(text)).items]

    assert offered("list:") == [('list:"later (maybe)"', 1), ('list:"Busan piece"', 2)]
    assert offered("list:PIE") == offered('list:"bus') == [('list:"Busan piece"', 2)]
    assert offered("published:2026-02-01 list:b") == [('list:"Busan piece"', 1)]
    for insert, count in offered("list:"):
        assert library.search(Search(insert)).total == count


def test_the_desk_is_written_out_and_taken_in(library: Library, template: Path, tmp_path: Path) -> None:
    library.lists.add("to read", [2])
    library.lists.add("Busan piece", [3, 1, 5])
    lines = [msgspec.json.encode(kept) for kept in library.write_out_desk()]
    assert [json.loads(line)["list"] for line in lines] == ["to read", "Busan piece"]
    shutil.copytree(template, tmp_path / "other")
    with Library.open(tmp_path / "other") as other:
        other.lists.add("BUSAN PIECE", [5, 6])
        assert other.take_in_desk(lines).failed == ()
        assert [(one.name, other.lists.keys(one.name)) for one in other.lists.all()] == [
            ("to read", [2]),
            ("BUSAN PIECE", [5, 6, 3, 1]),
        ]
        assert other.take_in_desk(lines).changed == 0
        other.desk.undo()
        assert [(one.name, other.lists.keys(one.name)) for one in other.lists.all()] == [
            ("BUSAN PIECE", [5, 6])
        ]
        wrong = [b'{"list": "x", "entries": ["ZZZZZZZZ"]}', b'{"list": " ", "entries": []}']
        report = other.take_in_desk(wrong)
        assert [failure.reason.split(",")[0] for failure in report.failed] == [
            "no article has the id ZZZZZZZZ",
            "the name of a list has 1 to 100 characters and no double quotation marks",
        ]
        assert other.lists.keys("x") == []


def test_a_library_of_the_version_before_is_brought_up_to_date(template: Path, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    shutil.copytree(template, folder)
    set_back(folder, 7)
    with Library.open(folder) as opened:
        opened.lists.add("a", [1])
        assert found(opened, "list:a") == [1]
    assert (folder / copy_name(7)).exists()


def test_the_doctor_finds_nothing_wrong(library: Library) -> None:
    library.lists.add("a", [1, 2])
    library.close()
    assert not [finding for check in examine(library.path) for finding in check.findings]


class Lists(RuleBasedStateMachine):
    """What is done to lists, and undone and done again, against plain lists."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        shutil.copytree(self.template, Path(self.folder.name) / "l")
        self.library = Library.open(Path(self.folder.name) / "l")
        self.now: dict[str, tuple[int, ...]] = {}
        self.behind: list[dict[str, tuple[int, ...]]] = []
        self.ahead: list[dict[str, tuple[int, ...]]] = []

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()

    def _done(self, after: dict[str, tuple[int, ...]]) -> None:
        if after != self.now:
            self.behind.append(self.now)
            self.ahead = []
            self.now = after

    @rule(
        name=st.sampled_from("ab"),
        keys=st.lists(st.sampled_from(KEYS), min_size=1, unique=True),
        at=st.none() | st.integers(0, 7),
    )
    def add(self, name: str, keys: list[int], at: int | None) -> None:
        self.library.lists.add(name, keys, at=at)
        there = self.now.get(name, ())
        new = tuple(key for key in keys if key not in there)
        at = len(there) if at is None else at
        if new:
            self._done({**self.now, name: (*there[:at], *new, *there[at:])})

    @precondition(lambda self: self.now)
    @rule(data=st.data(), keys=st.lists(st.sampled_from(KEYS), unique=True), at=st.integers(0, 7))
    def move(self, data: st.DataObject, keys: list[int], at: int) -> None:
        name = data.draw(st.sampled_from(sorted(self.now)))
        self.library.lists.move(name, keys, at)
        rest = tuple(key for key in self.now[name] if key not in keys)
        mine = tuple(key for key in keys if key in self.now[name])
        self._done({**self.now, name: (*rest[:at], *mine, *rest[at:])})

    @precondition(lambda self: self.now)
    @rule(data=st.data(), keys=st.lists(st.sampled_from(KEYS), unique=True))
    def remove(self, data: st.DataObject, keys: list[int]) -> None:
        name = data.draw(st.sampled_from(sorted(self.now)))
        self.library.lists.remove(name, keys)
        self._done({**self.now, name: tuple(key for key in self.now[name] if key not in keys)})

    @precondition(lambda self: len(self.now) == 1)
    @rule()
    def rename(self) -> None:
        (name,) = self.now
        new = "b" if name == "a" else "a"
        self.library.lists.rename(name, new)
        self._done({new: self.now[name]})

    @precondition(lambda self: self.now)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.now)))
        self.library.lists.delete(name)
        self._done({one: keys for one, keys in self.now.items() if one != name})

    @rule()
    def undo(self) -> None:
        self.library.desk.undo()
        if self.behind:
            self.ahead.append(self.now)
            self.now = self.behind.pop()

    @rule()
    def redo(self) -> None:
        self.library.desk.redo()
        if self.ahead:
            self.behind.append(self.now)
            self.now = self.ahead.pop()

    @invariant()
    def the_lists_are_as_they_were_put(self) -> None:
        lists = self.library.lists
        assert {one.name: tuple(lists.keys(one.name)) for one in lists.all()} == self.now


def test_lists_are_as_they_were_put_whatever_is_done(template: Path) -> None:
    Lists.template = template
    Lists.TestCase.settings = settings(
        max_examples=30, stateful_step_count=25, suppress_health_check=list(HealthCheck)
    )
    Lists.TestCase("runTest").runTest()

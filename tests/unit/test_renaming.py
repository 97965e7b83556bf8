"""Saved searches follow the new name of a reading list, or of another saved search, that they are about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.archive.library import Library
from newsbrowse.archive.renaming import Renaming
from newsbrowse.models import Entry, Search

TO_READ = Renaming("list", "To read", "later on", {"to read", "budget"})


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "l", create=True) as archive:
        archive.add(Entry(f"o{number}", f"Title {number}", f"Body {number}.") for number in range(1, 4))
        yield archive


def saved(library: Library) -> dict[str, str]:
    return {one.name: one.search.text for one in library.saved_searches()}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('list:"to read"', 'list:"later on"'),
        ("LIST:TO read is:unread", 'list:"later on" is:unread'),
        ("tariffs -list:“to read” (x OR list:to read)", 'tariffs -list:"later on" (x OR list:"later on")'),
        ('list:"to read" list:"to read"', 'list:"later on" list:"later on"'),
        ('list:("to read" OR budget)', 'list:("later on" OR budget)'),
        ('list: "to read" list:"to read"~3', 'list: "to read" list:"later on"'),
        ('list:"to read', 'list:"later on"'),
        ("list:to list:read", "list:to list:read"),
        ("list:to*", "list:to*"),
        ('"list:to read" to read tag:"to read" list:"to reads"', None),
        ("list:budget to read", None),
        ("", None),
    ],
)
def test_a_query_has_the_new_name_wherever_it_had_the_old(before: str, after: str | None) -> None:
    assert TO_READ.query(before) == (before if after is None else after)


def test_the_case_of_a_name_is_changed_too() -> None:
    assert (
        Renaming("list", "one", "One").query('list:one OR (x list:"ONE")') == 'list:"One" OR (x list:"One")'
    )


@given(
    st.lists(
        st.sampled_from(
            ["list:", "LIST:(", '"', "to read", "to", " ", "(", ")", "-", " OR ", "NOT ", "*", "~2", "“", "x"]
        ),
        max_size=25,
    ).map("".join)
)
def test_whatever_is_typed_is_rewritten_once_and_for_all(text: str) -> None:
    after = TO_READ.query(text)
    assert TO_READ.query(after) == after
    assert "later on" not in Renaming("list", "later on", "x", {"later on"}).query(after)


def test_saved_searches_follow_a_list_in_one_step(library: Library) -> None:
    library.lists.add("to read", [1, 2])
    library.save_search("unread", Search("list:to read is:unread"))
    library.save_search("both", Search('list:"To Read" OR title'))
    library.save_search("other", Search("tariffs"))
    before = saved(library)
    library.lists.rename("to read", "later")
    assert saved(library) == {
        "unread": 'list:"later" is:unread',
        "both": 'list:"later" OR title',
        "other": "tariffs",
    }
    assert library.search(Search("saved:unread")).total == 2
    assert library.desk.steps(1)[0].label == "renamed the list to read to later, also in 2 saved searches"
    library.desk.undo()
    assert saved(library) == before
    assert library.lists.keys("to read") == [1, 2]
    library.desk.redo()
    assert saved(library)["unread"] == 'list:"later" is:unread'


def test_a_search_that_was_saved_anew_since_is_undone_before_the_name(library: Library) -> None:
    library.lists.add("a", [1])
    library.save_search("mine", Search("list:a"))
    library.lists.rename("a", "b")
    library.save_search("mine", Search('list:"b" title'))
    library.desk.undo()
    library.desk.undo()
    assert saved(library) == {"mine": "list:a"}
    assert library.lists.keys("a") == [1]


def test_saved_searches_follow_one_another(library: Library) -> None:
    library.save_search("one", Search("title OR saved:one"))
    library.save_search("two", Search("saved:ONE -body"))
    library.rename_search("one", "first")
    assert saved(library) == {"first": 'title OR saved:"first"', "two": 'saved:"first" -body'}
    assert library.desk.steps(1)[0].label == "renamed the saved search one to first, also in a saved search"
    library.desk.undo()
    assert saved(library) == {"one": "title OR saved:one", "two": "saved:ONE -body"}

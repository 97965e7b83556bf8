"""Completion: what may follow a half-typed word, each with the number of articles it would find."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extraction import each

from newsbrowse.archive import analysing
from newsbrowse.archive.library import Library
from newsbrowse.archive.resolver import NOTHING
from newsbrowse.models import Analysis, Country, DateMention, Entry, Field, Person, Quote, Search, Selection

PUTIN, XI = "Vladimir Putin", "Xi Jinping"
PEOPLE = {
    "One": (PUTIN, XI),
    "Two": (PUTIN, "Putra Lee"),
    "Three": ('Ann "Put" Núñez', XI),
    "Four": (),
}


def analyse(title: str, *_: object) -> Analysis:
    people = PEOPLE[title]
    return Analysis(
        tuple(Person(name, ()) for name in people),
        (Country("RU", "Russia", True, ()), Country("KR", "South Korea", title == "One", ()))
        if people
        else (),
        (DateMention("2025-03-04", 0, 1, "x"),),
        (Quote(PUTIN, "x", 0, 1),) if title == "One" else (),
    )


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    entries = (
        Entry("1", "One", "Trade tariffs rose.", "2026-02-04", source="Harbour Post", language="en"),
        Entry(
            "2", "Two", "Trade traded, a tarred road.", "2026-01-30", source="Harbour (North)", tags=("Sea",)
        ),
        Entry("3", "Three", "Tariffs fell.", "2025-11-30", source="Wire", authors=("Ann Lee",)),
        Entry("4", "Four", "Nothing."),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(analysing, "analyse_articles", each(analyse))
        with Library.open(tmp_path_factory.mktemp("completion"), create=True) as opened:
            opened.add(entries)
            yield opened


def offered(library: Library, text: str, **options: int) -> list[tuple[str, int | None]]:
    """What is offered at the end of a text."""
    items = library.complete(Search(text), len(text), **options).items
    return [(item.insert, item.count) for item in items]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", []),
        ("trade ", []),
        ("(", []),
        ("au", [("author:", None)]),
        ("LA", [("language:", None)]),
        ("p", [("person:", None), ("published:", None)]),
        ("person:vlad", [('person:"Vladimir Putin"', 2)]),
        (
            "person:put",
            [('person:"Vladimir Putin"', 2), ('person:"Ann Put Núñez"', 1), ('person:"Putra Lee"', 1)],
        ),
        ("person:nunez", [('person:"Ann Put Núñez"', 1)]),
        ('person:"xi j', [('person:"Xi Jinping"', 2)]),
        ("trade xi person:put", []),
        ("rose person:put", [('person:"Vladimir Putin"', 1)]),
        ("rose OR person:putr", [('person:"Putra Lee"', 2)]),
        ("person:putr OR rose", []),
        ("-person:vlad", [('person:"Vladimir Putin"', 2)]),
        ("said:vl", [('said:"Vladimir Putin"', 1)]),
        ("said:xi", []),
        ("country:south", [('country:"South Korea"', 1)]),
        ("country:ru", [("country:Russia", 3)]),
        ("source:harb", [('source:"Harbour (North)"', 1), ('source:"Harbour Post"', 1)]),
        ("author:le", [('author:"Ann Lee"', 1)]),
        ("tag:s", [("tag:sea", 1)]),
        ("language:", [("language:en", 1)]),
        ("is:unr", [("is:unread", 4)]),
        ("published:20", [("published:2026", 2), ("published:2025", 1)]),
        ("published:2026-", [("published:2026-02", 1), ("published:2026-01", 1)]),
        ("published:2026-02", [("published:2026-02-04", 1)]),
        ("published:2026-02-", [("published:2026-02-04", 1)]),
        ("fell mentions:2", [("mentions:2025", 1)]),
        ("tra", [("trade", 2)]),
        ("=trad", [("=trade", 2), ("=traded", 1)]),
        ("title:th", [("title:three", 1)]),
        ("rose tarr", []),
        ('"trade tar', []),
        ("similar:x", []),
    ],
)
def test_what_is_offered(library: Library, text: str, items: list[tuple[str, int | None]]) -> None:
    assert offered(library, text) == items


def test_the_whole_word_under_the_cursor_is_replaced(library: Library) -> None:
    for text, cursor, word in (
        ("rose person:vladxyz fell", 15, "person:vladxyz"),
        ('person:"vlad imir" fell', 12, 'person:"vlad imir"'),
        ("-person:vlad)", 12, "person:vlad"),
        ("“vlad", 5, "“vlad"),
        ("person:“vlad", 12, "person:“vlad"),
    ):
        found = library.complete(Search(text), cursor)
        assert text[found.start : found.end] == word


def test_chosen_values_are_heeded(library: Library) -> None:
    search = Search("person:put", (Selection(Field.SOURCE, "Wire"),))
    assert [item.insert for item in library.complete(search, 10).items] == ['person:"Ann Put Núñez"']


def test_days_are_told_in_words(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    class Day(date):
        @classmethod
        def today(cls) -> Day:
            return cls(2026, 2, 5)

    monkeypatch.setattr("newsbrowse.archive.term_parts.date", Day)
    assert offered(library, "published:y") == [("published:yesterday", 1)]
    assert offered(library, "published:last-w") == [('published:"last week"', 1)]
    assert offered(library, "published:")[0] == ("published:yesterday", 1)


def test_saved_searches_are_offered(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    class Saved(type(NOTHING)):  # type: ignore[misc]
        def saved_names(self) -> tuple[str, ...]:
            return ("ferries", "tariffs")

        def saved(self, name: str) -> Search:
            return Search("tariffs" if name == "tariffs" else "nothing")

    monkeypatch.setattr(library._searching, "_resolver", Saved())
    assert offered(library, "saved:t") == [("saved:tariffs", 2)]
    assert [insert for insert, _ in offered(library, "saved:")] == ["saved:ferries", "saved:tariffs"]


def test_no_more_than_wanted_are_offered(library: Library) -> None:
    assert len(offered(library, "person:", limit=2)) == 2
    assert offered(library, "person:", limit=0) == []


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "person:",
                "pub",
                "published:",
                "put",
                "tra",
                '"',
                "(",
                ")",
                "-",
                " ",
                "OR ",
                "tag:s",
                "is:",
                "2026-",
                "\ud800",
            ]
        ),
        max_size=8,
    ).map("".join)
    | st.text(max_size=30),
    st.integers(-2, 60),
)
def test_each_number_is_the_total_with_the_completion(library: Library, text: str, cursor: int) -> None:
    found = library.complete(Search(text), cursor)
    for item in found.items:
        if item.count is not None:
            completed = text[: found.start] + item.insert + text[found.end :]
            assert library.search(Search(completed)).total == item.count

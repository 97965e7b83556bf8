"""Facets: the number beside a value is what choosing it yields, whatever is chosen already."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.archive import analysing, counts
from newsbrowse.archive.documents import facet_value
from newsbrowse.archive.facets import choosing
from newsbrowse.archive.library import Library
from newsbrowse.models import Analysis, Country, DateMention, Entry, Field, Person, Search, Selection

PEOPLE = ("Ann Lee", "Bo Ek", "Cy Dow", "Di Fry")
CODES = ("CN", "FR", "MX")
SOURCES = ("Harbour Post", "Wire")
DAYS = ("2025-12-31", "2026-01-01", "2026-01-31", "2026-02-04")
MENTIONS = (*DAYS, "2026", "2026-01", "2025-12-30/2026-01-02", "2024/2026")
GRAINS = ("year", "month", "day")

facts = st.tuples(
    st.sets(st.sampled_from(PEOPLE), max_size=3),
    st.dictionaries(st.sampled_from(CODES), st.booleans(), max_size=3),
    st.sets(st.sampled_from(MENTIONS), max_size=2),
    st.none() | st.sampled_from(DAYS),
    st.none() | st.sampled_from(SOURCES),
    st.sampled_from(("ferry", "tariff", "ferry tariff")),
)
selections = st.lists(
    st.one_of(
        st.builds(Selection, st.just(Field.PEOPLE), st.sampled_from((*PEOPLE, "No One")), st.booleans()),
        st.builds(Selection, st.just(Field.COUNTRIES), st.sampled_from(CODES), st.booleans()),
        st.builds(Selection, st.just(Field.SOURCE), st.sampled_from(SOURCES), st.booleans()),
        st.builds(
            Selection,
            st.sampled_from((Field.PUBLISHED, Field.MENTIONED)),
            st.sampled_from(("2025", "2026", "2026-01", "2026-01-31", "2025-12-31")),
            st.booleans(),
        ),
    ),
    max_size=4,
    unique_by=lambda selection: (selection.field, selection.value),
).map(tuple)
Facts = tuple[set[str], dict[str, bool], set[str], str | None, str | None, str]


@contextmanager
def library_of(articles: list[Facts], commits: int = 1) -> Iterator[Library]:
    """A library of articles with these facts, written in some commits and so in several segments."""

    def analyse(title: str, *_: object) -> Analysis:
        people, countries, mentions = articles[int(title)][:3]
        return Analysis(
            tuple(Person(name, ()) for name in sorted(people)),
            tuple(Country(code, code, about, ()) for code, about in sorted(countries.items())),
            tuple(DateMention(value, 0, 1, "x") for value in sorted(mentions)),
        )

    entries = [
        Entry(f"o{n}", str(n), body, published=published, source=source)
        for n, (_, _, _, published, source, body) in enumerate(articles)
    ]
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "l", create=True) as library,
    ):
        patch.setattr(analysing, "analyse_article", analyse)
        for start in range(commits):
            library.add(entries[start::commits])
        yield library


@settings(max_examples=15, deadline=None)
@given(
    st.lists(facts, min_size=1, max_size=12),
    st.lists(
        st.tuples(st.sampled_from(("", "ferry", "-tariff", "ferry OR tariff")), selections),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(GRAINS),
    st.sampled_from((1, 2, 20)),
)
def test_each_number_is_what_choosing_the_value_yields(
    articles: list[Facts], searches: list[tuple[str, tuple[Selection, ...]]], grain: str, limit: int
) -> None:
    with library_of(articles, commits=2) as library:
        for text, chosen in searches:
            search = Search(text, chosen)
            facets = library.facets(
                search, limit=limit, grain={Field.PUBLISHED: grain, Field.MENTIONED: grain}
            )
            assert facets.total == library.search(search).total
            for field, values in facets.values.items():
                for value in values:
                    wanted = library.search(choosing(search, field, value.value), limit=0).total
                    assert value.count == wanted, (search, field, value)
                shown = {value.value for value in values}
                assert all(
                    s.value in shown
                    for s in chosen
                    if s.field is field and field not in (Field.PUBLISHED, Field.MENTIONED)
                )


def test_choosing_adds_replaces_and_takes_exclusions_back() -> None:
    search = Search("x")
    for field, value in ((Field.PEOPLE, "Ann Lee"), (Field.PEOPLE, "Bo Ek"), (Field.SOURCE, "Wire")):
        search = search.toggled(field, value)
    search = search.toggled(Field.PEOPLE, "Cy Dow", excluded=True)
    assert choosing(search, Field.PEOPLE, "Di Fry") == search.toggled(Field.PEOPLE, "Di Fry")
    assert choosing(search, Field.PEOPLE, "Cy Dow") == search.toggled(Field.PEOPLE, "Cy Dow")
    other = choosing(search, Field.SOURCE, "Harbour Post")
    assert [s.value for s in other.selections if s.field is Field.SOURCE] == ["Harbour Post"]
    assert other.state_of(Field.PEOPLE, "Cy Dow") is False


ONE: Facts = ({"Ann Lee", "Bo Ek"}, {"CN": True, "FR": False}, {"2026-02-04"}, "2026-02-04", "Wire", "ferry")
TWO: Facts = ({"Ann Lee"}, {"FR": True}, {"2024/2026"}, "2026-01-31", "Wire", "ferry")
THREE: Facts = (set(), {}, set(), None, None, "ferry")


def listed(
    library: Library, field: Field, search: Search | None = None, **options: object
) -> list[tuple[str, int]]:
    facets = library.facets(search or Search(), fields=(field,), **options)  # type: ignore[arg-type]
    return [(value.value, value.count) for value in facets.values[field]]


def test_values_come_in_their_order() -> None:
    with library_of([ONE, TWO, THREE]) as library:
        assert listed(library, Field.PEOPLE) == [("Ann Lee", 2), ("Bo Ek", 1)]
        assert listed(library, Field.PEOPLE, limit=1) == [("Ann Lee", 2)]
        assert listed(library, Field.COUNTRIES) == [("CN", 1), ("FR", 1)]
        assert listed(library, Field.SOURCE) == [("Wire", 2)]
        assert listed(library, Field.PUBLISHED) == [("2026-01", 1), ("2026-02", 1)]
        assert listed(library, Field.PUBLISHED, grain={Field.PUBLISHED: "year"}) == [("2026", 2)]
        years = {Field.MENTIONED: "year"}
        assert listed(library, Field.MENTIONED, grain=years) == [("2024", 1), ("2025", 1), ("2026", 2)]


def test_what_is_chosen_or_excluded_never_vanishes() -> None:
    with library_of([ONE, TWO, THREE]) as library:
        search = Search(
            "nothing", (Selection(Field.PEOPLE, "Bo Ek"), Selection(Field.PEOPLE, "Ann Lee", excluded=True))
        )
        assert listed(library, Field.PEOPLE, search) == [("Ann Lee", 0), ("Bo Ek", 0)]
        months = Search("", (Selection(Field.PUBLISHED, "2020-01"), Selection(Field.PUBLISHED, "2026")))
        assert ("2020-01", 0) in listed(library, Field.PUBLISHED, months)
        assert "2026" not in dict(listed(library, Field.PUBLISHED, months))


def test_a_source_excluded_and_one_chosen() -> None:
    with library_of([ONE, TWO, (set(), {}, set(), None, "Harbour Post", "ferry")]) as library:
        chosen = Search("", (Selection(Field.SOURCE, "Wire"),))
        assert listed(library, Field.SOURCE, chosen) == [("Wire", 2), ("Harbour Post", 1)]
        excluded = Search("", (Selection(Field.SOURCE, "Wire", excluded=True),))
        assert listed(library, Field.SOURCE, excluded) == [("Wire", 2), ("Harbour Post", 1)]
        assert library.facets(excluded).total == 1


def test_numbers_are_exact_where_segments_leave_values_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each segment tells only its own most frequent values; the sums of those would be too low."""
    monkeypatch.setattr(counts, "_LISTED_BY_SEGMENT", 5)
    monkeypatch.setattr(counts, "_SPARE", 2)
    people = [[f"P{n % 7}", f"Q{n % 31}", f"R{n}"] for n in range(90)]
    articles: list[Facts] = [(set(names), {}, set(), None, None, "ferry") for names in people]
    tally = {name: sum(name in names for names in people) for names in people for name in names}
    expected = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    with library_of(articles, commits=6) as library:
        for limit in (1, 3, 7, 8, 20, 38, 39, 200):
            assert listed(library, Field.PEOPLE, limit=limit) == expected[:limit]


def test_names_are_shown_clean_and_chosen_as_shown() -> None:
    odd = "Eve\x1b[31m\u202e  Nö\n" + "x" * 500
    shown = facet_value(odd)
    assert len(shown) <= 200
    assert "\x1b" not in shown
    with library_of([({odd}, {}, set(), None, odd, "ferry")]) as library:
        assert listed(library, Field.PEOPLE) == listed(library, Field.SOURCE) == [(shown, 1)]
        assert library.search(Search().toggled(Field.PEOPLE, shown)).total == 1
        assert library.search(Search(f'person:"{shown}"')).total == 1


@pytest.mark.parametrize(
    "value", ["\ud800", "", "x" * 70000, "2026-13", "2026-02-04T10:00", "(", '"', "a\nb"]
)
def test_odd_selections_find_nothing(value: str) -> None:
    with library_of([ONE]) as library:
        for field in Field:
            search = Search("", (Selection(field, value),))
            assert library.search(search).total == 0
            assert library.facets(search).total == 0
            assert library.search(search.toggled(field, value, excluded=True)).total == 1

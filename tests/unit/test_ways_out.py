"""Ways out of a search that finds nothing: each finds something, and exactly as much as it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extraction import each

from newsbrowse.archive import analysing
from newsbrowse.archive.library import Library
from newsbrowse.archive.spelling import near
from newsbrowse.archive.ways_out import MOST
from newsbrowse.models import Analysis, Entry, Field, Person, Search, Selection

PEOPLE = {"One": ("Vladimir Putin",), "Two": ("Ana Lima", "Vladimir Putin"), "Three": ("Bo Ek",)}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    entries = (
        Entry("1", "One", "Putin spoke of tariffs and trade.", "2026-02-04", source="Wire"),
        Entry("2", "Two", "Tariffs, tariffs. The ferry left.", "2026-01-30", source="Post"),
        Entry("3", "Three", "The café by the harbour.", "2025-11-30", source="Post"),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            analysing,
            "analyse_articles",
            each(lambda title, *_: Analysis(tuple(Person(name, ()) for name in PEOPLE[title]))),
        )
        with Library.open(tmp_path_factory.mktemp("ways"), create=True) as opened:
            opened.add(entries)
            yield opened


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("", []),
        ("tariffs", []),
        ("zzzzzz", []),
        ("puttin", [("putin instead of puttin", "putin", 1)]),
        ("Pution", [("Putin instead of Pution", "Putin", 1)]),
        ("uptin", [("putin instead of uptin", "putin", 1)]),
        ("cafe tarif", [("tariffs instead of tarif", "cafe tariffs", 0), ("without tarif", "cafe", 1)][1:]),
        (
            "puttin tarrifs",
            [("putin, tariffs instead of puttin, tarrifs", "putin tariffs", 1)],
        ),
        ('person:"Vladmir Putin"', [("Vladimir instead of Vladmir", 'person:"Vladimir Putin"', 2)]),
        ("person:vladmir", [("vladimir instead of vladmir", "person:vladimir", 2)]),
        ("title:(onne OR zzz)", [("one instead of onne", "title:(one OR zzz)", 1)]),
        ("cafe AND tariffs", [("without cafe", "tariffs", 2), ("without tariffs", "cafe", 1)]),
        ("ferry -tariffs", [("without ferry", "-tariffs", 1), ("without excluding tariffs", "ferry", 1)]),
        ("published:2019 trade", [("without published:2019", "trade", 1)]),
        (
            "cafe ferry putin",
            [("only cafe", "cafe", 1), ("only ferry", "ferry", 1), ("only putin", "putin", 1)],
        ),
    ],
)
def test_ways_out_of_a_text(library: Library, text: str, ways: list[tuple[str, str, int]]) -> None:
    assert [(way.label, way.search.text, way.total) for way in library.ways_out(Search(text))] == ways


def test_chosen_values_can_be_dropped(library: Library) -> None:
    search = Search(
        "harbour",
        (Selection(Field.PEOPLE, "Ana Lima"), Selection(Field.SOURCE, "Wire", excluded=True)),
    )
    assert [(way.label, way.total) for way in library.ways_out(search)] == [
        ('without person:"Ana Lima"', 1),
        ("without harbour", 1),
    ][::-1]
    both = Search("", (Selection(Field.PEOPLE, "Ana Lima"), Selection(Field.PEOPLE, "Bo Ek")))
    ways = {way.label: way for way in library.ways_out(both)}
    assert ways["any of the chosen people, not all"].total == 2
    assert ways["any of the chosen people, not all"].search.switched == {Field.PEOPLE}
    excluded = Search("", (Selection(Field.PEOPLE, "Bo Ek"), Selection(Field.SOURCE, "Post", excluded=True)))
    assert [way.label for way in library.ways_out(excluded)] == [
        'without person:"Bo Ek"',
        "without excluding source:Post",
    ]


def test_all_words_or_all_values_can_be_dropped(library: Library) -> None:
    search = Search("zzz yyy", (Selection(Field.PEOPLE, "Bo Ek"), Selection(Field.SOURCE, "Wire")))
    assert library.ways_out(search) == ()
    search = Search("zzz yyy", (Selection(Field.PEOPLE, "Bo Ek"),))
    assert [(way.label, way.total) for way in library.ways_out(search)] == [("without the words", 1)]


def test_neighbours_of_a_word_are_found_by_the_slips_of_the_keys() -> None:
    known = [("tariff", 9), ("tariffs", 5), ("traffic", 4), ("sheriff", 2), ("tar", 1)]

    def terms(begun: str) -> list[tuple[str, int]]:
        return [term for term in known if term[0].startswith(begun)]

    assert near("tarif", terms, bool) == ["tariff", "tar"]
    assert near("tarrif", terms, bool) == ["tariff"]
    assert near("atriff", terms, bool) == ["tariff"]
    assert near("dariff", terms, bool) == ["tariff"]
    assert near("ta", terms, bool) == []
    assert near("tariffs", terms, bool) == []


words = st.sampled_from(
    [
        "putin",
        "puttin",
        "tarifs",
        "ferry",
        "cafe",
        "zzz",
        "-trade",
        '"the ferry"',
        "(cafe OR",
        ")",
        "OR",
        "AND",
        '"',
    ]
) | st.sampled_from(
    [
        "published:2026",
        'person:"Bo Ek"',
        "person:putn",
        "title:onee",
        "NOT",
        "source:x",
        "length:>5",
        "\ud800",
    ]
)
chosen = st.lists(
    st.builds(
        Selection, st.just(Field.PEOPLE), st.sampled_from(("Ana Lima", "Bo Ek", "No One")), st.booleans()
    )
    | st.builds(Selection, st.just(Field.SOURCE), st.sampled_from(("Wire", "Post")), st.booleans()),
    max_size=3,
    unique_by=lambda selection: (selection.field, selection.value),
).map(tuple)


@settings(max_examples=150, deadline=None)
@given(st.lists(words, max_size=6).map(" ".join) | st.text(max_size=20), chosen)
def test_each_way_finds_what_it_says(library: Library, text: str, selections: tuple[Selection, ...]) -> None:
    search = Search(text, selections)
    ways = library.ways_out(search)
    assert len(ways) <= MOST
    assert not ways or not library.search(search).total
    for way in ways:
        assert way.search != search
        assert way.total == library.search(way.search).total > 0
        assert "\n" not in way.label

"""The tag facet: what articles came with and what the user gave them, as one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.models import Entry, FacetOrder, Field, Search, Selection

BODIES = ("ferry", "ferry tariff", "tariff")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three articles: two came with `Sea`; the user gave `Séa` to the last two and `Own Work` to the last."""
    with Library.open(tmp_path / "l", create=True) as opened:
        opened.add(
            [
                Entry(str(n), f"Note {n}", body, tags=("Sea",) if n < 2 else ())
                for n, body in enumerate(BODIES)
            ]
        )
        ids = {hit.title: hit.id for hit in opened.search(Search()).hits}
        opened.desk.tag(opened.keys_of([ids["Note 1"]]), ["Séa"])
        opened.desk.tag(opened.keys_of([ids["Note 2"]]), ["séa"])
        opened.desk.tag(opened.keys_of([ids["Note 2"]]), ["Own Work"])
        yield opened


def tags(library: Library, text: str = "", **options: object) -> list[tuple[str, int]]:
    facets = library.facets(Search(text), fields=(Field.TAG,), **options)  # type: ignore[arg-type]
    return [(value.value, value.count) for value in facets.values[Field.TAG]]


def test_an_article_with_a_tag_from_both_sides_counts_once(library: Library) -> None:
    assert tags(library) == [("sea", 3), ("own work", 1)]
    assert tags(library, "ferry") == [("sea", 2)]
    assert tags(library, "tariff") == [("sea", 2), ("own work", 1)]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("tag:sea", 3),
        ('tag:"SÉA"', 3),
        ("tag:se*", 3),
        ("tag:o*", 1),
        ('tag:"own work"', 1),
        ("-tag:sea", 0),
        ('-tag:"own work"', 2),
        ("tag:sea -ferry", 1),
    ],
)
def test_a_query_finds_both(library: Library, text: str, total: int) -> None:
    page = library.search(Search(text))
    assert page.total == total
    assert page.warnings == ()


def test_choosing_and_excluding(library: Library) -> None:
    own = Selection(Field.TAG, "own work")
    assert library.search(Search("", (own,))).total == 1
    assert library.search(Search("", (Selection(Field.TAG, "own work", excluded=True),))).total == 2
    facets = library.facets(Search("", (own,)), fields=(Field.TAG,))
    assert [(v.value, v.count) for v in facets.values[Field.TAG]] == [("sea", 3), ("own work", 1)]


def test_orders_filter_and_limit(library: Library) -> None:
    assert tags(library, order={Field.TAG: FacetOrder.NAME}) == [("own work", 1), ("sea", 3)]
    assert tags(library, matching={Field.TAG: "work"}) == [("own work", 1)]
    assert tags(library, limit=1) == [("sea", 3)]
    assert set(dict(tags(library, order={Field.TAG: FacetOrder.DISTINCTIVE}))) == {"sea", "own work"}


def test_a_tag_is_completed_with_its_number(library: Library) -> None:
    items = library.complete(Search("tag:"), 4).items
    assert [(item.insert, item.count) for item in items] == [("tag:sea", 3), ('tag:"own work"', 1)]
    assert [item.insert for item in library.complete(Search("tag:ow"), 6).items] == ['tag:"own work"']


def test_a_tag_given_or_taken_shows_at_once(library: Library) -> None:
    assert tags(library, "ferry") == [("sea", 2)]
    ids = [hit.id for hit in library.search(Search("ferry")).hits]
    library.desk.tag(library.keys_of([ids[0]]), ["new"])
    assert tags(library, "ferry") == [("sea", 2), ("new", 1)]
    library.desk.tag(library.keys_of([ids[0]]), remove=["new"])
    assert tags(library, "ferry") == [("sea", 2)]


def test_a_tag_that_another_process_gives_shows_too(library: Library) -> None:
    assert ("other", 1) not in tags(library)
    with Library.open(library.path) as second:
        second.desk.tag(second.keys_of([second.search(Search("ferry")).hits[0].id]), ["other"])
    assert ("other", 1) in tags(library)


def test_a_changed_text_keeps_its_tags_and_counts_once(library: Library) -> None:
    library.add([Entry("2", "Note 2", "tariff now", tags=("Sea", "Own work"))])
    assert tags(library) == [("sea", 3), ("own work", 1)]

"""Near-duplicates: grouped as they are written, folded in lists, never left out of a number."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.archive.alike import Wording
from newsbrowse.archive.library import Library
from newsbrowse.models import Entry, Field, Search, Selection, Sort

RANDOM = random.Random(7)
WORDS = [f"w{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" for n in range(3_000)]
STORY = RANDOM.sample(WORDS, 300)


def text(words: list[str]) -> str:
    return " ".join(words)


def edited(words: list[str], share: float) -> list[str]:
    """The words with a stretch of this share of them in the middle replaced."""
    gone = round(share * len(words))
    start = (len(words) - gone) // 2
    return [*words[:start], *(f"new{n}" for n in range(gone)), *words[start + gone :]]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "l", create=True) as archive:
        yield archive


def folded(library: Library, search: Search | None = None, **options: int) -> list[tuple[str, int]]:
    page = library.search(search or Search(sort=Sort.OLDEST), folded=True, **options)  # type: ignore[arg-type]
    return [(hit.title, hit.alike) for hit in page.hits]


@pytest.mark.parametrize(
    ("share", "alike"), [(0, True), (0.05, True), (0.1, True), (0.18, True), (0.25, False), (0.5, False)]
)
def test_four_fifths_of_the_wording_make_texts_alike(share: float, alike: bool) -> None:
    one, other = Wording("a", text(STORY)), Wording("b", text(edited(STORY, share)))
    assert one.is_alike(other) is other.is_alike(one) is alike
    if alike:
        assert set(one.bands()) & set(other.bands())


def test_case_and_punctuation_do_not_matter_but_a_part_is_not_the_whole() -> None:
    whole = Wording("a", text(STORY))
    assert whole.is_alike(Wording("b", "“" + ", ".join(STORY).upper() + "!”"))
    assert not whole.is_alike(Wording("b", text(STORY[:200])))


def test_the_same_wording_with_other_numbers_is_another_story() -> None:
    report = [*STORY[:40], "1", "week", "12", "tonnes", "4.5", "percent", *STORY[40:60]]
    later = [*STORY[:40], "2", "week", "17", "tonnes", "9.9", "percent", *STORY[40:60]]
    assert Wording("a", text(report)).is_alike(Wording("a", text([*report, "more"])))
    assert not Wording("a", text(report)).is_alike(Wording("a", text(later)))


def test_short_texts_are_alike_only_if_they_are_equal() -> None:
    assert Wording("Rate up", "The rate rose.").is_alike(Wording("RATE UP!", "the rate rose"))
    assert not Wording("Rate up", "The rate rose.").is_alike(Wording("Rate up", "The rate rose again."))
    assert not Wording("Rate up", "The rate rose.").is_alike(Wording("Rates", "The rate rose."))
    assert Wording("!", "…").bands() == []


@settings(max_examples=50)
@given(st.text(), st.text())
def test_any_text_has_a_wording(title: str, body: str) -> None:
    wording = Wording(title, body)
    assert wording.is_alike(Wording(title, body))
    assert wording.bands() == Wording(title, body).bands()


def test_one_line_stands_for_a_group_and_no_number_changes(library: Library) -> None:
    library.add(
        [
            Entry("a", "A", text(STORY), "2026-01-01", source="Wire"),
            Entry("b", "B", text(edited(STORY, 0.1)), "2026-01-02", source="Post"),
            Entry("c", "C", text(STORY[::-1]), "2026-01-03", source="Post"),
            Entry("d", "D", "", "2026-01-04"),
            Entry("e", "E", "", "2026-01-05"),
            Entry("f", "F", text([*STORY, "new", "end"]), "2026-01-06", source="Post"),
        ]
    )
    assert folded(library) == [("A", 2), ("C", 0), ("D", 0), ("E", 0)]
    newest = Search(sort=Sort.NEWEST)
    assert folded(library, newest) == [("F", 2), ("E", 0), ("D", 0), ("C", 0)]
    assert library.search(newest, folded=True).total == library.search(newest).total == 6
    chosen = Search("", (Selection(Field.SOURCE, "Post"),), Sort.OLDEST)
    assert folded(library, chosen) == [("B", 1), ("C", 0)]
    first = library.search(chosen).hits[0].id
    assert [hit.title for hit in library.alike(first, chosen)] == ["F"]
    assert [hit.title for hit in library.alike(first, newest)] == ["F", "A"]
    assert folded(library, Search(STORY[0])) == folded(library, Search(STORY[0]), limit=2)
    assert library.search(Search(), folded=True, limit=0).total == 6
    assert (library.texts(newest), library.texts(chosen), library.texts(Search("nothingofthekind"))) == (
        4,
        2,
        0,
    )


def test_pages_of_groups_fit_together(library: Library) -> None:
    stories = [RANDOM.sample(WORDS, 60) for _ in range(9)]
    library.add(
        Entry(f"{n}-{copy}", f"T{n}", text([*story, *["end"] * copy]), f"2026-01-{1 + (n + copy) % 28:02}")
        for n, story in enumerate(stories)
        for copy in range(1 + n % 4 * 3)
    )
    for search in (Search(), Search("end"), Search("", sort=Sort.OLDEST)):
        whole = folded(library, search, limit=100)
        assert sum(alike + 1 for _, alike in whole) == library.search(search, limit=0).total
        for size in (1, 2, 4):
            pages = [
                folded(library, search, limit=size, offset=at) for at in range(0, len(whole) + size, size)
            ]
            assert [hit for page in pages for hit in page] == whole


def test_an_article_that_changes_leaves_its_group_and_the_others_stay_together(library: Library) -> None:
    library.add(
        [Entry(name, name.upper(), text([*STORY, name]), f"2026-01-0{n}") for n, name in enumerate("abc", 1)]
    )
    assert folded(library) == [("A", 2)]
    library.add([Entry("a", "A", text(STORY[::-1]), "2026-01-01")])
    assert folded(library) == [("A", 0), ("B", 1)]
    library.add([Entry("d", "D", text([*STORY, "d"]), "2026-01-04")])
    assert folded(library) == [("A", 0), ("B", 2)]
    library.add([Entry("a", "A", text([*STORY, "a"]), "2026-01-01")])
    assert folded(library) == [("A", 3)]
    library.reindex()
    assert folded(library) == [("A", 3)]

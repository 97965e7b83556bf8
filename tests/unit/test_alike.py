"""Near-duplicates: grouped as they are written, folded in lists, never left out of a number."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.archive.alike import Wording
from newsbrowse.archive.library import Library
from newsbrowse.models import Entry, Field, Search, Selection, Sort

RANDOM = random.Random(7)
WORDS = [
    f"w{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676)}" + "long" * (n % 4 == 0)
    for n in range(3_000)
]
"""A quarter of them are long, as of the words of an article."""

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


def scattered(words: list[str], share: float) -> list[str]:
    """The words with this share of them, here and there, replaced."""
    places = set(random.Random(3).sample(range(len(words)), round(share * len(words))))
    return [f"new{at}" if at in places else word for at, word in enumerate(words)]


@pytest.mark.parametrize("edit", [edited, scattered])
@pytest.mark.parametrize(
    ("share", "alike"), [(0, True), (0.05, True), (0.1, True), (0.2, True), (0.25, False), (0.5, False)]
)
def test_four_fifths_of_the_words_in_order_make_texts_alike(
    edit: Callable[[list[str], float], list[str]], share: float, alike: bool
) -> None:
    one, other = Wording("a", text(STORY)), Wording("b", text(edit(STORY, share)))
    assert one.is_alike(other) is other.is_alike(one) is alike
    if alike:
        assert set(one.bands()) & set(other.bands())


def test_case_punctuation_and_kind_of_quotes_do_not_matter() -> None:
    whole = Wording("a", text(STORY))
    loud = Wording("b", "“" + "’, ‘".join(STORY).upper() + "!”")
    assert whole.is_alike(loud)
    assert whole.bands() == loud.bands()


def test_most_of_a_text_is_like_it_but_half_is_not() -> None:
    whole = Wording("a", text(STORY))
    assert whole.is_alike(Wording("a", text(STORY[:220])))
    assert not whole.is_alike(Wording("b", text(STORY[:180])))


def report(numbers: str, names: str = "Ada Bell Carl", words: int = 60) -> Wording:
    """A report from a template of some words, with a number or name behind every few of them."""
    given = [*numbers.split(), *names.split()]
    return Wording("a", text([*STORY[: words // 2], *given, *STORY[words // 2 : words]]))


@pytest.mark.parametrize("words", [60, 200])
def test_the_same_wording_with_other_numbers_is_another_story(words: int) -> None:
    numbers = "1 12.5 4.5 1,000 17 19 2026"
    assert report(numbers, words=words).is_alike(report(f"{numbers} 33", words=words))
    assert not report(numbers, words=words).is_alike(report("2 17.1 9.9 1,300 16 18 2026", words=words))


@pytest.mark.parametrize("words", [60, 200])
def test_the_same_wording_of_somebody_else_is_another_story(words: int) -> None:
    names = "Toyota Motor Credit Nomura Luxembourg"
    assert report("5", names, words).is_alike(report("5", f"{names} Tokyo", words))
    assert not report("5", names, words).is_alike(report("5", "Export Corp Bank Paribas Luxembourg", words))


def test_short_texts_are_alike_only_if_they_are_equal() -> None:
    assert Wording("Rate up", "The rate rose.").is_alike(Wording("RATE UP!", "the rate rose"))
    assert not Wording("Rate up", "The rate rose.").is_alike(Wording("Rate up", "The rate rose again."))
    assert not Wording("Rate up", "The rate rose.").is_alike(Wording("Rates", "The rate rose."))
    assert not Wording("Rate up", "The rate rose.").is_alike(Wording("Rate up", text(STORY)))
    assert Wording("!", "…").bands() == []


def test_a_text_of_short_words_has_a_sketch_too() -> None:
    words = [word[:4] for word in STORY]
    one, other = Wording("a", text(words)), Wording("b", text(edited(words, 0.1)))
    assert set(one.bands()) & set(other.bands())
    assert len(one.bands()) == 12


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

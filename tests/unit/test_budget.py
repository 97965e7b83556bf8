"""What a query may cost is bounded, and what was made simpler is told with its place."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.archive import query
from newsbrowse.archive.library import Library
from newsbrowse.archive.simplified import simplified
from newsbrowse.archive.syntax import All, Node, Not, parse
from newsbrowse.archive.tokens import Term
from newsbrowse.models import Entry, Search

WORDS = ("ferry", "harbour", "trade")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """An article for each set of the words, so that formulas can be told apart by what they find."""
    with Library.open(tmp_path_factory.mktemp("budget"), create=True) as opened:
        sets = itertools.chain.from_iterable(itertools.combinations(WORDS, n) for n in range(4))
        opened.add(
            [Entry(str(n), "Note", " ".join(words), f"{2000 + n}-01-02") for n, words in enumerate(sets)]
        )
        yield opened


formulas = st.recursive(
    st.sampled_from(WORDS),
    lambda inner: st.one_of(
        inner.map(lambda one: f"-({one})"),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({' '.join(parts)})"),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({' OR '.join(parts)})"),
    ),
    max_leaves=12,
)


def holds(node: Node, words: set[str]) -> bool:
    if isinstance(node, Term):
        return node.text in words
    if isinstance(node, Not):
        return not holds(node.child, words)
    found = (holds(child, words) for child in node.children)
    return all(found) if isinstance(node, All) else any(found)


@settings(max_examples=150, deadline=None)
@given(formulas)
def test_any_nesting_of_and_or_not_finds_what_the_formula_says(library: Library, text: str) -> None:
    root = parse(text).root
    assert root is not None
    articles = list(library.export(Search()))
    wanted = {one.id for one in articles if holds(root, set(one.body.split()))}
    assert {hit.id for hit in library.search(Search(text)).hits} == wanted
    assert library.search(Search(text)).total == len(wanted)
    simple = simplified(root)
    assert {one.id for one in articles if holds(simple, set(one.body.split()))} == wanted


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("-(-(ferry))", "ferry"),
        ("((ferry harbour) trade)", "ferry harbour trade"),
        ("(ferry OR (harbour OR ferry))", "ferry OR harbour"),
        ("(ferry ferry) OR ferry", "ferry"),
        ("-(-(-(ferry OR ferry)))", "-ferry"),
    ],
)
def test_what_says_nothing_new_is_left_out(text: str, same: str) -> None:
    def bare(node: Node) -> object:
        if isinstance(node, Term):
            return node.text
        children = (node.child,) if isinstance(node, Not) else node.children
        return type(node).__name__, tuple(bare(child) for child in children)

    given_root, wanted = parse(text).root, parse(same).root
    assert given_root is not None
    assert wanted is not None
    assert bare(simplified(given_root)) == bare(wanted)


def test_a_word_beside_an_exclusion_still_ranks(library: Library) -> None:
    found = [hit.snippet for hit in library.search(Search("ferry OR -trade")).hits]
    assert "ferry" in found[0]
    assert len(found) == 6


def test_too_many_stars_are_taken_as_words_with_a_warning_each(library: Library) -> None:
    text = " OR ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvw")
    warnings = library.search(Search(text)).warnings
    assert 10 < len(warnings) < 23
    assert all(text[warning.position] in "abcdefghijklmnopqrstuvw" for warning in warnings)
    assert library.search(Search("f* h*")).warnings == ()


def test_words_apart_are_few_and_repeated_ones_fewer(library: Library) -> None:
    long = '"one two three four five six seven eight nine"~5'
    (warning,) = library.search(Search(f"ferry {long}")).warnings
    assert warning.position == len("ferry ")
    assert "~" not in library.search(Search(long)).interpreted
    assert library.search(Search('"ferry ferry ferry ferry ferry ferry"~50')).warnings
    assert not library.search(Search('"ferry harbour trade"~50')).warnings


def test_phrases_of_frequent_words_come_to_count_wherever_they_stand(library: Library) -> None:
    words = ("ferry", "harbour", "trade")
    phrases = [f'"{" ".join(order)}"' for order in itertools.product(words, repeat=4)]
    page = library.search(Search(" OR ".join(phrases)))
    assert page.warnings
    assert page.total >= 1


@pytest.mark.parametrize("text", ["published:2004..", "published:..2003", "published:since 2004"])
def test_an_open_range_asks_for_the_years_that_there_are(library: Library, text: str) -> None:
    searcher = library._index.searcher()
    assert len(repr(query.compile_search(Search(text), searcher).query)) < 3_000
    assert library.search(Search(text)).total == 4


def test_saved_searches_of_many_words_are_cut_with_a_warning(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l", create=True) as library:
        library.add([Entry("1", "One", "w1 w500")])
        for number in range(12):
            words = " OR ".join(f"w{word}" for word in range(250 * number, 250 * (number + 1)))
            library.save_search(f"s{number}", Search(words))
        page = library.search(Search(" OR ".join(f"saved:s{number}" for number in range(12))))
        assert page.total == 1
        assert any("2,000 words" in warning.message for warning in page.warnings)


def test_the_same_clause_is_made_once_and_warned_of_once(library: Library) -> None:
    page = library.search(Search("country:atlantis OR (ferry country:atlantis) OR -(trade country:atlantis)"))
    assert len({warning.position for warning in page.warnings}) <= 2

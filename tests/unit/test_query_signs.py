"""Signs that mean something in other search languages: they are taken somehow, and a warning says how."""

from __future__ import annotations

import re

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.archive.query import MOST_WARNINGS
from newsbrowse.models import Search


@pytest.mark.parametrize(
    ("text", "same", "position"),
    [
        ("trade~2", "trade", 5),
        ("trade^2", "trade", 5),
        ('"video link"~-1', '"video link"', 12),
        ("title:busan^3.5", "title:busan", 11),
    ],
)
def test_weights_and_distances_of_words_are_passed_over(
    sample: Library, text: str, same: str, position: int
) -> None:
    page, plain = sample.search(Search(text)), sample.search(Search(same))
    assert page.total == plain.total > 0
    assert page.interpreted == plain.interpreted
    assert [warning.position for warning in page.warnings] == [position]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("tr*de", 2),
        ("*rade", 0),
        ("person:*utin", 7),
        ("said:-putin", 5),
        ("title :busan", 6),
        ("trade or putin", 6),
        ("trade not putin", 6),
    ],
)
def test_what_is_probably_meant_otherwise_is_warned_of(sample: Library, text: str, position: int) -> None:
    assert position in [warning.position for warning in sample.search(Search(text)).warnings]


@pytest.mark.parametrize("text", ["trade*", "=trade", "tag:china*", "Or", "https://a.b/?q=*c"])
def test_nothing_is_said_of_what_is_well_meant(sample: Library, text: str) -> None:
    messages = [warning.message for warning in sample.search(Search(text)).warnings]
    assert not [
        message for message in messages if re.search("taken as a word|stands before the field", message)
    ]


def test_words_are_shown_in_the_order_in_which_they_first_stand(sample: Library) -> None:
    assert sample.search(Search("trade putin trade")).interpreted == "trade AND putin"


def test_warnings_without_end_are_summed_up(sample: Library) -> None:
    warnings = sample.search(Search(")" * 300)).warnings
    assert len(warnings) == MOST_WARNINGS + 1
    assert warnings[-1].message == f"and {300 - MOST_WARNINGS} further warnings"


@pytest.mark.parametrize(
    ("text", "words"),
    [("{0} {1}", 1), ("{1} {0}", 1), ("{1} {0}", 3), ("{0} {1}", 8)],
)
def test_words_near_each_other_are_those_a_scan_finds(sample: Library, text: str, words: int) -> None:
    """In either order: what counts is how far the second stands from where the phrase would have it."""
    from newsbrowse.archive.index import stems

    for first, second in (("xi", "putin"), ("trade", "billion"), ("the", "call")):
        a, b = text.format(first, second).split()
        wanted = set()
        for article in sample.export(Search()):
            for tokens in (stems(article.title), stems(article.body)):
                at = {
                    word: [n for n, token in enumerate(tokens) if token == stems(word)[0]] for word in (a, b)
                }
                if any(abs(y - x - 1) <= words for x in at[a] for y in at[b]):
                    wanted.add(article.id)
        found = sample.search(Search(f'"{a} {b}"~{words}')).hits
        assert {hit.id for hit in found} == wanted

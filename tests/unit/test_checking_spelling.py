"""Two spellings of a word are one, and two words stay two."""

from __future__ import annotations

import pytest

from newsbrowse.writing.checking.spelling import spelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stabilising", "stabilizing"),
        ("organisation", "organization"),
        ("neighbours", "neighbors"),
        ("labour", "labor"),
        ("centre", "center"),
        ("defence", "defense"),
        ("travelled", "traveled"),
        ("programme", "program"),
        ("analyse", "analyze"),
    ],
)
def test_two_spellings_of_a_word_are_one(one: str, other: str) -> None:
    assert spelled(one) == spelled(other) or spelled(one) == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("filled", "filed"),
        ("raise", "raze"),
        ("stability", "resilience"),
        ("hour", "hor"),
        ("factor", "force"),
    ],
)
def test_two_words_stay_two(one: str, other: str) -> None:
    assert spelled(one) != spelled(other)

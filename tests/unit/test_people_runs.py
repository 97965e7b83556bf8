"""Runs of capitalised words, and what becomes of headlines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.extract.people_runs import MAX_RUN, Run, _lines_in, _lookups, _places_of, _runs_in, find_runs
from newsbrowse.extract.tokens import Tokens
from newsbrowse.extract.word_signs import CAPITAL, NOBODY, PARTICLE

SIGNS = st.lists(st.sampled_from([0, CAPITAL, CAPITAL, CAPITAL | NOBODY, PARTICLE, PARTICLE]), max_size=120)


def runs_of(text: str) -> list[Run]:
    return find_runs(Tokens(text))


def forms(text: str) -> list[str]:
    return [" ".join(run.forms) for run in runs_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("nobody is here", []),
        ("The vote was lost.", []),
        (
            "Yesterday Ada Okoye met Lex van der Drooge in Delft.",
            ["Yesterday Ada Okoye", "Lex van der Drooge", "Delft"],
        ),
        ("Ursula van de den der Leyen spoke.", ["Ursula", "Leyen"]),
        ("It was Okoye van the rest.", ["Okoye"]),
        ("Ada Okoye, Bo Lund", ["Ada Okoye", "Bo Lund"]),
    ],
)
def test_runs_are_found(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_a_headline_in_capitals_is_read_in_ordinary_casing() -> None:
    text = "ADA OKOYE WINS THE VOTE IN DELFT\nOkoye had said that she would.\n"
    found = runs_of(text)
    assert [(run.forms, run.headline, run.capitals) for run in found[:2]] == [
        (("Ada", "Okoye"), True, True),
        (("Delft",), True, True),
    ]
    assert not any(run.headline for run in found[2:])


def test_common_words_of_a_headline_in_title_case_are_in_no_run() -> None:
    found = runs_of("Okoye Praises Long Report About Harbour Traffic\nShe praised it.\n")
    assert [(run.forms, run.headline) for run in found] == [(("Okoye",), True), (("Harbour",), True)]


@given(SIGNS)
def test_runs_are_those_that_a_plain_walk_finds(signs: list[int]) -> None:
    found = walked(signs)
    forms = tuple(map(str, range(len(signs))))
    headlines = bytes(at // 5 % 3 for at in range(len(signs)))
    runs = _runs_in(bytes(signs), forms, headlines)
    assert [(run.first, run.first + len(run.forms)) for run in runs] == found
    assert _lookups().runs_in(bytes(signs), forms, headlines) == runs


@given(st.lists(st.tuples(st.sampled_from(["a", "B", ".", "\n"]), st.integers(0, 255)), max_size=100))
def test_lines_and_places_are_the_same_by_the_kernel(told: list[tuple[str, int]]) -> None:
    words, signs = [word for word, _ in told], bytes(sign for _, sign in told)
    breaks = [at for at, word in enumerate(words) if word == "\n"]
    assert list(_lookups().lines_in(words, signs, breaks)) == list(_lines_in(words, signs, breaks))
    assert _lookups().places_of({"B", "."}, words, signs) == _places_of({"B", "."}, words, signs)


def walked(signs: list[int]) -> list[tuple[int, int]]:
    """The runs, word by word: particles join capitals where they are three at most."""
    found: list[tuple[int, int]] = []
    end = 0
    for first in range(len(signs)):
        if first < end or not signs[first] & CAPITAL:
            continue
        end = first + 1
        while end < first + MAX_RUN:
            ahead = end
            while ahead < len(signs) and signs[ahead] & PARTICLE and ahead - end < 3:
                ahead += 1
            if ahead == len(signs) or not signs[ahead] & CAPITAL:
                break
            end = ahead + 1
        end = min(end, first + MAX_RUN)
        if end > first + 1 or not signs[first] & NOBODY:
            found.append((first, end))
    return found

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.text.fold import fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Plain  words\n here ", "plain words here"),
        ("José Ñandú", "jose nandu"),
        ("Łódź Søren Đilas", "lodz soren dilas"),
        ("Straße", "strasse"),
        ("“curly” ‘single’ it’s", "\"curly\" 'single' it's"),
        ("«guillemets»", '"guillemets"'),
        ("``ticks''", '"ticks"'),
        ("non‑breaking – dash", "non-breaking - dash"),
        ("a\u00a0b\u00adc", "a bc"),
        ("ﬁne ｗｉｄｅ", "fine wide"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("Ёлка", "елка"),
    ],
)
def test_fold_gives_the_form_for_comparing(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_marks_that_make_another_letter_stay() -> None:
    assert fold("が") != fold("か")
    assert fold("कर्म") != fold("करम")


def test_endless_combining_marks_are_bounded() -> None:
    assert fold("a" + "\u0301\u0323" * 300_000 + "b") == "ab"
    assert len(fold("क" + "\u093c\u094d" * 300_000)) <= 5


@given(st.text(max_size=60))
def test_fold_is_idempotent_and_ignores_case(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once == once.strip()
    assert "  " not in once


@given(st.text(alphabet="abcdeéüñ ", max_size=30))
def test_case_does_not_matter(text: str) -> None:
    assert fold(text.upper()) == fold(text)

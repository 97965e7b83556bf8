from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from newsbrowse.text.clean import clean
from newsbrowse.ui.reading.wrapping import wrap

TEXTS = st.text(st.one_of(st.sampled_from("ab 日é\u0301-5km$.”「"), st.characters(exclude_categories=["Cs"])))


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@settings(max_examples=200)
@given(TEXTS.map(clean), st.integers(2, 200))
def test_lines_have_all_but_blanks_and_are_no_wider_than_asked(text: str, width: int) -> None:
    found = lines(text, width)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in found)


def test_lines_break_at_spaces() -> None:
    assert lines("the minister said on Monday", 12) == ["the minister", "said on", "Monday"]


@pytest.mark.parametrize(
    ("text", "width", "held"),
    [
        ("the deal was worth $11.1 billion then", 25, "$11.1 billion"),
        ("it is a pipeline of some 300 km there", 27, "300 km"),
        ("they had met before on 5 February here", 26, "5 February"),
        ("a letter was sent to Mr. Smith then", 26, "Mr. Smith"),
        ("all that was said – nothing of it", 18, "said –"),
        ("il a parlé de la « paix » hier", 20, "« paix »"),
        ("about 30 per cent of 12 % were", 24, "12 %"),
        ("prices went up by about € 30 then", 26, "€ 30"),
    ],
)
def test_what_belongs_together_stays_on_a_line(text: str, width: int, held: str) -> None:
    assert any(held in line for line in lines(text, width))


def test_a_break_within_a_pair_is_better_than_an_empty_line() -> None:
    assert lines("1 000 000 000 000 000", 9) == ["1 000 000", "000 000", "000"]


def test_compounds_break_behind_the_hyphen_where_that_fills_the_line() -> None:
    assert lines("it was a well-considered move", 18) == ["it was a well-", "considered move"]


def test_a_long_address_breaks_behind_its_signs() -> None:
    address = "https://news.example/2026/02/05/xi-and-putin?page=2"
    assert lines(address, 24) == ["https://news.example/", "2026/02/05/xi-and-putin?", "page=2"]


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert lines("a Donaudampfschiff", 6) == ["a", "Donaud", "ampfsc", "hiff"]


def test_ideographs_break_anywhere_but_before_a_full_stop() -> None:
    assert lines("日本日本日", 4) == ["日本", "日本", "日"]
    assert lines("日本日。", 6) == ["日本", "日。"]


def test_combining_marks_stay_with_their_letter() -> None:
    assert lines("e\u0301" * 6, 4) == ["e\u0301" * 4, "e\u0301" * 2]

"""The quick way through a text finds what the plain one does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract import dates_grammar, figures, kept
from newsbrowse.extract.kept import Kept
from newsbrowse.extract.scanning import any_prefix, lowered

PIECES = st.sampled_from(
    [
        "$",
        "€",
        " ",
        "-",
        ".",
        ",",
        "1",
        "23",
        "4.5",
        "million ",
        "a ",
        "an ",
        "half a dozen ",
        "Twenty",
        "-two ",
        "one",
        "x",
        "İ",
        "\n",
        "/",
        "hundred ",
        "£ 3 ",
        "word ",
        "THREE ",
    ]
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_a_scanner_finds_what_its_pattern_finds(text: str) -> None:
    scanner = figures._NUMBER
    expected = [match.span() for match in scanner._pattern.finditer(text)]
    assert [match.span() for match in scanner.finditer(text)] == expected


@given(
    st.lists(st.text("abc.*", min_size=1, max_size=4), min_size=1, max_size=8), st.text("abc.*", max_size=6)
)
def test_a_trie_matches_the_words_it_was_made_of(words: list[str], text: str) -> None:
    begins = any(text.startswith(word) for word in words)
    assert bool(re.compile(any_prefix(words)).match(text)) is begins


@given(st.text())
def test_lowering_keeps_places(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_a_table_is_bounded_and_keeps_no_endless_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_LIMIT", 3)
    made: list[str] = []

    def length(word: str) -> int:
        made.append(word)
        return len(word)

    table = Kept(length)
    assert [table["a"], table["a"], table["bb"], table["ccc"]] == [1, 1, 2, 3]
    assert made == ["a", "bb", "ccc"]
    assert table["dddd"] == 4
    assert set(table) == {"dddd"}
    assert table["e" * 200] == 200
    assert set(table) == {"dddd"}


DATE_PIECES = st.sampled_from(
    """the a an about some nearly almost around more_than over only early late earlier later mid- mid in_ last
    next this past coming previous current following same that first second third fourth twenty-first eighth
    half quarter century week month year years decade day days night weekend morning ago later from_now ' 's
    spring summer fall winter jan. sept february march may oct dec, mon tuesday wed., 2020 1999 '90 s 1 12 4th
    -04-05 / . , - end beginning of fiscal calendar financial yesterday today tomorrow christmas easter_sunday
    labor_day nineteen ninety two thousand eight q3 h1 9/11 before after year-end before_last to through and
    between x \\n""".replace("_", "\x00").split()
).map(lambda piece: piece.replace("\x00", " "))


@settings(max_examples=400)
@given(st.lists(st.tuples(DATE_PIECES, st.sampled_from(("", " ", " "))), max_size=14))
def test_dates_begin_with_one_of_the_openings(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces) + "."
    expected = [match.span() for match in dates_grammar.ANY._pattern.finditer(text)]
    assert [match.span() for match in dates_grammar.ANY.finditer(text)] == expected

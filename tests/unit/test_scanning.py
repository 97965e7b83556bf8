"""The quick way through a text finds what the plain one does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract import figures, kept
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

"""Words of a text and their places, the same from the kernel as from the expression that defines them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.extract import tokens
from newsbrowse.extract.tokens import Tokens
from newsbrowse.extract.word_signs import (
    CAPITAL,
    INITIAL,
    LETTER,
    LETTERS,
    LONG,
    NOBODY,
    PARTICLE,
    UPPER,
    sign,
)
from newsbrowse.speedups import kernel

PIECES = st.sampled_from(
    [
        *(
            "the",
            "Minister",
            "NATO",
            "a",
            "I",
            "van",
            "al-Assad",
            "McCain",
            "co-operation",
            "well",
            "was",
            "The",
        ),
        *(
            "U.S.",
            "U.S",
            "Mr.",
            "mr",
            "Dr",
            "St.",
            "No.",
            "e.g.",
            "J.R.R.",
            "A.B.C.D.E.F.G",
            "p.m",
            "3.5",
            "1,000",
        ),
        *(
            ".",
            "..",
            "...",
            ",",
            "\n",
            "\n\n",
            " ",
            "  ",
            "\t",
            "\r",
            "\u00a0",
            "\u2009",
            "\u3000",
            "\x85",
            "\u2028",
        ),
        *(
            "'s",
            "’s",
            "’S",
            "'sa",
            "’",
            "'",
            '"',
            "“",
            "”",
            "(",
            ")",
            "-",
            "‑",
            "–",
            "—",
            "#",
            "@user",
            "$",
            "%",
            "_",
        ),
        *(
            "é",
            "Élysée",
            "e\u0301",
            "\u0301",
            "ſ",
            "İ",
            "ß",
            "Ǆ",
            "Κ",
            "北京",
            "😀",
            "\udc80",
            "\x00",
            "\u200d",
        ),
        *("word" * 12, "A" * 41, "x." * 25, "’s" * 25),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES).map(" ".join))

NOTHING_ODD = (frozenset[str](), frozenset[str](), bytes(10))


def words(text: str) -> list[str]:
    return Tokens(text).words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \t ", []),
        ("Mr. Okoye said, yes.", ["Mr.", "Okoye", "said", ",", "yes", "."]),
        ("the U.S. and J.R.R. Doe", ["the", "U.S.", "and", "J.R.R.", "Doe"]),
        ("Okoye’s aide isn't in", ["Okoye", "’s", "aide", "isn't", "in"]),
        ("co-operation...", ["co-operation", ".", ".", "."]),
        ("one\n\ntwo", ["one", "\n", "\n", "two"]),
        ("“Well”—(no)", ["“", "Well", "”", "—", "(", "no", ")"]),
        ("3.5% of #news", ["3.5", "%", "of", "#news"]),
        ("北京 cafe\u0301.", ["北京", "cafe\u0301", "."]),
    ],
)
def test_words_are_told_apart(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(TEXTS)
def test_words_stand_where_they_are_said_to(text: str) -> None:
    cut = Tokens(text)
    assert [text[cut.start(at) : cut.end(at)] for at in range(len(cut))] == cut.words
    assert cut.breaks == [at for at, word in enumerate(cut.words) if word == tokens.BREAK]
    assert list(cut.signs) == list(map(sign, cut.words))


@given(TEXTS)
def test_the_kernel_tells_the_same_words(text: str) -> None:
    found, ends, signs, breaks = tokens._cutter()(text)
    assert (found, list(ends), signs, breaks) == tokens._cut(text)


def test_words_that_meet_in_the_table_are_kept_apart() -> None:
    text = " ".join(f"{letter}x{number}. {letter}’{number}" for letter in "abé北" for number in range(50_000))
    found, ends, signs, breaks = tokens._cutter()(text)
    assert (found, list(ends), signs, breaks) == tokens._cut(text)


def test_threads_share_the_table() -> None:
    texts = [" ".join(f"w{number * step}’s" for number in range(2_000)) for step in range(1, 9)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(words, texts)) == [tokens._cut(text)[0] for text in texts]


@pytest.mark.parametrize(
    "answer",
    [(("other",), b"\0", True), (("wo", "rd"), b"\0", True), (("", "word1"), b"\0\0", True), ((), b"", True)],
)
def test_the_kernel_believes_no_words_that_are_not_in_the_text(answer: tuple[object, ...]) -> None:
    compiled = kernel("tokens")
    if not compiled:
        pytest.skip("plain Python asks nobody")
    cutter = compiled.Cutter(
        " ", "", lambda word: answer if word != "." else ((".",), b"\0", True), *NOTHING_ODD
    )
    with pytest.raises(ValueError, match="words must make up"):
        cutter.cut("a word1")


@pytest.mark.parametrize(
    ("word", "signs"),
    [
        ("word", LETTER | LETTERS | LONG),
        ("of", LETTER | LETTERS),
        ("van", LETTER | LETTERS | PARTICLE),
        ("Okoye", LETTER | LETTERS | LONG | INITIAL | CAPITAL),
        ("The", LETTER | LETTERS | INITIAL | CAPITAL | NOBODY),
        ("NATO", LETTER | LETTERS | LONG | INITIAL | CAPITAL | UPPER),
        ("al-Assad", LETTER | LETTERS | LONG | CAPITAL),
        ("anti-Assad", LETTER | LETTERS | LONG),
        ("B" * 61, LETTER | LETTERS | LONG | INITIAL | UPPER),
        ("4x4", 0),
        ("1A", UPPER),
        (",", 0),
    ],
)
def test_signs_of_words(word: str, signs: int) -> None:
    assert sign(word) == signs

"""Where a text retells in words of its own what the other quotes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.compare import compare
from newsbrowse.extract.analysis import analyse
from newsbrowse.models import Article, LedgerRow, Side

QUOTED = "Ana Moe called it “the most important northern harbour in the world” on Friday."
QUOTE = "“the most important northern harbour in the world”"


def article(body: str) -> Article:
    return Article("0000000A", "A title", body, language="en", analysis=analyse("A title", body, None, "en"))


def quotes(left: str, right: str) -> list[LedgerRow]:
    return [row for row in compare(article(left), article(right)).ledger if row.kind == "quotes"]


@pytest.mark.parametrize(
    ("retold", "shown", "note"),
    [
        (
            "Ana Moe came, praising Vardal as the world’s most critical harbour of the northern kind.",
            "praising Vardal as the world’s most critical harbour of the northern kind",
            "left: important; right: praising vardal critical kind",
        ),
        (
            "Ana Moe was glad. She sees in the northern harbours the most useful of the world, and stayed.",
            "She sees in the northern harbours the most useful of the world",
            "left: important; right: sees useful",
        ),
    ],
)
def test_a_quote_retold_with_its_speaker_differs(retold: str, shown: str, note: str) -> None:
    [row] = quotes(QUOTED, retold)
    assert (row.side, row.differs, row.left, row.right) == (Side.BOTH, True, QUOTE, shown)
    assert row.note == f"in other words on the right; {note}"
    assert retold[slice(*row.right_spans[0])] == shown
    [mirrored] = quotes(retold, QUOTED)
    assert (mirrored.left, mirrored.right, mirrored.left_spans) == (row.right, row.left, row.right_spans)
    assert mirrored.note.startswith("in other words on the left; left: ")


@pytest.mark.parametrize(
    "other",
    [
        "Per Lind called Vardal the world’s most critical northern harbour.",
        "Ana Moe never called Vardal the world’s most critical northern harbour.",
        "Ana Moe called Vardal a critical northern harbour.",
        "Ana Moe went into the world, and after many years came back to a harbour in the northern ice.",
        "Ana Moe left. Per Lind came. He called Vardal the world’s most critical northern harbour.",
    ],
    ids=["another speaker", "a denial", "too few words", "far apart", "another he"],
)
def test_what_may_be_something_else_is_no_retelling(other: str) -> None:
    assert [row.side for row in quotes(QUOTED, other)] == [Side.LEFT]


def test_a_phrase_of_two_words_that_carry_meaning_is_found_among_the_other_sides_own() -> None:
    left = "Ana Moe spoke of “practical cooperation” and of “the same” today."
    right = "The same practical cooperation has to go on."
    assert [(row.side, row.right) for row in quotes(left, right)] == [
        (Side.BOTH, "the same words, not as a quote"),
        (Side.LEFT, ""),
    ]


@settings(max_examples=60)
@given(st.text(alphabet='Ana Moe“”".,’ he world harbour northern\n—(', max_size=120))
def test_any_text_has_its_places_within_it(text: str) -> None:
    for row in quotes(QUOTED, f"Ana Moe saw the northern harbour world {text}"):
        for start, end in row.right_spans:
            assert 0 <= start < end


def test_a_quote_within_which_the_other_is_retold_is_not_found_on_one_side_alone() -> None:
    left = "“It is the most important northern harbour in the world,” said Ana Moe."
    right = (
        "Ana Moe said: “For us this harbour is by far the most useful northern one of the world, and we will "
        "fight for its piers, its cranes, its lighthouse and its two small boats as long as the sea is cold.”"
    )
    [row] = quotes(left, right)
    assert (row.side, row.differs) == (Side.BOTH, True)

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from newsbrowse.text.clean import clean_preserving
from newsbrowse.ui.typeset import Kind, typeset, wrap

TEXTS = st.text(
    st.one_of(st.sampled_from("ab é日本\n -#>.1)"), st.characters(exclude_categories=["Cs"])), max_size=200
)


@settings(max_examples=150)
@given(TEXTS, st.integers(1, 30))
def test_every_word_is_set_once_and_in_order(text: str, width: int) -> None:
    body = clean_preserving(text)
    lines = list(typeset(body, width))
    shown = [at for line in lines for at in range(line.start, line.end)]
    assert shown == sorted(set(shown))
    left_out = "".join(character for at, character in enumerate(body) if at not in set(shown))
    if not any(line.kind in (Kind.HEADING, Kind.ITEM, Kind.QUOTE) for line in lines):
        assert set(left_out) <= {character for character in body if character.isspace()}


@settings(max_examples=150)
@given(st.text(st.sampled_from("ab 日é\u0301-"), max_size=120), st.integers(2, 20))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    for start, end in wrap(text, 0, len(text), width):
        assert cell_len(text[start:end]) <= width


def test_lines_break_at_spaces() -> None:
    text = "the minister said on Monday"
    assert [text[start:end] for start, end in wrap(text, 0, len(text), 12)] == [
        "the minister",
        "said on",
        "Monday",
    ]


def test_a_word_wider_than_the_line_is_broken() -> None:
    text = "a Donaudampfschiff"
    assert [text[start:end] for start, end in wrap(text, 0, len(text), 6)] == [
        "a",
        "Donaud",
        "ampfsc",
        "hiff",
    ]


def test_wide_characters_take_two_cells() -> None:
    text = "日本日本日"
    assert [text[start:end] for start, end in wrap(text, 0, len(text), 4)] == ["日本", "日本", "日"]


def test_headings_items_and_quotes_lose_their_signs() -> None:
    body = "## Trade\n\nOne line.\n\n- first point\n- second\n\n> said so"
    lines = [line for line in typeset(body, 40) if line.kind is not Kind.BLANK]
    assert [(line.kind, body[line.start : line.end]) for line in lines] == [
        (Kind.HEADING, "Trade"),
        (Kind.TEXT, "One line."),
        (Kind.ITEM, "first point"),
        (Kind.ITEM, "second"),
        (Kind.QUOTE, "said so"),
    ]
    assert [line.paragraph for line in lines] == [1, 2, 3, 3, 4]


def test_paragraphs_are_parted_by_one_blank_line() -> None:
    kinds = [line.kind for line in typeset("one\n\n\n\ntwo\n", 20)]
    assert kinds == [Kind.TEXT, Kind.BLANK, Kind.TEXT]

"""From a body to rows: nothing is lost, nothing is shown twice, no row is too wide."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from newsbrowse.text.blocks import BlockKind, blocks, paragraph_starts
from newsbrowse.text.markup import Markup
from newsbrowse.ui.reading.layout import Layout, Row
from newsbrowse.ui.reading.opening import shown

BODIES = st.text(
    st.one_of(
        st.sampled_from("ab é日本\n\n  -#>.1)|*_[]()`\\\t\u0301\u200b\xad—"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=250,
)
MARKUPS = st.sampled_from(Markup)


def laid_out(body: str, width: int, markup: Markup = Markup.PLAIN) -> Layout:
    layout = Layout(body, width, markup=markup)
    layout.extend(lambda: False)
    return layout


def rows(body: str, width: int, markup: Markup = Markup.PLAIN) -> list[Row]:
    layout = laid_out(body, width, markup)
    return [layout.row(number) for number in range(layout.rows)]


def words(row: Row) -> str:
    return row.lead + (row.flow.text[row.start : row.end] if row.flow else "")


def lines(body: str, width: int = 60, markup: Markup = Markup.PLAIN) -> list[str]:
    return [words(row) for row in rows(body, width, markup)]


def places(row: Row) -> list[int]:
    return [row.flow.to_body(at) for at in range(row.start, row.end)] if row.flow else []


@settings(max_examples=150)
@given(BODIES, st.integers(1, 200), MARKUPS)
def test_every_character_is_in_one_place_of_one_row_and_in_order(
    body: str, width: int, markup: Markup
) -> None:
    text = shown(body)
    where = [place for row in rows(text, width, markup) for place in places(row)]
    assert where == sorted(set(where))
    if markup is Markup.PLAIN:
        found = list(blocks(text))
        signs = {place for block in found for place in range(block.marker, block.start)}
        quoted = {
            place
            for block in found
            if block.kind is BlockKind.QUOTE
            for place in range(block.start, block.end)
            if text[place] == ">"
        }
        missing = set(range(len(text))) - set(where) - signs - quoted
        assert all(text[place].isspace() or text[place] == "\x00" for place in missing)


@settings(max_examples=150)
@given(BODIES, st.integers(2, 200), MARKUPS)
def test_no_row_is_wider_than_the_measure(body: str, width: int, markup: Markup) -> None:
    assert max((cell_len(line) for line in lines(shown(body), width, markup)), default=0) <= width


@settings(max_examples=100)
@given(BODIES, st.integers(1, 200))
def test_paragraphs_do_not_depend_on_the_width(body: str, width: int) -> None:
    text = shown(body)
    assert [block.marker for block in blocks(text) if block.opens] == paragraph_starts(text)
    narrow, wide = rows(text, width), rows(text, 200)
    assert {row.block for row in narrow if row.flow} == {row.block for row in wide if row.flow}


@settings(max_examples=100)
@given(BODIES, st.integers(1, 60), st.data())
def test_a_place_is_found_in_the_row_that_shows_it(body: str, width: int, data: st.DataObject) -> None:
    text = shown(body)
    layout = laid_out(text, width)
    shown_places = [(n, place) for n in range(layout.rows) for place in places(layout.row(n))]
    if shown_places:
        number, place = data.draw(st.sampled_from(shown_places))
        assert layout.row_of(place) == number


def test_wire_copy_is_joined_into_paragraphs_that_begin_with_an_indent() -> None:
    body = (
        "The central bank left its main rate where it was on Tuesday, as most\n"
        "analysts had expected, and said that prices would go on rising\n"
        "until the summer.\n"
        "    The governor told reporters that the council had been of one\n"
        "mind, and that nobody had asked for a larger step at the meeting.\n"
        "    Policy makers meet again in May, when new forecasts will be\n"
        "Published at noon."
    )
    joined = [line for line in lines(body, 400) if line]
    assert [line.partition(" ")[0] for line in joined] == ["The", "The", "Policy"]
    assert joined[2] == "Policy makers meet again in May, when new forecasts will be Published at noon."


VERSE = """Shall I compare thee to a summer's day?
Thou art more lovely and more temperate:
Rough winds do shake the darling buds of May,
And summer's lease hath all too short a date:"""


@pytest.mark.parametrize(
    "kept",
    [
        VERSE,
        "Ministry of Finance\n12 Long Street\nSpringfield",
        "From: a.person@example.org\nTo: another.person.with.a.long.name@example.org\nSubject: trade figures",
        "Net 3.2 mln vs 2.4 mln\nRev 28.5 mln vs 23.1 mln\nAvg shrs 9.1 mln vs 8.8 mln",
        "Country      2024     2025\nChina        12.1     13.4\nRussia       11.0     10.2",
    ],
    ids=["verse", "address", "mail head", "figures", "table"],
)
def test_lines_that_were_ended_on_purpose_stay(kept: str) -> None:
    assert lines(kept) == kept.split("\n")


def test_long_lines_are_paragraphs() -> None:
    first, second = "One sentence of news. " * 6, "Another one of them. " * 6
    found = [row.block.paragraph for row in rows(f"{first}\n{second}", 200) if row.flow]
    assert found == [1, 2]


def test_verse_of_long_lines_stays_one_stanza() -> None:
    long = f"Out of the harbour slowly drifting, {'over the sands and the fields ' * 3}beyond,"
    body = f"{long} and gone\nOut of the gull's throat, the morning,\nOut of the midnight of March."
    found = list(blocks(body))
    assert {block.kind for block in found} == {BlockKind.LINE}
    assert [block.paragraph for block in found] == [1, 1, 1]


def test_items_hang_and_keep_their_numbers() -> None:
    body = "Points:\n- the first of them is long\n- second\n\n1. one\n2. two\n  - below"
    assert lines(body, 16) == [
        "Points:",
        "• the first of",
        "  them is long",
        "• second",
        "",
        "1. one",
        "2. two",
        "  • below",
    ]


def test_a_dash_that_was_wrapped_begins_no_item() -> None:
    body = (
        "The minister for trade and industry, who has held the office for two years\n"
        "- longer than any before him since the war ended - said on Tuesday that he\n"
        "would not stand again when the parliament is elected in the coming spring."
    )
    assert len(rows(body, 300)) == 1


def test_quoted_lines_are_joined_and_barred() -> None:
    body = "> She said the figures for the year had been checked\n> twice, and were right.\n>\n> She left."
    assert lines(body, 100) == [
        "▏ She said the figures for the year had been checked twice, and were right.",
        "▏ ",
        "▏ She left.",
    ]


def test_markdown_joins_lines_hides_signs_and_keeps_fences() -> None:
    body = "# Trade\nSome **bold** words\nand a [link](https://a.example/x) here.\n\n```\nx  =  1\n\ny\n```"
    assert lines(body, 60, Markup.MARKDOWN) == [
        "Trade",
        "Some bold words and a link here.",
        "",
        "```",
        "x  =  1",
        "",
        "y",
        "```",
    ]


def test_a_text_that_is_no_markdown_keeps_its_signs() -> None:
    assert lines("Some **bold** words and `code`") == ["Some **bold** words and `code`"]


def test_invisible_characters_take_no_place() -> None:
    assert lines(shown("co\xadoperation\u200b and\ufeff more")) == ["cooperation and more"]


def test_a_long_text_is_laid_out_as_far_as_it_is_wanted() -> None:
    layout = Layout("One paragraph.\n\n" * 10_000, 40)
    layout.extend(lambda: layout.rows >= 100)
    assert 100 <= layout.rows < 300
    assert not layout.complete
    assert not layout.reaches(100_000)
    assert layout.row(0).block.paragraph == 1


def test_one_paragraph_without_end_is_cut_at_spaces() -> None:
    body = "word " * 20_000
    found = list(blocks(body))
    assert len(found) > 1
    assert {block.paragraph for block in found} == {1}
    assert [block.opens for block in found].count(True) == 1

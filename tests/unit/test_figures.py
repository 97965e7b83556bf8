from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.figures import find_figures


def figures(body: str) -> list[tuple[str, float, str]]:
    found = find_figures(body)
    assert all(body[f.start : f.end] == f.text for f in found)
    return [(f.hedge, f.value, f.unit) for f in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("It cost $228.1 billion.", [("", 228.1e9, "USD")]),
        ("It cost $228.105 billion.", [("", 228.105e9, "USD")]),
        ("An $11.1bn sale, £600m more", [("", 11.1e9, "USD"), ("", 6e8, "GBP")]),
        ("profit of 4.5 mln dlrs vs 3-1/2 pct", [("", 4.5e6, "USD"), ("", 3.5, "%")]),
        ("over 43% and nearly 43 percent", [("over", 43.0, "%"), ("nearly", 43.0, "%")]),
        ("43 pct, 43 per cent", [("", 43.0, "%"), ("", 43.0, "%")]),
        ("at least 12 people read 80 new articles", [("at least", 12.0, "people"), ("", 80.0, "articles")]),
        ("an estimated 1,200 fled", [("estimated", 1200.0, "")]),
        ("twenty-five boats and two hundred thousand people", [("", 25.0, "boats"), ("", 2e5, "people")]),
        ("two hundred sixty men", [("", 260.0, "men")]),
        ("one hundred sixteen boats", [("", 116.0, "boats")]),
        ("half a million people", [("", 5e5, "people")]),
        ("one mln dlrs", [("", 1e6, "USD")]),
        ("three Norwegian boats", [("", 3.0, "boats")]),
        ("5\u00a0million\u00a0people", [("", 5e6, "people")]),
        ("(52m euros)", [("", 52e6, "EUR")]),
        ("HK$20 and 30 Canadian dollars", [("", 20.0, "HKD"), ("", 30.0, "CAD")]),
        ("5 kilometres, 5 km, 7 miles", [("", 5.0, "km"), ("", 5.0, "km"), ("", 7.0, "miles")]),
        ("fell -2.5% in May", [("", -2.5, "%")]),
        ("more than 2000 people", [("more than", 2000.0, "people")]),
        ("a fall of 3 percentage points", [("", 3.0, "percentage points")]),
        ("20 people or more", [("or more", 20.0, "people")]),
    ],
)
def test_figures_are_read(body: str, expected: list[tuple[str, float, str]]) -> None:
    assert figures(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "",
        "in 2025, the 2024 elections and the 1990s",
        "on Feb. 4, on 4 February and on February 4, 2026",
        "at 5 p.m. or 17:30, 10am or 6 o'clock",
        "call 555-1234 or (020) 7946 0123",
        "the 3rd man, the 15th plan, a 43-year-old",
        "1. First\n2. Second",
        "Flight 370, No. 5, page 3, Boeing 737, Group of 7",
        "the two leaders, one man, both of the three sides",
        "two years ago, 10 days later",
        "the 2026-2030 plan won 3-1",
        "code a12b, v2.0.1, 10.0.0.1, http://x.example/12/34",
        "no. 12/11/2025",
    ],
)
def test_what_only_has_digits_is_no_figure(body: str) -> None:
    assert figures(body) == []


@given(
    st.lists(
        st.sampled_from(
            [
                *"0123456789,.%$-/ \n",
                "one ",
                "million ",
                "bn",
                " people",
                "£",
                "over ",
                " to ",
                "between ",
                "and ",
                "dozens of ",
                "half of ",
                "in ",
                "\u00a0",
                "a third of ",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=150)
def test_figures_are_sorted_disjoint_spans_of_the_body(pieces: list[str]) -> None:
    body = "".join(pieces)
    position = 0
    for figure in find_figures(body):
        assert position <= figure.start < figure.end <= len(body)
        assert body[figure.start : figure.end] == figure.text
        assert abs(figure.value) < float("inf")
        position = figure.end


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,234",
        "1,234,",
        "one ",
        "one hundred ",
        "$",
        "$1 ",
        "1/",
        "- ",
        "1 a b ",
        "over ",
        "1 to ",
        "between 1 and ",
        "hundreds of ",
        "one in ",
        "1-",
        "half of ",
        "1 000 ",
    ],
)
def test_much_of_anything_is_read(piece: str) -> None:
    body = piece * (100_000 // len(piece))
    assert all(f.text in body for f in find_figures(body)[:5])


FOLDED = [
    "mıllion",
    "millionſ",
    "bıllıon",
    "Kg",
    "ſix in ",
    "-thırdſ of ",
    "a thouſand",
    "fıve out of ",
    "sıx-",
]
FOLDED_PIECES = st.sampled_from(
    [*FOLDED, "5", "$5 ", " ", "one", "2 ", "Auſtralian dollars", "İ", "٣", " in ten"]
)


@settings(max_examples=300)
@given(st.lists(FOLDED_PIECES, max_size=8).map("".join))
def test_letters_that_fold_to_english_ones_are_survived(body: str) -> None:
    for figure in find_figures(body):
        assert body[figure.start : figure.end] == figure.text

"""When two figures or two days say the same, and what stands in the place of what."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.dates import find_dates
from newsbrowse.extract.figures import find_figures
from newsbrowse.models import DateMention, Figure, Span
from newsbrowse.writing.checking.figures import partners
from newsbrowse.writing.checking.slots import beside, counterpart
from newsbrowse.writing.checking.values import is_comparable, is_within, same_day, same_figure


def figure(text: str) -> Figure:
    (found,) = find_figures(f"It came to {text}.")
    return found


def day(text: str) -> DateMention:
    (found,) = find_dates(f"They met {text}.", "2026-02-07")
    return found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("$228.1 billion", "$228.105 billion", True),
        ("$228 billion", "$228.105 billion", True),
        ("$228.2 billion", "$228.105 billion", False),
        ("$228.1 million", "$228.1 billion", False),
        ("more than $228 billion", "$228.105 billion", True),
        ("less than $228 billion", "$228.105 billion", False),
        ("about $230 billion", "$228.105 billion", True),
        ("nearly $230 billion", "$228.105 billion", True),
        ("nearly $300 billion", "$228.105 billion", False),
        ("over 43%", "43 percent", True),
        ("43%", "34%", False),
        ("43%", "43 people", False),
        ("1,200 people", "1,201 people", False),
    ],
)
def test_figures_agree_rounded_and_hedged(one: str, other: str, same: bool) -> None:
    assert same_figure(figure(one), figure(other)) is same
    assert same_figure(figure(other), figure(one)) is same


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("on 4 February 2026", "2026-02-04", True),
        ("on 4 February", "2026-02-04", True),
        ("on 4 February", "2025-02-04", True),
        ("on 5 February", "2026-02-04", False),
        ("in February 2026", "2026-02-04", True),
        ("on 4 February 2026", "2026-02", False),
        ("in 2026", "2026-02-04", True),
        ("on Wednesday", "2026-01-28", True),
        ("on Thursday", "2026-01-28", False),
    ],
)
def test_a_day_that_is_told_less_exactly_agrees(ours: str, theirs: str, same: bool) -> None:
    assert same_day(day(ours), theirs, is_dated=False) is same


def test_a_relative_day_differs_from_nothing() -> None:
    assert not is_comparable(day("last month"), day("on 4 February 2026"))
    assert is_comparable(day("on 3 February"), day("on 4 February 2026"))
    assert not is_comparable(day("on 3 February"), day("in 2026"))


@given(st.dates().map(str), st.sampled_from([4, 7, 10]))
@settings(max_examples=40)
def test_a_day_is_within_its_month_and_year(value: str, length: int) -> None:
    assert is_within(value, value[:length])
    assert is_within(value, f"{value[:4]}/{value[:4]}")


def test_the_nearest_figure_is_the_partner() -> None:
    ours = find_figures("less than $228 billion")
    theirs = find_figures("$228.1 billion, above $200 billion")
    assert partners(ours, theirs) == {}
    assert partners(find_figures("above $200 billion"), theirs) == {
        find_figures("above $200 billion")[0]: theirs[1]
    }


def test_what_stands_in_the_place_of_a_word() -> None:
    ours, theirs = (
        "a plan to acquire Greenland from Norway soon",
        "the plan to acquire Greenland from Denmark soon",
    )
    there = [Span(theirs.index(word), theirs.index(word) + len(word)) for word in ("Greenland", "Denmark")]
    place = ours.index("Norway")
    assert counterpart(ours, Span(place, place + 6), theirs, there) == 1
    assert counterpart(ours, Span(place, place + 6), "nothing alike in Denmark", [Span(17, 24)]) is None
    assert beside(ours, Span(place, place + 6), theirs, there) == 1
    assert beside(ours, Span(place, place + 6), "Denmark", [Span(0, 7)]) is None

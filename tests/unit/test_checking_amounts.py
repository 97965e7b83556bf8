"""What only a check reads as an amount: halves, places in a row, counts, and bounds of things that grow."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.analysis import analyse
from newsbrowse.models import Article, Figure, Span
from newsbrowse.writing.checking.amounts import amounts
from newsbrowse.writing.checking.values import goes_with, is_certain, same_figure


def read(text: str) -> list[Figure]:
    article = Article("", "", text, published="2026-02-08", analysis=analyse("", text, "2026-02-08"))
    return amounts(article, Span(0, len(text)))


def one(text: str) -> Figure:
    (found,) = read(text)
    return found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("They talked for an hour and a half.", 1.5, "hours"),
        ("They talked for two and a half hours.", 2.5, "hours"),
        ("They talked for 1½ hours.", 1.5, "hours"),
        ("They talked for half an hour.", 0.5, "hours"),
        ("They talked for more than an hour.", 1.0, "hours"),
        ("It was the 250th anniversary.", 250.0, "th anniversar"),
        ("The anniversary: 80th, at least.", 80.0, "th"),
        ("It is the fifteenth plan.", 15.0, "th plan"),
        ("It rose for a third straight year.", 3.0, "th year running"),
        ("It rose for the 3rd year in a row.", 3.0, "th year running"),
        ("It rose three years running.", 3.0, "th year running"),
        ("The four largest nuclear powers met.", 4.0, "powers"),
        ("The bridge is 250 years old.", 250.0, "years"),
        ("It cost eleven point one billion dollars.", 11.1e9, "USD"),
        ("Representatives of eight countries, from Ireland to Uruguay, came.", 8.0, "countries"),
    ],
)
def test_amounts_that_only_a_check_reads(text: str, value: float, unit: str) -> None:
    found = one(text)
    assert (found.value, found.unit) == (value, unit)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text", ["On the 14th they met.", "A few of them came.", "The second of May was a Sunday."]
)
def test_what_is_no_amount(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("It lasted 90 minutes.", "It lasted an hour and a half.", True),
        ("It lasted more than an hour.", "It lasted an hour and a half.", True),
        ("It lasted two hours.", "It lasted an hour and a half.", False),
        ("It rose for the third time in a row.", "It rose for the third year in a row.", True),
        ("It rose for the fourth time in a row.", "It rose for the third year in a row.", False),
        ("It was over 40%.", "It was over 43%.", True),
        ("It was over 43%.", "It was over 40%.", False),
        ("It topped $300 billion.", "It was above $200 billion.", False),
        ("It topped $200 billion.", "It was above $200 billion.", True),
        ("They waited two weeks.", "They waited 14 days.", True),
        ("It was below $200 billion.", "It was above $200 billion.", False),
        ("It was some $218 billion.", "It was $228.105 billion.", False),
        ("It was some $230 billion.", "It was $228.105 billion.", True),
        ("It was two hundred and twenty-eight billion dollars.", "It was $228.105 billion.", True),
        ("It was two hundred and twenty billion dollars.", "It was $228.105 billion.", False),
    ],
)
def test_amounts_that_say_the_same(ours: str, theirs: str, same: bool) -> None:
    assert same_figure(one(ours), one(theirs)) is same


def test_a_bound_does_not_confirm_what_lies_beyond_it() -> None:
    assert not is_certain(one("It was $228 billion."), one("It was above $200 billion."))
    assert is_certain(one("It was more than $228 billion."), one("It was above $228 billion."))


def test_units_of_one_family_go_together() -> None:
    assert goes_with("hours", "minutes")
    assert not goes_with("hours", "years")
    assert goes_with("th", "th anniversar")
    assert not goes_with("th plan", "th anniversar")


@given(st.text(alphabet="0123456789 .½aandhlfotuesrthy-", max_size=80))
@settings(max_examples=60)
def test_amounts_stand_where_they_say_and_none_meets_another(text: str) -> None:
    found = sorted(read(text), key=lambda figure: figure.start)
    assert all(text[figure.start : figure.end] == figure.text for figure in found)
    assert all(first.end <= second.start for first, second in pairwise(found))

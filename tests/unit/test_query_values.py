"""Values of fields as people type them: several words without quotation marks, days in words, a blank."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.archive.library import Library
from newsbrowse.archive.long_values import with_long_values
from newsbrowse.archive.named_days import in_figures
from newsbrowse.archive.periods import is_period
from newsbrowse.archive.syntax import parse
from newsbrowse.archive.terms import period_range
from newsbrowse.archive.tokens import plain
from newsbrowse.models import Search

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("country:united states", 'country:"united states"'),
        ("country:united states trade", 'country:"united states" AND trade'),
        ("-country:united states trade", '-country:"united states" AND trade'),
        ("trade (country:united states OR xi)", 'trade (country:"united states" OR xi)'),
        ("person:xi jinping", 'person:"xi jinping"'),
        ("person:xi jinping trade", 'person:"xi jinping" AND trade'),
        ("Person:Vladimir  Putin video", 'person:"Vladimir Putin" AND video'),
        ("source:meridian wire", 'source:"meridian wire"'),
        ("author:masuda khatun trade", 'author:"masuda khatun" AND trade'),
        ("length:> 300", "length:>300"),
        ("length:>=  300 trade", "length:>=300 trade"),
        ("published:4 February 2026", "published:2026-02-04"),
        ('published:"4 February 2026"', "published:2026-02-04"),
        ("trade published:Feb 4, 2026 xi", "trade published:2026-02-04 xi"),
        ("published:2026/02/04", "published:2026-02-04"),
        ("published:2026/2", "published:2026-02"),
        ("published:February 2026 trade", "published:2026-02 trade"),
        ("published:since 4 february 2026", "published:2026-02-04.."),
        ('published:"21 jan 2025..4 feb 2026"', "published:2025-01-21..2026-02-04"),
    ],
)
def test_what_is_typed_means_what_it_seems_to(sample: Library, typed: str, meant: str) -> None:
    page, plain_page = sample.search(Search(typed)), sample.search(Search(meant))
    assert page.warnings == ()
    assert [hit.id for hit in page.hits] == [hit.id for hit in plain_page.hits]
    assert page.total == plain_page.total > 0
    again = sample.search(Search(page.interpreted))
    assert again.total == page.total


@pytest.mark.parametrize(
    ("typed", "position", "said"),
    [
        ("trade country:united nowhere", 6, "no country is called united"),
        ("source:meridian press", 0, "no source is called meridian"),
        ("xi published:4 ferries", 3, "4 ferries is not a date"),
        ("published:31 February 2026", 0, "31 February 2026 is not a date"),
        ("published:2026/13/01", 0, "2026/13/01 is not a date"),
        ("length:> many", 0, "> is not a length"),
    ],
)
def test_what_is_no_value_is_told_with_its_place(
    sample: Library, typed: str, position: int, said: str
) -> None:
    warnings = sample.search(Search(typed)).warnings
    assert any(warning.position == position and said in warning.message for warning in warnings), warnings


def test_words_joined_by_an_operator_or_in_quotation_marks_are_no_part_of_a_value(sample: Library) -> None:
    for text in ("person:xi AND jinping", 'person:xi "jinping"', "person:xi (jinping)", "person:xi =jinping"):
        assert 'person:"xi' not in sample.search(Search(text)).interpreted


def test_a_value_may_go_on_while_its_last_word_is_typed(sample: Library) -> None:
    for typed in ("source:meridian w", "country:united st", "country:united states"):
        assert sample.search(Search(typed), as_you_type=True).total > 0
    assert sample.search(Search("country:china tra"), as_you_type=True).interpreted == "country:CN AND tra*"


@given(st.text("ab -()", max_size=30))
def test_joining_asks_little_and_keeps_the_tree_where_nothing_is_known(rest: str) -> None:
    text = plain(f"country:a b {rest} " * 20)
    asked: list[str] = []
    root = parse(text).root
    assert root is not None

    def unknown(_: str, value: str) -> bool:
        asked.append(value)
        return False

    assert with_long_values(root, text, unknown) == root
    assert len(asked) <= 100


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_is_the_same_however_it_is_written(day: date) -> None:
    whole = day.isoformat()
    for shape in ("%d %B %Y", "%B %d, %Y", "%b %d %Y", "%d %b. %Y", "%Y/%m/%d", "%-dth %B %Y"):
        assert in_figures(day.strftime(shape).lower(), TODAY) == whole
    assert in_figures(day.strftime("%B %Y").lower(), TODAY) == whole[:7]


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 3_000))
def test_without_a_year_the_last_such_day_is_meant(today: date, ago: int) -> None:
    day = today - timedelta(days=ago)
    found = in_figures(day.strftime("%d %B").lower(), today)
    assert found is not None
    assert found[5:] == day.isoformat()[5:]
    assert day.isoformat() <= found <= today.isoformat()


@given(st.text(max_size=20) | st.from_regex(r"\A[0-9]{1,2} [a-z]{3,9}( [0-9]{4})?\Z"))
def test_any_text_is_a_day_that_exists_or_none(text: str) -> None:
    found = in_figures(text, TODAY)
    assert found is None or is_period(found)
    period_range(text, TODAY)

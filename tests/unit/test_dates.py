from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.dates import find_dates

FRIDAY = "2026-02-06"


def found(body: str, published: str | None = FRIDAY) -> list[tuple[str, str]]:
    return [(mention.text, mention.value) for mention in find_dates(body, published)]


@pytest.mark.parametrize(
    ("body", "text", "value"),
    [
        ("On Wednesday, February 4, 2026, they spoke.", "Wednesday, February 4, 2026", "2026-02-04"),
        ("Wed Feb 04 18:54:15 UTC 2026: talks", "Wed Feb 04 18:54:15 UTC 2026", "2026-02-04"),
        ("Signed on 2026-02-04.", "2026-02-04", "2026-02-04"),
        ("Signed on 21/01/2025.", "21/01/2025", "2025-01-21"),
        ("Held on 4 Feb 2026 here.", "4 Feb 2026", "2026-02-04"),
        ("Between Feb. 4-6, 2026, it rained.", "Feb. 4-6, 2026", "2026-02-04/2026-02-06"),
        ("From June to August 2025 it rained.", "June to August 2025", "2025-06/2025-08"),
        ("A plan (2026-2030) exists.", "2026-2030", "2026/2030"),
        ("The war of 1939-45 ended.", "1939-45", "1939/1945"),
        ("In the first half of 2026 it grew.", "the first half of 2026", "2026-01/2026-06"),
        ("The third quarter of 2025 was weak.", "The third quarter of 2025", "2025-07/2025-09"),
        ("It grew in Q3 2025.", "Q3 2025", "2025-07/2025-09"),
        ("Back in the 1990s it was so.", "the 1990s", "1990/1999"),
        ("In the summer of 2025 it was hot.", "the summer of 2025", "2025-06/2025-08"),
        ("In early February 2026 they met.", "early February 2026", "2026-02"),
        ("Since 2014 it has stood.", "2014", "2014"),
        ("By the end of 2027 it falls.", "the end of 2027", "2027"),
    ],
)
def test_absolute_expressions_need_no_publication_day(body: str, text: str, value: str) -> None:
    assert found(body, None) == [(text, value)]


@pytest.mark.parametrize(
    ("body", "text", "value"),
    [
        ("They met on Tuesday.", "Tuesday", "2026-02-03"),
        ("They met on Friday.", "Friday", "2026-02-06"),
        ("They will meet on Tuesday.", "Tuesday", "2026-02-10"),
        ("They meet next Tuesday.", "next Tuesday", "2026-02-10"),
        ("It fell last Friday.", "last Friday", "2026-01-30"),
        ("It fell yesterday.", "yesterday", "2026-02-05"),
        ("She speaks tonight.", "tonight", "2026-02-06"),
        ("It burned last night.", "last night", "2026-02-05"),
        ("It began two days ago.", "two days ago", "2026-02-04"),
        ("It began three weeks ago.", "three weeks ago", "2026-01-12/2026-01-18"),
        ("It began a decade ago.", "a decade ago", "2016"),
        ("It rose last month.", "last month", "2026-01"),
        ("It rose earlier this month.", "earlier this month", "2026-02"),
        ("It rose late last year.", "late last year", "2025"),
        ("It opens next week.", "next week", "2026-02-09/2026-02-15"),
        ("It opened over the weekend.", "the weekend", "2026-01-31/2026-02-01"),
        ("It snowed this winter.", "this winter", "2025-12/2026-02"),
        ("On Feb. 4, the leaders spoke.", "Feb. 4", "2026-02-04"),
        ("They marched on Sept. 3.", "Sept. 3", "2025-09-03"),
        ("It will open on Sept. 3.", "Sept. 3", "2026-09-03"),
        ("The bill passed in November.", "November", "2025-11"),
        ("She will step down in mid-May.", "mid-May", "2026-05"),
        ("It was signed on the 14th of July.", "the 14th of July", "2025-07-14"),
        ("Exports grew in the third quarter.", "the third quarter", "2025-07/2025-09"),
        ("Friday's ruling stands, and they will appeal.", "Friday", "2026-02-06"),
        ("After the Sept. 11 attacks laws changed.", "Sept. 11", "2001-09-11"),
        ("They fly home for Christmas Day.", "Christmas Day", "2025-12-25"),
    ],
)
def test_relative_expressions_resolve_against_publication(body: str, text: str, value: str) -> None:
    assert found(body) == [(text, value)]


@pytest.mark.parametrize(
    "body",
    [
        "You may go, and they march in protest.",
        "Theresa May spoke to Jan Novak and April Smith.",
        "Black Friday sales, Ash Wednesday, and every Monday.",
        "They live at 12 March Street.",
        "Call 555-2020 or 1-800-2020-1999.",
        "2000 people and over 2000 votes and about 1950 soldiers.",
        "It cost $2000, or 2000 dollars.",
        "Resolution 1973 and flight 2010 left from room 1999.",
        "It was 10:30 and 3 p.m. then.",
        "On 04/05/2026 nothing is certain.",
        "It has grown over the past year.",
        "The March on Washington was long.",
        "An august body met a maybe.",
        "30 February 2026 does not exist... 31/31/2026 neither.",
    ],
)
def test_what_is_no_date(body: str) -> None:
    assert [text for text, _ in found(body) if text != "2026"] == []


def test_without_publication_only_years_resolve() -> None:
    assert found("On Tuesday, last year, in May, on June 3 and in June 2019.", None) == [
        ("June 2019", "2019-06")
    ]


def test_publication_may_be_a_time_and_must_be_a_day() -> None:
    assert found("It fell yesterday.", "2026-02-06T23:10:00-05:00") == [("yesterday", "2026-02-05")]
    assert found("It fell yesterday.", "2026-02") == []
    assert found("It fell yesterday.", "soon") == []
    assert found("It fell yesterday.", "0001-01-01") == []


def test_expressions_run_over_a_line_break_but_not_a_paragraph() -> None:
    assert found("in early\nFebruary 2026") == [("early\nFebruary 2026", "2026-02")]
    assert found("It began in February\n\n2026 was long.")[-1] == ("2026", "2026")
    assert found("July 28  2005 Statement", None) == [("July 28  2005", "2005-07-28")]


def test_spans_hold_where_lower_case_is_longer() -> None:
    body = "İstanbul, 4 Feb 2026"
    (mention,) = find_dates(body, None)
    assert body[mention.start : mention.end] == mention.text == "4 Feb 2026"


PARTS = [
    "Friday ",
    "May ",
    "2026",
    "last ",
    "Feb. ",
    "4",
    ", ",
    "the ",
    "early ",
    "first half of ",
    "-",
    "\n",
    "İ",
    "1990s",
]
VALUE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")


def assert_well_formed(body: str, published: str | None) -> None:
    """The mentions of a body are in order, apart and inside of it, and have values."""
    last = 0
    for mention in find_dates(body, published):
        assert last <= mention.start < mention.end <= len(body)
        assert mention.text == body[mention.start : mention.end]
        assert VALUE.fullmatch(mention.value)
        first, _, second = mention.value.partition("/")
        assert not second or (len(first) == len(second) and first <= second)
        last = mention.end


@settings(max_examples=200)
@given(
    st.lists(st.sampled_from(PARTS)),
    st.sampled_from([None, "2026-02-06", "2024-02-29", "1500-01-01", "2100-12-31"]),
)
def test_mentions_are_ordered_apart_and_well_formed(parts: list[str], published: str | None) -> None:
    assert_well_formed("".join(parts), published)


@settings(max_examples=100)
@given(st.text(max_size=80), st.text(max_size=12))
def test_any_text_is_survived(body: str, published: str) -> None:
    assert_well_formed(body, published)


@pytest.mark.parametrize("part", ["Jan. 1-", "the ", "1990-", "early in the ", "'", "1 ", "one year "])
def test_a_long_run_of_one_part_is_read(part: str) -> None:
    assert_well_formed(part * (200_000 // len(part)), FRIDAY)


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2015-03-29", "2015-03-23/2015-03-29"), ("2015-03-30", "2015-03-23/2015-03-29")],
    ids=["Sunday", "Monday"],
)
def test_on_a_sunday_last_week_is_the_one_that_ends(published: str, expected: str) -> None:
    assert [date.value for date in find_dates("The law was passed last week.", published)] == [expected]


@given(
    st.lists(
        st.sampled_from(["May 5", "\n", "\t", "\r\n", "1990s", " ", "'", "in ", "MAY", "the 4th of"]),
        max_size=9,
    )
)
def test_a_letter_that_is_no_english_one_changes_nothing_before_it(parts: list[str]) -> None:
    body = "".join(parts)
    assert found(f"{body} x") == found(f"{body} é")

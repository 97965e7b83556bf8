from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.text.days import find_leading_stamp, month_number, parse_stamp


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Wed Feb 04 18:54:15 UTC 2026", "2026-02-04T18:54:15+00:00"),
        ("Wed Feb  4 18:54:15 2026", "2026-02-04"),
        ("January 21, 2025", "2025-01-21"),
        ("Wed, 02/04/2026", "2026-02-04"),
        ("Thursday, 02/04/2026", "2026-04-02"),
        ("Jan. 21st, 2025", "2025-01-21"),
        ("Tuesday, January 21, 2025 at 10:30 p.m. EST", "2025-01-21T22:30:00-05:00"),
        ("Tuesday January 21, 2025 - 12:05 AM ET", "2025-01-21"),
        ("4 Feb 2026", "2026-02-04"),
        ("4th of February 2026", "2026-02-04"),
        ("04-Feb-2026", "2026-02-04"),
        ("2026-02-04", "2026-02-04"),
        ("2026/2/04", "2026-02-04"),
        ("20260204", "2026-02-04"),
        ("20260204T185415Z", "2026-02-04T18:54:15+00:00"),
        ("2026-02-04T18:54:15Z", "2026-02-04T18:54:15+00:00"),
        ("2026-02-04T18:54:15.123+05:30", "2026-02-04T18:54:15+05:30"),
        ("2026-02-04 18:54", "2026-02-04"),
        ("Wed, 04 Feb 2026 18:54:15 -0800 (PST)", "2026-02-04T18:54:15-08:00"),
        ("Sun, 06 Nov 94 08:49:37 GMT", "1994-11-06T08:49:37+00:00"),
        ("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37+00:00"),
        ("10:30 AM EST, Tue January 21, 2025", "2025-01-21T10:30:00-05:00"),
        ("4 p.m. GMT+1, 4 February 2026", "2026-02-04T16:00:00+01:00"),
        ("21/01/2025", "2025-01-21"),
        ("1/21/2025", "2025-01-21"),
        ("04/04/2026", "2026-04-04"),
        ("04.05.2026", "2026-05-04"),
        ("  4 Feb 2026\t", "2026-02-04"),
    ],
)
def test_reads_the_usual_forms(text: str, value: str) -> None:
    assert parse_stamp(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "04/05/2026",
        "30 February 2026",
        "February 2026",
        "2026",
        "Feb 4",
        "January 21, 2025 was cold",
        "January 21, 20255",
        "2026-13-04",
        "may",
        "4 Feb 2026" + " " * 200 + "x",
        "25:61 4 Feb 2026",
    ],
)
def test_reads_nothing_else(text: str) -> None:
    assert parse_stamp(text) is None


def test_a_stamp_before_a_headline() -> None:
    line = "Wed Feb 04 18:54:15 UTC 2026 Harbour reopens"
    found = find_leading_stamp(line)
    assert found is not None
    assert found[0] == "2026-02-04T18:54:15+00:00"
    assert line[found[1] :] == " Harbour reopens"


def test_a_time_of_day_that_cannot_be_keeps_the_day() -> None:
    assert parse_stamp("January 21, 2025 at 15:30 pm EST") == "2025-01-21"


def test_a_huge_line_is_read_at_its_head_only() -> None:
    assert find_leading_stamp("4 Feb 2026 " + "1 " * 500_000) == ("2026-02-04", 10)
    assert parse_stamp(" " * 1_000_000) is None


def test_month_number() -> None:
    assert [month_number(name) for name in ("Jan.", "SEPT", "december")] == [1, 9, 12]


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    found = find_leading_stamp(text)
    assert found is None or 0 < found[1] <= len(text)


@settings(max_examples=100)
@given(st.datetimes(min_value=datetime(1500, 1, 1), max_value=datetime(2100, 12, 31)))
def test_python_s_own_forms_come_back(moment: datetime) -> None:
    assert parse_stamp(moment.date().isoformat()) == moment.date().isoformat()
    assert parse_stamp(moment.strftime("%a %b %d %H:%M:%S %Y")) == moment.date().isoformat()
    assert parse_stamp(moment.strftime("%B %d, %Y")) == moment.date().isoformat()

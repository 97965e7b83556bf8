"""What stands before a number is told as quickly as surely."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract import figures_before
from newsbrowse.extract.figures_before import Lead

PIECES = st.sampled_from(
    re.findall(
        r"\S+",
        """at least most no not more less than as many much just well over under (about up to close a an the
        couple of in excess estimated only some May sept. page No. # group aged his first day x, —nearly""",
    )
)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("They sold at least ", "at least"),
        ("They sold No more than a ", "no more than"),
        ("well over the ", "well over"),
        ("over a ", ""),
        ("an estimated ", "estimated"),
        ("it came to ", None),
        ("up to", None),
        ("(up to ", "up to"),
        ("", None),
    ],
)
def test_hedges(text: str, hedge: str | None) -> None:
    assert Lead(text).hedge == hedge


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=4).map(" ".join), st.sampled_from((" ", "", "\n")))
def test_the_first_look_passes_over_nothing(words: str, gap: str) -> None:
    text = words + gap
    lead = Lead(text)
    found = [lead.names_month, lead.labels, lead.tells_age, lead.points_back, lead.hedge is not None]
    names = ("_MONTH_BEFORE", "_LABEL_BEFORE", "_AGE_BEFORE", "_DEFINITE_BEFORE", "_HEDGE")
    patterns: list[re.Pattern[str]] = [getattr(figures_before, name) for name in names]
    assert found == [pattern.search(text.lower()) is not None for pattern in patterns]

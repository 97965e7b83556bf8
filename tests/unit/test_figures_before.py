"""What stands before a number is told as quickly as surely."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.figures_before import (
    AGE_ENDS,
    HEDGE_ENDS,
    KNOWN_ENDS,
    LABEL_ENDS,
    MONTH_ENDS,
    ends_before,
    follows_label,
    follows_month,
    hedge_before,
    may_be_age,
    points_back,
)

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
    assert hedge_before(text, len(text)) == hedge


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=4).map(" ".join), st.sampled_from((" ", "", "\n")))
def test_the_first_look_passes_over_nothing(words: str, gap: str) -> None:
    text = words + gap
    ends = ends_before(text, len(text))
    looks = {
        MONTH_ENDS: follows_month(text, len(text)),
        LABEL_ENDS: follows_label(text, len(text)),
        AGE_ENDS: may_be_age(text, len(text)),
        KNOWN_ENDS: points_back(text, len(text)),
        HEDGE_ENDS: hedge_before(text, len(text)) is not None,
    }
    assert [bit for bit, is_there in looks.items() if is_there and not ends & bit] == []

"""Each line of `tables/dates.txt`: a sentence with the expressions in brackets, and their values."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsbrowse.extract.dates import find_dates

PUBLISHED = "2026-02-06"
LINES = [
    line
    for line in (Path(__file__).parent / "tables" / "dates.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_table_is_long() -> None:
    assert len(LINES) >= 250


@pytest.mark.parametrize("line", LINES)
def test_dates_of_a_sentence(line: str) -> None:
    marked, _, values = line.partition(" | ")
    body = re.sub(r"[\[\]]", "", marked)
    expected = (
        list(zip(re.findall(r"\[([^]]*)\]", marked), values.split(" ; "), strict=True)) if values else []
    )
    assert [(mention.text, mention.value) for mention in find_dates(body, PUBLISHED)] == expected

"""What the README says of queries holds: each example is understood and finds something."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.models import Search

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
TABLE = README.partition("## Query language")[2].partition("Any string is a query")[0]
EXAMPLES = [
    example
    for line in TABLE.splitlines()[4:]
    if line.startswith("|")
    for example in re.findall(r"`([^`]+)`", line.split("|")[1])
]
FINDS_NOTHING_IN_THE_SAMPLE = {
    '"trade tariffs"~5',
    "length:200..400",
    "is:annotated",
    "is:read",
    "is:starred",
    "note:check",
    "published:last 7 days",
    "published:last week",
    "published:since monday",
    "published:this year",
    "published:today",
    "tag:trade",
}


def test_the_table_is_there() -> None:
    assert len(EXAMPLES) > 20


@pytest.mark.parametrize("example", EXAMPLES)
def test_each_documented_query_is_understood(sample: Library, example: str) -> None:
    sample.save_search("tariffs", Search("tariffs"))
    sample.lists.add("Busan piece", sample.keys_of_hits(Search("busan")))
    page = sample.search(Search(example))
    assert page.warnings == ()
    if example not in FINDS_NOTHING_IN_THE_SAMPLE:
        assert page.total > 0

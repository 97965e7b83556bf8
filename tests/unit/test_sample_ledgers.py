"""The ledgers of the four longer sample articles: each row was read against both; none may go or come."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from newsbrowse.archive.accounts import compare_in
from newsbrowse.archive.library import Library
from newsbrowse.models import Article, Comparison, LedgerRow, Search, Side

ARTICLES = {
    "video-call": "title:pledge title:unsettled",
    "day-of-calls": "title:day title:calls",
    "column": "title:conversations title:meant",
    "pledge": "title:inauguration title:closer",
}
PAIRS = tuple(combinations(ARTICLES, 2))
TABLE = Path(__file__).parent / "tables" / "sample_ledgers.txt"
SHORT = 60
SIGNS = {Side.BOTH: "=", Side.LEFT: "<", Side.RIGHT: ">"}


def read_table() -> dict[tuple[str, str], list[str]]:
    """The expected rows of each pair, in any order."""
    found: dict[tuple[str, str], list[str]] = {}
    rows: list[str] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            left, right = line.removeprefix("## ").split(" against ")
            rows = found.setdefault((left, right), [])
        elif line and not line.startswith("#"):
            rows.append(line)
    return found


def line_of(row: LedgerRow) -> str:
    """A row as it stands in the table."""
    sign = "!" if row.differs else SIGNS[row.side]
    return " | ".join(
        (row.kind, sign, *(text[:SHORT].strip() for text in (row.left, row.right)), row.note)
    ).rstrip()


def an_article(library: Library, name: str) -> Article:
    (hit,) = library.search(Search(ARTICLES[name])).hits
    return library.article(hit.id)


def compared(library: Library, left: str, right: str) -> Comparison:
    return compare_in(library, an_article(library, left), an_article(library, right))


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_the_ledger_has_the_rows_that_were_read_and_no_other(sample: Library, pair: tuple[str, str]) -> None:
    ledger = compared(sample, *pair).ledger
    assert sorted(map(line_of, ledger)) == sorted(read_table()[pair])


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_what_a_row_shows_stands_at_its_places(sample: Library, pair: tuple[str, str]) -> None:
    comparison = compared(sample, *pair)
    for row in comparison.ledger:
        for article, shown, spans in (
            (comparison.left, row.left, row.left_spans),
            (comparison.right, row.right, row.right_spans),
        ):
            assert bool(shown) == bool(spans), row
            if row.kind == "quotes" and shown.startswith("“"):
                assert all(article.body[slice(*span)] in shown for span in spans[:1])
            if row.kind == "figures" and shown:
                assert shown.endswith(article.body[slice(*spans[0])])


def test_passages_of_others_stand_there_word_for_word(sample: Library) -> None:
    for pair in PAIRS:
        for found in compared(sample, *pair).provenance:
            assert [copy.published for copy in found.copies] == sorted(
                copy.published or "" for copy in found.copies
            )
            for copy in found.copies:
                body = sample.article(copy.id).body
                assert len(body[slice(*copy.span)].split()) >= 8

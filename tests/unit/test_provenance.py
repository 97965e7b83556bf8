from __future__ import annotations

from pathlib import Path

from newsbrowse.archive.accounts import compare_in
from newsbrowse.archive.library import Library
from newsbrowse.compare import compare
from newsbrowse.compare.provenance import with_provenance
from newsbrowse.compare.report import as_json, as_markdown
from newsbrowse.models import Article, Entry, Search, Side

WIRE = "The ferry Solveig struck the northern pier of Vardal on Monday night."
OWN = "Mayor Ana Moe promised new pilots for the harbour before the winter."


def article(name: str, body: str, published: str | None = None, source: str | None = None) -> Article:
    return Article(name, f"Title {name}", body, published=published, source=source)


def test_what_an_outlet_puts_around_its_articles_is_no_passage_of_others() -> None:
    notice = "Copyright © 2026 The Herald of Vardal and its friends, all of them."
    left = article("A", f"{WIRE} {OWN} {notice}", source="Herald")
    others = [article(f"H{n}", f"{OWN} {notice}", source="Herald") for n in range(4)]
    found = with_provenance(compare(left, article("B", "It rained.", source="Wire")), others)
    assert found.provenance == ()
    elsewhere = [*others, article("W", OWN, source="Wire")]
    found = with_provenance(compare(left, article("B", "It rained.", source="Wire")), elsewhere)
    assert [one.left for one in found.provenance] == [found.left_passages[1]]


def test_a_passage_of_other_articles_is_told_with_the_earliest_first() -> None:
    comparison = compare(article("A", f"{WIRE} It rained."), article("B", f"{OWN} {WIRE}"))
    others = [
        article("C", f"Late. {WIRE}", None, "No day"),
        article("D", WIRE.upper(), "2026-02-05", "Herald"),
        article("E", f"It rained. {WIRE}", "2026-02-03T10:00:00Z", "Wire"),
        article("A", WIRE, "1999-01-01", "itself"),
    ]
    found = with_provenance(comparison, others)
    [one] = found.provenance
    assert [copy.id for copy in one.copies] == ["E", "D", "C"]
    assert one.left == comparison.left_passages[0]
    assert one.right == comparison.right_passages[1]
    row = found.ledger[-1]
    assert (row.kind, row.side) == ("provenance", Side.BOTH)
    assert row.note == "also in Wire (2026-02-03), Herald (2026-02-05), No day"
    assert "also in Wire" in as_markdown(found)
    ledger = as_json(found)["ledger"]
    assert isinstance(ledger, dict)
    assert ledger["provenance"][0]["articles"][0]["span"] == [11, 11 + len(WIRE)]


def test_short_passages_and_other_words_have_no_provenance() -> None:
    comparison = compare(article("A", f"It rained. {OWN}"), article("B", WIRE))
    others = [article("C", "It rained. The mayor promised pilots.")]
    assert with_provenance(comparison, others) == comparison


def test_a_passage_of_one_side_stands_in_the_library(tmp_path: Path) -> None:
    bodies = {"first": WIRE, "second": f"{OWN} {WIRE}", "third": f"{WIRE} Rain is forecast inland."}
    with Library.open(tmp_path, create=True) as library:
        library.add(Entry(f"o:{name}", name, body, "2026-02-04") for name, body in bodies.items())
        ids = {hit.title: hit.id for hit in library.search(Search()).hits}
        found = compare_in(library, library.article(ids["first"]), library.article(ids["second"]))
    assert [[copy.title for copy in one.copies] for one in found.provenance] == [["third"]]

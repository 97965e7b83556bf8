from __future__ import annotations

import json
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.compare import compare
from newsbrowse.compare.report import as_html, as_json, as_markdown
from newsbrowse.models import Analysis, Article, Comparison, Person, Quote, Span

FERRY = "The ferry Solveig struck the northern pier of Vardal on Monday."
EDITED = "The ferry Solveig struck the southern pier of Vardal on Monday."
EVIL = "<script>alert(1)</script> [x](javascript:1) | `a` \x1b]52;c;AAAA\x07 <b>"


def article(body: str, title: str = "A title", id: str = "0000000A") -> Article:  # noqa: A002
    return Article(id, title, body, published="2026-02-04", source="Wire")


def comparison() -> Comparison:
    return compare(article(f"Snow fell.\n\n{FERRY}"), article(f"{EDITED}\n\nRain fell.", id="0000000B"))


def test_json_has_the_documented_shape() -> None:
    found = as_json(comparison())
    assert json.loads(json.dumps(found)) == found
    assert found["left"] == {
        "id": "0000000A",
        "title": "A title",
        "published": "2026-02-04",
        "source": "Wire",
    }
    pairs = found["pairs"]
    assert isinstance(pairs, list)
    [pair] = pairs
    assert pair["left"] == [12, 12 + len(FERRY)]
    assert pair["right"] == [0, len(EDITED)]
    assert pair["kind"] == "near"
    ledger = found["ledger"]
    assert isinstance(ledger, dict)
    assert list(ledger) == ["quotes", "figures", "dates", "people", "countries", "order", "provenance"]
    assert ledger["order"] == [{"left": 2, "right": 1}]
    assert ledger["provenance"] == []


def test_paragraphs_are_counted_as_the_reader_counts_them() -> None:
    web_page = "\n".join([f"Snow fell over the whole of the north. {'It went on. ' * 9}"] * 3 + [FERRY])
    found = as_json(compare(article(web_page), article(f"Rain fell.\n\n{EDITED}", id="0000000B")))
    ledger = found["ledger"]
    assert isinstance(ledger, dict)
    assert ledger["order"] == [{"left": 4, "right": 2}]


def test_markdown_shows_pairs_and_ledger() -> None:
    left = Article("0000000A", "One", FERRY, analysis=Analysis(people=(Person("Ana Moe", (Span(0, 3),)),)))
    text = as_markdown(compare(left, article(EDITED)))
    assert f"> {FERRY}" in text
    assert f"> {EDITED}" in text
    assert "| only left | Ana Moe | not found | 1 mention |" in text


def test_html_is_one_page_without_script_or_links() -> None:
    page = as_html(comparison())
    assert page.startswith("<!DOCTYPE html>")
    assert "<mark>northern</mark>" in page
    assert "<mark>southern</mark>" in page
    assert "Snow fell." in page
    assert "Rain fell." in page
    assert not {"script", "link", "img", "a", "iframe"} & tags(page)


def test_html_numbers_the_paragraphs_of_both_sides_and_says_signs_in_words() -> None:
    left, right = article(f"Rain fell.\n\n{FERRY}"), article(EDITED, id="0000000B")
    page = as_html(compare(left, right))
    assert f'<span class="para">¶2</span> {FERRY.partition("northern")[0]}' in page
    assert f'<span class="para">¶1</span> {EDITED.partition("southern")[0]}' in page
    assert '<span class="heard">edited</span>' in page
    assert page.count("<table") == page.count("</table>") == page.count("<thead>")
    for kept in ("prefers-color-scheme: dark", "@media print", 'lang="en"', 'scope="col"'):
        assert kept in page
    named = Article("0000000A", "A title", "Moe", analysis=Analysis(people=(Person("Moe", (Span(0, 3),)),)))
    assert '<th scope="row">only left</th><td dir="auto"><span class="para">¶1</span> Moe</td>' in as_html(
        compare(named, right)
    )
    heading = as_html(compare(article(f"## Ships\n\n{FERRY}"), right))
    assert "</span> Ships</td>" in heading


def test_an_odd_language_is_no_attribute() -> None:
    def page_in(language: str) -> str:
        spoken = Article("0000000A", "A title", FERRY, language=language)
        return as_html(compare(spoken, article(EDITED)))

    assert '<td lang="de" dir="auto">' in page_in("de")
    assert "onclick" not in page_in('de" onclick="x')


def test_nothing_of_an_article_is_markup_or_a_control() -> None:
    quote = Quote(None, EVIL, 0, len(EVIL))
    evil = Article("0000000A", EVIL, f"{EVIL} {FERRY}", source=EVIL, analysis=Analysis(quotes=(quote,)))
    found = compare(evil, article(EDITED, EVIL))
    page, text = as_html(found), as_markdown(found)
    assert "\x1b" not in page + text
    assert "\x07" not in page + text
    assert not {"script", "b"} & tags(page)
    assert "<script>" not in text
    assert "[x](" not in text


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=60)
def test_reports_take_any_text(left: str, right: str) -> None:
    found = compare(article(left, left), article(right, right))
    assert as_html(found).isascii() or as_html(found)
    assert as_markdown(found).startswith("# Comparison")
    assert as_json(found)["pairs"] is not None


def tags(page: str) -> set[str]:
    class Collector(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: set[str] = set()

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.found.add(tag)

    collector = Collector()
    collector.feed(page)
    return collector.found

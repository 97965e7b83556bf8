from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.models import Article, Span
from newsbrowse.text.markup import Markup, markup_of
from newsbrowse.ui.reading.finding import finds
from newsbrowse.ui.reading.links import Link, is_openable, links
from newsbrowse.ui.reading.reading import Reading
from newsbrowse.ui.reading.walk import Walk


def found(text: str, words: str) -> list[str]:
    return [text[slice(*span)] for spans in finds(text, words) for span in spans]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Trade and TRADE", "trade", ["Trade", "TRADE"]),
        ("in Łódź and lodz", "LODZ", ["Łódź", "lodz"]),
        ("a cafe\u0301 here", "café", ["cafe\u0301"]),
        ("trade\n  deficit", "trade deficit", ["trade\n  deficit"]),
        ("the Straße", "strasse", ["Straße"]),
        ("co\x00operation", "cooperation", ["co\x00operation"]),
        ("“quoted” words", '"quoted"', ["“quoted”"]),
        ("a.b aXb", "a.b", ["a.b"]),
        ("anything", "   ", []),
        ("aaaa", "aa", ["aa", "aa"]),
    ],
)
def test_case_accents_and_line_breaks_do_not_matter(text: str, words: str, expected: list[str]) -> None:
    assert found(text, words) == expected


@settings(max_examples=100)
@given(st.text(st.sampled_from("aÁbß \n\x00e\u0301")), st.text(st.sampled_from("aábs e"), min_size=1))
def test_what_is_found_is_in_order_and_within_the_text(text: str, words: str) -> None:
    spans = [span for spans in finds(text, words) for span in spans]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_a_place_over_two_stretches_is_found_once() -> None:
    text = "x" * 65_530 + " between two " + "y" * 65_530
    assert found(text, "between two") == ["between two"]


def test_steps_go_round_and_begin_at_the_view() -> None:
    walk = Walk([Span(5, 6), Span(50, 51), Span(500, 501)])
    assert not walk.step(1, (40, 100))
    assert walk.told("match") == "match 2 of 3"
    assert not walk.step(1, (40, 100))
    assert walk.step(1, (480, 600))
    assert walk.current == Span(5, 6)
    assert walk.step(-1, (0, 100))
    assert walk.current == Span(500, 501)
    assert not walk.step(1, (10, 60)), "from the view, where the present place is out of it"
    assert walk.current == Span(50, 51)


def reading(body: str, markup: Markup = Markup.PLAIN, url: str | None = None) -> Reading:
    return Reading(Article("7KQ2M9XA", "T", body, url=url), body, markup=markup)


def test_links_of_the_article_then_of_its_text() -> None:
    body = "See https://a.example/x. Then (https://b.example/y_(z)), “https://c.example”."
    found = links(reading(body, url="https://own.example/1"))
    assert [link.url for link in found] == [
        "https://own.example/1",
        "https://a.example/x",
        "https://b.example/y_(z)",
        "https://c.example",
    ]
    assert found[1] == Link("https://a.example/x", 4, 23)


def test_links_of_markdown_stand_at_their_words() -> None:
    body = "A [word](https://a.example/x) and https://b.example/."
    found = links(reading(body, Markup.MARKDOWN))
    assert [(body[link.start : link.end], link.url) for link in found] == [
        ("word", "https://a.example/x"),
        ("https://b.example/", "https://b.example/"),
    ]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "http://a b",
        "-x",
        "https://a\x1b[m.example",
        "//a",
    ],
)
def test_nothing_but_the_web_is_opened(address: str) -> None:
    assert not is_openable(address)


def test_markdown_is_told_by_its_file_and_by_its_signs() -> None:
    assert markup_of(Article("1", "T", "text", origins=("/home/a/b.md",))) is Markup.MARKDOWN
    assert markup_of(Article("1", "T", "text", origins=("https://a.example/b.md",))) is Markup.PLAIN
    assert markup_of(Article("1", "T", "a [b](https://c.example)")) is Markup.SIGNS
    assert markup_of(Article("1", "T", "2 * 3 and **one** sign")) is Markup.PLAIN

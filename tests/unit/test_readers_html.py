"""Saved pages of the web: what is found on them, and what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure, PublishedFrom
from newsbrowse.readers import read_path, read_stream
from newsbrowse.readers.html import reading
from newsbrowse.readers.html.page import parse_page
from newsbrowse.readers.record import Origin

FIRST = "The ferry company and its crews agreed on Friday on a rise of 4 per cent, both sides said at night."
SECOND = (
    "Sailings to the islands begin again on Saturday morning, with one ship in place of three until Monday."
)
THIRD = "Passengers who hold tickets for the days of the strike may travel within a month, the company said."
MENU = 13 * "<p>All of the harbour</p>"
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def page(
    head: str = "", body: str = PARAGRAPHS, above: str = "<h1>Ferry strike ends after pay offer</h1>"
) -> bytes:
    menu = "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'>{head}</head>"
        f"<body>{menu}<main><article>{above}{body}</article></main><footer>All rights reserved</footer>"
        "</body></html>"
    ).encode()


def linked(**values: object) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


def read(data: bytes) -> Entry:
    return parse_page(data, Origin("/saved/ferry.html"))


def test_a_saved_page(tmp_path: Path) -> None:
    path = tmp_path / "ferry.html"
    head = (
        "<title>Ferry strike ends after pay offer | Harbour Post</title>"
        "<meta property='og:site_name' content='Harbour Post'>"
        "<link rel='canonical' href='https://harbour.example/news/ferry?utm_source=mail'>"
    )
    data = linked(
        headline="Ferry strike ends after pay offer",
        datePublished="2026-02-06T19:30:00+01:00",
        author=[{"@type": "Person", "name": "Ida Holm"}, {"@type": "Person", "name": "Jon Berg"}],
    )
    path.write_bytes(page(head + data))
    (entry,) = read_path(path)
    assert isinstance(entry, Entry)
    assert entry.title == "Ferry strike ends after pay offer"
    assert entry.body == f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
    assert entry.published == "2026-02-06T19:30:00+01:00"
    assert entry.published_from is PublishedFrom.METADATA
    assert entry.authors == ("Ida Holm", "Jon Berg")
    assert entry.source == "Harbour Post"
    assert entry.url == "https://harbour.example/news/ferry"
    assert entry.language == "en"
    assert entry.origin == str(path.resolve())


def test_headings_lists_quotes_and_tables_keep_their_signs() -> None:
    body = (
        f"<p>{FIRST}</p><h2>What was agreed</h2><ul><li>A rise of four per cent from March on</li>"
        f"<li>Two more days of leave for all crews</li></ul><blockquote><p>{SECOND}</p></blockquote>"
        f"<table><tr><td>Harbour</td><td>First sailing</td></tr><tr><td>Norvik</td><td>7.30</td></tr></table>"
        f"<p>{THIRD}</p>"
    )
    assert read(page(body=body)).body == (
        f"{FIRST}\n\n## What was agreed\n\n- A rise of four per cent from March on\n"
        f"- Two more days of leave for all crews\n\n> {SECOND}\n\n"
        f"Harbour | First sailing\nNorvik | 7.30\n\n{THIRD}"
    )


@pytest.mark.parametrize(
    ("head", "above", "title"),
    [
        (
            "<title>Ferry strike ends | Harbour Post</title>",
            "<h1>Ferry strike ends</h1>",
            "Ferry strike ends",
        ),
        (
            "<meta property='og:title' content='Ferry strike ends after long talks'>",
            "<h1><span>Transport</span> Ferry strike ends after long talks</h1>",
            "Ferry strike ends after long talks",
        ),
        (
            "<title>Harbour Post</title><meta property='og:title' content='Ferry strike ends on Friday'>",
            "<h1>Harbour Post</h1><h2>Ferry strike ends on Friday</h2>",
            "Ferry strike ends on Friday",
        ),
        (
            "<title>Ferry strike ends after long talks - Harbour Post</title>",
            "<h1 class='site-title'>The Post from the Harbour Front</h1>",
            "Ferry strike ends after long talks",
        ),
        (
            "<title>Ferry strike ends - Sailings to the islands begin anew - Harbour Post</title>",
            "<h1>Ferry strike ends</h1>",
            "Ferry strike ends",
        ),
        ("<title>News from the harbour front</title>", "<h1>Norvik</h1>", "Norvik"),
        ("<title>News from the harbour - Norvik</title>", "<h1>Norvik</h1>", "News from the harbour"),
        (
            linked(headline="Ferry strike ends after long talks"),
            "<nav><h1>Ferry strike ends after long talks</h1></nav><h2>Ferry strike</h2>",
            "Ferry strike ends after long talks",
        ),
        (
            "<meta property='og:title' content='Ferry strike ends after long...'>",
            "<h1>Ferry strike ends after long talks</h1>",
            "Ferry strike ends after long talks",
        ),
        (
            "<meta property='og:title' content='Ships: Ferry strike ends after long talks'>",
            "<h1><i class='kicker'>Ships</i><i class='sr-only'>: </i>Ferry strike ends after long talks</h1>",
            "Ferry strike ends after long talks",
        ),
        (
            "<meta property='og:title' content='Ferry strike ends'>",
            "<h1><style>.x{color:red}</style>Ferry strike ends</h1>",
            "Ferry strike ends",
        ),
    ],
)
def test_the_headline(head: str, above: str, title: str) -> None:
    assert read(page(head, above=above)).title == title


@pytest.mark.parametrize(
    ("head", "above", "authors"),
    [
        (linked(author={"@type": "Person", "name": "Ida Holm"}), "", ("Ida Holm",)),
        (linked(headline="x", author="By Ida Holm and Jon Berg"), "", ("Ida Holm", "Jon Berg")),
        ("<meta name='author' content='Ida Holm, Jon Berg'>", "", ("Ida Holm", "Jon Berg")),
        ("<meta property='article:author' content='https://social.example/ida'>", "", ()),
        ("", "<div class='byline'>By <a rel='author' href='/ida'>Ida Holm</a></div>", ("Ida Holm",)),
        ("", "<p>By Ida Holm</p>", ("Ida Holm",)),
        ("<meta name='author' content='Ida Holm, Staff writer, MA'>", "", ("Ida Holm",)),
        ("", "<p class='author'>20 Nov 2019</p>", ()),
        ("", "<p class='author'>ida99</p>", ("ida99",)),
        ("", "<p class='comment-author'>Somebody Else</p>", ()),
        (
            linked(author={"name": "Harbour Post"}, publisher={"name": "Harbour Post"}),
            "<span class='author'>Ida Holm</span>",
            ("Ida Holm",),
        ),
        (
            linked(author={"name": "Ida Holm"}),
            "<span class='author'>Ida Holm and Jon Berg</span>",
            ("Ida Holm", "Jon Berg"),
        ),
        ("", "<p>11.12.2025 - Ida Holm</p>", ("Ida Holm",)),
        ("", "<p>04.02.2026 | 13:10 Uhr | Ida Holm</p>", ("Ida Holm",)),
        ("", "<p>VON IDA HOLM am 21. April 2026</p>", ("Ida Holm",)),
        ("", "<div>Por</div><div>Ida Holm @idaholm</div>", ("Ida Holm",)),
        ("<meta name='author' content='Ida'>", "<p>Eine Kolumne von Ida Holm</p>", ("Ida Holm",)),
        ("<meta name='author' content='Ida Holm, Online-Redaktion'>", "", ("Ida Holm",)),
        ("<meta name='author' content='Staff and wire reports'>", "", ("Staff and wire reports",)),
        ("<meta name='author' content='Third edition edited by Jon Berg'>", "", ()),
        ("<meta name='author' content='Foto: Jon Berg'>", "", ()),
        ("", "<aside><a rel='author' href='/ida'>Ida Holm</a></aside>", ("Ida Holm",)),
        (
            "",
            "<aside><a rel='author' href='/i'>Ida Holm</a><a rel='author' href='/j'>Jon Berg</a></aside>",
            (),
        ),
        (
            "<meta property='og:description' content='Posted by Ida Holm and Jon Berg - Norvik team  The'>",
            "",
            ("Ida Holm", "Jon Berg"),
        ),
    ],
)
def test_the_authors(head: str, above: str, authors: tuple[str, ...]) -> None:
    assert read(page(head, above=f"<h1>Ferry strike ends after pay offer</h1>{above}")).authors == authors


def test_a_piece_of_a_page_has_its_first_heading_for_a_title() -> None:
    assert read(f"<h2>Ferry strike ends</h2>{PARAGRAPHS}".encode()).title == "Ferry strike ends"


def test_marks_of_what_holds_the_headline_say_nothing_of_what_stands_in_it() -> None:
    data = page(above="<h1>Ferry strike ends</h1><p class='writer'>Ida Holm</p><p>Ferries sail again</p>")
    widget = data.replace(b"<main>", b"<main class='widget'>").replace(b"<article>", b"<div>")
    assert read(widget).authors == ("Ida Holm",)


def test_an_author_named_by_the_id_of_a_graph() -> None:
    graph = {
        "@graph": [
            {"@type": "Article", "headline": "Ferry strike ends", "author": {"@id": "#ida"}},
            {"@type": "Person", "@id": "#ida", "name": "Ida Holm"},
        ]
    }
    head = f"<script type='application/ld+json'>{json.dumps(graph)}</script>"
    assert read(page(head)).authors == ("Ida Holm",)


@pytest.mark.parametrize(
    ("head", "above", "day"),
    [
        (linked(datePublished="2026-02-06T19:30:00.123Z"), "", "2026-02-06T19:30:00+00:00"),
        (linked(datePublished="2026-02-06 19:30:00"), "", "2026-02-06"),
        (
            linked(datePublished="2026-02-06")
            + "<meta property='article:published_time' content='2026-02-06T18:30:00Z'>",
            "",
            "2026-02-06T18:30:00+00:00",
        ),
        (
            "<meta property='article:published_time' content='2026-02-06T18:30:00+0100'>",
            "",
            "2026-02-06T18:30:00+01:00",
        ),
        ("", "<p>Friday, 6 February 2026</p>", "2026-02-06"),
        ("", "<p>Veröffentlicht am 6. Februar 2026</p>", "2026-02-06"),
        (linked(datePublished="2026-02-07T02:25:00Z"), "<p>February 6, 2026 | 9:25pm</p>", "2026-02-06"),
        (
            linked(datePublished="2026-02-06T19:30:00Z"),
            "<p>Updated 9 February 2026</p>",
            "2026-02-06T19:30:00+00:00",
        ),
        (
            linked(datePublished="2026-02-07T02:25:00Z")
            + "<meta property='article:published_time' content='2026-02-06T21:25:00-05:00'>",
            "",
            "2026-02-06T21:25:00-05:00",
        ),
        (
            "<link rel='canonical' href='https://harbour.example/2026/2/6/ferry'>"
            + linked(datePublished="2026-05-01T08:00:00Z"),
            "",
            "2026-02-06",
        ),
        (
            "<link rel='canonical' href='https://harbour.example/20260206-ferry'>"
            + linked(datePublished="2026-02-07T01:30:00Z"),
            "",
            "2026-02-06",
        ),
        ("<link rel='canonical' href='https://harbour.example/2026/13/45/ferry'>", "", None),
        (linked(datePublished="2026-04-04T00:44:52Z"), "<p>03/04/2026 21:44</p>", "2026-04-03"),
        ("", "<p>mayo 11, 2026</p>", "2026-05-11"),
        ("", "<p>Von Ida Holm, 11. Mai 2026</p>", "2026-05-11"),
        ("", f"<p>11.05.2026 – {SECOND} {THIRD}</p>", "2026-05-11"),
        ("", f"{MENU}<p>Letzte Änderung:</p><p>11.05.2026 um 9:25</p>", "2026-05-11"),
        ("", f"{MENU}<p>Last edited: 11 May 2026, 15:15</p>", "2026-05-11"),
        (linked(datePublished="9999-02-06"), "", None),
        ("", "<p>Paragraph number 1995</p>", None),
    ],
)
def test_the_day(head: str, above: str, day: str | None) -> None:
    body = (
        "<p>Crews of the ferries return to their ships after long talks on pay and leave, both sides say.</p>"
        * 3
    )
    above = f"<h1>Ferry strike ends after pay offer</h1>{above}"
    assert read(page(head, body=body, above=above)).published == day


def test_linked_data_that_is_no_json_still_tells_the_day() -> None:
    head = '<script type="application/ld+json">{"datePublished": "2026-02-06", "headline": "x" oops}</script>'
    assert read(page(head)).published == "2026-02-06"


def test_the_text_ends_above_the_comments_and_buttons_are_left_out() -> None:
    more = "".join(f"<p>{FIRST} Once more, number {number}.</p>" for number in range(6))
    body = f"{PARAGRAPHS}<p>Share this</p>{more}<h3>Comments</h3><p>{SECOND} I never believed it.</p>"
    text = read(page(body=body)).body
    assert "Share" not in text
    assert "believed" not in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-2", "windows-1251", "shift_jis"])
def test_encodings(encoding: str) -> None:
    words = {"iso-8859-2": "Łódź", "windows-1251": "Москва", "shift_jis": "東京"}.get(encoding, "Café")
    text = page(above=f"<h1>{words} ferry strike ends after offer</h1>").decode().replace("utf-8", encoding)
    entry = read(text.encode(encoding))
    assert entry.title == f"{words} ferry strike ends after offer"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "no-ending"])
def test_a_page_is_known_by_its_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xef\xbb\xbf \n<!-- saved from url=(0014)about:internet -->\n" + page())
    (entry,) = read_path(path)
    assert isinstance(entry, Entry)
    assert entry.title == "Ferry strike ends after pay offer"


def test_text_that_only_ends_in_html_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"Ferry strike ends\n\n{FIRST}")
    (entry,) = read_path(tmp_path / "a.html")
    assert isinstance(entry, Entry)
    assert entry.body == FIRST


def test_a_page_from_stdin_is_known_by_its_address() -> None:
    head = "<link rel='canonical' href='https://harbour.example/news/ferry'>"
    (entry,) = read_stream(io.BytesIO(page(head)))
    assert entry.origin == "https://harbour.example/news/ferry"


def test_a_page_without_an_article_is_named_and_the_rest_goes_in(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body></body></html>")
    (tmp_path / "b.html").write_bytes(page())
    failure, entry = read_path(tmp_path)
    assert failure == Failure(str((tmp_path / "a.html").resolve()), "no article on this page")
    assert isinstance(entry, Entry)


def test_a_page_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "SECONDS", 1)
    attributes = " ".join(f"a{number}=1" for number in range(400_000))
    (tmp_path / "a.html").write_text(f"<html><body><p {attributes}>{FIRST}</p></body></html>")
    (tmp_path / "b.html").write_bytes(page())
    failure, entry = read_path(tmp_path)
    assert isinstance(failure, Failure)
    assert failure.reason == "takes more than 1 s to read"
    assert isinstance(entry, Entry)


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 50_000 + FIRST.encode(),
        b"<script type='application/ld+json'>" + b"[" * 100_000,
        b"<html><body><p>&#7;&#0;&#x1b;" + FIRST.encode() * 3,
        b"<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><html><body><p>&b;" + FIRST.encode() * 3,
        b"<html><body>" + b"<h1>" * 3000 + FIRST.encode(),
    ],
    ids=["deep", "nested data", "controls", "entities", "headings"],
)
def test_hostile_pages_end_in_an_entry_or_a_reason(data: bytes) -> None:
    (item,) = read_stream(io.BytesIO(data), format="html")
    assert isinstance(item, Entry | Failure)
    assert not isinstance(item, Entry) or "\x1b" not in item.body


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<h1>",
        "</h1>",
        "<table><tr><td>",
        "<ul><li>",
        "<blockquote>",
        "<script>",
        "<!--",
        "-->",
        "&#0;",
        "<",
    ]
)


@settings(max_examples=60)
@given(st.lists(TAGS | st.text(max_size=40) | st.just(FIRST), max_size=30).map("".join))
def test_any_markup_ends_in_an_entry_or_a_reason(markup: str) -> None:
    try:
        entry = parse_page(f"<html><body>{markup}".encode("utf-8", "surrogatepass"), Origin("x"))
    except ReadError:
        return
    assert entry.title
    assert entry.body


@pytest.mark.parametrize(
    ("address", "also"),
    [
        ("https://harbour.example/ferry-strike-ends?utm_id=1", "https://harbour.example/ferry-strike-ends"),
        ("https://harbour.example/a.php?id=4711", "https://harbour.example/a.php?id=4711"),
        ("https://harbour.example/", None),
        ("https://harbour.example/news/", None),
        ("javascript:alert(1)", None),
    ],
)
def test_the_address_of_a_page_is_another_name_of_it(address: str, also: str | None) -> None:
    assert read(page(f"<link rel='canonical' href='{address}'>")).also == also


def test_a_page_saved_with_its_parts() -> None:
    head = (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://harbour.example/news/ferry-strike-1\r\n"
        "Subject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="cut"\r\n\r\n--cut\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    (entry,) = read_stream(io.BytesIO(head.encode() + page() + b"\r\n--cut--\r\n"))
    assert isinstance(entry, Entry)
    assert (entry.title, entry.url) == (
        "Ferry strike ends after pay offer",
        "https://harbour.example/news/ferry-strike-1",
    )

"""Pages as browsers and tools save them, and as publishing programs make them."""

from __future__ import annotations

import io
import json
import plistlib
from html import escape
from pathlib import Path

import pytest

from newsbrowse.models import Entry, Failure
from newsbrowse.readers import read_path, read_stream
from newsbrowse.readers.html.page import NO_ARTICLE, ONLY_A_NOTICE

TITLE = "Ferry crews end their strike after nine days of talks"
URL = "https://post.example/news/ferry-crews-end-strike"
PARAGRAPHS = (
    "The crews of the ferries return to work on Friday morning, the union and the owners said on Thursday.",
    "Under the agreement pay rises by four percent this year, and nobody works five nights in a row.",
    "Islanders, who had lived on what fishermen carried over for them, greeted the news with great relief.",
)


def page(head: str = "", above: str = "", below: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    body = f"<article><h1>{TITLE}</h1>{above}{text}{below}</article>"
    return f"<!DOCTYPE html><html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>"


def items(content: str | bytes) -> list[Entry | Failure]:
    return list(read_stream(io.BytesIO(content.encode() if isinstance(content, str) else content)))


def one(content: str | bytes) -> Entry:
    (item,) = items(content)
    assert isinstance(item, Entry), item
    return item


@pytest.mark.parametrize(
    "comment",
    [
        f"<!-- saved from url=(0052){URL} -->",
        f"<!--\n Page saved with SingleFile \n url: {URL}?utm_source=mail \n saved date: Thu Feb 05\n-->",
        f"<!-- Mirrored from {URL.removeprefix('https://')} by HTTrack Website Copier/3.x -->",
    ],
)
def test_where_a_page_was_saved_from(comment: str) -> None:
    url = one(page().replace("<html>", f"{comment}<html>")).url
    assert url is not None
    assert url.partition("://")[2] == URL.partition("://")[2]


def test_a_copy_in_an_archive_has_the_address_of_the_page() -> None:
    link = f'<link rel="canonical" href="https://web.archive.org/web/20260206101010/{URL}">'
    assert one(page(link)).url == URL


def test_a_page_saved_by_safari() -> None:
    resource = {
        "WebResourceData": page().encode(),
        "WebResourceURL": URL,
        "WebResourceTextEncodingName": "UTF-8",
    }
    entry = one(plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY))
    assert (entry.title, entry.url) == (TITLE, URL)
    assert entry.body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("content", [{"WebMainResource": 5}, {"WebMainResource": {}}, ["WebMainResource"]])
def test_property_lists_that_are_no_page(content: dict[str, object] | list[str]) -> None:
    data = plistlib.dumps(content, fmt=plistlib.FMT_BINARY)
    assert all(isinstance(item, Failure) for item in (*items(data), *items(data[:20] + b"WebMainResource")))


def test_files_of_a_mirror(tmp_path: Path) -> None:
    names = ("index.html?p=7", "story.php?id=7", "index.html@p=8", "script.php", "style.css?v=3")
    for number, name in enumerate(names):
        text = page(paragraphs=tuple(f"{one} {number}" for one in PARAGRAPHS))
        (tmp_path / name).write_text(text)
    found = [Path(item.origin).name for item in read_path(tmp_path)]
    assert found == sorted(names[:3])


def test_the_text_that_scripts_would_show() -> None:
    data = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(PARAGRAPHS)}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    notice = "<noscript>You need to enable JavaScript to run this app.</noscript>"
    whole = (
        f"<html><head><title>{TITLE}</title>{script}</head><body>{notice}<div id=root></div></body></html>"
    )
    assert one(whole).body == "\n\n".join(PARAGRAPHS)
    marked = whole.replace(json.dumps("\n\n".join(PARAGRAPHS)), json.dumps("<p>".join(("", *PARAGRAPHS))))
    assert one(marked).body == "\n\n".join(PARAGRAPHS)
    (failure,) = items(f"<html><head><title>Post</title></head><body>{notice}</body></html>")
    assert failure == Failure("stdin", NO_ARTICLE)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Just a moment...", "Checking if the site connection is secure before you go on to the page."),
        ("post.example", "Enable JavaScript and cookies to continue. Ray ID: 8f2a9c1b7d6e"),
        ("404 - Page not found", "The page that you are looking for was moved or never was here at all."),
    ],
)
def test_what_a_server_gives_in_the_place_of_an_article(title: str, text: str) -> None:
    (failure,) = items(
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"
    )
    assert failure == Failure("stdin", ONLY_A_NOTICE)


def test_an_article_about_such_pages_is_one() -> None:
    text = tuple(f"{paragraph} Enable JavaScript, the page said." for paragraph in PARAGRAPHS * 2)
    assert one(page(paragraphs=text)).title == TITLE


def test_the_time_of_a_day_that_is_shown() -> None:
    shown = '<time datetime="2026-02-04T18:54:15+02:00">February 4, 2026</time>'
    assert one(page(above=shown)).published == "2026-02-04T18:54:15+02:00"
    blog = '<abbr itemprop="datePublished" title="2026-02-04T18:54:00+01:00">6:54 PM</abbr>'
    assert one(page(below=f"<p>Posted at {blog}</p>")).published == "2026-02-04T18:54:00+01:00"


def test_a_line_with_the_day_of_a_change_and_that_of_publication() -> None:
    line = "<p>Updated 6 February 2026 at 9:12am | First published 4 February 2026 at 6:54pm</p>"
    assert one(page(above=line)).published == "2026-02-04"


def test_the_site_behind_the_headline() -> None:
    named = page().replace(f"<title>{TITLE}", f"<title>{TITLE} | Ministry of Transport")
    assert one(named).source == "Ministry of Transport"
    section = page().replace(f"<title>{TITLE}", f"<title>{TITLE} | Politics")
    assert one(section).source is None
    publisher = '<div itemprop="publisher" itemscope><meta itemprop="name" content="Harbour Post"></div>'
    assert one(page(above=publisher)).source == "Harbour Post"


def test_lines_about_the_article_in_other_languages() -> None:
    above = (
        "<p>Publié le 4 février 2026 à 18h54, mis à jour le 5 février 2026 à 09h12</p><p>Lecture 3 min</p>"
        "<p>Comparte en Facebook</p>"
    )
    entry = one(page(above=above))
    assert entry.body == "\n\n".join(PARAGRAPHS)
    assert entry.published == "2026-02-04"


def test_a_writer_named_with_a_post_and_a_chinese_one() -> None:
    assert one(page(above="<div>Ida Holm</div><div>Business reporter</div>")).authors == ("Ida Holm",)
    assert one(page(above="<div>2026年02月04日 来源：潮汐新闻网 作者：王伟</div>")).authors == ("王伟",)


def test_forms_among_the_paragraphs() -> None:
    form = '<div class="kg-card kg-cta-card"><p>Sign up and get the next one in your inbox.</p></div>'
    assert one(page(below=form)).body == "\n\n".join(PARAGRAPHS)


def test_a_change_on_the_next_day_is_no_other_time_zone() -> None:
    meta = '<meta property="article:published_time" content="2026-02-04T18:54:15Z">'
    changed = "<div>Updated 10:00 AM UTC, February 5, 2026</div>"
    assert one(page(meta, above=changed)).published == "2026-02-04T18:54:15+00:00"
    local = "<div>February 5, 2026</div>"
    assert one(page(meta, above=local)).published == "2026-02-05"


def test_what_stands_in_a_foot_below_the_headline() -> None:
    note = '<footer class="node__meta">Submitted by <span>Ida Holm</span> on Wed, 02/04/2026 - 18:54</footer>'
    entry = one(page(above=note))
    assert (entry.authors, entry.published) == (("Ida Holm",), "2026-02-04")
    assert entry.body == "\n\n".join(PARAGRAPHS)


def test_names_in_capitals_and_a_line_with_the_time() -> None:
    data = {"@type": "NewsArticle", "headline": TITLE, "author": [{"name": "IDA HOLM"}, {"name": "JON BERG"}]}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    entry = one(page(script, above="<p>Published Feb. 4, 2026 6:54 p.m. ET</p>"))
    assert (entry.authors, entry.published) == (("Ida Holm", "Jon Berg"), "2026-02-04")
    assert entry.body == "\n\n".join(PARAGRAPHS)


def test_an_address_relative_to_the_base() -> None:
    base = '<base href="https://post.example/">'
    assert one(page(f'{base}<link rel="canonical" href="/news/ferry-crews-end-strike">')).url == URL
    assert one(page(f'<base href="{URL}">')).url == URL
    assert one(page(base)).url is None


@pytest.mark.parametrize(
    ("line", "name"), [("김민수 기자", "김민수"), ("記者王偉／台北報導", "王偉"), ("记者：王伟", "王伟")]
)
def test_writers_of_east_asia(line: str, name: str) -> None:
    assert one(page(above=f"<p>{line}</p>")).authors == (name,)


@pytest.mark.parametrize(
    ("name", "content", "writer"),
    [
        ("author", "ida@post.example (Ida Holm)", "Ida Holm"),
        ("author", "Ida Holm <ida@post.example>", "Ida Holm"),
        ("DC.creator", "Holm, Ida", "Ida Holm"),
        ("citation_author", "Ida Holm", "Ida Holm"),
    ],
)
def test_writers_in_the_head(name: str, content: str, writer: str) -> None:
    assert one(page(f'<meta name="{name}" content="{escape(content)}">')).authors == (writer,)


@pytest.mark.parametrize("seconds", ["1770231255", "1770231255000"])
def test_a_time_in_seconds(seconds: str) -> None:
    meta = f'<meta property="article:published_time" content="{seconds}">'
    assert one(page(meta)).published == "2026-02-04T18:54:15+00:00"

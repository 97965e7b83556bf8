"""An address of the web read once: a page, a feed, a document, and all that a server may give instead."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfWriter
from tests.local import Handler, Site, atom_of_tags, bomb, drip, onward, refused, reset, rss, serving
from tests.unit.test_cli_desk import Shell

from newsbrowse.archive.library import Library
from newsbrowse.fetching.manner import Manner
from newsbrowse.fetching.once import Once, read_once
from newsbrowse.models import Article, Entry, Failure, Search
from newsbrowse.network import FetchError, Terms

MANNER = Manner(Terms(private=True, seconds=20), delay=0)
TEXT = (
    "<p>The crews of the northern harbour came back to work after the union had accepted the terms.</p>" * 6
)


def page(words: str = "New pier", head: str = "", text: str = TEXT) -> bytes:
    return (
        f"<!doctype html><html><head><title>{words}</title>{head}</head>"
        f"<body><article><h1>{words}</h1>{text}</article></body></html>"
    ).encode()


def sent(body: bytes, **headers: str) -> Handler:
    return lambda exchange: exchange.answer(200, body, **headers)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def shell(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    monkeypatch.setenv("NEWSBROWSE_FETCH_PRIVATE", "yes")
    return Shell(tmp_path / "library", capsysbinary, monkeypatch)


def articles(tmp_path: Path) -> list[Article]:
    with Library.open(tmp_path / "library") as archive:
        return list(archive.export(Search()))


def read(address: str) -> Once:
    return read_once(address, MANNER)


def only(address: str) -> Entry:
    (entry,) = read(address).items
    assert isinstance(entry, Entry)
    return entry


def test_a_page_comes_in_once_under_its_own_address(shell: Shell, site: Site, tmp_path: Path) -> None:
    site.pages["/pier"] = page()
    assert shell("add", site.url("/pier?utm_source=mail&fbclid=1")).startswith(
        "1 added, 0 updated, 0 unchanged"
    )
    for again in ("/pier", "/pier?utm_medium=x"):
        assert shell("add", site.url(again)).startswith("0 added, 0 updated, 1 unchanged")
    (article,) = articles(tmp_path)
    assert article.url == site.url("/pier")


def test_the_address_that_a_page_gives_as_its_own_counts(shell: Shell, site: Site, tmp_path: Path) -> None:
    link = "<link rel='canonical' href='https://wire.example/2026/new-pier-opens'>"
    site.pages |= {"/m/pier": page(head=link), "/pier": page(head=link), "/to": onward("/pier")}
    assert shell("add", site.url("/m/pier"), site.url("/pier"), site.url("/to")).startswith(
        "1 added, 0 updated"
    )
    assert [article.url for article in articles(tmp_path)] == ["https://wire.example/2026/new-pier-opens"]


def test_a_changed_text_is_a_revision(shell: Shell, site: Site, tmp_path: Path) -> None:
    site.pages["/pier"] = page()
    shell("add", site.url("/pier"))
    site.pages["/pier"] = page(
        text=TEXT + "<p>On Friday the mayor opened the pier, an hour later than planned.</p>"
    )
    assert shell("add", site.url("/pier")).startswith("0 added, 1 updated")
    (article,) = articles(tmp_path)
    assert "mayor" in article.body


def test_the_feed_of_a_page_is_told(shell: Shell, site: Site) -> None:
    link = "<link rel='alternate' type='application/rss+xml' href='/feed'>"
    site.pages |= {"/pier": page(head=link), "/": b"<html><head>" + link.encode() + b"</head></html>"}
    shell("add", site.url("/pier"))
    assert f"'newsbrowse feeds add {site.url('/feed')}' follows it" in shell.said
    shell("add", site.url("/"), code=1)
    assert f"newsbrowse feeds add {site.url('/feed')} follows the feed that it names" in shell.said


def test_the_private_network_needs_leave(shell: Shell, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSBROWSE_FETCH_PRIVATE")
    site.pages["/pier"] = page()
    shell("add", site.url("/pier"), code=1)
    assert "private network" in shell.said
    assert site.asked == []
    assert shell("add", "--private", site.url("/pier")).startswith("1 added")


def test_a_feed_is_read_and_not_followed(site: Site) -> None:
    site.pages["/feed"] = atom_of_tags
    assert only(site.url("/feed")).title == "Ferry strike"
    site.pages["/many"] = rss("Ferry strike", "Harbour fire")
    assert len(read(site.url("/many")).items) == 2


def test_documents_of_other_formats(site: Site) -> None:
    record = {"title": "New pier", "body": "The pier was opened on Friday by the mayor of Norvik."}
    site.pages |= {
        "/one.jsonl": json.dumps(record).encode(),
        "/text": sent(
            b"New pier\n\nThe pier was opened on Friday.\n\nThe mayor spoke.", Content_Type="text/plain"
        ),
    }
    for path in ("/one.jsonl", "/text"):
        entry = only(site.url(path))
        assert (entry.title, entry.origin, entry.url) == ("New pier", site.url(path), site.url(path))


def test_a_document_that_changed_is_a_revision(shell: Shell, site: Site) -> None:
    site.pages["/text"] = b"New pier\n\nThe pier was opened on Friday.\n\nThe mayor spoke."
    shell("add", site.url("/text"))
    site.pages["/text"] = b"New pier\n\nThe pier was opened on Friday.\n\nThe mayor did not speak."
    assert shell("add", site.url("/text")).startswith("0 added, 1 updated")


def test_a_pdf_by_its_address(site: Site) -> None:
    writer, buffer = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.write(buffer)
    site.pages["/x.pdf"] = sent(buffer.getvalue(), Content_Type="application/pdf")
    (failure,) = read(site.url("/x.pdf")).items
    assert isinstance(failure, Failure)
    assert "no text" in failure.reason


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (bomb, "is larger than 20 MB"),
        (onward("/x"), "redirects in a circle"),
        (onward("file:///etc/passwd"), "redirects to what is no address of the web"),
        (refused(304), "the server says 304 (not modified)"),
        (refused(429, Retry_After="7200"), "429 (too many requests), and asks to wait for 2 h"),
        (refused(503, Retry_After="90"), "503 (service unavailable), and asks to wait for 90 s"),
        (refused(410), "410 (gone)"),
        (reset, "broke off the connection"),
        (sent(b""), "the server gives an empty answer"),
        (sent(b" \n"), "the server gives an empty answer"),
        (sent(b"\x89PNG\r\n\x1a\n\0\0", Content_Type="image/png"), "it is image/png"),
        (sent(b"\0\1\2" * 900, Content_Type="application/octet-stream"), "it is application/octet-stream"),
        (sent(b"\0\1\2" * 900), "it is of no kind that the server names"),
        (sent(b"<html><body></body></html>"), "no article on this page"),
        (sent(b"<opml><outline/></opml>", Content_Type="text/xml"), "a list of feeds"),
    ],
)
def test_what_is_no_article_is_told_in_a_line(shell: Shell, site: Site, answer: Handler, told: str) -> None:
    site.pages["/x"] = answer
    assert shell("add", site.url("/x"), code=1).endswith("1 failed\n")
    (line,) = shell.said.strip().splitlines()
    assert line.startswith(site.url("/x"))
    assert told in line


def test_a_slow_drip_has_an_end(site: Site) -> None:
    site.pages["/x"] = drip
    with pytest.raises(FetchError, match="takes longer than"):
        read_once(site.url("/x"), Manner(Terms(private=True, seconds=0.3)))


@pytest.mark.parametrize("declared", ["koi8-r", "utf-8", "none-such", ""])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_a_wrong_charset(site: Site, declared: str, encoding: str) -> None:
    data = page("Zürich feiert — “wie nie”").decode().encode(encoding)
    site.pages["/x"] = sent(data, Content_Type=f"text/html; charset={declared}" if declared else "text/html")
    title = only(site.url("/x")).title
    if encoding == "cp1252" and declared == "koi8-r":
        assert title.startswith("Z")
    else:
        assert title == "Zürich feiert — “wie nie”"

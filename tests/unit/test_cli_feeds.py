"""Feeds from the shell: followed, fetched, listed, removed, and exchanged with other readers."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.local import Exchange, Site, drip, onward, refused, rss, serving
from tests.unit.test_cli_desk import Shell

from newsbrowse.archive.library import Library
from newsbrowse.models import Search, Subscription


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("NEWSBROWSE_FETCH_PRIVATE", "yes")
    monkeypatch.setenv("NEWSBROWSE_FETCH_DELAY", "0")
    with serving() as running:
        running.pages |= {"/feed": rss("Ferry strike", "Harbour fire"), "/broken": refused(404)}
        yield running


@pytest.fixture
def shell(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    return Shell(tmp_path / "library", capsysbinary, monkeypatch)


def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "library")


def test_a_feed_is_followed_listed_fetched_and_removed(shell: Shell, site: Site, tmp_path: Path) -> None:
    address = site.url("/feed")
    assert shell("feeds", "add", address) == "1 feed: 2 new, 0 changed, 0 broken\n"
    assert "Harbour Wire: 2 new" in shell.said
    title, listed, articles, fetched, trouble = shell("feeds").rstrip("\n").split("\t")
    assert (title, listed, articles, trouble) == ("Harbour Wire", address, "2", "")
    assert fetched != "never"
    site.pages["/feed"] = rss("Ferry strike", "Harbour fire", "New pier")
    assert shell("fetch") == "1 feed: 1 new, 0 changed, 0 broken\n"
    assert shell("feeds", "remove", "harbour wire") == ""
    assert "1 feed is no longer followed" in shell.said
    assert shell("feeds", "list") == ""
    assert "no feed is followed" in shell.said
    shell("undo")
    assert shell("feeds").count("\n") == 1
    with library(tmp_path) as archive:
        assert archive.search(Search('source:"Harbour Wire"')).total == 3


def test_json(shell: Shell, site: Site) -> None:
    address = site.url("/feed")
    added = shell.json("feeds", "add", address)
    report = {
        "address": address,
        "title": "Harbour Wire",
        "added": 2,
        "updated": 0,
        "unchanged": 0,
        "unread": 0,
        "error": None,
        "due": None,
        "moved": None,
    }
    assert added == {"added": 2, "updated": 0, "feeds": [report]}
    listed = shell.json("feeds")["feeds"]
    assert isinstance(listed, list)
    (feed,) = listed
    keys = ["address", "title", "whole", "articles", "fetched", "due", "failures", "error", "moved"]
    assert list(feed) == keys
    assert (feed["articles"], feed["failures"], feed["error"]) == (2, 0, None)


def test_what_is_broken_is_named_and_the_rest_comes_in(shell: Shell, site: Site, tmp_path: Path) -> None:
    assert "1 broken" in shell("feeds", "add", site.url("/broken"), site.url("/feed"), code=1)
    assert "the server says 404 (not found)" in shell.said
    with library(tmp_path) as archive:
        archive.feeds.add([Subscription(site.url("/broken"), "Lost")])
    assert shell("fetch", code=1) == "2 feeds: 0 new, 0 changed, 1 broken\n"
    assert f"Lost: the server says 404 (not found)  <{site.url('/broken')}>" in shell.said
    shell("fetch")
    assert "Lost: left alone until" in shell.said
    asked = len(site.asked)
    shell("fetch", "Lost", code=1)
    shell("fetch", "--all", code=1)
    assert len(site.asked) == asked + 3
    assert "404 (not found) (3 times)" in shell("feeds")


def test_what_moved_or_is_gone_is_told(shell: Shell, site: Site) -> None:
    shell("feeds", "add", site.url("/feed"))
    site.pages |= {"/feed": onward("/new", 301), "/new": rss("New pier")}
    assert shell("fetch") == "1 feed: 1 new, 0 changed, 0 broken\n"
    assert f"moved for good; it is asked for at {site.url('/new')} from now on" in shell.said
    assert site.url("/new") in shell("feeds")
    assert site.url("/new") in shell("feeds", "export")
    site.pages |= {"/feed": refused(410), "/new": refused(410)}
    shell("fetch", code=1)
    shell("fetch", "--all", code=1)
    shell("fetch")
    assert "gone for good (410), and asked no more; newsbrowse feeds remove drops it" in shell.said
    assert shell("feeds").rstrip("\n").endswith("gone for good (410), and asked no more")


def test_a_feed_gets_another_title(shell: Shell, site: Site, tmp_path: Path) -> None:
    shell("feeds", "add", site.url("/feed"))
    shell("feeds", "rename", "harbour wire", "Norvik Post")
    assert "called Norvik Post from now on" in shell.said
    site.pages["/feed"] = rss("Ferry strike", "Harbour fire", "New pier")
    assert "1 new" in shell("fetch")
    with library(tmp_path) as archive:
        assert archive.search(Search('source:"Norvik Post"')).total == 3
    shell("undo")
    assert shell("feeds").startswith("Harbour Wire\t")
    shell("feeds", "rename", "Harbour Wire", " ", code=2)
    shell("feeds", "rename", "Harbour Wire", code=2)


def test_nothing_to_fetch_and_wrong_usage(shell: Shell, site: Site) -> None:
    shell("feeds", "add", site.url("/feed"))
    shell("fetch", "https://other.example/", code=1)
    assert "no feed is followed at" in shell.said
    shell("feeds", "add", code=2)
    shell("feeds", "list", "x", code=2)
    shell("feeds", "import", code=2)
    shell("feeds", "remove", "nothing", code=1)
    shell("feeds", "remove", "harbour wire")
    shell("fetch", code=1)
    assert "no feed is followed" in shell.said


def test_lists_of_other_readers(shell: Shell, tmp_path: Path) -> None:
    source, target = tmp_path / "in.opml", tmp_path / "out.opml"
    source.write_text(
        "<opml><body><outline text='A &amp; B' xmlUrl='https://a.example/feed'/>"
        "<outline xmlUrl='https://b.example/feed'/></body></opml>",
        encoding="utf-8",
    )
    shell("feeds", "import", str(source))
    assert "2 feeds are followed" in shell.said
    shell("feeds", "import", str(source))
    assert "0 feeds are followed, 2 were followed already" in shell.said
    shell("feeds", "export", str(target))
    assert "A &amp; B" in target.read_text(encoding="utf-8")
    assert shell("feeds", "export").strip() == target.read_text(encoding="utf-8").strip()
    shell("feeds", "import", str(tmp_path / "none.opml"), code=1)
    assert "no such file" in shell.said
    shell("feeds", "export", str(tmp_path / "none" / "x.opml"), code=1)
    assert "cannot be written" in shell.said


def test_a_feed_or_a_page_is_added_once_without_following_it(shell: Shell, site: Site) -> None:
    assert shell("add", site.url("/feed")) == "2 added, 0 updated, 0 unchanged, 0 failed\n"
    assert shell("feeds") == ""
    text = "<p>The crews of the northern harbour came back to work after the union had accepted.</p>" * 6
    site.pages["/page"] = f"<html><title>New pier</title><article><h1>New pier</h1>{text}</article>".encode()
    assert shell("add", site.url("/page?utm_source=x")).startswith("1 added")
    site.pages["/empty"] = b"<html></html>"
    shell("add", site.url("/empty"), code=1)
    shell("add", site.url("/none"), code=1)
    assert "404" in shell.said


def test_private_addresses_need_leave(shell: Shell, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEWSBROWSE_FETCH_PRIVATE")
    shell("feeds", "add", site.url("/feed"), code=1)
    assert "private network" in shell.said
    assert site.asked == []
    shell("feeds", "add", "--private", site.url("/feed"))


def test_an_interrupt_stops_and_keeps(shell: Shell, site: Site) -> None:
    def interrupts(exchange: Exchange) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        drip(exchange)

    shell("feeds", "add", site.url("/feed"))
    site.pages["/feed"] = interrupts
    shell("fetch", code=130)
    assert "stopped; what is in stays in" in shell.said
    site.pages["/feed"] = rss("Ferry strike", "Harbour fire", "New pier")
    assert "1 new" in shell("fetch")

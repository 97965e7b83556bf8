"""Pages behind the links of a feed: fetched once, as far as the site allows, with a pause between."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tests.local import Exchange, Site, drip, refused, rss, serving

from newsbrowse.archive.library import Library
from newsbrowse.fetching import asking, run
from newsbrowse.fetching.asking import stamp
from newsbrowse.fetching.following import find_feed, follow
from newsbrowse.fetching.manner import Manner
from newsbrowse.fetching.pages import MOST_TRIES
from newsbrowse.fetching.run import fetch_feeds
from newsbrowse.fetching.turns import Turns
from newsbrowse.models import FeedReport, Search, Subscription
from newsbrowse.network import Stopped, Terms

MANNER = Manner(Terms(private=True, seconds=20), delay=0)
SENTENCE = "The crews of the northern harbour came back to work after the union had accepted the new terms."


def page(word: str) -> bytes:
    """An article as a site shows it, with what stands around it."""
    text = "".join(
        f"<p>{SENTENCE} {word} was named {number} times by those who spoke.</p>" for number in range(8)
    )
    return (
        f"<html><head><title>{word}</title></head><body><nav><a href=/>Home</a> <a href=/s>Sport</a></nav>"
        f"<article><h1>{word}</h1>{text}</article><footer>All rights reserved.</footer></body></html>"
    ).encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        running.pages |= {
            "/feed": rss("Ferry strike", "Harbour fire", link=running.url("/n/")),
            "/n/ferry-strike": page("Ferry strike"),
            "/n/harbour-fire": page("Harbour fire"),
        }
        yield running


@pytest.fixture
def library(tmp_path: Path, site: Site) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True) as opened:
        opened.feeds.add([Subscription(site.url("/feed"), "Wire", whole=True)])
        yield opened


def fetched(library: Library) -> FeedReport:
    (report,) = fetch_feeds(library, library.feeds.all(), MANNER, all_of_them=True)
    return report


def bodies(library: Library) -> dict[str, str]:
    return {article.title: article.body for article in library.export(Search())}


def test_the_text_is_that_of_the_page(library: Library, site: Site) -> None:
    report = fetched(library)
    assert (report.added, report.unread) == (2, 0)
    body = bodies(library)["Ferry strike"]
    assert body.count(SENTENCE) == 8
    assert "Sport" not in body
    assert "rights reserved" not in body


def test_a_page_is_fetched_once(library: Library, site: Site) -> None:
    fetched(library)
    site.pages["/feed"] = rss("Ferry strike", "Harbour fire", "New pier", link=site.url("/n/"))
    site.pages["/n/new-pier"] = page("New pier")
    site.asked.clear()
    report = fetched(library)
    assert (report.added, report.updated, report.unchanged) == (1, 0, 2)
    assert site.paths == ["/feed", "/robots.txt", "/n/new-pier"]


def test_what_a_site_keeps_from_programs_is_not_asked_for(library: Library, site: Site) -> None:
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /n/*fire"
    report = fetched(library)
    assert (report.added, report.unread) == (2, 1)
    assert "/n/harbour-fire" not in site.paths
    assert bodies(library)["Harbour fire"].startswith("The harbour office spoke of Harbour fire")
    assert SENTENCE in bodies(library)["Ferry strike"]


def test_a_site_that_wants_long_pauses_is_left_alone(library: Library, site: Site) -> None:
    site.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: 3600"
    assert fetched(library).unread == 2
    assert site.paths == ["/feed", "/robots.txt"]


@pytest.mark.parametrize(
    "answer", [refused(404), refused(500), b"", b"\x89PNG\r\n\x1a\n\0", b"<html></html>"]
)
def test_a_page_that_cannot_be_had_leaves_the_text_of_the_feed(
    library: Library, site: Site, answer: bytes
) -> None:
    site.pages["/n/ferry-strike"] = answer
    report = fetched(library)
    assert (report.added, report.unread, report.error) == (2, 1, "")
    assert bodies(library)["Ferry strike"].startswith("The harbour office spoke of Ferry strike")


@pytest.mark.parametrize("path", ["/n/ferry-strike", "/robots.txt"])
def test_a_page_that_could_not_be_had_is_asked_for_again(
    library: Library, site: Site, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = site.pages.get(path)
    site.pages["/feed"] = rss("Ferry strike", link=site.url("/n/"))
    site.pages[path] = refused(500)
    assert fetched(library).unread == 1
    assert not library.feeds.unread(site.url("/feed"), stamp(), 10)
    assert library.feeds.unread(
        site.url("/feed"), stamp(), 10, far=stamp()
    )  # as after a clock that was ahead
    assert fetched(library).updated == 0
    site.pages |= {path: before} if before else {path: b""}
    later(monkeypatch, timedelta(minutes=16))
    report = fetched(library)
    assert (report.added, report.updated) == (0, 1)
    assert SENTENCE in bodies(library)["Ferry strike"]
    site.asked.clear()
    fetched(library)
    assert site.paths == ["/feed"]


def test_a_page_is_given_up_in_the_end(library: Library, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/feed"] = rss("Ferry strike", link=site.url("/n/"))
    site.pages["/n/ferry-strike"] = refused(503)
    for days in range(MOST_TRIES + 3):
        later(monkeypatch, timedelta(days=2 * days))
        fetched(library)
    assert site.paths.count("/n/ferry-strike") == MOST_TRIES + 1
    assert not library.feeds.unread(site.url("/feed"), "9999", 10)


def test_a_site_that_is_too_busy_is_not_asked_for_further_pages(library: Library, site: Site) -> None:
    site.pages["/n/ferry-strike"] = refused(429, Retry_After="90000")
    assert fetched(library).unread == 2
    assert "/n/harbour-fire" not in site.paths
    kept = library.feeds.unread(site.url("/feed"), "9999", 10)
    assert [one.entry.title for one in kept] == ["Ferry strike", "Harbour fire"]
    assert all(stamp(timedelta(days=1)) < one.due for one in kept)


def later(monkeypatch: pytest.MonkeyPatch, much: timedelta) -> None:
    """Let it be later."""

    def at(further: timedelta | None = None) -> str:
        return stamp(much + (further or timedelta()))

    for module in (asking, run):
        monkeypatch.setattr(module, "stamp", at)


def test_following_takes_whole_pages_at_once(tmp_path: Path, site: Site) -> None:
    with Library.open(tmp_path / "other", create=True) as library:
        found = find_feed(site.url("/feed"), MANNER, whole=True)
        report = follow(library, found, MANNER)
        assert report is not None
        assert report.added == 2
        assert SENTENCE in bodies(library)["Ferry strike"]
        assert library.feeds.all()[0].whole


def test_it_can_be_stopped_between_pages(library: Library, site: Site) -> None:
    stop = threading.Event()

    def stops(exchange: Exchange) -> None:
        stop.set()
        drip(exchange)

    site.pages["/n/ferry-strike"] = stops
    assert fetch_feeds(library, library.feeds.all(), MANNER, stop=stop) == ()
    assert len(library) == 0
    assert library.feeds.all()[0].state.fetched is None


def test_hosts_are_asked_in_turn() -> None:
    turns, stop = Turns(3600), threading.Event()
    turns.wait("https://a.example/1", stop)
    turns.wait("https://b.example/1", stop)
    stop.set()
    with pytest.raises(Stopped):
        turns.wait("https://a.example/2", stop)

"""Feeds from the web into a library: once, on condition, less often after a failure, and never lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.local import Exchange, Site, atom_of_tags, bomb, drip, onward, refused, rss, serving

from newsbrowse.archive.library import Library
from newsbrowse.archive.locks import held
from newsbrowse.errors import BusyError, NewsbrowseError, UsageError
from newsbrowse.fetching.asking import GONE, NEVER, failed, is_due, stamp
from newsbrowse.fetching.following import address_of, find_feed, follow
from newsbrowse.fetching.manner import Manner, manner_of
from newsbrowse.fetching.run import LOCK_FILE, fetch_feeds
from newsbrowse.models import Entry, FeedReport, FetchState, Progress, Search, Subscription
from newsbrowse.network import Terms

MANNER = Manner(Terms(private=True, seconds=20), delay=0)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True) as opened:
        yield opened


def followed(library: Library, site: Site, *paths: str) -> None:
    library.feeds.add([Subscription(site.url(path), f"Wire {path}") for path in paths])


def fetched(library: Library, *, all_of_them: bool = False) -> dict[str, FeedReport]:
    reports = fetch_feeds(library, library.feeds.all(), MANNER, all_of_them=all_of_them)
    return {report.title: report for report in reports}


def titles(library: Library) -> list[str]:
    return sorted(hit.title for hit in library.search(Search()).hits)


def test_articles_come_in_once(library: Library, site: Site) -> None:
    site.pages["/feed"] = rss("Ferry strike", "Harbour fire")
    followed(library, site, "/feed")
    assert fetched(library)["Wire /feed"].added == 2
    assert library.search(Search('source:"Wire /feed"')).total == 2
    site.pages["/feed"] = rss("Ferry strike", "Harbour fire", "New pier")
    report = fetched(library)["Wire /feed"]
    assert (report.added, report.updated, report.unchanged) == (1, 0, 2)
    assert fetched(library)["Wire /feed"] == FeedReport(site.url("/feed"), "Wire /feed")


def test_what_is_unchanged_is_asked_for_on_condition(library: Library, site: Site) -> None:
    site.pages["/feed"] = atom_of_tags
    followed(library, site, "/feed")
    fetched(library)
    fetched(library)
    assert [headers.get("if-none-match") for _, headers in site.asked] == [None, '"one"']
    state = library.feeds.all()[0].state
    assert state.etag == '"one"'
    assert state.fetched is not None
    assert len(library) == 1


def test_a_feed_that_fails_is_left_alone_for_a_while(library: Library, site: Site) -> None:
    site.pages["/feed"] = refused(500)
    followed(library, site, "/feed")
    assert fetched(library)["Wire /feed"].error == "the server says 500 (internal server error)"
    left = fetched(library)["Wire /feed"]
    assert left.due is not None
    assert left.error
    assert len(site.asked) == 1
    site.pages["/feed"] = rss("Ferry strike")
    assert fetched(library, all_of_them=True)["Wire /feed"].added == 1
    assert library.feeds.all()[0].state.error == ""


def test_a_server_that_asks_to_wait_is_left_alone_that_long(library: Library, site: Site) -> None:
    site.pages["/feed"] = refused(429, Retry_After="172800")
    followed(library, site, "/feed")
    fetched(library)
    due = library.feeds.all()[0].state.due
    assert due is not None
    assert stamp(timedelta(days=1)) < due <= stamp(timedelta(days=2))


@pytest.mark.parametrize("status", [301, 308])
def test_a_feed_that_moved_for_good_is_asked_for_at_its_new_place(
    library: Library, site: Site, status: int
) -> None:
    site.pages |= {"/feed": onward("/new", status), "/new": rss("Ferry strike")}
    followed(library, site, "/feed")
    assert fetched(library)["Wire /feed"].moved == site.url("/new")
    site.asked.clear()
    site.pages["/new"] = rss("Ferry strike", "Harbour fire")
    report = fetched(library)["Wire /feed"]
    assert (report.added, report.unchanged, report.moved) == (1, 1, "")
    assert site.paths == ["/new"]
    (feed,) = library.feeds.all()
    assert (feed.address, feed.place) == (site.url("/feed"), site.url("/new"))
    library.desk.undo()
    assert library.feeds.all() == ()


@pytest.mark.parametrize("statuses", [(302, 301), (307, 308)])
def test_a_feed_that_is_elsewhere_for_now_stays(
    library: Library, site: Site, statuses: tuple[int, int]
) -> None:
    site.pages |= {"/feed": onward("/b", statuses[0]), "/b": onward("/c", statuses[1]), "/c": rss("A")}
    followed(library, site, "/feed")
    assert fetched(library)["Wire /feed"].moved == ""
    assert library.feeds.all()[0].place == site.url("/feed")


def test_a_new_place_that_is_no_more_is_given_up(library: Library, site: Site) -> None:
    site.pages |= {"/feed": onward("/new", 301), "/new": rss("Ferry strike")}
    followed(library, site, "/feed")
    fetched(library)
    site.pages |= {"/feed": rss("Harbour fire"), "/new": refused(404)}
    assert "404" in fetched(library)["Wire /feed"].error
    assert fetched(library, all_of_them=True)["Wire /feed"].added == 1
    assert library.feeds.all()[0].place == site.url("/feed")


def test_a_feed_that_is_gone_is_asked_no_more(library: Library, site: Site) -> None:
    site.pages["/feed"] = refused(410)
    followed(library, site, "/feed")
    assert fetched(library)["Wire /feed"].error == GONE
    assert fetched(library)["Wire /feed"] == FeedReport(
        site.url("/feed"), "Wire /feed", error=GONE, due=NEVER
    )
    assert len(site.asked) == 1
    site.pages["/feed"] = rss("Ferry strike")
    assert fetched(library, all_of_them=True)["Wire /feed"].added == 1
    assert is_due(library.feeds.all()[0].state)


def test_following_takes_the_place_that_a_feed_moved_to(library: Library, site: Site) -> None:
    site.pages |= {"/feed": onward("/new", 301), "/new": rss("Ferry strike")}
    found = find_feed(site.url("/feed"), MANNER)
    assert found.subscription.address == found.subscription.place == site.url("/new")


def test_pauses_grow_up_to_a_day() -> None:
    states = [FetchState()]
    for _ in range(12):
        states.append(failed(states[-1], "no"))
    assert not any(is_due(state) for state in states[1:])
    dues = [state.due for state in states[1:] if state.due]
    assert dues == sorted(dues)
    assert dues[-1] <= stamp(timedelta(days=1))


def test_what_a_clock_that_was_ahead_has_put_off_is_due() -> None:
    assert is_due(FetchState(due="2094-01-05T09:00:00Z"))
    assert not is_due(FetchState(due=stamp(timedelta(days=7))))
    assert not is_due(FetchState(due=NEVER))


def test_each_gets_the_right_outcome_and_none_holds_up_the_others(library: Library, site: Site) -> None:
    site.pages |= {
        "/good": rss("Ferry strike"),
        "/bomb": bomb,
        "/loop": onward("/loop2"),
        "/loop2": onward("/loop"),
        "/page": b"<html><p>No feed.</p></html>",
        "/empty": b"",
        "/latin": "<rss version='2.0'><channel><item><title>Zürich</title></item></channel></rss>".encode(
            "latin-1"
        ),
        "/wrong": lambda exchange: exchange.answer(
            200, rss("Łódź votes", link="https://w.example/l/"), Content_Type="text/xml; charset=iso-8859-1"
        ),
    }
    followed(library, site, *site.pages)
    reports = fetched(library)
    wrong = {title: report.error for title, report in reports.items() if report.error}
    assert "larger than 20 MB" in wrong["Wire /bomb"]
    assert "in a circle" in wrong["Wire /loop"]
    assert "not a feed" in wrong["Wire /page"]
    assert "empty" in wrong["Wire /empty"]
    assert titles(library) == ["Ferry strike", "Zürich", "Łódź votes"]


def test_private_addresses_are_refused_unless_allowed(library: Library, site: Site) -> None:
    site.pages["/feed"] = rss("Ferry strike")
    followed(library, site, "/feed")
    (report,) = fetch_feeds(library, library.feeds.all(), Manner())
    assert "private network" in report.error
    assert site.asked == []


def test_a_fuller_text_stays(library: Library, site: Site) -> None:
    address = "https://wire.example/ferry-strike"
    body = "The whole story of the strike. " * 40
    library.add([Entry(origin=address, title="Ferry strike", body=body)])
    site.pages["/feed"] = rss("Ferry strike")
    followed(library, site, "/feed")
    report = fetched(library)["Wire /feed"]
    assert (report.updated, report.unchanged) == (0, 1)


def test_a_changed_text_is_a_revision(library: Library, site: Site) -> None:
    site.pages["/feed"] = rss("Ferry strike")
    followed(library, site, "/feed")
    fetched(library)
    site.pages["/feed"] = rss("Ferry strike").replace(b"the crews agreed", b"the crews did not agree at all")
    assert fetched(library)["Wire /feed"].updated == 1
    assert len(library) == 1


def test_a_feed_names_itself_at_the_first_fetch(library: Library, site: Site) -> None:
    site.pages["/feed"] = rss("Ferry strike")
    library.feeds.add([Subscription(site.url("/feed"), "")])
    assert library.feeds.all()[0].title == site.url("/feed")
    fetched(library)
    assert library.feeds.all()[0].title == "Harbour Wire"
    assert library.search(Search('source:"Harbour Wire"')).total == 1
    library.desk.undo()
    assert library.feeds.all() == ()


def test_stopping_keeps_what_is_in_and_the_rest_is_asked_again(library: Library, site: Site) -> None:
    stop = threading.Event()

    def stops(exchange: Exchange) -> None:
        stop.set()
        drip(exchange)

    site.pages |= {"/a": rss("Ferry strike"), "/b": stops}
    followed(library, site, "/a", "/b")
    reports = fetch_feeds(library, library.feeds.all(), replace(MANNER, at_once=1), stop=stop)
    assert len(reports) <= 1
    assert library.feeds.get(site.url("/b")) == Subscription(site.url("/b"), "Wire /b")


def test_hosts_are_asked_beside_one_another(library: Library, site: Site) -> None:
    """Each of two servers answers only once the other one was asked, too."""
    both = threading.Barrier(2, timeout=30)

    def answers(exchange: Exchange) -> None:
        both.wait()
        exchange.answer(200, rss("Ferry strike"))

    with serving() as other:
        site.pages["/feed"] = other.pages["/feed"] = answers
        library.feeds.add([Subscription(one.url("/feed"), one.url()) for one in (site, other)])
        reports = fetch_feeds(library, library.feeds.all(), MANNER)
    assert [report.error for report in reports] == ["", ""]


def test_two_do_not_fetch_at_once(library: Library, site: Site) -> None:
    followed(library, site, "/feed")
    with (
        held(library.path / LOCK_FILE, patience=0, what="x"),
        pytest.raises(BusyError, match="fetching is busy"),
    ):
        fetched(library)
    assert site.asked == []


def test_progress_is_told(library: Library, site: Site) -> None:
    site.pages |= {"/a": rss("Ferry strike"), "/b": refused(404)}
    followed(library, site, "/a", "/b")
    told: list[Progress] = []
    fetch_feeds(library, library.feeds.all(), MANNER, progress=told.append)
    assert [(one.done, one.total) for one in told] == [(0, 2), (1, 2), (2, 2)]


# following


def test_the_feed_of_a_page_is_found(library: Library, site: Site) -> None:
    page = b"""<!-- <link rel=alternate type=application/rss+xml href=/hidden> --><html><head>
      <link rel="stylesheet" href="x.css"><link rel="alternate" hreflang="de" href="/de">
      <LINK REL='alternate' TYPE='application/rss+xml' href='javascript:x'>
      <link rel='alternate' type='application/atom+xml; charset=utf-8'
       href='feed?a=1&amp;b=2'></head><body>"""
    site.pages |= {"/": page, "/feed": rss("Ferry strike")}
    found = find_feed(site.url("/"), MANNER)
    assert found.subscription == Subscription(site.url("/feed?a=1&b=2"), "Harbour Wire")
    report = follow(library, found, MANNER)
    assert report is not None
    assert report.added == 1
    assert titles(library) == ["Ferry strike"]
    assert library.feeds.all()[0].state.fetched is not None


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (b"<html><p>words</p></html>", "is no feed, and names none"),
        (b"words", "is no feed, and names none"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is a picture"),
        (b"", "is empty"),
        (b'<opml version="2.0"><body/></opml>', "is a list of feeds"),
        (b'<?xml version="1.0"?><urlset/>', "is a site map"),
    ],
)
def test_a_page_without_a_feed(site: Site, page: bytes, words: str) -> None:
    site.pages["/"] = page
    with pytest.raises(NewsbrowseError, match=words):
        find_feed(site.url("/"), MANNER)


def test_a_link_in_the_text_where_the_head_names_no_feed(site: Site) -> None:
    site.pages["/"] = b'<html><body><a href="/about">About</a> <a href="/rss.xml">RSS</a></body></html>'
    site.pages["/rss.xml"] = rss("Ferry strike")
    assert find_feed(site.url("/"), MANNER).subscription.address == site.url("/rss.xml")


def test_the_feed_of_the_comments_is_not_that_of_the_site(site: Site) -> None:
    link = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'
    links = link.format("Post » Comments Feed", "/comments/feed/") + link.format("Post » Feed", "/feed/")
    site.pages["/"] = f"<html><head>{links}</head></html>".encode()
    site.pages["/feed/"] = rss("Ferry strike")
    assert find_feed(site.url("/"), MANNER).subscription.address == site.url("/feed/")


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        (403, "keeps programs or strangers out"),
        (429, "try again later"),
        (503, "try again later"),
        (404, "look"),
    ],
)
def test_advice_on_what_a_server_says(site: Site, status: int, advice: str) -> None:
    site.pages["/"] = lambda exchange: exchange.answer(status)
    with pytest.raises(NewsbrowseError) as raised:
        find_feed(site.url("/"), MANNER)
    assert advice in raised.value.hint


def test_what_cannot_be_fetched_is_said(site: Site) -> None:
    with pytest.raises(NewsbrowseError, match=r"the server says 404 \(not found\)"):
        find_feed(site.url("/nothing"), MANNER)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("wire.example/feed", "https://wire.example/feed"),
        (" http://wire.example ", "http://wire.example/"),
        ("feed://wire.example/x", "https://wire.example/x"),
        ("wire.example:8080/feed", "https://wire.example:8080/feed"),
    ],
)
def test_what_people_type(typed: str, address: str) -> None:
    assert address_of(typed) == address


@pytest.mark.parametrize(
    "typed", ["", "javascript:alert(1)", "file:///etc/passwd", "two words", "mailto:a@b.example"]
)
def test_what_is_no_address(typed: str) -> None:
    with pytest.raises(UsageError, match="no address of the web"):
        address_of(typed)


def test_the_settings_are_kept_to(monkeypatch: pytest.MonkeyPatch) -> None:
    from newsbrowse.config.reading import load

    assert manner_of(load()).terms.private is False
    monkeypatch.setenv("NEWSBROWSE_FETCH_PRIVATE", "yes")
    monkeypatch.setenv("NEWSBROWSE_FETCH_SECONDS", "7")
    monkeypatch.setenv("NEWSBROWSE_FETCH_DELAY", "0")
    assert manner_of(load()) == Manner(Terms(private=True, seconds=7), 0, 8)

"""The screen of the feeds: from an address that is typed to the articles, and what goes wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.config.reading import Settings, load
from newsbrowse.models import Subscription
from newsbrowse.ui.screens.feeds import FeedsScreen
from newsbrowse.ui.widgets.status import StatusBar
from tests.local import Exchange, Site, drip, refused, rss, serving

from .conftest import Browser, Opener


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("NEWSBROWSE_FETCH_PRIVATE", "yes")
    monkeypatch.setenv("NEWSBROWSE_FETCH_DELAY", "0")
    with serving() as running:
        running.pages["/feed"] = rss("Ferry strike", "Harbour fire")
        yield running


@pytest.fixture
def settings(site: Site) -> Settings:
    return load()


async def told(browser: Browser, words: str) -> None:
    await browser.until(lambda: words in browser.bar("#status"))


async def test_without_a_feed_it_says_what_to_do(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("R")
        assert "No feed is followed yet." in browser.lines("#feeds")[0]
        assert "a follows one" in "\n".join(browser.lines("#feeds"))
        await browser.press("f", "j", "enter")
        assert "No feed is followed yet." in browser.bar("#status")


async def test_from_an_address_to_the_articles(
    sample: Library, open_browser: Opener, site: Site, settings: Settings
) -> None:
    async with open_browser(sample, settings=settings) as browser:
        await browser.press("R", "a", *site.url("/feed"), "enter")
        await told(browser, "Harbour Wire is followed: 2 new articles")
        await browser.until(lambda: "Harbour Wire" in browser.lines("#feeds")[0])
        assert " 2 " in browser.lines("#feeds")[0]
        assert browser.bar("#feed-address").strip() == site.url("/feed")
        await browser.press("enter")
        await browser.until(lambda: "2 of 14" in browser.bar("#total"))
        assert "Harbour Wire" in browser.bar("#chips")


async def test_all_are_fetched_and_what_is_broken_is_shown(
    sample: Library, open_browser: Opener, site: Site, settings: Settings
) -> None:
    site.pages["/broken"] = refused(404)
    sample.feeds.add([Subscription(site.url("/feed"), "A wire"), Subscription(site.url("/broken"), "B post")])
    async with open_browser(sample, settings=settings) as browser:
        await browser.press("R")
        assert "never" in browser.lines("#feeds")[0]
        await browser.press("F")
        await told(browser, "2 feeds: 2 new, 0 changed, 1 broken")
        await browser.until(lambda: "! 404 (not found)" in browser.lines("#feeds")[1])
        assert "never" not in browser.lines("#feeds")[0]
        assert "2 followed, 1 broken" in browser.bar("#feeds-title")
        await browser.press("j")
        assert "the server says 404 (not found)" in browser.bar("#feed-address")


async def test_what_was_fetched_is_shown_while_the_rest_is_fetched(
    sample: Library, open_browser: Opener, site: Site, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsbrowse.ui.feedwork._LISTED_EACH", 0)
    monkeypatch.setattr("newsbrowse.fetching.run._INDEX_SECONDS", 0)
    waiting = threading.Event()

    def slow(exchange: Exchange) -> None:
        waiting.wait(30)
        exchange.answer(200, rss("Pier shut"))

    site.pages |= {"/slow": slow, "/more": rss("Grain waits")}
    titles = {"/feed": "A wire", "/more": "B wire", "/slow": "C wire"}
    sample.feeds.add([Subscription(site.url(path), title) for path, title in titles.items()])
    async with open_browser(sample, settings=settings) as browser:
        await browser.pilot.press("R")
        await browser.until(lambda: isinstance(browser.app.screen, FeedsScreen))
        await browser.until(lambda: "C wire" in "".join(browser.lines("#feeds")))
        await browser.pilot.press("F")
        await browser.until(lambda: "never" not in browser.lines("#feeds")[0])
        assert "never" in browser.lines("#feeds")[2]
        await browser.until(lambda: "fetched 1/3" in browser.bar("#feeds-title"))
        waiting.set()
        await told(browser, "3 feeds: 4 new, 0 changed, 0 broken")
        assert "fetched" not in browser.bar("#feeds-title")


async def test_fetching_goes_on_behind_and_can_be_stopped(
    sample: Library, open_browser: Opener, site: Site, settings: Settings
) -> None:
    asked = threading.Event()

    def drips(exchange: Exchange) -> None:
        asked.set()
        drip(exchange)

    site.pages["/feed"] = drips
    sample.feeds.add([Subscription(site.url("/feed"), "A wire")])
    async with open_browser(sample, settings=settings) as browser:
        await browser.pilot.press("R")
        await browser.until(lambda: isinstance(browser.app.screen, FeedsScreen))
        await browser.until(lambda: "A wire" in "".join(browser.lines("#feeds")))
        await browser.pilot.press("F")
        await browser.until(asked.is_set)
        await browser.until(lambda: browser.bar("#status").strip().startswith("x stop"))
        await browser.pilot.press("f")
        await told(browser, "being fetched already")
        await browser.pilot.press("escape")
        await browser.until(lambda: browser.app.screen is browser.browse)
        legend = browser.browse.query_one(StatusBar)
        await browser.until(lambda: "fetching" in legend.text)
        await browser.pilot.press("R")
        await browser.until(lambda: isinstance(browser.app.screen, FeedsScreen))
        await browser.until(lambda: "A wire" in "".join(browser.lines("#feeds")))
        await browser.pilot.press("x")
        await told(browser, "Stopped; what is in stays in.")
        await browser.press("x")
        assert "Nothing is being fetched." in browser.bar("#status")
    assert len(sample) == 12


async def test_leaving_the_program_stops_fetching(
    sample: Library, open_browser: Opener, site: Site, settings: Settings
) -> None:
    asked = threading.Event()

    def drips(exchange: Exchange) -> None:
        asked.set()
        drip(exchange)

    site.pages["/feed"] = drips
    async with open_browser(sample, settings=settings) as browser:
        await browser.pilot.press("R")
        await browser.until(lambda: isinstance(browser.app.screen, FeedsScreen))
        await browser.pilot.press("a", *site.url("/feed"), "enter")
        await browser.until(asked.is_set)
        await browser.pilot.press("ctrl+q")
        await browser.until(lambda: not browser.app.is_running)


async def test_what_is_typed_wrongly_is_told(
    sample: Library, open_browser: Opener, site: Site, settings: Settings
) -> None:
    async with open_browser(sample, settings=settings) as browser:
        await browser.press("R", "a", *"javascript:x", "enter")
        await told(browser, "no address of the web")
        await browser.press("a", *site.url("/none"), "enter")
        await told(browser, "the server says 404 (not found)")
        assert sample.feeds.all() == ()


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 10), (200, 60)])
async def test_any_size(sample: Library, open_browser: Opener, size: tuple[int, int]) -> None:
    sample.feeds.add(
        [Subscription("http://127.0.0.1:9/feed", "新聞\x1b[2J" * 40), Subscription("http://a.example/", "B")]
    )
    async with open_browser(sample, size=size) as browser:
        await browser.press("R", "j", "k", "f", "escape")
        assert browser.app.screen is browser.browse

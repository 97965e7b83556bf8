"""The first start: what is offered, and what a path that is typed does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsbrowse.config.reading import load
from newsbrowse.ui.paths import complete_path
from newsbrowse.ui.welcome import Beginning, Places, Way, WelcomeApp
from newsbrowse.ui.widgets.bars import Bar
from newsbrowse.ui.widgets.line_input import LineInput
from newsbrowse.ui.widgets.note import Note
from tests.local import Exchange, Site, drip, rss, serving


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "library", tmp_path / "config.toml", tmp_path / "state")


@pytest.fixture
def app(places: Places) -> WelcomeApp:
    return WelcomeApp(places, "3 articles are in.")


async def test_it_says_where_things_will_live(app: WelcomeApp, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 24)):
        assert str(tmp_path / "library") in app.screen.query_one("#library-place", Bar).text
        assert app.screen.query_one(Note).text == "3 articles are in."


@pytest.mark.parametrize(("steps", "way"), [(0, Way.SAMPLE), (3, Way.EMPTY)])
async def test_a_way_is_taken(app: WelcomeApp, steps: int, way: Way) -> None:
    async with app.run_test() as pilot:
        await pilot.press(*["j"] * steps, "enter")
    assert app.return_value == Beginning(way)


async def test_a_path_is_completed_and_taken(app: WelcomeApp, tmp_path: Path) -> None:
    (tmp_path / "clippings").mkdir()
    (tmp_path / "clippings" / "one.txt").write_text("One.", encoding="utf-8")
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("j", "enter", *f"{tmp_path}/cl", "tab", "tab")
        assert app.screen.query_one("#path", LineInput).value == f"{tmp_path}/clippings/one.txt"
        await pilot.press("enter")
    assert app.return_value == Beginning(Way.ADD, tmp_path / "clippings" / "one.txt")


async def test_a_path_where_nothing_is_is_told(app: WelcomeApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("j", "enter", "enter")
        assert "Type the path" in app.screen.query_one(Note).text
        await pilot.press(*"/nowhere/at/all", "enter")
        assert app.screen.query_one(Note).text == "There is nothing at /nowhere/at/all"
        await pilot.press("escape", "escape")
    assert app.return_value is None


async def until_told(app: WelcomeApp, pilot: Pilot[Beginning], words: str) -> str:
    """Wait until the line that tells says something else than that it is being fetched."""
    while words in app.screen.query_one(Note).text and app.is_running:
        await pilot.pause()
    return app.screen.query_one(Note).text


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("NEWSBROWSE_FETCH_PRIVATE", "yes")
    with serving() as running:
        yield running


async def test_a_feed_is_found_and_taken(places: Places, site: Site) -> None:
    app = WelcomeApp(places, settings=load())
    site.pages["/feed"] = rss("Ferry strike", "Harbour fire")
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("j", "j", "enter", *site.url("/feed"), "enter")
        while app.return_value is None:
            await pilot.pause()
    assert app.return_value.way is Way.FEED
    assert app.return_value.found is not None
    assert app.return_value.found.subscription.title == "Harbour Wire"


async def test_why_there_is_no_feed_is_told_and_another_can_be_typed(places: Places, site: Site) -> None:
    app = WelcomeApp(places, settings=load())
    site.pages |= {"/page": b"<html><p>words</p></html>", "/feed": rss("Ferry strike")}
    async with app.run_test(size=(160, 24)) as pilot:
        await pilot.press("j", "j", "enter", "enter")
        assert "Type the address" in app.screen.query_one(Note).text
        await pilot.press(*site.url("/page"), "enter")
        assert "is no feed, and names none" in await until_told(app, pilot, "Fetching")
        await pilot.press("ctrl+u", *"javascript:x", "enter")
        assert "no address of the web" in await until_told(app, pilot, "Fetching")
        await pilot.press("escape", "escape")
    assert app.return_value is None


async def test_fetching_can_be_stopped(places: Places, site: Site) -> None:
    app = WelcomeApp(places, settings=load())
    asked = threading.Event()

    def drips(exchange: Exchange) -> None:
        asked.set()
        drip(exchange)

    site.pages["/feed"] = drips
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("j", "j", "enter", *site.url("/feed"), "enter")
        assert "esc stops" in app.screen.query_one(Note).text
        while not asked.is_set():
            await pilot.pause()
        await pilot.press("escape")
        assert app.screen.query_one(Note).text == "Stopped."
        assert app.screen.query_one("#address", LineInput).has_focus
        await pilot.press("escape", "escape")
    assert app.return_value is None


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (40, 10), (200, 60)])
async def test_any_size(app: WelcomeApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("j", "enter", "x", "escape", "q")
    assert app.return_value is None


def test_completion_stops_where_two_ways_lead(tmp_path: Path) -> None:
    for name in ("wire-a.txt", "wire-b.txt", ".hidden", "odd\x1b[2Jname"):
        (tmp_path / name).touch()
    assert complete_path(f"{tmp_path}/w") == (f"{tmp_path}/wire-", ("wire-a.txt", "wire-b.txt"))
    assert complete_path(f"{tmp_path}/wire-a") == (f"{tmp_path}/wire-a.txt", ("wire-a.txt",))
    assert complete_path(f"{tmp_path}/.h") == (f"{tmp_path}/.hidden", (".hidden",))
    assert complete_path(f"{tmp_path}/odd") == (f"{tmp_path}/odd", ())
    assert complete_path(f"{tmp_path}/none/x") == (f"{tmp_path}/none/x", ())

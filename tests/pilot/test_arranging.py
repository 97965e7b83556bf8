"""Panes made wider, hidden, zoomed; and a screen of any size."""

from __future__ import annotations

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.ui.state import Place

from .conftest import Browser, Opener


def shown(browser: Browser) -> list[str]:
    """The panes that can be seen."""
    panes = ("sidebar", "list", "reader")
    return [pane for pane in panes if browser.browse.query_one(f"#{pane}-pane").region.area]


def width(browser: Browser, pane: str) -> int:
    return browser.browse.query_one(f"#{pane}-pane").region.width


async def test_a_pane_grows_at_its_neighbours_cost(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        before = width(browser, "list"), width(browser, "reader")
        await browser.press("greater_than_sign")
        assert (width(browser, "list"), width(browser, "reader")) == (before[0] + 4, before[1] - 4)
        await browser.press("enter", "greater_than_sign", "greater_than_sign")
        assert width(browser, "reader") == before[1] + 4
        await browser.press("vertical_line")
        assert (width(browser, "list"), width(browser, "reader")) == before
        assert sum(width(browser, pane) for pane in ("sidebar", "list", "reader")) == 120


async def test_growing_ends_where_the_others_need_their_room(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press(*["greater_than_sign"] * 20)
        assert shown(browser) == ["sidebar", "list", "reader"]
        assert width(browser, "reader") >= 20
        assert "no more room" in browser.bar("#status")


async def test_zoom_and_back(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("z")
        assert shown(browser) == ["list"]
        assert width(browser, "list") == 120
        await browser.press("enter")
        assert shown(browser) == ["reader"]
        assert browser.focused == "reader"
        await browser.press("f")
        assert shown(browser) == ["sidebar"]
        assert width(browser, "sidebar") == 120
        await browser.press("z")
        assert shown(browser) == ["sidebar", "list", "reader"]


async def test_hiding_a_pane_and_going_to_it(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("f", "B")
        assert shown(browser) == ["list", "reader"]
        assert browser.focused == "list"
        await browser.press("P")
        assert shown(browser) == ["list"]
        assert width(browser, "list") == 120
        await browser.press("f")
        assert shown(browser) == ["sidebar", "list"]
        await browser.press("enter", "escape", "enter")
        assert "reader" in shown(browser)


async def test_the_arrangement_is_part_of_the_place(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        await browser.press("B", "greater_than_sign")
        place = Place.from_dict(browser.browse.place.as_dict())
        wide = width(browser, "list")
    async with open_browser(sample, place=place) as browser:
        assert shown(browser) == ["list", "reader"]
        assert width(browser, "list") == wide


async def test_a_narrow_screen_shares_its_lines(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample, size=(80, 24)) as browser:
        height = browser.articles.region.height
        await browser.press("greater_than_sign")
        assert browser.articles.region.height == height + 2
        await browser.press("z")
        assert shown(browser) == ["list"]
        await browser.press("z", "f")
        assert "sidebar" in shown(browser)


@pytest.mark.parametrize(
    "size", [(1, 1), (2, 2), (5, 40), (20, 3), (40, 10), (60, 15), (100, 20), (160, 12), (300, 90)]
)
async def test_any_size_survives_any_key(
    sample: Library, open_browser: Opener, size: tuple[int, int]
) -> None:
    async with open_browser(sample, size=size) as browser:
        await browser.press(
            "slash", *"trade", "enter", "j", "enter", "space", "escape", "f", "space", "j", "x"
        )
        await browser.press("z", "z", "greater_than_sign", "less_than_sign", "B", "P", "vertical_line", "f")
        await browser.press("question_mark", "escape", "c", "k", "c", "n", "escape", "o", "X")
        assert browser.browse.search.text == "trade"


async def test_the_terminal_changes_its_size(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        for columns, lines in ((80, 24), (200, 60), (1, 1), (120, 40)):
            await browser.pilot.resize_terminal(columns, lines)
            await browser.settle()
        assert shown(browser) == ["sidebar", "list", "reader"]
        assert browser.articles.cursor == 0


async def test_a_drawer_opens_at_its_top(sample: Library, open_browser: Opener) -> None:
    """The cursor went down with its value while the drawer was shut; there is room for all above it."""
    async with open_browser(sample, size=(80, 24)) as browser:
        await browser.press("slash", *"trade", "enter", "f")
        assert browser.lines("#sidebar")[0].split()[0] == "People"
        assert browser.sidebar.cursor > 1

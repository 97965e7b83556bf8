"""How the screens look: pictures kept beside the tests, compared to the letter.

`pytest tests/snapshot --snapshot-update` makes them anew; look at what changed before committing it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension

from newsbrowse.archive.library import Library
from tests.pilot.conftest import Browser, Opener, open_browser

__all__ = ["open_browser"]

SIZES = {"narrow": (80, 24), "normal": (120, 40), "wide": (200, 60)}


@pytest.fixture(autouse=True)
def _no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The status line tells milliseconds; pictures must not."""
    monkeypatch.setattr("newsbrowse.ui.background.perf_counter", lambda: 0.0)


def picture(browser: Browser) -> str:
    """The screen as SVG, without the fonts that the picture would fetch from elsewhere."""
    svg = browser.app.export_screenshot(title="newsbrowse")
    return re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.DOTALL)


async def see(
    library: Library, open_browser: Opener, snapshot: SnapshotAssertion, size: str, keys: Sequence[str]
) -> None:
    async with open_browser(library, size=SIZES[size]) as browser:
        for key in keys:
            await browser.press(key)
        assert picture(browser) == snapshot(extension_class=SVGImageSnapshotExtension)


@pytest.mark.parametrize("size", SIZES)
async def test_browse(sample: Library, open_browser: Opener, snapshot: SnapshotAssertion, size: str) -> None:
    """A search with a chosen person and an excluded country; on a narrow screen list and article share it."""
    keys = ["slash", *"stability", "enter", "f", "space", "right_curly_bracket", "j", "x", "f", "j"]
    await see(sample, open_browser, snapshot, size, keys)


@pytest.mark.parametrize("size", ["narrow", "normal"])
async def test_compare(sample: Library, open_browser: Opener, snapshot: SnapshotAssertion, size: str) -> None:
    """Two accounts with a pair in view; in columns where there is room, else stacked."""
    keys = ["slash", *"228", "enter", "c", "j", "c", "n"]
    await see(sample, open_browser, snapshot, size, keys)


async def test_drawer(sample: Library, open_browser: Opener, snapshot: SnapshotAssertion) -> None:
    """On a narrow screen the facets lie over the list, with an open year and month."""
    keys = ["f", "right_curly_bracket", "right_curly_bracket", "l", "j", "l"]
    await see(sample, open_browser, snapshot, "narrow", keys)


async def test_keys(sample: Library, open_browser: Opener, snapshot: SnapshotAssertion) -> None:
    """The help over the browser."""
    await see(sample, open_browser, snapshot, "normal", ["question_mark"])


@pytest.mark.parametrize("size", SIZES)
async def test_reading(sample: Library, open_browser: Opener, snapshot: SnapshotAssertion, size: str) -> None:
    """An article with numbered paragraphs, what was found marked, and the place told in the title."""
    keys = ["slash", *"228", "enter", "j", "enter", "number_sign", "slash", *"trade", "enter", "n"]
    await see(sample, open_browser, snapshot, size, keys)


@pytest.mark.parametrize("size", SIZES)
async def test_facts(sample: Library, open_browser: Opener, snapshot: SnapshotAssertion, size: str) -> None:
    """People, countries and the time line below the text that they were found in."""
    keys = ["j", "j", "enter", "i", "right_curly_bracket", "enter"]
    await see(sample, open_browser, snapshot, size, keys)

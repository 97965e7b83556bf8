"""The browser as a picker: which key takes what, and what the footer calls it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.config.reading import Settings
from newsbrowse.models import Search
from newsbrowse.ui.picking import Picked, PickingApp
from newsbrowse.ui.state import Place

from .conftest import Browser
from .rest import Rest


@asynccontextmanager
async def picker(
    library: Library, *, passages: bool = False, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Browser]:
    app = PickingApp(library, place=Place(), settings=Settings(), passages=passages)
    rest = Rest(None)
    async with app.run_test(size=size, message_hook=rest.hook) as pilot:
        browser = Browser(pilot, rest)
        await browser.until(lambda: browser.bar("#total") != "")
        await browser.settle()
        yield browser


async def taken(browser: Browser, *keys: str) -> Picked | None:
    """What the picker ends with after some keys, the last of which ends it."""
    for key in keys[:-1]:
        await browser.press(key)
    await browser.pilot.press(keys[-1])
    await browser.until(lambda: not browser.app.is_running or browser.app.return_code is not None)
    assert isinstance(browser.app, PickingApp)
    return browser.app.picked


@pytest.mark.parametrize(("key", "kind"), [("i", "id"), ("c", "citation"), ("l", "link")])
async def test_a_key_says_as_what_the_ticked_articles_are_taken(sample: Library, key: str, kind: str) -> None:
    hits = sample.search(Search()).hits
    async with picker(sample) as browser:
        assert await taken(browser, "space", "space", "y", key) == Picked(
            ids=(hits[0].id, hits[1].id), kind=kind
        )


async def test_enter_takes_the_article_as_was_asked(sample: Library) -> None:
    async with picker(sample) as browser:
        assert await taken(browser, "enter") == Picked(ids=(sample.search(Search()).hits[0].id,))


async def test_leaving_takes_nothing(sample: Library) -> None:
    async with picker(sample) as browser:
        assert await taken(browser, "escape") is None
        assert browser.app.return_code == 1


async def test_a_quotation_is_chosen_in_the_article(sample: Library) -> None:
    async with picker(sample) as browser:
        await browser.press("y", "y")
        assert browser.focused == "reader"
        picked = await taken(browser, "y", "y")
        assert picked is not None
        assert picked.passage is not None
        assert picked.article is not None


async def test_it_says_first_what_can_be_taken(sample: Library) -> None:
    async with picker(sample) as browser:
        assert "enter takes the article" in browser.bar("#status")


async def test_the_footer_says_what_the_keys_do_here(
    sample: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsbrowse.ui.widgets.status._MESSAGE_TIME", 0.01)
    async with picker(sample) as browser:
        await browser.press("j")
        await browser.until(lambda: "enter take " in browser.bar("#status"))
        assert "y c citation" in browser.bar("#status")
        assert "enter read" not in browser.bar("#status")
    async with picker(sample, passages=True) as browser:
        await browser.until(lambda: "enter open " in browser.bar("#status"))
        await browser.press("enter", "y")
        await browser.until(lambda: "y take " in browser.bar("#status"))


async def test_at_80_columns_the_footer_names_the_way_out(
    sample: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsbrowse.ui.widgets.status._MESSAGE_TIME", 0.01)
    async with picker(sample, size=(80, 24)) as browser:
        for keys in (("j",), ("tab",), ("y",)):
            await browser.press(*keys)
            await browser.until(lambda: "esc leave " in browser.bar("#status"))
            footer = browser.bar("#status")
            assert len(footer.rstrip()) <= 80
            assert "? keys" in footer
            assert "q quit" in footer
        assert "y take " in browser.bar("#status")

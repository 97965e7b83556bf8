"""The browser, driven by keys."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.message import Message
from textual.pilot import Pilot

from newsbrowse.archive.library import Library
from newsbrowse.config.reading import Settings
from newsbrowse.ui.app import NewsbrowseApp
from newsbrowse.ui.screens.browse import BrowseScreen
from newsbrowse.ui.state import Place
from newsbrowse.ui.widgets.article_list import ArticleList
from newsbrowse.ui.widgets.bars import Bar
from newsbrowse.ui.widgets.facet_sidebar import FacetSidebar
from newsbrowse.ui.widgets.reader import Reader

from .rest import Rest

_LONGEST = 60.0
"""Seconds until a test that waits for something gives up; nothing waits that long unless it is broken."""
_LOOK = 0.005
"""Seconds from one look to the next."""


class Browser:
    """What a test may do: press keys, wait until something holds, look."""

    def __init__(self, pilot: Pilot[None], rest: Rest) -> None:
        self.pilot = pilot
        self._rest = rest
        assert isinstance(pilot.app, NewsbrowseApp)
        self.app = pilot.app
        first = self.app.screen_stack[0]
        assert isinstance(first, BrowseScreen)
        self.browse: BrowseScreen = first

    async def press(self, *keys: str) -> None:
        """Press keys, each once the one before has been answered, and let what they set off come to rest."""
        for key in keys:
            await self.pilot.press(key)
            await self._rest.come(self.app)
        await self.settle()

    async def settle(self) -> None:
        """Wait until the threads have answered, the answers are shown and what follows a pause has come."""
        await self.until(self.browse.whole.is_set)
        await self._rest.come(self.app)
        while self.app.is_running and self.browse.following:
            await self.until(lambda: not self.browse.following)
            await self._rest.come(self.app)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(_LONGEST):
            while not holds():
                await asyncio.sleep(_LOOK)

    @property
    def articles(self) -> ArticleList:
        return self.browse.query_one(ArticleList)

    @property
    def sidebar(self) -> FacetSidebar:
        return self.browse.query_one(FacetSidebar)

    @property
    def reader(self) -> Reader:
        return self.browse.query_one(Reader)

    def bar(self, name: str) -> str:
        """What a bar of the present screen says."""
        return self.app.screen.query_one(name, Bar).text

    @property
    def focused(self) -> str | None:
        return self.app.focused.id if self.app.focused else None

    def lines(self, selector: str = "Screen") -> list[str]:
        """The text of a widget as it is drawn."""
        widget = self.app.screen if selector == "Screen" else self.app.screen.query_one(selector)
        return [strip.text.rstrip() for strip in widget.render_lines(widget.outer_size.region)]


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is copied goes to this test's folder alone, and to no clipboard of the machine."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("TMUX", "STY", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


async def _give_way(_: float) -> None:
    """What the pilot does between two keys instead of waiting for an idle processor."""
    for _turn in range(3):
        await asyncio.sleep(0)


Opener = Callable[..., AbstractAsyncContextManager[Browser]]


@pytest.fixture
def open_browser(monkeypatch: pytest.MonkeyPatch) -> Opener:
    """Opens the browser on a library: `async with open_browser(library, size=(120, 40)) as browser`."""

    monkeypatch.setattr("textual.app.wait_for_idle", _give_way)
    for name in ("keys._PATIENCE", "screens.searching.PATIENCE", "screens.showing.PATIENCE"):
        monkeypatch.setattr(f"newsbrowse.ui.{name}", _LONGEST / 10)

    @asynccontextmanager
    async def opened(
        library: Library,
        size: tuple[int, int] = (120, 40),
        place: Place | None = None,
        heard: Callable[[Message], None] | None = None,
        settings: Settings | None = None,
    ) -> AsyncIterator[Browser]:
        app = NewsbrowseApp(library, title="sample library", place=place or Place(), settings=settings)
        rest = Rest(heard)
        async with app.run_test(size=size, message_hook=rest.hook) as pilot:
            browser = Browser(pilot, rest)
            await browser.until(lambda: browser.bar("#total") != "")
            await browser.settle()
            yield browser

    return opened

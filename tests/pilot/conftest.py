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

_LONGEST = 20.0


class Browser:
    """What a test may do: press keys, wait until something holds, look."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.app = pilot.app
        assert isinstance(self.app, NewsbrowseApp)
        first = self.app.screen_stack[0]
        assert isinstance(first, BrowseScreen)
        self.browse: BrowseScreen = first

    async def press(self, *keys: str) -> None:
        """Press keys, and let what they set off come to rest."""
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait until the threads have answered, the answers are shown and what follows a pause has come."""
        await self.until(self.browse.whole.is_set)
        await self.until(lambda: not self.browse.following)
        for _ in range(4):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(_LONGEST):
            while not holds():
                await self.pilot.pause()

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


Opener = Callable[..., AbstractAsyncContextManager[Browser]]


@pytest.fixture
def open_browser() -> Opener:
    """Opens the browser on a library: `async with open_browser(library, size=(120, 40)) as browser`."""

    @asynccontextmanager
    async def opened(
        library: Library,
        size: tuple[int, int] = (120, 40),
        place: Place | None = None,
        heard: Callable[[Message], None] | None = None,
        settings: Settings | None = None,
    ) -> AsyncIterator[Browser]:
        app = NewsbrowseApp(library, title="sample library", place=place or Place(), settings=settings)
        async with app.run_test(size=size, message_hook=heard) as pilot:
            await pilot.pause()
            browser = Browser(pilot)
            await browser.until(lambda: browser.bar("#total") != "")
            await browser.settle()
            yield browser

    return opened

"""Keys one after the other: what is typed ahead acts as if it had been typed slowly.

Textual hands a key to the focused widget's queue and looks for bindings when it has come back. A key
that arrives meanwhile still goes to the old focus: `/` and `q` in one packet of a slow line would quit
the program instead of searching for a word with q. Here the next key waits until all that the one before
set off has been done: the focus moved, the message handled, the results of a search shown.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.events import Key
from textual.message import Message
from textual.screen import Screen

_PATIENCE = 0.25
"""Seconds to wait for a widget that may be on its way out."""

_ROUNDS = 2
"""The key itself, then the message that its action may have posted."""


class Passed(Message):
    """Travels behind a key, up from the focused widget to the app: all before it has been handled."""

    def __init__(self, done: asyncio.Event) -> None:
        super().__init__()
        self.done = done


@runtime_checkable
class Settling(Protocol):
    """A screen that can say when the answers it waits for are shown."""

    async def settled(self) -> None:
        """Return when nothing is under way that the next key should wait for."""


@runtime_checkable
class Hinting(Protocol):
    """A screen whose footer shows which keys can be used now."""

    def show_hints(self) -> None:
        """Bring the footer up to what is so."""


class KeyQueue:
    """Feeds keys to an app, each after the one before has had its effect."""

    def __init__(self, app: App[Any], handle: Callable[[Key], Awaitable[None]]) -> None:
        self._app = app
        self._handle = handle
        self._keys: asyncio.Queue[Key] = asyncio.Queue()
        self._under_way = 0

    @property
    def idle(self) -> bool:
        """Whether all keys that were typed have had their effect."""
        return not self._under_way

    def put(self, key: Key) -> None:
        """Take a key that was typed."""
        self._under_way += 1
        self._keys.put_nowait(key)

    async def run(self) -> None:
        """Feed the keys until cancelled, or until the app is on its way out and has no panes any more."""
        while self._app.is_running:
            await self._handle(await self._keys.get())
            for _ in range(_ROUNDS):
                await self._pass()
            if self._app.is_running:
                await self._settle(self._app.screen)
            self._under_way -= 1

    async def _settle(self, screen: Screen[Any]) -> None:
        if isinstance(screen, Settling):
            await screen.settled()
        stays = self._app.is_running and self._app.screen is screen and screen.is_mounted
        if stays and isinstance(screen, Hinting):
            screen.show_hints()

    async def _pass(self) -> None:
        done = asyncio.Event()
        if (self._app.focused or self._app.screen).post_message(Passed(done)):
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), _PATIENCE)

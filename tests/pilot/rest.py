"""Waiting until the browser has nothing left to do, without guessing how long that takes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen

from newsbrowse.ui.keyed import KeyedApp

_ROUNDS = 2
"""How many rounds in a row must have been quiet: what one leaves half done, the next one meets."""


class Rest:
    """Counts the messages that the app handles, and so knows when there are no more.

    The pilot's own pause looks at the processor's time, which waits longer than need be on an idle
    machine and not long enough on a busy one.
    """

    def __init__(self, heard: Callable[[Message], None] | None = None) -> None:
        self._heard = heard
        self._handled = 0

    def hook(self, message: Message) -> None:
        """Take note of a message; to be given to `App.run_test` as its hook."""
        self._handled += 1
        if self._heard is not None:
            self._heard(message)

    async def come(self, app: KeyedApp[None]) -> None:
        """Wait until threads and messages are through and the screen is painted."""
        quiet = 0
        while quiet < _ROUNDS and app.is_running:
            await app.workers.wait_for_complete()
            quiet = quiet + 1 if await self._round(app) else 0

    async def _round(self, app: KeyedApp[None]) -> bool:
        """Let everything work off its queue; whether there was nothing in it, and nothing came of it."""
        for _ in range(3):  # a key is handed over by a task of the driver's
            await asyncio.sleep(0)
        pumps = _pumps(app)
        app.screen._on_timer_update()
        before = self._handled
        sent = await _work_off(pumps)
        return (
            self._handled - before == sent
            and not any(pump.message_queue_size for pump in pumps)
            and not _to_paint(app.screen)
            and app._key_queue.idle
            and not any(not worker.is_finished for worker in app.workers)
        )


def _pumps(app: KeyedApp[None]) -> list[MessagePump]:
    """All that has a queue of messages."""
    return [app, *(node for screen in app.screen_stack for node in screen.walk_children(with_self=True))]


async def _work_off(pumps: list[MessagePump]) -> int:
    """Wait until each queue has got as far as it is filled now; how many marks were sent for that."""
    waiting: set[MessagePump] = set()

    def reached(pump: MessagePump) -> None:
        waiting.discard(pump)

    waiting.update(pump for pump in pumps if pump.call_later(reached, pump))
    sent = len(waiting)
    turns = 0
    while any(pump.is_running for pump in waiting):
        turns += 1
        await asyncio.sleep(0 if turns < 100 else 0.001)
    return sent


def _to_paint(screen: Screen[object]) -> bool:
    """Whether something of a screen is yet to be laid out or painted."""
    return bool(
        screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._callbacks
    )

"""The base of the programs on the screen: keys become commands, and what the status line says is kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.dom import DOMNode
from textual.events import Event, Key

from newsbrowse.config.reading import Problem, Settings
from newsbrowse.config.settings import PRESET, THEME
from newsbrowse.errors import NewsbrowseError
from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Command, Scope
from newsbrowse.ui.dispatch import Dispatcher
from newsbrowse.ui.key_names import shown_key
from newsbrowse.ui.keymap import build
from newsbrowse.ui.keys import KeyQueue, Passed
from newsbrowse.ui.spoken import SpokenLog
from newsbrowse.ui.themed import Answer, ThemedApp
from newsbrowse.ui.widgets.status import StatusBar

if TYPE_CHECKING:
    from newsbrowse.ui.screens.pick import Picked


class KeyedApp(ThemedApp[Answer], inherit_bindings=False):
    """An app whose keys are those of the table of commands, as the user mapped them."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.APP,)

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.keymap, wrong = build(settings[PRESET], settings.bindings, settings.binding_place)
        self.spoken = SpokenLog()
        self._wrong: tuple[Problem, ...] = (*settings.problems, *wrong)
        self._dispatcher = Dispatcher(self, self.keymap)
        self._key_queue = KeyQueue(self, self._take_key)
        self._key_feeder: asyncio.Task[None] | None = None

    # Keys, one after the other.

    def on_ready(self) -> None:
        """Begin to take keys; those typed earlier have been kept."""
        self._key_feeder = asyncio.create_task(self._feed_keys(), name="keys")

    def on_unmount(self) -> None:
        """Take no more keys."""
        if self._key_feeder is not None:
            self._key_feeder.cancel()

    async def on_event(self, event: Event) -> None:
        """Queue keys as they are typed; all else goes its usual way."""
        if isinstance(event, Key) and not event.is_forwarded:
            self._key_queue.put(event)
        else:
            await super().on_event(event)

    def on_passed(self, event: Passed) -> None:
        """All that a key set off has been done."""
        event.done.set()

    async def _take_key(self, key: Key) -> None:
        self.show_painted()
        if not await self._dispatcher.take(key):
            await super().on_event(key)

    async def prepare(self) -> None:
        """Wait until keys can have their effect; those typed before are kept in their order."""

    async def _feed_keys(self) -> None:
        try:
            await self.prepare()
            await self._key_queue.run()
        except Exception as error:  # noqa: BLE001 - as Textual does for its own tasks: told, logged, ended
            self._handle_exception(error)

    # The commands of every screen.

    def action_palette(self) -> None:
        """Find a command by a part of its name."""
        from newsbrowse.ui.screens.palette import PaletteScreen, entries

        async def chosen(target: tuple[Command, DOMNode] | None) -> None:
            if target is not None:
                await self._dispatcher.run(*target)

        self.push_screen(PaletteScreen(entries(self, self.keymap)), chosen)

    def action_help(self) -> None:
        """Show the keys."""
        from newsbrowse.ui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.keymap))

    def action_messages(self) -> None:
        """Show the messages of the status line again."""
        from newsbrowse.ui.screens.messages import MessagesScreen

        self.push_screen(MessagesScreen(self.spoken))

    def action_theme(self) -> None:
        """Pick the colours."""
        from newsbrowse.ui.screens.themes import ThemeScreen

        def picked(choice: Picked | None) -> None:
            if choice is not None:
                self._keep_theme()

        self.push_screen(ThemeScreen(self.theme), picked)

    def _keep_theme(self) -> None:
        """Write the theme into the config file; say so, and where something else comes before it."""
        from newsbrowse.ui.config_file import keep

        path, source = self.settings.path, self.settings.value(THEME).source
        try:
            keep(path, THEME, self.theme)
        except NewsbrowseError as error:
            self.say(f"{error.message}: {error.hint}", warning=True)
            return
        kept = f"The theme {self.theme} is kept in {clean(str(path))}"
        first = f", but {source} comes before it." if source.startswith(("environment ", "--")) else ""
        self.say(f"{kept}{first}")

    def action_redraw(self) -> None:
        """Paint the whole screen again."""
        self.redraw()

    def action_suspend(self) -> None:
        """Into the background, as any terminal program."""
        self.action_suspend_process()

    # The status line.

    def say(self, text: str, *, warning: bool = False) -> None:
        """Show a line for a while, on a screen that has a status line, and keep it to be read again."""
        if bar := self._status:
            bar.say(text, warning=warning)
        else:
            self.spoken.keep(clean(text), warning=warning)

    def show_begun(self, begun: str, following: list[tuple[str, Command]]) -> None:
        """Show a sequence of keys that was begun, and how it may go on."""
        if bar := self._status:
            bar.show_begun(shown_key(begun), [(shown_key(keys), one.title) for keys, one in following])

    @property
    def _status(self) -> StatusBar | None:
        return next(iter(self.screen.query(StatusBar)), None)

    @on(StatusBar.Spoke)
    def _spoke(self, event: StatusBar.Spoke) -> None:
        self.spoken.keep(event.text, warning=event.warning)

    def tell_problems(self) -> None:
        """Say what is wrong with the config: each in the messages, the first in the status line."""
        told = [str(one) for one in self._wrong]
        if self.theme_problem:
            told.append(self.theme_problem)
        for line in told[1:]:
            self.spoken.keep(clean(line), warning=True)
        if told:
            rest = f" ({len(told)} in all: {self.keymap.shown('app.messages')})" if told[1:] else ""
            self.say(f"{told[0]}{rest}", warning=True)

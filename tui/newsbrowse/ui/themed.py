"""The base of the programs on the screen: colours, and nothing that moves."""

from __future__ import annotations

import os
from typing import Any, TypeVar

from textual.app import App
from textual.events import Event, Resize
from textual.reactive import Initialize, Reactive
from textual.theme import Theme

from newsbrowse.config.nearest import did_you_mean
from newsbrowse.config.reading import Settings
from newsbrowse.config.settings import SYMBOLS, THEME
from newsbrowse.ui import symbols
from newsbrowse.ui.driver import ThriftyDriver
from newsbrowse.ui.early_screen import EarlyScreen
from newsbrowse.ui.theme import DEFAULT, OWN, names, variables_of

Answer = TypeVar("Answer")


def _first_theme(app: ThemedApp[Any]) -> str:
    return app.first_theme


class ThemedApp(App[Answer], inherit_bindings=False):
    """An app in our themes and Textual's; without colour where `NO_COLOR` is set."""

    CSS_PATH = "app.tcss"
    TITLE = "newsbrowse"
    ENABLE_COMMAND_PALETTE = False

    early_screen: EarlyScreen | None = None
    """What was painted on the terminal before the program was loaded."""

    theme: Reactive[str] = Reactive(Initialize(_first_theme))
    """The theme; the right one from the beginning, since the style sheet is parsed anew for another one."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        # Textual would turn colours to greys; with colours of the terminal's own it drops them.
        super().__init__(driver_class=ThriftyDriver, ansi_color=True if "NO_COLOR" in os.environ else None)
        self.animation_level = "none"
        symbols.use(settings[SYMBOLS])
        self.set_class(symbols.are_ascii(), "-ascii")

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's themes and ours."""
        return {**super().available_themes, **{theme.name: theme for theme in OWN}}

    @property
    def first_theme(self) -> str:
        """The theme that is set, or ours where that is not known."""
        wanted = self.settings[THEME]
        return wanted if wanted in self.available_themes else DEFAULT

    @property
    def theme_problem(self) -> str:
        """A line about a theme that is set and not known; empty where all is well."""
        wanted = self.settings[THEME]
        if wanted in self.available_themes:
            return ""
        where = self.settings.value(THEME).source
        return f"{where}: there is no theme {wanted}{did_you_mean(wanted, names())}"

    async def on_event(self, event: Event) -> None:
        """Have all painted anew on a screen of another size."""
        if isinstance(event, Resize) and isinstance(self._driver, ThriftyDriver):
            self._driver.forget((event.size.width, event.size.height))
        await super().on_event(event)

    def redraw(self) -> None:
        """Clear the terminal and paint it again: another program may have written on it."""
        if isinstance(self._driver, ThriftyDriver):
            self._driver.redraw()
        else:
            self.refresh()

    def show_painted(self) -> None:
        """Show what has been painted, where the screen of the last time stood until now."""
        if isinstance(self._driver, ThriftyDriver):
            self._driver.show()

    def send(self, sequence: str) -> None:
        """Write an escape sequence to the terminal, in order with what is painted."""
        if self._driver is not None:
            self._driver.write(sequence)

    def get_css_variables(self) -> dict[str, str]:
        """The variables of the theme, with those that only our style sheet knows."""
        return variables_of(self.current_theme, super().get_css_variables())

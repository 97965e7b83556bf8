"""The keys, made from the table of commands."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen
from textual.strip import Strip

from newsbrowse.ui.commands import Scope, bindings, commands, key_name
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.widgets.bars import Bar, PaneTitle
from newsbrowse.ui.widgets.lines import LineView

_KEYS = 16
"""Cells for the keys."""


class HelpText(LineView):
    """All commands, a heading for each scope."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"help--heading", "help--key", "help--text"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[tuple[str, str]] = []
        for scope in Scope:
            if self._lines:
                self._lines.append(("", ""))
            self._lines.append((scope.value, ""))
            self._lines += [
                (" ".join(key_name(key) for key in command.keys), command.help) for command in commands(scope)
            ]

    def on_mount(self) -> None:
        """Show the lines."""
        self.set_rows(len(self._lines))

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One command or heading."""
        keys, text = self._lines[row]
        plain = self.style_of("help--text")
        builder = LineBuilder(width)
        if not text:
            return builder.add(f" {keys}", self.style_of("help--heading")).strip(plain)
        builder.add("   ", plain).add(keys, self.style_of("help--key"), _KEYS)
        return builder.add(text, plain).strip(plain)


class HelpScreen(ModalScreen[None]):
    """The keys, over the screen they work in."""

    AUTO_FOCUS = "#help"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.HELP)]

    def compose(self) -> ComposeResult:
        """A title and the keys."""
        yield PaneTitle(id="help-title")
        yield HelpText(id="help")
        yield Bar(id="help-status")

    def on_mount(self) -> None:
        """Name the pane."""
        self.query_one(PaneTitle).name_pane("Keys", "j k to scroll, esc to close", focused=True)

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss()

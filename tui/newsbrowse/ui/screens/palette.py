"""The command palette: every command by a part of its name, with its key, and why it cannot run now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from msgspec import Struct
from textual import on
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input

from newsbrowse.ui.commands import COMMANDS, Command, Scope
from newsbrowse.ui.dispatch import lacking, targets
from newsbrowse.ui.finding import ranked
from newsbrowse.ui.keymap import PLACES, TYPING, Keymap
from newsbrowse.ui.screens.listing import Line, Listing
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import PaneTitle
from newsbrowse.ui.widgets.line_input import LineInput
from newsbrowse.ui.widgets.lines import CursorView
from newsbrowse.ui.widgets.status import StatusBar

_SCREENS = frozenset(
    {
        Scope.BROWSE,
        Scope.COMPARE,
        Scope.PICK,
        Scope.HELP,
        Scope.PROMPT,
        Scope.WELCOME,
        Scope.CONFIRM,
        Scope.VALUES,
    }
)
"""Scopes of whole screens."""


_ONLY_HERE = TYPING | {Scope.TAKE}
"""Scopes whose commands are listed only where they hold."""

_WIDE = 60
"""From this width on, a line also says what the command does."""

_KEYS, _NARROW_KEYS, _NAME = 13, 11, 24
"""Cells for keys and names."""


class Entry(Struct, frozen=True):
    """A command as the palette shows it.

    Attributes:
        node: the part of the screen that runs it, or None where it cannot run.
        reason: why it cannot run; empty if it can.
        keys: its first key, as people write it.
    """

    command: Command
    node: DOMNode | None
    reason: str
    keys: str


def entries(app: App[Any], keymap: Keymap) -> list[Entry]:
    """All commands of the present screen; first those that can run, of these those of the focused pane."""
    here = {scope: node for node, scope in reversed(list(targets(app)))}
    listed = set(here) | {
        scope
        for scope, place in PLACES.items()
        if any(one in _SCREENS and one in here for one in place) and scope not in _ONLY_HERE
    }
    found = [
        _entry(app, keymap, command, here.get(command.scope))
        for command in COMMANDS
        if command.scope in listed and command.action != "palette"
    ]
    near = {scope: at for at, scope in enumerate(here)}
    return sorted(found, key=lambda entry: (bool(entry.reason), _rank(near, entry.command.scope)))


def _rank(near: Mapping[Scope, int], scope: Scope) -> int:
    """The nearest scope first; moving, which every pane has, last."""
    return len(near) if scope is Scope.MOVE else len(near) - near.get(scope, -1)


def _entry(app: App[Any], keymap: Keymap, command: Command, node: DOMNode | None) -> Entry:
    if node is None:
        where = command.scope.value
        return Entry(command, None, f"Only {where[0].lower()}{where[1:]}.", keymap.shown(command.id))
    need = lacking(app, command)
    return Entry(command, node, need.value if need else "", keymap.shown(command.id))


class PaletteList(CursorView):
    """The commands that match: key, name, what it does or why it cannot be done."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "listing--left",
        "listing--words",
        "listing--off",
        "list--cursor",
    }

    class Moved(Message):
        """Another command is under the cursor."""

    def __init__(self, shown: Sequence[Entry], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.shown = tuple(shown)

    def on_mount(self) -> None:
        """Show the commands."""
        self.show(self.shown)

    def show(self, shown: Sequence[Entry]) -> None:
        """Show other commands, the cursor on the first."""
        self.shown = tuple(shown)
        self.put_cursor(0, quiet=True)
        self.set_rows(len(self.shown))
        self.post_message(self.Moved())

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One command."""
        entry = self.shown[row]
        chosen = row == self.cursor
        off = self.style_of("listing--off")
        words = (
            self.style_of("list--cursor")
            if chosen
            else off
            if entry.reason
            else self.style_of("listing--words")
        )
        left = words if chosen or entry.reason else self.style_of("listing--left")
        builder = LineBuilder(width).add("▌" if chosen else " ", words)
        if width < _WIDE:
            builder.add(entry.keys, left, _NARROW_KEYS).add(" ", words)
            return builder.add(entry.command.title, words).strip(words)
        builder.add(entry.keys, left, _KEYS).add(" ", words)
        builder.add(entry.command.title, words, _NAME).add("  ", words)
        return builder.add(entry.reason or entry.command.help, words).strip(words)

    def on_cursor_moved(self) -> None:
        """Tell that another command is under the cursor."""
        self.post_message(self.Moved())

    @property
    def chosen(self) -> Entry | None:
        """The command under the cursor."""
        return self.shown[self.cursor] if self.cursor < len(self.shown) else None


class PaletteScreen(ModalScreen[tuple[Command, DOMNode] | None]):
    """A line to type in, and the commands that match it."""

    AUTO_FOCUS = "#wanted"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.PALETTE,)

    def __init__(self, found: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = tuple(found)

    def compose(self) -> ComposeResult:
        """A title, the line, the commands, the keys."""
        with Vertical(classes="panel -tall"):
            yield PaneTitle()
            yield LineInput(id="wanted", placeholder="a part of the name, the key or the help", sign="❯")
            yield PaletteList(self._entries, id="commands")
            yield Listing((), 0, id="what")
        yield StatusBar(id="status")

    def on_mount(self) -> None:
        """Name the list."""
        self._tell_count()
        self.query_one(StatusBar).show_keys(keymap_of(self).hints((Scope.PALETTE,), lambda _: True))

    def _tell_count(self) -> None:
        count = len(self.query_one(PaletteList).shown)
        self.query_one(PaneTitle).name_pane("Commands", f"{count} of {len(self._entries)}", focused=True)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.query_one(PaletteList).show(ranked(event.value, self._entries, _names, _is_off))
        self._tell_count()

    @on(PaletteList.Moved)
    def _moved(self) -> None:
        """Show in full what the command under the cursor does, or why it cannot."""
        entry = self.query_one(PaletteList).chosen
        words = (entry.reason or f"{entry.command.help}.") if entry else ""
        self.query_one("#what", Listing).read((Line("", words),) if words else ())

    def action_below(self) -> None:
        """To the command below."""
        self.query_one(PaletteList).move(1)

    def action_above(self) -> None:
        """To the command above."""
        self.query_one(PaletteList).move(-1)

    def action_run(self) -> None:
        """Run the command under the cursor, or say why it cannot run."""
        entry = self.query_one(PaletteList).chosen
        if entry is None:
            self.query_one(StatusBar).say("No command matches.")
        elif entry.reason or entry.node is None:
            self.query_one(StatusBar).say(entry.reason)
        else:
            self.dismiss((entry.command, entry.node))

    def action_close(self) -> None:
        """Run none."""
        self.dismiss(None)


def _names(entry: Entry) -> tuple[str, ...]:
    """What is matched, the weightiest first."""
    return entry.command.title, entry.command.id, entry.keys, entry.command.help


def _is_off(entry: Entry) -> bool:
    return bool(entry.reason)

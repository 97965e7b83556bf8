"""A screen of lines to read, over the one it was called from, with a filter that is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input

from newsbrowse.text.fold import fold
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.messages import Told
from newsbrowse.ui.reading.wrapping import wrap
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import PaneTitle
from newsbrowse.ui.widgets.line_input import LineInput
from newsbrowse.ui.widgets.lines import LineView
from newsbrowse.ui.widgets.status import StatusBar


class Line(Struct, frozen=True):
    """A line: something short on the left, words on the right; without words it is a heading.

    Attributes:
        sought: further words that the filter looks at.
        marked: whether it is to stand out.
    """

    left: str
    words: str = ""
    sought: str = ""
    marked: bool = False


class Listing(LineView):
    """The lines; filtered, only those that hold all of the words, each under its heading."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "listing--heading",
        "listing--left",
        "listing--words",
        "listing--marked",
    }

    def __init__(self, lines: Sequence[Line], left: int, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._all = tuple(lines)
        self._lines = self._all
        self._set: list[tuple[Line, str]] = []
        self._left = left

    def on_resize(self, event: Resize) -> None:
        """Break the lines to the width there is."""
        self._show()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    @property
    def told(self) -> str:
        """How many lines are shown, of how many; headings do not count."""
        shown, every = (sum(bool(line.words) for line in lines) for lines in (self._lines, self._all))
        return f"{shown:,} of {every:,}" if shown else "none holds this"

    def _room(self, width: int) -> int:
        """Cells for what stands on the left."""
        return min(self._left, width // 3)

    def _show(self) -> None:
        width = self.size.width
        room = max(width - self._room(width) - 5, 1)
        self._set = []
        for line in self._lines:
            words = line.words
            pieces = [words[start:end] for start, end in wrap(words, room)] or [""]
            self._set += [
                (line if not at else Line("", piece, marked=line.marked), piece)
                for at, piece in enumerate(pieces)
            ]
        self.set_rows(len(self._set))

    def read(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self._all = self._lines = tuple(lines)
        self._show()

    def keep(self, text: str) -> None:
        """Show only the lines that hold each word of a text; all of them for an empty one."""
        words = fold(text).split()
        self._lines = tuple(_kept(self._all, words)) if words else self._all
        self.go_to_line(0)
        self._show()

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One line or heading."""
        line, words = self._set[row]
        plain = self.style_of("listing--words")
        builder = LineBuilder(width)
        if not line.words:
            return builder.add(f" {line.left}", self.style_of("listing--heading")).strip(plain)
        left = self.style_of("listing--left")
        builder.add("   ", plain).add(line.left, left, self._room(width)).add(" ", plain)
        return builder.add(words, self.style_of("listing--marked") if line.marked else plain).strip(plain)


def _kept(lines: Sequence[Line], words: Sequence[str]) -> list[Line]:
    """The lines that hold all words, and the heading of each that is kept."""
    kept: list[Line] = []
    heading: Line | None = None
    for line in lines:
        if not line.words:
            heading = line
        elif all(word in fold(f"{line.left} {line.words} {line.sought}") for word in words):
            if heading is not None and heading.left:
                kept += ([Line("")] if kept else []) + [heading]
            heading = None
            kept.append(line)
    return kept


class FindLine(LineInput):
    """The line in which the filter is typed."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FIND,)

    class Done(Told):
        """The user goes back to the lines."""

    def action_done(self) -> None:
        """Keep the filter."""
        self.post_message(self.Done())

    def action_drop(self) -> None:
        """Drop the filter."""
        self.value = ""
        self.post_message(self.Done())


class ListingScreen(ModalScreen[None]):
    """A title, the lines, and the keys."""

    AUTO_FOCUS = "#listing"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.HELP,)

    def __init__(self, heading: str, lines: Sequence[Line], left: int) -> None:
        super().__init__()
        self._heading = heading
        self._lines = lines
        self._left = left

    def compose(self) -> ComposeResult:
        """A title, the filter, the lines."""
        with Vertical(classes="panel -tall"):
            yield PaneTitle()
            yield FindLine(id="find", placeholder="words to look for", sign="/")
            yield Listing(self._lines, self._left, id="listing")
        yield StatusBar(id="status")

    def on_mount(self) -> None:
        """Name the pane; the filter is shown once it is wanted."""
        self.query_one(PaneTitle).name_pane(self._heading, focused=True)
        self.query_one(FindLine).display = False
        self.show_hints()

    def show_hints(self) -> None:
        """Show the keys."""
        scope = Scope.FIND if self.query_one(FindLine).has_focus else Scope.HELP
        self.query_one(StatusBar).show_keys(keymap_of(self).hints((scope,), lambda _: True))

    def action_find(self) -> None:
        """Type what the lines are to hold."""
        line = self.query_one(FindLine)
        line.display = True
        line.focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        listing = self.query_one(Listing)
        listing.keep(event.value)
        self.query_one(FindLine).tell(listing.told if event.value.strip() else "")

    @on(FindLine.Done)
    def _found(self) -> None:
        line = self.query_one(FindLine)
        self.query_one(Listing).focus()
        line.display = bool(line.value)

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()

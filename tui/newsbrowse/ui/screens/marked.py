"""The user's marked passages, one of which is picked by typing words that stand in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from newsbrowse.text.fold import fold
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.marked import MOST, MarkedLine
from newsbrowse.ui.screens.pick import PickList
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import PaneTitle
from newsbrowse.ui.widgets.line_input import LineInput


class MarkedScreen(ModalScreen[MarkedLine | None]):
    """A line to type in, and the passages that hold what is typed: in words, note, tags or title."""

    AUTO_FOCUS = "#wanted"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.VALUES,)

    def __init__(self, lines: Sequence[MarkedLine]) -> None:
        super().__init__()
        self._lines = self._shown = tuple(lines)

    def compose(self) -> ComposeResult:
        """A title, the line, the passages."""
        with Vertical(classes="panel -tall"):
            yield PaneTitle()
            yield LineInput(
                id="wanted", placeholder="words of the passage, its note, tags or title", sign="❯"
            )
            yield PickList([(one.left, one.right) for one in self._lines], id="marked")

    def on_mount(self) -> None:
        """Name the list."""
        self._tell()

    def _tell(self) -> None:
        keys = keymap_of(self)
        of = "" if len(self._shown) == len(self._lines) else f"{len(self._shown):,} of "
        first = "the first " if len(self._lines) == MOST else ""
        told = f"{keys.shown('values.take')} go there, {keys.shown('values.close')} back"
        hint = f"{of}{first}{len(self._lines):,}, {told}"
        self.query_one(PaneTitle).name_pane("Your passages", hint, focused=True)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        words = fold(event.value).split()
        self._shown = tuple(one for one in self._lines if all(word in one.sought for word in words))
        self.query_one(PickList).read([(one.left, one.right) for one in self._shown])
        self._tell()

    def action_below(self) -> None:
        """To the passage below."""
        self.query_one(PickList).move(1)

    def action_above(self) -> None:
        """To the passage above."""
        self.query_one(PickList).move(-1)

    def action_take(self) -> None:
        """Go to the passage under the cursor."""
        if self._shown:
            self.dismiss(self._shown[self.query_one(PickList).cursor])

    def action_close(self) -> None:
        """Go nowhere."""
        self.dismiss(None)

"""The user's marked passages, one of which is picked by typing words that stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from newsbrowse.text.fold import fold
from newsbrowse.ui.marked import MOST, MarkedLine
from newsbrowse.ui.screens.narrowing import NarrowingScreen
from newsbrowse.ui.screens.pick import PickList
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import PaneTitle
from newsbrowse.ui.widgets.line_input import LineInput


class MarkedScreen(NarrowingScreen[MarkedLine]):
    """A line to type in, and the passages that hold what is typed: in words, note, tags or title."""

    def __init__(self, lines: Sequence[MarkedLine]) -> None:
        super().__init__(lines)
        self._lines = self._shown

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

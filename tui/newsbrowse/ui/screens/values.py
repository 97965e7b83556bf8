"""One value of a facet, picked by typing a part of its name; beside each stands its number of articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from newsbrowse.ui.latest import Latest
from newsbrowse.ui.messages import Failed, Told
from newsbrowse.ui.screens.narrowing import NarrowingScreen
from newsbrowse.ui.screens.pick import PickList
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import PaneTitle
from newsbrowse.ui.widgets.line_input import LineInput

MOST_LISTED = 12

Value = tuple[str, str, int]
"""A value, what a person reads for it, and its articles."""


class ValueScreen(NarrowingScreen[Value]):
    """A line to type in, and the values that have what is typed in a name."""

    class Listed(Told):
        """The values that match what was typed."""

        text: str
        values: Sequence[Value]

    def __init__(self, heading: str, ask: Callable[[str], Sequence[Value]], text: str = "") -> None:
        """A screen.

        Args:
            heading: what the value is picked for.
            ask: the values that match a text, the most frequent first; called in a thread.
            text: what stands in the line at first.
        """
        super().__init__()
        self._heading = heading
        self._text = text
        self._asking: Latest[str] = Latest(self, "values", lambda typed: self.Listed(typed, ask(typed)))

    def compose(self) -> ComposeResult:
        """A title, the line, the values."""
        with Vertical(classes="panel"):
            yield PaneTitle()
            yield LineInput(self._text, id="wanted", placeholder="a part of the name", sign="❯")
            yield PickList([], id="values")

    def on_mount(self) -> None:
        """Name the list, and ask for its first values."""
        keys = keymap_of(self)
        hint = f"{keys.shown('values.take')} take, {keys.shown('values.close')} back"
        self.query_one(PaneTitle).name_pane(self._heading, hint, focused=True)
        self.query_one(PickList).styles.height = MOST_LISTED
        self._asking.ask(self._text)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._asking.ask(event.value)

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        if event.text == self.query_one(LineInput).value:
            self._shown = tuple(event.values)
            self.query_one(PickList).read([(label, f"{count:,}") for _, label, count in self._shown])

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        event.stop()
        self.query_one(PaneTitle).name_pane(self._heading, event.line, focused=True)

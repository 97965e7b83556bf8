"""The last line of a screen: keys that work here, what goes on behind, and what was just said."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic

from textual.events import Resize
from textual.timer import Timer

from newsbrowse.text.clean import clean
from newsbrowse.ui import wording
from newsbrowse.ui.keymap import Hint
from newsbrowse.ui.messages import Told
from newsbrowse.ui.widgets.bars import Bar, Piece

_MESSAGE_TIME = 6.0
"""Seconds for which a message stands in the place of the keys, if these stay the same."""

_LEAST_SHARE = 1 / 6
"""The share of that time after which keys that have become others take its place."""


class StatusBar(Bar):
    """Shows the keys at hand; a message, or a sequence of keys that was begun, stands in their place."""

    class Spoke(Told):
        """A message was shown."""

        text: str
        warning: bool

    def __init__(self, legend: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._legend = legend
        self._hints: tuple[Hint, ...] = ()
        self._begun: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
        self._spoken: tuple[str, bool] | None = None
        self._timer: Timer | None = None
        self._said_at = 0.0

    def show_keys(self, hints: Sequence[Hint]) -> None:
        """Show keys, the nearest first; where they are new, a message that was read makes room."""
        are_new = [hint.label for hint in hints] != [hint.label for hint in self._hints]
        if are_new and monotonic() - self._said_at >= _MESSAGE_TIME * _LEAST_SHARE:
            self._spoken = None
        self._hints = tuple(hints)
        self._draw()

    def show_begun(self, keys: str, following: Sequence[tuple[str, str]]) -> None:
        """Show a sequence of keys that was begun, with what may follow; empty for none."""
        self._begun = (keys, tuple(following))
        self._draw()

    def show_work(self, work: str) -> None:
        """Show on the right what goes on in the background; empty for nothing."""
        self._legend = clean(work)
        self._draw()

    def say(self, text: str, *, warning: bool = False) -> None:
        """Show a message for a while."""
        self._spoken, self._said_at = (clean(text), warning), monotonic()
        # Textual stops a message at the screen where it came about while the screen handled another one.
        self.post_message(self.Spoke(*self._spoken).set_sender(self))
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(_MESSAGE_TIME, self._unsay)
        self._draw()

    def _unsay(self) -> None:
        self._spoken = None
        self._draw()

    def on_resize(self, event: Resize) -> None:
        """Show as many keys as there is room for."""
        self._draw()

    def _draw(self) -> None:
        width = self.size.width
        keys, following = self._begun
        if keys:
            self.show(wording.begun(keys, following, width))
            return
        if self._spoken is not None:
            text, warning = self._spoken
            self.show([(f" {text}", "bar--warning" if warning else "bar--strong")])
            return
        legend: list[Piece] = []
        if self._legend and len(self._legend) < min(width // 2, width - wording.least(self._hints)):
            legend = [(f"{self._legend} ", "bar--dim")]
        self.show(wording.hints(self._hints, width - sum(len(text) for text, _ in legend)), legend)

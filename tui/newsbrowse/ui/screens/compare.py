"""The screen with two articles side by side and the ledger below."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.message import Message
from textual.screen import Screen

from newsbrowse.compare import compare
from newsbrowse.models import Comparison
from newsbrowse.ui.commands import Need, Scope
from newsbrowse.ui.labels import article_line, ledger_sum
from newsbrowse.ui.messages import Said
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import PaneTitle
from newsbrowse.ui.widgets.compare_view import CompareView
from newsbrowse.ui.widgets.ledger import Ledger
from newsbrowse.ui.widgets.status import StatusBar

_LEGEND = "= same  ≈ nearly  ~ same claim"


class CompareScreen(Screen[None]):
    """A comparison: its texts, its ledger, and the keys between them."""

    AUTO_FOCUS = "#texts"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.COMPARE,)

    class Swapped(Message):
        """The comparison was made again with the sides swapped."""

        def __init__(self, comparison: Comparison) -> None:
            super().__init__()
            self.comparison = comparison

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.comparison = comparison

    def compose(self) -> ComposeResult:
        """Titles, texts, ledger, status."""
        with Horizontal(id="compare-titles"):
            yield PaneTitle(id="left-title")
            yield PaneTitle(id="right-title")
        yield CompareView(self.comparison, id="texts")
        yield PaneTitle(id="ledger-title")
        yield Ledger(self.comparison.ledger, id="ledger")
        yield StatusBar(_LEGEND, id="status")

    def on_mount(self) -> None:
        """Start in the texts."""
        self.query_one(CompareView).focus()

    @on(DescendantFocus)
    def _focus_moved(self) -> None:
        self._show_titles()
        self.show_hints()

    def show_hints(self) -> None:
        """Show the keys of the part that has the focus."""
        ledger = (Scope.LEDGER,) if self.query_one(Ledger).has_focus else ()
        scopes = (*ledger, Scope.COMPARE, Scope.APP)
        hints = keymap_of(self).hints(scopes, lambda command: all(map(self.holds, command.needs)))
        self.query_one(StatusBar).show_keys(hints)

    def holds(self, need: Need) -> bool:
        """Whether what a command needs is so."""
        return need is not Need.DIFFERENCE or self.query_one(CompareView).differs

    def _show_titles(self) -> None:
        at_texts = self.query_one(CompareView).has_focus
        left, right = article_line(self.comparison.left), article_line(self.comparison.right)
        self.query_one("#left-title", PaneTitle).name_pane(left, " ", focused=at_texts)
        self.query_one("#right-title", PaneTitle).name_pane(right, focused=at_texts)
        counted = ledger_sum(self.comparison.ledger)
        self.query_one("#ledger-title", PaneTitle).name_pane("Ledger", counted, focused=not at_texts)

    @on(Said)
    def _said(self, event: Said) -> None:
        self.query_one(StatusBar).say(event.text, warning=event.warning)

    @on(Ledger.Wanted)
    def _wanted(self, event: Ledger.Wanted) -> None:
        self.query_one(CompareView).go_to_spans(event.left, event.right)

    def action_next_difference(self) -> None:
        """The next pair that differs."""
        self.query_one(CompareView).step_difference(1)

    def action_previous_difference(self) -> None:
        """The pair that differs before."""
        self.query_one(CompareView).step_difference(-1)

    def action_switch_pane(self) -> None:
        """Between the texts and the ledger."""
        texts = self.query_one(CompareView)
        (self.query_one(Ledger) if texts.has_focus else texts).focus()

    def action_swap(self) -> None:
        """Left to the right and right to the left."""
        work = partial(self._swap, self.comparison)
        self.run_worker(work, thread=True, exclusive=True, group="swap")

    def _swap(self, comparison: Comparison) -> None:
        self.post_message(self.Swapped(compare(comparison.right, comparison.left)))

    @on(Swapped)
    def _swapped(self, event: Swapped) -> None:
        self.comparison = event.comparison
        self.query_one(CompareView).show(event.comparison)
        self.query_one(Ledger).show(event.comparison.ledger)
        self._show_titles()

    def action_close(self) -> None:
        """Back to where the user was."""
        self.dismiss()

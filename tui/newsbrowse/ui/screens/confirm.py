"""A question to be answered with yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from newsbrowse.ui.commands import Scope
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import Bar, PaneTitle


class ConfirmScreen(ModalScreen[bool]):
    """Asks; only `y` says yes, so that no key typed ahead does."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.CONFIRM,)

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question and the keys."""
        with Vertical(classes="panel"):
            yield PaneTitle()
            yield Bar(id="answers")

    def on_mount(self) -> None:
        """Ask."""
        self.query_one(PaneTitle).name_pane(self._question, "", focused=True)
        keys = keymap_of(self)
        yes, no = keys.shown("confirm.yes"), keys.shown("confirm.no")
        answers = [(f" {yes}", "bar--key"), (" yes  ", "bar--plain"), (no, "bar--key"), (" no", "bar--plain")]
        self.query_one("#answers", Bar).show(answers)

    def action_yes(self) -> None:
        """Do it."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Leave all as it is."""
        self.dismiss(False)

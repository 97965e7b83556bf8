"""The base of screens on which one of a list is picked that typed words make shorter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.screen import ModalScreen

from newsbrowse.ui.commands import Scope
from newsbrowse.ui.screens.pick import PickList

Choice = TypeVar("Choice")


class NarrowingScreen(ModalScreen[Choice | None], Generic[Choice]):
    """A line to type in, `#wanted`, over a list of what is left; gives back one of that, or None."""

    AUTO_FOCUS = "#wanted"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.VALUES,)

    def __init__(self, shown: Sequence[Choice] = ()) -> None:
        super().__init__()
        self._shown = tuple(shown)

    @property
    def shown(self) -> tuple[Choice, ...]:
        """What is listed."""
        return self._shown

    def action_below(self) -> None:
        """To the line below."""
        self.query_one(PickList).move(1)

    def action_above(self) -> None:
        """To the line above."""
        self.query_one(PickList).move(-1)

    def action_take(self) -> None:
        """Take what is under the cursor."""
        if self._shown:
            self.dismiss(self._shown[self.query_one(PickList).cursor])

    def action_close(self) -> None:
        """Take none."""
        self.dismiss(None)

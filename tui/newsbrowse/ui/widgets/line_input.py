"""An input line that shows nothing it should not."""

from __future__ import annotations

from textual.suggester import Suggester
from textual.widgets import Input

from newsbrowse.text.clean import clean


class LineInput(Input):
    """One line without a frame; what is typed or pasted into it is cleaned first."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        suggester: Suggester | None = None,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(
            clean(text),
            placeholder=placeholder,
            suggester=suggester,
            compact=True,
            select_on_focus=False,
            id=id,
        )
        self.cursor_blink = False

    def replace(self, text: str, start: int, end: int) -> None:
        """Put typed or pasted text, cleaned, in the place of a stretch of the line."""
        super().replace(clean(text), start, end)

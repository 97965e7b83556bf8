"""A few words that may need more than a line: why something cannot be, and what to do."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from newsbrowse.text.clean import clean


class Note(Static):
    """Shows a text, broken where the width ends; as high as it has to be."""

    DEFAULT_CSS = """
    Note { height: auto; min-height: 1; max-height: 4; color: $text-warning; background: $background; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self.text = ""

    def show(self, text: str) -> None:
        """Show a text, cleaned, in the place of the one before."""
        self.text = clean(text)
        self.update(Content(self.text))

"""Messages that more than one part of the browser sends."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class Said(Message):
    """Something the user should read once, in the status line."""

    text: str
    warning: bool = False


@dataclass
class Failed(Message):
    """Work for the user could not be done; one line, and what to do."""

    text: str
    hint: str = ""

    @property
    def line(self) -> str:
        """Both on one line."""
        return f"{self.text}  {self.hint}".strip()

"""What the status line has said, kept to be read again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

MOST = 500
"""Messages that are kept."""


class Spoken(Struct, frozen=True):
    """One message, cleaned, with the time of day it was said at."""

    at: datetime
    text: str
    warning: bool = False


class SpokenLog:
    """The last messages, in memory alone."""

    def __init__(self) -> None:
        self._kept: deque[Spoken] = deque(maxlen=MOST)

    def keep(self, text: str, *, warning: bool = False) -> None:
        """Keep a message, said now."""
        self._kept.append(Spoken(datetime.now().astimezone(), text, warning))

    def __iter__(self) -> Iterator[Spoken]:
        """The messages, the newest first."""
        return reversed(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

"""What the status line has said, to be read again."""

from __future__ import annotations

from collections.abc import Iterable

from newsbrowse.ui.screens.listing import Line, ListingScreen
from newsbrowse.ui.spoken import Spoken

_TIME = 8
"""Cells for the time of day."""


class MessagesScreen(ListingScreen):
    """The messages, the newest first, with their time; warnings stand out and begin with a sign."""

    def __init__(self, spoken: Iterable[Spoken]) -> None:
        lines = [
            Line(f"{one.at:%H:%M:%S}", f"! {one.text}" if one.warning else one.text, marked=one.warning)
            for one in spoken
        ]
        super().__init__(
            "Messages",
            lines or [Line("Nothing was said yet: what the status line says is kept here.")],
            _TIME,
        )

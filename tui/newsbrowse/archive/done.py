"""What was done, as it is told."""

from __future__ import annotations

from msgspec import Struct


class Done(Struct, frozen=True):
    """What was done, and is on disk.

    Attributes:
        label: what, in words that follow `Undone:`.
        articles: how many articles, or passages of them, were changed; 0 if all was so before, and then
            nothing was written.
    """

    label: str
    articles: int

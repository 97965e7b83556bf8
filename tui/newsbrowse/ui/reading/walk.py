"""Stepping through places of a text: matches, finds, mentions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from newsbrowse.models import Span


class Walk:
    """Places in order, one of which is the present one once a step was taken."""

    def __init__(self, spans: Sequence[Span] = ()) -> None:
        self.spans: list[Span] = list(spans)
        self.at: int | None = None

    @property
    def current(self) -> Span | None:
        """The present place."""
        return None if self.at is None else self.spans[self.at]

    def step(self, step: int, view: tuple[int, int]) -> bool:
        """Go to the next place (or the one before for -1); from the last comes the first.

        From a present place out of view the step goes from the view, as a reader expects who scrolled away.

        Args:
            step: 1 or -1; there must be places.
            view: where in the text the view begins and ends.

        Returns:
            Whether it went round the end.
        """
        here = self.current
        if self.at is not None and here is not None and view[0] <= here.start < view[1]:
            wanted = self.at + step
        elif step > 0:
            wanted = bisect_left(self.spans, (view[0], 0))
        else:
            wanted = bisect_right(self.spans, (view[0], 0)) - 1
        self.at = wanted % len(self.spans)
        return wanted != self.at

    def told(self, name: str, *, more: bool = False) -> str:
        """Where the present place stands: `match 3 of 12`; `more` if others may come."""
        of = f"{len(self.spans):,}{'+' if more else ''}"
        return f"{name} {self.at + 1:,} of {of}" if self.at is not None else ""

"""The places a user has been to, and the way back and forward through them. Pure."""

from __future__ import annotations

from newsbrowse.ui.state import Place

LONGEST = 200


class Trail:
    """Two stacks of places, as in a web browser."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    @property
    def leads_back(self) -> bool:
        """Whether there is a place before."""
        return bool(self._behind)

    @property
    def leads_forward(self) -> bool:
        """Whether there is a place that was gone back from."""
        return bool(self._ahead)

    def leave(self, place: Place) -> None:
        """The user goes on from a place to a new one: what lay ahead is gone."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
        del self._behind[:-LONGEST]
        self._ahead.clear()

    def back(self, place: Place) -> Place | None:
        """The place before, seen from the present one; None at the beginning."""
        if not self._behind:
            return None
        self._ahead.append(place)
        return self._behind.pop()

    def forward(self, place: Place) -> Place | None:
        """The place that `back` was called on; None at the end."""
        if not self._ahead:
            return None
        self._behind.append(place)
        return self._ahead.pop()

"""How the panes share the screen: widths the user chose, panes hidden, one pane over all."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace


class Shape(StrEnum):
    """The three arrangements; the screen's width chooses."""

    NARROW = "narrow"
    NORMAL = "normal"
    WIDE = "wide"


SIDEBAR, LIST, READER = "sidebar", "list", "reader"
PANES = (SIDEBAR, LIST, READER)

STEP = 4
STEP_LINES = 2
"""Columns and lines by which a pane grows at once."""

LEAST = 20
LEAST_LINES = 3

MEASURE = 82
"""Columns in which an article is best read, its margin included."""

FACTS, WIDEST_FACTS = 44, 56
"""Columns of the facts of an article, where they stand beside it."""

_SLIM_SIDEBAR, _SLIM_LIST = 30, 34
"""Columns that the facets and the list keep on a wide screen when they give way to facts."""


class Room(Struct, frozen=True):
    """The cells that all panes share."""

    columns: int
    lines: int

    @property
    def shape(self) -> Shape:
        """The arrangement for it."""
        if self.columns < 100:
            return Shape.NARROW
        return Shape.NORMAL if self.columns < 160 else Shape.WIDE

    def default(self, pane: str) -> int:
        """The columns of the facets or the list; of a narrow screen's list, over the article, its lines.

        On a wide screen the article has its measure before the list has more than it needs.
        """
        match self.shape, pane:
            case Shape.NARROW, "sidebar":
                return min(40, self.columns)
            case Shape.NARROW, _:
                return max(self.lines * 2 // 5, LEAST_LINES)
            case Shape.NORMAL, "sidebar":
                return min(max(self.columns * 26 // 100, 28), 36)
            case Shape.NORMAL, _:
                return min(max(self.columns * 37 // 100, 34), 50)
            case _, "sidebar":
                return 42
            case _:
                return min(max(self.columns - 42 - MEASURE, 48), 90)


class Layout(Struct, frozen=True):
    """How the user has arranged the panes. The reader takes what is left.

    Attributes:
        sizes: for a shape and a pane, the size the user gave it; else it is `Room.default`.
        hidden: panes that are not shown: the facets, the reader, or both.
        zoomed: the pane that has the screen to itself.
    """

    sizes: Mapping[tuple[Shape, str], int] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    zoomed: str | None = None

    def size(self, room: Room, pane: str) -> int:
        """The columns (lines, for the list of a narrow screen) of the facets or the list."""
        return self.sizes.get((room.shape, pane)) or room.default(pane)

    def widths(self, room: Room, *, facts: bool = False) -> tuple[int, int]:
        """The columns of the facets and the list, such that the panes shown have the least they need.

        Args:
            room: the cells that all panes share.
            facts: whether an article's facts are shown; on a wide screen the others give way, as far as
                they can, so that facts stand beside the article.
        """
        reader = LEAST if self.shows(READER) else 0
        sidebar = min(self.size(room, SIDEBAR), max(room.columns - LEAST - reader, LEAST))
        beside = sidebar if self.shows(SIDEBAR) else 0
        listed = min(self.size(room, LIST), max(room.columns - beside - reader, LEAST))
        if not facts or not reader or room.shape is not Shape.WIDE:
            return sidebar, listed
        slim = min(sidebar, _SLIM_SIDEBAR)
        left = room.columns - MEASURE - FACTS - (slim if beside else 0)
        if left < _SLIM_LIST:
            return sidebar, listed
        return slim, min(listed, left)

    def lines(self, room: Room) -> int:
        """The lines of a narrow screen's list, such that the article keeps some."""
        return min(self.size(room, LIST), max(room.lines - LEAST_LINES, LEAST_LINES))

    def shows(self, pane: str) -> bool:
        """Whether a pane is shown."""
        return pane == self.zoomed if self.zoomed else pane not in self.hidden

    def resized(self, room: Room, pane: str, by: int) -> Layout:
        """With a pane larger by some cells; the reader grows by what the list loses.

        Args:
            room: the cells that all panes share.
            pane: the pane that has the focus.
            by: cells; negative for smaller.
        """
        if pane == READER:
            pane, by = LIST, -by
        least, most = self._bounds(room, pane)
        size = min(max(self.size(room, pane) + by, least), max(most, least))
        return replace(self, sizes={**self.sizes, (room.shape, pane): size})

    def _bounds(self, room: Room, pane: str) -> tuple[int, int]:
        """The least and the largest size of a pane, beside the others that are shown."""
        if room.shape is Shape.NARROW:
            return (LEAST_LINES, room.lines - LEAST_LINES) if pane == LIST else (LEAST, room.columns)
        beside = sum(self.size(room, one) for one in (SIDEBAR, LIST) if one != pane and self.shows(one))
        return LEAST, room.columns - beside - (LEAST if self.shows(READER) else 0)

    def toggled(self, pane: str) -> Layout:
        """With a pane hidden, or shown again."""
        return replace(self, hidden=self.hidden ^ {pane}, zoomed=None)

    def with_zoom(self, pane: str) -> Layout:
        """With a pane over the whole screen, or all as before."""
        return replace(self, zoomed=None if self.zoomed else pane)

    def showing(self, pane: str) -> Layout:
        """With a pane in view: it is about to have the focus."""
        if self.shows(pane):
            return self
        if self.zoomed:
            return replace(self, zoomed=pane)
        return replace(self, hidden=self.hidden - {pane})

    def as_dict(self) -> dict[str, object]:
        """The layout as JSON values."""
        sizes = [[shape.value, pane, size] for (shape, pane), size in self.sizes.items()]
        return {"sizes": sizes, "hidden": sorted(self.hidden), "zoomed": self.zoomed}

    @classmethod
    def from_dict(cls, data: object) -> Layout:
        """The layout that `as_dict` described; what cannot be understood is left at its default."""
        if not isinstance(data, dict):
            return cls()
        zoomed, hidden = data.get("zoomed"), data.get("hidden")
        return cls(
            sizes=dict(_sizes(data.get("sizes"))),
            hidden=frozenset({SIDEBAR, READER}.intersection(_texts(hidden))),
            zoomed=zoomed if zoomed in PANES and isinstance(zoomed, str) else None,
        )


def _texts(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _sizes(value: object) -> list[tuple[tuple[Shape, str], int]]:
    found = []
    for item in value if isinstance(value, list) else []:
        match item:
            case [str(shape), str(pane), int(size)] if shape in set(Shape) and pane in (SIDEBAR, LIST):
                found.append(((Shape(shape), pane), min(max(size, LEAST_LINES), 1_000)))
    return found

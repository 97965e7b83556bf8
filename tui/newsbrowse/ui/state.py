"""A place: where the user is, as a value that survives the session."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from newsbrowse.models import Field, Search, Selection, Sort
from newsbrowse.ui.layout import Layout

_LONGEST_ID = 40


class ComparedPair(Struct, frozen=True):
    """Two articles beside each other, and how far the reader is in them.

    Attributes:
        left: the id of the article on the left.
        right: the id of the one on the right.
        row: the first row in view, from 0.
        entry: the row of the ledger that the cursor is on, from 0.
    """

    left: str
    right: str
    row: int = 0
    entry: int = 0

    def as_dict(self) -> dict[str, object]:
        """The pair as JSON values."""
        return {"left": self.left, "right": self.right, "row": self.row, "entry": self.entry}

    @classmethod
    def from_json(cls, data: object) -> ComparedPair | None:
        """The pair that `as_dict` described; None for anything else."""
        if not isinstance(data, dict):
            return None
        ids = [data.get(name) for name in ("left", "right")]
        if not all(isinstance(one, str) and 0 < len(one) <= _LONGEST_ID for one in ids):
            return None
        return cls(str(ids[0]), str(ids[1]), _count(data.get("row")), _count(data.get("entry")))


class Place(Struct, frozen=True):
    """Search, selections, cursor, scroll, the marked article and the compared pair.

    Attributes:
        row: the cursor in the list, from 0.
        top: the first line shown of the list.
        read_top: the first line shown of the article.
        marked: the id of the article marked for comparing, or None.
        pane: the pane that had the focus: `list`, `reader` or `facets`.
        folded: whether near-duplicates were one line.
        layout: how the panes were arranged.
        comparing: the articles that were compared, if the comparison lay over the rest.
    """

    search: Search = field(default_factory=Search)
    row: int = 0
    top: int = 0
    read_top: int = 0
    marked: str | None = None
    pane: str = "list"
    folded: bool = False
    layout: Layout = Layout()
    comparing: ComparedPair | None = None

    def as_dict(self) -> dict[str, object]:
        """The place as JSON values."""
        return {
            "text": self.search.text,
            "selections": [[s.field.value, s.value, s.excluded] for s in self.search.selections],
            "switched": sorted(field.value for field in self.search.switched),
            "in_passing": self.search.in_passing,
            "sort": self.search.sort.value if self.search.sort else None,
            "row": self.row,
            "top": self.top,
            "read_top": self.read_top,
            "marked": self.marked,
            "pane": self.pane,
            "folded": self.folded,
            "layout": self.layout.as_dict(),
            "comparing": self.comparing.as_dict() if self.comparing else None,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, object] | None) -> Place:
        """The place that `as_dict` described; what cannot be understood is left at its default."""
        if not data:
            return cls()
        text = data.get("text")
        marked = data.get("marked")
        pane = data.get("pane")
        return cls(
            search=Search(
                text=text if isinstance(text, str) else "",
                selections=_selections(data.get("selections")),
                sort=_sort(data.get("sort")),
                switched=_fields(data.get("switched")),
                in_passing=data.get("in_passing") is True,
            ),
            row=_count(data.get("row")),
            top=_count(data.get("top")),
            read_top=_count(data.get("read_top")),
            marked=marked if isinstance(marked, str) else None,
            pane=pane if pane in ("list", "reader", "facets") and isinstance(pane, str) else "list",
            folded=data.get("folded") is True,
            layout=Layout.from_dict(data.get("layout")),
            comparing=ComparedPair.from_json(data.get("comparing")),
        )


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def _sort(value: object) -> Sort | None:
    return Sort(value) if isinstance(value, str) and value in set(Sort) else None


def _fields(value: object) -> frozenset[Field]:
    values = value if isinstance(value, list) else []
    return frozenset(Field(one) for one in values if isinstance(one, str) and one in set(Field))


def _selections(value: object) -> tuple[Selection, ...]:
    if not isinstance(value, list):
        return ()
    found = []
    for item in value:
        if isinstance(item, list) and len(item) == 3:
            facet, name, excluded = item
            if isinstance(name, str) and facet in set(Field) and isinstance(excluded, bool):
                found.append(Selection(Field(facet), name, excluded))
    return tuple(found)

"""A place: where the user is, as a value that survives the session."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from newsbrowse.models import Field, Search, Selection, Sort
from newsbrowse.ui.layout import Layout


class Place(Struct, frozen=True):
    """Search, selections, cursor, scroll and the marked article.

    Attributes:
        row: the cursor in the list, from 0.
        top: the first line shown of the list.
        read_top: the first line shown of the article.
        marked: the id of the article marked for comparing, or None.
        pane: the pane that had the focus: `list`, `reader` or `facets`.
        folded: whether near-duplicates were one line.
        layout: how the panes were arranged.
    """

    search: Search = field(default_factory=Search)
    row: int = 0
    top: int = 0
    read_top: int = 0
    marked: str | None = None
    pane: str = "list"
    folded: bool = False
    layout: Layout = Layout()

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

"""The rows of the facets as they are painted: labels, bars, counts."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.strip import Strip

from newsbrowse.text.clean import clean
from newsbrowse.ui.facet_rows import Row, RowKind
from newsbrowse.ui.strips import LineBuilder
from newsbrowse.ui.widgets.lines import CursorView

_BAR = 4
"""Cells of the longest bar."""


class FacetLines(CursorView):
    """Paints rows of facets; what they are and when they are greyed is its subclass's matter."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "facets--heading",
        "facets--mode",
        "facets--label",
        "facets--cursor",
        "facets--chosen",
        "facets--excluded",
        "facets--zero",
        "facets--bar",
        "facets--count",
    }

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: list[Row] = []
        self._stale = False
        self._count_width = 3

    def render_row(self, row: int, part: int, width: int) -> Strip:
        """One line of the sidebar."""
        line = self._lines[row]
        builder = LineBuilder(width)
        dim = self.style_of("facets--mode")
        if line.kind is RowKind.HEADING:
            heading = self.style_of("facets--heading")
            builder.add(f" {line.label}", heading, max(width - len(line.value) - 1, 0))
            return builder.add(line.value, dim).strip(dim)
        if line.kind is RowKind.EMPTY:
            sign = "▌" if row == self.cursor else " "
            return builder.add(f"{sign}  {line.label}", dim).strip(dim)
        if line.kind is RowKind.BLANK:
            return builder.strip(dim)
        at_cursor = row == self.cursor
        label = self._label_style(line, at_cursor=at_cursor)
        builder.add("▌" if at_cursor else " ", label)
        if line.kind is RowKind.MORE:
            return builder.add(f"  {line.label}", label).strip(label)
        return self._value(builder, line, label, at_cursor=at_cursor)

    def _value(self, builder: LineBuilder, line: Row, label: Style, *, at_cursor: bool) -> Strip:
        sign = {True: "+", False: "−", None: " "}[line.state]
        fold = {True: "▾ ", False: "▸ ", None: ""}[line.open]
        bar = line.spark or "■" * max(round(line.share * _BAR), 1 if line.share else 0)
        bar_width = 12 if line.spark else _BAR
        over = self.style_of("facets--cursor") if at_cursor else Style.null()
        bar_style = self.style_of("facets--zero" if self._stale else "facets--bar") + _background(over)
        count = self.style_of("facets--zero" if self._stale or line.is_idle else "facets--count")
        builder.add(f"{sign} {'  ' * line.depth}{fold}", label)
        room = builder.room - bar_width - self._count_width - 3
        builder.add(clean(line.label), label, max(room, 0))
        builder.add(" ", label).add(bar, bar_style, bar_width)
        counted = f" {line.number:>{self._count_width}} "
        return builder.add(counted, count + _background(over)).strip(label)

    def _label_style(self, line: Row, *, at_cursor: bool) -> Style:
        base = self.style_of("facets--cursor" if at_cursor else "facets--label")
        if line.state is True:
            return self.style_of("facets--chosen") + _background(base)
        if line.state is False:
            return self.style_of("facets--excluded") + _background(base)
        if line.kind is RowKind.VALUE and line.is_idle:
            return self.style_of("facets--zero") + _background(base)
        return base


def _background(style: Style) -> Style:
    return Style(bgcolor=style.bgcolor) if style.bgcolor else Style.null()

"""The ways to go on with a half-typed query, below the search box."""

from __future__ import annotations

from typing import ClassVar

from textual.strip import Strip
from textual.widget import Widget

from newsbrowse.models import Completion
from newsbrowse.text.clean import clean
from newsbrowse.ui.strips import LineBuilder


class CompletionList(Widget):
    """A few lines over the panes; shown only while there is something to offer."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"completion--text", "completion--count", "completion--chosen"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._items: tuple[Completion, ...] = ()
        self._chosen: int | None = None

    def show(self, items: tuple[Completion, ...], chosen: int | None) -> None:
        """Show completions, one of them maybe chosen; none hides the list."""
        self._items, self._chosen = items, chosen
        self.styles.height = max(len(items), 1)
        self.display = bool(items)
        self.refresh()

    @property
    def labels(self) -> tuple[str, ...]:
        """What is offered."""
        return tuple(item.label for item in self._items)

    def render_line(self, y: int) -> Strip:
        """One completion with its number of articles; called by Textual."""
        builder = LineBuilder(self.size.width)
        if y >= len(self._items):
            return builder.strip(self.rich_style)
        item = self._items[y]
        chosen = y == self._chosen
        text = self.get_component_rich_style("completion--chosen" if chosen else "completion--text")
        count = "" if item.count is None else f"{item.count:,} "
        builder.add("▌" if chosen else " ", text)
        builder.add(clean(item.label), text, max(builder.room - len(count) - 1, 0)).add(" ", text)
        return builder.add(
            count, self.get_component_rich_style("completion--count") if not chosen else text
        ).strip(text)

"""The line in which is typed what the values of a facet are to begin with."""

from __future__ import annotations

from typing import ClassVar

from newsbrowse.models import Field
from newsbrowse.ui.commands import Scope
from newsbrowse.ui.facet_rows import HEADINGS
from newsbrowse.ui.messages import Told
from newsbrowse.ui.widgets.line_input import LineInput


class FacetFilter(LineInput):
    """Stands at the top of the facets while one of them is filtered."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FILTER,)

    class Done(Told):
        """The user goes back to the facets; the filter stays as it is."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(sign="/", id=id)
        self.facet = Field.PEOPLE
        self.display = False

    def begin(self, facet: Field, text: str) -> None:
        """Filter a facet, beginning with the filter it has."""
        self.facet = facet
        self.placeholder = f"{HEADINGS[facet].lower()} that begin with …"
        self.value = text
        self.display = True
        self.focus()
        self.cursor_position = len(text)

    def action_done(self) -> None:
        """Keep the filter."""
        self.display = False
        self.post_message(self.Done())

    def action_drop(self) -> None:
        """Drop the filter."""
        self.value = ""
        self.display = False
        self.post_message(self.Done())

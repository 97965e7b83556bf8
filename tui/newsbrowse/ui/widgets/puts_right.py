"""The commands that put a person or a country right, for panes that have one under the cursor."""

from __future__ import annotations

from textual.widget import Widget

from newsbrowse.ui.commands import Need
from newsbrowse.ui.entitywork import NameWanted, Subject
from newsbrowse.ui.messages import Said


class PutsRight(Widget):
    """Says what is wanted of the subject under its cursor; the screen asks for the rest."""

    @property
    def subject(self) -> Subject | None:
        """The person or country under the cursor, if it is on one; the subclass knows."""
        return None

    def _want(self, verb: str) -> None:
        subject = self.subject
        self.post_message(Said(Need.NAME.value) if subject is None else NameWanted(verb, subject))

    def action_why(self) -> None:
        """Show which names are joined in the value, and why."""
        self._want("why")

    def action_rename(self) -> None:
        """Show the person under another name."""
        self._want("rename")

    def action_merge(self) -> None:
        """Show the value as another."""
        self._want("merge")

    def action_hide(self) -> None:
        """Keep the value out of the facet."""
        self._want("hide")

    def action_kind(self) -> None:
        """Say what the value is."""
        self._want("kind")

    def action_split(self) -> None:
        """Take a name out of the value."""
        self._want("split")

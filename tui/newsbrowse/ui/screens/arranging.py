"""A searching screen whose panes the user arranges: wider, narrower, hidden, one over all."""

from __future__ import annotations

from textual.events import Resize
from textual.widget import Widget

from newsbrowse.archive.library import Library
from newsbrowse.ui.layout import LIST, READER, SIDEBAR, STEP, STEP_LINES, Layout, Room, Shape
from newsbrowse.ui.screens.marking import MarkingScreen
from newsbrowse.ui.state import Place
from newsbrowse.ui.surroundings import keymap_of

_GONE = "-gone"

_BARS = 3
"""Lines that are not the panes': the search, the chips, the status."""


class ArrangingScreen(MarkingScreen):
    """Holds the layout and keeps `#sidebar-pane`, `#list-pane` and `#reader-pane` to it."""

    def __init__(self, library: Library, place: Place) -> None:
        super().__init__(library, place)
        self._arrangement = place.layout

    @property
    def arrangement(self) -> Layout:
        """How the panes are arranged."""
        return self._arrangement

    @property
    def room(self) -> Room:
        """The cells that the panes share."""
        width, height = self.app.size
        return Room(width, max(height - _BARS, 1))

    @property
    def pane_with_focus(self) -> str:
        """The pane that has the focus; the list where none has."""
        for pane in (SIDEBAR, READER):
            if self.query_one(f"#{pane}-pane").has_focus_within:
                return pane
        return LIST

    def on_resize(self, event: Resize) -> None:
        """Keep the panes to the layout on a screen of another size."""
        self._share_out()

    def _share_out(self) -> None:
        """Give the panes the sizes and places of the layout."""
        layout, room = self._arrangement, self.room
        narrow = room.shape is Shape.NARROW
        for pane in (SIDEBAR, LIST, READER):
            away = not layout.shows(pane) and not (narrow and pane == SIDEBAR and not layout.zoomed)
            self._pane(pane).set_class(away, _GONE)
        sidebar, listed = layout.widths(room, facts=self.shows_facts)
        alone = not layout.shows(READER)
        self._pane(SIDEBAR).styles.width = "100%" if layout.zoomed == SIDEBAR else sidebar
        self._pane(LIST).styles.width = "1fr" if narrow or alone else listed
        self._pane(LIST).styles.height = layout.lines(room) if narrow and not alone else "1fr"

    @property
    def columns_of_article(self) -> int:
        """The columns of the article's pane, as they are shared out; 0 if it is not shown."""
        layout, room = self._arrangement, self.room
        if not layout.shows(READER):
            return 0
        if layout.zoomed or room.shape is Shape.NARROW:
            return room.columns
        sidebar, listed = layout.widths(room, facts=self.shows_facts)
        return room.columns - listed - (sidebar if layout.shows(SIDEBAR) else 0)

    @property
    def shows_facts(self) -> bool:
        """Whether the facts of the article are shown."""
        return False

    def _pane(self, pane: str) -> Widget:
        return self.query_one(f"#{pane}-pane")

    def _rearrange(self, layout: Layout) -> None:
        self._arrangement = layout
        self._share_out()
        self._save_soon()

    def action_zoom(self) -> None:
        """The pane with the focus over the whole screen, or all panes again."""
        self._rearrange(self._arrangement.with_zoom(self.pane_with_focus))
        if self._arrangement.zoomed:
            self.say(f"Only this pane is shown; {keymap_of(self).told('browse.zoom')} shows all again.")

    def action_wider(self) -> None:
        """Make the pane with the focus larger."""
        self._resize(1)

    def action_narrower(self) -> None:
        """Make the pane with the focus smaller."""
        self._resize(-1)

    def _resize(self, sign: int) -> None:
        room, pane = self.room, self.pane_with_focus
        by = STEP_LINES if room.shape is Shape.NARROW and pane != SIDEBAR else STEP
        layout = self._arrangement.resized(room, pane, sign * by)
        if self._arrangement.zoomed:
            self.say("One pane has the whole screen: there is nothing to take from.")
        elif layout.sizes == self._arrangement.sizes:
            self.say("There is no more room to take." if sign > 0 else "The pane is as small as it can be.")
        else:
            self._rearrange(layout)

    def action_even(self) -> None:
        """The panes as they were at first."""
        self._rearrange(Layout())

    def action_hide_facets(self) -> None:
        """Hide the facets, or show them again."""
        self._hide(SIDEBAR)

    def action_hide_article(self) -> None:
        """Hide the article, or show it again."""
        self._hide(READER)

    def _hide(self, pane: str) -> None:
        if self.pane_with_focus == pane:
            self.focus_pane(LIST)
        self._rearrange(self._arrangement.toggled(pane))

    def bring_into_view(self, pane: str) -> None:
        """Show a pane that is about to have the focus."""
        if pane in (SIDEBAR, LIST, READER) and not self._arrangement.shows(pane):
            self._rearrange(self._arrangement.showing(pane))

"""How the user changes a search other than by its words: facets, chips, orders, ways out, saved searches."""

from __future__ import annotations

from msgspec.structs import replace
from textual import on
from textual.widgets import Input

from newsbrowse.archive.facets import choosing
from newsbrowse.archive.renaming import Renaming
from newsbrowse.models import Search
from newsbrowse.ui import wording
from newsbrowse.ui.background import SavedListed
from newsbrowse.ui.messages import Told
from newsbrowse.ui.screens.searching import SearchingScreen
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.article_list import ArticleList
from newsbrowse.ui.widgets.chips import Chips
from newsbrowse.ui.widgets.facet_filter import FacetFilter
from newsbrowse.ui.widgets.facet_sidebar import FacetSidebar
from newsbrowse.ui.widgets.search_box import SearchBox
from newsbrowse.ui.widgets.ways_list import WaysList


class SearchRenamed(Told):
    """A saved search has another name."""

    name: str
    new: str


class ChangingScreen(SearchingScreen):
    """A searching screen whose panes change the search."""

    @on(FacetSidebar.Toggled)
    def _toggled(self, event: FacetSidebar.Toggled) -> None:
        chosen = choosing(self.search, event.field, event.value)
        if event.excluded or chosen == self.search:
            chosen = self.search.toggled(event.field, event.value, excluded=event.excluded)
        self.set_search(chosen)

    @on(FacetSidebar.RuleSwitched)
    def _rule_switched(self, event: FacetSidebar.RuleSwitched) -> None:
        self.set_search(self.search.with_switched(event.field))

    @on(FacetSidebar.PassingSwitched)
    def _passing_switched(self) -> None:
        self.set_search(self.search.with_passing_switched())

    @on(FacetSidebar.Rearranged)
    def _rearranged(self) -> None:
        self._ask_counts()

    @on(FacetSidebar.FilterWanted)
    def _filter_wanted(self, event: FacetSidebar.FilterWanted) -> None:
        options = self.query_one(FacetSidebar).options
        self.query_one(FacetFilter).begin(event.field, options.matching.get(event.field, ""))

    @on(Input.Changed, "#facet-filter")
    def _filtered(self, event: Input.Changed) -> None:
        event.stop()
        sidebar, facet = self.query_one(FacetSidebar), self.query_one(FacetFilter).facet
        if event.value != sidebar.options.matching.get(facet, ""):
            sidebar.rearrange(sidebar.options.with_matching(facet, event.value))

    @on(FacetFilter.Done)
    def _filter_done(self) -> None:
        self.focus_pane("sidebar")

    @on(Chips.Removed)
    def _chip_removed(self, event: Chips.Removed) -> None:
        self.set_search(self.search.without(event.selection))
        if not self.search.selections:
            self.focus_pane("list")

    @on(Chips.Turned)
    def _chip_turned(self, event: Chips.Turned) -> None:
        one = event.selection
        self.set_search(self.search.toggled(one.field, one.value, excluded=not one.excluded))

    @on(WaysList.Taken)
    def _way_taken(self, event: WaysList.Taken) -> None:
        self.query_one(SearchBox).value = event.way.search.text
        self.set_search(event.way.search)
        self.focus_pane("list")

    def action_clear_selections(self) -> None:
        """Drop all chosen and excluded values."""
        self.set_search(replace(self.search, selections=()))

    def action_look_at_all(self) -> None:
        """All articles, without words and values."""
        self.query_one(SearchBox).value = ""
        self.set_search(Search(sort=self.search.sort))

    def action_cycle_sort(self) -> None:
        """The next order: best, newest, oldest."""
        self.set_search(replace(self.search, sort=wording.next_order(self.search, self._page)))

    def action_fold(self) -> None:
        """Near-duplicates in one line, or each in its own."""
        self._folded = not self._folded
        self._ask_hits(self._request)
        if self._folded:
            self.jobs.count_texts(self.search, keymap_of(self).shown("list.alike"))
        else:
            self.say("Each article has its line.")

    def action_more_like_this(self) -> None:
        """Articles similar to the one under the cursor."""
        hit = self.query_one(ArticleList).hit
        if hit is None:
            self.say("No article to look for others like it.")
            return
        text = f"similar:{hit.id}"
        self.query_one(SearchBox).value = text
        self.set_search(Search(text))

    def action_go_back(self) -> None:
        """The search before."""
        self._go_to(self._trail.back(self.place))

    def action_go_forward(self) -> None:
        """The search that was gone back from."""
        self._go_to(self._trail.forward(self.place))

    def action_save_search(self) -> None:
        """Ask for a name and keep the search."""
        from newsbrowse.ui.screens.saved import ask_for_a_name

        ask_for_a_name(self)

    def action_saved_searches(self) -> None:
        """List the saved searches."""
        self.jobs.list_saved()

    @on(SavedListed)
    def _saved_listed(self, event: SavedListed) -> None:
        from newsbrowse.ui.screens.saved import list_saved

        list_saved(self, event.saved)

    @on(SearchRenamed)
    def _search_renamed(self, event: SearchRenamed) -> None:
        self.follow(Renaming("saved", event.name, event.new))
        self.say(
            f"{event.name} is saved as {event.new} now; {keymap_of(self).told('browse.undo')} takes it back."
        )

    def follow(self, renaming: Renaming) -> None:
        """Go on with the same search where it names what has another name now."""
        text = renaming.query(self.search.text)
        if text != self.search.text:
            self.query_one(SearchBox).value = text
            self.set_search(self.search.with_text(text))

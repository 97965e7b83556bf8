"""What a screen with a list knows of comparing: the marked article, and the comparison that lies over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from newsbrowse.archive.library import Library
from newsbrowse.models import Hit, Search
from newsbrowse.text.clean import clean
from newsbrowse.ui.screens.showing import ShowingScreen
from newsbrowse.ui.state import ComparedPair, Place
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from newsbrowse.ui.comparing import Compared, Uncompared
    from newsbrowse.ui.screens.accounts import Left
    from newsbrowse.ui.screens.compare import CompareScreen


class PairingScreen(ShowingScreen):
    """Marks an article, compares another with it, and keeps the comparison as a part of the place."""

    def __init__(self, library: Library, place: Place) -> None:
        super().__init__(library, place)
        self._compare_with = place.marked
        self._pair_wanted = place.comparing
        self._comparing: CompareScreen | None = None

    def action_compare(self) -> None:
        """Mark the article, or compare it with the marked one."""
        hit = self.query_one(ArticleList).hit
        if hit is None:
            return
        if self._compare_with is None:
            self._mark(hit)
            key = keymap_of(self).shown("browse.compare")
            self.say(f"{key} on another article compares it with “{clean(hit.title)}”")
        elif self._compare_with == hit.id:
            self._mark(None)
            self.say("Mark taken back.")
        else:
            self._compare(self._compare_with, hit.id)

    def _mark(self, hit: Hit | None) -> None:
        self._compare_with = hit.id if hit else None
        self.query_one(ArticleList).mark(self._compare_with)
        self._save_soon()

    def action_compare_best(self) -> None:
        """Compare the article with the one most worth it."""
        if hit := self.query_one(ArticleList).hit:
            self._compare(hit.id, None)

    def _compare(self, left: str, right: str | None) -> None:
        self._pair_wanted = None
        self.jobs.compare.ask((left, right))

    def ask_for_pair(self) -> None:
        """Compare again what was compared in the place that the user came to, if anything was."""
        if self._pair_wanted is not None:
            self.jobs.compare.ask(self._pair_wanted)

    @property
    def compared_pair(self) -> ComparedPair | None:
        """What is compared, or is about to be."""
        return self._comparing.pair if self._comparing else self._pair_wanted

    def on_compared(self, event: Compared) -> None:
        """Show a comparison: a new one, or that of the place the user came to."""
        from newsbrowse.ui.comparing import Accounts
        from newsbrowse.ui.screens.compare import CompareScreen

        if self._comparing is not None or event.pair != self._pair_wanted:
            return
        if event.pair is None:
            self._mark(None)
            self._trail.leave(self.place)
        self._pair_wanted = None
        self._comparing = CompareScreen(
            event, Accounts(self.library), leads_back=self.leads_back, leads_forward=self.leads_forward
        )
        self.app.push_screen(self._comparing, self._comparison_left)

    def on_uncompared(self, event: Uncompared) -> None:
        """Say why there is no comparison."""
        self._pair_wanted = None
        self.say(event.line, warning=True)

    def leave_pair(self, pair: ComparedPair) -> None:
        """Another comparison takes the place of one, which can be gone back to."""
        self._trail.leave(replace(self.place, comparing=pair))

    def pair_moved(self) -> None:
        """The reader is somewhere else in the comparison: a place to be kept."""
        self._save_soon()

    def _comparison_left(self, left: Left | None) -> None:
        self._comparing = None
        if left is None:
            return
        place = replace(self.place, comparing=left.pair)
        if left.step:
            self._go_to(self._trail.back(place) if left.step < 0 else self._trail.forward(place))
        else:
            self._trail.leave(place)
        self._save_soon()

    def _change(self, search: Search, *, typing: bool = False) -> None:
        self._pair_wanted = None
        super()._change(search, typing=typing)

    def _go_to(self, place: Place | None) -> None:
        super()._go_to(place)
        if place is not None:
            self._pair_wanted = place.comparing
            self.ask_for_pair()

"""What a screen with a comparison does beside showing it: other accounts, swapped sides, a copied pair."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from textual import on
from textual.message import Message

from newsbrowse.config.settings import CITATION_STYLE
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Comparison, Hit, Pair
from newsbrowse.text.clean import clean
from newsbrowse.ui.comparing import Accounts, Compared, Listed
from newsbrowse.ui.copying import Copied, copied, tell
from newsbrowse.ui.labels import hit_line
from newsbrowse.ui.messages import Failed, Said
from newsbrowse.ui.screens.status import StatusScreen
from newsbrowse.ui.state import ComparedPair
from newsbrowse.ui.surroundings import settings_of

if TYPE_CHECKING:
    from newsbrowse.ui.screens.pick import Picked


class Left(Struct, frozen=True):
    """The reader has left a comparison.

    Attributes:
        pair: it, and how far the reader was.
        step: -1 for the place before, 1 for the next, 0 for what the comparison lay over.
    """

    pair: ComparedPair
    step: int = 0


class AccountsScreen(StatusScreen[Left]):
    """Holds a comparison and replaces it. Its subclass shows it.

    Args:
        shown: the comparison, and where in it to begin.
        accounts: what compares others.
        leads_back: whether there is a place before.
        leads_forward: whether there is one that was gone back from.
    """

    def __init__(
        self, shown: Compared, accounts: Accounts, *, leads_back: bool = False, leads_forward: bool = False
    ) -> None:
        super().__init__()
        self._shown = shown
        self._accounts = accounts
        self._leads = leads_back, leads_forward

    @property
    def comparison(self) -> Comparison:
        """The comparison."""
        return self._shown.texts.comparison

    @property
    def chosen(self) -> Pair | None:
        """The pair that the reader is at; the subclass knows."""
        return None

    # What is copied.

    def action_copy(self) -> None:
        """Copy the pair with both citations."""
        from newsbrowse.writing.citations import Style
        from newsbrowse.writing.pairs import taken_pair

        pair = self.chosen
        if pair is None:
            return
        comparison, style = self.comparison, Style(settings_of(self)[CITATION_STYLE])

        def work() -> Message:
            return copied(taken_pair(comparison, pair, style))

        self._do("copy", work)

    @on(Copied)
    def _copied(self, event: Copied) -> None:
        tell(self.app, event.receipt)

    # Other articles.

    def action_swap(self) -> None:
        """Left to the right and right to the left."""
        self._do("replace", partial(self._accounts.swapped, self.comparison))

    def action_candidate(self) -> None:
        """The next of the articles most worth comparing with the left one, on the right."""
        self._do("replace", partial(self._next_candidate, self.comparison))

    def _next_candidate(self, comparison: Comparison) -> Message:
        hits = self._accounts.candidates(comparison.left)
        if not hits:
            return Said("No article is like the left one.", warning=True)
        ids = [hit.id for hit in hits]
        at = ids.index(comparison.right.id) + 1 if comparison.right.id in ids else 0
        return self._accounts.with_right(comparison.left, hits[at % len(hits)], at % len(hits))

    def action_candidates(self) -> None:
        """Pick what is to stand on the right."""
        left = self.comparison.left
        self._do("list", lambda: Listed(self._accounts.candidates(left)))

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        from newsbrowse.ui.screens.pick import PickScreen

        if not event.hits:
            self.say("No article is like the left one.", warning=True)
            return
        lines = [(clean(hit.title), hit_line(hit)) for hit in event.hits]
        screen = PickScreen("To compare with the left one", lines)
        self.app.push_screen(screen, partial(self._picked, event.hits))

    def _picked(self, hits: tuple[Hit, ...], picked: Picked | None) -> None:
        if picked is not None:
            self._do(
                "replace",
                partial(self._accounts.with_right, self.comparison.left, hits[picked.row], picked.row),
            )

    def _do(self, group: str, work: Callable[[], Message]) -> None:
        """Work in a thread and post what comes of it; what the same key began before is dropped."""
        asked = self.comparison

        def told() -> None:
            try:
                answer = work()
            except NewsbrowseError as error:
                answer = Failed(error.message, error.hint)
            if group != "replace" or self.comparison is asked:
                self.post_message(answer)

        self.run_worker(told, thread=True, exclusive=True, group=group)

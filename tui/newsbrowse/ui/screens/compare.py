"""The screen with two articles side by side and the ledger below."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import DescendantFocus, Resize
from textual.message import Message
from textual.screen import Screen

from newsbrowse.config.settings import CITATION_STYLE
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Article, Comparison, Hit
from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Need, Scope
from newsbrowse.ui.comparing import Accounts, Compared, Listed
from newsbrowse.ui.labels import article_line, hit_line, ledger_sum
from newsbrowse.ui.messages import Failed, Said, Told
from newsbrowse.ui.surroundings import keymap_of, settings_of
from newsbrowse.ui.themed import ThemedApp
from newsbrowse.ui.widgets.bars import Bar, PaneTitle
from newsbrowse.ui.widgets.compare_view import CompareView
from newsbrowse.ui.widgets.ledger import Ledger
from newsbrowse.ui.widgets.status import StatusBar

if TYPE_CHECKING:
    from newsbrowse.ui.screens.pick import Picked
    from newsbrowse.writing.clipboard import Receipt

_LEGEND = "= same  ≈ nearly  ~ same claim"


class Copied(Told):
    """A pair is copied, as far as that is known."""

    receipt: Receipt


class CompareScreen(Screen[None]):
    """A comparison: its texts, its ledger, and the keys between them."""

    AUTO_FOCUS = "#texts"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.COMPARE,)

    def __init__(self, comparison: Comparison, accounts: Accounts) -> None:
        super().__init__()
        self.comparison = comparison
        self._accounts = accounts

    def compose(self) -> ComposeResult:
        """Titles, texts, ledger, status."""
        with Container(id="compare-titles"):
            yield PaneTitle(id="left-title")
            yield Bar(id="title-rule")
            yield PaneTitle(id="right-title")
        yield CompareView(self.comparison, id="texts")
        yield PaneTitle(id="ledger-title")
        yield Ledger(self.comparison.ledger, id="ledger")
        yield StatusBar(_LEGEND, id="status")

    def on_mount(self) -> None:
        """Start in the texts."""
        self.query_one(CompareView).focus()

    def on_resize(self, event: Resize) -> None:
        """Set the titles over the columns, or one below the other."""
        self.call_after_refresh(self._show_titles)

    @on(DescendantFocus)
    def _focus_moved(self) -> None:
        self._show_titles()
        self.show_hints()

    def show_hints(self) -> None:
        """Show the keys of the part that has the focus."""
        ledger = (Scope.LEDGER,) if self.query_one(Ledger).has_focus else ()
        scopes = (*ledger, Scope.COMPARE, Scope.APP)
        hints = keymap_of(self).hints(scopes, lambda command: all(map(self.holds, command.needs)))
        self.query_one(StatusBar).show_keys(hints)

    def holds(self, need: Need) -> bool:
        """Whether what a command needs is so."""
        texts = self.query_one(CompareView)
        match need:
            case Need.DIFFERENCE:
                return texts.differs
            case Need.PAIR:
                return texts.pair is not None
            case Need.COLUMNS:
                return texts.side_by_side
            case Need.APART:
                return texts.apart
            case Need.ROW:
                return bool(self.comparison.ledger)
        return True

    @on(CompareView.Moved)
    def _show_titles(self) -> None:
        texts = self.query_one(CompareView)
        at_texts, beside = texts.has_focus, texts.side_by_side
        self.query_one("#compare-titles").set_class(not beside, "-stacked")
        self.query_one("#title-rule", Bar).show([("│", "bar--dim")])
        above = f"↑ {texts.top}" if texts.top else ""
        for at, (name, article) in enumerate(zip(("left", "right"), self._articles, strict=True)):
            title = self.query_one(f"#{name}-title", PaneTitle)
            title.styles.width = (texts.size.width - 3) // 2 + 2 if beside and not at else "1fr"
            its_turn = at_texts and (texts.active == at if texts.apart else at == 0)
            sign = "" if beside else f"{'LR'[at]} "
            shown = above if bool(at) == beside else ""
            title.name_pane(sign + article_line(article), shown, focused=its_turn)
        counted = ledger_sum(self.comparison.ledger)
        self.query_one("#ledger-title", PaneTitle).name_pane("Ledger", counted, focused=not at_texts)

    @property
    def _articles(self) -> tuple[Article, Article]:
        return self.comparison.left, self.comparison.right

    @on(Said)
    def _said(self, event: Said) -> None:
        self.say(event.text, warning=event.warning)

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.say(event.line, warning=True)

    def say(self, text: str, *, warning: bool = False) -> None:
        """Show a message for a while."""
        self.query_one(StatusBar).say(text, warning=warning)

    @on(Ledger.Wanted)
    def _wanted(self, event: Ledger.Wanted) -> None:
        self.query_one(CompareView).go_to_spans(event.left, event.right)

    def action_next_difference(self) -> None:
        """The next pair that differs."""
        self.query_one(CompareView).step_difference(1)

    def action_previous_difference(self) -> None:
        """The pair that differs before."""
        self.query_one(CompareView).step_difference(-1)

    def action_next_row(self) -> None:
        """The next row of the ledger, and its places in both texts."""
        self._step_row(1)

    def action_previous_row(self) -> None:
        """The row of the ledger before, and its places in both texts."""
        self._step_row(-1)

    def _step_row(self, step: int) -> None:
        ledger = self.query_one(Ledger)
        if not ledger.step(step):
            self.say("That was the last row." if step > 0 else "That was the first row.")

    def action_switch_pane(self) -> None:
        """Between the texts and the ledger."""
        texts = self.query_one(CompareView)
        (self.query_one(Ledger) if texts.has_focus else texts).focus()

    def action_apart(self) -> None:
        """Scroll each text by itself, or both together."""
        texts = self.query_one(CompareView)
        texts.turn_apart()
        self.say("Each text scrolls by itself." if texts.apart else "Both texts scroll together, in step.")

    def action_left_text(self) -> None:
        """Scroll the left text."""
        self.query_one(CompareView).turn_to(0)

    def action_right_text(self) -> None:
        """Scroll the right text."""
        self.query_one(CompareView).turn_to(1)

    def action_dim(self) -> None:
        """Dim what stands alone, or not."""
        self.query_one(CompareView).turn_dim()

    def action_why(self) -> None:
        """Tell what made the pair."""
        from newsbrowse.compare.reasons import reasons
        from newsbrowse.ui.screens.text import TextScreen

        if pair := self.query_one(CompareView).pair:
            told = "\n\n".join(f"{label}: {words}" for label, words in reasons(self.comparison, pair))
            self.app.push_screen(TextScreen("Why these two", told))

    # What is copied.

    def action_copy(self) -> None:
        """Copy the pair with both citations."""
        from newsbrowse.writing.citations import Style
        from newsbrowse.writing.clipboard import copy
        from newsbrowse.writing.kept import kept_path
        from newsbrowse.writing.pairs import taken_pair

        pair = self.query_one(CompareView).pair
        if pair is None:
            return
        comparison, style = self.comparison, Style(settings_of(self)[CITATION_STYLE])

        def work() -> Message:
            return Copied(copy(taken_pair(comparison, pair, style), kept_path(), os.environ))

        self._do("copy", work)

    @on(Copied)
    def _copied(self, event: Copied) -> None:
        if event.receipt.sequence and isinstance(self.app, ThemedApp):
            self.app.send(event.receipt.sequence)
        self.say(event.receipt.line, warning=event.receipt.warning)

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

    @on(Compared)
    def _compared(self, event: Compared) -> None:
        self.comparison = event.comparison
        self.query_one(CompareView).show(event.comparison)
        self.query_one(Ledger).show(event.comparison.ledger)
        self._show_titles()
        self.show_hints()
        if event.place >= 0:
            self.say(f"Candidate {event.place + 1}: {clean(event.comparison.right.title)}")

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

    def action_close(self) -> None:
        """Back to where the user was."""
        self.dismiss()

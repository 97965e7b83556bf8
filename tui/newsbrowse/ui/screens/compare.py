"""The screen with two articles side by side and the ledger below."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.events import DescendantFocus, Resize

from newsbrowse.models import Article, Pair
from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Need, Scope
from newsbrowse.ui.comparing import Compared
from newsbrowse.ui.labels import article_line
from newsbrowse.ui.messages import PairLeft, PairMoved
from newsbrowse.ui.screens.accounts import AccountsScreen, Left
from newsbrowse.ui.state import ComparedPair
from newsbrowse.ui.widgets.bars import Bar, PaneTitle
from newsbrowse.ui.widgets.compare_view import CompareView
from newsbrowse.ui.widgets.ledger import Ledger
from newsbrowse.ui.widgets.status import StatusBar

_LEGEND = "= same  ≈ nearly  ~ same claim"


class CompareScreen(AccountsScreen):
    """A comparison: its texts, its ledger, and the keys between them."""

    AUTO_FOCUS = "#texts"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.COMPARE,)

    @property
    def pair(self) -> ComparedPair:
        """What is compared, and how far the reader is."""
        if not self.is_mounted:
            return self._shown.pair or ComparedPair(self.comparison.left.id, self.comparison.right.id)
        row, entry = self.query_one(CompareView).first_row, self.query_one(Ledger).cursor
        return ComparedPair(self.comparison.left.id, self.comparison.right.id, row, entry)

    @property
    def chosen(self) -> Pair | None:
        """The pair that was last gone to, or the first in view."""
        return self.query_one(CompareView).pair

    def compose(self) -> ComposeResult:
        """Titles, what is to be known of the two, texts, ledger, status."""
        with Container(id="compare-titles"):
            yield PaneTitle(id="left-title")
            yield Bar(id="title-rule")
            yield PaneTitle(id="right-title")
        begun = self._shown.pair
        yield Bar(id="notice", classes="" if self._shown.texts.notice else "-none")
        yield CompareView(self._shown.texts, row=begun.row if begun else None, id="texts")
        yield PaneTitle(id="ledger-title")
        yield Ledger(self.comparison.ledger, cursor=begun.entry if begun else 0, id="ledger")
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

    @property
    def hinted(self) -> tuple[Scope, ...]:
        """The keys of the part that has the focus."""
        ledger = (Scope.LEDGER,) if self.query_one(Ledger).has_focus else ()
        return (*ledger, Scope.COMPARE, Scope.APP)

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
            case Need.EARLIER:
                return self._leads[0]
            case Need.LATER:
                return self._leads[1]
        return True

    @on(CompareView.Moved)
    def _show_titles(self) -> None:
        texts = self.query_one(CompareView)
        at_texts, beside = texts.has_focus, texts.side_by_side
        self.query_one("#compare-titles").set_class(not beside, "-stacked")
        self.query_one("#title-rule", Bar).show([("│", "bar--dim")])
        above = f"↑ {'' if texts.is_exact else '~'}{texts.top:,}" if texts.top else ""
        for at, (name, article) in enumerate(zip(("left", "right"), self._articles, strict=True)):
            title = self.query_one(f"#{name}-title", PaneTitle)
            title.styles.width = (texts.size.width - 3) // 2 + 2 if beside and not at else "1fr"
            its_turn = at_texts and (texts.active == at if texts.apart else at == 0)
            sign = "" if beside else f"{'LR'[at]} "
            shown = above if bool(at) == beside else ""
            title.name_pane(sign + article_line(article), shown, focused=its_turn)
        self.query_one("#notice", Bar).show([(f"  {self._shown.texts.notice}", "bar--warning")])
        counted = self._shown.texts.summary
        self.query_one("#ledger-title", PaneTitle).name_pane("Ledger", counted, focused=not at_texts)
        self.post_message(PairMoved())

    @property
    def _articles(self) -> tuple[Article, Article]:
        return self.comparison.left, self.comparison.right

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

    @on(Compared)
    def _compared(self, event: Compared) -> None:
        self.post_message(PairLeft(self.pair))
        self._leads = True, False
        self._shown = event
        self.query_one("#notice").set_class(not event.texts.notice, "-none")
        self.query_one(CompareView).show(event.texts)
        self.query_one(Ledger).show(self.comparison.ledger)
        self._show_titles()
        self.show_hints()
        if event.place >= 0:
            self.say(f"Candidate {event.place + 1}: {clean(self.comparison.right.title)}")

    def action_go_back(self) -> None:
        """To the comparison or the search before."""
        self.dismiss(Left(self.pair, -1))

    def action_go_forward(self) -> None:
        """To the place that was gone back from."""
        self.dismiss(Left(self.pair, 1))

    def action_close(self) -> None:
        """Back to where the user was."""
        self.dismiss(Left(self.pair))

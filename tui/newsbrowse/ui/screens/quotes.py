"""The screen of the quotes: what is said in the articles found, by whom, to be read there or taken along."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input

from newsbrowse.archive.quoted import Quotation
from newsbrowse.models import Span
from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Command, Need, Scope
from newsbrowse.ui.in_order import InOrder
from newsbrowse.ui.labels import article_line
from newsbrowse.ui.quotework import MOST, QuotesRead, QuotesRequest, QuoteWork, passage_of
from newsbrowse.ui.screens.listing import FindLine
from newsbrowse.ui.screens.status import StatusScreen
from newsbrowse.ui.surroundings import keymap_of
from newsbrowse.ui.widgets.bars import PaneTitle
from newsbrowse.ui.widgets.quote_list import QuoteList, QuoteWhole
from newsbrowse.ui.widgets.reader import Reader
from newsbrowse.ui.widgets.status import StatusBar
from newsbrowse.writing.citations import Form

if TYPE_CHECKING:
    from newsbrowse.ui.screens.browse import BrowseScreen


class QuotesLeft(Struct, frozen=True):
    """The quotes that were shown when the screen was left, and the row the cursor was on."""

    request: QuotesRequest
    row: int


class QuotesScreen(StatusScreen[Quotation | None]):
    """The quotes of what the browser found; gives back the one that is to be read where it stands."""

    AUTO_FOCUS = "#quotes"
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.QUOTES,)

    def __init__(self, browser: BrowseScreen) -> None:
        super().__init__()
        self._browser = browser
        self._work = QuoteWork(self, browser.library)
        left, begun = browser.quotes_left, QuotesRequest(browser.search, browser.typing)
        is_same = left is not None and left.request.search == begun.search
        self._request = left.request if left is not None and is_same else begun
        self._row = left.row if left is not None and is_same else 0
        self._rested = 0
        self._takes = InOrder(self, "take")
        self._number = 0

    def compose(self) -> ComposeResult:
        """A title, the line to filter with, the quotes, the one under the cursor, the keys."""
        yield PaneTitle(id="quotes-title")
        yield FindLine(id="find", placeholder="words of a quote, or a speaker", sign="/")
        yield QuoteList(id="quotes")
        yield PaneTitle(id="quote-title")
        yield QuoteWhole(id="quote")
        yield StatusBar(id="status")

    def on_mount(self) -> None:
        """Begin to read."""
        line = self.query_one(FindLine)
        with self.prevent(Input.Changed):
            line.value = self._request.holding
        line.display = bool(line.value)
        self.query_one(QuoteWhole).can_focus = False
        self._entitle()
        self.show_hints()
        self._ask(self._request)

    def on_unmount(self) -> None:
        """Read no more; the next time it begins where it was left."""
        self._work.stop()
        self._browser.quotes_left = QuotesLeft(self._request, self._rested)

    @property
    def hinted(self) -> tuple[Scope, ...]:
        """The keys of the quotes, or of the line that is typed in."""
        return (Scope.FIND,) if self.query_one(FindLine).has_focus else (Scope.QUOTES, Scope.APP)

    def label_of(self, command: Command) -> str:
        """What a command is called in the browser below, which may be there to pick."""
        return self._browser.label_of(command)

    def holds(self, need: Need) -> bool:
        """Whether what a command needs is so."""
        return need is not Need.QUOTE or self.query_one(QuoteList).chosen is not None

    def _ask(self, request: QuotesRequest) -> None:
        if request != self._request:
            self._row = 0
        self._request = request
        self._work.ask(request)

    def _entitle(self, before: str = "", *, ongoing: bool = True) -> None:
        """Name the search, and how many quotes there are of it."""
        search = clean(self._browser.search.text)
        many = f"{before}{self._number:,} quote{'' if self._number == 1 else 's'}{' …' if ongoing else ''}"
        self.query_one("#quotes-title", PaneTitle).name_pane(
            f"Quotes{f': {search}' if search else ''}", many, focused=True
        )

    @on(QuotesRead)
    def _read(self, event: QuotesRead) -> None:
        if event.request != self._request:
            return
        quotes = self.query_one(QuoteList)
        if event.first:
            self._number = 0
            quotes.show(event.found, "" if event.found else self._nothing)
        else:
            quotes.extend(event.found)
        self._number += len(event.found)
        if self._row and (self._row < self._number or event.last):
            quotes.put_cursor(min(self._row, max(self._number - 1, 0)))
            self._row = 0
        self._entitle("the first " if event.last and self._number == MOST else "", ongoing=not event.last)
        self.show_hints()

    @property
    def _nothing(self) -> str:
        """What to say where there is no quote."""
        key = keymap_of(self).told("quotes.unattributed")
        words = " with these words" if self._request.holding else ""
        more = "" if self._request.unattributed else f" {key} looks at words that nobody is named for, too."
        return f"Nothing is quoted here{words}.{more}"

    @on(QuoteList.Moved)
    def _moved(self) -> None:
        chosen = self.query_one(QuoteList).chosen
        self._rested = self.query_one(QuoteList).cursor
        title = article_line(chosen.article) if chosen else ""
        self.query_one("#quote-title", PaneTitle).name_pane(title)
        self.query_one(QuoteWhole).show(chosen)

    # The line to filter with.

    def action_find(self) -> None:
        """Type words that the quotes are to hold."""
        line = self.query_one(FindLine)
        line.display = True
        line.focus()
        self.show_hints()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._ask(replace(self._request, holding=event.value.strip()))

    @on(FindLine.Done)
    def _found(self) -> None:
        line = self.query_one(FindLine)
        self.query_one(QuoteList).focus()
        line.display = bool(line.value)
        self.show_hints()

    def action_speaker(self) -> None:
        """Only what the speaker under the cursor says; all again if that is shown."""
        chosen = self.query_one(QuoteList).chosen
        line = self.query_one(FindLine)
        if line.value or chosen is None:
            line.value = ""
        elif chosen.quote.speaker is None:
            self.say("Nobody is named for these words.")
        else:
            line.value = clean(chosen.quote.speaker)
        line.display = bool(line.value)

    def action_unattributed(self) -> None:
        """Also words that nobody is named for, or not."""
        shown = not self._request.unattributed
        self._ask(replace(self._request, unattributed=shown))
        self.say("Also words that nobody is named for." if shown else "Only words of somebody named.")

    # What is done with a quote.

    def action_read(self) -> None:
        """Read it where it stands."""
        self.dismiss(self.query_one(QuoteList).chosen)

    def action_copy(self) -> None:
        """Copy the words with their citation."""
        self._take(Form.QUOTE)

    def action_words(self) -> None:
        """Copy the words alone."""
        self._take(Form.WORDS)

    def action_blockquote(self) -> None:
        """Copy them as a block quotation."""
        self._take(Form.BLOCKQUOTE)

    def action_footnote(self) -> None:
        """Copy them with a footnote."""
        self._take(Form.FOOTNOTE)

    def _take(self, form: Form) -> None:
        chosen = self.query_one(QuoteList).chosen
        if chosen is not None:
            self._takes.do(partial(_taken, chosen, form))

    @on(Reader.Taken)
    def _passage_taken(self, event: Reader.Taken) -> None:
        """Leave it to the browser, which copies it, or ends with it where something was to be picked."""
        self._browser.post_message(Reader.Taken(event.article, event.passage, event.form))

    def action_close(self) -> None:
        """Back to the browser."""
        self.dismiss(None)


def _taken(chosen: Quotation, form: Form) -> Message:
    return Reader.Taken(chosen.article, passage_of(chosen), form)


def open_quotes(browser: BrowseScreen) -> None:
    """Show the quotes over the browser; then the one that is to be read where it stands."""

    def picked(chosen: Quotation | None) -> None:
        if chosen is not None:
            browser.read_at(chosen.article.id, Span(chosen.quote.start, chosen.quote.end))

    browser.app.push_screen(QuotesScreen(browser), picked)

"""Reading the quotes of what a search finds, in a thread: the first are shown while the rest still come."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.archive.library import Library
from newsbrowse.archive.quoted import Quotation, query_holding, quotations
from newsbrowse.models import Search, Span
from newsbrowse.text.blocks import Block, blocks
from newsbrowse.text.markup import Markup, markup_of
from newsbrowse.ui.latest import Latest
from newsbrowse.ui.messages import Told
from newsbrowse.ui.reading.flow import HIDDEN
from newsbrowse.ui.reading.opening import shown
from newsbrowse.ui.reading.passages import Passages
from newsbrowse.ui.reading.reading import Reading
from newsbrowse.writing.citations import Passage

if TYPE_CHECKING:
    from textual.screen import Screen

MOST = 5_000
"""Quotes that are listed; who wants others narrows the search or types words of them."""

_AROUND = 2_000
"""Code points around a quote in which its paragraph is looked for."""

_FIRST = 30
_PAUSE = 0.2
"""Quotes that are shown at once, and seconds between those that follow."""


class QuotesRequest(Struct, frozen=True):
    """Which quotes are wanted.

    Attributes:
        search: of what this finds.
        typing: whether its last word is still being typed.
        holding: words that each of them or its speaker's name has.
        unattributed: whether also those of nobody named.
    """

    search: Search
    typing: bool = False
    holding: str = ""
    unattributed: bool = False


class QuotesRead(Told):
    """Quotes that were read: the `first` ones or further ones, and whether these are the `last`."""

    request: QuotesRequest
    found: tuple[Quotation, ...]
    first: bool
    last: bool


class QuoteWork:
    """Reads quotes for a screen; a newer request ends an older one."""

    def __init__(self, screen: Screen[Quotation | None], library: Library) -> None:
        self._screen = screen
        self._library = library
        self._wanted: QuotesRequest | None = None
        self._reads: Latest[QuotesRequest] = Latest(screen, "quotes", self._read)

    def ask(self, request: QuotesRequest) -> None:
        """Read the quotes that are wanted."""
        self._wanted = request
        self._reads.ask(request)

    def stop(self) -> None:
        """Read no more."""
        self._wanted = None

    def _read(self, request: QuotesRequest) -> QuotesRead | None:
        narrowed = replace(request.search, text=query_holding(request.search.text, request.holding))
        typing = request.typing and narrowed.text == request.search.text
        found: list[Quotation] = []
        count, told = 0, 0.0
        articles = self._library.articles(self._library.keys_in_turn(narrowed, as_you_type=typing))
        for one in quotations(articles, holding=request.holding, unattributed=request.unattributed):
            if self._wanted is not request:
                return None
            if count == MOST:
                break
            found.append(one)
            count += 1
            if count >= _FIRST and monotonic() - told >= _PAUSE:
                self._screen.post_message(QuotesRead(request, tuple(found), count == len(found), False))
                found, told = [], monotonic()
        return QuotesRead(request, tuple(found), count == len(found), True)


def passage_of(quotation: Quotation) -> Passage:
    """The words of a quote as they are copied, with the number of their paragraph."""
    article, quote = quotation.article, quotation.quote
    reading = Reading(article, shown(article.body), markup=markup_of(article))
    marked = reading.markup is Markup.MARKDOWN
    passages = Passages(reading, tuple(blocks(reading.text, markdown=marked)))
    return passages.taken(Span(quote.start, quote.end))


def paragraph_of(quotation: Quotation) -> tuple[str, Span]:
    """The paragraph that a quote stands in, on one line and clean, and the span of the quote there."""
    quote, body = quotation.quote, quotation.article.body
    first = max(quote.start - _AROUND, 0)
    text = shown(body[first : quote.end + _AROUND])
    start, end = quote.start - first, quote.end - first
    marked = markup_of(quotation.article) is Markup.MARKDOWN
    around = _around(list(blocks(text, markdown=marked)), start, end)
    begin, stop = (around[0].start, around[-1].end) if around else (start, end)
    before, words, after = (
        " ".join(piece.replace(HIDDEN, "").split())
        for piece in (text[begin:start], text[start:end], text[end:stop])
    )
    before += " " if before and text[start - 1].isspace() else ""
    after = f" {after}" if after and text[end].isspace() else after
    return f"{before}{words}{after}", Span(len(before), len(before) + len(words))


def _around(found: list[Block], start: int, end: int) -> list[Block]:
    """The blocks of the paragraphs that a stretch touches."""
    touched = {block.paragraph for block in found if block.start < end and block.end > start}
    return [block for block in found if block.paragraph in touched]

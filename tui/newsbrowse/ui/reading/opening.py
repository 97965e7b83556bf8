"""An article taken from the library and made ready to be shown; run in a thread."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsbrowse.archive.library import Library
from newsbrowse.models import Article, Search, Span
from newsbrowse.text.clean import REPLACEMENT, clean_preserving
from newsbrowse.text.markup import markup_of
from newsbrowse.ui.reading.flow import HIDDEN
from newsbrowse.ui.reading.reading import Reading
from newsbrowse.ui.reading.topics import chosen
from newsbrowse.writing.noted import notes_on

_STRETCH = 100_000
_LONGEST_MARKED = 2_000_000
"""Code points of a body in which matches are looked for."""

_MOST_MARKS = 10_000

_WITHOUT_LOOK = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u2060-\u2069\ufe00-\ufe0f\ufeff]")
"""Invisible characters that web pages are full of; others that are not shown are told by a sign."""


def opened(library: Library, article_id: str, search: Search, *, typing: bool = False) -> Reading:
    """An article with the words that a search found in it, and the mentions of what it has chosen."""
    article = library.article(article_id)
    marks = library.marks([article.id])[article.id]
    return Reading(
        article,
        shown(article.body),
        tuple(_matches(library, search, article.body, typing)),
        _mention_spans(article),
        markup_of(article),
        chosen(article, search.selections),
        marks.tags,
        marks.note,
        tuple(one for one in notes_on(article, marks) if one.remark is not None),
        marks.lists,
    )


def shown(body: str) -> str:
    """A body of the same length that is safe to show; `HIDDEN` stands for characters without a look."""
    text = clean_preserving(body)
    if REPLACEMENT not in text:
        return text
    pieces, at = [], 0
    for match in _WITHOUT_LOOK.finditer(body):
        if text[match.start()] == REPLACEMENT:
            pieces += [text[at : match.start()], HIDDEN]
            at = match.end()
    return "".join((*pieces, text[at:]))


def _matches(library: Library, search: Search, body: str, typing: bool) -> Iterator[Span]:
    """The matches of a body in order; of a very long one only the first, so that it opens at once."""
    at, found = 0, 0
    while at < min(len(body), _LONGEST_MARKED) and found < _MOST_MARKS:
        stop = body.find(" ", at + _STRETCH)
        stop = len(body) if stop < 0 else stop
        for span in library.match_spans(search, body[at:stop], as_you_type=typing):
            found += 1
            yield Span(at + span.start, at + span.end)
        at = stop


def _mention_spans(article: Article) -> tuple[Span, ...]:
    analysis = article.analysis
    spans = [span for person in analysis.people for span in person.mentions]
    spans += [span for country in analysis.countries for span in country.mentions]
    spans += [Span(date.start, date.end) for date in analysis.dates]
    return tuple(sorted(spans))

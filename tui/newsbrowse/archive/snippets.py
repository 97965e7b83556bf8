"""An article as a line of a result list, with a stretch of its body around the matched words."""

from __future__ import annotations

from collections.abc import Sequence

from newsbrowse.archive.needles import Finder, Needle
from newsbrowse.archive.values import facet_value, one_line
from newsbrowse.models import Article, Hit, Span
from newsbrowse.text.clean import clean

LENGTH = 200
"""Code points of a snippet, about."""

_LEAD = 60
_SLACK = 20
_REACHES = (4_000, 200_000)
"""Code points of a body that are looked through for a snippet; more only if the first hold no match."""


def hit(article: Article, finder: Finder, needles: Sequence[Needle] | None) -> Hit:
    """An article as a hit, everything in it clean.

    Args:
        article: the article.
        finder: finds the needles.
        needles: the words looked for; None for a hit without a snippet.
    """
    snippet, matches = "", tuple[Span, ...]()
    if needles is not None:
        text, found = _matched_part(article.body, finder, needles)
        snippet = line_of(article.body, best_window(text, found))
        matches = finder.spans(needles, snippet)
    return Hit(
        id=article.id,
        title=one_line(article.title),
        published=clean(article.published) if article.published else None,
        source=one_line(article.source) if article.source else None,
        authors=tuple(one_line(author) for author in article.authors),
        people=tuple(facet_value(person.name) for person in article.analysis.people),
        countries=tuple(clean(country.name) for country in article.analysis.countries if country.about),
        snippet=snippet,
        matches=matches,
    )


def _matched_part(body: str, finder: Finder, needles: Sequence[Needle]) -> tuple[str, tuple[Span, ...]]:
    """The beginning of a body, as far as it takes to find matches, and these."""
    text, found = body[: _REACHES[0]], tuple[Span, ...]()
    for reach in _REACHES:
        text = body[:reach]
        found = finder.spans(needles, text)
        if found or len(body) <= reach:
            break
    return text, found


def best_window(text: str, matches: Sequence[Span]) -> Span:
    """The stretch of about `LENGTH` code points with the most different matched words, the first of such.

    It begins and ends between words where there is white space near by.
    """
    if not matches:
        return _fitted(text, 0)
    best, most = 0, 0
    last = 0
    seen: dict[str, int] = {}
    for first, match in enumerate(matches):
        while last < len(matches) and matches[last].end <= match.start + LENGTH - _LEAD:
            word = text[matches[last].start : matches[last].end].casefold()
            seen[word] = seen.get(word, 0) + 1
            last += 1
        if len(seen) > most:
            best, most = match.start, len(seen)
        if first < last:
            word = text[match.start : match.end].casefold()
            seen[word] -= 1
            if not seen[word]:
                del seen[word]
        else:
            last = first + 1
    return _fitted(text, max(0, best - _LEAD))


def line_of(text: str, window: Span) -> str:
    """The window as one clean line, with an ellipsis where text was left out."""
    before = "… " if text[: window.start].strip() else ""
    after = " …" if text[window.end :].strip() else ""
    line = one_line(text[window.start : window.end])
    return f"{before}{line}{after}" if line else ""


def _fitted(text: str, start: int) -> Span:
    """A window from about `start`, its ends moved to white space if some is near."""
    if start:
        gap = next((at for at in range(start, min(start + _SLACK, len(text))) if text[at].isspace()), None)
        start = start if gap is None else gap + 1
    end = min(start + LENGTH, len(text))
    if end < len(text):
        gap = next((at for at in range(end, max(end - _SLACK, start), -1) if text[at].isspace()), None)
        end = end if gap is None else gap
    return Span(start, end)

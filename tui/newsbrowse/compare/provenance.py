"""Which passages of two compared articles stand word for word in others: who had them first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from newsbrowse.compare.grouping import put
from newsbrowse.compare.passages import words_of
from newsbrowse.models import Article, Comparison, Copy, LedgerRow, Provenance, Side, Span
from newsbrowse.text.clean import clean
from newsbrowse.text.sentences import sentences

_MIN_WORDS = 8
"""A shorter passage may stand in two articles by chance."""
_MOST_NAMED = 3
_MANY = 4
_FURNITURE = re.compile(
    r"\bcopyright (?:c )?\d|all rights reserved|reprint permission|recaptcha|privacy policy"
    r"|(?:click|tap) here|sign up for|subscribe to our|follow us on"
)
_LAST = "9999"

Key = tuple[str, ...]


def with_provenance(comparison: Comparison, others: Iterable[Article]) -> Comparison:
    """A comparison that tells which of its passages stand in other articles, in its ledger too.

    Args:
        comparison: of two articles.
        others: articles to look at; the two themselves are passed over.
    """
    own = {comparison.left.id, comparison.right.id}
    own_sources = {comparison.left.source, comparison.right.source} - {None}
    copies: defaultdict[Key, list[Copy]] = defaultdict(list)
    for other in others:
        if other.id not in own:
            for key, span in _passages(other.body, tuple(sentences(other.body))).items():
                copies[key].append(Copy(other.id, other.title, other.source, other.published, span))
    left = _passages(comparison.left.body, comparison.left_passages)
    right = _passages(comparison.right.body, comparison.right_passages)
    found = tuple(
        Provenance(left.get(key), right.get(key), tuple(sorted(copies[key], key=_day)))
        for key in dict.fromkeys((*left, *right))
        if key in copies and not _is_furniture(key, copies[key], own_sources)
    )
    rows = tuple(_row(comparison, one) for one in found)
    return replace(comparison, provenance=found, ledger=(*comparison.ledger, *rows))


def _passages(body: str, spans: Sequence[Span]) -> dict[Key, Span]:
    """The passages that are long enough, by their words; of two of the same words the first."""
    found: dict[Key, Span] = {}
    for span in spans:
        key = tuple(words_of(body[span.start : span.end]))
        if len(key) >= _MIN_WORDS:
            found.setdefault(key, span)
    return found


def _is_furniture(key: Key, copies: Sequence[Copy], own_sources: Collection[str | None]) -> bool:
    """Whether a passage is what an outlet puts around its articles: it says so, or stands in many of them."""
    if _FURNITURE.search(" ".join(key)):
        return True
    sources = {copy.source for copy in copies}
    return len(copies) >= _MANY and len(sources) == 1 and sources <= set(own_sources)


def _day(copy: Copy) -> tuple[str, str]:
    return copy.published or _LAST, copy.id


def _row(comparison: Comparison, found: Provenance) -> LedgerRow:
    """The row of the ledger: the passage, and in the note where else it stands, the earliest first."""
    left = put(comparison.left.body[slice(*found.left)]) if found.left else ""
    right = put(comparison.right.body[slice(*found.right)]) if found.right else ""
    side = Side.BOTH if left and right else Side.LEFT if left else Side.RIGHT
    named = [_named(copy) for copy in found.copies[:_MOST_NAMED]]
    more = len(found.copies) - len(named)
    note = f"also in {', '.join(named)}" + (f" and {more} more" if more else "")
    spans = ((found.left,) if found.left else (), (found.right,) if found.right else ())
    return LedgerRow("provenance", side, False, left, right, *spans, note)


def _named(copy: Copy) -> str:
    source = clean(copy.source or copy.title)
    return f"{source} ({copy.published[:10]})" if copy.published else source

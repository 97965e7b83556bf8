"""An article as the index sees it: plain values for each field. No state of the user's is among them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from newsbrowse.archive.periods import GRAINS, grain_of, mentioned, published_period, published_second
from newsbrowse.archive.store import Stored
from newsbrowse.archive.values import facet_value
from newsbrowse.models import Analysis, Field
from newsbrowse.speedups import faster
from newsbrowse.text.fold import fold

VERSION = 8
"""The layout of the index: an index with another number is built anew."""

KEY_BITS = 24
"""Low bits of a sort value that hold the article's key, so that no two articles sort alike."""

UNKNOWN_LAST = (1 << 63) - 1
"""The `oldest` value of an article without a day."""

LEAD_WORDS = 50
"""How many words of the body are its lead."""

_BOOK = 1_000_000
_WORD = re.compile(r"\S+")
_GRAINED = {Field.PUBLISHED: "published", Field.MENTIONED: "mentioned"}


class IndexDocument(Struct, frozen=True):
    """The values of one article, by field, each a list without repetitions.

    Attributes:
        change, news: as those of `Stored`.
        texts: fields that are held as they are.
        words: fields whose words are held, as they are written.
        newest: larger is newer; articles without a day have the smallest.
        oldest: smaller is older; articles without a day have the largest.
        length: words of the body.
        group: the number of the group of near-duplicates.
    """

    key: int
    change: int
    news: int
    newest: int
    oldest: int
    length: int
    group: int
    texts: dict[str, list[str]]
    words: dict[str, list[str]]


def index_field(field: Field, value_or_grain: str = "month", *, in_passing: bool = False) -> str:
    """The index field that holds a facet's values.

    Args:
        field: the facet.
        value_or_grain: for the two facets of days, `year`, `month`, `day`, or a period of that precision.
        in_passing: the countries that an article names, instead of those that it is about.
    """
    if field is Field.COUNTRIES and in_passing:
        return "countries_any"
    if field not in _GRAINED:
        return field.value
    grain = value_or_grain if value_or_grain in GRAINS else grain_of(value_or_grain)
    return f"{_GRAINED[field]}_{grain}"


def document(stored: Stored) -> IndexDocument:
    """What the index holds of an article."""
    article, analysis = stored.article, stored.article.analysis
    second = published_second(article.published)
    low = stored.key & ((1 << KEY_BITS) - 1)
    authors = _values(article.authors)
    everybody = _values(person.name for person in analysis.people)
    forms = _values(form for person in analysis.people for form in person.forms)
    speakers = _values(quote.speaker or "" for quote in analysis.quotes)
    source = _values([article.source or ""])
    return IndexDocument(
        key=stored.key,
        change=stored.change,
        news=stored.news,
        newest=low if second is None else (second + 1 << KEY_BITS) | low,
        oldest=UNKNOWN_LAST - ((1 << KEY_BITS) - 1 - low) if second is None else (second << KEY_BITS) | low,
        length=word_count(article.body),
        group=stored.group,
        texts={
            "author": authors,
            "source": source,
            "source_key": _keys(source),
            "language": _keys(_values([article.language or ""])),
            "tag": _keys(_values(stored.tags)),
            "people": everybody,
            "people_key": _keys(everybody),
            "said_key": _keys(speakers),
            "countries": _values(country.code for country in analysis.countries if country.about),
            "countries_any": _values(country.code for country in analysis.countries),
            **_days(article.published, analysis),
        },
        words={
            "title": [article.title],
            "body": [article.body],
            "lead": [article.title, " ".join(article.body.split(None, LEAD_WORDS)[:LEAD_WORDS])],
            "author_words": authors,
            "person": list(dict.fromkeys((*everybody, *forms))),
            "said": speakers,
        },
    )


def _word_count(text: str) -> int:
    """The number of words between white space; those of a book are not made all at once."""
    return len(text.split()) if len(text) < _BOOK else sum(1 for _ in _WORD.finditer(text))


word_count = faster("counting", _word_count)


def _days(published: str | None, analysis: Analysis) -> dict[str, list[str]]:
    period = published_period(published) or ""
    named = mentioned(mention.value for mention in analysis.dates)
    return {
        "published_year": [period[:4]] if period else [],
        "published_month": [period[:7]] if len(period) >= len("2026-02") else [],
        "published_day": [period] if len(period) == len("2026-02-04") else [],
        "mentioned_year": sorted(named.year),
        "mentioned_month": sorted(named.month),
        "mentioned_day": sorted(named.day),
    }


def _values(texts: Iterable[str]) -> list[str]:
    return [value for value in dict.fromkeys(facet_value(text) for text in texts) if value]


def _keys(values: Iterable[str]) -> list[str]:
    """The folded forms of what `_values` gave."""
    return [key for key in dict.fromkeys(map(fold, values)) if key]

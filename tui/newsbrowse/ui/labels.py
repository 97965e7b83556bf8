"""What facet values and sums are called in front of a person."""

from __future__ import annotations

from collections.abc import Callable

from newsbrowse.archive.listing import label
from newsbrowse.models import Article, Field, Hit, LedgerRow, Side
from newsbrowse.text.clean import clean
from newsbrowse.ui.dates import short_day

Label = Callable[[Field, str], str]
"""What a value is called: countries have names of the user's own in a library."""


def value_label(field: Field, value: str, called: Label = label) -> str:
    """The name of a facet value: a country for its code, a day in words."""
    if field is Field.PUBLISHED:
        return f"published {short_day(value)}"
    if field is Field.MENTIONED:
        return f"mentions {short_day(value)}"
    return called(field, value)


def article_line(article: Article) -> str:
    """Day, title and source of an article on one line."""
    parts = (short_day(article.published), clean(article.title), clean(article.source or ""))
    return " · ".join(part for part in parts if part)


def hit_line(hit: Hit) -> str:
    """Day and source of a hit on one line."""
    return " · ".join(part for part in (short_day(hit.published), clean(hit.source or "")) if part)


def ledger_sum(rows: tuple[LedgerRow, ...]) -> str:
    """How much two articles share: `7 agree · 3 differ · 9 only left · 6 only right`."""
    rows = tuple(row for row in rows if row.kind not in ("order", "provenance"))
    differ = sum(row.differs for row in rows)
    agree = sum(row.side is Side.BOTH and not row.differs for row in rows)
    left = sum(row.side is Side.LEFT for row in rows)
    right = sum(row.side is Side.RIGHT for row in rows)
    return f"{agree:,} agree · {differ:,} differ · {left:,} only left · {right:,} only right"

"""The ledger of a comparison: people, countries, dates, quotes, figures and order, on both sides or one.

A row says that two texts differ, or that something is not found on one side. Whether they contradict each
other is for the reader to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsbrowse.compare.ledger_dates import date_rows
from newsbrowse.compare.ledger_figures import figure_rows
from newsbrowse.compare.ledger_names import country_rows, people_rows
from newsbrowse.compare.ledger_order import order_rows
from newsbrowse.compare.ledger_quotes import Searched, quote_rows
from newsbrowse.models import Article, LedgerRow, Pair, Side

_ORDER = {Side.BOTH: 1, Side.LEFT: 2, Side.RIGHT: 3}
_NOWHERE = 1 << 60


def ledger(
    left: Article, right: Article, pairs: Sequence[Pair], texts: tuple[Searched, Searched]
) -> tuple[LedgerRow, ...]:
    """All rows: what differs, what is in both, left only, right only; within each by position in the text.

    Args:
        left: the one article.
        right: the other.
        pairs: their aligned passages.
        texts: of both, what quotes are looked for in.
    """
    around = texts[0].around, texts[1].around
    rows: list[LedgerRow] = [
        *people_rows(left, right, (texts[0].wording, texts[1].wording)),
        *country_rows(left, right),
        *date_rows(around, pairs),
        *quote_rows(left, right, texts),
        *figure_rows(around, pairs),
        *order_rows(left, right, pairs),
    ]
    return tuple(sorted(rows, key=_place))


def of_kind(rows: Iterable[LedgerRow], kind: str) -> list[LedgerRow]:
    """The rows of one kind, in their order."""
    return [row for row in rows if row.kind == kind]


def _place(row: LedgerRow) -> tuple[int, int]:
    spans = row.right_spans if row.side is Side.RIGHT else row.left_spans
    position = min((start for start, _ in spans), default=_NOWHERE)
    return (0 if row.differs else _ORDER[row.side], position)

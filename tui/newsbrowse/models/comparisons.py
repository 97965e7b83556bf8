"""Two articles side by side."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from newsbrowse.models.articles import Article, Span


class PairKind(StrEnum):
    """How alike two aligned passages are."""

    VERBATIM = "verbatim"
    NEAR = "near"
    CLAIM = "claim"


class Pair(Struct, frozen=True):
    """Two aligned passages, one of each article; `score` is in 0..1."""

    left: Span
    right: Span
    kind: PairKind
    score: float


class Side(StrEnum):
    """Which of two compared articles has something."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


class LedgerRow(Struct, frozen=True):
    """One thing that two articles share, differ in, or that only one has.

    Attributes:
        kind: `people`, `countries`, `dates`, `quotes`, `figures`, `order` or `provenance`.
        side: both, or the side that has it.
        differs: True where both speak of the same thing in different words or numbers.
        left, right: how each side puts it, shortened to one line; empty where a side lacks it.
        left_spans, right_spans: where it stands.
        note: what the row means, in a few words.
    """

    kind: str
    side: Side
    differs: bool
    left: str
    right: str
    left_spans: tuple[Span, ...] = ()
    right_spans: tuple[Span, ...] = ()
    note: str = ""


class Copy(Struct, frozen=True):
    """Where a passage stands in a third article, word for word."""

    id: str
    title: str
    source: str | None
    published: str | None
    span: Span


class Provenance(Struct, frozen=True):
    """A passage of a comparison that stands in other articles too.

    Attributes:
        left, right: where it stands; None where a side lacks it.
        copies: the other articles that have it, the earliest first; those without a day last.
    """

    left: Span | None
    right: Span | None
    copies: tuple[Copy, ...]


class Comparison(Struct, frozen=True):
    """Two articles side by side: aligned passages in the order of the left one, and the ledger.

    `left_passages` and `right_passages` are the sentences of each body, in order, covering all its words.
    `provenance` is known only where other articles were looked at (`compare.provenance`).
    """

    left: Article
    right: Article
    left_passages: tuple[Span, ...]
    right_passages: tuple[Span, ...]
    pairs: tuple[Pair, ...]
    ledger: tuple[LedgerRow, ...]
    provenance: tuple[Provenance, ...] = ()

"""Ledger rows of dates, by the day they mean: in both articles, one only, or differing in an aligned pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsbrowse.compare.grouping import Group, groups, in_span, put
from newsbrowse.models import Article, DateMention, LedgerRow, Pair, PairKind, Side, Span


def date_rows(left: Article, right: Article, pairs: Sequence[Pair]) -> Iterator[LedgerRow]:
    """Dates by value. Unlike dates in a pair, or one more exact than the other, make a row that differs."""
    ours = groups(left.analysis.dates, lambda date: date.value)
    theirs = groups(right.analysis.dates, lambda date: date.value)
    told: set[tuple[str, str]] = set()
    for mine, other in _differing(left, right, pairs):
        if (mine.value, other.value) not in told:
            told.add((mine.value, other.value))
            yield _differs(mine, other)
    told_left, told_right = {a for a, _ in told}, {b for _, b in told}
    for value, group in ours.items():
        if value in theirs:
            other_group = theirs[value]
            yield LedgerRow(
                "dates", Side.BOTH, False, _shown(group), _shown(other_group), group.spans, other_group.spans
            )
        elif value not in told_left:
            yield LedgerRow("dates", Side.LEFT, False, _shown(group), "", left_spans=group.spans)
    for value, group in theirs.items():
        if value not in ours and value not in told_right:
            yield LedgerRow("dates", Side.RIGHT, False, "", _shown(group), right_spans=group.spans)


def _differing(
    left: Article, right: Article, pairs: Sequence[Pair]
) -> Iterator[tuple[DateMention, DateMention]]:
    """The dates of aligned sentences that are not the same, where each sentence has just one such date."""
    for pair in pairs:
        if pair.kind is PairKind.VERBATIM and left.published == right.published:
            continue
        mine = in_span(left.analysis.dates, pair.left)
        other = in_span(right.analysis.dates, pair.right)
        common = {d.value for d in mine} & {d.value for d in other}
        only_mine = {d.value: d for d in mine if d.value not in common}
        only_other = {d.value: d for d in other if d.value not in common}
        if len(only_mine) == 1 and len(only_other) == 1:
            a, b = next(iter(only_mine.values())), next(iter(only_other.values()))
            if _refines(a.value, b.value) or _refines(b.value, a.value) or len(a.value) == len(b.value):
                yield a, b


def _refines(exact: str, rough: str) -> bool:
    return exact != rough and exact.startswith(rough) and "/" not in exact


def _differs(mine: DateMention, other: DateMention) -> LedgerRow:
    if _refines(mine.value, other.value):
        note = "left is more exact"
    elif _refines(other.value, mine.value):
        note = "right is more exact"
    else:
        note = "another date in the aligned sentence"
    spans = (Span(mine.start, mine.end),), (Span(other.start, other.end),)
    return LedgerRow("dates", Side.BOTH, True, _resolved(mine), _resolved(other), *spans, note)


def _shown(group: Group[DateMention]) -> str:
    return _resolved(group.first)


def _resolved(date: DateMention) -> str:
    """As written, with the day it means: `Tuesday (2025-01-21)`."""
    text = put(date.text)
    says_it_already = text.replace("–", "-") in (date.value, date.value.replace("/", "-"))
    return text if says_it_already else f"{text} ({date.value})"

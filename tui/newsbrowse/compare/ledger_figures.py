"""Ledger rows of figures: the same in both articles, near but unequal for the same thing, or in one only."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import product

from newsbrowse.compare.grouping import Group, groups, in_span, put
from newsbrowse.compare.hedges import as_told, sense
from newsbrowse.compare.passages import words
from newsbrowse.compare.surroundings import Surroundings, places_of, share_subject
from newsbrowse.models import Article, Figure, LedgerRow, Pair, PairKind, Side, Span

_NEAR = 0.5
"""How far apart, as a share of the larger, two values may be and still be figures for the same thing."""
_FEW = 10
_SPOKEN = words(
    """subjects talks heads consequences leaders countries nations presidents ministers sides men women
    things ways points parts questions reasons steps issues areas powers parties capitals states
    conversations calls meetings events examples options"""
)
"""What is counted in words without being a figure: `the two leaders`."""
_MAX_IN_SENTENCE = 40
_OFTEN_MET = words("% people years months weeks days hours minutes seconds decades times") | {""}
"""Units of which two texts of one event have the same small numbers by chance."""
_CURRENCY = re.compile(r"[A-Z]{3}$")
_TELLING_DIGITS = 3
_LOOKED_AT = 6
_PERHAPS = "the same number, perhaps of another thing"
_NAME = re.compile(r"[A-Z][a-z]+-[A-Z][a-z]+$")
_MANTISSA = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_TO_DECIMALS = {0: "to the whole number", 1: "to one decimal", 2: "to two decimals"}
Key = tuple[float, str, str]
Texts = tuple[Surroundings, Surroundings]


def figure_rows(texts: Texts, pairs: Sequence[Pair]) -> Iterator[LedgerRow]:
    """Figures by value and unit; unequal ones of the same unit in an aligned pair give a row that differs.

    One that the other article has elsewhere is of another thing, but for a rounded one. A number that is
    often met is of the same thing only where other words say so, too.
    """
    left, right = texts[0].article, texts[1].article
    lefts, rights = _figures(left), _figures(right)
    ours, theirs = groups(lefts, _key), groups(rights, _key)
    told: dict[tuple[Key, Key], tuple[Figure, Figure]] = {}
    for mine, other in _differing(lefts, rights, pairs):
        elsewhere = _key(mine) in theirs or _key(other) in ours
        if not elsewhere or _is_rounded(mine, other):
            told.setdefault((_key(mine), _key(other)), (mine, other))
    for mine, other in told.values():
        yield _differs(mine, other)
    told_left, told_right = {a for a, _ in told}, {b for _, b in told}
    aligned = places_of(pairs)
    for key, group in ours.items():
        if key in theirs:
            yield _both(group, theirs[key], is_one=_is_one(texts, group, theirs[key], aligned))
        elif key not in told_left and _tells(group.first):
            yield LedgerRow("figures", Side.LEFT, False, _put(group.first), "", left_spans=group.spans)
    for key, group in theirs.items():
        if key not in ours and key not in told_right and _tells(group.first):
            yield LedgerRow("figures", Side.RIGHT, False, "", _put(group.first), right_spans=group.spans)


def _figures(article: Article) -> Sequence[Figure]:
    """The figures of an article, without those that are part of a name: `Five-Year Plan`."""
    return [figure for figure in article.analysis.figures if not _NAME.match(figure.text)]


def _tells(figure: Figure) -> bool:
    """Whether a figure of one side is worth a row: `two subjects` is a way of speaking, `two dead` is not."""
    return figure.value > _FEW or figure.unit not in _SPOKEN or any(sign.isdigit() for sign in figure.text)


def _key(figure: Figure) -> Key:
    """What makes two figures equal; `hundreds of people` is not `100 people`."""
    heap = figure.hedge if figure.hedge.endswith("s of") else ""
    return float(f"{figure.value:.12g}"), figure.unit, heap


def _is_one(
    texts: Texts, mine: Group[Figure], other: Group[Figure], aligned: Collection[tuple[Span, Span]]
) -> bool:
    """Whether figures of one value are of one thing: by their unit or their digits, or by what is around."""
    unit, digits = mine.first.unit, f"{mine.first.value:.6e}".partition("e")[0].strip("0").replace(".", "")
    if len(digits) >= _TELLING_DIGITS or not (unit in _OFTEN_MET or _CURRENCY.match(unit)):
        return True
    return any(
        share_subject((texts[0], a), (texts[1], b), aligned)
        for a, b in product(mine.items[:_LOOKED_AT], other.items[:_LOOKED_AT])
    )


def _both(mine: Group[Figure], other: Group[Figure], *, is_one: bool) -> LedgerRow:
    hedges = {sense(figure.hedge) for figure in mine.items}, {sense(figure.hedge) for figure in other.items}
    note = "" if hedges[0] & hedges[1] else "hedged differently"
    note = note if is_one else _PERHAPS
    shown = _put(mine.first), _put(other.first)
    return LedgerRow("figures", Side.BOTH, False, *shown, mine.spans, other.spans, note)


def _differing(
    lefts: Sequence[Figure], rights: Sequence[Figure], pairs: Sequence[Pair]
) -> Iterator[tuple[Figure, Figure]]:
    """In each aligned pair the figures of one unit that only one sentence has, matched with the nearest."""
    for pair in pairs:
        if pair.kind is PairKind.VERBATIM:
            continue
        mine = in_span(lefts, pair.left)[:_MAX_IN_SENTENCE]
        other = in_span(rights, pair.right)[:_MAX_IN_SENTENCE]
        common = {_key(f) for f in mine} & {_key(f) for f in other}
        rest = [f for f in other if _key(f) not in common]
        for figure in mine:
            if _key(figure) in common:
                continue
            near = min(
                (f for f in rest if f.unit == figure.unit), key=lambda f: _gap(figure, f), default=None
            )
            if near and _gap(figure, near) <= _NEAR:
                rest.remove(near)
                yield figure, near


def _gap(a: Figure, b: Figure) -> float:
    return abs(a.value - b.value) / (max(abs(a.value), abs(b.value)) or 1.0)


def _differs(mine: Figure, other: Figure) -> LedgerRow:
    spans = (Span(mine.start, mine.end),), (Span(other.start, other.end),)
    return LedgerRow("figures", Side.BOTH, True, _put(mine), _put(other), *spans, _difference(mine, other))


def _difference(mine: Figure, other: Figure) -> str:
    """In what two figures differ: `same to one decimal`, or by how much."""
    if _is_rounded(mine, other):
        return f"same {_TO_DECIMALS[min(_decimals(mine), _decimals(other))]}"
    return f"{100 * _gap(mine, other):.2g} % apart"


def _is_rounded(mine: Figure, other: Figure) -> bool:
    """Whether one figure is the other with fewer decimals."""
    rough, exact = sorted((mine, other), key=_decimals)
    decimals, scale = _decimals(rough), _scale(rough)
    comparable = decimals in _TO_DECIMALS and decimals < _decimals(exact) and scale == _scale(exact)
    return comparable and abs(rough.value - exact.value) <= 0.5 * scale / 10**decimals * (1 + 1e-9)


def _decimals(figure: Figure) -> int:
    match = _MANTISSA.search(figure.text)
    return len(match[1] or "") if match else 0


def _scale(figure: Figure) -> float:
    """What one unit of the written number stands for: 1e9 in `228.1 billion`."""
    match = _MANTISSA.search(figure.text)
    written = float(match[0].replace(",", "")) if match else 0.0
    return float(f"{figure.value / written:.6g}") if written else 1.0


def _put(figure: Figure) -> str:
    return put(as_told(figure))

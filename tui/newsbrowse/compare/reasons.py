"""Why two passages were put together, or how far apart they are: what both have, and what only one has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsbrowse.compare.likeness import likeness
from newsbrowse.compare.passages import (
    Passage,
    figure_key,
    is_content,
    passages,
    stem,
    surname,
    weigh,
    words_of,
)
from newsbrowse.models import Article, Comparison, Pair, PairKind, Span
from newsbrowse.text.clean import clean

_KINDS = {
    PairKind.VERBATIM: "The same words.",
    PairKind.NEAR: "Nearly the same words: most of them stand in both, in the same order.",
    PairKind.CLAIM: "The same in other words.",
}
_FACTS = ("people", "countries", "dates", "figures", "quotes")
_MOST_WORDS = 40


def reasons(comparison: Comparison, pair: Pair) -> Iterator[tuple[str, str]]:
    """What a pair rests on, as labels and words; the first says of what kind it is.

    Raises nothing for a pair that is not of the comparison.
    """
    left, right = _passage(comparison.left, pair.left), _passage(comparison.right, pair.right)
    weigh([left], [right])
    yield "how alike", f"{_KINDS[pair.kind]} Score {pair.score:.2f} of 1."
    ours, theirs = _facts(comparison.left, pair.left), _facts(comparison.right, pair.right)
    for label in _FACTS:
        both = [shown for key, shown in ours[label].items() if key in theirs[label]]
        if both:
            yield f"{label} in both", _listed(both)
    shared = left.stems & right.stems
    yield "words in both", _words(left, shared)
    yield "only left", _words(left, left.stems - shared)
    yield "only right", _words(right, right.stems - shared)
    yield from _against(left, right)


def _against(left: Passage, right: Passage) -> Iterator[tuple[str, str]]:
    """What speaks against the pair."""
    if left.negated != right.negated:
        yield "against", f"only the {'left' if left.negated else 'right'} one denies something"
    numbers = left.numbers ^ right.numbers
    if numbers:
        yield "against", f"numbers on one side only: {_listed(sorted(numbers))}"
    if likeness(left, right).agreement < 1:
        yield "against", "people, figures, days or quotes of which none goes with one of the other side"


def _facts(article: Article, span: Span) -> dict[str, dict[str, str]]:
    """The facts in a passage by kind: what they mean, and how they are put there."""
    found = article.analysis

    def named(mentions: Iterable[Span]) -> bool:
        return any(span.start <= start < span.end for start, _ in mentions)

    def here(start: int) -> bool:
        return span.start <= start < span.end

    return {
        "people": {surname(one.name): one.name for one in found.people if named(one.mentions)},
        "countries": {one.code: one.name for one in found.countries if named(one.mentions)},
        "dates": {one.value: f"{one.text} ({one.value})" for one in found.dates if here(one.start)},
        "figures": {figure_key(one): one.text for one in found.figures if here(one.start)},
        "quotes": {" ".join(words_of(one.text)): f"“{one.text}”" for one in found.quotes if here(one.start)},
    }


def _passage(article: Article, span: Span) -> Passage:
    return passages(article, (span,))[0]


def _words(passage: Passage, stems: Iterable[str]) -> str:
    """The words of a passage that have some stems, in their order, each once."""
    wanted = set(stems)
    found = dict.fromkeys(word for word in passage.words if is_content(word) and stem(word) in wanted)
    return _listed(found) if found else "none"


def _listed(values: Iterable[str]) -> str:
    listed = list(values)
    more = f" and {len(listed) - _MOST_WORDS} more" if len(listed) > _MOST_WORDS else ""
    return clean(", ".join(listed[:_MOST_WORDS])) + more

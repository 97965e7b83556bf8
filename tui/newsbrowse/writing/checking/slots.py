"""What one sentence has in the place of a word of another: for `in Iran` the `in Russia` of the other."""

from __future__ import annotations

from collections.abc import Sequence

from newsbrowse.models import Span
from newsbrowse.writing.checking.wording import Words

_AROUND = 2
"""Equal words that must stand next to a place, on both sides together."""

_WINDOW = 5
_TOUCHING = 2
"""How many words around a stretch the one right next to it counts for more than the others."""
_CLEARLY = 2
"""How many more of the words around a stretch must be the same than around another one."""


def counterpart(text: str, span: Span, other: str, others: Sequence[Span]) -> int | None:
    """Which of some stretches of another sentence stands in the place of one of this sentence.

    Args:
        text: a sentence.
        span: a stretch of it.
        other: a sentence that says much the same.
        others: stretches of that.

    Returns:
        The number of the stretch; None if none does, or the words around it are others too.
    """
    from rapidfuzz.distance import Levenshtein

    ours, theirs = Words.of(text), Words.of(other)
    operations = list(Levenshtein.opcodes(ours.words, theirs.words))
    for at, operation in enumerate(operations):
        if operation.tag != "replace":
            continue
        here = _covered(ours, operation.src_start, operation.src_end)
        if not _meet(here, span):
            continue
        sides = (operations[at - 1 : at] if at else []), operations[at + 1 : at + 2]
        if (
            sum(min(o.src_end - o.src_start, _AROUND) for side in sides for o in side if o.tag == "equal")
            < _AROUND
        ):
            continue
        there = _covered(theirs, operation.dest_start, operation.dest_end)
        for number, one in enumerate(others):
            if _meet(there, one):
                return number
    return None


def beside(text: str, span: Span, other: str, others: Sequence[Span]) -> int | None:
    """Which of some stretches of another sentence has the words around it that one of this sentence has.

    The words before are held against those before, the words behind against those behind. None if no
    stretch has clearly more of them than the others.
    """
    before, behind = _around(text, span)
    first, last = next_to(text, span)
    ranked: list[tuple[int, int, int]] = []
    for number, one in enumerate(others):
        theirs, there = _around(other, one), next_to(other, one)
        shared = len(before & theirs[0]) + len(behind & theirs[1])
        touching = sum(bool(a) and a == b for a, b in ((first, there[0]), (last, there[1])))
        ranked.append((shared + _TOUCHING * touching, shared, -number))
    ranked.sort(reverse=True)
    if not ranked or ranked[0][1] < _AROUND or (ranked[1:] and ranked[0][0] - ranked[1][0] < _CLEARLY):
        return None
    return -ranked[0][2]


def next_to(text: str, span: Span) -> tuple[str, str]:
    """The word right before a stretch, and the one right behind it."""
    before, behind = Words.of(text[: span.start]).words, Words.of(text[span.end :]).words
    return (before[-1] if before else ""), (behind[0] if behind else "")


def _around(text: str, span: Span) -> tuple[frozenset[str], frozenset[str]]:
    """The words before a stretch, and those behind it."""
    return frozenset(Words.of(text[: span.start]).words[-_WINDOW:]), frozenset(
        Words.of(text[span.end :]).words[:_WINDOW]
    )


def _covered(words: Words, first: int, end: int) -> Span:
    return words.span(first, end)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end

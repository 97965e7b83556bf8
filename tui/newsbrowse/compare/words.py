"""Which words differ between two passages."""

from __future__ import annotations

import re

from newsbrowse.models import Span
from newsbrowse.text.fold import fold

_LONGEST = 40_000
"""Characters of both passages up to which words are held against each other."""
_MOST_CELLS = 4_000_000
"""Words of one passage times words of the other: the size of the table that the comparison fills."""

_WORD = re.compile(r"\w+(?:['’.,]\w+)*|[^\w\s]")


def word_differences(left: str, right: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The stretches of words of each passage that the other does not have in that place.

    Case, accents and the shape of quotation marks do not count as differences.

    Passages too long to be held against each other word by word differ as a whole.

    Returns:
        Spans in `left` and spans in `right`, each in order.
    """
    from rapidfuzz.distance import Indel

    if len(left) + len(right) > _LONGEST:
        return (Span(0, len(left)),), (Span(0, len(right)),)
    lefts = [Span(*match.span()) for match in _WORD.finditer(left)]
    rights = [Span(*match.span()) for match in _WORD.finditer(right)]
    if len(lefts) * len(rights) > _MOST_CELLS:
        return (Span(0, len(left)),), (Span(0, len(right)),)
    operations = Indel.opcodes(
        [fold(left[span.start : span.end]) for span in lefts],
        [fold(right[span.start : span.end]) for span in rights],
    )
    only_left, only_right = [], []
    for operation in operations:
        if operation.tag == "equal":
            continue
        if operation.src_end > operation.src_start:
            only_left.append(Span(lefts[operation.src_start].start, lefts[operation.src_end - 1].end))
        if operation.dest_end > operation.dest_start:
            only_right.append(Span(rights[operation.dest_start].start, rights[operation.dest_end - 1].end))
    return tuple(only_left), tuple(only_right)

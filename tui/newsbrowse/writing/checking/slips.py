"""When a name is another one with a slip in it."""

from __future__ import annotations

from newsbrowse.text.fold import fold

_PER_SLIP = 5


def slips_allowed(name: str) -> int:
    """How many letters of a name may be others in a near miss."""
    return max(1, len(name) // _PER_SLIP)


def have_initials(one: str, other: str) -> bool:
    """Whether the words of two names begin alike: who slips in a name seldom does so in its first letter."""
    return [word[0] for word in one.split()] == [word[0] for word in other.split()]


def is_slip_of(name: str, known: str) -> bool:
    """Whether a name is another one with few other letters, the first of a word among them."""
    from rapidfuzz.distance import OSA

    ours, theirs = fold(name), fold(known)
    slips = slips_allowed(ours)
    is_alike = len(ours.split()) == len(theirs.split())
    return is_alike and 0 < OSA.distance(ours, theirs, score_cutoff=slips) <= slips

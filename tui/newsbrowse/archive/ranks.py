"""Numbers by which things made by hand keep their order; pure.

Each thing has a rank, and the order is that of the ranks. What comes in between takes ranks out of the gap
there, so that a move writes one row; where the gap is used up, all are numbered anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

STEP = 1 << 20
"""The distance of two ranks that follow each other, as they are first given."""


def placed(order: Sequence[int], ranks: Mapping[int, int], wanted: Sequence[int], at: int) -> dict[int, int]:
    """The ranks that put some keys at a place of an order.

    Args:
        order: the keys that are there, in order; those that are wanted are taken out of it first.
        ranks: the rank of each key of the order.
        wanted: the keys to be put in, in the order in which they are to stand; each once.
        at: how many of the others stand before them; beyond the end means at the end.

    Returns:
        A new rank for each key that needs one: of the others too, where there is no room for all.
    """
    moving = set(wanted)
    rest = [key for key in order if key not in moving]
    at = max(0, min(at, len(rest)))
    before = ranks[rest[at - 1]] if at else None
    behind = ranks[rest[at]] if at < len(rest) else None
    if before is not None and behind is not None and behind - before <= len(wanted):
        every = [*rest[:at], *wanted, *rest[at:]]
        numbered = {key: number * STEP for number, key in enumerate(every, start=1)}
        return {key: rank for key, rank in numbered.items() if ranks.get(key) != rank}
    return dict(zip(wanted, _between(before, behind, len(wanted)), strict=True))


def _between(before: int | None, behind: int | None, count: int) -> list[int]:
    """So many ranks in ascending order above one rank and below another; None where there is none."""
    if behind is None:
        first = 0 if before is None else before
        return [first + STEP * number for number in range(1, count + 1)]
    if before is None:
        return [behind - STEP * number for number in range(count, 0, -1)]
    return [before + (behind - before) * number // (count + 1) for number in range(1, count + 1)]

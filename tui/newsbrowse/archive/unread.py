"""The nearest article of a list of hits that is not read, without going through all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

_FIRST = 50
_GROWS = 8
"""Rows that are looked at first, and by how much more each time: most often the next one is near."""


def nearest_unread(
    row: int,
    *,
    back: bool,
    total: int,
    keys_of: Callable[[slice], Sequence[int]],
    read_of: Callable[[Sequence[int]], Collection[int]],
) -> tuple[int, int] | None:
    """The row and the key of the nearest unread article behind a row of a list, or before it.

    Args:
        row: where the search begins, itself left out.
        back: whether to look at the rows before it.
        total: how many rows there are at most.
        keys_of: the articles of some rows.
        read_of: those of some articles that are read.

    Returns:
        None if there is none in that direction.
    """
    seen, size = 0, _FIRST
    most = row if back else total - row - 1
    while seen < most:
        step = min(size, most - seen)
        start = row - seen - step if back else row + 1 + seen
        keys = keys_of(slice(start, start + step))
        if not keys:
            return None
        read = read_of(keys)
        found = [(start + at, key) for at, key in enumerate(keys) if key not in read]
        if found:
            return found[-1 if back else 0]
        seen, size = seen + step, size * _GROWS
    return None

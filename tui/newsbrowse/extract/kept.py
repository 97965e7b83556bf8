"""Results kept by what they were made from, within a bound: for what the same words ask again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

_LIMIT = 40_000
_LONGEST = 100


class Kept(dict[K, V]):
    """A table that makes what it lacks, and forgets all when it has 40,000 entries, or `limit`.

    What belongs to a text longer than any word is made anew each time, so that no input can fill the memory.
    Threads may share it: at worst two make the same entry.
    """

    def __init__(self, make: Callable[[K], V], *, limit: int = _LIMIT) -> None:
        super().__init__()
        self._make = make
        self._limit = limit

    def __missing__(self, key: K) -> V:
        value = self._make(key)
        if not isinstance(key, str) or len(key) <= _LONGEST:
            if len(self) >= self._limit:
                self.clear()
            self[key] = value
        return value

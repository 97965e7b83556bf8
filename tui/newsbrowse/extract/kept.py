"""Results kept by what they were made from, within a bound: for what the same words ask again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from newsbrowse.speedups import faster

K = TypeVar("K")
V = TypeVar("V")

_LIMIT = 40_000
_LONGEST = 100


class _Kept(dict[K, V]):
    """A table that makes what it lacks, and keeps at most 40,000 entries, or `limit`.

    Once it is half full it begins anew, and takes back from its older half what is asked for again: rare
    words are forgotten, frequent ones never.

    What belongs to a text longer than any word is made anew each time, so that no input can fill the memory.
    Threads may share it: at worst two make the same entry.
    """

    def __init__(self, make: Callable[[K], V], *, limit: int = _LIMIT) -> None:
        super().__init__()
        self._make = make
        self._half = limit // 2
        self._older: dict[K, V] = {}

    def __missing__(self, key: K) -> V:
        older = self._older
        value = older[key] if key in older else self._make(key)
        if not isinstance(key, str) or len(key) <= _LONGEST:
            if len(self) >= self._half:
                self._older = dict(self)
                self.clear()
            self[key] = value
        return value


if TYPE_CHECKING:
    Kept = _Kept
else:
    Kept = faster("kept", _Kept)

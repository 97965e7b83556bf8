"""Things of one side that mean the same, gathered for one row of the ledger."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from newsbrowse.models import Span
from newsbrowse.text.clean import clean

_LONGEST = 200


class Placed(Protocol):
    """Something with a place and a wording in a body."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def text(self) -> str:
        """The words of the body."""


T = TypeVar("T", bound=Placed)
K = TypeVar("K", bound=Hashable)


class Group(Struct, Generic[T], frozen=True):
    """Mentions of one side that mean the same, in order."""

    items: tuple[T, ...]

    @property
    def first(self) -> T:
        """The first mention, by which the group is shown."""
        return self.items[0]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the mentions stand."""
        return tuple(Span(item.start, item.end) for item in self.items)


def groups(items: Sequence[T], key: Callable[[T], K]) -> dict[K, Group[T]]:
    """The items gathered by key, in the order of first appearance."""
    gathered: dict[K, list[T]] = {}
    for item in items:
        gathered.setdefault(key(item), []).append(item)
    return {value: Group(tuple(found)) for value, found in gathered.items()}


def in_span(items: Sequence[T], span: Span) -> list[T]:
    """The items that begin within a span; `items` are in order of position."""
    first = bisect_left(items, span.start, key=lambda item: item.start)
    last = bisect_left(items, span.end, lo=first, key=lambda item: item.start)
    return list(items[first:last])


def put(text: str) -> str:
    """A wording on one clean line of bounded length."""
    line = " ".join(clean(text[: 2 * _LONGEST]).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"

"""Finding things by a part of their name, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from newsbrowse.text.fold import fold

Item = TypeVar("Item")

_ALIKE = 75
"""From which likeness of 100 on a mistyped name is taken for the one that was meant."""

_NONE = 100


def ranked(
    text: str,
    items: Iterable[Item],
    names: Callable[[Item], tuple[str, ...]],
    is_last: Callable[[Item], bool],
) -> list[Item]:
    """The items that match a text, the likeliest first; all of them for an empty text.

    A name that begins with the text comes before one whose words do, that before one that holds it, that
    before one that holds its letters in order, and that before one that is merely like it.

    Args:
        text: what was typed.
        items: in the order that holds among equals.
        names: what an item is called, the weightiest first.
        is_last: items that come after others of the same likeness.
    """
    wanted = fold(text)
    if not wanted:
        return list(items)
    scored = [(_score(wanted, [fold(name) for name in names(item)]), is_last(item), item) for item in items]
    kept = [one for one in scored if one[0] < _NONE]
    return [item for _, _, item in sorted(kept, key=lambda one: (one[1], one[0]))]


def _score(wanted: str, names: list[str]) -> int:
    """How far the best of some names is from a text; `_NONE` if none matches."""
    best = min(8 * _distance(wanted, name) + at for at, name in enumerate(names))
    if best < 8 * 4:
        return best
    if _in_order(wanted, names[0]):
        return 8 * 4
    return 8 * 5 if _is_like(wanted, names[0]) else _NONE


def _distance(wanted: str, name: str) -> int:
    if name.startswith(wanted):
        return 0
    words = name.replace(".", " ").replace("_", " ").split()
    if all(any(word.startswith(part) for word in words) for part in wanted.split()):
        return 1
    if wanted in name:
        return 2
    return 3 if all(part in name for part in wanted.split()) else 4


def _in_order(wanted: str, name: str) -> bool:
    letters = iter(name)
    return all(letter in letters for letter in wanted if letter != " ")


def _is_like(wanted: str, name: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return ratio(wanted, name) >= _ALIKE

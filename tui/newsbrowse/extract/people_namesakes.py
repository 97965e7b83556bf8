"""Full names compared: which words of one tell its bearer, and whether two may be of one person."""

from __future__ import annotations

from newsbrowse.extract.names import word_class


def core(keys: tuple[str, ...]) -> tuple[str, ...]:
    """The words without `Jr.` and its like."""
    suffixes = word_class("suffixes")
    end = len(keys)
    if end == 1 or keys[-1] not in suffixes:
        return keys
    while end > 1 and keys[end - 1] in suffixes:
        end -= 1
    return keys[:end]


def surname_of(keys: tuple[str, ...]) -> str:
    """The word of a name by which its bearer is named alone: in East Asian names mostly the first."""
    if len(keys) > 1 and keys[0] in word_class("east_asian") and len(keys[0]) < 7:
        return keys[0] if keys[-1] not in word_class("east_asian") or len(keys) > 2 else keys[-1]
    return keys[-1]


def may_be_same(known: tuple[str, ...], other: tuple[str, ...], headline: bool) -> bool:
    """Whether a full name may be of one who is known by another with the same last word.

    The known one has at least as many words. In a text `Jr.` is left out of headlines alone.
    """
    full, part = core(known), core(other)
    return (headline or known[len(full) :] == other[len(part) :]) and _same_person(full, part)


def _same_person(full: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with one surname may be of one person; `full` has at least as many words."""
    if len(other) <= len(full) and full[-len(other) :] == other:
        return True
    if full[-1] != other[-1] or not _agree(full[0], other[0]):
        return False
    middle, other_middle = full[1:-1], other[1:-1]
    if not middle or not other_middle:
        return True
    return all(_agree(a, b) for a, b in zip(middle, other_middle, strict=False))


def _agree(a: str, b: str) -> bool:
    """Whether two given names are the same, one perhaps an initial."""
    if a == b:
        return True
    return a[:1] == b[:1] and (_is_initial(a) or _is_initial(b))


def _is_initial(key: str) -> bool:
    return len(key) == 1 or "." in key

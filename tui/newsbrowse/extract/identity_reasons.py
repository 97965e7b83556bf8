"""Why a name is shown as another, in words."""

from __future__ import annotations

from collections.abc import Sequence

from newsbrowse.extract.identity_names import Name, fit, formal, parts

_MOST_NAMED = 3


def reason(name: str, value: str) -> str:
    """What a name with a given name has in common with the name it is shown as."""
    one, other = parts(name), parts(value)
    if name == value:
        return "the most frequent full name"
    if one == other:
        return "differs in case, accents, hyphens or full stops alone"
    if one.surname == other.surname and not one.given:
        return "surname alone"
    if one.surname in other.given and not one.given:
        return "given name alone"
    if one.surname != other.surname or not other.given:
        return "another name of the same person"
    found = ["same surname", *_given(one, other)]
    if one.generation != other.generation:
        found.append(_said((one.generation or other.generation).title() + ".", bool(one.generation)))
    if not fit(one, other):
        found.append("nearly all articles name the one it fits")
    return ", ".join(found)


def _given(one: Name, other: Name) -> list[str]:
    found = []
    for a, b in zip(one.given, other.given, strict=False):
        if a == b:
            continue
        short, full = sorted((a, b), key=len)
        if len(short) == 1:
            found.append(f"initial {short.upper()}. fits {full.title()}")
        elif a in formal(b) or b in formal(a):
            brief, long = (b, a) if a in formal(b) else (a, b)
            found.append(f"{brief.title()} is short for {long.title()}")
        else:
            found.append(f"{a.title()} and {b.title()} are short for the same name")
    longer = max(one.given, other.given, key=len)
    rest = longer[min(len(one.given), len(other.given)) :]
    if rest:
        added = " ".join(f"{word.upper()}." if len(word) == 1 else word.title() for word in rest)
        found.append(_said(added, longer is one.given))
    return found


def _said(added: str, is_more: bool) -> str:
    return f"with {added}" if is_more else f"without {added}"


def bearer(surname: str, years: tuple[int, int], *, is_only: bool) -> str:
    """Why a surname that stands alone is somebody's.

    Args:
        surname: the name.
        years: the first and the last year in which it is so; 0 where that is not known.
        is_only: whether nobody else of the name is in the library then.
    """
    first, last = years
    when = "" if last <= 0 else f" in {first}" if first in (0, last) else f" in {first}-{last}"
    return f"{'only' if is_only else 'by far the most frequent'} bearer of {surname}{when}"


def several(people: Sequence[tuple[str, int]]) -> str:
    """Why a name is nobody's for certain: whom it may mean, with their articles, the most frequent first."""
    named = [f"{name} ({articles:,})" for name, articles in people[:_MOST_NAMED]]
    rest = len(people) - len(named)
    return "may be " + " or ".join(named) + (f" or {rest:,} others" if rest else "")

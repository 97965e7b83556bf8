"""Near matches: what was probably meant by a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST = 60
_CUTOFF = 0.6


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, or whose last part is most like its last part; empty if none is."""
    name = name[:_LONGEST]
    names = [one for one in known if one]
    if found := get_close_matches(name, names, 1, _CUTOFF):
        return found[0]
    ends = {one.rpartition(".")[2]: one for one in reversed(names)}
    found = get_close_matches(name.rpartition(".")[2], list(ends), 1, _CUTOFF)
    return ends[found[0]] if found else ""


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a line that tells of an unknown name: `; did you mean …?`, or nothing."""
    near = nearest(name, known)
    return f"; did you mean {near}?" if near else ""

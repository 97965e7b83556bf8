"""Names with a nickname in quotes or brackets: `Hector "Macho" Camacho`, `Charles (Chuck) Schumer`.

The nickname is left out of the name; the mention's span has it.
"""

from __future__ import annotations

from typing import NamedTuple

from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.people_words import is_given, is_prefix, is_surname_like

MARKS = {'"': '"', "“": "”", "'": "'", "‘": "’", "(": ")"}
"""What stands before a nickname, and behind it."""
_LONGEST = 5
"""Words that a nickname has at most, as `Hands of Stone`."""


class Nicknamed(NamedTuple):
    """A name around a nickname: its words without it, and its first word and end among all words."""

    words: tuple[str, ...]
    first: int
    end: int


def nicknamed(words: list[str], runs: list[Run], marked: list[int]) -> dict[int, Nicknamed | None]:
    """For the first run of each such name the name, and nothing for the other runs that it takes up.

    Only those runs are looked at that are `marked`: one of `MARKS` stands behind them.
    """
    found: dict[int, Nicknamed | None] = {}
    starts: dict[int, int] | None = None
    for at in marked:
        run = runs[at]
        opening = run.first + len(run.forms)
        if not is_given(run.forms[-1]):
            continue
        starts = starts or {other.first: number for number, other in enumerate(runs)}
        closing = _closing(words, opening)
        last = starts.get(closing + 1)
        if last is not None and closing and _is_surname(runs[last]):
            found[at] = _name(run, runs[last])
            found.update(dict.fromkeys(range(at + 1, last + 1)))
    return found


def _closing(words: list[str], opening: int) -> int:
    """Where the mark that belongs to the one at `opening` stands, 0 if it is not near."""
    mark = MARKS[words[opening]]
    for at in range(opening + 2, min(opening + _LONGEST + 2, len(words))):
        if words[at] == mark:
            return at if words[opening + 1][0].isupper() else 0
    return 0


def _is_surname(run: Run) -> bool:
    return len(run.forms) < 3 and all(map(is_surname_like, run.forms))


def _name(before: Run, after: Run) -> Nicknamed:
    first = 0
    while first < len(before.forms) - 1 and is_prefix(before.forms[first], True):
        first += 1
    words = (*before.forms[first:], *after.forms)
    return Nicknamed(words, before.first + first, after.first + len(after.forms))

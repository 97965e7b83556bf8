"""Stories that are told anew every week, with other figures each time; in words of ours, for `check.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from newsbrowse.models import Span

WEEKS = 5
"""Weeks that the library has."""

_FIRST = date(2026, 1, 8)

WEEKLY: Mapping[str, Mapping[str, str]] = {
    "Jobless claims": {
        "library": "New applications for unemployment benefits in Norland {rose} by {small},000 to an "
        "adjusted {large},000 last week, the labour office said on Thursday.",
        "draft": "Last week {large},000 people in Norland put in new claims for unemployment benefits, the "
        "labour office said, {small},000 {more} than in the week before.",
        "base": "219",
        "step": "7",
    },
    "Poll": {
        "library": "Support for the governing Harbour Party stood at {large} percent in the weekly survey of "
        "the Brandt institute, against {small} percent for the Greens.",
        "draft": "The Greens have {small} percent and the governing Harbour Party {large} percent in this "
        "week's survey by the Brandt institute.",
        "base": "27",
        "step": "2",
    },
    "Oil stocks": {
        "library": "Crude stocks in the Vesterland depots fell by {small} million barrels to {large} "
        "million barrels in the week to Friday, the energy agency reported.",
        "draft": "According to the energy agency, {large} million barrels of crude were left in the "
        "Vesterland depots on Friday, {small} million fewer than a week earlier.",
        "base": "412",
        "step": "5",
    },
}


def weeks(telling: Mapping[str, str], kind: str, more: int = 0) -> Iterator[tuple[str, str]]:
    """(day, words) of each week and of some more, in the words of the library or of a draft."""
    base, step = int(telling["base"]), int(telling["step"])
    for week in range(WEEKS + more):
        up = week % 2 == 0
        words = telling[kind].format(
            large=base + (step if up else -step) * (week + 1),
            small=2 + 3 * week,
            rose="rose" if up else "fell",
            more="more" if up else "fewer",
        )
        yield (_FIRST + timedelta(weeks=week)).isoformat(), words


def slipped(body: str) -> tuple[str, Span]:
    """The words with the digits of the first figure of two digits or more in another order, or one larger."""
    match = re.search(r"(?<![\d,])\d{2,}", body)
    assert match is not None
    digits = match[0][::-1] if match[0][::-1] != match[0] else str(int(match[0]) + 1)
    digits = digits.lstrip("0") or "9"
    return body[: match.start()] + digits + body[match.end() :], Span(
        match.start(), match.start() + len(digits)
    )

"""What is read out of a text with signs in it: read as if there were none, and put back in its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from newsbrowse.extract.analysis import analyse
from newsbrowse.models import Analysis, Country, DateMention, Figure, Person, Quote, Span

Mention = TypeVar("Mention", DateMention, Quote, Figure)
Named = TypeVar("Named", Person, Country)

NOTHING = "\u2060"
"""Takes the place of a sign within a line: neither a letter nor a blank, and gone when words are folded."""
_WRAPPED = re.compile(r"(?<=[^\n]{40}[^\n.!?:])\n(?=[^\W_])(?!\d{1,3}[.)] )")
"""The end of a line that goes on in the next one."""


def unwrapped(prose: str) -> str:
    """A text with a blank for each line break within a sentence, so that names are whole."""
    return _WRAPPED.sub(" ", prose)


def analysed(prose: str, day: str) -> Analysis:
    """What is read out of a text, as if it had no signs; the places are those of the text with them."""
    plain = prose.replace(NOTHING, "")
    if len(plain) == len(prose):
        return analyse("", prose, day)
    places = [at for at, sign in enumerate(prose) if sign != NOTHING]
    analysis = analyse("", plain, day)

    def put(start: int, end: int) -> Span:
        return Span(places[start], places[end - 1] + 1) if end > start else Span(places[start], places[start])

    return Analysis(
        _named(analysis.people, put),
        _named(analysis.countries, put),
        _told(analysis.dates, put),
        _told(analysis.quotes, put),
        _told(analysis.figures, put),
    )


def _named(items: Sequence[Named], put: Callable[[int, int], Span]) -> tuple[Named, ...]:
    return tuple(replace(one, mentions=tuple(put(*span) for span in one.mentions)) for one in items)


def _told(items: Sequence[Mention], put: Callable[[int, int], Span]) -> tuple[Mention, ...]:
    return tuple(
        replace(one, start=span.start, end=span.end) for one in items for span in [put(one.start, one.end)]
    )

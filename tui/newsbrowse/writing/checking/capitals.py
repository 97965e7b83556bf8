"""The words with capitals of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsbrowse.models import Span
from newsbrowse.text.months import MONTH_NAMES
from newsbrowse.writing.checking.values import WEEKDAYS

JOINED = re.compile(r" (?:of|for) ")
_OPENING = re.compile(
    r"(?:The|A|An|In|On|At|By|To|For|From|With|And|But|As|After|Before|When|While|If|His|Her|Its|Their|Our|Mr|Mrs|Ms|Dr"
    r"|Sir|President|Senator|Professor)\b(?: |$)"
)
_DAY = re.compile(rf"(?:{'|'.join((*MONTH_NAMES, *(day.capitalize() for day in WEEKDAYS)))})\b(?: |$)")
_RUN = re.compile(r"[^\W\d_a-z][\w’'-]+(?: (?:(?:of the|of|for the|for|de|du|al) )?[^\W\d_a-z][\w’'-]+)*")


def names_in(text: str) -> list[tuple[str, Span]]:
    """The runs of words with capitals in a text."""
    found = []
    for match in _RUN.finditer(text):
        words = match[0].removesuffix("'s").removesuffix("’s")
        found.append((words, Span(match.start(), match.start() + len(words))))
    return found


def parts_in(text: str) -> Iterator[tuple[str, Span]]:
    """The names of a text, those joined by `of` one by one."""
    for run, span in names_in(text):
        start = span.start
        for part in JOINED.split(run):
            name = part
            while (first := _OPENING.match(name)) or (first := _calendar(name)):
                name = name[first.end() :]
            if name:
                end = start + len(part)
                yield name, Span(end - len(name), end)
            start = text.find(" ", start + len(part) + 1) + 1


def _calendar(name: str) -> re.Match[str] | None:
    """The month or weekday that a run of capitals begins with, behind which a name may stand."""
    return _DAY.match(name)

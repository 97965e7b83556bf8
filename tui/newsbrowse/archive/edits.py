"""Changes of a query's text: a clause taken out, a word put in another's place."""

from __future__ import annotations

import re

from newsbrowse.archive.syntax import LONGEST
from newsbrowse.archive.tokens import Begun, begun_at
from newsbrowse.models import Span

_JOINED_BEFORE = re.compile(r"(?:(?<=\s)|\A)(?:AND|&&|OR|\|\|)\s*\Z")
_JOINED_AFTER = re.compile(r"\s*(?:AND|&&|OR|\|\|)(?=\s|\Z)")
_REACH = 40


def without(text: str, span: Span) -> str:
    """The text without a stretch and without the AND or OR that joined it to the rest."""
    start, end = span
    before = _JOINED_BEFORE.search(text, max(0, start - _REACH), start)
    if before is not None:
        start = before.start()
    elif (after := _JOINED_AFTER.match(text, end, min(len(text), end + _REACH))) is not None:
        end = after.end()
    return " ".join(part for part in (text[:start].strip(), text[end:].strip()) if part)


def is_alternative(text: str, span: Span) -> bool:
    """Whether OR stands before a stretch."""
    before = _JOINED_BEFORE.search(text, max(0, span.start - _REACH), span.start)
    return before is not None and before[0].split()[0] in ("OR", "||")


def replaced(text: str, changes: list[tuple[Span, str]]) -> str:
    """The text with other words in the place of some stretches, which do not overlap."""
    for (start, end), word in sorted(changes, reverse=True):
        text = f"{text[:start]}{word}{text[end:]}"
    return text


def begun_word(text: str, cursor: int) -> Begun | None:
    """The half-typed word before a cursor; None if there is none, or if it is beyond what is read."""
    cursor = max(0, min(cursor, len(text)))
    if cursor > LONGEST:
        return None
    begun = begun_at(text[:LONGEST], cursor)
    return begun if begun.text or begun.field else None

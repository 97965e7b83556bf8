"""How clauses are parted: where one begins, what opens a subordinate one, and what stands around names."""

from __future__ import annotations

import re

from newsbrowse.extract.speech_verbs import words_of
from newsbrowse.models import Span

_CLAUSE_START = re.compile(r"[;:“”\"«»()—….!?–-](?:(?<=[;:“”\"«»()—…])|(?<=[.!?])\s|(?<=-)-+|(?<= [-–]) )")
"""What a clause begins behind; that it begins with a class of characters makes the search quick."""
DAY = (
    r"(?:on\s|late\s|early\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?:\s(?:night|morning|afternoon|evening))?"
)
"""A pattern of a weekday and its time of day."""
CUTS = words_of(
    """that which who whom whose because if when while where though although since as but after before than
    so what how why whether until except yet"""
)
"""Words that open a subordinate clause."""
CUT = re.compile(rf"(?:^|\s)(?:{'|'.join(sorted(CUTS))})(?=\s|$)", re.IGNORECASE)
"""One of them, with the space before it."""
_TAIL = re.compile(
    rf"\s*(?:(?:of|from|at|with|in)\s(?:the\s)?[A-Z][^,]{{0,60}}|{DAY}|\d{{2}}|in an? \w+|Jr\.?|Sr\.?|\s)*$"
)
_TITLES_BEFORE = re.compile(r"(?:[A-Z][\w.’'-]*\s+|[A-Z]\.\s+)*$")


def titles_at_end(text: str) -> str:
    """The capitalised words that a text ends with, and the space behind them."""
    last = text.rstrip().rpartition(" ")[2]
    if last == last.lower():
        return ""
    titles = _TITLES_BEFORE.search(text)
    return titles[0] if titles else ""


def clause_start(head: str) -> int:
    """Where the last clause of a stretch of text begins."""
    for match in reversed(list(_CLAUSE_START.finditer(head))):
        if not _in_name(head, match):
            return match.end()
    return 0


def last_cut(text: str) -> int:
    """Where the last word that opens a subordinate clause ends; 0 if there is none."""
    if CUTS.isdisjoint(text.lower().split()):
        return 0
    return max((match.end() for match in CUT.finditer(text)), default=0)


def is_tail(text: str, start: int, end: int) -> bool:
    """Whether nothing stands behind a name but where somebody is from, an age or a day."""
    return start == end or _TAIL.match(text, start, end) is not None


def _in_name(head: str, match: re.Match[str]) -> bool:
    """Whether a full stop belongs to an initial or a title: `Sen. Moe`, `J. Moe`."""
    if match[0][0] != ".":
        return False
    word = head[: match.start()].rpartition(" ")[2]
    return len(word) <= 4 and word[:1].isupper()


def parts_between_commas(head: str, start: int, end: int) -> list[Span]:
    """The parts between commas."""
    if head.find(",", start, end) < 0:
        return [Span(start, end)]
    parts: list[Span] = []
    for comma in re.finditer(",", head[start:end]):
        parts.append(Span(parts[-1].end + 1 if parts else start, start + comma.start()))
    parts.append(Span(parts[-1].end + 1 if parts else start, end))
    return parts

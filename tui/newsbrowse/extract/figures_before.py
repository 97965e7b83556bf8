"""What the words before a number make of it: a hedged amount, a label, a day, an age, or something known.

Each rule is an expression over lower case; it is tried only where the last words are among those that it ends
with, which is quick to tell.
"""

from __future__ import annotations

import re

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.scanning import lowered

REACH = 30
"""Characters before a number that are enough."""

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
MONTHS = tuple(_MONTHS.split("|"))
MONTH = rf"(?:{_MONTHS})\b\.?"
"""The name of a month, whole or short."""

_MONTH_BEFORE = re.compile(rf"\b{MONTH}\s+(?:the\s+)?$")
_LABELS = (
    "no|nos|number|chapter|page|pages|pp|flight|interstate|route|highway|section|article|line|level|grade|phase|"
    "room|channel|act|title|rule|proposition|boeing|airbus|apollo|version|group of"
)
_LABEL_BEFORE = re.compile(rf"(?:\b(?:{_LABELS})\.?|[#№])\s*$")
_AGE_BEFORE = re.compile(r"\b(?:aged?|at)\s+$")
_DEFINITE = "the|these|those|both|his|her|their|its|our|of|first|last|next|day"
_DEFINITE_BEFORE = re.compile(rf"\b(?:{_DEFINITE})\s+$")
_HEDGE = re.compile(
    r"\b(at least|at most|(?:no |not )?(?:more|less|fewer) than|as (?:many|much|little|few) as|"
    r"(?:just |well )?over|(?:just )?under|nearly|almost|about|around|approximately|roughly|some|up to|"
    r"several|a few|a couple of|(?:an )?estimated|close to|in excess of|exceeding|"
    r"surpassing|topping|above|below|only|circa)"
    r"\s+(?:the\s+|an?\s+)?$",
)
_OVER_A = re.compile(r"\bover\s+an?\s+$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.replace("|", " ").split())


_ARTICLES = _words("the a an")
_ENDS_OF_MONTHS = _words(f"{_MONTHS} the")
_ENDS_OF_LABELS = _words(_LABELS)
_ENDS_OF_AGES = _words("age aged at")
_ENDS_OF_DEFINITE = _words(_DEFINITE)
_ENDS_OF_HEDGES = _words(
    """least most than over under nearly almost about around approximately roughly some several few estimated
    exceeding surpassing topping above below only circa"""
)
_ENDS_OF_TWO = {"to": _words("up close"), "of": _words("couple excess"), "as": _words("many much little few")}
"""Other last words of hedges, with the word before them."""


MONTH_ENDS, LABEL_ENDS, AGE_ENDS, KNOWN_ENDS, HEDGE_ENDS, _ARTICLE, _SECOND = (1 << bit for bit in range(7))
ODD_ENDS = _ARTICLE | _SECOND
"""Of a last word with one of these bits the one before it tells whether there is a hedge."""
_LAST_WORDS = (
    (MONTH_ENDS, _ENDS_OF_MONTHS),
    (LABEL_ENDS, _ENDS_OF_LABELS),
    (AGE_ENDS, _ENDS_OF_AGES),
    (KNOWN_ENDS, _ENDS_OF_DEFINITE),
    (HEDGE_ENDS, _ENDS_OF_HEDGES),
    (_ARTICLE, _ARTICLES),
    (_SECOND, _ENDS_OF_TWO.keys()),
)
_LETTERS_AT_END = re.compile(r"[a-z]*\Z")


def _tail(word: str) -> str:
    """The letters at the end of a word, small; a full stop behind them does not matter."""
    letters = _LETTERS_AT_END.search(lowered(word).removesuffix("."))
    return letters[0] if letters else ""


def ends_of(word: str) -> int:
    """What may end with a word: bits of the constants above, and those of `ODD_ENDS`."""
    tail = _tail(word)
    ends = sum(bit for bit, words in _LAST_WORDS if tail in words)
    return ends | LABEL_ENDS if word.endswith(("#", "№")) else ends


_ENDS: Kept[str, int] = Kept(ends_of)


def ends_before(body: str, start: int) -> int:
    """What the words before a number may be the end of: bits of the constants above.

    A bit that is set calls for a look by the function that knows; where it is not set nothing is there.
    """
    words = body[max(0, start - REACH) : start].rsplit(None, 3)
    ends = _ENDS[words[-1]] if words else 0
    if ends & ODD_ENDS:
        ends |= HEDGE_ENDS * _may_hedge(words[-3:])
    return ends


def _may_hedge(words: list[str]) -> bool:
    """Whether a hedge may end with some words, of which the last is an article or one like `up to`."""
    if _ENDS[words[-1]] & _ARTICLE:
        words = words[:-1]
    ends = _ENDS[words[-1]] if words else 0
    if ends & _SECOND:
        return len(words) > 1 and _tail(words[-2]) in _ENDS_OF_TWO[_tail(words[-1])]
    return ends & HEDGE_ENDS != 0


def _before(body: str, start: int) -> str:
    return lowered(body[max(0, start - REACH) : start])


def hedge_before(body: str, start: int) -> str | None:
    """The hedge before a number, without what does not matter in it; empty in `over a million`, or None."""
    before = _before(body, start)
    if _OVER_A.search(before):
        return ""
    match = _HEDGE.search(before)
    return " ".join(match[1].removeprefix("an ").split()) if match else None


def follows_month(body: str, start: int) -> bool:
    """Whether a month stands before a number, which is a day of it."""
    return _MONTH_BEFORE.search(_before(body, start)) is not None


def follows_label(body: str, start: int) -> bool:
    """Whether something that is numbered stands before a number: `page`, `No.`, `#`."""
    return _LABEL_BEFORE.search(_before(body, start)) is not None


def may_be_age(body: str, start: int) -> bool:
    """Whether an age may follow the words before a number: `aged`, `at`."""
    return _AGE_BEFORE.search(_before(body, start)) is not None


def points_back(body: str, start: int) -> bool:
    """Whether the words make the number one of things that are known: `the two`, `his first three`."""
    return _DEFINITE_BEFORE.search(_before(body, start)) is not None

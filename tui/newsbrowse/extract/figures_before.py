"""What the words before a number make of it: a hedged amount, a label, a day, an age, or something known.

Each rule is an expression over lower case; it is tried only where the last words are among those that it ends
with, which is quick to tell. Words with other signs in them (`(about`, `No.`) are left to the expressions.
"""

from __future__ import annotations

import re

from newsbrowse.extract.scanning import lowered

REACH = 30
"""Characters before a number that are enough."""

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
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


class Lead:
    """The text before a number, of which `REACH` characters are enough.

    Args:
        text: what stands before the number, the space included.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._lower = lowered(text)
        self._words = self._lower.split()
        self._last = self._words[-1] if self._words else ""

    @property
    def hedge(self) -> str | None:
        """The hedge, without what does not matter in it; empty in `over a million`; None without any."""
        if not self._may_hedge():
            return None
        if _OVER_A.search(self._lower):
            return ""
        match = _HEDGE.search(self._lower)
        return " ".join(match[1].removeprefix("an ").split()) if match else None

    @property
    def names_month(self) -> bool:
        """Whether it ends with a month: the number is a day of it."""
        return self._may_end(_ENDS_OF_MONTHS) and _MONTH_BEFORE.search(self._lower) is not None

    @property
    def labels(self) -> bool:
        """Whether it ends with what is numbered: `page`, `No.`, `#`."""
        return self._may_end(_ENDS_OF_LABELS) and _LABEL_BEFORE.search(self._lower) is not None

    @property
    def tells_age(self) -> bool:
        """Whether an age may follow: `aged`, `at`."""
        return self._may_end(_ENDS_OF_AGES) and _AGE_BEFORE.search(self._lower) is not None

    @property
    def points_back(self) -> bool:
        """Whether it makes the number one of things that are known: `the two`, `his first three`."""
        return self._may_end(_ENDS_OF_DEFINITE) and _DEFINITE_BEFORE.search(self._lower) is not None

    def _may_end(self, words: frozenset[str]) -> bool:
        return self._last in words or not self._last.isalpha()

    def _may_hedge(self) -> bool:
        behind = len(self._words) - (self._last in _ARTICLES)
        word = self._words[behind - 1] if behind else ""
        if word in _ENDS_OF_TWO:
            before = self._words[behind - 2] if behind > 1 else ""
            return before in _ENDS_OF_TWO[word] or not before.isalpha()
        return word in _ENDS_OF_HEDGES or not word.isalpha()

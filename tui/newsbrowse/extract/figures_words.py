"""Amounts told without a number: `dozens of boats`, `two-thirds of voters`, `one in five people`."""

from __future__ import annotations

import re

_NUMBERS = {
    word: float(value)
    for value, words in enumerate(
        ("a|an|one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
    for word in words.split("|")
} | {"twelve": 12.0, "twenty": 20.0, "fifty": 50.0, "hundred": 100.0}
_PARTS = {
    "half": 2.0,
    "halves": 2.0,
    "third": 3.0,
    "quarter": 4.0,
    "fourth": 4.0,
    "fifth": 5.0,
    "sixth": 6.0,
    "seventh": 7.0,
    "eighth": 8.0,
    "ninth": 9.0,
    "tenth": 10.0,
}
_MANY = {
    "dozens": 12.0,
    "scores": 20.0,
    "tens": 10.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
_COUNT = "one|two|three|four|five|six|seven|eight|nine"

_PART = "third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth"

MANY = (
    r"(?P<many>(?:(?:tens|dozens|scores|hundreds|thousands)\sof\s)?"
    r"(?:dozens|scores|hundreds|thousands|millions|billions|trillions)\sof(?!\w))"
)
SHARE = (
    rf"(?P<share>(?:(?a:(?:an?|{_COUNT})[- ](?:halves|half|(?:{_PART})s?))"
    r"(?=\sof\s|[- ]majority\b)|half(?=\sof\s|\s(?:the|all|its|their|his|her|our)\s)))"
)
_OUT_OF = (
    r"[\s-](?:in|out\sof)(?:\severy)?[\s-]"
    rf"(?:(?a:{_COUNT}|ten|twelve|twenty|fifty)|\d{{1,3}}(?:,\d{{3}})?))(?![\w-]|[.,:/]\d)"
)
RATIO = rf"(?P<ratio>(?:(?a:{_COUNT}|ten)|\d{{1,3}}){_OUT_OF}"
RATIO_OF_DIGITS = rf"(?P<ratio>\d{{1,3}}{_OUT_OF}"
COUNTS = tuple(_COUNT.split("|"))
HEAPS = tuple(_MANY)
PARTS = ("half", "halves", *(form for part in _PART.split("|") for form in (part, f"{part}s")))

_OF_A_TIME = re.compile(
    r"\sof\s(?:(?:an?|the|this|last|next|fiscal|calendar)\s)?"
    r"(?:century|hour|mile|year|decade|day|month|inch|game|season|match|term|\d{4})\b",
    re.IGNORECASE,
)
_OF_AN_ORDER = re.compile(
    r"\b(?:first|second|third|fourth|last|latter|other|next|final|the)\s+$", re.IGNORECASE
)
_TIMES = re.compile(
    r"\s(?:straight\s)?(?:seconds|minutes|hours|days|weeks|months|years|decades|games|matches|starts|races|seasons"
    r"|tries|attempts|innings|overs|rounds)\b",
    re.IGNORECASE,
)


def value_of_many(text: str) -> float:
    """The least that such words say: 12 for `dozens of`, 10,000 for `tens of thousands of`."""
    value = 1.0
    for word in text.lower().split():
        value *= _MANY.get(word, 1.0)
    return value


def percent_of_share(body: str, match: re.Match[str]) -> float | None:
    """`two-thirds` as 66.6667; None for a half or quarter of a time or a game."""
    if _OF_A_TIME.match(body, match.end()) or _OF_AN_ORDER.search(
        body[max(0, match.start() - 10) : match.start()]
    ):
        return None
    words = match["share"].lower().replace("-", " ").split()
    part = words[-1]
    whole = _PARTS.get(part) or _PARTS[part.removesuffix("s")]
    count = _NUMBERS[words[0]] if len(words) > 1 else 1.0
    return round(100.0 * count / whole, 4) if count < whole else None


def percent_of_ratio(body: str, match: re.Match[str]) -> float | None:
    """`one in five` as 20.0; None for `two in five days`."""
    words = match["ratio"].lower().replace(",", "").replace("-", " ").split()
    first, last = (_NUMBERS.get(word) or float(word) for word in (words[0], words[-1]) if word != "0")
    if not 0 < first < last:
        return None
    return None if _TIMES.match(body, match.end()) else round(100.0 * first / last, 4)

"""Figures: numbers that say how much or how many, with unit and hedge.

What is merely written with digits is left out: years, days, times, telephone numbers, ordinals, numbers of
lists, flights and pages. A bare number is a figure only if its form (`1,200`) or a hedge (`more than 60`)
says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newsbrowse.extract.scanning import Scanner, any_prefix
from newsbrowse.extract.units import CURRENCY_SIGNS, counted_noun, currency_sign, is_amount_unit, unit_at
from newsbrowse.models import Figure

_MAGNITUDES = {
    **dict.fromkeys(("thousand", "k"), 1e3),
    "lakh": 1e5,
    **dict.fromkeys(("million", "millions", "mln", "mn", "m"), 1e6),
    "crore": 1e7,
    **dict.fromkeys(("billion", "billions", "bln", "bn", "b"), 1e9),
    **dict.fromkeys(("trillion", "trillions", "trln", "tn", "trn"), 1e12),
}
_SMALL = {
    word: float(value)
    for value, word in enumerate(
        [
            *(
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
            ),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
        ]
    )
} | {
    word: 10.0 * value
    for value, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_SCALES = {"hundred": 100.0, "dozen": 12.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SCALES |= {"mln": 1e6, "bln": 1e9}

_SIGN = rf"(?P<sign>(?:{CURRENCY_SIGNS})\s?)"
_DIGITS = (
    r"(?P<digits>\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,12})?"
    r"|\d{1,15}(?:\.\d{1,12})?(?:[- ]\d{1,2}/\d{1,2}(?![\d/]))?)"
)
_WORD_NUMBER = "|".join([*_SMALL, *_SCALES])
_WORDS = (
    rf"(?P<words>(?:(?:half )?an? (?={'|'.join(_SCALES)})|)(?:{_WORD_NUMBER})"
    rf"(?:(?: and |[ -])(?:{_WORD_NUMBER})){{0,8}}+)(?![\w-])"
)
_NOT_BEFORE = r"\w.,:/#$€£¥-"
_BEGINNINGS = any_prefix(
    [*_SMALL, *_SCALES, *(f"{head} {scale[:2]}" for head in ("a", "an") for scale in _SCALES)]
)
_NUMBER = Scanner(
    re.compile(
        rf"(?<![{_NOT_BEFORE}])(?:{_SIGN}?(?P<minus>[-−])?{_SIGN.replace('<sign>', '<sign2>')}?{_DIGITS}"
        rf"(?![\d]|[.,:/]\d)|{_WORDS})",
        re.IGNORECASE,
    ),
    not_after=_NOT_BEFORE,
    beginnings=rf"\d|[-−]|{_BEGINNINGS}|half an? |(?:{CURRENCY_SIGNS})\s?(?:[^a-z]|{CURRENCY_SIGNS})",
)
_MAGNITUDE = re.compile(
    r"(?:(?P<long>[\s-]{0,2}(?:thousand|lakh|millions?|mln|mn|crore|billions?|bln|bn|trillions?|trln|trn|tn))"
    r"|(?P<short>\s?[mkb]))(?![\w])",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[-–][\w$]|(?:st|nd|rd|th)\b|['’:/]\w|[a-z]", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*(?:-| )?\s*(?:ago|later|earlier|old\b|a\.m|p\.m|o['’]clock)", re.IGNORECASE)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s+(?:the\s+)?$", re.IGNORECASE)
_MONTH_AFTER = re.compile(rf"\s+(?:of\s+)?{_MONTH}(?!\s+(?:be|have|not)\b)", re.IGNORECASE)
_TIME_AFTER = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|GMT|UTC|EST|EDT)", re.IGNORECASE)
_LABEL_BEFORE = re.compile(
    r"(?:\b(?:no|nos|number|chapter|page|pages|pp|flight|interstate|route|highway|section|article|line|level|"
    r"grade|phase|room|channel|act|title|rule|proposition|boeing|airbus|apollo|version|group of|aged?|at)\.?"
    r"|[#№])\s*$",
    re.IGNORECASE,
)
_DEFINITE_BEFORE = re.compile(
    r"\b(?:the|these|those|both|his|her|their|its|our|of|first|last|next|day)\s+$", re.IGNORECASE
)
_HEDGE = re.compile(
    r"\b(at least|at most|(?:no |not )?(?:more|less|fewer) than|as (?:many|much|little|few) as|"
    r"(?:just |well )?over|(?:just )?under|nearly|almost|about|around|approximately|roughly|some|up to|"
    r"(?:an )?estimated|close to|in excess of|exceeding|above|below|only|circa)\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_HEDGE_AFTER = re.compile(r"\s+(or (?:more|less|so|fewer))\b", re.IGNORECASE)
_HEDGE_WINDOW = 30


class _Number(Struct, frozen=True):
    """A number as read: where it stands, its value, and what its form tells."""

    start: int
    end: int
    value: float
    sign: str
    spelled: bool
    scaled: bool


def find_figures(body: str) -> tuple[Figure, ...]:
    """The figures of a body in order, values in base units (`$228.1 billion` is 228100000000.0 USD)."""
    return tuple(_figures(body))


def _figures(body: str) -> Iterator[Figure]:
    end = 0
    for match in _NUMBER.finditer(body):
        if match.start() < end:
            continue
        number = _number(body, match)
        figure = number and _figure(body, number)
        if figure:
            end = figure.end
            yield figure


def _number(body: str, match: re.Match[str]) -> _Number | None:
    sign = currency_sign((match["sign"] or match["sign2"] or "").strip())
    if match["words"]:
        value, scaled = _spelled_value(match["words"].lower())
        return _Number(match.start(), match.end(), value, sign, True, scaled)
    value = _digit_value(match["digits"])
    if match["minus"]:
        value = -value
    end, scaled = match.end(), False
    if magnitude := _MAGNITUDE.match(body, end, end + 12):
        word = (magnitude["long"] or magnitude["short"]).strip().strip("-").strip().lower()
        if magnitude["long"] or sign or is_amount_unit(body, magnitude.end()):
            value, end, scaled = value * _MAGNITUDES[word], magnitude.end(), True
    # Binary fractions must not show: 228.105 billion is 228105000000.0 exactly.
    return _Number(match.start(), end, round(value, 6), sign, False, scaled)


def _digit_value(text: str) -> float:
    whole, _, fraction = text.replace(" ", "-").partition("-")
    value = float(whole.replace(",", ""))
    if fraction:
        top, _, bottom = fraction.partition("/")
        value += int(top) / int(bottom) if int(bottom) else 0.0
    return value


def _spelled_value(text: str) -> tuple[float, bool]:
    """The value of number words, and whether they name a magnitude of a hundred or more."""
    total = current = 0.0
    factor = 0.5 if text.startswith("half ") else 1.0
    scaled = False
    for word in re.split(r"[ -]", text):
        if word in _SMALL:
            current += _SMALL[word]
        elif word in ("hundred", "dozen"):
            current, scaled = (current or 1.0) * _SCALES[word], True
        elif word in _SCALES:
            total, current, scaled = total + (current or 1.0) * _SCALES[word], 0.0, True
    return (total + current) * factor, scaled


def _figure(body: str, number: _Number) -> Figure | None:
    before = body[max(0, number.start - _HEDGE_WINDOW) : number.start]
    found = unit_at(body, number.end)
    if number.sign:
        unit, end = number.sign, number.end
    elif found:
        unit, end = found
    elif _is_no_figure(body, number, before):
        return None
    else:
        unit, end = counted_noun(body, number.end)
    hedge = _hedge(body, before, end)
    if not unit and not _stands_alone(body, number, hedge):
        return None
    if unit and not found and not number.sign and _is_year(body, number) and not hedge:
        return None
    if _RELATIVE.match(body, end):
        return None
    return Figure(number.value, unit, hedge, body[number.start : end], number.start, end)


def _is_no_figure(body: str, number: _Number, before: str) -> bool:
    """Whether the digits are part of a word, a date, a time, a label, or the words point back."""
    if number.spelled and number.value <= 12 and not number.scaled:
        return number.value <= 1 or bool(_DEFINITE_BEFORE.search(before))
    if number.scaled:
        return False
    return bool(
        _JOINED.match(body, number.end)
        or _MONTH_BEFORE.search(before)
        or _MONTH_AFTER.match(body, number.end)
        or _TIME_AFTER.match(body, number.end)
        or _LABEL_BEFORE.search(before)
    )


def _is_year(body: str, number: _Number) -> bool:
    return body[number.start : number.end].isdigit() and 1500 <= number.value <= 2100


def _stands_alone(body: str, number: _Number, hedge: str) -> bool:
    """Whether a number without a unit is a figure by its form or its hedge."""
    if number.scaled:
        return not number.spelled or number.value >= 1000 or bool(hedge)
    if number.spelled:
        return False
    return "," in body[number.start : number.end] or (bool(hedge) and not _is_year(body, number))


def _hedge(body: str, before: str, end: int) -> str:
    if match := _HEDGE.search(before):
        return " ".join(match[1].lower().removeprefix("an ").split())
    after = _HEDGE_AFTER.match(body, end)
    return " ".join(after[1].lower().split()) if after else ""

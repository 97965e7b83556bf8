"""Numbers as they are written, in digits or words, with sign and magnitude: `$228.1bn`, `two hundred`."""

from __future__ import annotations

import re

from msgspec import Struct

from newsbrowse.extract.units import COMPOUND_NOUNS, is_amount_unit
from newsbrowse.extract.units_money import CURRENCY_SIGNS, LETTER_SIGNS, currency_sign

_MAGNITUDES = {
    **dict.fromkeys(("thousand", "k"), 1e3),
    "lakh": 1e5,
    **dict.fromkeys(("million", "millions", "mln", "mn", "m"), 1e6),
    "crore": 1e7,
    **dict.fromkeys(("billion", "billions", "bln", "bn", "b"), 1e9),
    **dict.fromkeys(("trillion", "trillions", "trln", "tn", "trn"), 1e12),
}
SMALL = {
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
"""Words of numbers below a hundred."""
_SCALES = {"hundred": 100.0, "dozen": 12.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SCALES |= {"mln": 1e6, "bln": 1e9}

MOST_DIGITS = 15
"""A longer run of digits is no amount."""
_SIGN = rf"(?P<sign>(?:{CURRENCY_SIGNS})\s?)"
_DIGITS = (
    r"(?P<digits>\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,12})?"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}|(?: \d{3}){2}){1,3}(?![,.]?\d)"
    rf"|\d{{1,{MOST_DIGITS}}}(?:\.\d{{1,12}})?(?:[- ]\d{{1,2}}/\d{{1,2}}(?![\d/]))?)"
)
_WORD_NUMBER = "|".join(sorted([*SMALL, *_SCALES], key=len, reverse=True))
"""The long words first: no `six` is taken of `sixteen`."""
IN_WORDS = (
    rf"(?P<words>(?a:(?:(?:half )?an? (?={'|'.join(_SCALES)})|)(?:{_WORD_NUMBER})"
    rf"(?:(?: and |[ -])(?:{_WORD_NUMBER})){{0,8}}+))(?!\w|-(?!(?:{COMPOUND_NOUNS})\b))"
)
"""An amount in words, which are ASCII: `ſ` is no `s`. `number_of` reads what this and those below matched."""
IN_DIGITS = rf"{_DIGITS}(?![\d]|[.,:/]\d)"
"""An amount in digits without a sign."""
_SECOND_SIGN = _SIGN.replace("<sign>", "<sign2>")
SIGNED = rf"(?:{_SIGN}?(?P<minus>[-−])?{_SECOND_SIGN}?{IN_DIGITS})"
"""An amount in digits, with its signs."""
AMOUNT = rf"(?:{SIGNED}|{IN_WORDS})"

NUMBER_WORDS = (*SMALL, *_SCALES)
SCALES = tuple(_SCALES)

_MAGNITUDE = re.compile(
    r"(?=[\s-]{0,2}[tlmcbk])(?:(?P<long>[\s-]{0,2}(?a:thousand|lakh|millions?|mln|mn|crore|billions?|bln|bn|trillions?|trln|trn|tn))"
    r"|(?P<short>\s?[mkb]))(?![\w])",
    re.IGNORECASE,
)
_BETWEEN_WORDS = re.compile("[ -]")
_FEW = re.compile(r"\b(?:several|few|many|couple of)\s+$", re.IGNORECASE)
_SPACED = re.compile(r"\d{1,3}(?:\s\d{3})+")


class Number(Struct, frozen=True, gc=False):
    """A number as read: where it stands, its value, and what its form tells.

    `spelled` is true of words. `scaled` is true where it has a magnitude of a hundred or more, and `factor`
    is that magnitude.
    """

    start: int
    end: int
    value: float
    sign: str = ""
    spelled: bool = False
    scaled: bool = False
    factor: float = 1.0

    def may_be_year(self, body: str) -> bool:
        """Whether it is written as years are."""
        return 1500 <= self.value <= 2100 and body[self.start : self.end].isdigit()


def number_of(body: str, match: re.Match[str]) -> Number | None:
    """The number that an expression of amounts matched; None where it is none after all (`R2`, `million`)."""
    if match.lastgroup == "words":
        return _spelled(body, match)
    start, end = match.span()
    value = _digit_value(match["digits"])
    if "sign" not in match.re.groupindex:
        return number_in_digits(body, start, end, value)
    first, minus, second = match.group("sign", "minus", "sign2")
    sign = currency_sign(written.strip()) if (written := first or second) else ""
    number = number_in_digits(body, start, end, -value if minus else value, sign)
    is_letter = first is not None and first.strip().lower() in LETTER_SIGNS
    return None if is_letter and value * number.factor < 1000 else number


def number_in_digits(body: str, start: int, end: int, value: float, sign: str = "") -> Number:
    """A number with the magnitude that stands behind its digits, if any: `5 million`, `$5m`."""
    factor, scaled = 1.0, False
    if magnitude := _MAGNITUDE.match(body, end, end + 12):
        word = (magnitude["long"] or magnitude["short"]).strip().strip("-").strip().lower()
        if magnitude["long"] or sign or is_amount_unit(body, magnitude.end()):
            factor, end, scaled = _MAGNITUDES[word], magnitude.end(), True
    value *= factor
    # Binary fractions must not show: 228.105 billion is 228105000000.0 exactly.
    exact = value if value.is_integer() else round(value, 6)
    return Number(start, end, exact, sign, False, scaled, factor)


def _spelled(body: str, match: re.Match[str]) -> Number | None:
    words = match["words"].lower()
    if words in _SCALES and not _FEW.search(body[max(0, match.start() - 14) : match.start()]):
        return None
    value, scaled = _spelled_value(words)
    factor = _SCALES.get(_BETWEEN_WORDS.split(words)[-1], 1.0) if scaled else 1.0
    return Number(match.start(), match.end(), value, "", True, scaled, factor)


def _digit_value(text: str) -> float:
    if text.isdecimal():
        return float(text)
    if text.isascii() and not (" " in text or "-" in text):
        return float(text.replace(",", ""))
    if _SPACED.fullmatch(text):
        return float(re.sub(r"\s", "", text))
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
    for word in _BETWEEN_WORDS.split(text):
        if word in SMALL:
            current += SMALL[word]
        elif word in ("hundred", "dozen"):
            current, scaled = (current or 1.0) * _SCALES[word], True
        elif word in _SCALES:
            total, current, scaled = total + (current or 1.0) * _SCALES[word], 0.0, True
    return (total + current) * factor, scaled

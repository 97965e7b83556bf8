"""Figures: numbers that say how much or how many, with unit and hedge.

What is merely written with digits is left out: years, days, times, telephone numbers, ordinals, numbers of
lists, flights and pages. A bare number is a figure only if its form (`1,200`) or a hedge (`more than 60`)
says so.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from newsbrowse.extract.figures_around import AROUND
from newsbrowse.extract.figures_before import (
    AGE_ENDS,
    HEDGE_ENDS,
    KNOWN_ENDS,
    LABEL_ENDS,
    MONTH,
    MONTH_ENDS,
    REACH,
    follows_label,
    follows_month,
    hedge_before,
    may_be_age,
    points_back,
)
from newsbrowse.extract.figures_behind import (
    COMPOUND,
    HEDGE,
    NO_AMOUNT,
    NOUN,
    RANGE,
    RELATIVE,
    UNIT,
)
from newsbrowse.extract.figures_numbers import AMOUNT, Number, number_of
from newsbrowse.extract.figures_openings import figured_stretches
from newsbrowse.extract.figures_words import percent_of_ratio, percent_of_share, value_of_many
from newsbrowse.extract.scanned import Scanned, scan
from newsbrowse.extract.units import compound_at, counted_noun, unit_at
from newsbrowse.models import Figure

_NEXT_AMOUNT = re.compile(AMOUNT, re.IGNORECASE)
_RANGE = re.compile(r"\s?(?P<dash>[-–—])\s?|\s(?P<word>to|and)\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*(?:-| )?\s*(?:ago|later|earlier|old\b|a\.m|p\.m|o['’]clock)", re.IGNORECASE)
_NO_AMOUNT_AFTER = re.compile(
    r"[-–][\w$]|(?:st|nd|rd|th)\b|['’:/]\w|[a-z]"
    r"|\s?(?:[ap]\.?m\b|o['’]clock|GMT|UTC|EST|EDT)"
    rf"|\s+(?:of\s+)?{MONTH}(?!\s+(?:be|have|not)\b)",
    re.IGNORECASE,
)
"""What follows digits of a word, a time or a day."""
_HEDGE_AFTER = re.compile(r"\s+(or (?:more|less|so|fewer))\b", re.IGNORECASE)
_OF_AN_AMOUNT = re.compile(r"\sof\s(?=an?\s(?:thousand|million|billion|trillion)\b)", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[a-z,]\s(?:[A-Z][a-z]+\s)?[A-Z][a-z]+\s$")
_LOWER_AFTER = re.compile(r"\s[a-z]")


def find_figures(body: str, scanned: Scanned | None = None) -> tuple[Figure, ...]:
    """The figures of a body in order, values in base units (`$228.1 billion` is 228100000000.0 USD).

    Args:
        body: the article's text.
        scanned: what was found by looking it through, if that is done already.
    """
    return tuple(_figures(body, scanned or scan(body)))


def _figures(body: str, scanned: Scanned) -> list[Figure]:
    figures: list[Figure] = []
    end = 0
    for found in figured_stretches(body, scanned.figures, scanned.digits):
        if isinstance(found, Number):
            told = _measured(body, found) if found.start >= end else None
        else:
            told = figures_of(body, found) if found.start() >= end else None
        if told is not None:
            figures += told
            end = figures[-1].end
    return figures


def figures_of(body: str, match: re.Match[str]) -> tuple[Figure, ...] | None:
    """The figure that an expression tells, the two of a range, or None."""
    if match.lastgroup in ("many", "share", "ratio"):
        figure = _in_words(body, match)
        return (figure,) if figure else None
    number = number_of(body, match)
    return _measured(body, number) if number else None


def _measured(body: str, number: Number) -> tuple[Figure, ...] | None:
    follows = AROUND.behind(body, number.end)
    found = unit_at(body, number.end) if follows & UNIT else None
    if found:
        after = AROUND.behind(body, found[1])
    else:
        after = follows
        if follows & COMPOUND and (found := compound_at(body, number.end)):
            after = AROUND.behind(body, found[1])
    if after & RANGE and (ends := _range(body, number, found)):
        return ends
    figure = _figure(body, number, found, follows)
    return (figure,) if figure else None


def _in_words(body: str, match: re.Match[str]) -> Figure | None:
    """`dozens of boats`, `two-thirds of`, `one in five`."""
    start, end = match.span()
    if match.lastgroup == "many":
        found = unit_at(body, end)
        unit, end = found or counted_noun(body, end)
        hedge = " ".join(match[0].lower().split())
        return Figure(value_of_many(match[0]), unit, hedge, body[start:end], start, end) if unit else None
    percent = percent_of_share(body, match) if match.lastgroup == "share" else percent_of_ratio(body, match)
    if percent is None:
        return None
    hedge = _hedge(body, start, end, AROUND.before(body, start), AROUND.behind(body, end))
    if whole := _whole_of_share(body, end):
        value = percent * whole.value / 100
        return Figure(value, whole.unit, hedge, body[start : whole.end], start, whole.end)
    return Figure(percent, "%", hedge, body[start:end], start, end)


def _whole_of_share(body: str, end: int) -> Figure | None:
    """The amount of `three quarters of a billion dollars`."""
    joint = _OF_AN_AMOUNT.match(body, end)
    match = _NEXT_AMOUNT.match(body, joint.end()) if joint else None
    number = number_of(body, match) if match else None
    if number is None or not number.scaled:
        return None
    return _figure(body, number, unit_at(body, number.end), AROUND.behind(body, number.end))


def _range(body: str, first: Number, own: tuple[str, int] | None) -> tuple[Figure, ...]:
    """The two ends of `5 to 10 percent`, `$5-10 million`, `between 10 and 20 people`; else none.

    The unit and the magnitude of the second number are the first one's too. After `from` the two may be a
    change as well, and then neither end is marked as one.
    """
    joint = _RANGE.match(body, own[1] if own else first.end)
    match = _NEXT_AMOUNT.match(body, joint.end()) if joint else None
    second = number_of(body, match) if match else None
    if joint is None or second is None:
        return ()
    before = body[max(0, first.start - 12) : first.start]
    if (joint["word"] or "").lower() == "and" and not _BETWEEN.search(before):
        return ()
    if first.sign and not second.sign:
        second = replace(second, sign=first.sign)
    last = _figure(body, second, unit_at(body, second.end), AROUND.behind(body, second.end))
    if last is None or not (last.unit or second.scaled) or (own and own[0] != last.unit):
        return ()
    value = first.value if first.scaled or own else first.value * second.factor
    is_change = _FROM.search(before) is not None
    if value >= last.value and not is_change:
        return ()
    end = own[1] if own else first.end
    hedges = ("", "") if is_change else ("from", "to")
    return (
        Figure(value, last.unit, hedges[0], body[first.start : end], first.start, end),
        replace(last, hedge=hedges[1]),
    )


def _figure(body: str, number: Number, found: tuple[str, int] | None, follows: int) -> Figure | None:
    start, sign, end = number.start, number.sign, number.end
    bare = not sign and not found
    if sign:
        unit = sign
    elif found:
        unit, end = found
    else:
        if number.spelled and number.value <= 1 and not number.scaled:
            return None
        unit, end = counted_noun(body, end) if follows & NOUN else ("", end)
        if not unit and number.may_be_year(body):
            return None
    before = AROUND.before(body, start)
    if bare and _is_no_figure(body, number, unit, before, follows):
        return None
    if end != number.end:
        follows = AROUND.behind(body, end)
    hedge = _hedge(body, start, end, before, follows)
    if not unit and not _stands_alone(body, number, hedge):
        return None
    if bare and unit and not hedge and number.may_be_year(body):
        return None
    if follows & RELATIVE and _RELATIVE.match(body, end):
        return None
    return Figure(number.value, unit, hedge, body[start:end], start, end)


def _is_no_figure(body: str, number: Number, noun: str, before: int, follows: int) -> bool:
    """Whether the digits are part of a word, a date, a time, a label, or the words point back."""
    start = number.start
    if number.spelled and number.value <= 12 and not number.scaled:
        return bool(before & KNOWN_ENDS and points_back(body, start)) or _is_in_name(body, number)
    if number.scaled:
        return False
    return bool(
        (follows & NO_AMOUNT and _NO_AMOUNT_AFTER.match(body, number.end))
        or (before & MONTH_ENDS and follows_month(body, start))
        or (before & LABEL_ENDS and follows_label(body, start))
        or (before & AGE_ENDS and not noun and may_be_age(body, start))
    )


def _is_in_name(body: str, number: Number) -> bool:
    """Whether capitals join a number to the word before it, and not to the next: `the Final Four games`."""
    start = number.start
    if not body[start].isupper() or not _NAME_BEFORE.search(body[max(0, start - REACH) : start]):
        return False
    return _LOWER_AFTER.match(body, number.end) is not None


def _stands_alone(body: str, number: Number, hedge: str) -> bool:
    """Whether a number without a unit is a figure by its form or its hedge."""
    if number.scaled:
        return not number.spelled or number.value >= 1000 or bool(hedge)
    if number.spelled:
        return False
    return "," in body[number.start : number.end] or (bool(hedge) and not number.may_be_year(body))


def _hedge(body: str, start: int, end: int, before: int, follows: int) -> str:
    hedge = hedge_before(body, start) if before & HEDGE_ENDS else None
    if hedge is None:
        after = _HEDGE_AFTER.match(body, end) if follows & HEDGE else None
        return " ".join(after[1].lower().split()) if after else ""
    return hedge

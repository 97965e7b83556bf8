"""Figures: numbers that say how much or how many, with unit and hedge.

What is merely written with digits is left out: years, days, times, telephone numbers, ordinals, numbers of
lists, flights and pages. A bare number is a figure only if its form (`1,200`) or a hedge (`more than 60`)
says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from newsbrowse.extract.figures_before import MONTH, REACH, Lead
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


def _figures(body: str, scanned: Scanned) -> Iterator[Figure]:
    end = 0
    for match in figured_stretches(body, scanned.figures, scanned.digits):
        if match.start() >= end:
            for figure in _told(body, match):
                end = figure.end
                yield figure


def _told(body: str, match: re.Match[str]) -> tuple[Figure, ...]:
    """The figure that an expression tells, the two of a range, or none."""
    if match.lastgroup in ("many", "share", "ratio"):
        figure = _in_words(body, match)
        return (figure,) if figure else ()
    number = number_of(body, match)
    if number is None:
        return ()
    found = unit_at(body, number.end) or compound_at(body, number.end)
    figures = _range(body, number, found)
    figure = None if figures else _figure(body, number, found)
    return figures or ((figure,) if figure else ())


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
    hedge = _hedge(body, Lead(body[max(0, start - REACH) : start]), end)
    if whole := _whole_of_share(body, end):
        value = percent * whole.value / 100
        return Figure(value, whole.unit, hedge, body[start : whole.end], start, whole.end)
    return Figure(percent, "%", hedge, body[start:end], start, end)


def _whole_of_share(body: str, end: int) -> Figure | None:
    """The amount of `three quarters of a billion dollars`."""
    joint = _OF_AN_AMOUNT.match(body, end)
    match = _NEXT_AMOUNT.match(body, joint.end()) if joint else None
    number = number_of(body, match) if match else None
    return _figure(body, number, unit_at(body, number.end)) if number and number.scaled else None


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
    last = _figure(body, second, unit_at(body, second.end))
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


def _figure(body: str, number: Number, found: tuple[str, int] | None) -> Figure | None:
    measured = (number.sign, number.end) if number.sign else found or _counted(body, number)
    if measured is None:
        return None
    unit, end = measured
    lead = Lead(body[max(0, number.start - REACH) : number.start])
    if not number.sign and not found and _is_no_figure(body, number, lead):
        return None
    hedge = _hedge(body, lead, end)
    if not unit and not _stands_alone(body, number, hedge):
        return None
    if unit and not found and not number.sign and _is_year(body, number) and not hedge:
        return None
    if _RELATIVE.match(body, end):
        return None
    return Figure(number.value, unit, hedge, body[number.start : end], number.start, end)


def _counted(body: str, number: Number) -> tuple[str, int] | None:
    """The noun that a number without a unit counts, and where it ends; None for `one` and for bare years.

    Those are the most frequent numbers by far, so that they are told before anything else is looked at.
    """
    if number.spelled and number.value <= 1 and not number.scaled:
        return None
    unit, end = counted_noun(body, number.end)
    return (unit, end) if unit or not _is_year(body, number) else None


def _is_no_figure(body: str, number: Number, lead: Lead) -> bool:
    """Whether the digits are part of a word, a date, a time, a label, or the words point back."""
    if number.spelled and number.value <= 12 and not number.scaled:
        return lead.points_back or _is_in_name(body, number, lead.text)
    if number.scaled:
        return False
    if _NO_AMOUNT_AFTER.match(body, number.end) or lead.names_month or lead.labels:
        return True
    return lead.tells_age and not counted_noun(body, number.end)[0]


def _is_in_name(body: str, number: Number, before: str) -> bool:
    """Whether capitals join a number to the word before it, and not to the next: `the Final Four games`."""
    joined = body[number.start].isupper() and _NAME_BEFORE.search(before) is not None
    return joined and _LOWER_AFTER.match(body, number.end) is not None


def _is_year(body: str, number: Number) -> bool:
    return body[number.start : number.end].isdigit() and 1500 <= number.value <= 2100


def _stands_alone(body: str, number: Number, hedge: str) -> bool:
    """Whether a number without a unit is a figure by its form or its hedge."""
    if number.scaled:
        return not number.spelled or number.value >= 1000 or bool(hedge)
    if number.spelled:
        return False
    return "," in body[number.start : number.end] or (bool(hedge) and not _is_year(body, number))


def _hedge(body: str, lead: Lead, end: int) -> str:
    hedge = lead.hedge
    if hedge is None:
        after = _HEDGE_AFTER.match(body, end)
        return " ".join(after[1].lower().split()) if after else ""
    return hedge

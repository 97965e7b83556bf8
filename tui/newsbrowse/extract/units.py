"""Units of figures: currencies (ISO 4217), percentages, measures, and nouns that are counted."""

from __future__ import annotations

import re
from functools import cache

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.units_money import DOLLARS, MONEY

_MEASURES = {
    "%": ("%", "per cent", "percent", "pct"),
    "percentage points": ("percentage points?", "pct points?", "points of percentage"),
    "basis points": ("basis points?", "bps"),
    **MONEY,
    "km": ("km", "kilomet(?:er|re)s?"),
    "km²": ("km2", "km²", "(?:square|sq\\.?) (?:km|kilomet(?:er|re)s?)"),
    "square miles": ("(?:square|sq\\.?) miles?",),
    "square feet": ("(?:square|sq\\.?)[ -](?:feet|foot|ft)",),
    "m²": ("m2", "m²", "(?:square|sq\\.?) (?:m|met(?:er|re)s?)"),
    "cubic metres": ("cubic met(?:er|re)s?",),
    "cubic feet": ("cubic feet",),
    "nautical miles": ("nautical miles?",),
    "light-years": ("light[- ]years?",),
    "miles": ("miles?",),
    "m": ("met(?:er|re)s?",),
    "cm": ("cm", "centimet(?:er|re)s?"),
    "feet": ("feet", "foot", "ft"),
    "inches": ("inch(?:es)?",),
    "kg": ("kg", "kilos?", "kilogram(?:me)?s?"),
    "pounds": ("pounds?", "lbs?"),
    "tonnes": ("tonnes?", "metric tons?"),
    "tons": ("tons?",),
    "barrels": ("barrels?", "bbls?"),
    "bpd": ("barrels (?:per|a) day", "bpd"),
    "acres": ("acres?",),
    "hectares": ("hectares?",),
    "km/h": ("kph", "km/h"),
    "mph": ("mph", "miles (?:per|an) hour"),
    "°C": ("°\\s?C", "degrees (?:celsius|c)\\b"),
    "°F": ("°\\s?F", "degrees (?:fahrenheit|f)\\b"),
    "degrees": ("degrees?",),
    "litres": ("lit(?:er|re)s?",),
    "gallons": ("gallons?",),
    "ounces": ("ounces?", "oz"),
    "MW": ("MW", "megawatts?"),
    "GW": ("GW", "gigawatts?"),
    "kWh": ("kWh", "kilowatt[- ]hours?"),
    "MWh": ("MWh", "megawatt[- ]hours?"),
    "TWh": ("TWh", "terawatt[- ]hours?"),
    "MB": ("MB", "megabytes?"),
    "GB": ("GB", "gigabytes?"),
    "TB": ("TB", "terabytes?"),
    "magnitude": ("magnitude",),
    "people": ("people", "persons?"),
}
_PATTERNS = [(p, unit) for unit, patterns in _MEASURES.items() for p in patterns]
_PATTERNS.sort(key=lambda item: len(item[0]), reverse=True)


def _beginnings(pattern: str) -> set[str]:
    """The first letters, at most three, of all that a pattern of the table matches."""
    alternatives = re.match(r"\(\?:([^()]*)\)(\??)", pattern)
    if alternatives is not None:
        rest = _beginnings(pattern[alternatives.end() :]) if alternatives[2] else set()
        return rest.union(*(_beginnings(one) for one in alternatives[1].split("|")))
    literal = re.match(r"[\w %°€£¥]+", pattern.removeprefix("(?<!-)"))
    if literal is None:
        raise ValueError(f"a unit must begin with a letter or a sign: {pattern}")
    is_optional = pattern.removeprefix("(?<!-)")[literal.end() : literal.end() + 1] == "?"
    return {(literal[0][:-1] if is_optional else literal[0])[:3].lower()}


_OF_WHOM = {name[:3] for name in DOLLARS}
_DOLLARS_OF = rf"(?P<of>(?a:{'|'.join(re.escape(name) for name in DOLLARS)})\s(?=dollars?\b|dlrs?\b))?"
_BEGINNINGS = [_beginnings(pattern) for pattern, _ in _PATTERNS]
_HEADS = frozenset(_OF_WHOM.union(*_BEGINNINGS))
_LEAD = re.compile(r"\s{0,2}-?")


@cache
def _units_from(head: str) -> re.Pattern[str]:
    """An expression for the units that begin with some letters of `_HEADS`, the longest first."""
    of_whom = head in _OF_WHOM
    units = [
        f"(?P<u{number}>{pattern})"
        for number, (pattern, unit) in enumerate(_PATTERNS)
        if any(head.startswith(letters) for letters in _BEGINNINGS[number]) or (of_whom and unit == "USD")
    ]
    return re.compile(
        rf"{_DOLLARS_OF if of_whom else ''}(?:{'|'.join(units)})(?:(?<=[%€£¥])|(?![\w-]))", re.IGNORECASE
    )


def _units_of(letters: str) -> tuple[str, re.Pattern[str] | None]:
    """The longest beginning of three letters that is in `_HEADS`, and the units that begin so."""
    heads = (letters[:length] for length in range(len(letters), 0, -1))
    head = next((head for head in heads if head in _HEADS), "")
    return head, _units_from(head) if head else None


_units_at: Kept[str, tuple[str, re.Pattern[str] | None]] = Kept(_units_of)


def may_be_unit(following: str) -> bool:
    """False if no unit can follow a number, told by the next four characters in lower case."""
    lead = _LEAD.match(following)
    letters = following[lead.end() if lead else 0 :][:3]
    if len(letters) == 3 or len(following) < 4:
        return _units_at[letters][1] is not None
    return any(head.startswith(letters) or letters.startswith(head) for head in _HEADS)


COMPOUND_NOUNS = (
    "second|minute|hour|day|week|month|year|decade|member|person|seat|point|vote|page|bed|room|passenger|car|game"
    "|match|nation|part|step|ton|digit|word|run|goal|lap|mile|acre|storey|unit"
)
"""Nouns that make a measure with a number and a hyphen: `11-hour`."""

_COMPOUND = re.compile(rf"-({COMPOUND_NOUNS})(?![\w-])", re.IGNORECASE)
_NOUN_PHRASE = re.compile(
    r"(?:\s(?P<first>[^\W\d_]{2,25}|U\.[SKN]\.))(?:\s(?P<second>[^\W\d_]{3,25}))?(?![\w-])"
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IRREGULAR = _words("people men women children troops police officers staff personnel dead wounded injured")
_NO_MEN = _words("specimen regimen acumen abdomen stamen")
_NO_NOUN = _words(
    """is was has as this his its us does plus versus yes thus always perhaps times ours hers theirs says
    its whereas across besides hours's years's less unless news business congress process series"""
)
_NO_MODIFIER = _words(
    """a an and are as at be been before but by did do for from had has have he her his i if in into is it
    its may more most my nor not now of off on or our out over per said says she since so than that the
    their them then there they this to under until up us was we were what when where which while who
    will with would you your after against among between during through about because also could should
    might can"""
)
_WINDOW = 60


def unit_at(body: str, start: int) -> tuple[str, int] | None:
    """The unit written at `start`, and where it ends."""
    lead = _LEAD.match(body, start)
    begin = lead.end() if lead else start
    head, units = _units_at[body[begin : begin + 3].lower()]
    match = units.match(body, begin, start + _WINDOW) if units else None
    if match is None:
        return None
    name = match.lastgroup or ""
    if head in _OF_WHOM and match["of"]:
        return DOLLARS[" ".join(match["of"].lower().split())], match.end()
    return _PATTERNS[int(name[1:])][1], match.end()


def compound_at(body: str, start: int) -> tuple[str, int] | None:
    """The unit of `11-hour hearing` or `60,000-member union`, in the plural, and where it ends."""
    match = _COMPOUND.match(body, start)
    if match is None:
        return None
    noun = match[1].lower()
    return "people" if noun == "person" else f"{noun}s", match.end()


def is_amount_unit(body: str, start: int) -> bool:
    """Whether money or counted things follow, so that `m` before them means million, not metres."""
    found = unit_at(body, start)
    if found:
        return found[0] == "people" or (found[0].isupper() and len(found[0]) == 3)
    return bool(counted_noun(body, start)[0])


def counted_noun(body: str, start: int) -> tuple[str, int]:
    """The plural noun after a count, over one adjective (`80 new articles`), and where it ends.

    Without one the unit is empty and the end is `start`.
    """
    match = _NOUN_PHRASE.match(body, start, start + _WINDOW)
    if match is None:
        return "", start
    first, second = match["first"], match["second"]
    if _is_plural(first) and not (first in ("police", "staff") and second and _is_plural(second)):
        return first.lower(), match.end("first")
    if second and first.lower() not in _NO_MODIFIER and _is_plural(second):
        return second.lower(), match.end("second")
    return "", start


def is_no_modifier(word: str) -> bool:
    """Whether a word in lower case cannot stand between a number and what it counts: `of`."""
    return word in _NO_MODIFIER


def _looks_plural(word: str) -> bool:
    if not word.islower() or word in _NO_NOUN or word in _NO_MODIFIER:
        return False
    return (
        word in _IRREGULAR
        or (word.endswith("men") and len(word) > 5 and word not in _NO_MEN)
        or (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")))
    )


_is_plural = Kept(_looks_plural).__getitem__
"""Whether a lower-case word looks like a plural noun."""

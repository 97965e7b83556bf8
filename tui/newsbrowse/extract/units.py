"""Units of figures: currencies (ISO 4217), percentages, measures, and nouns that are counted."""

from __future__ import annotations

import re

_SIGNS = {
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "dlrs": "USD",
    "a$": "AUD",
    "au$": "AUD",
    "aud": "AUD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad": "CAD",
    "hk$": "HKD",
    "nz$": "NZD",
    "s$": "SGD",
    "r$": "BRL",
    "£": "GBP",
    "gbp": "GBP",
    "stg": "GBP",
    "€": "EUR",
    "eur": "EUR",
    "¥": "JPY",
    "jpy": "JPY",
    "rmb": "CNY",
    "cny": "CNY",
    "₹": "INR",
    "rs": "INR",
    "inr": "INR",
    "₽": "RUB",
    "₩": "KRW",
    "₦": "NGN",
    "₺": "TRY",
    "₴": "UAH",
    "chf": "CHF",
}
CURRENCY_SIGNS = "|".join(re.escape(sign) for sign in sorted(_SIGNS, key=len, reverse=True))
"""A pattern of the signs that may stand before an amount."""

_DOLLARS = {
    "u.s.": "USD",
    "us": "USD",
    "american": "USD",
    "canadian": "CAD",
    "australian": "AUD",
    "hong kong": "HKD",
    "new zealand": "NZD",
    "singapore": "SGD",
}
_MEASURES = {
    "%": ("%", "per cent", "percent", "pct"),
    "percentage points": ("percentage points?", "pct points?", "points of percentage"),
    "basis points": ("basis points?", "bps"),
    "USD": ("dollars?", "dlrs?", "bucks"),
    "EUR": ("euros?",),
    "GBP": ("pounds sterling", "stg", "sterling"),
    "JPY": ("yen",),
    "CNY": ("yuan", "renminbi"),
    "RUB": ("roubles?", "rubles?"),
    "INR": ("rupees?",),
    "KRW": ("won",),
    "CHF": ("swiss francs?",),
    "FRF": ("french francs?",),
    "DEM": ("(?:german )?marks?", "deutschmarks?"),
    "cents": ("cents?", "cts?"),
    "km": ("km", "kilomet(?:er|re)s?"),
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
    "people": ("people", "persons?"),
}
_PATTERNS = [(p, unit) for unit, patterns in _MEASURES.items() for p in patterns]
_PATTERNS.sort(key=lambda item: len(item[0]), reverse=True)
_UNIT = re.compile(
    r"\s{0,2}-?(?=[^\W\d]|[%°])(?P<of>(?:"
    + "|".join(re.escape(name) for name in _DOLLARS)
    + r")\s(?=dollars?\b|dlrs?\b))?(?:"
    + "|".join(f"(?P<u{number}>{pattern})" for number, (pattern, _) in enumerate(_PATTERNS))
    + r")(?![\w-])",
    re.IGNORECASE,
)
_NOUN_PHRASE = re.compile(r"(?:\s(?P<first>[^\W\d_]{2,25}))(?:\s(?P<second>[^\W\d_]{3,25}))?(?![\w-])")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IRREGULAR = _words("people men women children troops police officers staff personnel dead wounded injured")
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


def currency_sign(sign: str) -> str:
    """The currency's ISO 4217 code, or the empty string for no known sign."""
    return _SIGNS.get(sign.lower().rstrip("."), "")


def unit_at(body: str, start: int) -> tuple[str, int] | None:
    """The unit written at `start`, and where it ends."""
    match = _UNIT.match(body, start, start + _WINDOW)
    if match is None:
        return None
    if match["of"]:
        return _DOLLARS[" ".join(match["of"].lower().split())], match.end()
    number = next(n for n in range(len(_PATTERNS)) if match[f"u{n}"])
    return _PATTERNS[number][1], match.end()


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
    if _is_plural(first):
        return first.lower(), match.end("first")
    if second and first.lower() not in _NO_MODIFIER and _is_plural(second):
        return second.lower(), match.end("second")
    return "", start


def _is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if not word.islower() or word in _NO_NOUN or word in _NO_MODIFIER:
        return False
    return word in _IRREGULAR or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )

"""Dates in articles of other languages than English: figures, and days and months by the names of CLDR.

Whatever is told relatively (`hier`, `nächste Woche`) is left out. A day without its year is the one nearest
to publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from newsbrowse.extract.dates_near import Setting, Tense, nearest
from newsbrowse.extract.locales import months
from newsbrowse.extract.scanning import any_word, lowered
from newsbrowse.models import DateMention

_YEAR = r"(?P<{}>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<{}>3[01]|[12]\d|0?[1-9])"
_JOIN = r"(?:(?:de|del|di|d'|of|di|dí|a|o|ng)\s)?"
_IN_FIGURES = (
    rf"{_YEAR.format('y0')}-(?P<m0>0[1-9]|1[0-2])-(?P<d0>\d\d)(?![\w-])"
    rf"|{_DAY.format('d1')}(?P<mark>[./])\s?(?P<m1>1[0-2]|0?[1-9])(?P=mark)\s?{_YEAR.format('y1')}(?![\w/]|[.,]\d)"
    rf"|{_YEAR.format('y2')}\s?[年년]\s?(?P<m2>1[0-2]|0?[1-9])\s?[月월](?:\s?{_DAY.format('d2')}\s?[日일])?"
    rf"|{_YEAR.format('y3')}\s?[年년]"
    rf"|(?P<m4>1[0-2]|0?[1-9])\s?[月월]\s?{_DAY.format('d4')}\s?[日일]"
)
_YEAR_AFTER = {
    "de": "in|im jahre?|seit|bis|ab|vor|nach|anfang|mitte|ende|frühjahr|sommer|herbst|winter|jahr",
    "fr": "en|depuis|dès|jusqu'en|avant|après|début|fin|l'année|l'an|été|printemps|automne|hiver",
    "es": "en|desde|hasta|año|antes de|después de|finales de|principios de|verano de",
    "pt": "em|desde|até|ano de|ano|fim de|início de|verão de",
    "it": "nel|dal|fino al|entro il|anno|fine|inizio|estate",
    "nl": "in|sinds|tot|vanaf|begin|eind|zomer|jaar",
    "sv": "år|sedan|under|sommaren|hösten|våren",
    "da": "i|siden|år|sommeren",
    "no": "i|siden|år|sommeren",
    "ca": "el|des de|any|fins al",
    "ro": "în|din|anul|până în",
    "pl": "w|od|do|rok|roku",
    "cs": "v roce|od roku|do roku|roku",
    "ru": "в|с|до|к|году",
    "uk": "у|в|з|до",
    "id": "tahun|sejak|pada",
    "tr": "yılı",
}
"""Words after which four digits are a year, unless they count the noun behind them."""

_COUNTED = re.compile(r"\s?(?:[%€$£]|prozent|euros?|dollars?|[^\W\d]{1,30}(?:[aeo]s|ów|ler|lar)\b)")
_GERMAN_NOUN = re.compile(r"\s[A-ZÄÖÜ]")
_SHORTEST_ALONE = 4
"""Letters of a month's name from which on it may stand with a year alone or a day alone."""
_MAY = frozenset(("mai", "mei", "maj", "máj", "май", "мая", "мај"))
"""The one month that has a whole name of fewer."""
_UNSPACED = frozenset(("zh", "ja"))
"""Languages in which a word may stand right before a year."""


def find_foreign_dates(body: str, published: str | None, language: str) -> tuple[DateMention, ...]:
    """The days, months and years that an article of another language than English names, in order.

    Args:
        body: the article's text.
        published: its day or time as ISO 8601; without it, days without a year are left out.
        language: a BCP 47 tag.
    """
    return tuple(_mentions(body, published, re.split("[-_]", language.lower(), maxsplit=1)[0]))


def _mentions(body: str, published: str | None, language: str) -> Iterator[DateMention]:
    flat = lowered(body)
    for match in _pattern(language).finditer(flat):
        if match["y8"] and _counts(body, flat, match.end(), language):
            continue
        try:
            value = _value(match.groupdict(), published, language)
        except ValueError:
            continue
        start = match.start("y8") if match["y8"] else match.start()
        if value:
            yield DateMention(value, start, match.end(), body[start : match.end()])


def _counts(body: str, flat: str, end: int, language: str) -> bool:
    """Whether four digits that end at `end` say how many: `in 2000 Fällen`, `en 2000 casos`."""
    noun = _GERMAN_NOUN.match(body, end) if language == "de" else None
    return noun is not None or _COUNTED.match(flat, end) is not None


def _value(parts: dict[str, str | None], published: str | None, language: str) -> str | None:
    """The value of an expression; ValueError for a day that does not exist."""
    year, month, day = (_part(parts, kind) for kind in ("y", "m", "d"))
    name = parts.get("name5") or parts.get("name6") or parts.get("name7")
    if name:
        month = months(language)[name]
        if len(name) < _SHORTEST_ALONE and name not in _MAY and not (year and day):
            return None
    if not month:
        return f"{year:04}" if year else None
    if not day:
        return f"{year:04}-{month:02}" if year else None
    if year:
        return date(year, month, day).isoformat()
    today = date.fromisoformat((published or "")[:10])
    return nearest(lambda y: date(y, month, day), Setting(today, Tense.UNKNOWN)).isoformat()


def _part(parts: dict[str, str | None], kind: str) -> int:
    return next((int(text) for key, text in parts.items() if text and re.fullmatch(rf"{kind}\d", key)), 0)


@lru_cache(64)
def _pattern(language: str) -> re.Pattern[str]:
    names = months(language)
    before = r"(?<![\d.,/:-])" if language in _UNSPACED else r"(?<![\w.,/:-])"
    words = _YEAR_AFTER.get(language, "(?!)")
    bare = rf"(?<=\s)(?:{words})\s(?P<y8>1[89]\d\d|20[0-5]\d)(?![\w-]|[.,:/]\d)"
    if not names:
        return re.compile(rf"{before}(?:{_IN_FIGURES}|{bare})")
    name = any_word(names) + r"(?!\w)"
    year_behind = r"\.?,?\s" + _JOIN + r"{}(?![\w-]|[.,]\d)"
    written = (
        rf"{_DAY.format('d5')}(?:\.|er|º|ª|-?го|-а)?\s{_JOIN}(?P<name5>{name})"
        rf"(?:{year_behind.format(_YEAR.format('y5'))})?"
    )
    alone = rf"(?P<name6>{name}){year_behind.format(_YEAR.format('y6'))}"
    year_first = rf"{_YEAR.format('y7')}\.?\s(?P<name7>{name})\s{_DAY.format('d7')}(?!\w)"
    return re.compile(rf"{before}(?:{_IN_FIGURES}|{written}|{alone}|{year_first}|{bare})")

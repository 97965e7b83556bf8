"""What the Unicode consortium's locale data (CLDR) say of a language: its names of countries and of months.

Babel carries the data. It is loaded for the first article in another language than English, and each
language once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])")
_LANGUAGES_KEPT = 64


@lru_cache(_LANGUAGES_KEPT)
def territories(language: str) -> Mapping[str, str]:
    """The names of countries and territories in a language, each with its ISO 3166-1 code; none if unknown.

    Args:
        language: a BCP 47 tag; what follows the language itself is not looked at.
    """
    locale = _locale(language)
    if locale is None:
        return {}
    return {name: code for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()}


@lru_cache(_LANGUAGES_KEPT)
def months(language: str) -> Mapping[str, int]:
    """The names of the months of the Gregorian calendar in a language, in lower case; none if unknown.

    Whole names in the forms that stand with a day and alone, and abbreviations without their full stop.
    """
    locale = _locale(language)
    if locale is None:
        return {}
    return {
        str(name).lower().rstrip("."): number
        for form in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in locale.months[form][width].items()
        if len(str(name)) >= 3 and not str(name)[0].isdigit()
    }


def _locale(language: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    match = _LANGUAGE.match(language.lower())
    if match is None:
        return None
    try:
        return Locale(match[0])
    except UnknownLocaleError:
        return None

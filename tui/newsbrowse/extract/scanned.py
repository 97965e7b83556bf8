"""One look at a text for all finders that begin at words or digits: countries, dates and figures."""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter

from msgspec import Struct

from newsbrowse.extract import country_table, dates_openings, figures_openings
from newsbrowse.extract.scanning import Openings, Place, in_ascii


class Scanned(Struct, frozen=True):
    """Where a text may hold what is looked for, each in the order of the text.

    Attributes:
        countries: where a term of the table may begin, and which, the longest first.
        dates: where a date may begin with a word, and in which shapes.
        figures: where a figure may begin with a word, and as which expression.
        digits: where runs of digits begin and end.
    """

    countries: list[Place]
    dates: list[Place]
    figures: list[Place]
    digits: list[tuple[int, int]]


def scan(text: str) -> Scanned:
    """Look a text through once."""
    (countries, dates, figures), digits = _openings().found(in_ascii(text))
    if not text.isascii() and any(letter in text for letter in country_table.other_initials()):
        others = re.finditer(f"[{country_table.other_initials()}]", text)
        countries += [(at.start(), country_table.terms_at(text, at.start())) for at in others]
        countries.sort(key=itemgetter(0))
    return Scanned(countries, dates, figures, digits)


@cache
def _openings() -> Openings:
    return Openings(country_table.openings(), dates_openings.OPENINGS, figures_openings.OPENINGS)

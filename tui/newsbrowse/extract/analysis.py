"""The one door to what can be read out of an article's text."""

from __future__ import annotations

from newsbrowse.extract import dates_openings, figures_openings
from newsbrowse.extract.countries import find_countries
from newsbrowse.extract.country_foreign import find_foreign_countries
from newsbrowse.extract.dates import find_dates
from newsbrowse.extract.dates_foreign import find_foreign_dates
from newsbrowse.extract.figures import find_figures
from newsbrowse.extract.occupied import Occupied
from newsbrowse.extract.people import find_people
from newsbrowse.extract.quotes import find_quotes
from newsbrowse.extract.scanning import Words
from newsbrowse.models import Analysis
from newsbrowse.text.language import detect

LONGEST = 2_000_000
"""Code points that are read of a body; what follows is searched but not analysed. A book has a million."""

_OPENINGS = frozenset((*dates_openings.OPENINGS, *figures_openings.OPENINGS))
"""The words at which a date or a figure may begin."""


def analyse(title: str, body: str, published: str | None, language: str | None = None) -> Analysis:
    """People, countries, dates, quotes and figures of one article.

    Words that are part of a person's name are nothing else: `Jordan` in `Michael Jordan` is no country
    and `April` in `April Ryan` no month.

    Args:
        title: one line.
        body: the text all spans refer to; of a very long one the first `LONGEST` code points are read.
        published: its day or time as ISO 8601, against which relative dates resolve.
        language: a BCP 47 tag; None where the sender did not say: then the text is asked, and counts as
            English if it does not show. In other languages only names of countries in that language, dates
            in figures or with its names of months, and quotes without their speakers are looked for, since
            all else rests on English grammar.
    """
    body = body[:LONGEST]
    language = language or detect(body) or "en"
    if not language.lower().startswith("en"):
        return Analysis(
            countries=find_foreign_countries(title, body, language),
            dates=find_foreign_dates(body, published, language),
            quotes=find_quotes(body, (), attributed=False),
        )
    people = find_people(title, body)
    words = Words(body, _OPENINGS)
    names = Occupied(span for person in people for span in person.mentions)
    return Analysis(
        people=people,
        countries=find_countries(title, body, people),
        dates=tuple(
            date for date in find_dates(body, published, words) if not names.overlaps(date.start, date.end)
        ),
        quotes=find_quotes(body, people),
        figures=find_figures(body, words),
    )

"""The shape of a whole article with `--json`; a contract, as all of `cli.shapes`."""

from __future__ import annotations

from collections.abc import Iterable

from newsbrowse.archive.marks import Marks
from newsbrowse.cli.shapes import Json, quote
from newsbrowse.models import UNSURE, Article, Country, DateMention, Figure, Person, Span


def article(shown: Article, marks: Marks) -> Json:
    """A whole article with its analysis, and what the user did with it.

    Every span counts code points of `body`, half open; `tags` are those that the user gave.
    """
    analysis = shown.analysis
    return {
        "id": shown.id,
        "ref": shown.ref,
        "origins": list(shown.origins),
        "title": shown.title,
        "published": shown.published,
        "published_from": shown.published_from.value,
        "source": shown.source,
        "authors": list(shown.authors),
        "url": shown.url,
        "language": shown.language,
        "body": shown.body,
        "people": [_person(person) for person in analysis.people],
        "countries": [_country(country) for country in analysis.countries],
        "dates": [_date(date) for date in analysis.dates],
        "quotes": [quote(one) for one in analysis.quotes],
        "figures": [_figure(figure) for figure in analysis.figures],
        "starred": marks.starred,
        "read": marks.read,
        "tags": list(marks.tags),
        "note": marks.note or None,
        "passages": [
            {
                "start": one.start,
                "words": one.words,
                "note": one.note or None,
                "starred": one.starred,
                "tags": list(one.tags),
            }
            for one in marks.remarks
        ],
        "lists": list(marks.lists),
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _person(person: Person) -> Json:
    return {
        "name": person.name.removesuffix(UNSURE),
        "mentions": _spans(person.mentions),
        "forms": list(person.forms or (person.name,)),
        "uncertain": person.name.endswith(UNSURE),
    }


def _country(country: Country) -> Json:
    return {
        "code": country.code,
        "name": country.name,
        "about": country.about,
        "mentions": _spans(country.mentions),
    }


def _date(date: DateMention) -> Json:
    return {"value": date.value, "start": date.start, "end": date.end, "text": date.text}


def _figure(figure: Figure) -> Json:
    return {
        "value": figure.value,
        "unit": figure.unit,
        "hedge": figure.hedge,
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
    }

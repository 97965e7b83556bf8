"""What an article mentions and can be stepped through: a person, a country, a day."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from newsbrowse.models import Article, Field, Selection, Span
from newsbrowse.text.clean import clean
from newsbrowse.ui.dates import day_range, short_day


class Topic(Struct, frozen=True):
    """A thing that an article speaks of.

    Attributes:
        name: for people to read, clean.
        value: what a selection of the facet takes.
        spans: where it is mentioned, in order.
        about: of a country, whether the article is about it.
    """

    field: Field
    value: str
    name: str
    spans: tuple[Span, ...]
    about: bool = True


def people(article: Article) -> tuple[Topic, ...]:
    """The people of an article, the most mentioned first."""
    found = (
        Topic(Field.PEOPLE, person.name, clean(person.name), tuple(sorted(person.mentions)))
        for person in article.analysis.people
    )
    return tuple(sorted(found, key=lambda topic: -len(topic.spans)))


def countries(article: Article) -> tuple[Topic, ...]:
    """The countries of an article: those it is about first, then the most mentioned."""
    found = (
        Topic(Field.COUNTRIES, one.code, clean(one.name), tuple(sorted(one.mentions)), one.about)
        for one in article.analysis.countries
    )
    return tuple(sorted(found, key=lambda topic: (not topic.about, -len(topic.spans))))


def dates(article: Article) -> tuple[Topic, ...]:
    """The days and periods that an article mentions, in the order of time; the same one once."""
    spans: dict[str, list[Span]] = {}
    for date in article.analysis.dates:
        spans.setdefault(date.value, []).append(Span(date.start, date.end))
    return tuple(
        Topic(Field.MENTIONED, value, range_name(value), tuple(sorted(spans[value])))
        for value in sorted(spans, key=day_range)
    )


def chosen(article: Article, selections: Iterable[Selection]) -> tuple[Topic, ...]:
    """What an article mentions of the values chosen in a search."""
    wanted = [one for one in selections if not one.excluded]
    if not wanted:
        return ()
    named = [
        topic
        for topic in (*people(article), *countries(article))
        if any((one.field, one.value) == (topic.field, topic.value) for one in wanted)
    ]
    periods = (one.value for one in wanted if one.field is Field.MENTIONED)
    return tuple(topic for topic in (*named, *(_in_period(article, one) for one in periods)) if topic.spans)


def _in_period(article: Article, period: str) -> Topic:
    first, last = day_range(period)
    spans = []
    for date in article.analysis.dates:
        begins, ends = day_range(date.value)
        if begins <= last and ends >= first:
            spans.append(Span(date.start, date.end))
    return Topic(Field.MENTIONED, period, short_day(period), tuple(sorted(spans)))


def range_name(value: str) -> str:
    """A day or a range of days in words: `Feb 2026`, `4 Feb 2026 – 6 Feb 2026`."""
    begins, _, ends = value.partition("/")
    return f"{short_day(begins)} – {short_day(ends)}" if ends else short_day(begins)


def merged(topics: Iterable[Topic]) -> tuple[tuple[Span, Topic], ...]:
    """All mentions of some topics in the order of the text, each with its topic."""
    return tuple(sorted(((span, topic) for topic in topics for span in topic.spans), key=lambda one: one[0]))

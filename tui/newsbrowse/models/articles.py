"""An article on its way into a library and in it, and what was read out of its text.

A span counts Unicode code points of the article's body, half open: `body[start:end]`.
Days are ISO 8601 strings at the precision that is known: `2026`, `2026-02`, `2026-02-04`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct, field


class Span(NamedTuple):
    """A half-open range of code points in a body."""

    start: int
    end: int


class PublishedFrom(StrEnum):
    """How the published day is known."""

    METADATA = "metadata"
    TEXT = "text"
    FILE = "file"
    UNKNOWN = "unknown"


class Entry(Struct, frozen=True):
    """One article as a reader understood it, before it has a place in a library.

    Attributes:
        origin: where it came from, stable between runs: a URL, an absolute path, or
            `<path>#<ref or number>` for one of several in a file.
        title: one line, never empty.
        body: paragraphs separated by a blank line; may be empty for a bare headline.
        published: `YYYY-MM-DD`, or an ISO 8601 time with its zone where one is known; None if unknown.
        published_from: how `published` is known.
        ref: the sender's own key, kept and returned.
        also: another origin of the same article: the address that a saved page gives as its own.
    """

    origin: str
    title: str
    body: str
    published: str | None = None
    published_from: PublishedFrom = PublishedFrom.UNKNOWN
    source: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    ref: str | None = None
    tags: tuple[str, ...] = ()
    also: str | None = None


class Failure(Struct, frozen=True):
    """One input that could not be read, and why, in one line."""

    origin: str
    reason: str


class Unread(Struct, frozen=True):
    """A small file that was found and not read yet: whoever takes it in may do so in another process.

    Attributes:
        path: of a regular file: absolute, and without links in it.
        source: the publisher of its articles, whatever they say.
        format: one of the readers' formats; None to tell it by the content.
        size: its bytes.
    """

    path: str
    source: str | None = None
    format: str | None = None
    size: int = 0


class Text(NamedTuple):
    """What the rules of extraction are given of an article.

    Attributes:
        title: one line.
        body: the text all spans refer to.
        published: its day or time as ISO 8601, against which relative dates resolve.
        language: a BCP 47 tag; None where the sender did not say.
    """

    title: str
    body: str
    published: str | None = None
    language: str | None = None


UNSURE = " ?"
"""Ends what is shown for a name that may be of several people of the library: `Clinton ?`."""


class Person(Struct, frozen=True):
    """A person named in an article, and where the name or a part of it stands.

    Attributes:
        name: the fullest form in the text; of an article in a library, what all names of the person are
            shown as.
        mentions: may be empty when only the title names the person.
        forms: the names that the article itself has; empty where that is `name` alone.
    """

    name: str
    mentions: tuple[Span, ...]
    forms: tuple[str, ...] = ()


class Country(Struct, frozen=True):
    """A country named in an article.

    Attributes:
        code: ISO 3166-1 alpha-2 (`XK` for Kosovo).
        name: the short English name, as the facet shows it.
        about: False where the article names it only in passing.
    """

    code: str
    name: str
    about: bool
    mentions: tuple[Span, ...]


class DateMention(Struct, frozen=True):
    """An expression of a date, resolved against the day of publication.

    `value` is `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or a closed range of two of the same precision, `a/b`.
    """

    value: str
    start: int
    end: int
    text: str


class Quote(Struct, frozen=True):
    """Words in quotation marks (the span is that of the words, without the marks) and who said them."""

    speaker: str | None
    text: str
    start: int
    end: int


class Figure(Struct, frozen=True):
    """A number with its unit.

    Attributes:
        value: the number in base units (`228.1 billion` is 228100000000.0; `43%` is 43.0).
        unit: `USD`, `%`, `people`, `km`, ... or the empty string for a bare count.
        hedge: `at least`, `about`, `nearly`, ... or the empty string.
    """

    value: float
    unit: str
    hedge: str
    text: str
    start: int
    end: int


class Analysis(Struct, frozen=True):
    """All that was read out of one article's text."""

    people: tuple[Person, ...] = ()
    countries: tuple[Country, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()


class Article(Struct, frozen=True):
    """An article in the library, with its analysis.

    Attributes:
        id: short id: 8 characters of Crockford base32, upper case.
        revision: 1 for the text first added, then one more for each changed text.
    """

    id: str
    title: str
    body: str
    origins: tuple[str, ...] = ()
    published: str | None = None
    published_from: PublishedFrom = PublishedFrom.UNKNOWN
    source: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    ref: str | None = None
    revision: int = 1
    analysis: Analysis = field(default_factory=Analysis)


class AddReport(Struct, frozen=True):
    """What an `add` did: articles new, changed, already there, and inputs that failed."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()


class Progress(Struct, frozen=True):
    """How far long work has come; `total` is None while unknown; `message` is one line."""

    done: int
    total: int | None
    message: str

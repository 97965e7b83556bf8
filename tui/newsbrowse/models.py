"""The values that travel between the layers: immutable, and without behaviour of their own.

A span counts Unicode code points of the article's body, half open: `body[start:end]`.
Days are ISO 8601 strings at the precision that is known: `2026`, `2026-02`, `2026-02-04`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple


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


class Sort(StrEnum):
    """The order of hits. Articles without a published day come last in both orders by date."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a reader understood it, before it has a place in a library.

    Attributes:
        origin: where it came from, stable between runs: a URL, an absolute path, or
            `<path>#<ref or number>` for one of several in a file.
        title: one line, never empty.
        body: paragraphs separated by a blank line; may be empty for a bare headline.
        published: `YYYY-MM-DD`, or an ISO 8601 time with its zone where one is known; None if unknown.
        published_from: how `published` is known.
        ref: the sender's own key, kept and returned.
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


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that could not be read, and why, in one line."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in an article: the fullest form of the name, and where it or a part of it stands.

    `mentions` may be empty when only the title names the person.
    """

    name: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Country:
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


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of a date, resolved against the day of publication.

    `value` is `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or a closed range of two of the same precision, `a/b`.
    """

    value: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks (the span is that of the words, without the marks) and who said them."""

    speaker: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
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


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was read out of one article's text."""

    people: tuple[Person, ...] = ()
    countries: tuple[Country, ...] = ()
    dates: tuple[DateMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
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


class Field(StrEnum):
    """The facets."""

    PEOPLE = "people"
    COUNTRIES = "countries"
    PUBLISHED = "published"
    MENTIONED = "mentioned"
    SOURCE = "source"
    AUTHOR = "author"
    TAG = "tag"
    LANGUAGE = "language"


FACETS = (Field.PEOPLE, Field.COUNTRIES, Field.PUBLISHED, Field.MENTIONED, Field.SOURCE)
"""The facets that are counted where no others are asked for."""

ALL_OF = frozenset({Field.PEOPLE, Field.COUNTRIES})
"""Facets whose chosen values must all hold unless the user switches that; in the others any one suffices."""


class FacetOrder(StrEnum):
    """The order of a facet's values.

    Distinctive are values that are more frequent under the search than in the whole library.
    """

    COUNT = "count"
    NAME = "name"
    DISTINCTIVE = "distinctive"


@dataclass(frozen=True, slots=True)
class Selection:
    """One chosen or excluded facet value.

    `value` is what the index holds: a person's name, a country's code, a source, a day at any precision.
    """

    field: Field
    value: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for: text, chosen and excluded facet values, and the order. Immutable.

    Attributes:
        sort: None means relevance where the text has words to rank by, else newest first.
        switched: facets of which the other rule holds than the usual one: any of the chosen values suffices
            for people and countries, all must hold for the others.
    """

    text: str = ""
    selections: tuple[Selection, ...] = ()
    sort: Sort | None = None
    switched: frozenset[Field] = frozenset()

    def with_text(self, text: str) -> Search:
        """The same search with another text."""
        return replace(self, text=text)

    def toggled(self, field: Field, value: str, *, excluded: bool = False) -> Search:
        """The search with a value chosen (or excluded); taken back if it was already so."""
        wanted = Selection(field, value, excluded)
        rest = tuple(s for s in self.selections if (s.field, s.value) != (field, value))
        if wanted in self.selections:
            return replace(self, selections=rest)
        return replace(self, selections=(*rest, wanted))

    def is_all_of(self, field: Field) -> bool:
        """Whether all chosen values of a facet must hold."""
        return (field in ALL_OF) is not (field in self.switched)

    def with_switched(self, field: Field) -> Search:
        """The search with the other rule for a facet's chosen values."""
        return replace(self, switched=self.switched ^ {field})

    def without(self, selection: Selection) -> Search:
        """The search without one chosen or excluded value."""
        return replace(self, selections=tuple(s for s in self.selections if s != selection))

    def state_of(self, field: Field, value: str) -> bool | None:
        """True if the value is chosen, False if excluded, None if neither."""
        for selection in self.selections:
            if (selection.field, selection.value) == (field, value):
                return not selection.excluded
        return None


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of a result list.

    Attributes:
        snippet: a stretch of body text around the matches, on one line.
        matches: spans within the snippet.
        alike: where near-duplicates are folded, how many further hits of the search this line stands for.
    """

    id: str
    title: str
    published: str | None
    source: str | None
    authors: tuple[str, ...]
    people: tuple[str, ...]
    countries: tuple[str, ...]
    snippet: str = ""
    matches: tuple[Span, ...] = ()
    alike: int = 0


@dataclass(frozen=True, slots=True)
class QueryWarning:
    """Something in the query that was passed over or changed; `position` counts code points from 0."""

    position: int
    message: str


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the hits of a search, and the search that asked for it."""

    search: Search
    interpreted: str
    total: int
    offset: int
    hits: tuple[Hit, ...]
    warnings: tuple[QueryWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet.

    Attributes:
        value: what a `Selection` takes (a country's code, a person's name, `2026-02`).
        label: what a person reads (a country's name).
        count: the number of articles that choosing the value yields.
    """

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Counted values of each facet under a search, and the search that asked for them.

    People, countries and sources come with the largest count first; days in ascending order.
    """

    search: Search
    total: int
    values: dict[Field, tuple[FacetValue, ...]]


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on with a half-typed query.

    Attributes:
        label: what a person reads (`Vladimir Putin`, `country:`).
        insert: what takes the place of the word under the cursor, quoted where it must be.
        count: articles under the present search if it is taken; None for the name of a field.
    """

    label: str
    insert: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Completions:
    """The ways to go on with the word `text[start:end]` of a query."""

    start: int
    end: int
    items: tuple[Completion, ...] = ()


@dataclass(frozen=True, slots=True)
class WayOut:
    """A change of a search that found nothing, after which it finds something.

    Attributes:
        label: what is changed, in words: `without person:"Ana Lima"`, `putin instead of puttin`.
        search: the search after the change.
        total: the number of articles it finds.
    """

    label: str
    search: Search
    total: int


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with a name.

    Attributes:
        name: one word, as `saved:name` uses it.
        total: articles it finds now.
        new: of these, the articles added or changed since it was last looked at.
    """

    name: str
    search: Search
    total: int
    new: int


@dataclass(frozen=True, slots=True)
class AddReport:
    """What an `add` did: articles new, changed, already there, and inputs that failed."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    failed: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work has come; `total` is None while unknown; `message` is one line."""

    done: int
    total: int | None
    message: str


class PairKind(StrEnum):
    """How alike two aligned passages are."""

    VERBATIM = "verbatim"
    NEAR = "near"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two aligned passages, one of each article; `score` is in 0..1."""

    left: Span
    right: Span
    kind: PairKind
    score: float


class Side(StrEnum):
    """Which of two compared articles has something."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One thing that two articles share, differ in, or that only one has.

    Attributes:
        kind: `people`, `countries`, `dates`, `quotes` or `figures`.
        side: both, or the side that has it.
        differs: True where both speak of the same thing in different words or numbers.
        left, right: how each side puts it, shortened to one line; empty where a side lacks it.
        left_spans, right_spans: where it stands.
        note: what the row means, in a few words.
    """

    kind: str
    side: Side
    differs: bool
    left: str
    right: str
    left_spans: tuple[Span, ...] = ()
    right_spans: tuple[Span, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles side by side: aligned passages in the order of the left one, and the ledger.

    `left_passages` and `right_passages` are the sentences of each body, in order, covering all its words.
    """

    left: Article
    right: Article
    left_passages: tuple[Span, ...]
    right_passages: tuple[Span, ...]
    pairs: tuple[Pair, ...]
    ledger: tuple[LedgerRow, ...]

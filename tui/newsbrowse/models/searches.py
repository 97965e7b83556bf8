"""What is searched for: text, chosen facet values, order; and the facets."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


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


class Sort(StrEnum):
    """The order of hits. Articles without a published day come last in both orders by date.

    `LIST` is the order of the one reading list that is searched for (`list:NAME`); without one it is as if no
    order were chosen.
    """

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    LIST = "list"


class FacetOrder(StrEnum):
    """The order of a facet's values.

    Distinctive are values that are more frequent under the search than in the whole library.
    """

    COUNT = "count"
    NAME = "name"
    DISTINCTIVE = "distinctive"


class Selection(Struct, frozen=True):
    """One chosen or excluded facet value.

    `value` is what the index holds: a person's name, a country's code, a source, a day at any precision.
    """

    field: Field
    value: str
    excluded: bool = False


class Search(Struct, frozen=True):
    """What is searched for: text, chosen and excluded facet values, and the order. Immutable.

    Attributes:
        sort: None means relevance where the text has words to rank by, the order of a reading list where that
            alone is searched for, else newest first.
        switched: facets of which the other rule holds than the usual one: any of the chosen values suffices
            for people and countries, all must hold for the others.
        in_passing: whether a chosen country is one that an article names at all, instead of one that it is
            about; so too the values of the facet.
    """

    text: str = ""
    selections: tuple[Selection, ...] = ()
    sort: Sort | None = None
    switched: frozenset[Field] = frozenset()
    in_passing: bool = False

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

    def with_passing_switched(self) -> Search:
        """The search with countries named in passing counted too, or no longer."""
        return replace(self, in_passing=not self.in_passing)

    def without(self, selection: Selection) -> Search:
        """The search without one chosen or excluded value."""
        return replace(self, selections=tuple(s for s in self.selections if s != selection))

    def state_of(self, field: Field, value: str) -> bool | None:
        """True if the value is chosen, False if excluded, None if neither."""
        for selection in self.selections:
            if (selection.field, selection.value) == (field, value):
                return not selection.excluded
        return None


class ReadingList(Struct, frozen=True):
    """A reading list: articles under a name, in an order of the user's.

    Attributes:
        articles: how many are on it.
        read: how many of these are marked as read.
    """

    name: str
    articles: int
    read: int


class SavedSearch(Struct, frozen=True):
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

"""What a query asks of the user's own doings: stars, what was read, tags, notes, lists, saved searches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from newsbrowse.archive.shown_names import ShownNames
from newsbrowse.archive.terms import country_of
from newsbrowse.models import Search


class Likeness(Struct, frozen=True):
    """The text of an article to which others are to be similar, and its key."""

    key: int
    title: str
    body: str


class Resolver(Protocol):
    """Answers what the index does not know. Each call sees the library as it is at that moment."""

    def keys_where(self, kind: str, value: str) -> Sequence[int] | None:
        """The keys of the articles of which something holds; None if nothing of the kind is known.

        Args:
            kind: `is` (with `starred`, `read` or `annotated`), `tag`, `tag*`, `list*` or `note`.
            value: for a tag its folded name or the beginning of it, as for reading lists; for a note the
                words that stand in it.
        """

    def reading_list(self, name: str) -> tuple[str, Sequence[int]] | None:
        """A reading list as it is named, and its articles in order; None if there is none. In any case."""

    def list_names(self) -> Sequence[str]:
        """The names of all reading lists, the one used last first."""

    def saved(self, name: str) -> Search | None:
        """The search saved under a name (in any case); None if there is none."""

    def saved_names(self) -> Sequence[str]:
        """The names of all saved searches."""

    def similar(self, id: str) -> Likeness | None:  # noqa: A002 - the word of the command line
        """The text of the article with a short id as it was typed; None if there is none."""

    def people(self, name: str) -> Sequence[str]:
        """What a person's name of several words is shown as, where that is another name; in any case."""

    def names(self) -> ShownNames:
        """What is listed, and under which names."""

    def country(self, name: str) -> str | None:
        """The code under which articles of a country are found; None if no country is called so."""

    def people_begun(self, text: str, most: int) -> Sequence[str]:
        """What people's names that begin so are shown as, where that is another name; at most so many."""


class _Nothing:
    """The resolver of a library in which nothing was ever starred, read, noted or saved."""

    def keys_where(self, kind: str, value: str) -> Sequence[int] | None:
        return None

    def reading_list(self, name: str) -> tuple[str, Sequence[int]] | None:
        return None

    def list_names(self) -> Sequence[str]:
        return ()

    def saved(self, name: str) -> Search | None:
        return None

    def saved_names(self) -> Sequence[str]:
        return ()

    def similar(self, id: str) -> Likeness | None:  # noqa: A002 - the word of the command line
        return None

    def people(self, name: str) -> Sequence[str]:
        return ()

    def names(self) -> ShownNames:
        return ShownNames({}, frozenset())

    def country(self, name: str) -> str | None:
        return country_of(name)

    def people_begun(self, text: str, most: int) -> Sequence[str]:
        return ()


NOTHING: Resolver = _Nothing()
"""Knows of nothing."""

"""What holds for names wherever they are listed, so that no article need be indexed anew.

These are the people and countries that the user keeps out of the facets, and what the user calls countries,
whose values are their codes.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Mapping

from msgspec import Struct

from newsbrowse.archive.listing import label
from newsbrowse.archive.naming import own_countries
from newsbrowse.archive.store import Store
from newsbrowse.archive.tallies import COUNTRY, PERSON
from newsbrowse.models import Field
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold

_KINDS = {Field.PEOPLE: PERSON, Field.COUNTRIES: COUNTRY}
_HIDDEN = (
    "SELECT DISTINCT kind, value FROM identities WHERE fate = 'hide' AND kind = ?1 AND"
    " (value IN (SELECT value FROM json_each(?2)) OR name IN (SELECT value FROM json_each(?2)))"
)
_TO_HIDE = "SELECT kind, name FROM rules WHERE verb = 'hide' AND key IS NULL"


class ShownNames(Struct, frozen=True):
    """What is listed, and under which names.

    Attributes:
        countries: the user's own names of countries, by code.
        hidden: values that are kept out of the facets, with their kinds.
    """

    countries: Mapping[str, str]
    hidden: frozenset[tuple[str, str]]

    def label(self, field: Field, value: str) -> str:
        """What a person reads for a value, clean."""
        own = self.countries.get(value) if field is Field.COUNTRIES else None
        return label(field, value) if own is None else clean(own)

    def hidden_of(self, field: Field) -> frozenset[str]:
        """The values of a facet that are kept out of it."""
        kind = _KINDS.get(field)
        return frozenset(value for of, value in self.hidden if of == kind)

    def country(self, name: str) -> str | None:
        """The code of the country that the user calls so, in any case; None if there is none."""
        wanted = fold(name)
        return next((code for code, own in self.countries.items() if fold(own) == wanted), None)


class NamesInUse:
    """The shown names of one library, read anew once something was written. Any thread may ask."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._guard = threading.Lock()
        self._version: int | None = None
        self._names = ShownNames({}, frozenset())

    @property
    def latest(self) -> ShownNames:
        """The names as they were last asked for; answers at once."""
        return self._names

    def now(self) -> ShownNames:
        """The names as they are now; the same object as before if nothing about them has changed."""
        with self._guard:
            version = self._store.data_version()
            if version != self._version:
                with self._store.reading() as reader:
                    names = ShownNames(own_countries(reader), _hidden(reader))
                if names != self._names:
                    self._names = names
                self._version = version
            return self._names


def _hidden(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    by_kind: dict[str, list[str]] = {}
    for kind, name in connection.execute(_TO_HIDE):
        by_kind.setdefault(kind, []).append(name)
    return frozenset(
        row
        for kind, names in by_kind.items()
        for row in connection.execute(_HIDDEN, (kind, json.dumps(names))).fetchall()
    )

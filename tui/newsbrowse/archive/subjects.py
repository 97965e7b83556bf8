"""What a name that somebody typed is shown as, and which names are shown as a value."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from newsbrowse.archive.naming import ANY_YEAR, own_countries
from newsbrowse.archive.records import storable
from newsbrowse.archive.tallies import COUNTRY
from newsbrowse.archive.values import facet_value
from newsbrowse.errors import NotFoundError
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold


class Subjects:
    """The names of one kind in a library, as they are in a connection's transaction."""

    def __init__(self, connection: sqlite3.Connection, kind: str) -> None:
        self._connection = connection
        self._kind = kind

    def value(self, given: str) -> str:
        """What a name is shown as, in any case; a surname that is several people's stands for itself.

        A country that no article has yet stands for itself: what is decided of it holds for later ones.

        Raises:
            NotFoundError: no article has the name, and no country is called so.
        """
        for name in self._spellings(given):
            shown = self.shown_as(name)
            if name in shown or self._is_value(name):
                return name
            if shown:
                return shown[0] if len(shown) == 1 else name
            if self._kind == COUNTRY and self.country_words(name) != name:
                return name
        raise self._unknown(given)

    def raw(self, given: str) -> str:
        """A name as articles write it; NotFoundError if none does."""
        for name in self._spellings(given):
            if self._is_name(name):
                return name
        raise self._unknown(given)

    def shown_as(self, name: str) -> Sequence[str]:
        """What a name that articles write is shown as; several values if that depends on the year."""
        if not self._is_name(name):
            return ()
        statement = "SELECT DISTINCT value FROM identities WHERE kind = ? AND name = ? ORDER BY value"
        return [value for (value,) in self._connection.execute(statement, (self._kind, name))] or [name]

    def forms(self, value: str) -> list[tuple[str, int]]:
        """The names that are shown as a value, each with its articles, the most frequent first."""
        statement = (
            "SELECT n.name, sum(t.articles) AS many FROM names n JOIN tallies t ON t.name = n.number"
            " LEFT JOIN identities i ON i.kind = n.kind AND i.name = n.name AND i.year IN (?, t.year)"
            " WHERE n.kind = ? AND coalesce(i.value, n.name) = ?"
            " AND n.name IN (SELECT ? UNION SELECT name FROM identities WHERE kind = ? AND value = ?)"
            " GROUP BY n.name ORDER BY many DESC, n.name"
        )
        values = (ANY_YEAR, self._kind, value, value, self._kind, value)
        return [(name, int(many)) for name, many in self._connection.execute(statement, values)]

    def articles(self, value: str) -> int:
        """How many articles have a value."""
        statement = (
            "SELECT count(DISTINCT m.key) FROM names n JOIN named m ON m.name = n.number"
            " LEFT JOIN identities i ON i.kind = n.kind AND i.name = n.name AND i.year IN (?, m.year)"
            " WHERE n.kind = ? AND coalesce(i.value, n.name) = ?"
            " AND n.name IN (SELECT ? UNION SELECT name FROM identities WHERE kind = ? AND value = ?)"
        )
        values = (ANY_YEAR, self._kind, value, value, self._kind, value)
        return int(self._connection.execute(statement, values).fetchone()[0])

    def is_other(self, name: str, value: str) -> bool:
        """Whether a name is shown as another value than a given one, or is one."""
        return any(shown != value for shown in self.shown_as(name)) or (
            self._is_value(name) and name != value
        )

    def words(self, value: str) -> str:
        """A value as it is written in a sentence."""
        return self.country_words(value) if self._kind == COUNTRY else f"“{clean(value)}”"

    def country_words(self, code: str) -> str:
        """The name of a country, the user's own if there is one."""
        from newsbrowse.extract.countries import country_name

        return clean(own_countries(self._connection).get(code) or country_name(code))

    def _spellings(self, given: str) -> list[str]:
        """What is meant by a name as it was typed: itself, or what differs in case and accents alone."""
        name = storable(facet_value(given))
        if self._kind == COUNTRY:
            from newsbrowse.extract.countries import country_code

            own = own_countries(self._connection)
            called = next((code for code, own_name in own.items() if fold(own_name) == fold(name)), None)
            return [called or country_code(name) or name.upper()]
        from newsbrowse.extract.identity_names import block_of

        statement = (
            "SELECT n.name, sum(t.articles) FROM names n JOIN tallies t ON t.name = n.number"
            " WHERE n.kind = ? AND n.block = ? GROUP BY n.name ORDER BY 2 DESC, 1"
        )
        block = self._connection.execute(statement, (self._kind, block_of(name.removesuffix(" ?"))))
        return [name, *(other for other, _ in block if other != name and fold(other) == fold(name))]

    def _is_name(self, name: str) -> bool:
        statement = (
            "SELECT 1 FROM names n JOIN tallies t ON t.name = n.number WHERE n.kind = ? AND n.name = ?"
        )
        return self._connection.execute(statement, (self._kind, name)).fetchone() is not None

    def _is_value(self, name: str) -> bool:
        statement = "SELECT 1 FROM identities WHERE kind = ? AND value = ? LIMIT 1"
        return self._connection.execute(statement, (self._kind, name)).fetchone() is not None

    def _unknown(self, given: str) -> NotFoundError:
        what = "country" if self._kind == COUNTRY else "person"
        return NotFoundError(
            f"no {what} of the library is called {clean(given)[:60]}", "newsbrowse entities lists"
        )

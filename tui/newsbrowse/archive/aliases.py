"""The names under which a value of people is known, looked up both ways."""

from __future__ import annotations

from collections.abc import Sequence

from newsbrowse.archive.records import storable
from newsbrowse.archive.store import Store
from newsbrowse.text.fold import fold

_SHOWN = "SELECT DISTINCT value FROM identities WHERE alias = ? AND kind = 'person' AND fate IN ('', 'hide')"
_MERGED = "SELECT value FROM identities WHERE kind = 'country' AND name = ? AND fate IN ('', 'hide')"
_BEGUN = (
    "SELECT value, count(*) AS many FROM identities WHERE alias >= ? AND alias < ? AND kind = 'person'"
    " AND fate = '' GROUP BY value ORDER BY many DESC, value LIMIT ?"
)
_LAST = "\U0010ffff"
"""Sorts behind every letter."""

_MOST = 50
_SHORTEST = 3
"""Letters from which on names are completed by their other forms."""


class Aliases:
    """The joined names of one library. Any thread may ask."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def shown(self, name: str) -> Sequence[str]:
        """What a name of several words is shown as, where that is another; in any case, with any accents."""
        alias = fold(storable(name))
        if " " not in alias:
            return ()
        with self._store.reading() as reader:
            rows = reader.execute(f"{_SHOWN} LIMIT {_MOST}", (alias,))
            return [value for (value,) in rows]

    def country(self, code: str | None) -> str | None:
        """The code as which a country is shown: that of another if the user merged it."""
        with self._store.reading() as reader:
            row = reader.execute(_MERGED, (code,)).fetchone()
        return row[0] if row else code

    def begun(self, text: str, most: int) -> Sequence[str]:
        """What names that begin so are shown as, where that is another; those of most names first."""
        alias = fold(storable(text))
        if len(alias) < _SHORTEST:
            return ()
        with self._store.reading() as reader:
            return [value for value, _ in reader.execute(_BEGUN, (alias, alias + _LAST, most))]

"""The names under which a value of people is known, looked up both ways."""

from __future__ import annotations

from collections.abc import Sequence

from newsbrowse.archive.records import storable
from newsbrowse.archive.store import Store
from newsbrowse.text.fold import fold

_SHOWN = "SELECT DISTINCT value FROM identities WHERE alias = ? AND kind = 'person' AND fate IN ('', 'hide')"
_MOST = 50


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

"""All values of a facet in the library, in the order of their names, to be looked through by name.

The index sorts its values by bytes and finds them from their first letter on; people look for any word of a
name, and for `Łódź` among the Ls.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_right
from collections.abc import Callable, Iterable

from newsbrowse.archive.engine import engine_errors
from newsbrowse.archive.index import Searcher
from newsbrowse.text.fold import fold

_APART = re.compile(r"[\W_]+")


class Vocabulary:
    """Values with the names that people read for them.

    Attributes:
        values: all of them, in the order of their names.
    """

    def __init__(self, values: Iterable[str], label: Callable[[str], str]) -> None:
        named = sorted((name_key(label(value)), value) for value in values)
        self.values = tuple(value for _, value in named)
        lines = [f" {name}\n" for name, _ in named]
        self._names = "".join(lines)
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line))

    def matching(self, text: str) -> list[str]:
        """The values of which a word begins like `text`, or that contain it, where no word begins so.

        Case, accents and punctuation do not matter. A text without letters and digits matches nothing.
        """
        wanted = name_key(text)
        if not wanted:
            return []
        return self._holding(f" {wanted}") or self._holding(wanted)

    def _holding(self, part: str) -> list[str]:
        found = []
        at = self._names.find(part)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            found.append(self.values[number])
            at = self._names.find(part, self._starts[number + 1])
        return found


class Vocabularies:
    """The vocabularies of a library's facets, each made when it is first asked for. Any thread may ask."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._version: object = None
        self._made: dict[str, Vocabulary] = {}

    def of(self, searcher: Searcher, version: object, field: str, label: Callable[[str], str]) -> Vocabulary:
        """All values of a raw index field; some may belong to older revisions of articles alone.

        Args:
            searcher: the index as it is now.
            version: differs once the index is another.
            field: the index field.
            label: what a person reads for a value.
        """
        with self._guard:
            if version != self._version:
                self._version, self._made = version, {}
            if field not in self._made:
                with engine_errors("reading the values of a facet"):
                    values = [value for value, _ in searcher.terms_with_prefix(field, "")]
                self._made[field] = Vocabulary(values, label)
            return self._made[field]


def name_key(name: str) -> str:
    """A name as it is compared and sorted: folded, its words with one space between."""
    return _APART.sub(" ", fold(name)).strip()

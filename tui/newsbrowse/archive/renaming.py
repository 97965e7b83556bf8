"""Queries that name a reading list or a saved search which is to have another name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator
from typing import Any

from msgspec import Struct

from newsbrowse.archive.long_values import with_long_values
from newsbrowse.archive.syntax import Node, Not, parse
from newsbrowse.archive.tokens import Term, plain
from newsbrowse.archive.values import facet_value
from newsbrowse.text.fold import fold

Row = tuple[str, list[Any], list[Any]]
"""A saved search: its name, its row, and the row with which it finds what it found."""


class Renaming(Struct, frozen=True):
    """Another name for a value of a field.

    Attributes:
        field: `list` or `saved`.
        old: the name that queries have, in any case.
        new: that which they are to have.
        names: the folded names of all values of the field, by which a name of several words without
            quotation marks is known.
    """

    field: str
    old: str
    new: str
    names: Collection[str] = ()

    def query(self, text: str) -> str:
        """The query with the new name, in quotation marks, wherever it has the old one as a whole.

        One place is written anew after the other, since a query's tree holds but one of two equal clauses.
        """
        while (place := self._place(text)) is not None:
            start, end, new = place
            text = text[:start] + new + text[end:]
        return text

    def searches(self, connection: sqlite3.Connection) -> list[Row]:
        """The saved searches that have the old name."""
        rows = connection.execute("SELECT name, search, seen FROM saved ORDER BY name").fetchall()
        found = ((name, [search, seen], [self._search(search), seen]) for name, search, seen in rows)
        return [row for row in found if row[1] != row[2]]

    def _search(self, kept: str) -> str:
        """A search as JSON; all but its text stays as it is, also what a newer version put in."""
        search = json.loads(kept)
        text = str(search.get("text", ""))
        after = self.query(text)
        return kept if after == text else json.dumps({**search, "text": after})

    def _place(self, text: str) -> tuple[int, int, str] | None:
        """Where the old name stands first, with its field, and what is to stand there."""
        root = parse(text).root
        if root is None:
            return None
        terms = _terms(with_long_values(root, plain(text), self._is_value))
        found = ((term.position, term.end, self._written(text, term)) for term in terms if self._is_old(term))
        return min((one for one in found if text[one[0] : one[1]] != one[2]), default=None)

    def _written(self, text: str, term: Term) -> str:
        """The new name, with its field where the old one has it: in `list:(a OR b)` neither has."""
        head = f"{self.field}:"
        has_field = text[term.position : term.end].lower().startswith(head)
        return f'{head if has_field else ""}"{self.new}"'

    def _is_value(self, field: str, text: str) -> bool:
        return field == self.field and fold(facet_value(text)) in self.names

    def _is_old(self, term: Term) -> bool:
        is_whole = term.field == self.field and not term.prefix
        return is_whole and fold(facet_value(term.text)) == fold(self.old)


def also(rows: Collection[Row]) -> str:
    """How many saved searches follow a new name, to end the words of a step; empty for none."""
    searches = "a saved search" if len(rows) == 1 else f"{len(rows):,} saved searches"
    return f", also in {searches}" if rows else ""


def _terms(node: Node) -> Iterator[Term]:
    if isinstance(node, Term):
        yield node
    elif isinstance(node, Not):
        yield from _terms(node.child)
    else:
        for child in node.children:
            yield from _terms(child)

"""The one reading list that a query asks for, whose order its hits may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from newsbrowse.archive.syntax import All, Node
from newsbrowse.archive.tokens import Term
from newsbrowse.archive.values import facet_value

if TYPE_CHECKING:
    from newsbrowse.archive.resolver import Resolver


class ByHand(Struct, frozen=True):
    """The order of a reading list: the articles that are on it, by their keys, as they stand.

    Attributes:
        name: the list as it is named.
        alone: whether the words of the query ask for nothing else.
    """

    name: str
    keys: tuple[int, ...]
    alone: bool = False


def order_by_hand(root: Node, resolver: Resolver) -> ByHand | None:
    """The one list on which all hits of a query are; None if there is none, or several.

    Args:
        root: the query.
        resolver: tells what is on a list.
    """
    clauses = root.children if isinstance(root, All) else (root,)
    terms = [clause for clause in clauses if isinstance(clause, Term) and clause.field == "list"]
    if len(terms) != 1 or terms[0].prefix or terms[0].typing:
        return None
    found = resolver.reading_list(facet_value(terms[0].text))
    return None if found is None else ByHand(found[0], tuple(found[1]), alone=len(clauses) == 1)

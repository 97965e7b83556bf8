"""A query's tree without what says nothing new.

That is: groups within groups of their kind, a negation of a negation, the same clause twice among those that
are joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from newsbrowse.archive.syntax import All, Any, Node, Not
from newsbrowse.archive.tokens import Term


def simplified(node: Node) -> Node:
    """The same articles, asked for with as few clauses as that takes without reasoning."""
    return _simple(node)[0]


def _simple(node: Node) -> tuple[Node, Node]:
    """The simplified node, and its meaning: the same without the places of words, to be compared."""
    if isinstance(node, Term):
        return node, replace(node, position=0, end=0)
    if isinstance(node, Not):
        child, meaning = _simple(node.child)
        if isinstance(child, Not) and isinstance(meaning, Not):
            return child.child, meaning.child
        return Not(child), Not(meaning)
    kind = type(node)
    first: dict[Node, Node] = {}
    for child, meaning in _flat(kind, map(_simple, node.children)):
        first.setdefault(meaning, child)
    if len(first) == 1:
        meaning, child = next(iter(first.items()))
        return child, meaning
    return kind(tuple(first.values())), kind(tuple(first))


def _flat(kind: type[All] | type[Any], children: Iterable[tuple[Node, Node]]) -> Iterator[tuple[Node, Node]]:
    for child, meaning in children:
        if isinstance(child, kind) and isinstance(meaning, kind):
            yield from zip(child.children, meaning.children, strict=True)
        else:
            yield child, meaning

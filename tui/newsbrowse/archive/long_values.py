"""Values of several words that were typed without quotation marks: `country:united states`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from newsbrowse.archive.syntax import All, Any, Node, Not
from newsbrowse.archive.tokens import Term

FIELDS = frozenset(("person", "said", "country", "names", "source", "author", "tag", "list"))
"""Fields of which a value may be several words."""

MOST_WORDS = 8
"""Words of a value that are tried."""

MOST_TRIED = 100
"""Values of one query that are looked up."""

IsValue = Callable[[str, str], bool]


def with_long_values(root: Node, text: str, is_value: IsValue) -> Node:
    """The tree with each value of a field taken as long as the library knows it.

    The longest run of words wins that directly follow the field and are with its first word a value. A word
    that is still typed may be the last of one: that is left open if the first word alone means nothing.

    Args:
        root: the tree.
        text: the query, in which the terms of the tree have their places.
        is_value: tells whether a field has a value of that name; asked for at most `MOST_TRIED` of them.
    """
    return _Joiner(text, is_value).node(root)


class _Joiner:
    def __init__(self, text: str, is_value: IsValue) -> None:
        self._text = text
        self._is_value = is_value
        self._left = MOST_TRIED

    def node(self, node: Node) -> Node:
        if isinstance(node, Term):
            return node
        if isinstance(node, Not):
            return Not(self.node(node.child))
        if isinstance(node, Any):
            return Any(tuple(map(self.node, node.children)))
        children = self._joined(node.children)
        return children[0] if len(children) == 1 else All(children)

    def _joined(self, nodes: Sequence[Node]) -> tuple[Node, ...]:
        joined: list[Node] = []
        at = 0
        while at < len(nodes):
            first = nodes[at]
            value, many = self._longest(self._run(nodes[at : at + MOST_WORDS]))
            if value is None:
                joined.append(self.node(first))
            else:
                joined.append(Not(value) if isinstance(first, Not) else value)
            at += many
        return tuple(joined)

    def _run(self, nodes: Sequence[Node]) -> list[Term]:
        """A bare value of a field and the bare words that directly follow it."""
        first = nodes[0].child if isinstance(nodes[0], Not) else nodes[0]
        if not isinstance(first, Term) or first.field not in FIELDS or not _is_bare(first):
            return []
        run = [first]
        for node in nodes[1:]:
            if not isinstance(node, Term) or node.field is not None or not _is_bare(node):
                break
            between = self._text[run[-1].end : node.position]
            if not between or not between.isspace():
                break
            run.append(node)
        return run

    def _longest(self, run: Sequence[Term]) -> tuple[Term | None, int]:
        """The longest value of two words at least that a run begins with; and how many words it takes up."""
        for many in range(len(run), 1, -1):
            if self._knows(run[0].field or "", _words(run[:many])):
                return replace(run[0], text=_words(run[:many]), end=run[many - 1].end, quoted=True), many
        may_go_on = len(run) > 1 and run[-1].typing and run[0].field in _WHOLE
        if may_go_on and not self._knows(run[0].field or "", run[0].text):
            return replace(run[0], text=_words(run), end=run[-1].end, typing=True), len(run)
        return None, 1

    def _knows(self, field: str, value: str) -> bool:
        self._left -= 1
        return self._left >= 0 and self._is_value(field, value)


_WHOLE = frozenset(("country", "names", "source", "tag", "list"))
"""Fields of which only a whole value means something."""


def _is_bare(term: Term) -> bool:
    return not (term.quoted or term.prefix or term.exact)


def _words(run: Sequence[Term]) -> str:
    return " ".join(term.text for term in run)

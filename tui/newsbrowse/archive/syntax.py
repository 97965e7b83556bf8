"""The query language: text to a tree. Whatever is typed has a meaning, and what was passed over is told.

    any     := all (OR all)*
    all     := operand (AND? operand)*
    operand := (NOT | - | +)* (word | phrase | field:value | "(" any ")")

Tokens are cut by hand rather than by the index's own query parser, which gives no positions, joins
`a b OR c d` into one list, and can be crashed by nesting.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.archive.tokens import Cutter, Term, Token, plain
from newsbrowse.models import QueryWarning, Span

LONGEST = 2048
"""Code points of a query that are read."""

DEEPEST = 50
"""Levels of parentheses that are read."""


class Not(Struct, frozen=True):
    """Articles that do not match."""

    child: Node


class All(Struct, frozen=True):
    """Articles that match each of the children."""

    children: tuple[Node, ...]


class Any(Struct, frozen=True):
    """Articles that match at least one of the children."""

    children: tuple[Node, ...]


Node = Term | Not | All | Any


class Tree(Struct, frozen=True):
    """A query as understood.

    Attributes:
        root: None where nothing was asked for.
        clauses: the outermost words, phrases and groups with their signs, and where they stand.
    """

    root: Node | None
    warnings: tuple[QueryWarning, ...]
    clauses: tuple[tuple[Node, Span], ...] = ()


def parse(text: str, *, typing: bool = False) -> Tree:
    """Read a query.

    Args:
        text: anything at all.
        typing: the text is being typed: if it ends in a bare word, that is taken as the beginning of one too.
    """
    parser = _Parser(Cutter(plain(text[:LONGEST]), typing=typing))
    if len(text) > LONGEST:
        parser.warn(LONGEST, f"only the first {LONGEST:,} characters are read")
    return parser.tree()


class _Parser:
    def __init__(self, cutter: Cutter) -> None:
        self.warn = cutter.warn
        self._warnings = cutter.warnings
        self._tokens = list(cutter.tokens())
        self._clauses: list[tuple[Node, Span]] = []
        self._at = 0
        self._depth = 0

    def tree(self) -> Tree:
        parts = []
        while self._at < len(self._tokens):
            node = self._any(None)
            if node is not None:
                parts.append(node)
            if self._at < len(self._tokens):
                self.warn(self._tokens[self._at].span.start, "a closing parenthesis without an opening one")
                self._at += 1
        warnings = sorted(dict.fromkeys(self._warnings), key=lambda w: w.position)
        return Tree(_joined(All, parts), tuple(warnings), tuple(self._clauses))

    def _any(self, field: str | None) -> Node | None:
        parts = []
        while True:
            node = self._all(field)
            if node is not None:
                parts.append(node)
            token = self._peek()
            if token is None or token.kind != "OR":
                return _joined(Any, parts)
            self._at += 1
            following = self._peek()
            if node is None or following is None or following.kind in ("close", "OR", "AND"):
                self.warn(token.span.start, "OR needs a word on each side")

    def _all(self, field: str | None) -> Node | None:
        parts: list[Node] = []
        while (token := self._peek()) is not None and token.kind not in ("OR", "close"):
            if token.kind == "AND":
                self._at += 1
                following = self._peek()
                if not parts or following is None or following.kind in ("close", "OR", "AND"):
                    self.warn(token.span.start, "AND needs a word on each side")
                continue
            node = self._operand(field)
            if node is not None:
                parts.append(node)
                if not self._depth:
                    last = self._tokens[min(self._at, len(self._tokens)) - 1]
                    self._clauses.append((node, Span(token.span.start, last.span.end)))
        return _joined(All, parts)

    def _operand(self, field: str | None) -> Node | None:
        negations = 0
        position = 0
        while (token := self._peek()) is not None and token.kind == "NOT":
            negations += 1
            position = token.span.start
            self._at += 1
        if token is None or token.kind in ("AND", "OR", "close"):
            self.warn(position, "nothing to exclude after NOT")
            return None
        self._at += 1
        node = self._group(token, field) if token.kind == "open" else _within(token.term, field)
        return Not(node) if node is not None and negations % 2 else node

    def _group(self, token: Token, field: str | None) -> Node | None:
        """What stands in parentheses; beyond the deepest level they are passed over."""
        if self._depth >= DEEPEST:
            self.warn(
                token.span.start,
                f"more than {DEEPEST} parentheses in one another: the inner ones are passed over",
            )
            self._skip_group()
            return None
        self._depth += 1
        node = self._any(token.field or field)
        self._depth -= 1
        if self._peek() is None:
            self.warn(token.span.start, "the parenthesis is not closed")
        self._at += 1
        return node

    def _skip_group(self) -> None:
        level = 1
        while level and (token := self._peek()) is not None:
            level += (token.kind == "open") - (token.kind == "close")
            self._at += 1

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None


def _within(term: Term | None, field: str | None) -> Term | None:
    """A term of a group `field:( … )` is one of that field, unless it names its own."""
    return replace(term, field=field) if term is not None and term.field is None and field else term


def _joined(kind: type[All] | type[Any], parts: list[Node]) -> Node | None:
    """The parts joined; what is said over and over counts once."""
    first: dict[Node, Node] = {}
    for part in parts:
        first.setdefault(_meaning(part), part)
    parts = list(first.values())
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(tuple(parts))


def _meaning(node: Node) -> Node:
    """The node without the places of its word; groups are told apart by them."""
    if isinstance(node, Not) and isinstance(node.child, Term):
        return Not(replace(node.child, position=0, end=0))
    return replace(node, position=0, end=0) if isinstance(node, Term) else node

"""The query language: text to a tree. Whatever is typed has a meaning, and what was passed over is told.

    any     := all (OR all)*
    all     := operand (AND? operand)*
    operand := (NOT | - | +)* (word | phrase | field:value | "(" any ")")

Tokens are cut by hand rather than by the index's own query parser, which gives no positions, joins
`a b OR c d` into one list, and can be crashed by nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsbrowse.models import QueryWarning

LONGEST = 2048
"""Code points of a query that are read."""

DEEPEST = 50
"""Levels of parentheses that are read."""

MOST_SLOP = 50
"""Words that may at most lie in between those of a phrase."""

FIELDS = frozenset(
    ("title", "body", "person", "country", "source", "author", "published", "mentions", "language", "tag")
)

_STRAIGHT = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛′", "'"))
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<open>\()
    |(?P<close>\))
    |(?P<sign>[-+](?=[^\s)]))
    |"(?P<phrase>[^"]*)(?P<end>"(?:~(?P<slop>\d{1,3}))?|\Z)
    |(?P<word>[^\s()"]+)""",
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"(?<=\w)'s?$", re.IGNORECASE)
_OPERATORS = {"AND": "AND", "&&": "AND", "OR": "OR", "||": "OR", "NOT": "NOT"}


@dataclass(frozen=True, slots=True)
class Term:
    """A word, a phrase, or the value of a field.

    Attributes:
        field: one of `FIELDS`, or None for the article's text.
        text: as typed, without quotes, field and star.
        position: where it begins in the query.
        prefix: it ends in a star.
        typing: it is the last word and may not be finished: it stands for all that begins like it as well.
        slop: how many words may lie in between those of a phrase.
    """

    field: str | None
    text: str
    position: int
    quoted: bool = False
    prefix: bool = False
    typing: bool = False
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Not:
    """Articles that do not match."""

    child: Node


@dataclass(frozen=True, slots=True)
class All:
    """Articles that match each of the children."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Articles that match at least one of the children."""

    children: tuple[Node, ...]


Node = Term | Not | All | Any


@dataclass(frozen=True, slots=True)
class Tree:
    """A query as understood; `root` is None where nothing was asked for."""

    root: Node | None
    warnings: tuple[QueryWarning, ...]


def parse(text: str, *, typing: bool = False) -> Tree:
    """Read a query.

    Args:
        text: anything at all.
        typing: the text is being typed: if it ends in a bare word, that is taken as the beginning of one too.
    """
    parser = _Parser(_ODD.sub(" ", text[:LONGEST].translate(_STRAIGHT)), typing=typing)
    if len(text) > LONGEST:
        parser.warn(LONGEST, f"only the first {LONGEST:,} characters are read")
    return parser.tree()


@dataclass(frozen=True, slots=True)
class _Token:
    """`kind` is `open`, `close`, `AND`, `OR`, `NOT` or `term`; `field` is that of a group `field:( … )`."""

    kind: str
    position: int
    term: Term | None = None
    field: str | None = None


class _Parser:
    def __init__(self, text: str, *, typing: bool) -> None:
        self._warnings: list[QueryWarning] = []
        self._tokens = list(self._cut(text, typing=typing))
        self._at = 0
        self._depth = 0

    def warn(self, position: int, message: str) -> None:
        self._warnings.append(QueryWarning(position, message))

    def tree(self) -> Tree:
        parts = []
        while self._at < len(self._tokens):
            node = self._any(None)
            if node is not None:
                parts.append(node)
            if self._at < len(self._tokens):
                self.warn(self._tokens[self._at].position, "a closing parenthesis without an opening one")
                self._at += 1
        warnings = sorted(dict.fromkeys(self._warnings), key=lambda w: w.position)
        return Tree(_joined(All, parts), tuple(warnings))

    def _cut(self, text: str, *, typing: bool) -> Iterator[_Token]:
        field: tuple[str, int] | None = None
        for match in _TOKEN.finditer(text):
            kind, start = match.lastgroup, match.start()
            if field is not None and (kind in ("space", "close", "sign") or match["word"] is not None):
                self.warn(field[1], f"{field[0]}: needs a value")
                field = None
            if kind in ("space",):
                continue
            if match["open"] or match["close"]:
                yield _Token("open" if match["open"] else "close", start, field=field[0] if field else None)
            elif match["sign"]:
                if match["sign"] == "-":
                    yield _Token("NOT", start)
            elif match["phrase"] is not None:
                term = self._phrase(
                    match, field[0] if field else None, start=field[1] if field else start, typing=typing
                )
                if term is not None:
                    yield _Token("term", start, term=term)
            else:
                token, field = self._word(match["word"], start, last=typing and match.end() == len(text))
                if token is not None:
                    yield token
                continue
            field = None
        if field is not None:
            self.warn(field[1], f"{field[0]}: needs a value")

    def _phrase(self, match: re.Match[str], field: str | None, *, start: int, typing: bool) -> Term | None:
        words = match["phrase"]
        open_ended = not match["end"]
        if open_ended:
            self.warn(start, "the quotation mark is not closed")
        if not words.strip():
            return None
        slop = min(int(match["slop"] or 0), MOST_SLOP)
        return Term(field, words, start, quoted=True, typing=typing and open_ended, slop=slop)

    def _word(self, word: str, start: int, *, last: bool) -> tuple[_Token | None, tuple[str, int] | None]:
        """A token for a word, or, for a bare `field:`, None and the field."""
        if word in _OPERATORS:
            return _Token(_OPERATORS[word], start), None
        if word in ("-", "+"):
            if word == "-":
                self.warn(start, "nothing to exclude after -")
            return None, None
        name, colon, value = word.partition(":")
        field = name.lower() if colon and name.lower() in FIELDS else None
        if field is not None and not value:
            return None, (field, start)
        if field is None:
            value = word
            if (
                colon
                and name.isalpha()
                and value
                and not word[len(name) :].startswith("://")
                and len(name) < len(word) - 1
            ):
                self.warn(start, f"no field is called {name}: searched as words")
        bare = _POSSESSIVE.sub("", value.rstrip("*"))
        prefix = value.endswith("*") and bool(bare)
        return _Token("term", start, term=Term(field, bare or value, start, prefix=prefix, typing=last)), None

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
                self.warn(token.position, "OR needs a word on each side")

    def _all(self, field: str | None) -> Node | None:
        parts: list[Node] = []
        while (token := self._peek()) is not None and token.kind not in ("OR", "close"):
            if token.kind == "AND":
                self._at += 1
                following = self._peek()
                if not parts or following is None or following.kind in ("close", "OR", "AND"):
                    self.warn(token.position, "AND needs a word on each side")
                continue
            node = self._operand(field)
            if node is not None:
                parts.append(node)
        return _joined(All, parts)

    def _operand(self, field: str | None) -> Node | None:
        negations = 0
        position = 0
        while (token := self._peek()) is not None and token.kind == "NOT":
            negations += 1
            position = token.position
            self._at += 1
        if token is None or token.kind in ("AND", "OR", "close"):
            self.warn(position, "nothing to exclude after NOT")
            return None
        self._at += 1
        node = self._group(token, field) if token.kind == "open" else _within(token.term, field)
        return Not(node) if node is not None and negations % 2 else node

    def _group(self, token: _Token, field: str | None) -> Node | None:
        """What stands in parentheses; beyond the deepest level they are passed over."""
        if self._depth >= DEEPEST:
            self.warn(
                token.position,
                f"more than {DEEPEST} parentheses in one another: the inner ones are passed over",
            )
            self._skip_group()
            return None
        self._depth += 1
        node = self._any(token.field or field)
        self._depth -= 1
        if self._peek() is None:
            self.warn(token.position, "the parenthesis is not closed")
        self._at += 1
        return node

    def _skip_group(self) -> None:
        level = 1
        while level and (token := self._peek()) is not None:
            level += (token.kind == "open") - (token.kind == "close")
            self._at += 1

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None


def _within(term: Term | None, field: str | None) -> Term | None:
    """A term of a group `field:( … )` is one of that field, unless it names its own."""
    return replace(term, field=field) if term is not None and term.field is None and field else term


def _joined(kind: type[All] | type[Any], parts: list[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(tuple(parts))

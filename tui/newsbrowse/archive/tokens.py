"""A query cut into tokens: words, phrases, values of fields, signs and parentheses, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.models import QueryWarning, Span

MOST_SLOP = 50
"""Words that may at most lie in between those of a phrase."""

WORD_FIELDS = frozenset((None, "title", "body", "lead"))
"""Fields of words of the text, None for all of it: `=` before such a word takes it as it is written."""

FIELDS = (
    "title",
    "body",
    "lead",
    "person",
    "said",
    "country",
    "names",
    "source",
    "author",
    "published",
    "mentions",
    "language",
    "tag",
    "list",
    "note",
    "is",
    "length",
    "saved",
    "similar",
)

_WITH_STAR = WORD_FIELDS | {"person", "said", "author", "source", "language", "tag", "list"}

_STRAIGHT = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛′", "'"))
_ODD = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SPAN = r"(?:day|week|month|year)s?"
_END = r"(?![^\s()\"])"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY, _YEAR = r"\d{1,2}(?:st|nd|rd|th)?", rf",?\ +\d{{4}}{_END}"
_NAMED_DAY = rf"""{_DAY}\ +(?:{_MONTH}(?:{_YEAR}|{_END})|[a-z]*\Z)
        |{_MONTH}(?:\ +{_DAY}(?:{_YEAR}|{_END})|{_YEAR}|{_END})"""
_TOKEN = re.compile(
    rf"""(?P<space>\s+)
    |(?P<open>\()
    |(?P<close>\))
    |(?P<sign>[-+](?=[^\s)]))
    |"(?P<phrase>[^"]*)(?P<end>"(?:~(?P<slop>\d{{1,3}}))?|\Z)
    |(?P<days>(?:published|mentions):(?:since\ +)?(?:last|this|next)\ +(?:\d{{1,4}}\ +)?
        (?:(?:{_SPAN}|[a-z]{{3,6}}day)(?![^\s()"])|[a-z]*\Z))
    |(?P<named>(?:published|mentions):(?:since\ +)?(?:{_NAMED_DAY}))
    |(?P<length>length:[<>]=?\ +\d+{_END})
    |(?P<since>(?:published|mentions):since\ +[^\s()"]+)
    |(?P<word>[^\s()"]+)""",
    re.VERBOSE | re.IGNORECASE,
)
_WITH_SPACES = ("days", "named", "length", "since")
"""Values of several words that need no quotation marks."""

_POSSESSIVE = re.compile(r"(?<=\w)'s?$", re.IGNORECASE)
_ODD_END = re.compile(r"(?<=.)[~^]-?[\d.]*\Z|\A~-?[\d.]*\Z", re.ASCII)
"""A distance or a weight behind a word, or a distance that is none behind a phrase."""
_MINUS, _COLON = re.compile(r"-\w"), re.compile(r":\w")
_WITH_MINUS = frozenset(("length", "published", "mentions"))
_OPERATORS = {"AND": "AND", "&&": "AND", "OR": "OR", "||": "OR", "NOT": "NOT"}


class Term(Struct, frozen=True):
    """A word, a phrase, or the value of a field.

    Attributes:
        field: one of `FIELDS`, or None for the article's text.
        text: as typed, without quotes, field and star.
        position: where it begins in the query.
        end: where it ends.
        prefix: it ends in a star.
        typing: it is the last word and may not be finished: it stands for all that begins like it as well.
        slop: how many words may lie in between those of a phrase.
        exact: it stands for this form of the word alone.
    """

    field: str | None
    text: str
    position: int
    end: int = 0
    quoted: bool = False
    prefix: bool = False
    typing: bool = False
    slop: int = 0
    exact: bool = False


class Token(Struct, frozen=True):
    """`kind` is `open`, `close`, `AND`, `OR`, `NOT` or `term`; `field` is that of a group `field:( … )`."""

    kind: str
    span: Span
    term: Term | None = None
    field: str | None = None


class Begun(Struct, frozen=True):
    """The half-typed word before a cursor.

    Attributes:
        span: what a completion takes the place of: the word with its field and quotation marks, and what
            follows the cursor of it.
        field: the field whose value it is, or None.
        text: what was typed of it.
    """

    span: Span
    field: str | None
    text: str


def plain(text: str) -> str:
    """The text with straight quotes and without control characters, of the same length."""
    return _ODD.sub(" ", text.translate(_STRAIGHT))


def begun_at(text: str, cursor: int) -> Begun:
    """The word that is being typed at a place of a query; its text is empty between words."""
    text = plain(text)
    begun, quoted = Begun(Span(cursor, cursor), None, ""), False
    for match in _TOKEN.finditer(text, 0, cursor):
        quoted = match["phrase"] is not None and not match["end"]
        if quoted:
            is_value = begun.field is not None and not begun.text and begun.span.end == match.start()
            start, field = (begun.span.start, begun.field) if is_value else (match.start(), None)
            begun = Begun(Span(start, match.end()), field, match["phrase"])
        elif match["word"] or any(match[kind] for kind in _WITH_SPACES):
            begun = Begun(Span(*match.span()), *_split(match[0]))
        else:
            begun = Begun(Span(match.end(), match.end()), None, "")
    end = _end_of(text, cursor, quoted=quoted) if begun.text or begun.field else cursor
    return replace(begun, span=Span(min(begun.span.start, cursor), end))


def _split(word: str) -> tuple[str | None, str]:
    """A field and its value; None and the word if no field is named."""
    name, colon, value = word.partition(":")
    return (name.lower(), value) if colon and name.lower() in FIELDS else (None, word)


def _end_of(text: str, cursor: int, *, quoted: bool) -> int:
    """Where the word or phrase ends in which the cursor stands."""
    if not quoted:
        rest = re.compile(r'[^\s()"]*').match(text, cursor)
        return rest.end() if rest else cursor
    closing = text.find('"', cursor)
    return closing + 1 if closing >= 0 else cursor


class Cutter:
    """Cuts a query, and keeps what there is to say about it.

    Args:
        text: the query, as `plain` gives it.
        typing: whether its last word may not be finished.
    """

    def __init__(self, text: str, *, typing: bool) -> None:
        self._text = text
        self._typing = typing
        self.warnings: list[QueryWarning] = []

    def warn(self, position: int, message: str) -> None:
        """Say that something was passed over."""
        self.warnings.append(QueryWarning(position, message))

    def tokens(self) -> Iterator[Token]:
        """The tokens in order. A bare `field:` waits for what follows it without a space."""
        field: tuple[str, int] | None = None
        for match in _TOKEN.finditer(self._text):
            waiting, field = field, None
            takes_field = match["open"] is not None or match["phrase"] is not None
            if waiting is not None and not takes_field:
                self.warn(waiting[1], f"{waiting[0]}: needs a value")
            start = waiting[1] if waiting is not None and takes_field else match.start()
            name = waiting[0] if waiting is not None and takes_field else None
            if match["word"] is not None:
                token, field = self._word(match)
                if token is not None:
                    yield token
            elif match["space"] is None:
                yield from self._other(match, name, Span(start, match.end()))
        if field is not None:
            self.warn(field[1], f"{field[0]}: needs a value")

    def _other(self, match: re.Match[str], field: str | None, span: Span) -> Iterator[Token]:
        if match["open"] or match["close"]:
            yield Token("open" if match["open"] else "close", span, field=field)
        elif match["sign"] == "-":
            yield Token("NOT", span)
        elif match["phrase"] is not None:
            term = self._phrase(match, field, span)
            if term is not None:
                yield Token("term", span, term)
        elif match["sign"] is None:
            name, _, value = match[0].partition(":")
            last = self._is_last(match)
            yield Token("term", span, Term(name.lower(), value, *span, typing=last))

    def _phrase(self, match: re.Match[str], field: str | None, span: Span) -> Term | None:
        words = match["phrase"]
        open_ended = not match["end"]
        if open_ended:
            self.warn(span.start, "the quotation mark is not closed")
        if not words.strip():
            return None
        slop = min(int(match["slop"] or 0), MOST_SLOP)
        return Term(field, words, *span, quoted=True, typing=self._typing and open_ended, slop=slop)

    def _word(self, match: re.Match[str]) -> tuple[Token | None, tuple[str, int] | None]:
        """A token for a word; or, for a bare `field:`, None and the field with its place."""
        word, span = match["word"], Span(*match.span())
        if word in _OPERATORS:
            return Token(_OPERATORS[word], span), None
        if word in ("-", "+"):
            if word == "-":
                self.warn(span.start, "nothing to exclude after -")
            return None, None
        field, value = _split(word)
        if field is not None and not value:
            return None, (field, span.start)
        if value == "=" and field in WORD_FIELDS:
            self.warn(span.start, "= needs a word right after it")
            return None, (field, span.start) if field else None
        if field is None:
            self._doubt(word, span.start)
        self._doubt_signs(field, value, span)
        value = _ODD_END.sub("", value) if field in WORD_FIELDS else value
        if not value:
            return None, None
        exact = field in WORD_FIELDS and value.startswith("=")
        value = value.removeprefix("=") if exact else value
        bare = _POSSESSIVE.sub("", value.rstrip("*"))
        prefix = value.endswith("*") and bool(bare)
        term = Term(
            field,
            bare or value,
            *span,
            prefix=prefix,
            typing=self._is_last(match),
            exact=exact and not prefix,
        )
        return Token("term", span, term), None

    def _doubt(self, word: str, start: int) -> None:
        """Warn of what looks like a field and is none."""
        name, colon, value = word.partition(":")
        if colon and name.isalpha() and value and not value.startswith("//"):
            self.warn(start, f"no field is called {name[:40]}: searched as words")

    def _doubt_signs(self, field: str | None, value: str, span: Span) -> None:
        """Warn of signs that mean something in other search languages, or elsewhere in this one."""
        start = span.end - len(value)
        if field in WORD_FIELDS and (end := _ODD_END.search(value)):
            self.warn(
                start + end.start(), f"{end[0][:20]} is passed over: only a phrase takes ~ and a number"
            )
        if field in _WITH_STAR and "*" in value.rstrip("*").removeprefix("="):
            self.warn(start + value.index("*"), "* counts only at the end of a word")
        if field is not None and field not in _WITH_MINUS and _MINUS.match(value):
            self.warn(start, f"- stands before the field: -{field}:{value[1:40]}")
        if field is None and _COLON.match(value):
            self.warn(span.start, "the name of a field stands right before its colon")
        if field is None and value in ("or", "not"):
            self.warn(span.start, f"{value} is taken as a word: {value.upper()} in capitals is the operator")

    def _is_last(self, match: re.Match[str]) -> bool:
        return self._typing and match.end() == len(self._text)

"""A search as a query of the index, with its normal form in words.

This module and `index` are the only ones that know Tantivy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tantivy import Occur, Query, Searcher

from newsbrowse.archive.documents import facet_value, index_field
from newsbrowse.archive.index import SCHEMA, plain_words, stems
from newsbrowse.archive.needles import Needle
from newsbrowse.archive.periods import Levels, is_period
from newsbrowse.archive.sought import TEXT_FIELDS, needles_of
from newsbrowse.archive.syntax import All, Node, Not, Term, parse
from newsbrowse.archive.terms import country_of, period_range
from newsbrowse.archive.wording import brief, quoted, shown
from newsbrowse.models import Field, QueryWarning, Search, Selection
from newsbrowse.text.fold import fold

TITLE_BOOST = 2.5
"""How much more a word counts in a title than in a body."""

_REGEX_SIGNS = frozenset(r"\.+*?()|[]{}^$")
_NAME_FIELDS = {"person": "person", "author": "author_words"}
_KEY_FIELDS = {"source": "source_key", "language": "language", "tag": "tag"}
_SELECTED_AS = {
    Field.PEOPLE: "person",
    Field.COUNTRIES: "country",
    Field.SOURCE: "source",
    Field.PUBLISHED: "published",
    Field.MENTIONED: "mentions",
    Field.AUTHOR: "author",
    Field.TAG: "tag",
    Field.LANGUAGE: "language",
}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A search, ready to run.

    Attributes:
        interpreted: what it was taken to mean, in the query language, selections included.
        needles: the words that are looked for in the text, to be highlighted.
    """

    query: Query
    interpreted: str
    warnings: tuple[QueryWarning, ...]
    needles: tuple[Needle, ...]

    @property
    def is_ranked(self) -> bool:
        """Whether there are words by which articles can be ranked."""
        return bool(self.needles)


def compile_search(search: Search, searcher: Searcher, *, as_you_type: bool = False) -> Compiled:
    """The query of a search: its text and its selections, all of which must hold.

    Args:
        search: the search.
        searcher: tells which names and sources there are.
        as_you_type: the text is being typed: its last word may be the beginning of one, and an unfinished
            value at its end is passed over.
    """
    compiler = _Compiler(searcher, as_you_type=as_you_type)
    parts = [*compiler.text(search.text), *_selections(search)]
    whole = _all_of(parts)
    warnings = tuple(sorted(compiler.warnings, key=lambda warning: warning.position))
    return Compiled(
        whole.query if whole else Query.all_query(),
        whole.words if whole else "",
        warnings,
        tuple(compiler.needles),
    )


def having(query: Query, field: str, value: str) -> Query:
    """The articles of a query that have a value in a raw field."""
    return Query.boolean_query([(Occur.Must, query), (Occur.Must, Query.term_query(SCHEMA, field, value))])


def unscored(query: Query) -> Query:
    """The same articles, without a say in their ranking."""
    return Query.const_score_query(query, 0.0)


@dataclass(frozen=True, slots=True)
class _Part:
    """A compiled piece.

    Attributes:
        words: its normal form.
        joined: `AND` or `OR` if that is several parts joined so.
        negative: of an exclusion, what is excluded.
    """

    query: Query
    words: str
    joined: str = ""
    negative: Query | None = None


class _Compiler:
    def __init__(self, searcher: Searcher, *, as_you_type: bool) -> None:
        self._searcher = searcher
        self._typing = as_you_type
        self.warnings: list[QueryWarning] = []
        self.needles: list[Needle] = []

    def text(self, text: str) -> list[_Part]:
        """The parts of a query's text, at most one; none means that nothing was asked for."""
        tree = parse(text, typing=self._typing)
        self.warnings.extend(tree.warnings)
        self.needles.extend(needles_of(tree.root))
        if tree.root is None:
            return []
        part = self._node(tree.root)
        if part is None and self._vanished:
            return [_Part(Query.empty_query(), "nothing")]
        return [] if part is None else [part]

    _vanished = False

    def _node(self, node: Node) -> _Part | None:
        if isinstance(node, Term):
            return self._term(node)
        if isinstance(node, Not):
            return _negated(self._node(node.child))
        parts = [part for part in map(self._node, node.children) if part is not None]
        return _all_of(parts) if isinstance(node, All) else _any_of(parts)

    def _term(self, term: Term) -> _Part | None:
        if term.field in TEXT_FIELDS:
            return self._words(term)
        if term.field in _NAME_FIELDS:
            return self._name(term)
        if term.field in _KEY_FIELDS:
            return self._key(term)
        return self._country(term) if term.field == "country" else self._period(term)

    def _words(self, term: Term) -> _Part | None:
        tokens = stems(term.text)
        if not tokens:
            self._pass_over(term)
            return None
        fields = TEXT_FIELDS[term.field]
        whole = plain_words(term.text)
        parts = [_boosted(name, _in_field(name, term, tokens, whole)) for name in fields]
        return _Part(_should(parts), shown(term))

    def _name(self, term: Term) -> _Part | None:
        value = facet_value(term.text)
        if term.field == "person" and term.quoted and not term.typing:
            for field, key in (("people", value), ("people_key", fold(value))):
                if key and self._searcher.doc_freq(field, key):
                    return _exact(field, key, f"person:{quoted(value)}")
        tokens = plain_words(term.text)
        if not tokens:
            self._pass_over(term)
            return None
        return _Part(unscored(_in_field(_NAME_FIELDS[term.field or ""], term, tokens, tokens)), shown(term))

    def _key(self, term: Term) -> _Part | None:
        field, key = _KEY_FIELDS[term.field or ""], fold(facet_value(term.text))
        if not key:
            self._pass_over(term)
            return None
        if term.prefix or term.typing:
            return _Part(unscored(_prefix(field, key)), shown(term))
        if not self._searcher.doc_freq(field, key):
            self._warn(term, f"no {term.field} is called {brief(term.text)}")
        return _exact(field, key, shown(term))

    def _country(self, term: Term) -> _Part | None:
        code = country_of(term.text)
        if code is None:
            return self._unknown(term, f"no country is called {brief(term.text)}")
        return _exact("countries", code, f"country:{code}")

    def _period(self, term: Term) -> _Part | None:
        levels = period_range(term.text, date.today())
        if levels is None:
            example = "2026, 2026-02, 2026-02-04, a..b, today or yesterday"
            return self._unknown(term, f"{brief(term.text)} is not a date: {example}")
        kind = "published" if term.field == "published" else "mentioned"
        return _Part(unscored(_within(kind, levels)), shown(term))

    def _unknown(self, term: Term, message: str) -> _Part | None:
        """A value that means nothing: no article has it, unless it is only half typed."""
        self._warn(term, message)
        return None if term.typing else _Part(Query.empty_query(), shown(term))

    def _pass_over(self, term: Term) -> None:
        """A word of punctuation alone: it is passed over, and a query of nothing else finds nothing."""
        self._warn(term, f"{brief(term.text)} holds nothing that can be searched for")
        self._vanished = True

    def _warn(self, term: Term, message: str) -> None:
        self.warnings.append(QueryWarning(term.position, message))


def _selections(search: Search) -> list[_Part]:
    """The chosen values: all of them where the facet is so, else any; and none of the excluded ones."""
    parts, selections = [], search.selections
    for field in Field:
        chosen = [_selected(s) for s in selections if s.field is field and not s.excluded]
        if search.is_all_of(field):
            parts.extend(chosen)
        elif (either := _any_of(chosen)) is not None:
            parts.append(either)
    parts.extend(part for s in selections if s.excluded and (part := _negated(_selected(s))) is not None)
    return parts


def _selected(selection: Selection) -> _Part:
    value = selection.value
    words = f"{_SELECTED_AS[selection.field]}:{quoted(value)}"
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return _Part(Query.empty_query(), words)
    if selection.field in (Field.PUBLISHED, Field.MENTIONED) and not is_period(value):
        return _Part(Query.empty_query(), words)
    return _exact(index_field(selection.field, value), value, words)


def _exact(field: str, key: str, words: str) -> _Part:
    return _Part(unscored(Query.term_query(SCHEMA, field, key)), words)


_UNSTEMMED = {"title": "title_plain", "body": "body_plain"}
"""Where the beginning of a word is looked for: a stem may be shorter than what was typed of its word."""


def _in_field(field: str, term: Term, tokens: Sequence[str], whole: Sequence[str]) -> Query:
    """Words in one analysed field: a single one, or several as a phrase; the last maybe only begun.

    Args:
        field: the index field.
        term: says whether the last word is only begun, and how many words may lie in between.
        tokens: the words as the field holds them.
        whole: the words before stemming, from which a beginning is taken.
    """
    if not (term.prefix or term.typing):
        return _phrase(field, tokens, term.slop)
    if len(tokens) > 1:
        begun = Query.phrase_prefix_query(SCHEMA, field, [*tokens[:-1], whole[-1]])
        return _should([_phrase(field, tokens, term.slop), begun])
    begun = _prefix(_UNSTEMMED.get(field, field), whole[-1])
    return begun if term.prefix else _should([_phrase(field, tokens, 0), begun])


def _boosted(field: str, query: Query) -> Query:
    return Query.boost_query(query, TITLE_BOOST) if field == "title" else query


def _phrase(field: str, tokens: Sequence[str], slop: int) -> Query:
    if len(tokens) == 1:
        return Query.term_query(SCHEMA, field, tokens[0])
    return Query.phrase_query(SCHEMA, field, list(tokens), slop)


def _prefix(field: str, begun: str) -> Query:
    escaped = "".join(f"\\{c}" if c in _REGEX_SIGNS else c for c in begun)
    return Query.regex_query(SCHEMA, field, f"{escaped}.*")


def _within(kind: str, levels: Levels) -> Query:
    sets = {"year": levels.year, "month": levels.month, "day": levels.day}
    return _should(
        [
            Query.term_set_query(SCHEMA, f"{kind}_{grain}", sorted(values))
            for grain, values in sets.items()
            if values
        ]
    )


def _should(queries: Sequence[Query]) -> Query:
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _all_of(parts: Sequence[_Part]) -> _Part | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    clauses = [
        (Occur.MustNot, part.negative) if part.negative is not None else (Occur.Must, part.query)
        for part in parts
    ]
    if all(part.negative is not None for part in parts):
        clauses.append((Occur.Must, unscored(Query.all_query())))
    words = " AND ".join(f"({part.words})" if part.joined == "OR" else part.words for part in parts)
    return _Part(Query.boolean_query(clauses), words, joined="AND")


def _any_of(parts: Sequence[_Part]) -> _Part | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    words = " OR ".join(f"({part.words})" if part.joined == "AND" else part.words for part in parts)
    return _Part(_should([part.query for part in parts]), words, joined="OR")


def _negated(part: _Part | None) -> _Part | None:
    if part is None:
        return None
    query = Query.boolean_query([(Occur.Must, unscored(Query.all_query())), (Occur.MustNot, part.query)])
    return _Part(query, f"NOT ({part.words})" if part.joined else f"NOT {part.words}", negative=part.query)

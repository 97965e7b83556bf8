"""A search as a query of the index, with its normal form in words.

Queries of single fields are made in `clauses`, and joined in `parts`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.archive import budget, clauses
from newsbrowse.archive.budget import MOST_TERMS, TOO_MUCH, Budget
from newsbrowse.archive.by_hand import ByHand, order_by_hand
from newsbrowse.archive.counts import count, known_values
from newsbrowse.archive.documents import index_field
from newsbrowse.archive.index import Query, Searcher, plain_words, stems
from newsbrowse.archive.known_names import NAME_KEYS, known_name
from newsbrowse.archive.likeness import like
from newsbrowse.archive.long_values import with_long_values
from newsbrowse.archive.needles import Needle
from newsbrowse.archive.parts import (
    Part,
    all_of,
    any_of,
    everything,
    exact,
    negated,
    nothing,
    unscored,
)
from newsbrowse.archive.resolver import NOTHING, Resolver
from newsbrowse.archive.selected import or_keys, selections
from newsbrowse.archive.simplified import simplified
from newsbrowse.archive.sought import TEXT_FIELDS, needle_of
from newsbrowse.archive.syntax import All, Node, Not, parse
from newsbrowse.archive.terms import length_range, period_range, written_out
from newsbrowse.archive.tokens import Term, plain
from newsbrowse.archive.values import facet_value
from newsbrowse.archive.wording import brief, shown
from newsbrowse.models import Field, QueryWarning, Search
from newsbrowse.text.fold import fold

MOST_WARNINGS = 50
"""Warnings of one query that are told."""

MOST_SAVED = 20
"""Saved searches that one query may take in, those within one another included."""

MOST_SIMILAR = 4
"""Articles to which others may be similar in one query."""

_NAME_FIELDS = {"person": "person", "said": "said", "author": "author_words"}
_KEY_FIELDS = {"source": "source_key", "language": "language", "tag": "tag"}
EVERY = "*"
"""The word that every article matches, as other search languages have it."""

STATES = ("starred", "unstarred", "read", "unread", "annotated")
"""The values of `is:`."""

_CONTRARY = {"unstarred": "starred", "unread": "read"}


class Compiled(Struct, frozen=True):
    """A search, ready to run.

    Attributes:
        interpreted: what it was taken to mean, in the query language, selections included.
        needles: the words that are looked for in the text, to be highlighted.
        is_ranked: whether there is something by which articles can be ranked.
        by_hand: the reading list on which all articles are, if there is one.
    """

    query: Query
    interpreted: str
    warnings: tuple[QueryWarning, ...]
    needles: tuple[Needle, ...]
    is_ranked: bool
    by_hand: ByHand | None = None


def compile_search(
    search: Search, searcher: Searcher, *, as_you_type: bool = False, resolver: Resolver = NOTHING
) -> Compiled:
    """The query of a search: its text and its selections, all of which must hold.

    Args:
        search: the search.
        searcher: tells which names and sources there are.
        as_you_type: the text is being typed: its last word may be the beginning of one, and an unfinished
            value at its end is passed over.
        resolver: tells what the index does not know: stars, notes, saved searches.
    """
    compiler = _Compiler(searcher, resolver, as_you_type=as_you_type)
    whole = all_of([*compiler.text(search.text), *selections(search, searcher, resolver)])
    warnings = tuple(sorted(dict.fromkeys(compiler.warnings), key=lambda warning: warning.position))
    if len(warnings) > MOST_WARNINGS:
        rest = f"and {len(warnings) - MOST_WARNINGS:,} further warnings"
        warnings = (*warnings[:MOST_WARNINGS], QueryWarning(warnings[MOST_WARNINGS].position, rest))
    return Compiled(
        whole.query if whole else Query.all_query(),
        whole.words if whole else "",
        warnings,
        tuple(dict.fromkeys(compiler.needles)),
        compiler.is_ranked or any(needle.tokens for needle in compiler.needles),
        compiler.by_hand,
    )


class _Compiler:
    def __init__(self, searcher: Searcher, resolver: Resolver, *, as_you_type: bool) -> None:
        self._searcher = searcher
        self._resolver = resolver
        self._typing = as_you_type
        self._budget = Budget(searcher)
        self._years: dict[str, frozenset[str]] = {}
        self._known: dict[tuple[Term, bool, bool], Part | None] = {}
        self._saved: list[str] = []
        self._taken_in = 0
        self._alike = 0
        self._vanished = False
        self._excluding = False
        self.warnings: list[QueryWarning] = []
        self.needles: list[Needle] = []
        self.is_ranked = False
        self.by_hand: ByHand | None = None

    def text(self, text: str) -> list[Part]:
        """The parts of a query's text, at most one; none means that nothing was asked for."""
        tree = parse(text, typing=self._typing and not self._saved)
        if not self._saved:
            self.warnings.extend(tree.warnings)
        if tree.root is None:
            return []
        root = simplified(with_long_values(tree.root, plain(text), self._is_value))
        if not self._saved:
            self.by_hand = order_by_hand(root, self._resolver)
        part = self._node(root)
        if part is None and self._vanished:
            return [nothing("nothing")]
        return [] if part is None else [part]

    def _is_value(self, field: str, text: str) -> bool:
        """Whether a field has a value of this name in the library; case and accents do not matter."""
        value = facet_value(text)
        if field == "list":
            return self._resolver.reading_list(value) is not None
        if field in ("country", "names"):
            return self._resolver.country(value) is not None
        if field == "author":
            words = plain_words(value)
            return len(words) > 1 and count(self._searcher, clauses.phrase("author_words", words, 0)) > 0
        if field == "tag" and self._resolver.keys_where("tag", fold(value)):
            return True
        name = NAME_KEYS[field][1] if field in NAME_KEYS else _KEY_FIELDS[field]
        if name in ("people_key", "said_key") and self._resolver.people(value):
            return True
        return bool(fold(value)) and self._searcher.doc_freq(name, fold(value)) > 0

    def _node(self, node: Node) -> Part | None:
        if isinstance(node, Term):
            return self._term(node)
        if isinstance(node, Not):
            return self._not(node.child)
        parts = [part for part in map(self._node, node.children) if part is not None]
        return all_of(parts) if isinstance(node, All) else any_of(parts)

    def _not(self, child: Node) -> Part | None:
        """An exclusion; the words in it are not to be highlighted."""
        outside, self._excluding = self._excluding, True
        part = negated(self._node(child))
        self._excluding = outside
        return part

    def _term(self, term: Term) -> Part | None:
        """The piece of a term, made once for all places where the same stands."""
        if not self._budget.affords_term():
            return self._too_much(term, f"only the first {MOST_TERMS:,} words and values are looked for")
        meaning = (replace(term, position=0, end=0), self._excluding, bool(self._saved))
        if meaning not in self._known or term.field == "saved":
            self._known[meaning] = self._made(term)
        return self._known[meaning]

    def _made(self, term: Term) -> Part | None:
        if term.field in TEXT_FIELDS:
            return self._words(term)
        if term.field in _NAME_FIELDS:
            return self._name(term)
        if term.field in _KEY_FIELDS:
            return self._key(term)
        meaning: dict[str | None, Callable[[Term], Part | None]] = {
            "country": self._country,
            "names": self._country,
            "length": self._length,
            "is": self._state,
            "note": self._note,
            "list": self._list,
            "saved": self._saved_search,
            "similar": self._similar,
        }
        return meaning.get(term.field, self._period)(term)

    def _affordable(self, term: Term, field: str, tokens: Sequence[str], fields: int = 1) -> Term | None:
        """The term as the query can afford it, warned of where that is simpler (`Budget.simplest`)."""
        taken, said = self._budget.simplest(term, field, tokens, fields)
        for message in said:
            self._warn(term, message)
        return taken

    def _words(self, term: Term) -> Part | None:
        tokens = stems(term.text)
        if not tokens:
            return everything(EVERY) if term.text == EVERY and term.field is None else self._pass_over(term)
        fields = TEXT_FIELDS[term.field]
        taken = self._affordable(term, fields[-1], tokens, len(fields))
        if taken is None:
            self._warn(term, f"{TOO_MUCH}: the words count wherever they stand")
            taken = replace(term, prefix=False, typing=False, slop=0)
            query = clauses.anywhere(fields, tokens)
        else:
            query = clauses.words(fields, taken, tokens)
        needle = needle_of(taken)
        if needle is not None and not self._excluding:
            self.needles.append(needle)
        return Part(query, shown(taken))

    def _name(self, term: Term) -> Part | None:
        value, name = facet_value(term.text), term.field or ""
        if name in NAME_KEYS and term.quoted and not term.typing:
            known = known_name(self._searcher, self._resolver, name, value)
            if known is not None:
                return known
        tokens = plain_words(term.text)
        if not tokens:
            return self._pass_over(term)
        field = _NAME_FIELDS[name]
        taken = self._affordable(term, field, tokens)
        if taken is None:
            return self._too_much(term)
        return Part(unscored(clauses.in_field(field, taken, tokens, tokens)), shown(taken))

    def _key(self, term: Term) -> Part | None:
        field, key = _KEY_FIELDS[term.field or ""], fold(facet_value(term.text))
        if not key:
            return self._pass_over(term)
        if term.prefix or term.typing:
            if not self._budget.affords(budget.star(key, 1)):
                return self._too_much(term)
            own = self._resolver.keys_where("tag*", key) if field == "tag" else None
            return or_keys(Part(unscored(clauses.prefix(field, key)), shown(term)), own)
        own = self._resolver.keys_where("tag", key) if field == "tag" else None
        if not own and not self._searcher.doc_freq(field, key):
            self._warn(term, f"no {term.field} is called {brief(term.text)}")
        return or_keys(exact(field, key, shown(term)), own)

    def _country(self, term: Term) -> Part | None:
        code = self._resolver.country(facet_value(term.text))
        if code is None:
            return self._unknown(term, f"no country is called {brief(term.text)}")
        in_passing = term.field == "names"
        field = index_field(Field.COUNTRIES, in_passing=in_passing)
        return exact(field, code, f"{term.field}:{code}")

    def _period(self, term: Term) -> Part | None:
        levels, figures = period_range(term.text, date.today()), written_out(term.text, date.today())
        if levels is None:
            example = "2026, 2026-02, 2026-02-04, 4 February 2026, a..b, today, last week or since monday"
            return self._unknown(term, f"{brief(term.text)} is not a date: {example}")
        kind = "published" if term.field == "published" else "mentioned"
        levels.year &= self._years_of(kind)
        if not self._budget.affords(budget.terms(len(levels.year) + len(levels.month) + len(levels.day))):
            return self._too_much(term)
        if figures != term.text:
            term = replace(term, text=figures, quoted=False)
        return Part(unscored(clauses.within(kind, levels)), shown(term))

    def _years_of(self, kind: str) -> frozenset[str]:
        """The years that some article of the library has: an open range would hold thousands of others."""
        if kind not in self._years:
            self._years[kind] = frozenset(known_values(self._searcher, f"{kind}_year"))
        return self._years[kind]

    def _length(self, term: Term) -> Part | None:
        ends = length_range(term.text)
        if ends is None:
            return self._unknown(term, f"{brief(term.text)} is not a length: >800, <200, 200..400")
        bare = replace(term, text="".join(term.text.split()), quoted=False)
        return Part(clauses.of_length(*ends), shown(bare))

    def _of_keys(self, term: Term, keys: Sequence[int], words: str) -> Part | None:
        if not self._budget.affords(budget.keys(len(keys))):
            return self._too_much(term)
        return Part(clauses.of_keys(keys), words)

    def _state(self, term: Term) -> Part | None:
        state = fold(term.text)
        if state not in STATES:
            return self._unknown(term, f"{brief(term.text)} is not one of {', '.join(STATES)}")
        keys = self._resolver.keys_where("is", _CONTRARY.get(state, state))
        part = self._of_keys(term, keys or (), f"is:{state}")
        return replace(part, outside=True) if part is not None and state in _CONTRARY else part

    def _note(self, term: Term) -> Part | None:
        keys = self._resolver.keys_where("note", facet_value(term.text))
        return self._of_keys(term, keys or (), shown(term))

    def _list(self, term: Term) -> Part | None:
        name = facet_value(term.text)
        if term.prefix or term.typing:
            keys = self._resolver.keys_where("list*", fold(name))
        else:
            found = self._resolver.reading_list(name)
            keys = found[1] if found is not None else None
        if keys is None:
            return self._unknown(term, f"no reading list is called {brief(term.text)}")
        return self._of_keys(term, keys, shown(term))

    def _similar(self, term: Term) -> Part | None:
        given = self._resolver.similar(facet_value(term.text))
        if given is None:
            return self._unknown(term, f"no article has the id {brief(term.text)}")
        self._alike += 1
        if self._alike > MOST_SIMILAR:
            return self._unknown(term, f"more than {MOST_SIMILAR} articles with similar:")
        self.is_ranked = True
        return Part(like(given, self._searcher), shown(term))

    def _saved_search(self, term: Term) -> Part | None:
        name = fold(facet_value(term.text))
        search = self._resolver.saved(facet_value(term.text))
        if search is None:
            return self._unknown(term, f"no search is saved as {brief(term.text)}")
        if name in self._saved:
            return self._unknown(term, f"the saved search {brief(term.text)} holds itself")
        if self._taken_in >= MOST_SAVED:
            return self._unknown(term, f"more than {MOST_SAVED} saved searches in one another")
        self._taken_in += 1
        self._saved.append(name)
        parts = [*self.text(search.text), *selections(search, self._searcher, self._resolver)]
        self._saved.pop()
        return all_of(parts) or everything(shown(term))

    def _unknown(self, term: Term, message: str) -> Part | None:
        """A value that means nothing: no article has it, unless it is only half typed."""
        self._warn(term, message)
        return None if term.typing else nothing(shown(term))

    def _too_much(self, term: Term, message: str = "") -> Part | None:
        """A clause that the query cannot afford is passed over."""
        self._warn(term, message or f"{TOO_MUCH}: {brief(shown(term))} is passed over")
        return None

    def _pass_over(self, term: Term) -> Part | None:
        """A word of punctuation alone: it is passed over, and a query of nothing else finds nothing."""
        self._warn(term, f"{brief(term.text)} holds nothing that can be searched for")
        self._vanished = True
        return None

    def _warn(self, term: Term, message: str) -> None:
        inside = f"in the saved search {brief(self._saved[0])}: " if self._saved else ""
        self.warnings.append(QueryWarning(0 if self._saved else term.position, f"{inside}{message}"))

"""A search as a query of the index, with its normal form in words.

Here the tree of a query is walked. What a single term means is in `term_parts`; queries of single fields are
made in `clauses`, and joined in `parts`.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.archive.budget import MOST_TERMS
from newsbrowse.archive.by_hand import ByHand, order_by_hand
from newsbrowse.archive.index import Query, Searcher
from newsbrowse.archive.long_values import with_long_values
from newsbrowse.archive.needles import Needle
from newsbrowse.archive.parts import (
    Part,
    all_of,
    any_of,
    everything,
    negated,
    nothing,
)
from newsbrowse.archive.resolver import NOTHING, Resolver
from newsbrowse.archive.selected import selections
from newsbrowse.archive.simplified import simplified
from newsbrowse.archive.syntax import All, Node, Not, parse
from newsbrowse.archive.term_parts import TermParts
from newsbrowse.archive.tokens import Term, plain
from newsbrowse.archive.values import facet_value
from newsbrowse.archive.wording import brief, shown
from newsbrowse.models import QueryWarning, Search, Sort
from newsbrowse.text.fold import fold

MOST_WARNINGS = 50
"""Warnings of one query that are told."""

MOST_SAVED = 20
"""Saved searches that one query may take in, those within one another included."""


class Compiled(Struct, frozen=True):
    """A search, ready to run.

    Attributes:
        interpreted: what it was taken to mean, in the query language, selections included.
        needles: the words that are looked for in the text, to be highlighted.
        is_ranked: whether there is something by which articles can be ranked.
        sort: the order that was asked for; None if it was left open.
        by_hand: the reading list on which all articles are, if there is one.
    """

    query: Query
    interpreted: str
    warnings: tuple[QueryWarning, ...]
    needles: tuple[Needle, ...]
    is_ranked: bool
    sort: Sort | None = None
    by_hand: ByHand | None = None

    @property
    def order(self) -> Sort | ByHand:
        """The order of the hits: by relevance only where there are words to rank by, else the newest first.

        That of a reading list where it is wanted, or where the words ask for the list alone.
        """
        by_hand = self.by_hand
        if by_hand is not None and (self.sort is Sort.LIST or (self.sort is None and by_hand.alone)):
            return by_hand
        if self.sort in (None, Sort.RELEVANCE, Sort.LIST):
            return Sort.RELEVANCE if self.is_ranked else Sort.NEWEST
        return self.sort


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
    terms = compiler.terms
    warnings = tuple(sorted(dict.fromkeys(terms.warnings), key=lambda warning: warning.position))
    if len(warnings) > MOST_WARNINGS:
        rest = f"and {len(warnings) - MOST_WARNINGS:,} further warnings"
        warnings = (*warnings[:MOST_WARNINGS], QueryWarning(warnings[MOST_WARNINGS].position, rest))
    if search.sort is Sort.LIST and compiler.by_hand is None:
        warnings = (*warnings, QueryWarning(0, "only one reading list (list:NAME) has an order of its own"))
    return Compiled(
        whole.query if whole else Query.all_query(),
        whole.words if whole else "",
        warnings,
        tuple(dict.fromkeys(terms.needles)),
        terms.is_ranked or any(needle.tokens for needle in terms.needles),
        search.sort,
        compiler.by_hand,
    )


class _Compiler:
    def __init__(self, searcher: Searcher, resolver: Resolver, *, as_you_type: bool) -> None:
        self.terms = TermParts(searcher, resolver)
        self._searcher = searcher
        self._resolver = resolver
        self._typing = as_you_type
        self._known: dict[tuple[Term, bool, bool], Part | None] = {}
        self._saved: list[str] = []
        self._taken_in = 0
        self.by_hand: ByHand | None = None

    def text(self, text: str) -> list[Part]:
        """The parts of a query's text, at most one; none means that nothing was asked for."""
        tree = parse(text, typing=self._typing and not self._saved)
        if not self._saved:
            self.terms.warnings.extend(tree.warnings)
        if tree.root is None:
            return []
        root = simplified(with_long_values(tree.root, plain(text), self.terms.is_value))
        if not self._saved:
            self.by_hand = order_by_hand(root, self._resolver)
        part = self._node(root)
        if part is None and self.terms.vanished:
            return [nothing("nothing")]
        return [] if part is None else [part]

    def _node(self, node: Node) -> Part | None:
        if isinstance(node, Term):
            return self._term(node)
        if isinstance(node, Not):
            return self._not(node.child)
        parts = [part for part in map(self._node, node.children) if part is not None]
        return all_of(parts) if isinstance(node, All) else any_of(parts)

    def _not(self, child: Node) -> Part | None:
        """An exclusion; the words in it are not to be highlighted."""
        outside, self.terms.excluding = self.terms.excluding, True
        part = negated(self._node(child))
        self.terms.excluding = outside
        return part

    def _term(self, term: Term) -> Part | None:
        """The piece of a term, made once for all places where the same stands."""
        if not self.terms.budget.affords_term():
            return self.terms.too_much(term, f"only the first {MOST_TERMS:,} words and values are looked for")
        meaning = (replace(term, position=0, end=0), self.terms.excluding, bool(self._saved))
        if meaning not in self._known or term.field == "saved":
            make = self._saved_search if term.field == "saved" else self.terms.part
            self._known[meaning] = make(term)
        return self._known[meaning]

    def _saved_search(self, term: Term) -> Part | None:
        name = fold(facet_value(term.text))
        search = self._resolver.saved(facet_value(term.text))
        if search is None:
            return self.terms.unknown(term, f"no search is saved as {brief(term.text)}")
        if name in self._saved:
            return self.terms.unknown(term, f"the saved search {brief(term.text)} holds itself")
        if self._taken_in >= MOST_SAVED:
            return self.terms.unknown(term, f"more than {MOST_SAVED} saved searches in one another")
        self._taken_in += 1
        self._saved.append(name)
        self.terms.inside = self._saved[0]
        parts = [*self.text(search.text), *selections(search, self._searcher, self._resolver)]
        self._saved.pop()
        self.terms.inside = self._saved[0] if self._saved else ""
        return all_of(parts) or everything(shown(term))

"""What a query costs the index, as an estimate, and the most that one may cost.

A query is to be answered while its reader waits, whatever it holds. Most clauses cost next to nothing; a few
kinds may each look at a good part of the library: words with a star, phrases of frequent words, words near
each other, long sets of days or articles. Their prices are in passes: the time it takes to look at the
positions of one word that stands in every article (about 3 ms for 22,000 articles, on two cores). The time
grows with the library, the number of passes does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from newsbrowse.archive.index import Searcher
from newsbrowse.archive.tokens import Term

MOST_PASSES = 18.0
"""What a query may cost; clauses beyond that are taken more simply or passed over, with a warning."""

MOST_APART = 8
"""Words of a phrase with others in between; the engine's work grows with the ways to place them."""

MOST_TERMS = 2_000
"""Words, values and days of one query, the saved searches that it takes in included."""

TOO_MUCH = "the query looks for too much at once"
"""The beginning of what is said of a clause that costs too much."""

_STAR = {1: 4.0, 2: 2.0}
_LONGER_STAR = 1.0
_NEAR, _FAR = 1.5, 3.0
_FAR_FROM = 10
_REPEATED = 5.0
_SET = 0.1
_IN_A_PASS = 100
_KEYS_IN_A_PASS = 10_000


class Budget:
    """What one query may still cost.

    Args:
        searcher: tells how frequent words are.
    """

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._left = MOST_PASSES
        self._terms = MOST_TERMS

    def affords(self, price: float) -> bool:
        """Whether a clause can be had; if so it is paid for."""
        if price > self._left:
            return False
        self._left -= price
        return True

    def affords_term(self) -> bool:
        """Whether one more word or value of any kind can be had."""
        self._terms -= 1
        return self._terms >= 0

    def simplest(
        self, term: Term, field: str, tokens: Sequence[str], fields: int = 1
    ) -> tuple[Term | None, list[str]]:
        """The term as it can be had: without its star or distance where these cost too much.

        Args:
            term: the term.
            field: the index field by which it is priced.
            tokens: its words as that field holds them.
            fields: how many such fields there are.

        Returns:
            None where even the bare phrase costs too much; and what there is to say about it.
        """
        said = []
        if term.slop and (len(tokens) > MOST_APART or 2 * len(tokens) - len(set(tokens)) > MOST_APART):
            said.append(f"at most {MOST_APART} words can lie apart: taken as a phrase")
            term = replace(term, slop=0)
        begun = term.prefix or (term.typing and not term.quoted)
        price = star(tokens[-1], fields) if begun else 0.0
        if self.affords(price + self.phrase(field, tokens, term.slop)):
            return term, said
        if term.prefix or term.typing or term.slop:
            said.append(f"{TOO_MUCH}: * and ~ are passed over here")
            term = replace(term, prefix=False, typing=False, slop=0)
            if self.affords(self.phrase(field, tokens, 0)):
                return term, said
        return None, said

    def phrase(self, field: str, tokens: Sequence[str], slop: int) -> float:
        """The price of words beside or near each other, or of a single one.

        Only articles that have the rarest of the words are looked at.
        """
        if len(tokens) < 2:
            return 0.0
        articles = max(1, self._searcher.num_docs)
        share = min(self._searcher.doc_freq(field, token) for token in set(tokens)) / articles
        price = len(tokens) * share
        if slop:
            price *= _FAR if slop > _FAR_FROM else _NEAR
            price *= _REPEATED if len(set(tokens)) < len(tokens) else 1
        return price


def star(begun: str, fields: int) -> float:
    """The price of a word of which the beginning is given, in so many fields."""
    return _STAR.get(len(begun), _LONGER_STAR) * min(1.0, fields / 2)


def terms(number: int) -> float:
    """The price of a set of days, months and years."""
    return _SET + number / _IN_A_PASS


def keys(number: int) -> float:
    """The price of a set of articles."""
    return _SET + number / _KEYS_IN_A_PASS

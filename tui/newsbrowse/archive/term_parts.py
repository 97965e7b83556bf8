"""Single words, phrases and values of a query as pieces of it, with what there is to say about each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec.structs import replace

from newsbrowse.archive import budget, clauses
from newsbrowse.archive.budget import TOO_MUCH, Budget
from newsbrowse.archive.counts import count, known_values
from newsbrowse.archive.documents import index_field
from newsbrowse.archive.index import Searcher, plain_words, stems
from newsbrowse.archive.known_names import NAME_KEYS, known_name
from newsbrowse.archive.likeness import like
from newsbrowse.archive.needles import Needle
from newsbrowse.archive.parts import Part, everything, exact, nothing, unscored
from newsbrowse.archive.resolver import Resolver
from newsbrowse.archive.selected import or_keys
from newsbrowse.archive.sought import TEXT_FIELDS, needle_of
from newsbrowse.archive.terms import length_range, period_range, written_out
from newsbrowse.archive.tokens import Term
from newsbrowse.archive.values import facet_value
from newsbrowse.archive.wording import brief, shown
from newsbrowse.models import Field, QueryWarning
from newsbrowse.text.fold import fold

MOST_SIMILAR = 4
"""Articles to which others may be similar in one query."""

_NAME_FIELDS = {"person": "person", "said": "said", "author": "author_words"}
_KEY_FIELDS = {"source": "source_key", "language": "language", "tag": "tag"}
EVERY = "*"
"""The word that every article matches, as other search languages have it."""

STATES = ("starred", "unstarred", "read", "unread", "annotated")
"""The values of `is:`."""

_CONTRARY = {"unstarred": "starred", "unread": "read"}


class TermParts:
    """Makes pieces of the terms of one query, and keeps what they have in common.

    Attributes:
        budget: what the query may still ask of the index.
        inside: the saved search whose terms these are, if the query names it; the outermost of several.
        excluding: whether the terms stand in an exclusion, so that they are not to be highlighted.
        vanished: whether a word was passed over since there is nothing in it to look for.
        warnings: what there is to say.
        needles: the words that are looked for in the text.
        is_ranked: whether a term ranks articles without words.
    """

    def __init__(self, searcher: Searcher, resolver: Resolver) -> None:
        self._searcher = searcher
        self._resolver = resolver
        self._years: dict[str, frozenset[str]] = {}
        self._alike = 0
        self.budget = Budget(searcher)
        self.inside = ""
        self.excluding = False
        self.vanished = False
        self.warnings: list[QueryWarning] = []
        self.needles: list[Needle] = []
        self.is_ranked = False

    def is_value(self, field: str, text: str) -> bool:
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

    def part(self, term: Term) -> Part | None:
        """The piece of a term; None where it is passed over. Saved searches are not its business."""
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
            "similar": self._similar,
        }
        return meaning.get(term.field, self._period)(term)

    def _affordable(self, term: Term, field: str, tokens: Sequence[str], fields: int = 1) -> Term | None:
        """The term as the query can afford it, warned of where that is simpler (`Budget.simplest`)."""
        taken, said = self.budget.simplest(term, field, tokens, fields)
        for message in said:
            self.warn(term, message)
        return taken

    def _words(self, term: Term) -> Part | None:
        tokens = stems(term.text)
        if not tokens:
            return everything(EVERY) if term.text == EVERY and term.field is None else self._pass_over(term)
        fields = TEXT_FIELDS[term.field]
        taken = self._affordable(term, fields[-1], tokens, len(fields))
        if taken is None:
            self.warn(term, f"{TOO_MUCH}: the words count wherever they stand")
            taken = replace(term, prefix=False, typing=False, slop=0)
            query = clauses.anywhere(fields, tokens)
        else:
            query = clauses.words(fields, taken, tokens)
        needle = needle_of(taken)
        if needle is not None and not self.excluding:
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
            return self.too_much(term)
        return Part(unscored(clauses.in_field(field, taken, tokens, tokens)), shown(taken))

    def _key(self, term: Term) -> Part | None:
        field, key = _KEY_FIELDS[term.field or ""], fold(facet_value(term.text))
        if not key:
            return self._pass_over(term)
        if term.prefix or term.typing:
            if not self.budget.affords(budget.star(key, 1)):
                return self.too_much(term)
            own = self._resolver.keys_where("tag*", key) if field == "tag" else None
            return or_keys(Part(unscored(clauses.prefix(field, key)), shown(term)), own)
        own = self._resolver.keys_where("tag", key) if field == "tag" else None
        if not own and not self._searcher.doc_freq(field, key):
            self.warn(term, f"no {term.field} is called {brief(term.text)}")
        return or_keys(exact(field, key, shown(term)), own)

    def _country(self, term: Term) -> Part | None:
        code = self._resolver.country(facet_value(term.text))
        if code is None:
            return self.unknown(term, f"no country is called {brief(term.text)}")
        in_passing = term.field == "names"
        field = index_field(Field.COUNTRIES, in_passing=in_passing)
        return exact(field, code, f"{term.field}:{code}")

    def _period(self, term: Term) -> Part | None:
        levels, figures = period_range(term.text, date.today()), written_out(term.text, date.today())
        if levels is None:
            example = "2026, 2026-02, 2026-02-04, 4 February 2026, a..b, today, last week or since monday"
            return self.unknown(term, f"{brief(term.text)} is not a date: {example}")
        kind = "published" if term.field == "published" else "mentioned"
        levels.year &= self._years_of(kind)
        if not self.budget.affords(budget.terms(len(levels.year) + len(levels.month) + len(levels.day))):
            return self.too_much(term)
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
            return self.unknown(term, f"{brief(term.text)} is not a length: >800, <200, 200..400")
        bare = replace(term, text="".join(term.text.split()), quoted=False)
        return Part(clauses.of_length(*ends), shown(bare))

    def _of_keys(self, term: Term, keys: Sequence[int], words: str) -> Part | None:
        if not self.budget.affords(budget.keys(len(keys))):
            return self.too_much(term)
        return Part(clauses.of_keys(keys), words)

    def _state(self, term: Term) -> Part | None:
        state = fold(term.text)
        if state not in STATES:
            return self.unknown(term, f"{brief(term.text)} is not one of {', '.join(STATES)}")
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
            return self.unknown(term, f"no reading list is called {brief(term.text)}")
        return self._of_keys(term, keys, shown(term))

    def _similar(self, term: Term) -> Part | None:
        given = self._resolver.similar(facet_value(term.text))
        if given is None:
            return self.unknown(term, f"no article has the id {brief(term.text)}")
        self._alike += 1
        if self._alike > MOST_SIMILAR:
            return self.unknown(term, f"more than {MOST_SIMILAR} articles with similar:")
        self.is_ranked = True
        return Part(like(given, self._searcher), shown(term))

    def unknown(self, term: Term, message: str) -> Part | None:
        """A value that means nothing: no article has it, unless it is only half typed."""
        self.warn(term, message)
        return None if term.typing else nothing(shown(term))

    def too_much(self, term: Term, message: str = "") -> Part | None:
        """A clause that the query cannot afford is passed over."""
        self.warn(term, message or f"{TOO_MUCH}: {brief(shown(term))} is passed over")
        return None

    def _pass_over(self, term: Term) -> Part | None:
        """A word of punctuation alone: it is passed over, and a query of nothing else finds nothing."""
        self.warn(term, f"{brief(term.text)} holds nothing that can be searched for")
        self.vanished = True
        return None

    def warn(self, term: Term, message: str) -> None:
        """Say something about a term where it stands, or about the saved search that it stands in."""
        inside = f"in the saved search {brief(self.inside)}: " if self.inside else ""
        self.warnings.append(QueryWarning(0 if self.inside else term.position, f"{inside}{message}"))

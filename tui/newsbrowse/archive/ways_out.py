"""What can be changed in a search that finds nothing, so that it finds something.

A clause or a chosen value is dropped, or a misspelt word is put right from the library's own words. Each way
is tried: its number is the total of its search.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.archive.edits import replaced, without
from newsbrowse.archive.index import plain_words
from newsbrowse.archive.questions import Questions
from newsbrowse.archive.spelling import near
from newsbrowse.archive.syntax import LONGEST, Node, Not, parse
from newsbrowse.archive.tokens import Term
from newsbrowse.archive.wording import brief, chosen
from newsbrowse.archive.words import word_places
from newsbrowse.models import Field, Search, Selection, Span, WayOut
from newsbrowse.text.clean import clean

MOST = 6
"""The most ways out that are told."""

_MOST_CORRECTIONS = 2
_MOST_TRIED = 24
_MOST_WORDS = 12
CORRECTING, TRYING = 0.2, 0.5
"""Seconds after which no further word is put right, and no further way tried."""

_SPELT_IN: dict[str | None, tuple[str, ...]] = {
    None: ("body_plain", "title_plain"),
    "title": ("title_plain",),
    "body": ("body_plain",),
    "lead": ("lead_plain",),
    "person": ("person",),
    "said": ("said",),
    "author": ("author_words",),
}
"""The index fields whose words are held against those of a field of the query language."""


def ways_out(search: Search, questions: Questions) -> tuple[WayOut, ...]:
    """At most six ways out of a search that finds nothing; none if it finds something.

    Words put right come first, then what can be dropped, the largest total first. Of a search that takes long
    not all ways are tried.
    """
    if questions.total(search):
        return ()
    started = questions.clock()
    soon, late = started + CORRECTING, started + TRYING
    put_right = _tried(_corrected(search, questions, soon), questions, _MOST_CORRECTIONS, soon)
    dropped = _tried(_reduced(search), questions, _MOST_TRIED, late)
    dropped = dropped or _tried(_stripped(search), questions, MOST, late)
    dropped.sort(key=lambda way: -way.total)
    return tuple((put_right + dropped)[:MOST])


class _Change(Struct, frozen=True):
    label: str
    search: Search


def _tried(changes: Iterator[_Change], questions: Questions, most: int, until: float) -> list[WayOut]:
    """The first changes after which something is found; each different search is tried once."""
    found: list[WayOut] = []
    seen: set[Search] = set()
    for change in changes:
        if change.search in seen:
            continue
        seen.add(change.search)
        total = questions.total(change.search)
        if total:
            found.append(WayOut(change.label, change.search, total))
        if len(found) == most or len(seen) == _MOST_TRIED or questions.clock() > until:
            break
    return found


def _reduced(search: Search) -> Iterator[_Change]:
    """The search without one of its clauses or values, or with any of a facet's values instead of all."""
    clauses = parse(search.text).clauses
    if len(clauses) + len(search.selections) > 1:
        for node, span in clauses:
            text = clean(search.text[span.start : span.end])
            label = (
                f"without excluding {brief(text.lstrip('-'))}"
                if isinstance(node, Not)
                else f"without {brief(text)}"
            )
            yield _Change(label, search.with_text(without(search.text[:LONGEST], span)))
    for selection in search.selections:
        yield _Change(_dropping(selection), search.without(selection))
    for field in Field:
        wanted = [s for s in search.selections if s.field is field and not s.excluded]
        if len(wanted) > 1 and search.is_all_of(field):
            yield _Change(f"any of the chosen {field.value}, not all", search.with_switched(field))
    if not search.in_passing and any(
        s.field is Field.COUNTRIES and not s.excluded for s in search.selections
    ):
        yield _Change("also where a country is only named in passing", search.with_passing_switched())


def _stripped(search: Search) -> Iterator[_Change]:
    """The search without all of its text or all that is chosen, or with one of its clauses alone."""
    clauses = [search.text[start:end] for _, (start, end) in parse(search.text).clauses]
    if search.selections and clauses:
        yield _Change("without the words", search.with_text(""))
        yield _Change("without all that is chosen", replace(search, selections=()))
    for clause in clauses if len(clauses) > 1 else ():
        yield _Change(f"only {brief(clause)}", search.with_text(clause))


def _dropping(selection: Selection) -> str:
    words = chosen(selection)
    return f"without excluding {words}" if selection.excluded else f"without {words}"


def _corrected(search: Search, questions: Questions, until: float) -> Iterator[_Change]:
    """The search with words put right: first all those that stand nowhere, then one after the other."""
    words = list(_words(search.text))[:_MOST_WORDS]
    unknown = [
        word for word in words if not any(questions.known(field, word.folded) for field in word.fields)
    ]
    right: dict[_Word, list[str]] = {}
    for word in unknown:
        if questions.clock() <= until:
            right[word] = _right(word, questions)
    best = [(word, likeliest[0]) for word, likeliest in right.items() if likeliest]
    if len(best) > 1:
        yield _correction(search, best)
    for word in unknown or words:
        if word in right or questions.clock() <= until:
            likely = right[word] if word in right else _right(word, questions)
            yield from (_correction(search, [(word, other)]) for other in likely)


class _Word(Struct, frozen=True):
    """A word of a query's text, where it stands, and the index fields it is looked for in."""

    text: str
    folded: str
    span: Span
    fields: tuple[str, ...]


def _words(text: str) -> Iterator[_Word]:
    """The words of a query that must stand in an article."""
    for term in _terms([node for node, _ in parse(text).clauses]):
        start = _value_start(text, term)
        for match in word_places(text[start : term.end]):
            folded = plain_words(match[0])
            if len(folded) == 1 and term.field in _SPELT_IN:
                place = Span(start + match.start(), start + match.end())
                yield _Word(match[0], folded[0], place, _SPELT_IN[term.field])


def _terms(nodes: list[Node]) -> Iterator[Term]:
    for node in nodes:
        if isinstance(node, Term):
            if not node.prefix:
                yield node
        elif not isinstance(node, Not):
            yield from _terms(list(node.children))


def _value_start(text: str, term: Term) -> int:
    """Where the value of a term begins, behind the name of its field."""
    name = f"{term.field}:"
    return term.position + (len(name) if text[term.position : term.end].lower().startswith(name) else 0)


def _right(word: _Word, questions: Questions) -> list[str]:
    """The words that may have been meant."""

    def terms(begun: str) -> list[tuple[str, int]]:
        return [term for field in word.fields for term in questions.terms(field, begun, None)]

    def resembled(slips: int) -> bool:
        return any(questions.resembled(field, word.folded, slips) for field in word.fields)

    return near(word.folded, terms, resembled)


def _correction(search: Search, pairs: list[tuple[_Word, str]]) -> _Change:
    cased = [(word, right.capitalize() if word.text[:1].isupper() else right) for word, right in pairs]
    text = replaced(search.text, [(word.span, right) for word, right in cased])
    new, old = ", ".join(right for _, right in cased), ", ".join(word.text for word, _ in cased)
    return _Change(clean(f"{new} instead of {old}"), search.with_text(text))

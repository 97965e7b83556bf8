"""Why a value is shown for the names it is shown for, and where it stands in an article."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from msgspec import Struct

from newsbrowse.archive.naming import ANY_YEAR
from newsbrowse.archive.rules import stored
from newsbrowse.archive.subjects import Subjects
from newsbrowse.archive.tallies import COUNTRY, PERSON
from newsbrowse.extract.countries import OFTEN, dateline_end, early_end
from newsbrowse.extract.identities import Grounds, Identity, decide
from newsbrowse.extract.identity_groups import UNDATED
from newsbrowse.extract.identity_names import block_of, fit, parts
from newsbrowse.extract.identity_reasons import bearer, reason, several
from newsbrowse.models import UNSURE, Article, Country, Person, Span

_BLOCK = (
    "SELECT n.name, t.year, t.articles FROM names n JOIN tallies t ON t.name = n.number"
    " WHERE n.kind = ? AND n.block = ?"
)
_EVIDENCE = {
    "NAME": "name",
    "DEMONYM": "demonym",
    "CAPITAL": "capital",
    "SEAT": "seat of power",
    "PLACE": "region or city",
}
_LEAD = 400
"""Code points of a body's beginning in which a mention counts as one of the lead."""


class FormShown(Struct, frozen=True):
    """A name (of a country, not its code) that is shown as a value: in how many articles, and why."""

    name: str
    articles: int
    reason: str


class Place(Struct, frozen=True):
    """Where an article names a value, the words there, and what they are."""

    start: int
    end: int
    text: str
    reason: str


class Explained(Struct, frozen=True):
    """Why a value is there.

    Attributes:
        kind: `person` or `country`.
        value: what is shown; of a country its code.
        forms: the names that are shown as it, the most frequent first.
        places: where the article names it, if one was asked about.
        about: of a country, why the article is about it or names it in passing only.
    """

    kind: str
    value: str
    forms: tuple[FormShown, ...]
    places: tuple[Place, ...] = ()
    about: str = ""


def explained(connection: sqlite3.Connection, kind: str, value: str, article: Article | None) -> Explained:
    """Why a value is there, in the library and in an article."""
    subjects = Subjects(connection, kind)
    forms = subjects.forms(value)
    reasons = _Reasons(connection, kind, value)
    called = subjects.country_words if kind == COUNTRY else str
    shown = tuple(FormShown(called(name), count, reasons.of(name)) for name, count in forms)
    if article is None:
        return Explained(kind, value, shown)
    about = _about(value, article) if kind == COUNTRY else ""
    return Explained(kind, value, shown, _places(kind, value, article), about)


class _Reasons:
    """Says why names are shown as a value."""

    def __init__(self, connection: sqlite3.Connection, kind: str, value: str) -> None:
        self._connection = connection
        self._kind = kind
        self._value = value
        self._rules = [row for row in stored(connection) if row[3] == kind and row[6] is None]

    def of(self, name: str) -> str:
        """The reason of one name."""
        if self._kind == COUNTRY:
            return self._rule(name, name) or "names, towns and peoples of the country"
        tallied = self._block(block_of(name))
        identities = [one for one in decide(tallied) if one.name == name]
        plain = identities[0].value if identities else name
        made = self._rule(name, plain)
        if made and plain != self._value:
            return made
        if self._value.endswith(UNSURE):
            return several(_bearers(tallied, name))
        lone = [one for one in identities if one.year != ANY_YEAR]
        return self._lone(name, lone) if lone else reason(name, self._value)

    def _lone(self, name: str, identities: Sequence[Identity]) -> str:
        mine = [one for one in identities if one.value == self._value] or identities
        years = [one.year for one in mine if one.year != UNDATED] or [UNDATED]
        is_only = all(one.grounds is Grounds.ONLY for one in mine)
        return bearer(name, (min(years), max(years)), is_only=is_only)

    def _rule(self, name: str, plain: str) -> str:
        """The rule by which a name is shown so, if there is one."""
        for _, at, verb, _, subject, target, _ in reversed(self._rules):
            if subject in (name, plain) or target == self._value:
                return f"your rule of {at}: {verb} {subject}" + (f" → {target}" if target else "")
        return ""

    def _block(self, block: str) -> dict[str, dict[int, int]]:
        tallied: dict[str, dict[int, int]] = {}
        for name, year, articles in self._connection.execute(_BLOCK, (self._kind, block)):
            tallied.setdefault(name, {})[year] = articles
        return tallied


def _bearers(tallied: Mapping[str, Mapping[int, int]], name: str) -> list[tuple[str, int]]:
    """The people whom a name may mean, the most frequent first."""
    shown = {one.name: one.value for one in decide(tallied) if one.year == ANY_YEAR}
    counts: dict[str, int] = {}
    asked = parts(name)
    for other, years in tallied.items():
        value = shown.get(other, other)
        its = parts(value)
        if (
            its.given
            and (not asked.given or fit(asked, its))
            and other != name
            and not value.endswith(UNSURE)
        ):
            counts[value] = counts.get(value, 0) + sum(years.values())
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _places(kind: str, value: str, article: Article) -> tuple[Place, ...]:
    """The mentions of a value in an article, each with what the words are."""
    found: Sequence[Person | Country] = (
        article.analysis.people if kind == PERSON else article.analysis.countries
    )
    wanted = [one for one in found if (one.name if isinstance(one, Person) else one.code) == value]
    return tuple(_place(kind, value, span, article.body) for one in wanted for span in one.mentions)


def _about(code: str, article: Article) -> str:
    """Why an article is about a country, or names it in passing only."""
    found = next((one for one in article.analysis.countries if one.code == code), None)
    if found is None:
        return "the article does not name it"
    mentions = sorted(span for one in article.analysis.countries for span in one.mentions)
    early = early_end(article.body, mentions, dateline_end(article.body))
    times = len(found.mentions)
    reasons = ["in the first lines"] if times and found.mentions[0].start < early else []
    if times >= OFTEN:
        reasons.append(f"{times} times")
    if not found.about:
        return f"in passing: neither in the title nor in the first lines, and fewer than {OFTEN} times"
    return f"the article is about it: named {' and '.join(reasons) or 'in the title'}"


def _place(kind: str, value: str, span: Span, body: str) -> Place:
    text = body[span.start : span.end]
    where = "dateline" if span.start < dateline_end(body) else "lead" if span.start < _LEAD else ""
    words = _country_words(text, value) if kind == COUNTRY else _person_words(text, value)
    return Place(span.start, span.end, text, ", ".join(filter(None, (words, where))))


def _person_words(text: str, value: str) -> str:
    name = value.removesuffix(UNSURE)
    return "as it is shown" if text == name else reason(text, name)


def _country_words(text: str, code: str) -> str:
    from newsbrowse.extract.country_table import term_index

    terms = term_index().get(text.split()[0] if text.split() else "")
    term = terms.by_text.get(text) if terms else None
    return _EVIDENCE[term.kind.name] if term and term.code == code else ""

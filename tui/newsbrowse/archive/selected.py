"""Chosen and excluded facet values as pieces of a query."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from newsbrowse.archive import clauses
from newsbrowse.archive.counts import count
from newsbrowse.archive.documents import index_field
from newsbrowse.archive.index import Searcher
from newsbrowse.archive.parts import Part, any_of, exact, negated, nothing, should
from newsbrowse.archive.periods import is_period
from newsbrowse.archive.resolver import Resolver
from newsbrowse.archive.wording import chosen
from newsbrowse.models import Field, Search, Selection


def or_keys(part: Part, keys: Sequence[int] | None) -> Part:
    """A piece and some articles besides."""
    return replace(part, matching=should([part.matching, clauses.of_keys(keys)])) if keys else part


def selections(search: Search, searcher: Searcher, resolver: Resolver) -> list[Part]:
    """The chosen values: all of them where the facet is so, else any; and none of the excluded ones."""
    parts: list[Part] = []
    for field in Field:
        wanted = [
            _selected(s, search, searcher, resolver)
            for s in search.selections
            if s.field is field and not s.excluded
        ]
        if search.is_all_of(field):
            parts.extend(wanted)
        elif (either := any_of(wanted)) is not None:
            parts.append(either)
    excluded = (negated(_selected(s, search, searcher, resolver)) for s in search.selections if s.excluded)
    parts.extend(part for part in excluded if part is not None)
    return parts


def _selected(selection: Selection, search: Search, searcher: Searcher, resolver: Resolver) -> Part:
    value = selection.value
    words = chosen(selection, in_passing=search.in_passing)
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return nothing(words)
    if selection.field in (Field.PUBLISHED, Field.MENTIONED) and not is_period(value):
        return nothing(words)
    part = exact(index_field(selection.field, value, in_passing=search.in_passing), value, words)
    if selection.field is Field.PEOPLE:
        return _person(part, value, searcher, resolver)
    return or_keys(part, resolver.keys_where("tag", value)) if selection.field is Field.TAG else part


def _person(part: Part, value: str, searcher: Searcher, resolver: Resolver) -> Part:
    """The articles with a person; a name that is shown no longer is looked for as what it is shown as now."""
    now = resolver.people(value)
    if not now or count(searcher, part.matching):
        return part
    return replace(part, matching=should([exact("people", one, part.words).matching for one in now]))

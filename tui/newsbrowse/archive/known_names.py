"""Queries for people by a whole name, also by one that the library shows as another."""

from __future__ import annotations

from newsbrowse.archive.index import Searcher
from newsbrowse.archive.parts import Part, exact, should, unscored
from newsbrowse.archive.resolver import Resolver
from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold

NAME_KEYS = {"person": ("people", "people_key"), "said": ("said_key", "said_key")}
"""Where whole names are, as they are shown and folded."""


def known_name(searcher: Searcher, resolver: Resolver, field: str, value: str) -> Part | None:
    """The articles with a whole name, or with what the library shows that name as; None if it knows neither.

    Args:
        searcher: the index as it is now.
        resolver: tells what names are shown as.
        field: `person` or `said`.
        value: the name, clean.
    """
    raw, folded = NAME_KEYS[field]
    words = f'{field}:"{clean(value)}"'
    direct = [(raw, value), (folded, fold(value))]
    known = [place for place in direct if place[1] and searcher.doc_freq(*place)][:1]
    known += [
        (folded, fold(other)) for other in resolver.people(value) if searcher.doc_freq(folded, fold(other))
    ]
    if not known:
        return None
    return Part(unscored(should([exact(*place, words).matching for place in dict.fromkeys(known)])), words)

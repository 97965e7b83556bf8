"""Queries of single fields: words, phrases, beginnings of words, days, lengths, keys."""

from __future__ import annotations

from collections.abc import Sequence

from newsbrowse.archive.index import NUMBER, SCHEMA, Query, plain_words
from newsbrowse.archive.parts import must, should, unscored
from newsbrowse.archive.periods import Levels
from newsbrowse.archive.sought import TEXT_FIELDS, is_barely_begun
from newsbrowse.archive.tokens import Term

TITLE_BOOST = 2.5
"""How much more a word counts in a title than in a body."""

_REGEX_SIGNS = frozenset(r"\.+*?()|[]{}^$")
_UNSTEMMED = {"title": "title_plain", "body": "body_plain", "lead": "lead_plain"}
"""Where a word as it is written, or its beginning, is looked for: a stem may lack some of what was typed."""


def words(fields: Sequence[str], term: Term, tokens: Sequence[str]) -> Query:
    """Words in any of some analysed fields.

    Args:
        fields: the index fields.
        term: says how the words are meant.
        tokens: the words as the fields hold them.
    """
    whole = plain_words(term.text)
    if is_barely_begun(term, whole) and fields == TEXT_FIELDS[None]:
        return unscored(Query.term_query(SCHEMA, "begun", whole[0]))
    return should([_boosted(name, in_field(name, term, tokens, whole)) for name in fields])


def anywhere(fields: Sequence[str], tokens: Sequence[str]) -> Query:
    """All of some words, wherever they stand in the fields."""
    return must(
        [
            should([_boosted(name, Query.term_query(SCHEMA, name, token)) for name in fields])
            for token in dict.fromkeys(tokens)
        ]
    )


def in_field(field: str, term: Term, tokens: Sequence[str], whole: Sequence[str]) -> Query:
    """Words in one analysed field: a single one, or several as a phrase; the last maybe only begun.

    Args:
        field: the index field.
        term: says whether the last word is only begun, whether its form counts, and how many words may lie
            in between.
        tokens: the words as the field holds them.
        whole: the words before stemming, from which a beginning is taken.
    """
    unstemmed = _UNSTEMMED.get(field, field)
    if not (term.prefix or term.typing):
        found = phrase(field, tokens, term.slop)
        if not term.exact:
            return found
        forms = [Query.term_query(SCHEMA, unstemmed, word) for word in dict.fromkeys(whole)]
        return forms[0] if len(whole) == 1 else must([found, *forms])
    if len(tokens) > 1:
        begun = Query.phrase_prefix_query(SCHEMA, field, [*tokens[:-1], whole[-1]])
        return should([phrase(field, tokens, term.slop), begun])
    begun = prefix(unstemmed, whole[-1])
    return begun if term.prefix or term.exact else should([phrase(field, tokens, 0), begun])


def phrase(field: str, tokens: Sequence[str], slop: int) -> Query:
    """A word, or several beside each other with at most `slop` between."""
    if len(tokens) == 1:
        return Query.term_query(SCHEMA, field, tokens[0], "freq")
    return Query.phrase_query(SCHEMA, field, list(tokens), slop)


def prefix(field: str, begun: str) -> Query:
    """Values or words that begin so."""
    escaped = "".join(f"\\{c}" if c in _REGEX_SIGNS else c for c in begun)
    return Query.regex_query(SCHEMA, field, f"{escaped}.*")


def resembles(field: str, word: str, slips: int) -> Query:
    """Words of a field that are spelt like a given one but for some letters."""
    return Query.fuzzy_term_query(SCHEMA, field, word, slips)


def within(kind: str, levels: Levels) -> Query:
    """Days, months and years of `published` or `mentioned`."""
    sets = {"year": levels.year, "month": levels.month, "day": levels.day}
    asked = [
        Query.term_set_query(SCHEMA, f"{kind}_{grain}", sorted(values))
        for grain, values in sets.items()
        if values
    ]
    return should(asked) if asked else Query.empty_query()


def of_length(low: int, high: int) -> Query:
    """Articles with so many words, both ends included."""
    return unscored(Query.range_query(SCHEMA, "length", NUMBER, low, high))


def of_keys(keys: Sequence[int]) -> Query:
    """Articles by their keys."""
    return unscored(Query.term_set_query(SCHEMA, "key", list(keys))) if keys else Query.empty_query()


def _boosted(field: str, query: Query) -> Query:
    return Query.boost_query(query, TITLE_BOOST) if field == "title" else query

"""British and American spellings taken for one: `stabilising` and `stabilizing`, `centre` and `center`."""

from __future__ import annotations

import re
from functools import lru_cache

_LEAST = 6
"""Letters of a word whose spelling differs; shorter ones (`four`, `wise`) are left alone."""
_RULES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"is(e|ed|es|er|ers|ing|ation|ations)$", r"iz\1"),
        (r"ys(e|ed|es|ing)$", r"yz\1"),
        (r"our(s|ed|ing|able|ite|ites|hood|al|er|ers)?$", r"or\1"),
        (r"tre(s|d)?$", r"ter\1"),
        (r"([^aeiou])ence$", r"\1ense"),
        (r"ell(ed|ing|er|ers)$", r"el\1"),
        (r"ogue(s)?$", r"og\1"),
        (r"amme(s|d)?$", r"am\1"),
    )
)


@lru_cache(maxsize=1 << 15)
def spelled(word: str) -> str:
    """A folded word in one of its spellings, the same for both; not always one that a dictionary has."""
    if len(word) < _LEAST:
        return word
    for pattern, put in _RULES:
        word = pattern.sub(put, word)
    return word

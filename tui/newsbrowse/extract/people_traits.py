"""What the rules for names could have to say of single words, found once for each.

Most names are plain: no rule has anything to say of their words. To know that beforehand saves asking.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import name_list, normal, word_class
from newsbrowse.extract.people_alone import NOBODY, alone
from newsbrowse.extract.people_words import (
    cannot_end,
    is_beginner,
    is_common,
    is_given,
    is_given_name,
    is_glued,
    is_ordinary,
    is_prefix,
)

FIRST, _MIDDLE, LAST, LONE = 1, 2, 4, 8
"""Traits of words that are plain as the first, the middle, or the last word of a name, or as the only one."""
PLACE_HEAD, PLACE_TAIL, _STORM, _INSTITUTION, BEGINS = 16, 32, 64, 128, 256
ADDRESSES = frozenset({"mr", "mrs", "ms", "miss", "messrs"})
"""What stands before a surname alone."""
SURE_PARTICLES = frozenset({"van", "von", "bin", "ibn", "bint", "wa"})
"""Particles that join names alone."""
_NOT_FIRST = ("papers", "company_heads", "storms", "states")
_NOT_MIDDLE = ("papers", "short_titles", "titles")
_NOT_LAST = (
    "particles",
    "beginners",
    "state_names",
    "headline_verbs",
    "second_demonyms",
    "organisations",
    "papers",
)


def is_plain(forms: tuple[str, ...], first: int, end: int) -> bool:
    """Whether the words from `first` to `end` of a run are a name without any rule being asked."""
    size = end - first
    last = traits[forms[end - 1]]
    if size == 1:
        if not last & LONE or (first and traits[forms[first - 1]] & _STORM):
            return False
    elif size > 3 or not last & LAST:
        return False
    else:
        head = traits[forms[first]]
        if not head & FIRST or (head & PLACE_HEAD and last & PLACE_TAIL):
            return False
        if size == 3 and not traits[forms[first + 1]] & _MIDDLE:
            return False
    return end == len(forms) or not traits[forms[end]] & _INSTITUTION


def may_begin(words: Sequence[str]) -> bool:
    """Whether any of some words can be the reason that it and the one behind it make a name."""
    has = 0
    for word in words:
        has |= traits[word]
    return has & BEGINS > 0


def _traits_of(word: str) -> int:
    key = normal(word)
    is_whole = "-" not in key and not is_glued(word)
    heads, tails = _ends_of_places()
    has = (
        (FIRST, is_whole and _is_plain_first(word, key)),
        (_MIDDLE, is_whole and _is_plain_middle(word, key)),
        (LAST, is_whole and _is_plain_last(word, key)),
        (LONE, is_whole and alone[word] != NOBODY and key not in word_class("titles")),
        (PLACE_HEAD, key in heads),
        (PLACE_TAIL, key in tails),
        (_STORM, key in word_class("storms")),
        (_INSTITUTION, key in word_class("organisations") and key not in name_list("surnames")),
        (BEGINS, _can_begin(word, key)),
    )
    return sum([trait for trait, is_so in has if is_so])


traits: Kept[str, int] = Kept(_traits_of)


def _is_plain_first(word: str, key: str) -> bool:
    if is_beginner(word) or is_prefix(word, True) or is_prefix(word, False) or key in ("el", "la"):
        return False
    return not any(key in word_class(name) for name in _NOT_FIRST)


def _is_plain_middle(word: str, key: str) -> bool:
    if is_ordinary(word) or is_given_name(key):
        return False
    return not any(key in word_class(name) for name in _NOT_MIDDLE)


def _is_plain_last(word: str, key: str) -> bool:
    if cannot_end(word, True) or cannot_end(word, False) or (len(word) < 5 and word.isupper()):
        return False
    if is_common(key) or key in name_list("regions"):
        return False
    return not any(key in word_class(name) for name in _NOT_LAST)


def _can_begin(word: str, key: str) -> bool:
    return (
        "." in word
        or word in SURE_PARTICLES
        or key in ADDRESSES
        or key in word_class("east_asian")
        or is_given(word)
    )


@cache
def _ends_of_places() -> tuple[frozenset[str], frozenset[str]]:
    """The first words of the places and set phrases of several words, and the last ones."""
    several = [place.split(" ") for place in name_list("places")]
    several += [phrase.split("_") for phrase in word_class("phrases")]
    return frozenset(words[0] for words in several), frozenset(words[-1] for words in several)

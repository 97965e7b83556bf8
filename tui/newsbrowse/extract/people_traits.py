"""What the rules for names could have to say of single words, found once for each.

Most names are plain: no rule has anything to say of their words. To know that beforehand saves asking.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import classes_of, lists_of, name_list, normal, word_class
from newsbrowse.extract.people_alone import NOBODY, alone
from newsbrowse.extract.people_words import (
    cannot_end,
    is_beginner,
    is_common,
    is_given,
    is_given_name,
    is_glued,
    is_initial,
    is_ordinary,
    is_prefix,
)

FIRST, MIDDLE, LAST, LONE = 1, 2, 4, 8
"""Traits of words that are plain as the first, the middle, or the last word of a name, or as the only one."""
PLACE_HEAD, PLACE_TAIL, STORM, _INSTITUTION, BEGINS, JOINS = 16, 32, 64, 128, 256, 512
"""The last two are of words that may be the reason that they and the one behind them make a name, and of
those that may belong to the name behind them."""
ADDRESSES = frozenset({"mr", "mrs", "ms", "miss", "messrs"})
"""What stands before a surname alone."""
SURE_PARTICLES = frozenset({"van", "von", "bin", "ibn", "bint", "wa"})
"""Particles that join names alone."""
WORDS_KEPT = 80_000
"""Words of which it is kept what there is to say of them."""
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
        if not last & LONE or (first and traits[forms[first - 1]] & STORM):
            return False
    elif size > 3 or not last & LAST:
        return False
    else:
        head = traits[forms[first]]
        if not head & FIRST or (head & PLACE_HEAD and last & PLACE_TAIL):
            return False
        if size == 3 and not traits[forms[first + 1]] & MIDDLE:
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
    classes = classes_of(key)
    heads, tails = _ends_of_places()
    found = BEGINS if _can_begin(word, key) else 0
    found |= JOINS if found and _may_join(word, key) else 0
    found |= PLACE_HEAD if key in heads else 0
    found |= PLACE_TAIL if key in tails else 0
    found |= STORM if "storms" in classes else 0
    found |= _INSTITUTION if "organisations" in classes and "s" not in lists_of(key) else 0
    if "-" in key or is_glued(word):
        return found
    found |= FIRST if _is_plain_first(word, key) else 0
    found |= MIDDLE if _is_plain_middle(word, key) else 0
    found |= LAST if _is_plain_last(word, key) else 0
    return found | (LONE if alone[word] != NOBODY and "titles" not in classes else 0)


traits: Kept[str, int] = Kept(_traits_of, limit=WORDS_KEPT)


def _is_plain_first(word: str, key: str) -> bool:
    # What is no prefix where several words follow is none where one does.
    if is_beginner(word) or is_prefix(word, True) or key in ("el", "la"):
        return False
    return classes_of(key).isdisjoint(_NOT_FIRST)


def _is_plain_middle(word: str, key: str) -> bool:
    if is_ordinary(word) or is_given_name(key):
        return False
    return classes_of(key).isdisjoint(_NOT_MIDDLE)


def _is_plain_last(word: str, key: str) -> bool:
    # What can end a name in the middle of a run can end it where the run ends.
    if cannot_end(word, False) or (len(word) < 5 and word.isupper()):
        return False
    if is_common(key) or "r" in lists_of(key):
        return False
    return classes_of(key).isdisjoint(_NOT_LAST)


def _can_begin(word: str, key: str) -> bool:
    return "." in word or word in SURE_PARTICLES or key in ADDRESSES or _may_join(word, key)


def _may_join(word: str, key: str) -> bool:
    return is_given(word) or is_initial(word) or "east_asian" in classes_of(key)


@cache
def _ends_of_places() -> tuple[frozenset[str], frozenset[str]]:
    """The first words of the places and set phrases of several words, and the last ones."""
    several = [place.split(" ") for place in name_list("places")]
    several += [phrase.split("_") for phrase in word_class("phrases")]
    return frozenset(words[0] for words in several), frozenset(words[-1] for words in several)

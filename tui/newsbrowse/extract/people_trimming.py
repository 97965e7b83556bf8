"""A name without what stands before and behind it in its run: ranks, nationalities, verbs, party letters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newsbrowse.extract.names import name_list, normal, word_class
from newsbrowse.extract.people_alone import NOBODY, alone
from newsbrowse.extract.people_traits import is_plain
from newsbrowse.extract.people_words import (
    cannot_end,
    is_beginner,
    is_common,
    is_given_name,
    is_glued,
    is_known_name,
    is_ordinary,
    is_prefix,
)

_NAMES_KEPT = 8_000
_LONGEST = 7
_PARTIES = frozenset("DRI")


def names_among(forms: tuple[str, ...], first: int, end: int) -> tuple[tuple[int, int], ...]:
    """The name among the words from `first` to `end` of a run, and full ones behind it that no mark parts."""
    return ((first, end),) if is_plain(forms, first, end) else names_by_rules(forms, first, end)


@lru_cache(_NAMES_KEPT)
def names_by_rules(forms: tuple[str, ...], first: int, end: int) -> tuple[tuple[int, int], ...]:
    """The names as `names_among` has them, by all rules: those of plain words need none."""
    return tuple(_names_among(forms, first, end))


def _names_among(forms: tuple[str, ...], first: int, end: int) -> Iterator[tuple[int, int]]:
    found = _trimmed(forms, first, end)
    while True:
        if found[0] < found[1]:
            yield found
        rest = found[1]
        if end - rest < 2 or rest <= first:
            return
        first = rest
        found = _trimmed(forms, first, end)
        if found[1] - found[0] < 2:
            return


def _trimmed(forms: tuple[str, ...], first: int, end: int) -> tuple[int, int]:
    """The name among the words from `first` to `end`; an empty stretch if there is none."""
    for at in range(end - 2, first, -1):
        if normal(forms[at]) in word_class("short_titles") or _is_title_before(forms[at], forms[at + 1]):
            first = at + 1
            break
    end = _before_break(forms, first, end)
    first = _after_prefixes(forms, first, end)
    while end - first > 1 and cannot_end(forms[end - 1], end == len(forms)):
        end -= 1
    if end - first > 1 and len(forms[end - 1]) < 5 and _is_acronym(forms[end - 1], forms[end - 2]):
        end -= 1
    if end - first > 2 and normal(forms[end - 1]) in word_class("state_names"):
        end -= 1
    if end - first > 1 and _ends_too_late(forms, first, end):
        end -= 1
    if _is_no_name(forms, first, end) or _is_institution(forms, end):
        return first, first
    return first, end


def _is_title_before(word: str, given: str) -> bool:
    """Whether a word within a name is an office before a given name: `Arizona Sheriff Joe Arpaio`."""
    key = normal(word)
    is_title = key in word_class("titles") and key not in word_class("titles_and_names")
    return is_title and normal(given) in name_list("classic")


def _is_institution(forms: tuple[str, ...], end: int) -> bool:
    """Whether what ends there is only the beginning of an institution's name: `Adam Smith Institute`."""
    following = normal(forms[end]) if end < len(forms) else ""
    return following in word_class("organisations") and following not in name_list("surnames")


def _after_prefixes(forms: tuple[str, ...], first: int, end: int) -> int:
    if end - first > 1 and len(forms[first]) > 2 and is_beginner(forms[first]):
        first += 1
    while end - first > 1 and is_prefix(forms[first], end - first > 2):
        first += 1
    if end - first > 2 and forms[first].isupper() and normal(forms[first]) in word_class("states"):
        first += 1
    if end - first > 2 and is_given_name(normal(forms[first + 1])):
        first += _is_elsewhere(forms[first]) or _is_epithet(forms[first], forms[end - 1])
    return first


def _is_epithet(word: str, surname: str) -> bool:
    """Whether a word that no list has stands before a known given name and surname: `Crooked`, `Reliever`."""
    key = normal(word)
    return (
        word.isalpha()
        and normal(surname) in name_list("surnames")
        and not any(key in name_list(name) for name in ("given", "surnames", "classic"))
    )


def _before_break(forms: tuple[str, ...], first: int, end: int) -> int:
    """Where a name ends before a party, a verb or the next name: `Patty Murray D Wash Harry Reid`."""
    for at in range(first + 1, end):
        if at > first + 1 and (forms[at] in _PARTIES or _begins_next(forms, at, end)):
            return at
        if at < end - 1 and is_ordinary(forms[at]):
            return at
    if end - first == 3 and _is_followed_by_verb(*map(normal, forms[first:end])):
        return end - 1
    return end


def _begins_next(forms: tuple[str, ...], at: int, end: int) -> bool:
    """Whether a state, or a given name behind a surname, parts two names that no mark parts."""
    if forms[at].isupper() and len(forms[at]) == 2 and normal(forms[at]) in word_class("states"):
        return True
    before = normal(forms[at - 1])
    return (
        at + 1 < end
        and normal(forms[at]) in name_list("classic")
        and before in name_list("surnames")
        and not is_given_name(before)
    )


def _is_followed_by_verb(given: str, surname: str, last: str) -> bool:
    """Whether a known name of two words has a verb of a headline behind it: `Clarence Thomas Warns`."""
    known = given in name_list("classic") and surname in name_list("surnames")
    return known and last in word_class("headline_verbs")


def _is_elsewhere(word: str) -> bool:
    """Whether a word before a given name is a place or a verb: `Iowa`, `Said`."""
    key = normal(word)
    return key in word_class("speech") or (
        (key in name_list("regions") or key in name_list("cities"))
        and key not in name_list("classic")
        and key not in name_list("given")
    )


def _ends_too_late(forms: tuple[str, ...], first: int, end: int) -> bool:
    """Whether the last word is a common one that a text without marks, or a headline, puts behind a name."""
    last = normal(forms[end - 1])
    if end - first > 2 or last in word_class("particles"):
        return is_common(last) and not _is_syllable(forms, first, end)
    return normal(forms[first]) not in name_list("classic") and (
        last in word_class("beginners") or is_common(last)
    )


def _is_syllable(forms: tuple[str, ...], first: int, end: int) -> bool:
    """Whether the last word of an East Asian name belongs to it: `Kim Jong Un`, `Liu Bin`."""
    return normal(forms[first]) in word_class("east_asian") and len(forms[end - 1]) < 5


def _is_acronym(word: str, before: str) -> bool:
    """Whether capitals stand behind a word that is not in capitals: `Obama EPA`."""
    return (
        word.isalpha()
        and word.isupper()
        and not before.isupper()
        and normal(word) not in word_class("suffixes")
    )


def _is_no_name(forms: tuple[str, ...], first: int, end: int) -> bool:
    word, key = forms[end - 1], normal(forms[end - 1])
    if any(is_glued(form) for form in forms[first:end]):
        return True
    tail = key.rpartition("-")[2]
    is_compound = key[1:2] == "-" or (len(tail) > 3 and is_common(tail))
    if tail != key and is_compound and key not in name_list("classic"):
        return True
    if end - first > 1:
        return end - first > _LONGEST or _is_other_name([normal(form) for form in forms[first:end]])
    before = normal(forms[first - 1]) if first else ""
    if before in word_class("storms") or (
        key in word_class("titles") and before not in word_class("honorifics")
    ):
        return True
    return alone[word] == NOBODY


def _is_other_name(keys: list[str]) -> bool:
    """Whether several words are a place, a people, a firm or an institution."""
    first, last = keys[0], keys[-1]
    if last in name_list("regions") and not is_known_name(last):
        return True
    if first in word_class("company_heads"):
        return True
    if first in ("el", "la") and last not in name_list("surnames"):
        return True
    if last in word_class("second_demonyms") or first in word_class("storms"):
        return True
    head, hyphen, tail = first.partition("-")
    if (
        hyphen
        and tail in name_list("classic")
        and head in name_list("common")
        and head not in name_list("classic")
    ):
        return True
    if any(key in word_class("papers") for key in keys):
        return True
    if last in word_class("organisations") and last not in name_list("surnames"):
        return True
    return " ".join(keys) in name_list("places") or "_".join(keys) in word_class("phrases")

"""What single words tell of the name that they stand in, by the lists and classes that have them."""

from __future__ import annotations

import re
from functools import lru_cache

from newsbrowse.extract.names import classes_of, lists_of, name_list, normal, word_class

_WORDS_KEPT = 4_000
_GIVEN_MONTHS = frozenset({"Jan", "April", "June"})
_NOT_GIVEN = ("demonyms", "calendar", "companies", "titles")
_NOT_SURNAMES = ("titles", "demonyms", "calendar", "organisations", "companies", "particles", "short_titles")
_KNOWN_NOT_SURNAMES = ("organisations", "calendar", "short_titles")
_PARTY_HYPHENS = frozenset({"D-", "R-", "I-"})
_GLUED = re.compile(r"[^\W\d_][a-z][A-Z]{2}|[a-z]{4}[A-Z][a-z]{2}")
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))
_ENDS = ("s", "ed", "ing")


@lru_cache(_WORDS_KEPT)
def is_given(word: str) -> bool:
    """Whether a word is a well-known given name, and no nationality, company or place of its own."""
    key = normal(word)
    head, hyphen, tail = key.partition("-")
    if hyphen and head in name_list("classic") and is_given_name(tail):
        return True
    if "G" not in lists_of(key):
        return False
    return word in _GIVEN_MONTHS or classes_of(key).isdisjoint(_NOT_GIVEN)


@lru_cache(_WORDS_KEPT)
def is_surname_like(word: str) -> bool:
    """Whether a capitalised word may be a surname, as far as it is known."""
    key = normal(word)
    if len(key) < 2 or (word.isupper() and len(word) < 5) or not word[0].isupper():
        return False
    lists, classes = lists_of(key), classes_of(key)
    if "calendar_surnames" in classes:
        return True
    if "s" in lists:
        return classes.isdisjoint(_KNOWN_NOT_SURNAMES)
    return "r" not in lists and "m" not in lists and classes.isdisjoint(_NOT_SURNAMES)


def is_family(word: str) -> bool:
    """Whether a word is an East Asian surname and no common word (`You`, `An`, `UN`)."""
    key = normal(word)
    return "east_asian" in classes_of(key) and "m" not in lists_of(key) and not word.isupper()


def is_given_name(key: str) -> bool:
    """Whether a word in lower case is a given name somewhere."""
    lists = lists_of(key)
    return "G" in lists or "g" in lists


def is_initial(word: str) -> bool:
    """Whether a word is a letter with a full stop."""
    return len(word) == 2 and word[1] == "."


def is_prefix(word: str, several: bool) -> bool:
    """Whether a word before a name is no part of it; `several` if two words or more follow."""
    key = normal(word)
    lists, classes = lists_of(key), classes_of(key)
    if "titles" in classes or _is_nationality(key):
        return several or "titles_and_names" not in classes
    if "kin" in classes and "G" not in lists:
        return several or "g" not in lists
    if len(key) < 2 or not is_common(key) or "particles" in classes:
        return False
    return "g" not in lists or "beginners" in classes


def _is_nationality(key: str) -> bool:
    demonyms = word_class("demonyms")
    return key in demonyms or (key.endswith("s") and key[:-1] in demonyms)


def is_beginner(word: str) -> bool:
    """Whether a word before a name only begins a sentence, or has figures."""
    return "beginners" in classes_of(normal(word)) or _has_figures(word)


def _has_figures(word: str) -> bool:
    return not word.isalpha() and any(map(str.isdecimal, word))


@lru_cache(_WORDS_KEPT)
def is_common(key: str) -> bool:
    """Whether a word in lower case is an ordinary one, or a form of one, and no name that is known."""
    if is_known_name(key):
        return False
    if "m" in lists_of(key):
        return True
    common = name_list("common")
    return key.endswith(_ENDS) and any(
        key.endswith(ending) and len(key) > len(ending) + 3 and key[: -len(ending)] + instead in common
        for ending, instead in _ENDINGS
    )


def is_known_name(key: str) -> bool:
    """Whether a word in lower case is a well-known given name or a surname."""
    lists = lists_of(key)
    return "G" in lists or "s" in lists or "east_asian" in classes_of(key)


def is_ordinary(word: str) -> bool:
    """Whether a word within a name is a common one that is no name anywhere."""
    key = normal(word)
    return len(key) > 3 and is_common(key) and "g" not in lists_of(key) and "particles" not in classes_of(key)


def cannot_end(word: str, is_last: bool) -> bool:
    """Whether a name cannot end with a word; `is_last` if its run ends there.

    Particles, initials, party letters and states (`R`, `Ala.`), and titles of the next name (`Sen.`).
    """
    key = normal(word)
    classes = classes_of(key)
    if word.islower() or ("calendar" in classes and "calendar_surnames" not in classes):
        return True
    if "short_titles" in classes and not (is_last and word == "Sen"):
        return True
    if not is_last and "titles" in classes and "titles_and_names" not in classes:
        return True
    if "." in word and (len(key) == 1 or "." in key):
        return True
    return word.isupper() and len(word) < 3 and "suffixes" not in classes


def is_glued(word: str) -> bool:
    """Whether a word is no single one, or none at all: `TrumpGOP`, `SpeakerPelosi`, `D-New`, `P900`."""
    if word[1:].islower() and word.isalpha():
        return False
    if "_" in word or _has_figures(word) or word[:2] in _PARTY_HYPHENS:
        return True
    return bool(_GLUED.search(word)) and not word.startswith(("Mc", "Mac", "Fitz"))

"""What single words tell of the name that they stand in, by the lists and classes that have them."""

from __future__ import annotations

import re
from functools import lru_cache

from newsbrowse.extract.names import name_list, normal, word_class

_WORDS_KEPT = 20_000
_GIVEN_MONTHS = frozenset({"Jan", "April", "June"})
_NOT_SURNAMES = ("titles", "demonyms", "calendar", "organisations", "companies", "particles", "short_titles")
_PARTY_HYPHENS = frozenset({"D-", "R-", "I-"})
_GLUED = re.compile(r"[^\W\d_][a-z][A-Z]{2}|[a-z]{4}[A-Z][a-z]{2}")
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))


@lru_cache(_WORDS_KEPT)
def is_given(word: str) -> bool:
    """Whether a word is a well-known given name, and no nationality, company or place of its own."""
    key = normal(word)
    head, hyphen, tail = key.partition("-")
    if (
        hyphen
        and head in name_list("classic")
        and (tail in name_list("given") or tail in name_list("classic"))
    ):
        return True
    if key not in name_list("classic"):
        return False
    if word in _GIVEN_MONTHS:
        return True
    return not any(key in word_class(name) for name in ("demonyms", "calendar", "companies", "titles"))


@lru_cache(_WORDS_KEPT)
def is_surname_like(word: str) -> bool:
    """Whether a capitalised word may be a surname, as far as it is known."""
    key = normal(word)
    if len(key) < 2 or (word.isupper() and len(word) < 5) or not word[0].isupper():
        return False
    if key in name_list("surnames"):
        if key in word_class("calendar_surnames"):
            return True
        return not any(key in word_class(name) for name in ("organisations", "calendar", "short_titles"))
    if key in word_class("calendar_surnames"):
        return True
    if any(key in word_class(name) for name in _NOT_SURNAMES):
        return False
    return key not in name_list("regions") and key not in name_list("common")


@lru_cache(_WORDS_KEPT)
def is_family(word: str) -> bool:
    """Whether a word is an East Asian surname and no common word (`You`, `An`, `UN`)."""
    key = normal(word)
    return key in word_class("east_asian") and key not in name_list("common") and not word.isupper()


def is_given_name(key: str) -> bool:
    """Whether a word in lower case is a given name somewhere."""
    return key in name_list("classic") or key in name_list("given")


def is_initial(word: str) -> bool:
    """Whether a word is a letter with a full stop."""
    return len(word) == 2 and word[1] == "."


@lru_cache(_WORDS_KEPT)
def is_prefix(word: str, several: bool) -> bool:
    """Whether a word before a name is no part of it; `several` if two words or more follow."""
    key = normal(word)
    if key in word_class("titles") or _is_nationality(key):
        return several or key not in word_class("titles_and_names")
    if key in word_class("kin") and key not in name_list("classic"):
        return several or key not in name_list("given")
    if len(key) < 2 or not is_common(key) or key in word_class("particles"):
        return False
    return key not in name_list("given") or key in word_class("beginners")


def _is_nationality(key: str) -> bool:
    demonyms = word_class("demonyms")
    return key in demonyms or (key.endswith("s") and key[:-1] in demonyms)


def is_beginner(word: str) -> bool:
    """Whether a word before a name only begins a sentence, or has figures."""
    return normal(word) in word_class("beginners") or any(map(str.isdecimal, word))


@lru_cache(_WORDS_KEPT)
def is_common(key: str) -> bool:
    """Whether a word in lower case is an ordinary one, or a form of one, and no name that is known."""
    if is_known_name(key):
        return False
    common = name_list("common")
    return key in common or any(
        key.endswith(ending) and len(key) > len(ending) + 3 and key[: -len(ending)] + instead in common
        for ending, instead in _ENDINGS
    )


def is_known_name(key: str) -> bool:
    """Whether a word in lower case is a well-known given name or a surname."""
    return key in name_list("classic") or key in name_list("surnames") or key in word_class("east_asian")


def is_ordinary(word: str) -> bool:
    """Whether a word within a name is a common one that is no name anywhere."""
    key = normal(word)
    return (
        len(key) > 3
        and is_common(key)
        and key not in name_list("given")
        and key not in word_class("particles")
    )


@lru_cache(_WORDS_KEPT)
def cannot_end(word: str, is_last: bool) -> bool:
    """Whether a name cannot end with a word; `is_last` if its run ends there.

    Particles, initials, party letters and states (`R`, `Ala.`), and titles of the next name (`Sen.`).
    """
    key = normal(word)
    if word.islower() or (key in word_class("calendar") and key not in word_class("calendar_surnames")):
        return True
    if key in word_class("short_titles") and not (is_last and word == "Sen"):
        return True
    if not is_last and key in word_class("titles") and key not in word_class("titles_and_names"):
        return True
    if "." in word and (len(key) == 1 or "." in key):
        return True
    return word.isupper() and len(word) < 3 and key not in word_class("suffixes")


@lru_cache(_WORDS_KEPT)
def is_glued(word: str) -> bool:
    """Whether a word is no single one, or none at all: `TrumpGOP`, `SpeakerPelosi`, `D-New`, `P900`."""
    if "_" in word or any(map(str.isdecimal, word)) or word[:2] in _PARTY_HYPHENS:
        return True
    return bool(_GLUED.search(word)) and not word.startswith(("Mc", "Mac", "Fitz"))

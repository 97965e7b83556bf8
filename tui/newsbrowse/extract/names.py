"""What is known about single words: lists of names and places, and classes of words around names.

Both are read at first use from the package's data folder and never change, so threads may share them.
"""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files

from newsbrowse.extract.kept import Kept
from newsbrowse.text.fold import fold

_CODES = {
    "titles": "t",
    "suffixes": "x",
    "particles": "p",
    "demonyms": "d",
    "calendar": "l",
    "organisations": "o",
    "companies": "k",
    "speech": "v",
    "kin": "h",
    "east_asian": "e",
}
_CONTEXT_CODES = {name: code for name, code in _CODES.items() if code in "tvhpol"}
_LIST_CODES = {"classic": "G", "given": "g", "surnames": "s", "cities": "c", "regions": "r", "common": "m"}

_JUST_MET = 8_000
_WORDS_KEPT = 160_000


def _read(name: str) -> bytes:
    return files("newsbrowse.extract").joinpath("data", name).read_bytes()


@cache
def _classes() -> dict[str, frozenset[str]]:
    classes: dict[str, list[str]] = {}
    words: list[str] = []
    for line in _read("people_words.txt").decode("utf-8").splitlines():
        if line.startswith("["):
            words = classes.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words.extend(line.split())
    return {name: frozenset(members) for name, members in classes.items()}


@cache
def word_class(name: str) -> frozenset[str]:
    """The lower-case words of a class of `people_words.txt`, as `titles` or `demonyms`."""
    return _classes()[name]


@cache
def _by_word() -> dict[str, frozenset[str]]:
    classes: dict[str, set[str]] = {}
    for name, members in _classes().items():
        for word in members:
            classes.setdefault(word, set()).add(name)
    shared: dict[frozenset[str], frozenset[str]] = {}
    return {
        word: shared.setdefault(names, names)
        for word, names in zip(classes, map(frozenset, classes.values()), strict=True)
    }


_NONE: frozenset[str] = frozenset()


def classes_of(lower: str) -> frozenset[str]:
    """The names of the classes that have a word; most words are in none."""
    return _by_word().get(lower, _NONE)


@cache
def name_list(name: str) -> frozenset[str]:
    """A list of lower-case words.

    `given` names, `classic` given names (few are anything else), `surnames`, `cities`, `regions`, `common`
    words, or `places` of several words.
    """
    return _lists()[name]


@cache
def gender_of(given: str) -> str:
    """`he` or `she` for a given name, in lower case, that hardly anybody else bears; else empty."""
    return _genders().get(given, "")


@cache
def _genders() -> dict[str, str]:
    genders: dict[str, str] = {}
    gender = ""
    for line in _read("given_by_gender.txt").decode("utf-8").splitlines():
        if line.startswith("["):
            gender = line.strip("[]")
        elif not line.startswith("#"):
            genders.update(dict.fromkeys(line.split(), gender))
    return genders


@cache
def _lists() -> dict[str, frozenset[str]]:
    blocks = zlib.decompress(_read("names.txt.z")).decode("utf-8").split("\n\n")
    return {
        head: frozenset(rest.split("\n")) for head, _, rest in (block.partition("\n") for block in blocks)
    }


@cache
def _coded_lists() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((code, name_list(name)) for name, code in _LIST_CODES.items())


def _lists_of(lower: str) -> str:
    return "".join([code for code, members in _coded_lists() if lower in members])


lists_of = Kept(_lists_of, limit=_JUST_MET).__getitem__
"""The lists that have a word, a letter each, in this order: `G` for well-known given names, `g` for any,
`s` for surnames, `c` and `r` for cities and regions, `m` for common words.

The lists are large, and of a word that is met first several are asked more than once: so they are looked up
together.
"""


def word_code(lower: str) -> str:
    """One letter for each list and class that has the word, in a fixed order; empty for an unknown word."""
    return lists_of(lower) + _letters_of_classes(lower, _CODES)


def context_code(lower: str) -> str:
    """As `word_code`, of the few lists and classes that matter of a word in lower case."""
    return ("m" if lower in name_list("common") else "") + _letters_of_classes(lower, _CONTEXT_CODES)


def _letters_of_classes(lower: str, codes: dict[str, str]) -> str:
    classes = classes_of(lower)
    return "".join([code for name, code in codes.items() if name in classes]) if classes else ""


def _normal(word: str) -> str:
    lower = word.lower() if word.isascii() else fold(word)
    return lower.rstrip(".") or lower


normals: Kept[str, str] = Kept(_normal, limit=_WORDS_KEPT)
normal = normals.__getitem__
"""The word as the lists have it: lower case, no accents, no full stop at its end."""

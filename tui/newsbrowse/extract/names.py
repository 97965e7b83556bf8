"""What is known about single words: lists of names and places, and classes of words around names.

Both are read at first use from the package's data folder and never change, so threads may share them.
"""

from __future__ import annotations

import zlib
from collections.abc import Set
from functools import cache
from importlib.resources import files
from typing import TypeAlias

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
_LIST_CODES = {"classic": "G", "given": "g", "surnames": "s", "cities": "c", "regions": "r", "common": "m"}


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


_Coded: TypeAlias = tuple[tuple[str, frozenset[str]], ...]


@cache
def _coded_sets(among: Set[str]) -> tuple[_Coded, _Coded, frozenset[str]]:
    """The lists and the classes with their letters, and all words of the classes."""
    lists = tuple((code, name_list(name)) for name, code in _LIST_CODES.items() if not among or code in among)
    classes = tuple((code, word_class(name)) for name, code in _CODES.items() if not among or code in among)
    return lists, classes, frozenset[str]().union(*(members for _, members in classes))


def word_code(lower: str, among: Set[str] = frozenset()) -> str:
    """One letter for each list and class that has the word, in a fixed order; empty for an unknown word.

    Args:
        lower: the word.
        among: the letters that are wanted; all of them by default.
    """
    lists, classes, classed = _coded_sets(among)
    code = "".join([code for code, members in lists if lower in members])
    if lower not in classed:
        return code
    return code + "".join([code for code, members in classes if lower in members])


def _normal(word: str) -> str:
    lower = word.lower() if word.isascii() else fold(word)
    return lower.rstrip(".") or lower


normals: Kept[str, str] = Kept(_normal)
normal = normals.__getitem__
"""The word as the lists have it: lower case, no accents, no full stop at its end."""

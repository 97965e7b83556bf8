"""A person's name in its parts, and whether two names may be of one person.

Only what a name says by itself is looked at here: letters, initials, short forms. Whether a library knows
several people whom a name fits is for `identities` to decide.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from newsbrowse.extract.names import name_list, word_class
from newsbrowse.text.fold import fold

_ARTICLES = ("al-", "el-", "ad-", "as-", "ar-", "an-", "ash-", "at-")
_SLAVIC = ("skyy", "skiy", "skyi", "skij")
_NO_GENERATION = frozenset(("cbe", "esq", "kc", "mbe", "md", "obe", "phd", "qc"))
_CAPITAL_PARTICLES = frozenset(("de", "du", "von", "bin"))
_MOST_INITIALS = 4
_WORDS_KEPT = 20_000
_LONGEST = 12
"""Words of a name that are looked at."""


class Name(Struct, frozen=True):
    """A name in its parts, folded.

    Attributes:
        surname: by it people are looked up: without `al-`, hyphens and apostrophes.
        given: what stands before it, an initial as one letter; of an East Asian name all that follows the
            surname, as one word. Empty for a surname alone.
        generation: `jr`, `ii`, `xvi`; empty where none is said.
    """

    surname: str
    given: tuple[str, ...]
    generation: str = ""

    @property
    def has_full_given(self) -> bool:
        """Whether the first given name is written out."""
        return bool(self.given) and len(self.given[0]) > 1


@lru_cache(_WORDS_KEPT)
def parts(name: str) -> Name:
    """The parts of a name as an article writes it; ranks and `Mr` before it are left out."""
    words = name.split()[:_LONGEST]
    while len(words) > 2 and _bare(words[0]) in word_class("honorifics"):
        words = words[1:]
    generation, words = _generation(words)
    if not words:
        return Name(_surname(name), ())
    if _is_east_asian(words):
        return Name(_surname(words[0]), ("".join(map(_joined, words[1:])),), generation)
    before = words[:-1]
    if all(_is_particle(word) for word in before):
        before = []
    surname = _surname(words[-1])
    given = tuple(part for word in before for part in _given(word) if part != surname)
    return Name(surname, given, generation)


def block_of(name: str) -> str:
    """The surname under which a name is decided, together with all others that have it."""
    return parts(name).surname


def fit(one: Name, other: Name) -> bool:
    """Whether two names of one surname, both with given names, may be of one person.

    Given names are compared from the first on, as far as both have them: `George W.` fits `George Walker`,
    and neither fits `George H.W.`. A name with `Jr.` and one without are two people (the father's namesake is
    in the news as well), unless the given names show that it is a fuller style of the same: `Joe` beside
    `Joseph R. … Jr.`, or two names in full.
    """
    if one.generation != other.generation:
        if one.generation and other.generation:
            return False
        first, second = one.given[0], other.given[0]
        is_style = first != second and min(len(first), len(second)) > 1
        same = sum(a == b and _is_own(a) for a, b in zip(one.given, other.given, strict=False))
        if not is_style and same < 2:
            return False
    return all(_agree(a, b) for a, b in zip(one.given, other.given, strict=False))


def formal(given: str) -> frozenset[str]:
    """A given name and all names it may be short for."""
    return _formal().get(given, frozenset()) | {given}


def is_given_name(surname: str) -> bool:
    """Whether a surname is also a well-known given name, by which a person may be called: `Hillary`."""
    return surname in name_list("classic")


def is_plain(name: Name) -> bool:
    """Whether a name is a known given name and a surname, and nothing besides."""
    return len(name.given) == 1 and name.given[0] in name_list("given")


def weight(name: Name) -> tuple[int, bool]:
    """How much a name says: words in full count twice; a name in full says more than a short form."""
    said = sum(2 if len(word) > 1 else 1 for word in name.given)
    return said, bool(name.given) and name.given[0] not in _formal()


@cache
def _formal() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    text = files("newsbrowse.extract").joinpath("data", "short_names.txt").read_text("utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            name, _, short = line.partition(":")
            for form in short.split():
                found.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in found.items()}


def _is_own(word: str) -> bool:
    """Whether a word before a surname is a given name in full: neither an initial nor `la`."""
    return len(word) > 1 and word not in word_class("particles")


def _agree(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return not formal(a).isdisjoint(formal(b))


def _generation(words: list[str]) -> tuple[str, list[str]]:
    """The suffix of a name, and the words before it."""
    end, generation = len(words), ""
    while end > 1 and _bare(words[end - 1]) in word_class("suffixes"):
        end -= 1
        found = _bare(words[end])
        generation = generation if found in _NO_GENERATION else found
    return generation, words[:end]


def _is_particle(word: str) -> bool:
    """Whether a word is part of a surname: `bin Laden`, `De Niro`; `Ben Johnson` has a given name."""
    return _bare(word) in word_class("particles") and (word.islower() or _bare(word) in _CAPITAL_PARTICLES)


def _given(word: str) -> list[str]:
    """The given names in a word: `Jean-Claude` and `J.D.` are two."""
    if "." in word.rstrip(".") or (
        len(word) == 2 and word.isupper() and _bare(word) not in name_list("given")
    ):
        letters = [letter for letter in fold(word) if letter.isalnum()]
        if len(letters) <= _MOST_INITIALS and all(map(str.isalpha, letters)):
            return letters
    return [part for part in (_joined(piece) for piece in fold(word).split("-")) if part]


def _is_east_asian(words: list[str]) -> bool:
    """Whether the surname stands first: `Xi Jinping`, `Kim Jong Un`; `Kim Davis` is an American."""
    if not 1 < len(words) < 4 or _bare(words[0]) not in word_class("east_asian"):
        return False
    last = _bare(words[-1])
    if len(words) == 3 or "-" in last:
        return all(len(_bare(word)) > 1 for word in words) and (
            "-" in last
            or last in word_class("east_asian")
            or last not in name_list("surnames")
            or not (_bare(words[1]) in name_list("given") or _bare(words[1]) in name_list("surnames"))
        )
    return last not in name_list("surnames") and last not in name_list("classic")


@lru_cache(_WORDS_KEPT)
def _surname(word: str) -> str:
    bare = fold(word)
    if bare.startswith(_ARTICLES):
        for article in _ARTICLES:
            if bare.startswith(article) and len(bare) > len(article) + 2:
                bare = bare[len(article) :]
                break
    joined = _joined(bare)
    return (joined[:-2] + "y" if joined.endswith(_SLAVIC) else joined) or bare


@lru_cache(_WORDS_KEPT)
def _bare(word: str) -> str:
    return fold(word).strip(".,")


@lru_cache(_WORDS_KEPT)
def _joined(word: str) -> str:
    folded = fold(word)
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))

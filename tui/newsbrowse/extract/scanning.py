"""Finding quickly where an expression may begin, so that a large pattern is tried at few places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, count
from typing import Any, TypeVar

from newsbrowse.speedups import faster

T = TypeVar("T")


def lowered(text: str) -> str:
    """The text in lower case at the same length, so that places in it hold for the text."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower


def any_prefix(words: Iterable[str]) -> str:
    """A regular expression for any of some words that looks at each letter once (a trie)."""
    heads: dict[str, list[str]] = {}
    for word in words:
        if not word:
            return ""
        heads.setdefault(word[0], []).append(word[1:])
    branches = [re.escape(head) + any_prefix(rest) for head, rest in heads.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def any_word(words: Iterable[str]) -> str:
    """As `any_prefix`, for the whole of any word, the longest first."""
    heads: dict[str, list[str]] = {}
    may_end = False
    for word in words:
        if word:
            heads.setdefault(word[0], []).append(word[1:])
        else:
            may_end = True
    branches = [re.escape(head) + any_word(rest) for head, rest in heads.items()]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)}){'?' if may_end else ''}"


class Endings:
    """Whether a text may end with one of some words: a quick look that spares most of the long ones.

    It looks at the last three characters, so it is true for other words as well.

    Args:
        words: the words, set apart by white space.
    """

    def __init__(self, words: str) -> None:
        self._last = frozenset(word[-3:] for word in words.split())

    def may_end(self, text: str) -> bool:
        """False if none of the words is at the end of a text in lower case, without white space behind."""
        last = self._last
        return text[-3:] in last or text[-2:] in last or text[-1:] in last


_LETTERS = bytes(
    byte + 32 if chr(byte).isupper() else byte if chr(byte).islower() or byte == ord("_") else ord(" ")
    for byte in range(128)
)
_PLAIN = _LETTERS + b" " * 128
_ONLY_DIGITS = bytes(ord("0") if chr(byte) in "0123456789" else ord(" ") for byte in range(256))
_DIGITS = re.compile(b"00*")
"""A run of digits that are all the same: a search for one byte, which comes first, is the quickest."""

Following = Mapping[str | None, T]
"""What is wanted of a word by the word that follows it; None stands for any other."""

Place = tuple[int, Any]
"""Where something may begin, and what its finder wanted the words there as."""

_Meanings = tuple[tuple[int, Any], ...]


def in_ascii(text: str) -> bytes:
    """The text with a question mark for each character of no English, at the same length."""
    return text.encode("ascii", "replace")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, as `Openings` tells them apart."""
    return _parted(in_ascii(text)).split(" ")


def _parted(plain: bytes) -> str:
    return plain.translate(_PLAIN).decode("ascii")


class _Lookup:
    """What is wanted of the words of a text.

    Args:
        wanted: by a first word, which is not empty, what is wanted of it by the one that follows it with a
            single character between, and what by all others.
        finders: how many there are.
    """

    def __init__(self, wanted: dict[str, tuple[dict[str, _Meanings], _Meanings]], finders: int) -> None:
        self._wanted = wanted
        self._finders = finders

    def found(self, plain: bytes) -> tuple[list[list[Place]], list[tuple[int, int]]]:
        """As `Openings.found`."""
        spaced = f" {_parted(plain)}  "
        words = spaced.split(" ")
        wanted, index, place = self._wanted, spaced.index, -1
        places: list[list[Place]] = [[] for _ in range(self._finders)]
        for number in compress(count(), map(wanted.__contains__, words)):
            word, following = words[number], words[number + 1]
            after, alone = wanted[word]
            if meanings := after.get(following, alone):
                place = index(f" {word} {following} ", place + 1)
                for finder, meaning in meanings:
                    places[finder].append((place, meaning))
        return places, [digits.span() for digits in _DIGITS.finditer(plain.translate(_ONLY_DIGITS))]


Lookup = faster("openings", _Lookup)


class Openings:
    """The words at which what finders look for may begin, of several finders at once: a text is split once.

    A word is a run of English letters; between any two characters that are none there is an empty word. So
    `the 1990s` is `the`, then empty words for space and figures. Letters of other alphabets end a word, which
    is right for a first look: whoever finds a word this way looks at the text itself next.

    Args:
        tables: for each finder what it wants, by the first word in lower case, then by the one that follows
            it with a single character between.
    """

    def __init__(self, *tables: Mapping[str, Following[Any]]) -> None:
        wanted: dict[str, tuple[dict[str, _Meanings], _Meanings]] = {}
        for word in {word for table in tables for word in table}:
            afters = [(finder, table[word]) for finder, table in enumerate(tables) if word in table]
            followings = {following for _, after in afters for following in after if following is not None}
            meanings = {following: _meanings(afters, following) for following in followings}
            wanted[word] = meanings, _meanings(afters, None)
        self._lookup = Lookup(wanted, len(tables))

    def found(self, plain: bytes) -> tuple[list[list[Place]], list[tuple[int, int]]]:
        """Where words begin that finders want, and where figures stand.

        Args:
            plain: a text that `in_ascii` made.

        Returns:
            For each finder the places of words that it wants with the word behind them, in order, and what
            as; and where runs of digits begin and end.
        """
        return self._lookup.found(plain)


def _meanings(afters: Sequence[tuple[int, Following[Any]]], following: str | None) -> _Meanings:
    told = ((finder, after.get(following) or after.get(None)) for finder, after in afters)
    return tuple((finder, meaning) for finder, meaning in told if meaning)

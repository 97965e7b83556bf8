"""Finding quickly where an expression may begin, so that a large pattern is tried at few places."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from itertools import compress, count
from typing import TypeVar

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

Following = Mapping[str | None, T]
"""What is wanted of a word by the word that follows it; None stands for any other."""


class Words:
    """The words of a text in lower case, split once for all that look for some of them.

    A word is a run of English letters; between any two characters that are none there is an empty word. So
    `the 1990s` is `the`, then empty words for space and figures. Letters of other alphabets end a word, which
    is right for a first look: whoever finds a word this way looks at the text itself next.

    Args:
        text: the text.
        wanted: the words that anybody looks for.
    """

    def __init__(self, text: str, wanted: Collection[str]) -> None:
        plain = text.encode("ascii", "replace").translate(_PLAIN).decode("ascii")
        self._plain = f" {plain}  "
        self._words = self._plain.split(" ")
        self._found = list(compress(count(), map(wanted.__contains__, self._words)))

    def pairs(self, wanted: Mapping[str, Following[T]]) -> list[tuple[int, T]]:
        """Where words begin that are wanted with the word behind them, in order, and what as.

        Args:
            wanted: by the first word, one of those that this was made for, then by the one that follows it
                with a single character between.
        """
        words, index, place = self._words, self._plain.index, -1
        found: list[tuple[int, T]] = []
        for number in self._found:
            word = words[number]
            after = wanted.get(word)
            if after is None:
                continue
            following = words[number + 1]
            meaning = after.get(following) or after.get(None)
            if meaning:
                place = index(f" {word} {following} ", place + 1)
                found.append((place, meaning))
        return found

"""Finding quickly where an expression may begin, so that a large pattern is tried at few places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
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
    """

    def __init__(self, text: str) -> None:
        plain = text.encode("ascii", "replace").translate(_PLAIN).decode("ascii")
        self._plain = f" {plain}  "
        self._words = self._plain.split(" ")

    def pairs(self, wanted: Mapping[str, Following[T]]) -> list[tuple[int, T]]:
        """Where words begin that are wanted with the word behind them, in order, and what as.

        Args:
            wanted: by the first word, then by the one that follows it with a single character between.
        """
        words, index, place = self._words, self._plain.index, -1
        found: list[tuple[int, T]] = []
        for number in compress(count(), map(wanted.__contains__, words)):
            word, following = words[number], words[number + 1]
            after = wanted[word]
            meaning = after.get(following) or after.get(None)
            if meaning:
                place = index(f" {word} {following} ", place + 1)
                found.append((place, meaning))
        return found


class Scanner:
    """Finds the matches of a pattern as `pattern.finditer` would, looking only at promising places.

    Args:
        pattern: what is looked for.
        not_after: the inside of a character class of what never stands before a match.
        beginnings: an expression for how every match begins, in lower case.
    """

    def __init__(self, pattern: re.Pattern[str], *, not_after: str, beginnings: str) -> None:
        self._pattern = pattern
        # A class of characters at the front lets the engine pass over all else in one loop.
        # Plain letters instead of all: that class is a table, and the pattern itself looks at the others.
        passed_over = not_after.replace(r"\w", "0-9A-Za-z_")
        self._promising = re.compile(f"[^{passed_over}](?={beginnings})")

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in order, without overlaps."""
        match = self._pattern.match
        end = 0
        if found := match(text):
            end = found.end()
            yield found
        for place in self._promising.finditer(lowered(text)):
            start = place.end()
            if start >= end and (found := match(text, start)):
                end = found.end()
                yield found

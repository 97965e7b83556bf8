"""Text as words with their places: the ground on which names are found.

The words are those of the Penn Treebank as far as names need them: a possessive `'s` is a word of its own, an
abbreviation keeps its full stop, initials (`J.R.`, `U.S.`) stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import accumulate, compress

from msgspec import Struct

from newsbrowse.extract.names import word_class

_LETTERS = r"[\w\u0300-\u036f]"
_WORD = (
    r"[A-Za-z]++(?=[ ,\n])"
    r"|[@#]\w+"
    r"|[^\W\d_]\.(?:[^\W\d_]\.){0,5}(?!\w)"
    rf"|{_LETTERS}+(?:(?:[-‐‑.]|['’](?![sS](?!{_LETTERS}))){_LETTERS}+)*"
    r"|['’][sS](?!\w)"
)
_MARK = r"|[^\w \t\u00a0\u2002-\u200a\u202f\r\n]"
# A space is taken with the word behind it, since looking for a word at it costs more; one, to stay linear.
_TOKEN = re.compile(f"( ?+)({_WORD}|\\n{_MARK})")
_TOKEN_OF_WRAPPED = re.compile(rf"( ?+)({_WORD}|\n(?=[ \t\r]*\n|[ ]{{2}}|\t){_MARK})")
_CONTINUED_LINE = re.compile(r"[a-z,][ \t\r]*\n(?=[a-z])")
_LOWER_LINE = re.compile(r"\n(?=[a-z])")
"""The last part of `_CONTINUED_LINE`, which is found at once."""
_HYPHENS = re.compile(r"[-‐‑]")

BREAK = "\n"
"""The word that stands for the end of a line."""
_PIECE = 60_000
_SENTENCE_ENDS = frozenset(".!?:;\n")
_TRANSPARENT = frozenset("\"“”'‘’()[]*•-–—")


class Tokens(Struct, frozen=True):
    """Words, and where each begins and ends in the text (code points, half open)."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in stretches of at most 60,000 characters with their offsets, so that memory stays bounded.

    They are cut at a line end, else at a space, if there is one in the last half.
    """
    start = 0
    while len(text) - start > _PIECE:
        end = start + _PIECE
        cut = text.rfind("\n", start + _PIECE // 2, end)
        if cut < 0:
            cut = text.rfind(" ", start + _PIECE // 2, end)
        end = cut + 1 if cut >= 0 else end
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def is_wrapped(text: str) -> bool:
    """Whether lines are broken within sentences, as in old newswire: then a line end is only a space."""
    sample = text[:20_000]
    lines = sample.count("\n")
    if len(_LOWER_LINE.findall(sample)) * 4 < lines:
        return False
    return lines > 0 and len(_CONTINUED_LINE.findall(sample)) * 4 >= lines


def tokenise(text: str, *, wrapped: bool = False) -> Tokens:
    """The words, marks and line ends of `text`; an abbreviation has its full stop."""
    pattern = _TOKEN_OF_WRAPPED if wrapped else _TOKEN
    parts = pattern.split(text)
    places = list(accumulate(map(len, parts)))
    return _with_stops(Tokens(parts[2::3], places[1::3], places[2::3]))


def _with_stops(tokens: Tokens) -> Tokens:
    """The words with the full stop of an abbreviation as part of it."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    abbreviations = word_class("abbreviations")
    kept = bytearray(b"\1") * len(words)
    last = 0
    for at in _places_of(".", words):
        if kept[at - 1]:
            last = at - 1
        if starts[at] == ends[last] and words[last].lower() in abbreviations:
            words[last] += "."
            ends[last] = ends[at]
            kept[at] = 0
    if all(kept):
        return tokens
    return Tokens(list(compress(words, kept)), list(compress(starts, kept)), list(compress(ends, kept)))


def _places_of(word: str, words: list[str]) -> Iterator[int]:
    """Where a word stands, but for the very first place."""
    at = 0
    with suppress(ValueError):
        while at := words.index(word, at + 1):
            yield at


def starts_sentence(words: list[str], index: int) -> bool:
    """Whether the word at `index` begins a sentence or a line, looking back over quotes and brackets."""
    at = index - 1
    while at >= 0 and index - at < 4 and words[at] in _TRANSPARENT:
        at -= 1
    return at < 0 or words[at] in _SENTENCE_ENDS


def hyphen_parts(word: str) -> list[str]:
    """The parts of a word at its hyphens: `Xi-Putin` gives `Xi` and `Putin`."""
    return _HYPHENS.split(word)

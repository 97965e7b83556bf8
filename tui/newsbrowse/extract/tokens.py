"""Text as words with their places: the ground on which names are found.

The words are those of the Penn Treebank as far as names need them: a possessive `'s` is a word of its own, an
abbreviation keeps its full stop, initials (`J.R.`, `U.S.`) stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from itertools import accumulate
from typing import TypeAlias

from newsbrowse.extract.names import word_class
from newsbrowse.extract.scanning import any_word
from newsbrowse.extract.word_signs import PLAIN, odd_capitalised, odd_words, sign, signs_of
from newsbrowse.speedups import kernel

_JOINING = r"@#\-‐‑.'’\u0300-\u036f"
"""The marks that may be parts of words."""
_OFTEN_MET = 0x2100
_LETTERS = r"[\w\u0300-\u036f]"
_SPACES = " \t\r\u00a0\u202f" + "".join(map(chr, range(0x2002, 0x200B)))
# The spaces are taken with the word behind them: looking for a word at each costs more. Every other character
# is part of a word, so that the time is linear. The first kinds of words are the most frequent ones.
_WORD = (
    r" [A-Za-z]++(?=[ ,\n])|,|\n|[{spaces}]*+(?:[A-Za-z]++(?=[ ,\n])|,"
    r"|(?ai:{abbreviations})\.(?!{letters})"
    r"|[@#]\w+"
    r"|[^\W\d_]\.(?:[^\W\d_]\.){{0,5}}(?!\w)"
    r"|{letters}+(?:(?:[-‐‑.]|['’](?![sS](?!{letters}))){letters}+)*"
    r"|['’][sS](?!\w)"
    r"|[^\w{spaces}])"
)
_WRAPPING = re.compile(r"\n(?![ \t\r]*\n|[ ]{2}|\t)")
"""The end of a line that is not the end of a paragraph."""
_CONTINUED_LINE = re.compile(r"[a-z,][ \t\r]*\n(?=[a-z])")
_LOWER_LINE = re.compile(r"\n(?=[a-z])")
"""The last part of `_CONTINUED_LINE`, which is found at once."""

BREAK = "\n"
"""The word that stands for the end of a line."""
_PIECE = 60_000
_SENTENCE_ENDS = frozenset(".!?:;\n")
_TRANSPARENT = frozenset("\"“”'‘’()[]*•-–—")
BEFORE_SENTENCES = _SENTENCE_ENDS | _TRANSPARENT
"""A word begins a sentence only behind one of these, or if it is the first."""


class Tokens:
    """The words, marks and line ends of a text, and where each stands in it.

    Args:
        text: may have line ends anywhere.
        wrapped: whether lines are broken within sentences, so that only some of their ends are words.

    Attributes:
        words: in order; an abbreviation has its full stop.
        breaks: the indexes of the line ends.
        signs: what `word_signs` says of each word.
        ends: where each word ends, in code points.
    """

    def __init__(self, text: str, *, wrapped: bool = False) -> None:
        if wrapped:
            text = _WRAPPING.sub(" ", text)
        self.words, self.ends, self.signs, self.breaks = _cutter()(text)

    def __len__(self) -> int:
        return len(self.words)

    def start(self, index: int) -> int:
        """Where the word at `index` begins, in code points."""
        return self.ends[index] - len(self.words[index])

    def end(self, index: int) -> int:
        """Where the word at `index` ends."""
        return self.ends[index]


@cache
def _spaced_word() -> re.Pattern[str]:
    abbreviations = any_word(sorted(word_class("abbreviations")))
    return re.compile(_WORD.format(abbreviations=abbreviations, letters=_LETTERS, spaces=_SPACES))


def _places_of(word: str, words: list[str]) -> Iterator[int]:
    at = -1
    with suppress(ValueError):
        while True:
            at = words.index(word, at + 1)
            yield at


_Cut: TypeAlias = tuple[list[str], Sequence[int], bytes, list[int]]
"""The words of a text, where each ends, the signs of each, and the indexes of the line ends."""


def _cut(text: str) -> _Cut:
    spaced: list[str] = _spaced_word().findall(text + BREAK)
    spaced.pop()
    words = list(map(str.lstrip, spaced))
    breaks: list[int] = []
    for at in _places_of("", words):
        words[at] = spaced[at].lstrip(_SPACES)
        if words[at] == BREAK:
            breaks.append(at)
    return words, list(accumulate(map(len, spaced))), bytes(map(signs_of.__getitem__, words)), breaks


@cache
def _cutter() -> Callable[[str], _Cut]:
    """What cuts texts into words: the kernel, if there is one."""
    compiled = kernel("tokens")
    if not compiled:
        return _cut
    odd = [words | word_class("abbreviations") for words in (odd_words(), odd_capitalised())]
    cut = compiled.Cutter(_SPACES, _marks(), _parts, *odd, PLAIN).cut

    def cut_by_kernel(text: str) -> _Cut:
        words, ends, signs, breaks = cut(text)
        return words, memoryview(ends).cast("I"), signs, breaks

    return cut_by_kernel


def _marks() -> str:
    """The characters, but for rare ones, that are words by themselves wherever they stand."""
    often_met = "".join(map(chr, range(_OFTEN_MET)))
    return "".join(re.findall(rf"[^\w{_SPACES}{_JOINING}]", often_met))


def _parts(stretch: str) -> tuple[tuple[str, ...], bytes, bool]:
    """The words of what has no space and no mark of `_marks` in it, and the signs of each.

    The last is whether a full stop behind it is a word of its own.
    """
    if stretch.isalpha() and stretch.isascii():
        is_apart = len(stretch) > 1 and stretch.lower() not in word_class("abbreviations")
        return (stretch,), bytes((sign(stretch),)), is_apart
    words: list[str] = _spaced_word().findall(stretch + ".")
    is_apart = words.pop() == "."
    if not is_apart:
        words = _spaced_word().findall(stretch)
    return tuple(words), bytes(map(sign, words)), is_apart


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


def starts_sentence(words: list[str], index: int) -> bool:
    """Whether the word at `index` begins a sentence or a line, looking back over quotes and brackets."""
    at = index - 1
    while at >= 0 and index - at < 4 and words[at] in _TRANSPARENT:
        at -= 1
    return at < 0 or words[at] in _SENTENCE_ENDS

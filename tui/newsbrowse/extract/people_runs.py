"""Runs of capitalised words: the only places where a name can stand.

In a headline, where every word has a capital or is all capitals, the ordinary words are told from the names
by a list of words that are common in lower case, and by what the text itself writes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Set
from functools import cache, partial
from itertools import compress, count
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from newsbrowse.extract.names import name_list
from newsbrowse.extract.tokens import BEFORE_SENTENCES, Tokens, starts_sentence
from newsbrowse.extract.word_signs import (
    CAPITAL,
    INITIAL,
    LETTER,
    LETTERS,
    LONG,
    NOBODY,
    PARTICLE,
    UPPER,
    having,
    names_nobody,
    table_of,
)
from newsbrowse.speedups import kernel

MAX_RUN = 24
"""Longer runs are cut: no name is so long, and the tagger's time stays bounded."""
_MAX_PARTICLES = 3
_HEADLINE_WORDS = 40
_LONGEST_LINE = _HEADLINE_WORDS * 2
_FEWEST_CAPITALS = 3
_TITLE_CASE, _ALL_CAPITALS = 1, 2
"""The two kinds of headlines; 0 is none."""

_RUN = re.compile(
    b"[%(capital)b]++(?:[%(particle)b]{1,%(most)d}(?=[%(capital)b])[%(capital)b]++)*+"
    % {
        b"capital": re.escape(having(CAPITAL)),
        b"particle": re.escape(having(PARTICLE)),
        b"most": _MAX_PARTICLES,
    },
    re.DOTALL,
)
"""Capitalised words in a row, with particles between them, among the signs of words."""
_COUNTED = (CAPITAL, CAPITAL | UPPER, LONG, LONG | INITIAL, LETTERS, LETTERS | UPPER, LETTER)
"""What is counted of the words of a line that may be a headline, as `_Counts` has it."""
_TABLES = tuple(map(table_of, _COUNTED))


class Run(Struct, frozen=True, gc=False):
    """Words in a row that may hold names.

    Attributes:
        first: index of its first word.
        forms: the words, in ordinary casing also where the text has capitals throughout.
        headline: whether it stands in a headline in capitals or title case.
        capitals: whether that headline is in capitals.
    """

    first: int
    forms: tuple[str, ...]
    headline: bool = False
    capitals: bool = False


class _Headline(NamedTuple):
    """A line of words, and which kind of headline it is."""

    first: int
    end: int
    kind: int


_Counts: TypeAlias = tuple[int, ...]
"""How many words of a line have each of `_COUNTED`."""


class _Lookups(NamedTuple):
    """What is looked for in the signs of words: by the kernel, or in plain Python, with the same outcome."""

    runs_in: Callable[[bytes, tuple[str, ...], bytes], list[Run]]
    lines_in: Callable[[list[str], bytes, list[int]], Iterable[tuple[int, int, _Counts]]]
    places_of: Callable[[Set[str], list[str], bytes], list[int]]


@cache
def _lookups() -> _Lookups:
    compiled = kernel("runs")
    if not compiled:
        return _Lookups(_runs_in, _lines_in, _places_of)
    return _Lookups(
        partial(
            compiled.runs_in,
            make=Run,
            capital=CAPITAL,
            particle=PARTICLE,
            nobody=NOBODY,
            longest=MAX_RUN,
            most_particles=_MAX_PARTICLES,
            in_capitals=_ALL_CAPITALS,
        ),
        partial(compiled.lines_in, counted=bytes(_COUNTED), fewest=_FEWEST_CAPITALS, longest=_LONGEST_LINE),
        partial(compiled.places_of, wanted=CAPITAL),
    )


def find_runs(tokens: Tokens) -> list[Run]:
    """The runs of a text in order."""
    headlines = bytearray(len(tokens))
    lines = _headlines(tokens)
    for line in lines:
        headlines[line.first : line.end] = bytes([line.kind]) * (line.end - line.first)
    forms, signs = _settled(tokens, lines, headlines) if lines else (tuple(tokens.words), tokens.signs)
    return _lookups().runs_in(signs, forms, bytes(headlines))


def _runs_in(signs: bytes, forms: tuple[str, ...], headlines: bytes) -> list[Run]:
    """The runs by the signs of the words, and by which kind of headline each word is in."""
    return [
        Run(first, forms[first:end], headlines[first] > 0, headlines[first] == _ALL_CAPITALS)
        for first, end in _spans_in(signs)
    ]


def _spans_in(signs: bytes) -> Iterator[tuple[int, int]]:
    for found in _RUN.finditer(signs):
        first, end = found.span()
        while end - first > MAX_RUN:
            yield first, first + MAX_RUN
            rest = _RUN.search(signs, first + MAX_RUN, end)
            if not rest:
                break
            first = rest.start()
        else:
            if end - first > 1 or not signs[first] & NOBODY:
                yield first, end


def _lines_in(words: list[str], signs: bytes, breaks: list[int]) -> Iterator[tuple[int, int, _Counts]]:
    """The lines that may be headlines: their first word and end, and what is counted of their words.

    Of most lines, which are sentences, the capitalised words alone tell that they are none.
    """
    capitalised, capitals = signs.translate(_TABLES[0]), signs.translate(_TABLES[1])
    first = 0
    for end in (*breaks, len(words)):
        if (
            _FEWEST_CAPITALS <= end - first <= _LONGEST_LINE
            and capitalised.count(1, first, end) >= _FEWEST_CAPITALS
            and (words[end - 1] != "." or capitals.count(1, first, end) >= _FEWEST_CAPITALS)
        ):
            line = signs[first:end]
            yield first, end, tuple([line.translate(table).count(1) for table in _TABLES])
        first = end + 1


def _places_of(asked: Set[str], words: list[str], signs: bytes) -> list[int]:
    """Where some words stand that are capitalised."""
    return [index for index in compress(count(), signs.translate(_TABLES[0])) if words[index] in asked]


def _headlines(tokens: Tokens) -> list[_Headline]:
    """The lines of which nearly every word is capitalised."""
    words, signs = tokens.words, tokens.signs
    return [
        _Headline(first, end, kind)
        for first, end, counts in _lookups().lines_in(words, signs, tokens.breaks)
        if (kind := _kind_of_line(words[first:end], counts))
    ]


def _kind_of_line(line: list[str], counts: _Counts) -> int:
    """Which kind of headline a line is."""
    capitalised, capitals, long, long_initials, letters, uppers, begun_by_letters = counts
    in_title_case = long > 3 and capitalised >= 0.8 * long
    if not in_title_case and capitals < _FEWEST_CAPITALS:
        return 0
    if letters < 3 or letters > _HEADLINE_WORDS:
        return 0
    if uppers >= 0.7 * letters:
        return _ALL_CAPITALS
    marks = len(line) - begun_by_letters
    if line[-1] == "." or not in_title_case or marks * 2 > letters or line.count(",") * 5 > letters:
        return 0
    return _TITLE_CASE if long_initials >= 0.8 * long else 0


def _settled(tokens: Tokens, lines: list[_Headline], headlines: bytearray) -> tuple[tuple[str, ...], bytes]:
    """The words in ordinary casing, and their signs: common words of headlines are not capitalised there.

    Of each word `headlines` has the kind of headline that it is in.
    """
    words, common = tokens.words, name_list("common")
    forms, signs = words.copy(), bytearray(tokens.signs)
    inside = [index for line in lines for index in range(line.first, line.end) if signs[index] & CAPITAL]
    cased = {index: _titled(words[index]) for index in inside if headlines[index] == _ALL_CAPITALS}
    asked = {*cased.values(), *[words[index] for index in inside]}
    again = [index for index in _lookups().places_of(asked, words, tokens.signs) if not headlines[index]]
    written = _written(words, again)
    for index in inside:
        form = words[index]
        if form in written:
            continue
        if index in cased:
            form = forms[index] = cased[index]
            signs[index] = signs[index] & ~NOBODY | NOBODY * names_nobody(form)
        if form not in written and form.lower() in common:
            signs[index] &= ~CAPITAL
    return tuple(forms), bytes(signs)


def _titled(word: str) -> str:
    """A word of a headline in capitals in ordinary casing."""
    return word if len(word) < 2 or word.endswith(".") else word.title().replace("'S", "'s")


def _written(words: list[str], candidates: list[int]) -> set[str]:
    """Those capitalised words that stand elsewhere than at the start of a sentence."""
    return {
        words[index]
        for index in candidates
        if not ((not index or words[index - 1] in BEFORE_SENTENCES) and starts_sentence(words, index))
    }

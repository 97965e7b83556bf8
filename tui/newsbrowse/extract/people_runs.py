"""Runs of capitalised words: the only places where a name can stand.

In a headline, where every word has a capital or is all capitals, the ordinary words are told from the names
by a list of words that are common in lower case, and by what the text itself writes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Set
from functools import cache
from typing import NamedTuple

from msgspec import Struct

from newsbrowse.extract.names import name_list, word_class
from newsbrowse.extract.tokens import BEFORE_SENTENCES, Tokens, starts_sentence

MAX_RUN = 24
"""Longer runs are cut: no name is so long, and the tagger's time stays bounded."""
_MAX_PARTICLES = 3
_LONGEST = 60
_HEADLINE_WORDS = 40
_FEWEST_CAPITALS = 3
_OTHER, _CAPITAL = 0, 1
_TITLE_CASE, _ALL_CAPITALS = 1, 2
"""The two kinds of headlines; 0 is none."""


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
    """A line: its words, its kind, and which of the capitalised words of the text are in it."""

    first: int
    end: int
    kind: int
    before: int
    behind: int


def find_runs(tokens: Tokens) -> list[Run]:
    """The runs of a text in order."""
    words = tokens.words
    candidates = _candidates(words)
    forms, headlines = tuple(words), bytearray(len(words))
    if lines := _headlines(tokens, candidates):
        for line in lines:
            headlines[line.first : line.end] = bytes([line.kind]) * (line.end - line.first)
        forms, candidates = _settled(words, candidates, lines, headlines)
    # The last zero stands behind the text, so that a run at its end has an end.
    capitals = bytearray(len(words) + 1)
    for index in candidates:
        capitals[index] = _CAPITAL
    runs: list[Run] = []
    end, total = 0, len(words)
    nobody, particles, next_word = _nobody(), word_class("particles"), capitals.find
    for index in candidates:
        if index < end:
            continue
        end = next_word(_OTHER, index)
        if end - index > MAX_RUN:
            end = index + MAX_RUN
        if end < total and words[end] in particles:
            end = _run_end(capitals, words, index, particles)
        if end == index + 1 and forms[index].lower() in nobody:
            continue
        headline = headlines[index]
        runs.append(Run(index, forms[index:end], headline > 0, headline == _ALL_CAPITALS))
    return runs


@cache
def _nobody() -> frozenset[str]:
    """Common words that name nobody when they stand alone with a capital, as at the start of a sentence."""
    names = name_list("classic") | name_list("surnames") | word_class("east_asian")
    beginners = word_class("beginners") - name_list("classic")
    return name_list("common") - names | beginners | word_class("sentence_words")


def _is_capital(word: str) -> bool:
    if word[0].isupper():
        return True
    head, hyphen, tail = word.partition("-")
    return bool(hyphen) and tail[:1].isupper() and len(head) < 4


def _candidates(words: list[str]) -> list[int]:
    """The indexes of the capitalised words."""
    return [
        index
        for index, word in enumerate(words)
        if not word.islower()
        and (word[0].isupper() or ("-" in word and _is_capital(word)))
        and len(word) <= _LONGEST
    ]


def _run_end(capital: bytearray, words: list[str], index: int, particles: Set[str]) -> int:
    """Where a run ends that begins at `index`; of words with a capital `capital` has 1."""
    end, total = index + 1, len(words)
    while end - index < MAX_RUN:
        if capital[end]:
            end += 1
            continue
        ahead = end
        while ahead < total and ahead - end < _MAX_PARTICLES and words[ahead] in particles:
            ahead += 1
        if ahead == end or not capital[ahead]:
            break
        end = ahead
    return min(end, index + MAX_RUN)


def _headlines(tokens: Tokens, candidates: list[int]) -> list[_Headline]:
    """The lines of which nearly every word is capitalised."""
    words = tokens.words
    lines: list[_Headline] = []
    first = behind = 0
    for end in (*tokens.breaks, len(words)):
        before, behind = behind, bisect_left(candidates, end, behind)
        if behind - before >= _FEWEST_CAPITALS and end - first <= _HEADLINE_WORDS * 2:
            kind = _kind_of_line(words[first:end], [words[index] for index in candidates[before:behind]])
            if kind:
                lines.append(_Headline(first, end, kind, before, behind))
        first = end + 1
    return lines


def _kind_of_line(line: list[str], capitalised: list[str]) -> int:
    """Which kind of headline a line is; of most lines the capitalised words alone tell that it is none."""
    uppers = sum(map(str.isupper, capitalised))
    sentence = line[-1] == "."
    if sentence and uppers < _FEWEST_CAPITALS:
        return 0
    long = [word for word in line if len(word) > 3 and word[0].isalpha()]
    in_title_case = len(long) > 3 and len(capitalised) >= 0.8 * len(long)
    if uppers < _FEWEST_CAPITALS and not in_title_case:
        return 0
    letters = [word for word in line if word[0].isalpha() and len(word) > 1]
    if len(letters) < 3 or len(letters) > _HEADLINE_WORDS:
        return 0
    if sum(map(str.isupper, letters)) >= 0.7 * len(letters):
        return _ALL_CAPITALS
    marks = sum([not word[0].isalpha() for word in line])
    if sentence or not in_title_case or marks * 2 > len(letters) or line.count(",") * 5 > len(letters):
        return 0
    return _TITLE_CASE if sum([word[0].isupper() for word in long]) >= 0.8 * len(long) else 0


def _settled(
    words: list[str], candidates: list[int], lines: list[_Headline], headlines: bytearray
) -> tuple[tuple[str, ...], list[int]]:
    """The words in ordinary casing, and the candidates without the common words of headlines.

    Of each word `headlines` has the kind of headline that it is in.
    """
    common = name_list("common")
    inside = [index for line in lines for index in candidates[line.before : line.behind]]
    cased = {index: _titled(words[index]) for index in inside if headlines[index] == _ALL_CAPITALS}
    asked = {*cased.values(), *[words[index] for index in inside]}
    written = _written(
        words, [index for index in candidates if words[index] in asked and not headlines[index]]
    )
    forms, dropped = words.copy(), set[int]()
    for index in inside:
        form = words[index]
        if form not in written:
            form = forms[index] = cased.get(index, form)
        if form not in written and form.lower() in common:
            dropped.add(index)
    return tuple(forms), [index for index in candidates if index not in dropped]


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

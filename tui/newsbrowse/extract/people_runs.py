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

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import name_list, normal, word_class
from newsbrowse.extract.tokens import BEFORE_SENTENCES, Tokens, starts_sentence

MAX_RUN = 24
"""Longer runs are cut: no name is so long, and the tagger's time stays bounded."""
_MAX_PARTICLES = 3
_LONGEST = 60
_HEADLINE_WORDS = 40
_FEWEST_CAPITALS = 3


class Run(Struct, frozen=True, gc=False):
    """Words in a row that may hold names.

    Attributes:
        first: index of its first word.
        forms: the words, in ordinary casing also where the text has capitals throughout.
        headline: whether it stands in a headline in capitals or title case.
        capitals: whether that headline is in capitals.
    """

    first: int
    forms: list[str]
    headline: bool = False
    capitals: bool = False


class _Line(NamedTuple):
    first: int
    end: int
    capitals: bool


def find_runs(tokens: Tokens) -> list[Run]:
    """The runs of a text in order."""
    words = forms = tokens.words
    candidates = _candidates(words)
    headlines = _headlines(tokens, candidates)
    if headlines:
        forms, candidates = _settled(words, candidates, headlines)
    capital = bytearray(len(words) + 1)
    for index in candidates:
        capital[index] = 1
    runs: list[Run] = []
    lines = iter([*headlines, _Line(len(words), len(words), False)])
    line = next(lines)
    end, total = 0, len(words)
    nobody, particles = _nobody(), word_class("particles")
    for index in candidates:
        if index < end:
            continue
        end = index + 1
        if capital[end] or (end < total and words[end] in particles):
            end = _run_end(capital, words, index, particles)
        if end == index + 1 and forms[index].lower() in nobody:
            continue
        while index >= line.end and line.end < total:
            line = next(lines)
        inside = line.first <= index < line.end
        runs.append(Run(index, forms[index:end], inside, inside and line.capitals))
    return runs


@cache
def _nobody() -> frozenset[str]:
    """Common words that name nobody when they stand alone with a capital, as at the start of a sentence."""
    names = name_list("classic") | name_list("surnames") | word_class("east_asian")
    beginners = word_class("beginners") - name_list("classic")
    return name_list("common") - names | beginners | word_class("sentence_words")


def _never_alone(word: str) -> bool:
    key = normal(word)
    if len(key) < 2 or word.isupper():
        return True
    return any(key in word_class(name) for name in ("demonyms", "calendar", "honorifics", "particles"))


never_alone: Kept[str, bool] = Kept(_never_alone)
"""Whether a capitalised word never names a person when it stands alone."""


is_honorific: Kept[str, bool] = Kept(lambda word: normal(word) in word_class("honorifics"))
"""Whether a word is a title that is written before a name."""


def _needs_title(word: str) -> bool:
    key = normal(word)
    if key in name_list("regions"):
        return True
    classes = ("companies", "organisations", "second_demonyms", "titles")
    return key not in name_list("classic") and any(key in word_class(name) for name in classes)


needs_title: Kept[str, bool] = Kept(_needs_title)
"""Whether a capitalised word alone names a person only with a title before it: a state, a firm, an office."""


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


def _headlines(tokens: Tokens, candidates: list[int]) -> list[_Line]:
    """The lines of which nearly every word is capitalised."""
    lines: list[_Line] = []
    first = behind = 0
    for end in (*tokens.breaks, len(tokens)):
        before, behind = behind, bisect_left(candidates, end, behind)
        if behind - before >= _FEWEST_CAPITALS and end - first <= _HEADLINE_WORDS * 2:
            _judge_line(tokens.words, first, end, lines)
        first = end + 1
    return lines


def _judge_line(words: list[str], first: int, end: int, lines: list[_Line]) -> None:
    sentence = words[end - 1] == "."
    if sentence and sum(map(str.isupper, words[first:end])) < 3:
        return
    letters = [word for word in words[first:end] if word[0].isalpha() and len(word) > 1]
    if len(letters) < 3 or len(letters) > _HEADLINE_WORDS:
        return
    if sum(map(str.isupper, letters)) >= 0.7 * len(letters):
        lines.append(_Line(first, end, True))
        return
    marks = sum([not word[0].isalpha() for word in words[first:end]])
    if sentence or marks * 2 > len(letters) or words[first:end].count(",") * 5 > len(letters):
        return
    long = [word for word in letters if len(word) > 3]
    if len(long) > 3 and sum(word[0].isupper() for word in long) >= 0.8 * len(long):
        lines.append(_Line(first, end, False))


def _settled(words: list[str], candidates: list[int], lines: list[_Line]) -> tuple[list[str], list[int]]:
    """The words in ordinary casing, and the candidates without the common words of headlines."""
    common = name_list("common")
    inside = {index for line in lines for index in range(line.first, line.end)}
    written = {
        words[index]
        for index in candidates
        if index not in inside
        and not ((not index or words[index - 1] in BEFORE_SENTENCES) and starts_sentence(words, index))
    }
    forms, dropped = words.copy(), set[int]()
    ends = iter(lines)
    line = next(ends)
    for index in candidates:
        if index not in inside:
            continue
        while index >= line.end:
            line = next(ends)
        form = words[index]
        if line.capitals and len(form) > 1 and not form.endswith("."):
            form = form if form in written else form.title().replace("'S", "'s")
        if form.lower() in common and form not in written:
            dropped.add(index)
        forms[index] = form
    return forms, [index for index in candidates if index not in dropped]

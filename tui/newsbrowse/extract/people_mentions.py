"""Mentions of people in a text, one by one: from the tagger's labels to words and spans.

The tagger sees one run at a time. Here its names lose titles, nationalities and credits.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from newsbrowse.extract.names import name_list, normal, normals, word_class
from newsbrowse.extract.people_context import JUNIORS, POSSESSIVES, names_other, told_before
from newsbrowse.extract.people_credits import Credits
from newsbrowse.extract.people_found import Candidate, Found, Mention
from newsbrowse.extract.people_nicknames import Nicknamed, nicknamed
from newsbrowse.extract.people_plain import Read, faces, plain_names, wanted_words
from newsbrowse.extract.people_repair import completed
from newsbrowse.extract.people_runs import Run, find_runs
from newsbrowse.extract.people_tagger import Names, Tagged, tag
from newsbrowse.extract.people_trimming import names_among
from newsbrowse.extract.people_words import is_given, is_prefix
from newsbrowse.extract.tokens import BREAK, Tokens, is_wrapped, pieces

_MOST_CANDIDATES = 200_000
"""Beyond this, in a text of many books, words that are in no mention are let go to bound the memory."""
_SURE = 0.9
_TITLE_DOUBT = 0.3


def find_mentions(text: str) -> Found:
    """All mentions of people in a text, and the capitalised words in none that a mention has too."""
    found = Found([], [], set())
    wanted: set[str] = set()
    wrapped = is_wrapped(text)
    for offset, piece in pieces(text):
        reading = _Reading(Tokens(piece, wrapped=wrapped), offset, Credits(piece))
        known = len(found.mentions)
        reading.add_mentions(found.mentions)
        wanted.update(*[mention.keys for mention in found.mentions[known:]])
        if len(found.candidates) < _MOST_CANDIDATES:
            found.candidates.extend(reading.candidates(wanted, found.storms))
    return found


class _Reading:
    """A stretch of text while its mentions are read."""

    def __init__(self, tokens: Tokens, offset: int, credits_: Credits) -> None:
        self._tokens = tokens
        self._words = tokens.words
        self._offset = offset
        self._credits = credits_ if credits_ else None
        self._rest: list[Run] = []
        """The runs that may have words in no mention."""
        self._taken: set[int] = set()
        """The indexes of those of their words that are in one."""

    def add_mentions(self, mentions: list[Mention]) -> None:
        """Add the mentions in order."""
        words, known = self._words, len(mentions)
        runs = find_runs(self._tokens)
        names = tag(self._tokens, runs)
        places, plain, self._rest, self._taken, marked = self._read(runs, names)
        called = nicknamed(words, runs, marked) if marked else None
        if called:
            runs, names = _without(called, runs), _without(called, names)
            places, plain, self._rest, self._taken, _ = self._read(runs, names)
        for at, mention in zip(places, plain, strict=True):
            if mention is None:
                self._add_names(runs[at], names[at], mentions)
            else:
                mentions.append(mention)
        if called:
            mentions += [
                self._called(name) for name in called.values() if name and not self._is_credit(*name[1:])
            ]
            mentions[known:] = sorted(mentions[known:], key=attrgetter("start"))

    def _read(self, runs: list[Run], names: list[Names]) -> Read:
        tokens = self._tokens
        credited = self._credits.cover if self._credits else None
        return plain_names.read(runs, names, tokens.words, tokens.ends, self._offset, credited)

    def _add_names(self, run: Run, names: Sequence[Tagged], mentions: list[Mention]) -> None:
        """Add the names of a run by the rules."""
        at, forms, words = run.first, run.forms, self._words
        if len(forms) > 1:
            names = completed(run, names, words)
        for name in names:
            for first, stop in names_among(forms, name.first, name.end):
                end = stop - (stop - first > 2 and self._is_nicknamed(at + stop))
                if self._is_credit(at + first, at + end) or names_other(words, at + first, at + end):
                    continue
                self._taken.update(range(at + first, at + end))
                mentions.append(self._mention(run, first, end, name.sure))
        self._rest.append(run)

    def _called(self, name: Nicknamed) -> Mention:
        start, end = self._place(name.first, name.end)
        return Mention(name.words, tuple(map(normal, name.words)), start, end, _SURE, False)

    def _mention(self, run: Run, first: int, end: int, sure: float) -> Mention:
        named = [faces[form] for form in run.forms[first:end]]
        words = tuple([word for _, word, _ in named])
        at, last = run.first + first, run.first + end
        if len(words) == 1:
            if self._is_in_a_title(last):
                sure -= _TITLE_DOUBT
        elif junior := self._junior(last):
            words, last = (*words, junior), last + 2
        start, stop = self._place(at, last)
        addressed, related, gender = told_before[self._words[at - 1] if at else BREAK]
        return Mention(
            words,
            tuple(map(normal, words)),
            start,
            stop,
            sure,
            run.headline,
            addressed,
            related or words[-1] in JUNIORS,
            gender,
        )

    def _is_nicknamed(self, end: int) -> bool:
        """Whether a given name in brackets follows: what stands before it begins another name."""
        words = self._words[end : end + 3]
        return len(words) == 3 and words[0] == "(" and words[2] == ")" and is_given(words[1])

    def _junior(self, end: int) -> str:
        """`Jr.` and its like behind a comma, else the empty string."""
        words = self._words
        if end + 1 < len(words) and words[end] == "," and words[end + 1] in JUNIORS:
            return words[end + 1]
        return ""

    def _is_in_a_title(self, end: int) -> bool:
        """Whether what ends there stands before `'s` and a capital: `Gulliver's Travels`."""
        words = self._words
        return end + 1 < len(words) and words[end] in POSSESSIVES and words[end + 1][0].isupper()

    def candidates(self, wanted: set[str], storms: set[str]) -> Iterator[Candidate]:
        """The words of runs in no mention that are among those `wanted`, or have a hyphen.

        Those that name a storm (`Hurricane Harvey`) are added to `storms` instead.
        """
        for run, at in wanted_words(self._rest, wanted, normals):
            index = run.first + at
            if index in self._taken:
                continue
            if index and self._words[index - 1].lower() in word_class("storms"):
                storms.add(normal(run.forms[at]))
            elif not self._is_credit(index, index + 1):
                place = self._place(index, index + 1)
                yield Candidate(run.forms[at], *place, _is_alone(run.forms, at), run.headline)

    def _place(self, first: int, end: int) -> tuple[int, int]:
        """Where the words from `first` to `end` stand in the whole text."""
        tokens = self._tokens
        return self._offset + tokens.start(first), self._offset + tokens.end(end - 1)

    def _is_credit(self, first: int, end: int) -> bool:
        return self._credits is not None and self._credits.cover(
            self._tokens.start(first), self._tokens.end(end - 1)
        )


_T = TypeVar("_T")


def _without(numbers: Container[int], things: Sequence[_T]) -> list[_T]:
    """Some things without those of some numbers."""
    return [thing for at, thing in enumerate(things) if at not in numbers]


def _is_alone(forms: Sequence[str], at: int) -> bool:
    if at != len(forms) - 1:
        return False
    return not at or all(is_prefix(form, True) or normal(form) in name_list("common") for form in forms[:at])

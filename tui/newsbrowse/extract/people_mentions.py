"""Mentions of people in a text, one by one: from the tagger's labels to words and spans.

The tagger sees one run at a time. Here its names lose titles, nationalities and credits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import name_list, normal, word_class
from newsbrowse.extract.people_context import names_other
from newsbrowse.extract.people_credits import Credits
from newsbrowse.extract.people_nicknames import Nicknamed, nicknamed
from newsbrowse.extract.people_repair import completed
from newsbrowse.extract.people_runs import Run, find_runs
from newsbrowse.extract.people_tagger import Tagged, tag
from newsbrowse.extract.people_trimming import names_among
from newsbrowse.extract.people_words import is_given, is_prefix
from newsbrowse.extract.tokens import Tokens, is_wrapped, pieces

_MOST_CANDIDATES = 200_000
"""Beyond this, in a text of many books, words that are in no mention are let go to bound the memory."""
_SURE = 0.9
_TITLE_DOUBT = 0.3
_GENDERS = {
    **dict.fromkeys(("mr", "sir", "lord"), "he"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "mme", "baroness"), "she"),
}
"""Titles that tell whether a man or a woman is meant."""
_NOTHING: frozenset[int] = frozenset()
_JUNIORS = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
_POSSESSIVES = ("'s", "’s")


class Mention(Struct, frozen=True, gc=False):
    """Words that name a person.

    Attributes:
        words: as a name is written, also where the text has capitals throughout.
        keys: the words in the form in which names are compared.
        start, end: its place in the text.
        sure: how likely the tagger thinks that a person's name begins here, 0 to 1.
        headline: whether it stands in a headline in capitals or title case.
        addressed: whether a title (`Mr.`, `President`) stands before it.
        related: whether a word of kin (`wife`, `son`) stands before it, or `Jr.` behind.
        gender: `he` or `she` where a title before it says so (`Mr.`, `Lady`); else empty.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    start: int
    end: int
    sure: float
    headline: bool
    addressed: bool = False
    related: bool = False
    gender: str = ""


class Candidate(Struct, frozen=True, gc=False):
    """A capitalised word that is in no mention: it may be a surname that the text explains elsewhere.

    `alone` means that no other capitalised word but a title stands next to it.
    """

    word: str
    start: int
    end: int
    alone: bool
    headline: bool


class Found(NamedTuple):
    """What a text has: mentions in order, the other capitalised words, and the names of its storms."""

    mentions: list[Mention]
    candidates: list[Candidate]
    storms: set[str]


def find_mentions(text: str) -> Found:
    """All mentions of people in a text, and the capitalised words in none that a mention has too."""
    found = Found([], [], set())
    wanted: set[str] = set()
    wrapped = is_wrapped(text)
    for offset, piece in pieces(text):
        tokens = Tokens(piece, wrapped=wrapped)
        reading = _Reading(tokens, offset, Credits(piece))
        known = len(found.mentions)
        rest = reading.add_mentions(found.mentions)
        wanted.update(key for mention in found.mentions[known:] for key in mention.keys)
        if len(found.candidates) < _MOST_CANDIDATES:
            found.candidates.extend(reading.candidates(rest, wanted, found.storms))
    return found


class _Reading:
    """A stretch of text while its mentions are read."""

    def __init__(self, tokens: Tokens, offset: int, credits_: Credits) -> None:
        self._tokens = tokens
        self._words = tokens.words
        self._offset = offset
        self._credits = credits_ if credits_ else None

    def add_mentions(self, mentions: list[Mention]) -> list[tuple[Run, Set[int]]]:
        """Add the mentions; the runs that have other words, with the words that are in a mention."""
        tokens = self._tokens
        runs = find_runs(tokens)
        called = nicknamed(tokens, runs)
        rest: list[tuple[Run, Set[int]]] = []
        for at, (run, names) in enumerate(zip(runs, tag(tokens, runs), strict=True)):
            if at in called:
                if name := called[at]:
                    self._add_nicknamed(name, mentions)
                continue
            is_ordinary = not names and len(run.forms) == 1
            taken = _NOTHING if is_ordinary else self._add_names(run, names, mentions)
            if len(taken) < len(run.forms):
                rest.append((run, taken))
        return rest

    def _add_names(self, run: Run, names: Sequence[Tagged], mentions: list[Mention]) -> Set[int]:
        """Add the names of a run; the words that they have, by their places in the run."""
        at, forms, words = run.first, run.forms, self._words
        if len(forms) > 1:
            names = completed(run, names, words)
        if not names:
            return _NOTHING
        taken: set[int] = set()
        for name in names:
            for first, stop in names_among(forms, name.first, name.end):
                end = stop - (stop - first > 2 and self._is_nicknamed(at + stop))
                if self._is_credit(at + first, at + end) or names_other(words, at + first, at + end):
                    continue
                taken.update(range(first, end))
                mentions.append(self._mention(run, first, end, name.sure))
        return taken

    def _add_nicknamed(self, name: Nicknamed, mentions: list[Mention]) -> None:
        if not self._is_credit(name.first, name.end):
            start, end = self._place(name.first, name.end)
            mentions.append(Mention(name.words, tuple(map(normal, name.words)), start, end, _SURE, False))

    def _mention(self, run: Run, first: int, end: int, sure: float) -> Mention:
        words = tuple(map(_cased.__getitem__, run.forms[first:end]))
        at, last = run.first + first, run.first + end
        if len(words) == 1:
            if self._is_in_a_title(last):
                sure -= _TITLE_DOUBT
        elif junior := self._junior(last):
            words, last = (*words, junior), last + 2
        start, stop = self._place(at, last)
        addressed, related, gender = _told_before[self._words[at - 1]] if at else _NOBODY_TOLD
        return Mention(
            words,
            tuple(map(normal, words)),
            start,
            stop,
            sure,
            run.headline,
            addressed,
            related or words[-1] in _JUNIORS,
            gender,
        )

    def _is_nicknamed(self, end: int) -> bool:
        """Whether a given name in brackets follows: what stands before it begins another name."""
        words = self._words[end : end + 3]
        return len(words) == 3 and words[0] == "(" and words[2] == ")" and is_given(words[1])

    def _junior(self, end: int) -> str:
        """`Jr.` and its like behind a comma, else the empty string."""
        words = self._words
        if end + 1 < len(words) and words[end] == "," and words[end + 1] in _JUNIORS:
            return words[end + 1]
        return ""

    def _is_in_a_title(self, end: int) -> bool:
        """Whether what ends there stands before `'s` and a capital: `Gulliver's Travels`."""
        words = self._words
        return end + 1 < len(words) and words[end] in _POSSESSIVES and words[end + 1][0].isupper()

    def candidates(
        self, rest: list[tuple[Run, Set[int]]], wanted: set[str], storms: set[str]
    ) -> Iterator[Candidate]:
        """The words of runs in no mention that are among those `wanted`, or have a hyphen.

        Those that name a storm (`Hurricane Harvey`) are added to `storms` instead.
        """
        for run, taken in rest:
            for at, form in enumerate(run.forms):
                if (normal(form) not in wanted and "-" not in form) or at in taken:
                    continue
                index = run.first + at
                if index and self._words[index - 1].lower() in word_class("storms"):
                    storms.add(normal(form))
                elif not self._is_credit(index, index + 1):
                    yield Candidate(
                        form, *self._place(index, index + 1), _is_alone(run.forms, at), run.headline
                    )

    def _place(self, first: int, end: int) -> tuple[int, int]:
        """Where the words from `first` to `end` stand in the whole text."""
        tokens = self._tokens
        return self._offset + tokens.start(first), self._offset + tokens.end(end - 1)

    def _is_credit(self, first: int, end: int) -> bool:
        return self._credits is not None and self._credits.cover(
            self._tokens.start(first), self._tokens.end(end - 1)
        )


_Told: TypeAlias = tuple[bool, bool, str]
_NOBODY_TOLD: _Told = (False, False, "")


def _tell(word: str) -> _Told:
    """Whether a word before a name addresses one, is of kin, and the gender that it tells."""
    key = normal(word)
    is_title = key in word_class("honorifics") or key in word_class("short_titles")
    return is_title, key in word_class("family"), _GENDERS.get(key, "")


_told_before: Kept[str, _Told] = Kept(_tell)


def _in_case(word: str) -> str:
    """A word of a name that is written in capitals outside headlines too (`John McCAIN`, `SMITH`)."""
    if word[:2] in ("Mc", "MC") and word[2:].isupper():
        return "Mc" + word[2:].title()
    if len(word) < 4 or not word.isupper() or "." in word or normal(word) in word_class("suffixes"):
        return word
    return word.title()


_cased: Kept[str, str] = Kept(_in_case)


def _is_alone(forms: Sequence[str], at: int) -> bool:
    if at != len(forms) - 1:
        return False
    return not at or all(is_prefix(form, True) or normal(form) in name_list("common") for form in forms[:at])


def parts_of(candidate: Candidate) -> Iterator[tuple[str, int, int]]:
    """The parts of a hyphenated word with their places: `Xi-Putin` names two."""
    start = candidate.start
    for part in candidate.word.replace("‐", "-").replace("‑", "-").split("-"):
        yield part, start, start + len(part)
        start += len(part) + 1

"""Mentions of people in a text, one by one: from the tagger's labels to words and spans.

The tagger sees one run at a time. Here its names lose titles, nationalities and credits.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from newsbrowse.extract.names import name_list, normal, word_class
from newsbrowse.extract.people_context import names_other
from newsbrowse.extract.people_credits import Credits
from newsbrowse.extract.people_nicknames import Nicknamed, nicknamed
from newsbrowse.extract.people_repair import completed
from newsbrowse.extract.people_runs import Run, find_runs
from newsbrowse.extract.people_tagger import Tagged, tag
from newsbrowse.extract.people_trimming import is_prefix, trimmed
from newsbrowse.extract.tokens import Tokens, is_wrapped, pieces, tokenise

_MOST_CANDIDATES = 200_000
"""Beyond this, in a text of many books, words that are in no mention are let go to bound the memory."""
_SURE = 0.9


class Mention(NamedTuple):
    """Words that name a person.

    Attributes:
        words: as a name is written, also where the text has capitals throughout.
        keys: the words in the form in which names are compared.
        start, end: its place in the text.
        sure: how likely the tagger thinks that a person's name begins here, 0 to 1.
        headline: whether it stands in a headline in capitals or title case.
        addressed: whether a title (`Mr.`, `President`) stands before it.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    start: int
    end: int
    sure: float
    headline: bool
    addressed: bool = False


class Candidate(NamedTuple):
    """A capitalised word that is in no mention: it may be a surname that the text explains elsewhere.

    `alone` means that no other capitalised word but a title stands next to it.
    """

    word: str
    start: int
    end: int
    alone: bool
    headline: bool


class Found(NamedTuple):
    """What a text has: mentions in order, and the other capitalised words."""

    mentions: list[Mention]
    candidates: list[Candidate]


def find_mentions(text: str) -> Found:
    """All mentions of people in a text, and the capitalised words that are in none."""
    found = Found([], [])
    wrapped = is_wrapped(text)
    for offset, piece in pieces(text):
        tokens = tokenise(piece, wrapped=wrapped)
        runs = find_runs(tokens)
        credits_ = Credits(piece)
        called = nicknamed(tokens, runs)
        for at, (run, names) in enumerate(zip(runs, tag(tokens, runs), strict=True)):
            if at not in called:
                _read_run(tokens, run, names, offset, credits_, found)
            elif name := called[at]:
                _read_nicknamed(tokens, name, offset, credits_, found)
    return found


def _read_run(
    tokens: Tokens,
    run: Run,
    names: list[Tagged],
    offset: int,
    credits_: Credits,
    found: Found,
) -> None:
    taken: set[int] = set()
    for first, end, sure, _ in completed(run, names, tokens.words):
        first, end = trimmed(run.forms, first, end)
        if first >= end or credits_.cover(tokens.starts[run.first + first], tokens.ends[run.first + end - 1]):
            continue
        if names_other(tokens.words, run.first + first, run.first + end):
            continue
        taken.update(range(first, end))
        found.mentions.append(_mention(tokens, run, first, end, sure, offset))
    if len(found.candidates) > _MOST_CANDIDATES:
        return
    for at in range(len(run.forms)):
        if at not in taken:
            index = run.first + at
            start, stop = tokens.starts[index], tokens.ends[index]
            if not credits_.cover(start, stop):
                alone = _is_alone(run.forms, at)
                found.candidates.append(
                    Candidate(run.forms[at], offset + start, offset + stop, alone, run.headline)
                )


def _read_nicknamed(tokens: Tokens, name: Nicknamed, offset: int, credits_: Credits, found: Found) -> None:
    start, end = tokens.starts[name.first], tokens.ends[name.end - 1]
    if not credits_.cover(start, end):
        keys = tuple(map(normal, name.words))
        found.mentions.append(Mention(name.words, keys, offset + start, offset + end, _SURE, False))


def _mention(tokens: Tokens, run: Run, first: int, end: int, sure: float, offset: int) -> Mention:
    words = tuple(map(_cased, run.forms[first:end]))
    start = tokens.starts[run.first + first]
    stop = tokens.ends[run.first + end - 1]
    before = tokens.words[run.first + first - 1] if run.first + first else ""
    addressed = normal(before) in word_class("honorifics")
    return Mention(
        words, tuple(map(normal, words)), offset + start, offset + stop, sure, run.headline, addressed
    )


def _cased(word: str) -> str:
    """A word of a name that is written in capitals outside headlines too (`John McCAIN`, `SMITH`)."""
    if word[:2] in ("Mc", "MC") and word[2:].isupper():
        return "Mc" + word[2:].title()
    if len(word) < 4 or not word.isupper() or "." in word or normal(word) in word_class("suffixes"):
        return word
    return word.title()


def _is_alone(forms: list[str], at: int) -> bool:
    if at != len(forms) - 1:
        return False
    return not at or all(is_prefix(form, True) or normal(form) in name_list("common") for form in forms[:at])


def parts_of(candidate: Candidate) -> Iterator[tuple[str, int, int]]:
    """The parts of a hyphenated word with their places: `Xi-Putin` names two."""
    start = candidate.start
    for part in candidate.word.replace("‐", "-").replace("‑", "-").split("-"):
        yield part, start, start + len(part)
        start += len(part) + 1

"""Mentions of people in a text, one by one: from the tagger's labels to words and spans.

The tagger sees one run at a time. Here its names lose titles, nationalities and credits.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from newsbrowse.extract.names import name_list, normal, word_class
from newsbrowse.extract.people_context import names_other
from newsbrowse.extract.people_credits import Credits
from newsbrowse.extract.people_repair import completed
from newsbrowse.extract.people_runs import Run, find_runs, never_alone
from newsbrowse.extract.people_tagger import Tagged, tag
from newsbrowse.extract.tokens import Tokens, is_wrapped, pieces, tokenise

_MOST_CANDIDATES = 200_000
"""Beyond this, in a text of many books, words that are in no mention are let go to bound the memory."""
_WORDS_KEPT = 20_000


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
        for run, names in zip(runs, tag(tokens, runs), strict=True):
            _read_run(tokens, run, names, offset, credits_, found)
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
    for first, end, sure in completed(run, names, tokens.words):
        first, end = _trimmed(run.forms, first, end)
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


def _mention(tokens: Tokens, run: Run, first: int, end: int, sure: float, offset: int) -> Mention:
    words = tuple(run.forms[first:end])
    start = tokens.starts[run.first + first]
    stop = tokens.ends[run.first + end - 1]
    before = tokens.words[run.first + first - 1] if run.first + first else ""
    addressed = normal(before) in word_class("honorifics")
    return Mention(
        words, tuple(map(normal, words)), offset + start, offset + stop, sure, run.headline, addressed
    )


def _trimmed(forms: list[str], first: int, end: int) -> tuple[int, int]:
    """Without titles and nationalities before the name, and without what cannot end one."""
    for at in range(end - 2, first, -1):
        if normal(forms[at]) in word_class("short_titles"):
            first = at + 1
            break
    if end - first > 1 and len(forms[first]) > 2 and normal(forms[first]) in word_class("beginners"):
        first += 1
    while end - first > 1 and _is_prefix(forms[first], end - first > 2):
        first += 1
    while end - first > 1 and _cannot_end(forms[end - 1]):
        end -= 1
    if end - first > 2 and _is_common(normal(forms[end - 1])) and not _is_syllable(forms, first, end):
        end -= 1
    if _is_no_name(forms, first, end):
        return first, first
    return first, end


def _is_syllable(forms: list[str], first: int, end: int) -> bool:
    """Whether the last word of an East Asian name belongs to it: `Kim Jong Un`."""
    return normal(forms[first]) in word_class("east_asian") and len(forms[end - 1]) < 5


@lru_cache(_WORDS_KEPT)
def _is_prefix(word: str, several: bool) -> bool:
    """Whether a word before a name is no part of it; `several` if two words or more follow."""
    key = normal(word)
    if key in word_class("titles") or key in word_class("demonyms"):
        return several or key not in word_class("titles_and_names")
    return len(key) > 1 and _is_common(key) and key not in word_class("particles")


def _is_common(key: str) -> bool:
    return (
        key in name_list("common")
        and key not in name_list("classic")
        and key not in name_list("surnames")
        and key not in word_class("east_asian")
    )


@lru_cache(_WORDS_KEPT)
def _cannot_end(word: str) -> bool:
    """Particles, initials, party letters and states (`R`, `Ala.`), and titles of the next name (`Sen.`)."""
    key = normal(word)
    if word.islower() or key in word_class("short_titles") or key in word_class("calendar"):
        return True
    if "." in word and (len(key) == 1 or "." in key):
        return True
    return word.isupper() and len(word) < 3 and key not in word_class("suffixes")


def _is_no_name(forms: list[str], first: int, end: int) -> bool:
    word, key = forms[end - 1], normal(forms[end - 1])
    tail = key.rpartition("-")[2]
    if (
        tail != key
        and key not in name_list("classic")
        and (key[1:2] == "-" or (tail in name_list("common") and len(tail) > 3))
    ):
        return True
    if end - first > 1:
        return _is_other_name([normal(form) for form in forms[first:end]])
    before = normal(forms[first - 1]) if first else ""
    if before in word_class("storms") or (
        key in word_class("titles") and before not in word_class("honorifics")
    ):
        return True
    return never_alone[word]


def _is_other_name(keys: list[str]) -> bool:
    """Whether several words are a place, a people, a firm or an institution."""
    last = keys[-1]
    if last in word_class("second_demonyms") or keys[0] in word_class("storms"):
        return True
    if any(key in word_class("papers") for key in keys):
        return True
    if last in word_class("organisations") and last not in name_list("surnames"):
        return True
    return " ".join(keys) in name_list("places") or "_".join(keys) in word_class("phrases")


def _is_alone(forms: list[str], at: int) -> bool:
    if at != len(forms) - 1:
        return False
    return not at or all(_is_prefix(form, True) or normal(form) in name_list("common") for form in forms[:at])


def parts_of(candidate: Candidate) -> Iterator[tuple[str, int, int]]:
    """The parts of a hyphenated word with their places: `Xi-Putin` names two."""
    start = candidate.start
    for part in candidate.word.replace("‐", "-").replace("‑", "-").split("-"):
        yield part, start, start + len(part)
        start += len(part) + 1

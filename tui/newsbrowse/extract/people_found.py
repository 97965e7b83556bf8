"""What reading a text for people finds before anything is linked: mentions, and words that may be ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct


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


def parts_of(candidate: Candidate) -> Iterator[tuple[str, int, int]]:
    """The parts of a hyphenated word with their places: `Xi-Putin` names two."""
    start = candidate.start
    for part in candidate.word.replace("‐", "-").replace("‑", "-").split("-"):
        yield part, start, start + len(part)
        start += len(part) + 1

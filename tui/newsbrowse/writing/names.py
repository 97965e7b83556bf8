"""The names of authors, as citation styles write them.

Which part of a name is the family's can only be guessed: it is the last word with the particles before it
(`van Gogh`), but a name in letters that have no case, or of a single word, or of an organisation stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold

_LONGEST = 300
"""Code points of one name."""

_MOST = 50


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ORGANISATION = _words(
    """agency agencia agence associated association board broadcasting bureau business bulletin
    chronicle commission committee company correspondent correspondents corporation corp council
    daily department desk editor editors editorial foundation gazette government group guardian
    herald inc institute journal limited llc ltd magazine media ministry monitor network news
    newspaper newsroom newswire office online post press radio reporter reporters review service
    services society staff syndicate team television telegraph the times tribune tv university
    weekly wire"""
)
_PARTICLES = _words(
    """af al am av bin d' da das de degli del dell' della den der des di do dos du el ibn la las le los
    ter ten van von vom zu zum zur"""
)
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_BY = re.compile(r"by\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&)\s+|\s*;\s*", re.IGNORECASE)
_INVERTED = re.compile(r"([^,]+),\s*([^,]+?)(?:,\s*([^,]+))?")


class Name(Struct, frozen=True):
    """A name in its parts; of one that has none only `family` is filled."""

    family: str
    given: str = ""
    suffix: str = ""

    @property
    def read(self) -> str:
        """As it is spoken: `John van Doe Jr.`."""
        return " ".join(part for part in (self.given, self.family, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """As it is sorted: `van Doe, John, Jr.`."""
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def initialled(self) -> str:
        """As APA has it: `van Doe, J. P., Jr.`; parts joined by a hyphen keep it (`J.-P.`)."""
        given = " ".join(
            "-".join(f"{part[0]}." for part in word.split("-") if part) for word in self.given.split()
        )
        return ", ".join(part for part in (self.family, given, self.suffix) if part)


def names_of(authors: Iterable[str], source: str | None = None) -> tuple[Name, ...]:
    """The names of an article's authors, each once; bylines such as `By A B and C D` are taken apart.

    Args:
        authors: as the article has them; unclean.
        source: the outlet, whose own name is never taken for a person's.
    """
    outlet = fold(clean(source or "")[:_LONGEST])
    found: list[Name] = []
    for author in authors:
        line = _BY.sub("", " ".join(clean(author).split())[:_LONGEST], count=1)
        parts = [part.strip(" ,") for part in _AND.split(line)]
        people = len(parts) > 1 and all(" " in part and not _is_organisation(part, outlet) for part in parts)
        found += [_name(part, outlet) for part in (parts if people else [line.strip(" ,")]) if part]
    return tuple(dict.fromkeys(found))[:_MOST]


def _is_organisation(name: str, outlet: str) -> bool:
    words = re.findall(r"[^\W\d_]+", name.lower())
    return fold(name) == outlet or not _ORGANISATION.isdisjoint(words)


def _name(text: str, outlet: str) -> Name:
    if _is_organisation(text, outlet):
        return Name(text)
    if inverted := _INVERTED.fullmatch(text):
        family, given, suffix = (part or "" for part in inverted.groups())
        return Name(family, suffix, given) if _SUFFIX.fullmatch(given) else Name(family, given, suffix)
    words = text.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    if len(words) < 2 or not any(character.isupper() for character in words[-1]):
        return Name(text)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() == words[at - 1] and words[at - 1] in _PARTICLES:
        at -= 1
    return Name(" ".join(words[at:]), " ".join(words[:at]).rstrip(","), suffix)

"""The names of authors, as citation styles write them.

Which part of a name is the family's can only be guessed: it is the last word with the particles before it
(`van Gogh`), or the last two where they are seen to be Spanish family names (`García Márquez`); but a name in
letters that have no case, or of a single word, or of an organisation stays whole. All manuals leave out
titles and degrees (`Dr.`, `PhD`); what somebody is at an outlet goes as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from newsbrowse.text.clean import clean
from newsbrowse.text.fold import fold
from newsbrowse.writing.eastern_names import begins_with_family
from newsbrowse.writing.spanish_names import family_begins

_LONGEST = 300
"""Code points of one name."""

_MOST = 50


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ORGANISATION = _words(
    """academy administration agence agencia agency alliance associated association authority bank board
    broadcasting bulletin bureau business center centre chronicle club college commission committee
    company conference congress corp corporation correspondent correspondents council daily department
    desk editor editorial editors federation forum foundation fund gazette government group guardian
    herald inc institute journal league limited llc ltd magazine media ministry monitor nations network
    news newspaper newsroom newswire office online organisation organization parliament party post press
    radio reporter reporters review school secretariat senate service services society staff syndicate
    team telegraph television the times tribune trust tv union university weekly wire"""
)
_JOINING = _words("of for")
"""Words in the middle of a name that no person's has."""

_PARTICLES = _words(
    """abu af al am av ben bin bint d' da dal dalla das de degli dei del dell' della delle dello den der des
    di do dos du el ibn la las le los op 't ’t ter ten und van von vom zu zum zur"""
)
_CAPITAL_PARTICLES = _words(
    """Abu Al Bin Da Dal Dalla De Del Della Den Der Di Dos Du El Ibn La Las Le Los Mac Ní Nic Ó St St. Uí Van
    Von"""
)
"""Those that begin a family's name where they stand between others: `Robert De Niro`."""

_ROLES = _words(
    """analyst columnist contributor correspondent correspondents critic editor editors photographer reporter
    reporters writer writers"""
)
_TITLE = re.compile(r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Rev)\.?|Doctor|Professor|Reverend)\s+(?=\S+\s+\S)")
_DEGREE = re.compile(r",?\s+(?:Ph\.?D|M\.?D|M\.?A|M\.?Sc|J\.?D|M\.?B\.?A|Esq)\.?\Z")
_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_INITIALS_AND_NAMES = re.compile(r"\.(?!-)")
"""What parts initials that are written without blanks: `J.R.R.`, but not `J.-P.`."""

_BY = re.compile(r"by\s+", re.IGNORECASE)
_AND = re.compile(r"\s+(?:and|&)\s+|\s*;\s*", re.IGNORECASE)
_INVERTED = re.compile(r"([^,]+),\s*([^,]+?)(?:,\s*([^,]+))?")


class Name(Struct, frozen=True):
    """A name in its parts; of one that has none only `family` is filled.

    Attributes:
        family_first: whether it is spoken as it is sorted: `Xi Jinping`.
    """

    family: str
    given: str = ""
    suffix: str = ""
    family_first: bool = False

    @property
    def read(self) -> str:
        """As it is spoken: `John van Doe Jr.`."""
        names = (self.family, self.given) if self.family_first else (self.given, self.family)
        return " ".join(part for part in (*names, self.suffix) if part)

    @property
    def inverted(self) -> str:
        """As it is sorted: `van Doe, John, Jr.`; `Xi Jinping` has no comma to need."""
        if self.family_first:
            return self.read
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)

    @property
    def initialled(self) -> str:
        """As APA has it: `van Doe, J. P., Jr.`; parts joined by a hyphen keep it (`J.-P.`)."""
        given = " ".join(
            "-".join(f"{part[0]}." for part in word.split("-") if part)
            for word in _INITIALS_AND_NAMES.sub(" ", self.given).split()
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
        found += [_name(part, outlet) for part in _parted(line, outlet) if part]
    return tuple(dict.fromkeys(found))[:_MOST]


def _parted(line: str, outlet: str) -> list[str]:
    """The names of a byline: `Ann Lee, Bo Ek and Cy Doe`, `Ann Lee, Trade Correspondent`."""
    parts = [part.strip(" ,") for part in _AND.split(line)]
    if len(parts) > 1 and not all(" " in part and not _is_organisation(part, outlet) for part in parts):
        return [line.strip(" ,")]
    return [name for part in parts for name in _listed(part, outlet)]


def _listed(text: str, outlet: str) -> list[str]:
    """Names with commas between them; one that is written `Lee, Ann` stays together."""
    head, *rest = (part.strip() for part in text.split(","))
    rest = [one for one in rest if one]
    named = [one for one in rest if not _is_role(one) and fold(one) != outlet]
    ends = (head.rpartition(" ")[2], "".join(rest[:1]))
    if any(map(_SUFFIX.fullmatch, ends)) or _is_organisation(head, outlet) or " " not in head:
        return [text]
    if len(named) < len(rest) or len(named) > 1 or any(" " in one for one in named):
        apart = head.split()[0] not in _PARTICLES and all(" " in one for one in named)
        return [head, *named] if apart else [text]
    return [text]


def _is_role(text: str) -> bool:
    """Whether words say what somebody is at an outlet: `Chief Political Correspondent`."""
    words = text.lower().split()
    return bool(words) and words[-1] in _ROLES


def _is_organisation(name: str, outlet: str) -> bool:
    words = re.findall(r"[^\W\d_]+", name.lower())
    joined = not _JOINING.isdisjoint(name.split()[1:-1])
    return fold(name) == outlet or joined or not _ORGANISATION.isdisjoint(words)


def _name(text: str, outlet: str) -> Name:
    if _is_organisation(text, outlet) or _AND.search(text):
        return Name(text)
    text = _DEGREE.sub("", _TITLE.sub("", text))
    if inverted := _INVERTED.fullmatch(text):
        return _sorted(*(part or "" for part in inverted.groups()))
    words = text.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    words[-1] = words[-1].rstrip(",")
    if len(words) < 2 or not any(character.isupper() for character in words[-1]):
        return Name(text)
    if begins_with_family(words):
        return Name(words[0], " ".join(words[1:]), suffix, family_first=True)
    at = family_begins(words) or len(words) - 1
    while at > 1 and (words[at - 1] in _PARTICLES or words[at - 1] in _CAPITAL_PARTICLES):
        at -= 1
    return Name(" ".join(words[at:]), " ".join(words[:at]), suffix)


def _sorted(family: str, given: str, suffix: str) -> Name:
    """A name that was written `King, Martin Luther, Jr.`, with its suffix at any of the three places."""
    if _SUFFIX.fullmatch(given):
        given, suffix = suffix, given
    head, _, last = family.rpartition(" ")
    if head and not suffix and _SUFFIX.fullmatch(last):
        family, suffix = head, last
    return Name(family, given, suffix) if given else _name(f"{family} {suffix}", "")

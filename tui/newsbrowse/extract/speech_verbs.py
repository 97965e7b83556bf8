"""Verbs that news puts beside quoted words, in all their forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from newsbrowse.speedups import faster

VERBS_TRIED = 6
"""Verbs of a stretch whose subject is asked for."""

_PIECE = 80
"""Characters of a stretch that are looked at in one step."""

_WORD = re.compile(r"[A-Za-z](?<![\w’'-].)[A-Za-z]*")
"""A word; that it begins with a class of characters makes the search quick."""


Verb = tuple[int, int, str]
"""Where a verb begins and ends, and the verb in lower case."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text that is a list of them."""
    return frozenset(text.split())


_OF_SPEECH = words_of(
    """acknowledge add advise affirm agree allege announce answer argue ask assert assure beam believe
    boast caution chime chuckle claim clarify comment complain concede conclude confess confide confirm
    contend continue counter cry declare demand echo elaborate emphasise emphasize exclaim explain fume
    gush hint insist instruct interject joke lament maintain mention moan muse mutter note observe offer
    opine order pledge post predict proclaim promise pronounce protest question quote reaffirm reason
    recall recommend recount reflect reiterate remark remember remind repeat report respond retort
    retweet reveal scoff shout sigh signal sneer stress suggest surmise theorise theorize threaten
    thunder tweet urge vow wail warn whisper wonder yell"""
)
_OF_JUDGEMENT = words_of(
    """accuse address appeal applaud assail attack attribute bemoan bill blame blast brand call cast
    champion characterise characterize charge cite commend compare condemn congratulate criticise
    criticize decry deem demonise demonize denounce deny deplore depict deride describe detail dismiss
    dispute dub encourage endorse express extol fault hail highlight hope implore invite label laud
    liken mock outline paint portray praise propose raise rail rebuke refuse reject ridicule salute slam
    specify tell thank trash trumpet underline underscore voice welcome"""
)
_IRREGULAR_OF_SPEECH = words_of(
    """said says saying told tells telling thought thinks thinking wrote writes writing spoke read reads
    pleaded paid cut felt feels swore swears sang put puts went goes shot fired hit admitted admits
    admitting quipped quips quipping replied replies replying testified testifies testifying made say stated
    stating
    argue believe think insist contend complain"""
)
_IRREGULAR_OF_JUDGEMENT = words_of(
    """estimated estimates referred refers referring rebutted rebuts gave gives giving found finds finding
    took takes labelled labelling pushed pushing laid speaks speaking spoken showed shows rapped saw
    sees seeing wants wanted extolled ripped tell call describe demonstrates write compared"""
)
_WITH_PARTICLE = {
    "went": ("on", "further"),
    "goes": ("on",),
    "shot": ("back",),
    "fired": ("back", "off"),
    "hit": ("back", "out"),
    "put": ("it",),
    "puts": ("it",),
    "made": ("clear", "it clear", "the comments", "the remarks"),
    "took": ("to", "issue", "aim"),
    "takes": ("to", "issue", "aim"),
    "laid": ("out",),
    "pushed": ("back",),
    "pushing": ("back",),
    "gave": ("a", "the"),
    "paid": ("tribute", "homage"),
    "cut": ("in",),
}


def _forms(base: str) -> Iterator[str]:
    """The forms of a regular verb, but for the bare one, which is often a noun."""
    if base.endswith("e"):
        yield from (f"{base}s", f"{base}d", f"{base[:-1]}ing")
    elif base.endswith("y") and base[-2] not in "aeou":
        yield from (f"{base[:-1]}ies", f"{base[:-1]}ied", f"{base}ing")
    else:
        ending = "es" if base.endswith(("s", "sh", "ch", "x")) else "s"
        yield from (f"{base}{ending}", f"{base}ed", f"{base}ing")


SAYING = _IRREGULAR_OF_SPEECH.union(*map(_forms, _OF_SPEECH))
"""Forms that may follow the words they report: `"…," she added`."""

PUTTING = SAYING | _IRREGULAR_OF_JUDGEMENT.union(*map(_forms, _OF_JUDGEMENT))
"""Forms that may stand before quoted words, whole or in part: `she called it "…"`."""

NAMING = words_of("called dubbed branded labelled labeled described billed deemed known termed quoted told")
"""Forms that, with nothing between them and the marks, tell what a thing is called: `a plan dubbed "…"`."""


def is_verb_of(forms: frozenset[str], word: str, following: str) -> bool:
    """Whether a word is one of the forms; some are so only with what follows: `shot back`.

    Args:
        forms: `SAYING` or `PUTTING`.
        word: in lower case.
        following: what stands behind it.
    """
    if word not in forms:
        return False
    particles = _WITH_PARTICLE.get(word)
    return particles is None or following.lstrip().startswith(particles)


class _Verbs:
    """Finds the verbs of some forms in stretches of a text.

    Args:
        forms: in lower case, of plain letters.
        particles: what must follow some of them.
    """

    def __init__(self, forms: frozenset[str], particles: dict[str, tuple[str, ...]]) -> None:
        self._forms = forms
        self._particles = particles

    def first(self, text: str, start: int, limit: int, most: int) -> Iterable[Verb]:
        """The first verbs between two places, at most so many."""
        return islice(self._between(text, start, limit), most)

    def last(self, text: str, start: int, limit: int, most: int) -> Iterable[Verb]:
        """The last verbs between two places, the very last one first, at most so many.

        The words are told apart piece by piece from the end: one of the last ones mostly settles the matter.
        """
        return islice(self._backwards(text, start, limit), most)

    def _between(self, text: str, start: int, limit: int) -> Iterator[Verb]:
        for word in _WORD.finditer(text, start, limit):
            form = word[0].lower()
            if form in self._forms and (
                form not in self._particles
                or text[word.end() : word.end() + 14].lstrip().startswith(self._particles[form])
            ):
                yield word.start(), word.end(), form

    def _backwards(self, text: str, start: int, limit: int) -> Iterator[Verb]:
        while limit > start:
            begin = max(start, text.rfind(" ", start, limit - _PIECE)) if limit - start > _PIECE else start
            yield from reversed(list(self._between(text, begin, limit)))
            limit = begin


Verbs = faster("speech", _Verbs)

VERBS_OF_SAYING = Verbs(SAYING, _WITH_PARTICLE)
"""Finds verbs that may follow the words they report."""

VERBS_OF_PUTTING = Verbs(PUTTING, _WITH_PARTICLE)
"""Finds verbs that may stand before quoted words."""

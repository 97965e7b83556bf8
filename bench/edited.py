"""Copies of articles, edited as editors do: what `alike.py` measures the grouping of near-duplicates with.

Each edit takes an article, a share of its words and a die, and gives a title and a body of which about that
share was changed. `Pool` has the words and sentences of other articles, which replace and add.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

from newsbrowse.models import Entry

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_NOTICE = (
    "Subscribe to our newsletter to get the stories of the day in your mail each morning. Read more: the"
    " latest from this desk, pictures and video. All rights reserved; this material may not be published,"
    " broadcast, rewritten or redistributed. Follow us for more, and tell us what you think of this report."
)


class Pool:
    """Words and sentences of articles, to draw from."""

    def __init__(self, entries: Sequence[Entry], dice: random.Random) -> None:
        bodies = [entry.body for entry in entries]
        self._dice = dice
        self._words = [word for body in bodies for word in body.split()]
        self._sentences = [sentence for body in bodies for sentence in sentences(body)]
        self._titles = [entry.title for entry in entries]

    def words(self, count: int) -> list[str]:
        """Some words, each from anywhere."""
        return self._dice.choices(self._words, k=count)

    def prose(self, count: int) -> list[str]:
        """Whole sentences with about this many words."""
        found: list[str] = []
        while len(found) < count:
            found += self._dice.choice(self._sentences).split()
        return found[:count]

    def title(self) -> str:
        """The title of an article."""
        return self._dice.choice(self._titles)


Edit = Callable[[Entry, float, Pool, random.Random], tuple[str, str]]


def sentences(body: str) -> list[str]:
    """A body in sentences, roughly."""
    return [one for one in _SENTENCE.split(body) if one.strip()]


def scattered(entry: Entry, share: float, pool: Pool, dice: random.Random) -> tuple[str, str]:
    """Single words replaced, anywhere."""
    words = entry.body.split()
    places = dice.sample(range(len(words)), round(share * len(words)))
    for place, word in zip(places, pool.words(len(places)), strict=True):
        words[place] = word
    return entry.title, " ".join(words)


def stretch(entry: Entry, share: float, pool: Pool, dice: random.Random) -> tuple[str, str]:
    """One stretch of words replaced."""
    words = entry.body.split()
    gone = round(share * len(words))
    start = dice.randrange(len(words) - gone + 1)
    return entry.title, " ".join([*words[:start], *pool.prose(gone), *words[start + gone :]])


def cut(entry: Entry, share: float, _pool: Pool, dice: random.Random) -> tuple[str, str]:
    """Whole sentences taken out, anywhere."""
    kept = sentences(entry.body)
    gone = round(share * len(entry.body.split()))
    while gone > 0 and len(kept) > 1:
        gone -= len(kept.pop(dice.randrange(len(kept))).split())
    return entry.title, " ".join(kept)


def added(entry: Entry, share: float, pool: Pool, dice: random.Random) -> tuple[str, str]:
    """Whole sentences of other articles put in, anywhere."""
    parts = sentences(entry.body)
    more = round(share * len(entry.body.split()))
    while more > 0:
        sentence = pool.prose(min(25, more))
        parts.insert(dice.randrange(len(parts) + 1), " ".join(sentence))
        more -= len(sentence)
    return entry.title, " ".join(parts)


def moved(entry: Entry, share: float, _pool: Pool, dice: random.Random) -> tuple[str, str]:
    """Whole sentences put elsewhere."""
    parts = sentences(entry.body)
    more = round(share * len(entry.body.split()))
    while more > 0 and len(parts) > 1:
        sentence = parts.pop(dice.randrange(len(parts)))
        parts.insert(dice.randrange(len(parts) + 1), sentence)
        more -= len(sentence.split())
    return entry.title, " ".join(parts)


def truncated(entry: Entry, share: float, _pool: Pool, _dice: random.Random) -> tuple[str, str]:
    """Cut at the end."""
    words = entry.body.split()
    return entry.title, " ".join(words[: len(words) - round(share * len(words))])


def surrounded(entry: Entry, share: float, _pool: Pool, _dice: random.Random) -> tuple[str, str]:
    """What a site puts around its articles, half before and half behind."""
    more = round(share * len(entry.body.split()))
    words = _NOTICE.split()
    notice = (words * (more // len(words) + 1))[:more]
    return entry.title, " ".join([*notice[: more // 2], entry.body, *notice[more // 2 :]])


def headed(entry: Entry, share: float, pool: Pool, _dice: random.Random) -> tuple[str, str]:
    """Another headline, and a beginning that was written anew."""
    words = entry.body.split()
    gone = round(share * len(words))
    return pool.title(), " ".join([*pool.prose(gone), *words[gone:]])


def wire(entry: Entry, share: float, pool: Pool, dice: random.Random) -> tuple[str, str]:
    """Wire copy in another house: headline, dateline, single words, a sentence put in, and cut at the end."""
    words = entry.body.split()
    part = round(share * len(words) / 3)
    body = " ".join(words[: len(words) - part])
    _, body = scattered(Entry("", "", body), share / 3, pool, dice)
    _, body = added(Entry("", "", body), share / 3, pool, dice)
    return pool.title(), f"LONDON (Agency) — {body}"


EDITS: dict[str, Edit] = {
    "single words": scattered,
    "one stretch": stretch,
    "sentences cut": cut,
    "sentences added": added,
    "sentences moved": moved,
    "cut at the end": truncated,
    "site's words around": surrounded,
    "headline, beginning": headed,
    "wire copy": wire,
}
"""All kinds, by the name that the table has."""

"""Near-duplicates: the same story in several outlets, found while articles are written, in linear time.

Two texts are alike if in each of them at least 80 % of the words stand in runs of five or more that the other
has too, and they agree in half of their numbers: last week's report has the wording of this week's, and is
another story. Texts of fewer than 20 words are alike only if they say the same, title included. Case and
punctuation do not matter.

A group is known by one article, its founder; others join if they are alike to that one, so that groups do
not creep from one story to the next. Founders are found by bands: hashes of a few of the smallest hashes of
a text's five-word shingles, equal with a probability that grows with the share of shingles in common
(A. Broder, "On the resemblance and containment of documents", 1997; one permutation with borrowed bins:
A. Shrivastava and P. Li, "Densifying One Permutation Hashing", 2014).
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from zlib import crc32

from newsbrowse.archive.codec import unpack

SAME = 0.8
"""The share of words that must stand in common runs."""

SHINGLE = 5
"""Words of a run."""

SHORT = 20
"""Texts with fewer words are alike only if they are equal."""

_LONGEST = 200_000
_BEGINNING = 6_000
_BANDS = 8
_ROWS = 2
_BINS = _BANDS * _ROWS
_MOST_CANDIDATES = 300
_MOST_COMPARED = 3
_WORD = re.compile(r"\w+")
_GAP = re.compile(b" ")
_MIX = 0x9E3779B1
_MIX_LONG = 0x9E3779B97F4A7C15
_BITS_32 = (1 << 32) - 1
_BITS_64 = (1 << 64) - 1


class Wording:
    """The wording of an article, for comparing it with others."""

    def __init__(self, title: str, body: str) -> None:
        self._title = title
        self._body = body

    @cached_property
    def words(self) -> list[str]:
        """The words without case; of a short text with those of the title."""
        words = _words(self._body[:_LONGEST])
        return [*_words(self._title), "", *words] if len(words) < SHORT else words

    @cached_property
    def shingles(self) -> list[int]:
        """A hash of each run of five words, in their order; none for a short text."""
        return [] if "" in self.words else _shingles(self.words)

    def bands(self) -> list[int]:
        """Numbers of which alike texts have some in common and others hardly ever; none without words.

        They are taken from the beginning of the text: most of what is changed or cut stands at the end.
        """
        words = _words(self._body[:_BEGINNING])
        if len(words) < SHORT:
            words = self.words
            from hashlib import blake2b  # loads OpenSSL, which a search has no use for

            digest = blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=6).digest()
            return [int.from_bytes(digest, "big")] if any(words) else []
        least = _least(_shingles(words))
        return [_band(band, least[band * _ROWS : (band + 1) * _ROWS]) for band in range(_BANDS)]

    def is_alike(self, other: Wording) -> bool:
        """Whether both say mostly the same in the same words."""
        if not (self.shingles and other.shingles):
            return self.words == other.words
        return (
            self._agrees_in_numbers(other)
            and self._in_common(other) >= SAME
            and other._in_common(self) >= SAME
        )

    def _agrees_in_numbers(self, other: Wording) -> bool:
        ours, theirs = ({word for word in it.words if word[0].isdecimal()} for it in (self, other))
        return 2 * len(ours & theirs) >= min(len(ours), len(theirs))

    def _in_common(self, other: Wording) -> float:
        """The share of the words that stand in runs which the other has too."""
        theirs = set(other.shingles)
        covered = end = 0
        for start, shingle in enumerate(self.shingles):
            if shingle in theirs:
                covered += start + SHINGLE - max(start, end)
                end = start + SHINGLE
        return covered / len(self.words)


def assign(
    writer: sqlite3.Connection,
    key: int,
    change: int,
    title: str,
    body: str,
    bands: Sequence[int] | None = None,
) -> None:
    """Put an article into the group whose founder it is alike to, or let it found one.

    Args:
        writer: in a transaction.
        key: the article, which has no group.
        change: the number of the change by which it got this text; that of the group, if it founds one.
        title: its title.
        body: its body.
        bands: those of its wording, if they are known: most of the work, and it needs no library.
    """
    wording = Wording(title, body)
    bands = wording.bands() if bands is None else bands
    group = _group_alike(writer, wording, bands)
    writer.execute("INSERT INTO groups VALUES (?, ?)", (key, change if group is None else group))
    if group is None:
        _found(writer, key, bands)


def leave(writer: sqlite3.Connection, key: int, title: str, body: str) -> None:
    """Take an article out of its group; if it was the founder, another member takes its place.

    Args:
        writer: in a transaction.
        key: the article.
        title: the title with which it came into the group.
        body: the body with which it came into the group.
    """
    row = writer.execute("SELECT grp FROM groups WHERE key = ?", (key,)).fetchone()
    writer.execute("DELETE FROM groups WHERE key = ?", (key,))
    bands = [(band, key) for band in Wording(title, body).bands()]
    removed = writer.executemany("DELETE FROM bands WHERE band = ? AND key = ?", bands).rowcount
    if row is None or removed <= 0:
        return
    heir = writer.execute(
        "SELECT a.key, a.title, a.body FROM groups g JOIN articles a ON a.key = g.key"
        " WHERE g.grp = ? ORDER BY a.key LIMIT 1",
        row,
    ).fetchone()
    if heir is not None:
        _found(writer, heir[0], Wording(heir[1], unpack(heir[2])).bands())


def _group_alike(writer: sqlite3.Connection, wording: Wording, bands: Sequence[int]) -> int | None:
    among = f"SELECT key FROM bands WHERE band IN ({', '.join('?' * len(bands))}) LIMIT {_MOST_CANDIDATES}"  # noqa: S608 - numbers only
    shared = Counter(key for (key,) in writer.execute(among, bands))
    for key, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_MOST_COMPARED]:
        title, body, group = writer.execute(
            "SELECT a.title, a.body, g.grp FROM articles a JOIN groups g ON g.key = a.key WHERE a.key = ?",
            (key,),
        ).fetchone()
        if wording.is_alike(Wording(title, unpack(body))):
            return int(group)
    return None


def _found(writer: sqlite3.Connection, key: int, bands: Sequence[int]) -> None:
    writer.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(band, key) for band in bands])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shingles(words: Sequence[str]) -> list[int]:
    text = " ".join(words).encode("utf-8", "replace")
    gaps = [-1, *(gap.start() for gap in _GAP.finditer(text)), len(text)]
    return [crc32(text[start + 1 : end]) for start, end in zip(gaps, gaps[SHINGLE:], strict=False)]


def _least(shingles: Sequence[int]) -> list[int]:
    """The smallest hash in each of the bins of equal width; that of the next for an empty one."""
    mixed = sorted({shingle * _MIX & _BITS_32 for shingle in shingles})
    bounds = (number * (1 << 32) // _BINS for number in range(_BINS))
    return [mixed[bisect_left(mixed, bound) % len(mixed)] for bound in bounds]


def _band(number: int, rows: Sequence[int]) -> int:
    value = number + 1
    for row in rows:
        value = (value ^ row) * _MIX_LONG & _BITS_64
        value ^= value >> 29
    return value >> 16

"""Near-duplicates: the same story in several outlets, found while articles are written, in linear time.

Two texts are alike if at least 80 % of their words are the same in the same order: twice the length of their
longest common subsequence of words, divided by the words of both, which is what `difflib` and rapidfuzz call
the ratio. They must also agree in their numbers: last week's report has the wording of this week's, and is
another story. Texts of fewer than 20 words are alike only if they say the same, title included. Case and
punctuation do not matter.

A group is known by one article, its founder; others join if they are alike to that one, so that groups do
not creep from one story to the next. Founders are found by a sketch: the twelve smallest hashes of a text's
runs of three long words (A. Broder, "On the resemblance and containment of documents", 1997). Long words are
a fifth of a text: to leave out the others makes the runs rare, and a change between them breaks none. Of two
texts that have four fifths of their words in common, scattered, a third of the runs are the same, so that one
of a hundred such pairs has no hash in common; two texts that are not alike seldom have one.

A sketch takes a worker 0.07 ms in plain Python, of an article of 2,900 characters, and 0.01 ms by the kernel.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Sequence
from functools import cached_property
from typing import Any
from zlib import crc32

from newsbrowse.archive.codec import unpack
from newsbrowse.speedups import faster, kernel

SAME = 0.78
"""The share of words that must be the same: 80 %, less what it matters how words are parted and counted."""

_ROUNDING = 1e-6
"""What a share may be off by."""

SHORT = 20
"""Texts with fewer words are alike only if they are equal."""

SKETCHES, CURRENT = "sketches", "2"
"""What `meta` keeps of the version of the sketches, and the present one: by others no founder is found."""

_BRIEF, _OTHERS = 100, 10
"""Of texts with fewer words, only one in ten numbers or names may be another."""

_LONGEST = 200_000
_BEGINNING = 6_000
_SKETCH = 12
_LONG = 7
"""Letters of a long word; bytes, where it has others than those of English."""

_FEW = 12
"""Where a text has fewer long words, its runs are of all its words."""

_MOST_CANDIDATES = 2_000
_MOST_COMPARED = 3
_MOST_SHARED = (
    "SELECT key, count(*) FROM"  # noqa: S608 - numbers of ours
    f" (SELECT key FROM bands WHERE band IN ({{}}) LIMIT {_MOST_CANDIDATES})"
    f" GROUP BY key ORDER BY 2 DESC, key LIMIT {_MOST_COMPARED + 1}"
)
_PUNCTUATION = re.compile(rb"\xe2\x80.|\xe3\x80.|\xef[\xbc\xbd].|\xc2[\xa0-\xbf]", re.DOTALL)
"""Quotation marks, dashes and stops beyond ASCII, in UTF-8."""

_LETTERS = bytes(byte if byte > 127 or chr(byte).isalnum() else 32 for byte in range(256))
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MIX = 0x9E3779B1
_BITS_32 = (1 << 32) - 1


class Wording:
    """The wording of an article, for comparing it with others."""

    def __init__(self, title: str, body: str) -> None:
        self._title = title
        self._body = body
        self._bag: Any = None

    @cached_property
    def words(self) -> list[bytes]:
        """The words without case; of a short text with those of the title."""
        words = _words(self._body[:_LONGEST])
        return [*_words(self._title), b"", *words] if len(words) < SHORT else words

    @cached_property
    def numbers(self) -> set[str]:
        """The numbers of the body."""
        return set(_NUMBER.findall(self._body[:_LONGEST]))

    @cached_property
    def names(self) -> set[str]:
        """The words that begin with a capital letter, without case: mostly parts of names."""
        return {word.casefold() for word in _WORD.findall(self._body[:_LONGEST]) if word[0].isupper()}

    @property
    def is_short(self) -> bool:
        """Whether the text is like none but an equal one."""
        return b"" in self.words

    def bands(self) -> list[int]:
        """Numbers of which alike texts have some in common and others hardly ever; none without words.

        They are taken from the beginning of the text: most of what is changed or cut stands at the end.
        """
        least = least_runs(self._body[:_BEGINNING], SHORT, _LONG, _FEW, _SKETCH)
        return _of_all(self.words) if least is None else least

    def is_alike(self, other: Wording) -> bool:
        """Whether both say mostly the same in the same words."""
        if self._at_most(other) < SAME - _ROUNDING:
            return False
        if self.is_short or other.is_short:
            return self.words == other.words
        likeness = self.likeness(other)
        return likeness >= SAME and self._tells_of_the_same(other, likeness)

    def _at_most(self, other: Wording) -> float:
        """What `likeness` cannot be above: mostly enough to tell two apart, in a fifth of the time.

        Only with the kernel; else it is 1.
        """
        compiled = kernel("sketch")
        if compiled is None:
            return 1.0
        if self._bag is None:
            self._bag = compiled.Bag(self._body[:_LONGEST])
        share: float = self._bag.likeness(other._body[:_LONGEST], SHORT)
        return share

    def likeness(self, other: Wording) -> float:
        """The share of the words that both have in the same order; 0 where it is less than `SAME`."""
        from rapidfuzz.distance import Indel

        return float(Indel.normalized_similarity(self.words, other.words, score_cutoff=SAME))

    def _tells_of_the_same(self, other: Wording, likeness: float) -> bool:
        """Whether the numbers and the names are hardly more different than the words.

        Reports from a template, of earnings or of prices, have their words in common and little else.
        """
        is_brief = min(len(self.words), len(other.words)) < _BRIEF
        for pair in ((self.numbers, other.numbers), (self.names, other.names)):
            fewer, more = sorted(pair, key=len)
            allowed = len(fewer) // _OTHERS if is_brief else _by_chance(len(fewer), 1 - likeness)
            if len(fewer - more) > allowed:
                return False
        return True


def assign(
    writer: sqlite3.Connection,
    key: int,
    change: int,
    title: str,
    body: str,
    bands: Sequence[int] | None = None,
) -> int:
    """Put an article into the group whose founder it is alike to, or let it found one; the group.

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
    if group is None:
        group = change
        _found(writer, key, bands)
    writer.execute("INSERT INTO groups VALUES (?, ?)", (key, group))
    return group


def assign_anew(writer: sqlite3.Connection, key: int, change: int, title: str, body: str) -> int:
    """Put an article of which the sketch is gone into its group again; the group.

    One that has got a sketch meanwhile, since its text changed, stays what it is: others may have joined it.

    Args:
        writer: in a transaction.
        key: the article.
        change: the number of the change by which it got this text.
        title: its title.
        body: its body.
    """
    bands = Wording(title, body).bands()
    known = f"SELECT 1 FROM bands WHERE band IN ({', '.join('?' * len(bands))}) AND key = ?"  # noqa: S608 - numbers only
    if writer.execute(known, (*bands, key)).fetchone():
        return int(writer.execute("SELECT grp FROM groups WHERE key = ?", (key,)).fetchone()[0])
    writer.execute("DELETE FROM groups WHERE key = ?", (key,))
    return assign(writer, key, change, title, body, bands)


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


def is_grouped(connection: sqlite3.Connection) -> bool:
    """Whether all sketches are of the present version."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (SKETCHES,)).fetchone()
    return row is not None and row[0] == CURRENT


def note_grouped(writer: sqlite3.Connection) -> None:
    """Keep that all sketches are of the present version."""
    writer.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (SKETCHES, CURRENT))


def _group_alike(writer: sqlite3.Connection, wording: Wording, bands: Sequence[int]) -> int | None:
    """The group of the article that is alike and that it shares most with.

    Where many share a single number, that is a phrase that many have, and none of them is looked at.
    """
    best = writer.execute(_MOST_SHARED.format(", ".join("?" * len(bands))), bands).fetchall()
    many = len(best) > _MOST_COMPARED
    for key in [key for key, count in best[:_MOST_COMPARED] if count > 1 or not many]:
        title, body, group = writer.execute(
            "SELECT a.title, a.body, g.grp FROM articles a JOIN groups g ON g.key = a.key WHERE a.key = ?",
            (key,),
        ).fetchone()
        if wording.is_alike(Wording(title, unpack(body))):
            return int(group)
    return None


def _found(writer: sqlite3.Connection, key: int, bands: Sequence[int]) -> None:
    writer.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(band, key) for band in bands])


def _by_chance(count: int, share: float) -> float:
    """How many of some words can be others, where this share of all is: with a chance of 99 %."""
    return share * count + 2.33 * math.sqrt(count * share * (1 - share)) + 0.5


def _words(text: str) -> list[bytes]:
    data = text.casefold().encode("utf-8", "replace")
    if not text.isascii():
        data = _PUNCTUATION.sub(b" ", data)
    return data.translate(_LETTERS).split()


def _least_runs(text: str, short: int, long_word: int, few: int, most: int) -> list[int] | None:
    """The smallest numbers of the runs of three long words of a text, each of 32 bits, in order.

    Args:
        text: any.
        short: with fewer words there is no answer.
        long_word: bytes of a long word.
        few: with fewer long words, the runs are of all words.
        most: how many are wanted, 64 at most.
    """
    words = _words(text)
    if len(words) < short:
        return None
    hashes = [crc32(word) for word in words if len(word) >= long_word]
    if len(hashes) < few:
        hashes = [crc32(word) for word in words]
    runs = zip(hashes, hashes[1:], hashes[2:], strict=False)
    return sorted({(25 * one + 5 * two + three) * _MIX & _BITS_32 for one, two, three in runs})[:most]


least_runs = faster("sketch", _least_runs)


def _of_all(words: Sequence[bytes]) -> list[int]:
    """One number for all words of a short text; none if it has none."""
    from hashlib import blake2b  # loads OpenSSL, which a search has no use for

    digest = blake2b(b" ".join(words), digest_size=6).digest()
    return [int.from_bytes(digest, "big")] if any(words) else []

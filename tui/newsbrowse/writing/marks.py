"""Quotation marks around words, nested as they have to be.

The words of a quotation are never changed. So where they hold double marks, single ones go around them; a
mark that the passage opens and leaves open (or the reverse) is the one thing that is taken off or added.
"""

from __future__ import annotations

import re

_STRAIGHT = re.compile(r"[\"']")
_CURLY = re.compile("[“”‘’]")
_ABBREVIATED = re.compile(r"(?:\b\w\.|\b(?:Bros|Co|Corp|Inc|Jr|Ltd|Sr|St)\.)\Z")
"""A point at the end of a title that belongs to its last word: `in the U.S.`."""


def quoted(words: str) -> str:
    """The words of a passage in quotation marks: curly, or straight where it has those alone."""
    straight = bool(_STRAIGHT.search(words)) and not _CURLY.search(words)
    words = _paired(words)
    double = "“" in words or '"' in words or "”" in words
    if straight:
        return f"'{words}'" if double else f'"{words}"'
    return f"‘{words}’" if double else f"“{words}”"


def titled(title: str, end: str = "") -> str:
    """A title in double curly marks, its own double marks made single, with a point or comma inside both.

    Args:
        title: one clean line.
        end: `.` or `,`: what follows; a point is left out behind `?`, `!` or another point.
    """
    title = title.rstrip()
    if title.endswith(".") and not title.endswith("..") and not _ABBREVIATED.search(title):
        title = title[:-1]
    inner, opened = [], False
    for character in title.replace("“", "‘").replace("”", "’"):
        if character == '"':
            opened = not opened
            character = "‘" if opened else "’"
        inner.append(character)
    words = "".join(inner)
    end = "" if end == "." and words.rstrip("’")[-1:] in (".", "?", "!", "…") else end
    if title.endswith(("”", '"')):
        return f"“{words[:-1]}{end}’”"
    return f"“{words}{end}”"


def _paired(words: str) -> str:
    """The words with each double mark's partner: one that stands alone at an edge is dropped."""
    before, after = _unpaired(words)
    if before:
        words = words[:-1] if words.endswith(before[1]) and not after else before[0] + words
    if after:
        words = words[1:] if words.startswith(after[0]) and not before else words + after[1]
    return words


def _unpaired(words: str) -> tuple[str, str]:
    """The pair of a mark that closes what was not opened, and of one that opens what is not closed."""
    before, opened = "", ""
    for at, character in enumerate(words):
        if character == "“":
            opened = "“”"
        elif character == "”":
            before, opened = (before, "") if opened else ("“”", "")
        elif character == '"':
            if opened == '""':
                opened = ""
            elif not opened and at and not words[at - 1].isspace() and words[at - 1] not in "([—–":
                before = '""'
            elif not opened:
                opened = '""'
    return before, opened

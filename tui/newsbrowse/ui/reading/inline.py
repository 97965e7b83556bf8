"""Markdown within a paragraph: what is emphasised, what is a link, and which signs are not shown.

A parser of whole documents gives no places of what it finds inside a line, and spans of the body must hold.
So this finds the signs where they stand, for what news has: emphasis, code, links, images, escapes. All
patterns are bounded, for a text from outside may be made of brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass

_LINK = re.compile(
    r"(?P<open>!?\[)(?P<words>[^\[\]]{0,300})\]\("
    r"(?P<url><?[^\s<>()]{1,1500}(?:\([^\s()]{0,200}\)[^\s<>()]{0,300})?>?)"
    r"(?:[ \t]{1,8}(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'))?\)"
)
_ADDRESS = re.compile(r"<(https?://[^\s<>]{1,1500})>")
_CODE = re.compile(r"(?<!`)(`{1,2})(?!`)[^`]{1,300}\1(?!`)")
_STRONG = re.compile(r"(?<![\w*])(\*\*|__)(?=[^\s*_])(?:(?!\1).){1,300}(?<=\S)\1(?![\w*])")
_EMPHASIS = re.compile(r"(?<![\w*_\\])([*_])(?=[^\s*_])[^*_]{1,300}(?<=\S)\1(?![\w*_])")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~]|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Signs:
    """What the signs of a text say; all places count its code points.

    Attributes:
        hidden: stretches that are not shown, in order and without overlap.
        styled: (start, end, look), with the looks of `Styled`.
        links: (start, end, URL) of the words that are links.
    """

    hidden: tuple[tuple[int, int], ...] = ()
    styled: tuple[tuple[int, int, str], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()


def inline_signs(text: str) -> Signs:
    """The signs of a paragraph."""
    found = _Found()
    for match in _CODE.finditer(text) if "`" in text else ():
        found.wrap(match.start(), match.end(), len(match[1]), "code", sealed=True)
    for match in _LINK.finditer(text) if "](" in text else ():
        found.link(match.start(), match.span("words"), match.end(), match["url"].strip("<>"))
    for match in _ADDRESS.finditer(text) if "<http" in text else ():
        found.link(match.start(), match.span(1), match.end(), match[1])
    if "**" in text or "__" in text:
        for match in _STRONG.finditer(text):
            found.wrap(match.start(), match.end(), 2, "strong")
    if "*" in text or "_" in text:
        for match in _EMPHASIS.finditer(text):
            found.wrap(match.start(), match.end(), 1, "emphasis")
    for match in _ESCAPE.finditer(text) if "\\" in text else ():
        found.hide((match.start(), match.end()))
    return Signs(tuple(found.hidden), tuple(found.styled), tuple(found.links))


class _Found:
    """Gathers signs; one that begins in another's is none."""

    def __init__(self) -> None:
        self.hidden: list[tuple[int, int]] = []
        self.styled: list[tuple[int, int, str]] = []
        self.links: list[tuple[int, int, str]] = []
        self._sealed: list[tuple[int, int]] = []

    def wrap(self, start: int, end: int, size: int, look: str, *, sealed: bool = False) -> None:
        """Words between two signs of `size` characters; a sealed stretch has no signs within."""
        if self.hide((start, start + size), (end - size, end)):
            self.styled.append((start + size, end - size, look))
            if sealed:
                insort(self._sealed, (start, end))

    def link(self, start: int, words: tuple[int, int], end: int, url: str) -> None:
        """Words that are a link; an image without words shows its address."""
        if words[0] == words[1]:
            return
        if self.hide((start, words[0]), (words[1], end)):
            self.styled.append((*words, "link"))
            self.links.append((*words, url))

    def hide(self, *spans: tuple[int, int]) -> bool:
        """Hide stretches, if none of them touches one that is hidden or sealed."""
        if any(_touches(span, taken) for span in spans for taken in (self.hidden, self._sealed)):
            return False
        for span in spans:
            insort(self.hidden, span)
        return True


def _touches(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a stretch overlaps one of those, which are in order and do not overlap."""
    at = bisect_left(taken, (span[1], 0))
    return at > 0 and taken[at - 1][1] > span[0]

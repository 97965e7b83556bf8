"""Lines as they came, as paragraphs separated by one blank line.

Pages pasted from a browser have a paragraph a line; wires, mails and releases break lines at some 70
characters and mark a paragraph by a blank line or by indenting its first line.
"""

from __future__ import annotations

import re
from itertools import pairwise

from newsbrowse.readers.headline import without_dateline

_WIDEST = 100
_SHORTEST_PAIR = 20
_FULL = 55
"""A line so long that does not close a sentence was broken there, where no line is much longer."""

_FLOWING = 0.5
_BULLET = re.compile(r"\s*(?:[-*•·▪◦‣–—]|\d{1,2}[.)])\s+\S")
_INDENTED = re.compile(r"(?: {2,10}|\t)\S")
_SENTENCE_END = (".", "!", "?", "”", '"', ":")


def tidy(text: str) -> str:
    """Paragraphs separated by exactly one blank line; the lines of a list stay together."""
    return join(split(text))


def split(text: str) -> list[str]:
    """Paragraphs and list items of a text, in order, each on one line and without outer white space."""
    lines = text.split("\n")
    if _is_wrapped(lines):
        lines = _unwrapped(lines)
    return [stripped for line in lines if (stripped := line.strip())]


def join(paragraphs: list[str]) -> str:
    """Paragraphs as a body: a blank line between them, a single line end between two list items."""
    pieces: list[str] = []
    in_list = False
    for paragraph in paragraphs:
        item = is_list_item(paragraph)
        if pieces:
            pieces.append("\n" if item and in_list else "\n\n")
        pieces.append(paragraph)
        in_list = item
    return "".join(pieces)


def is_list_item(line: str) -> bool:
    """Whether a line begins with a bullet or a short number."""
    return _BULLET.match(line) is not None


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines are broken to a width: they are short, and most go on in lower case."""
    wide = sum(map(_WIDEST.__lt__, map(len, lines)))
    if wide > 0.02 * len(lines):
        return False
    pairs = lower = full = 0
    dated = False
    for line, following in pairwise(lines):
        if len(line) >= _SHORTEST_PAIR and _may_continue(following):
            pairs += 1
            lower += following[0].islower()
            full += not following[0].islower() and len(line) >= _FULL and line.rstrip()[-1:].islower()
            dated = dated or without_dateline(line) != line
    flowing = lower + (full if lower or dated else 0)
    return pairs > 0 and flowing >= _FLOWING * pairs


def _may_continue(line: str) -> bool:
    if line[:1].isalpha():
        return True
    return bool(line.strip()) and not _INDENTED.match(line) and not _BULLET.match(line)


def _unwrapped(lines: list[str]) -> list[str]:
    width = max(map(len, lines))
    indents = any(_INDENTED.match(line) for line in lines)
    groups: list[list[str]] = []
    previous = ""
    for line in lines:
        if groups and _continues(previous, line, width, indents):
            groups[-1].append(line.strip())
        else:
            groups.append([line.strip()])
        previous = line
    return [" ".join(group) for group in groups]


def _continues(previous: str, line: str, width: int, indents: bool) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    if not previous.strip() or not _may_continue(line):
        return False
    if line[0].islower() or indents:
        return True
    ends = previous.rstrip().endswith(_SENTENCE_END)
    return len(previous) >= (0.8 if ends else 0.6) * width

"""The text of a pasted page without what surrounds it."""

from __future__ import annotations

import re

from msgspec import Struct, field

from newsbrowse.readers.byline import reporters
from newsbrowse.readers.captions import Captions, is_alternative_text
from newsbrowse.readers.furniture import is_furniture, is_prose, may_be_foreign, mostly_latin
from newsbrowse.readers.plain import is_plain
from newsbrowse.text.fold import fold

_REPEATS = 5
_MOST_LINES = 20_000
_BARE_LABEL = re.compile(
    r"(?:the\s+)?(?:full\s+)?(?:story|article|headline|title|lead|lede|body|text)\s*[:：]\Z", re.IGNORECASE
)


class Page(Struct):
    """The paragraphs of an article, and what was set aside but tells something about it."""

    body: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    reporters: tuple[str, ...] = ()


def body_lines(title: str, lines: list[str], captions: Captions) -> Page:
    """Sort the lines below a headline into text, captions and furniture.

    Beyond `_MOST_LINES` nothing is sorted out: what is that long is a table or a book, and no page.

    Args:
        title: the headline.
        lines: those below it.
        captions: knows which of them are captions.
    """
    page = Page()
    latin = None
    for line in lines[:_MOST_LINES]:
        repeated = len(page.body) < _REPEATS and _repeats(line, title)
        if not repeated and is_plain(line):
            page.body.append(line)
        elif captions.has(line):
            page.captions.append(line)
        elif names := _credited(line):
            page.reporters = page.reporters or names
        elif not (repeated or _is_beside_the_text(line)):
            if may_be_foreign(line):
                latin = _are_latin(lines) if latin is None else latin
            if not (latin and may_be_foreign(line)):
                page.body.append(line)
    page.body.extend(lines[_MOST_LINES:])
    return page


def _repeats(line: str, title: str) -> bool:
    """Whether a line is the headline again; most begin with another letter."""
    if len(line) > 2 * len(title):
        return False
    first, other = line[:1], title[:1]
    if (first + other).isascii() and first.isalpha() and other.isalpha() and first.lower() != other.lower():
        return False
    return fold(line) == fold(title)


def _are_latin(lines: list[str]) -> bool:
    return mostly_latin(" ".join([line[:500] for line in lines[:40]]))


def _credited(line: str) -> tuple[str, ...]:
    names = reporters(line)
    return names if names and not is_prose(line) else ()


def _is_beside_the_text(line: str) -> bool:
    if len(line) > 250:
        return False
    return is_furniture(line) or is_alternative_text(line) or _BARE_LABEL.match(line) is not None

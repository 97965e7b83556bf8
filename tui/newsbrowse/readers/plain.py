"""Lines that are text beyond doubt, told by a few quick looks: what most lines of most articles are.

A sentence of news that closes with a full stop is no caption, byline or button, unless it has one of a few
signs in it. Those without such signs need none of the patterns, in which reading spent half of its time.
"""

from __future__ import annotations

from newsbrowse.readers import captions
from newsbrowse.readers.furniture import FURNITURE_ROOM, is_prose
from newsbrowse.text import days

_SHORTEST = 40
_ENDS = frozenset('.?!”"')
"""How a plain line ends: as a sentence does, and no title of another page or label."""
_QUOTES = frozenset("“‘\"'")
_STARTS = captions.LABEL_STARTS | frozenset(("add", "rep", "wri", "edi", "com"))
"""The first letters of labels of pictures and of closing credits."""
_NOTE_STARTS = days.BEGINNINGS | frozenset(("las", "upd", "mod", "edi"))
"""The first letters of notes that may be as long as a paragraph: of days, and of updates."""
_LONGEST_NOTE = 120


def is_plain(line: str) -> bool:
    """Whether a line is text beyond doubt; False where it takes a closer look to tell.

    A plain line is no `captions.is_caption`, `captions.is_alternative_text`, `furniture.is_furniture` or
    `furniture.may_be_foreign`, and `byline.reporters` finds nobody in it.
    """
    if line[-1:] not in _ENDS or len(line) < _SHORTEST:
        return False
    if len(line) > captions.LONGEST:
        return True
    first = line[0]
    if first not in _QUOTES:
        start = line[:3]
        if not (start.isascii() and first.isalpha()) or start.lower() in _STARTS:
            return False
    if "/" in line or captions.may_have_credit_word(line) or captions.may_close_with_day(line):
        return False
    return " " in line and line[-2] not in ")]" and (len(line) > FURNITURE_ROOM or is_prose(line))


def is_paragraph(line: str) -> bool:
    """Whether a line is plain and has not even a note in it, as may stand above a text.

    What `head` reads out of such a line is nothing, and all of it stays.
    """
    if len(line) <= _LONGEST_NOTE or line[-1] not in ".?" or not (line[0].isalpha() or line[0] in _QUOTES):
        return False
    if ":" in line or "：" in line or "#" in line or "**" in line or "__" in line:
        return False
    return line[:3].lower() not in _NOTE_STARTS and is_plain(line) and is_prose(line)

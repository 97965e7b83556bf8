"""Lines that are text beyond doubt, told by a few quick looks: what most lines of most articles are.

A sentence of news that closes with a full stop is no caption, byline or button, unless it has one of a few
signs in it; and few headings have them. What has none of these signs needs none of the patterns, in which
reading spent half of its time.
"""

from __future__ import annotations

from newsbrowse.readers import captions
from newsbrowse.readers.furniture import EDGES, FURNITURE_ROOM, is_prose, may_be_of_a_pattern
from newsbrowse.readers.page_words import BEGINNINGS, INNER_PATTERNS, LANGUAGES, PHRASES
from newsbrowse.speedups import faster
from newsbrowse.text import days

_ENDS = frozenset('.?!”"')
"""How sentences end, and no titles of other pages or labels."""
_QUOTES = frozenset("“‘\"'")
_STARTS = captions.LABEL_STARTS | frozenset(("add", "rep", "wri", "edi", "com"))
"""The first letters of labels of pictures and of closing credits."""
_LANGUAGE_STARTS = frozenset(
    start
    for word in LANGUAGES
    for start in ([word[:3]] if len(word) > 2 else [f"{word}{sign}" for sign in " >,&!"])
)
"""The first letters of names of languages, and of their codes with what may stand behind one."""
_NOTE_STARTS = days.BEGINNINGS | frozenset(("las", "upd", "mod", "edi"))
"""The first letters of notes that may be as long as a paragraph: of days, and of updates."""
_LONGEST_NOTE = 120


class _PlainLines:
    """Tells the lines that are text beyond doubt.

    Args:
        starts: first three letters of labels and credits.
        short_starts: those of buttons, notices and languages.
        note_starts: those of notes that may be long.
        endings: last two letters of a day; for the compiled form, which cannot ask `days`.
        phrases: buttons, in small letters.
        edges: signs around a button.
        inner: words of notices.
    """

    def __init__(
        self,
        starts: frozenset[str],
        short_starts: frozenset[str],
        note_starts: frozenset[str],
        endings: frozenset[str],
        phrases: frozenset[str],
        edges: str,
        inner: tuple[str, ...],
    ) -> None:
        self._starts, self._short_starts, self._note_starts = starts, short_starts, note_starts
        self._phrases, self._edges, self._inner = phrases, edges, inner

    def is_plain(self, line: str) -> bool:
        """Whether a line is text beyond doubt; False where it takes a closer look to tell.

        A plain line is no `captions.is_caption`, `captions.is_alternative_text`, `furniture.is_furniture` or
        `furniture.may_be_foreign`, is no bare label, and `byline.reporters` finds nobody in it.
        """
        is_sentence = line[-1:] in _ENDS
        if len(line) > captions.LONGEST:
            return is_sentence
        first = line[:1]
        if first not in _QUOTES:
            start = line[:3]
            if not (start.isascii() and first.isalpha()) or start.lower() in self._starts:
                return False
        if "/" in line or " " not in line or line[-1] in ")]" or line[-2] in ")]":
            return False
        if captions.may_have_credit_word(line) or captions.may_close_with_day(line):
            return False
        return (is_sentence and (len(line) > FURNITURE_ROOM or is_prose(line))) or self._is_heading(line)

    def _is_heading(self, line: str) -> bool:
        """Whether a line without a slash, is nothing that stands on a page around an article."""
        if not (line[:1].isalpha() and line.isascii() and line.isprintable()):
            return False
        if "|" in line or ":" in line or "@" in line or "- " in line:
            return False
        folded = line.lower()
        if folded[:3] in self._short_starts or may_be_of_a_pattern(line):
            return False
        return folded.strip(self._edges) not in self._phrases and not any(
            map(folded.__contains__, self._inner)
        )

    def is_paragraph(self, line: str) -> bool:
        """Whether a line is plain and has not even a note in it, as may stand above a text.

        What `head` reads out of such a line is nothing, and all of it stays.
        """
        if (
            len(line) <= _LONGEST_NOTE
            or line[-1] not in ".?"
            or not (line[0].isalpha() or line[0] in _QUOTES)
        ):
            return False
        if ":" in line or "：" in line or "#" in line or "**" in line or "__" in line:
            return False
        return line[:3].lower() not in self._note_starts and is_prose(line) and self.is_plain(line)


TABLES = (
    _STARTS,
    _LANGUAGE_STARTS | BEGINNINGS,
    _NOTE_STARTS,
    days.ENDINGS,
    PHRASES,
    EDGES,
    tuple(INNER_PATTERNS),
)
"""What the lines of articles are told by."""

_lines = faster("lines", _PlainLines)(*TABLES)
is_plain = _lines.is_plain
is_paragraph = _lines.is_paragraph

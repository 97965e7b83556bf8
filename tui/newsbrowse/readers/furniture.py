"""Lines of a web page that are no part of its article: buttons, counters, menus, notices.

A line is judged as a whole. Whatever reads like a paragraph (fifteen words or more that close like a
sentence) is never taken for furniture: a button left in the text does less harm than a lost sentence.
"""

from __future__ import annotations

import re
from functools import cache

from newsbrowse.readers.page_words import BEGINNINGS, INNER_PATTERNS, LANGUAGES, PATTERNS, PHRASES, SECTIONS

FURNITURE_ROOM = 200
"""No line of furniture has more characters."""

_PROSE_WORDS = 15

EDGES = " \t\xa0.:!…»«›‹>→←▸►▼▲+|•·*[]()↓↑#-–—"
"""Signs that may stand around a button."""
_LETTER = re.compile(r"[^\W\d_]")
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_ASCII = re.compile(r"[\x00-\x7f]+")
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_BARS = re.compile(r"\s?[|•·▪]\s?|\s/\s|\t")
_BETWEEN = re.compile(r"[\s/|>›»·•,&!:–—]+")
_QUOTING = frozenset("\"'“‘")
"""What many paragraphs begin with, and no line of furniture."""
_STOPS = frozenset(".!?…。！？")
_SENTENCE_CLOSE = re.compile(r"[.!?…。！？][\"'”’»)\]]{0,3}\Z")


def is_prose(line: str) -> bool:
    """Whether a line reads like a paragraph: fifteen words or more, closed like a sentence."""
    if line[-1:] not in _STOPS and not _SENTENCE_CLOSE.search(line[-5:]):
        return False
    return len(line[:4000].split(None, _PROSE_WORDS)) >= _PROSE_WORDS


def is_furniture(line: str) -> bool:
    """Whether a line is a button, a counter, a menu, a notice or an ornament of a page."""
    if len(line) > FURNITURE_ROOM or is_prose(line):
        return False
    if _has_no_bars(line):
        part = line.strip(EDGES)
        is_buttons = not part or _is_button(part)
    else:
        parts = [stripped for piece in _BARS.split(line) if (stripped := piece.strip(EDGES))]
        part = parts[0] if len(parts) == 1 else ""
        is_buttons = all(map(_is_button, parts))
    return (
        is_buttons or (part != line and _is_of_a_pattern(line, line.casefold())) or is_language_switch(line)
    )


def _has_no_bars(line: str) -> bool:
    if "|" in line or "/" in line or "\t" in line:
        return False
    return line.isascii() or not ("•" in line or "·" in line or "▪" in line)


def _is_button(part: str) -> bool:
    folded = part.casefold()
    return folded.replace("’", "'") in PHRASES or _is_of_a_pattern(part, folded)


def _is_of_a_pattern(text: str, folded: str) -> bool:
    """Whether a text is one of the lines with something in them that differs; `folded` is its case folded."""
    if may_be_of_a_pattern(text) and _pattern().match(text):
        return True
    found = [word for word in INNER_PATTERNS if word in folded]
    return any(_inner_patterns()[word].match(text) for word in found) if found else False


def may_be_of_a_pattern(text: str) -> bool:
    """Whether a text begins as one of `PATTERNS` may: a look that spares most lines the forty of them."""
    start = text[:3].lower()
    if start in BEGINNINGS or "@" in text or start[:1] == "x":
        return True
    return start[:1] not in _QUOTING and not (start.isascii() and start.replace(" ", "").isalpha())


def is_section_line(line: str) -> bool:
    """Whether a line only names sections of a paper, apart or run together; to be asked above a headline."""
    if len(line) > 120 or line.endswith((".", "?")):
        return False
    folded = line.casefold()
    first = _BETWEEN.split(folded, 1)[0]
    if first and first not in SECTIONS and " " in line and not line.isupper():
        return False
    words = [word for word in _BETWEEN.split(folded) if word]
    known = sum(word in SECTIONS for word in words)
    if words and known == len(words):
        return True
    if len(words) >= 3 and line.isupper() and known >= 0.6 * len(words):
        return True
    return " " not in line and _is_run_together(line)


def is_language_switch(line: str) -> bool:
    """Whether a line consists of names of languages in themselves."""
    if len(line) > 120:
        return False
    folded = line.casefold()
    first = _BETWEEN.split(folded, 1)[0]
    if first and first not in LANGUAGES:
        return False
    words = [word for word in _BETWEEN.split(folded) if word]
    return 0 < len(words) <= 12 and all(word in LANGUAGES for word in words)


def may_be_foreign(line: str) -> bool:
    """Whether a line is short and without Latin letters: no part of an article in Latin ones."""
    if len(line) > 24 or line.isascii():
        return False
    letters = [character for character in line if character.isalpha()]
    return 0 < len(letters) <= 12 and not _LATIN_LETTER.search("".join(letters))


def mostly_latin(text: str) -> bool:
    """Whether nearly all letters at the beginning of a text are Latin."""
    beginning = text[:1500]
    plain = len(beginning.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    further = "" if beginning.isascii() else _ASCII.sub("", beginning)
    letters = plain + len(_LETTER.findall(further))
    return letters > 0 and plain + len(_LATIN_LETTER.findall(further)) >= 0.9 * letters


def _is_run_together(line: str) -> bool:
    """Whether a word without spaces is made of section names: `EDITORIALSNEWS!SPOTLIGHTUK`."""
    letters = re.sub(r"[\W\d_]", "", line.casefold())
    if len(letters) < 10:
        return False
    found = _section_pattern().findall(letters)
    shouted = line.isupper() and len(letters) >= 16
    return len(found) >= 2 and sum(map(len, found)) >= (0.35 if shouted else 0.7) * len(letters)


@cache
def _pattern() -> re.Pattern[str]:
    return _compiled("|".join(f"(?:{pattern})" for pattern in PATTERNS))


@cache
def _inner_patterns() -> dict[str, re.Pattern[str]]:
    return {word: _compiled(pattern) for word, pattern in INNER_PATTERNS.items()}


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\s*\Z", re.IGNORECASE)


@cache
def _section_pattern() -> re.Pattern[str]:
    names = sorted((name for name in SECTIONS if "-" not in name), key=len, reverse=True)
    return re.compile("|".join(names))

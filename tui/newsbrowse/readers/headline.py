"""A title for an article that has none of its own, from its first sentence."""

from __future__ import annotations

import re

from newsbrowse.text.sentences import sentences

LONGEST = 110
"""Characters of a title made from a sentence: what fits on a line of a list."""

_SHORTEST = 40
_WINDOW = 1500
_SPACES = re.compile(r"\s+")
_LETTER = re.compile(r"[^\W_]")
_BULLET = re.compile(r"(?:[-*•·▪◦‣–—#>]+|\d{1,2}[.)])\s+")
_DATELINE = re.compile(
    r"(?:\([A-Z][\w ./]{1,30}\)\s*[-–—]+\s*"
    r"|[A-Z][\w.'’,/ ]{1,60}?(?:\([A-Z][\w ./-]{1,40}\))?\s*(?:--+|[–—]|\s-)\s+(?=[\"“‘A-Z0-9]))"
)
_PAUSE = re.compile(r"[,;:]\s|\s[–—-]+\s|\s?—\s?")
_CLAUSE = re.compile(
    r"\s(?=(?:after|although|amid|as|because|before|but|despite|following|since|though|when|where|which|while|who)\s)"
)
_LOOSE_END = re.compile(
    r"(?:[\s,;:–—-]+(?:a|an|and|at|but|by|for|from|in|of|on|or|that|the|to|with|which|who|as|while|is|was|has)\b)*"
    r"[\s,;:–—-]*\Z",
    re.IGNORECASE,
)


def title_from(body: str, *, whole_line: bool = False) -> str:
    """A title from the beginning of a body: its first sentence, or a clause of that.

    Args:
        body: the text; only its beginning is looked at.
        whole_line: take a short first line as it is, also when it has two sentences.

    Returns:
        At most `LONGEST` characters; the empty string for an empty body.
    """
    lines = body.lstrip()[:_WINDOW].split("\n")
    first = next((line for line in lines if _LETTER.search(line)), lines[0])
    bullet = _BULLET.match(first)
    line = without_dateline(_SPACES.sub(" ", first[bullet.end() if bullet else 0 :]).strip())
    if whole_line and len(line) <= LONGEST:
        return _without_stop(line) or line
    spans = sentences(line)
    sentence = line[spans[0].start : spans[0].end] if spans else line
    return shortened(sentence) or line[:LONGEST]


def without_dateline(line: str) -> str:
    """A first line without the place, the day and the agency before its dash."""
    if not ("-" in line or "–" in line or "—" in line):
        return line
    match = _DATELINE.match(line)
    if not match or len(line) - match.end() < 20:
        return line
    place = match[0].split("(")[0].split(",")[0].strip(" -–—")
    return line[match.end() :] if not place or place.isupper() or "(" in match[0] else line


def shortened(sentence: str) -> str:
    """A sentence as a title: whole if short, else up to a pause, a clause, or at worst a word."""
    if len(sentence) <= LONGEST:
        return _without_stop(sentence)
    for boundary in (_PAUSE, _CLAUSE):
        ends = [match.start() for match in boundary.finditer(sentence, 0, LONGEST + 2)]
        fitting = [
            cut for end in ends if _SHORTEST <= len(cut := _LOOSE_END.sub("", sentence[:end])) <= LONGEST
        ]
        if fitting:
            return fitting[-1]
    cut = sentence[: LONGEST - 1]
    word_end = cut.rfind(" ")
    return _LOOSE_END.sub("", cut[:word_end] if word_end > _SHORTEST else cut) + "…"


def _without_stop(sentence: str) -> str:
    """The sentence without its full stop; that of an abbreviation such as `U.S.` stays."""
    stripped = sentence.rstrip()
    is_stop = stripped.endswith(".") and "." not in stripped.rsplit(" ", 1)[-1][:-1]
    return stripped[:-1] if is_stop else stripped

"""Titles and names in quotation marks, which nobody says."""

from __future__ import annotations

import re

from newsbrowse.extract.scanning import Endings
from newsbrowse.extract.speech_verbs import words_of
from newsbrowse.models import Span

_NAMED_THING = re.compile(
    r"\b(?:films?|movies?|books?|novels?|songs?|albums?|series|shows?|play|magazine|podcasts?|memoir|programme|program|"
    r"titled|entitled|named|nicknamed|so-called|known as)\s*,?\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_LAST_WORDS = Endings(
    """film films movie movies book books novel novels song songs album albums series show shows play magazine
    podcast podcasts memoir programme program titled entitled named nicknamed so-called as the"""
)
"""What `_NAMED_THING` ends with, and more: a quick look that spares most of the long ones."""
_ON_AIR = re.compile(
    r"(?:['’]s?|\bon|\bin|\bof|\bthe|\ba|\ban|\bhis|\bher|\bits|\btheir|\bour|\bthis|\bthat|\bnew|\band)\s+$",
    re.IGNORECASE,
)
_SMALL_WORDS = words_of("a an and as at by de for from in into of on or the to with")


def is_name_of_thing(body: str, span: Span) -> bool:
    """Whether the marks hold a title or a name: `the "Board of Works"`, `the film "Rain"`."""
    before = body[max(0, span.start - 40) : max(0, span.start - 1)]
    last = before.rstrip().removesuffix(",").rstrip().casefold()
    if _LAST_WORDS.may_end(last) and _NAMED_THING.search(before):
        return True
    if not body[span.start].isupper():
        return False
    words = body[span.start : min(span.end, span.start + 100)].split()
    titled = all(w[:1].isupper() or w[:1].isdigit() or w in _SMALL_WORDS for w in words)
    return titled and bool(_ON_AIR.search(before))

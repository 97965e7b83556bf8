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
_ON_AIR = re.compile(
    r"(?:['’]s?|\bon|\bin|\bof|\bthe|\ba|\ban|\bhis|\bher|\bits|\btheir|\bour|\bthis|\bthat|\bnew|\band)\s+$",
    re.IGNORECASE,
)
_LAST_WORDS = Endings(
    """film films movie movies book books novel novels song songs album albums series show shows play magazine
    podcast podcasts memoir programme program titled entitled named nicknamed so-called as the
    ' ’ 's ’s on in of a an his her its their our this that new and"""
)
"""What both expressions end with, and more: a quick look that spares most of the long ones."""
_SMALL_WORDS = words_of("a an and as at by de for from in into of on or the to with")


def is_name_of_thing(body: str, span: Span) -> bool:
    """Whether the marks hold a title or a name: `the "Board of Works"`, `the film "Rain"`."""
    before = body[max(0, span.start - 40) : max(0, span.start - 1)]
    if not _LAST_WORDS.may_end(before.rstrip().casefold().removesuffix(",").rstrip()):
        return False
    if _NAMED_THING.search(before):
        return True
    if not body[span.start].isupper() or not _ON_AIR.search(before):
        return False
    return _is_titled(body[span.start : min(span.end, span.start + 100)])


def _is_titled(text: str) -> bool:
    """Whether all words but small ones begin with capitals or digits."""
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL_WORDS for word in text.split())

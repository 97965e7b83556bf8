"""Titles and names in quotation marks, which nobody says."""

from __future__ import annotations

import re

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
_NAMING = words_of(
    """film films movie movies book books novel novels song songs album albums series show shows play magazine
    podcast podcasts memoir programme program titled entitled named nicknamed as"""
)
_AIRING = words_of("on in of the a an his her its their our this that new and")
"""The words that the two expressions end with; where letters alone stand there, no others can."""
_SMALL_WORDS = words_of("a an and as at by de for from in into of on or the to with")


def is_name_of_thing(body: str, span: Span) -> bool:
    """Whether the marks hold a title or a name: `the "Board of Works"`, `the film "Rain"`."""
    start = span.start
    if start < 3 or not body[start - 2].isspace():
        return False
    before = body[max(0, start - 40) : start - 1]
    bare = before.rstrip().casefold()
    if not _may_name(bare):
        return False
    if _may_name_thing(bare) and _NAMED_THING.search(before):
        return True
    if not body[start].isupper():
        return False
    last = bare.rpartition(" ")[2]
    on_air = last in _AIRING if _is_plain(last) or last.endswith(",") else _ON_AIR.search(before)
    return bool(on_air) and _is_titled(body[start : min(span.end, start + 100)])


def _may_name(before: str) -> bool:
    """Whether a text may end with what either expression ends with: a quick look that spares most of them."""
    if not before or not (before[-1].isalpha() or before[-1] in "'’,"):
        return False
    last = before.rpartition(" ")[2]
    return last in _NAMING or last in _AIRING or not _is_plain(last)


def _may_name_thing(before: str) -> bool:
    """Whether what may end so may also end with the word for a thing that has a name."""
    head, _, last = before.rpartition(" ")
    if last == "the" or last.endswith(","):
        last = (head if last == "the" else before).rstrip(" ,").rpartition(" ")[2]
    return last in _NAMING or not _is_plain(last)


def _is_plain(word: str) -> bool:
    return word.isalpha() and word.isascii()


def _is_titled(text: str) -> bool:
    """Whether all words but small ones begin with capitals or digits."""
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL_WORDS for word in text.split())

"""The words for somebody without a name: `a senior official`, `the ministry`, `Facebook`."""

from __future__ import annotations

import re

from newsbrowse.extract.narrative import BLOT
from newsbrowse.extract.speaker_nouns import is_somebody
from newsbrowse.extract.speaker_types import SOMEBODY, Kind, Subject
from newsbrowse.extract.speech_verbs import words_of

_BRACKETS = re.compile(r"\([^()\n]{0,60}\)")
LEADING = re.compile(
    r"(?:but|and|yet|or|so|still|meanwhile|however|instead|then|now|both|even|though)\s+", re.IGNORECASE
)
PREPOSITION_FIRST = re.compile(
    r"(?:in|on|at|by|during|after|before|for|from|with|under|over|to|of|about|as|since|until|despite|following|"
    r"amid|through|given|including|like|unlike|such|per|against|asked|speaking|responding|according)\b",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:the|a|an|one|another|some|many|several|most|two|three|both|his|her|their|its|our|other|more|few|this|"
    r"these|those)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|a|an|one|another|some|this|that|these|those)\s+", re.IGNORECASE)
_PHRASE_END = re.compile(
    r"\s(?:in|on|at|during|after|before|by|as|to|with|about|over|under|who|which|that|when|while|whose|because|since|"
    r"today|yesterday|last|this|earlier|via|through|close|[a-z]+ing|[a-z]+ed\s*$)\b|\s'|,"
)
_NOT_WORDS = words_of(
    """it this that there i we you what he she they which who not is was were are be been being has had have
    will would can could may might must should do does did him them me us himself no nobody everyone anyone
    much said told asked"""
)
_NOT_IN_PHRASE = re.compile(rf"\b(?:{'|'.join(sorted(_NOT_WORDS))})\b", re.IGNORECASE)
_AGE = re.compile(r"\d{1,3}-year-old")


def words_for(text: str, start: int, end: int, *, certain: bool = False) -> Subject | None:
    """The words for somebody in a stretch of a narrative, up to what only tells when or where.

    Args:
        text: the narrative.
        start: where the words may begin.
        end: where they end at the latest.
        certain: whether grammar leaves no doubt that they speak, so that any noun will do.
    """
    stretch = without_brackets(text[start:end])
    lead = LEADING.match(stretch.lstrip())
    skipped = len(stretch) - len(stretch.lstrip()) + (lead.end() if lead else 0)
    phrase = stretch[skipped:]
    cut = _PHRASE_END.search(phrase)
    phrase = (phrase[: cut.start()] if cut else phrase).rstrip(" ,")
    if not phrase or PREPOSITION_FIRST.match(phrase) or BLOT in phrase:
        return None
    article = _ARTICLE.match(phrase)
    bare = phrase[article.end() :] if article else phrase
    words = bare.split()
    if _is_clause(bare, words):
        return None
    if article and len(words) == 1 and _AGE.fullmatch(words[0]):
        return Subject(Kind.PRONOUN, SOMEBODY, start + skipped)
    amid = text[max(0, start + skipped - 3) : start + skipped].strip()[-1:] not in (".", "!", "?", "")
    if not is_somebody(words, determined=bool(_DETERMINER.match(phrase)) or amid, certain=certain):
        return None
    return Subject(Kind.WORDS, " ".join(words), start + skipped, phrase[:4].lower() == "the ")


def _is_clause(text: str, words: list[str]) -> bool:
    """Whether a text has words that no phrase for somebody has."""
    if text.isascii() and "".join(words).isalpha():
        return not _NOT_WORDS.isdisjoint(text.lower().split())
    return _NOT_IN_PHRASE.search(text) is not None


def without_brackets(text: str) -> str:
    """A text with short asides in round brackets turned into as much space: `Ana Moe (Vardal) said`."""
    if "(" not in text:
        return text
    return _BRACKETS.sub(lambda match: " " * len(match[0]), text)

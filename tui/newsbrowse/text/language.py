"""The language a text is written in, or None where that is not certain.

Compact Language Detector 2 looks at runs of four letters and takes a tenth of a millisecond; where it is not
installed, only English is known, by its function words. A wrong answer costs more than none: a text without a
language is treated as English, and so none is given for a headline in Latin letters, in which names prevail.
"""

from __future__ import annotations

import re
from functools import cache
from types import ModuleType

from newsbrowse.speedups import faster

_SAMPLE = 2000
"""Code points that are looked at."""
_FIRST_SAMPLE = 700
"""Code points that are looked at first, which are enough for most English news."""
_FEWEST_LETTERS = 50
"""Fewer letters than these are not enough, unless they belong to a script of few languages."""
_FEWEST_OTHER_LETTERS = 8
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[\U0001fffe-\U0010ffff]"
)
"""What the detector refuses: control characters, surrogates, and characters that are none."""
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER_LETTER = re.compile(r"[\u0370-\u1dff\u2c00-\ud7ff\uf900-\ufdcf\ufdf0-\ufefc\U00010000-\U0001fffd]")
_TODAY = {"iw": "he", "jw": "jv", "in": "id", "ji": "yi", "mo": "ro", "nb": "no"}
"""Codes that are no longer used, and what they are now."""
_CODE = re.compile(r"[a-z]{2,3}(?=-|$)")
_NO_LANGUAGE = frozenset({"un", "xxx", "zzp", "tlh", "sco", "ia", "ie", "vo", "la", "gn"})
"""Unknown, none, jokes and what news is not written in, which the detector sees in English names."""

_LEAST_WORDS = 12
_LEAST_SHARE = 0.12
_PLAIN_WORDS = 60
_PLAIN_SHARE = 0.15
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = (
    "the and of to that with said for from by which have has had was were would their they this it"
)
_ENGLISH = frozenset(_FUNCTION_WORDS.split())


def detect(text: str) -> str | None:
    """The ISO 639 code of a text's language, as `en`, `pt` or `zh`; None where it is not certain.

    Only the beginning is read. Chinese is `zh` in either script; Norwegian is `no` or `nn`.
    """
    if _is_plainly_english(text[:_FIRST_SAMPLE]):
        return "en"
    if len(text) > _FIRST_SAMPLE and _is_plainly_english(text[:_SAMPLE]):
        return "en"
    sample = _UNFIT.sub(" ", text[:_SAMPLE])
    code = _detected(sample)
    if code is None:
        return "en" if _is_clearly_english(sample) else None
    return code if code == "en" or _is_long_enough(sample) else None


def _is_long_enough(sample: str) -> bool:
    """Whether there are enough letters to believe that a text is not English."""
    if len(_OTHER_LETTER.findall(sample)) >= _FEWEST_OTHER_LETTERS:
        return True
    return len(_LATIN.findall(sample)) >= _FEWEST_LETTERS


class _Familiar:
    """A few short words that are looked for in texts.

    Args:
        words: in small letters.
    """

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words

    def counted(self, text: str) -> tuple[int, int]:
        """How many words there are between white space, and how many of them are of those."""
        words = text.lower().split()
        return len(words), sum(map(self._words.__contains__, words))


Familiar = faster("familiar", _Familiar)
_FAMILIAR = Familiar(_ENGLISH)


def _is_plainly_english(sample: str) -> bool:
    """Whether function words leave no doubt, as in nearly all English news; that is quick to tell."""
    words, found = _FAMILIAR.counted(sample)
    return words >= _PLAIN_WORDS and found >= _PLAIN_SHARE * words


def _is_clearly_english(text: str) -> bool:
    """Whether a text is English by its function words."""
    words = _WORD.findall(text.lower())
    found = [word for word in words if word in _ENGLISH]
    return len(words) >= _LEAST_WORDS and len(found) >= _LEAST_SHARE * len(words) and len(set(found)) >= 3


def _detected(sample: str) -> str | None:
    detector = _detector()
    if detector is None:
        return None
    try:
        reliable, _, ranked = detector.detect(sample, isPlainText=True)
    except detector.error:
        return None
    code = _CODE.match(ranked[0][1])
    if not reliable or code is None or code[0] in _NO_LANGUAGE:
        return None
    return _TODAY.get(code[0], code[0])


@cache
def _detector() -> ModuleType | None:
    """The detector, loaded when the first text is read; None where it is not installed."""
    try:
        import pycld2
    except ImportError:
        return None
    return pycld2  # type: ignore[no-any-return]

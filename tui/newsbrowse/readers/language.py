"""A guess at English, and at nothing else: other languages are known only where the sender says so."""

from __future__ import annotations

import re

_SAMPLE = 4000
_LEAST_WORDS = 12
_LEAST_SHARE = 0.12
_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION_WORDS = (
    "the and of to that with said for from by which have has had was were would their they this it"
)
_ENGLISH = frozenset(_FUNCTION_WORDS.split())


def guess_language(text: str) -> str | None:
    """`en` if the beginning of a text is clearly English by its function words, else None."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    found = [word for word in words if word in _ENGLISH]
    clear = len(words) >= _LEAST_WORDS and len(found) >= _LEAST_SHARE * len(words) and len(set(found)) >= 3
    return "en" if clear else None

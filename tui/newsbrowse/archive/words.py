"""Text as it is handed to the index's analysers, and the words of a text with their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

_INVISIBLE = r"\u00ad\u200b-\u200d\u2060\ufeff"
_INNER = rf"{_INVISIBLE}\u0300-\u036f"
_ODD = re.compile(rf"[{_INNER}]")
_HIDDEN = re.compile(rf"[{_INVISIBLE}]+")
_ACCENTED = re.compile(r"\w[\u0300-\u036f]{1,4}")
_MARKS = re.compile(r"[\u0300-\u036f]+")
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_INNER}])*")
"""A word as the index cuts it: letters and digits, with the accents and invisible marks among them."""


def searchable(text: str) -> str:
    """The text with accents composed into their letters and invisible marks gone.

    An accent written as a character of its own, or a soft hyphen, would otherwise cut a word in two. Marks
    are composed a letter at a time, because composing takes quadratic time on an endless run of them.
    """
    if text.isascii() or not _ODD.search(text):
        return text
    text = _HIDDEN.sub("", text)
    return _MARKS.sub("", _ACCENTED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text))


_FEW = 16


def find_words(text: str, wanted: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Each place of the wanted words in a text, in order: word, start, end. They are whole matches of `WORD`.

    A few words are searched for by name, many by going through all the words of the text.
    """
    if len(wanted) > _FEW:
        places = (match for match in WORD.finditer(text) if match[0] in wanted)
    elif wanted:
        found = _whole_words(tuple(sorted(wanted, key=len, reverse=True))).finditer(text)
        places = (match for match in found if _begins_word(text, match.start()))
    else:
        return
    for match in places:
        yield match[0], match.start(), match.end()


@lru_cache(maxsize=64)
def _whole_words(words: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![^\W_])(?:{names})(?![^\W_]|[{_INNER}])")


def _begins_word(text: str, at: int) -> bool:
    """Whether no letter or digit stands before `at`, but for marks in between that belong to it."""
    while at and _ODD.match(text, at - 1):
        at -= 1
    return not at or not WORD.match(text, at - 1)

"""Text as it is handed to the index's analysers, and the words of a text with their places.

A word is letters and digits, with the accents and other marks among them. In scripts without spaces between
words each letter with its marks is one: what is looked for there is a run of them, found wherever it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache

LONGEST = 200
"""Bytes of a word from which on it is none: a line of a picture, or noise."""

_FEW = 16
_HIDDEN = r"\u00ad\u200b-\u200d\u2060\ufeff"
_ACCENTS = r"\u0300-\u036f"
_FURTHER = re.compile(
    r"[^\0-\u0373\u0375-\u0482\u048a-\u0590\u1e00-\u1f70\u2000-\u20cf\u20f1-\u2125\u2127-\u2129"
    r"\u212c-\u2ddf\u2e00-\u3004\ufb00-\ufb1c\ufe30-\uff65\U0001f000-\U0001faff]"
)
"""What calls for the rules of all scripts: neither Latin, Greek, Cyrillic and their signs nor a picture."""

SIGNS = "‘’“”–—…\u00a0"
"""Without these most English texts are of ASCII alone, which is cut ten times as fast."""

_GAPS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})
_ASCII_GAPS = bytes(32 if code < 128 and not chr(code).isalnum() else code for code in range(256))
"""The same for UTF-8: the bytes of other characters stay."""


class Rules:
    """How words are cut and folded.

    Args:
        inner: what belongs to the letter before it and begins no word, as the inside of a set.
        dropped: of that, what does not matter.
        alone: letters that are words by themselves, with their marks.
        alike: letters that stand for each other.
        recomposed: characters that may have another form without a mark.
    """

    def __init__(
        self,
        inner: str,
        dropped: str,
        *,
        alone: str = "",
        alike: Mapping[int, str] | None = None,
        recomposed: str = "",
    ) -> None:
        self._letter = letter = rf"[^\W_{alone}\u0640]"
        self._inner = inner
        self._mark = rf"(?:(?!{letter})[{inner}])"
        self._lone = rf"[{alone}]" if alone else "(?!)"
        letters = rf"[0-9A-Za-z]+|{letter}"
        self.word = re.compile(rf"{self._lone}{self._mark}*|(?:{letters})(?:{letters}|[{inner}])*+")
        self._alike = alike or {}
        self._dropped = f"[{dropped}]+"
        self._odd = f"[{inner}{recomposed}{''.join(map(chr, self._alike))}]"
        self._whole = lru_cache(maxsize=64)(self._compiled)

    def searchable(self, text: str) -> str:
        """The words of a text, folded, with spaces between.

        Expressions are tried only on what is not of ASCII alone: no word goes on past other signs of it.
        """
        data = text.encode("utf-8", "surrogatepass").translate(_ASCII_GAPS)
        pieces = data.decode("utf-8", "surrogatepass").split(" ")
        return " ".join([piece if piece.isascii() else self._searchable(piece) for piece in pieces if piece])

    def _searchable(self, text: str) -> str:
        words, is_odd = self.word.findall(text), re.compile(self._odd).search
        if not is_odd(text):
            return " ".join(words)
        return " ".join([self._folded(word) if is_odd(word) else word for word in words])

    def _folded(self, word: str) -> str:
        if len(word) <= LONGEST:  # composing takes quadratic time on an endless run of marks
            word = unicodedata.normalize("NFC", re.sub(f"[{_HIDDEN}\\u0640]+", "", word))
        return re.sub(self._dropped, "", word).translate(self._alike)

    def places(self, text: str, words: tuple[str, ...]) -> Iterator[re.Match[str]]:
        """Where some words stand in a text as whole words."""
        found = self._whole(words).finditer(text)
        return (match for match in found if self._begins_word(text, match.start()))

    def _compiled(self, words: tuple[str, ...]) -> re.Pattern[str]:
        alone = [re.escape(word) for word in words if re.match(self._lone, word)]
        others = [re.escape(word) for word in words if not re.match(self._lone, word)]
        kinds = [
            (alone, rf"(?:{'|'.join(alone)})(?!{self._mark})"),
            (others, rf"(?<!{self._letter})(?:{'|'.join(others)})(?!{self._letter}|[{self._inner}])"),
        ]
        return re.compile("|".join(pattern for kind, pattern in kinds if kind))

    def _begins_word(self, text: str, at: int) -> bool:
        """Whether no letter or digit of the same word stands before `at`, but for marks that belong to it."""
        if re.match(self._lone, text[at]):
            return True
        while at and not re.match(self._letter, text[at - 1]):
            if not re.match(self._mark, text[at - 1]):
                return True
            at -= 1
        return not at


_COMMON = Rules(_HIDDEN + _ACCENTS, _HIDDEN + _ACCENTS)


@cache
def _all_scripts() -> Rules:
    from newsbrowse.archive.scripts import ACCENTS, ALIKE, ALONE, HIDDEN, INNER, RECOMPOSED, STRETCH

    dropped = HIDDEN + STRETCH + ACCENTS
    return Rules(INNER, dropped, alone=ALONE, alike=ALIKE, recomposed=RECOMPOSED)


def _rules(text: str) -> Rules:
    """The rules that a text needs: those of all scripts hold for each, but take long to make ready."""
    return _all_scripts() if needs_all_rules(text) else _COMMON


def needs_all_rules(text: str) -> bool:
    """Whether there are other letters in a text than those of Latin, Greek and Cyrillic."""
    return not text.isascii() and _FURTHER.search(text) is not None


def searchable(text: str) -> str:
    """The words of a text with spaces between, as the index's analysers take them.

    Accents are composed into their letters, and dropped where that cannot be; so are invisible marks and the
    vowel signs of Arabic and Hebrew, and letters of Arabic that are written in several ways become one.
    """
    if not text.isascii():
        for sign in SIGNS:
            text = text.replace(sign, " ")
    return text.translate(_GAPS) if text.isascii() else _rules(text).searchable(text)


def words_in(text: str) -> list[str]:
    """The words of a text as they stand there."""
    return _rules(text).word.findall(text)


def word_places(text: str) -> Iterator[re.Match[str]]:
    """The words of a text with their places."""
    return _rules(text).word.finditer(text)


def find_words(text: str, wanted: Collection[str]) -> Iterator[tuple[str, int, int]]:
    """Each place of the wanted words in a text, in order: word, start, end. They are words of `words_in`.

    A few words are searched for by name, many by going through all the words of the text.
    """
    rules = _rules(text)
    places: Iterator[re.Match[str]]
    if len(wanted) > _FEW:
        places = (match for match in rules.word.finditer(text) if match[0] in wanted)
    elif wanted:
        places = rules.places(text, tuple(sorted(wanted, key=len, reverse=True)))
    else:
        return
    for match in places:
        yield match[0], match.start(), match.end()

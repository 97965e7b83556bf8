"""What the finding of runs asks of words, as one byte for each word of a text: casing, length, two lists.

The bytes of a text are searched with expressions and counted, which is quicker than asking word by word.
"""

from __future__ import annotations

from functools import cache

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import name_list, word_class

CAPITAL = 1
"""The word may be in a name: it begins with a capital, or has one behind a short head and a hyphen."""
UPPER = 2
"""It is written in capitals."""
LONG = 4
"""It begins with a letter and has more than three characters."""
LETTERS = 8
"""It begins with a letter and has more than one character."""
LETTER = 16
"""It begins with a letter."""
INITIAL = 32
"""It begins with a capital."""
PARTICLE = 64
"""It joins the parts of a name: `van`, `bin`, `de la`."""
NOBODY = 128
"""It names nobody when it stands alone with a capital, as at the start of a sentence."""

_LONGEST = 60
"""No name has a longer word."""
_WORDS_KEPT = 160_000
"""Half of them, which are found at once, are nearly all words of ten thousand articles."""
_OF_SIZE = (0, LETTER, *[LETTER + LETTERS] * 2, LETTER + LETTERS + LONG)
"""The signs of a word of letters by the number of its characters, up to four."""
PLAIN = bytes((*_OF_SIZE, *[signs + INITIAL + CAPITAL for signs in _OF_SIZE]))
"""The signs of words in no list by their number of letters, up to four: lower case, then with a capital."""


def sign(word: str) -> int:
    """What there is to say of a word, added up."""
    first = word[0]
    letters = _OF_SIZE[min(len(word), 4)] if first.isalpha() else 0
    if word.islower():
        return letters + PARTICLE if word in word_class("particles") else letters
    initial = first.isupper()
    signs = letters + INITIAL if initial else letters
    if word.isupper():
        signs += UPPER
    if len(word) <= _LONGEST and (initial or _has_capital_behind(word)):
        signs += CAPITAL + NOBODY if names_nobody(word) else CAPITAL
    return signs


signs_of: Kept[str, int] = Kept(sign, limit=_WORDS_KEPT)


def odd_words() -> frozenset[str]:
    """The words in lower case that do not have the signs of others."""
    return word_class("particles")


def odd_capitalised() -> frozenset[str]:
    """The words that do not have the signs of others when they have a capital; here in lower case."""
    return _nobody()


def names_nobody(word: str) -> bool:
    """Whether a word with a capital that stands alone is a common word at the start of a sentence."""
    return word.lower() in _nobody()


def having(signs: int) -> bytes:
    """The bytes that have all of some signs."""
    return bytes(byte for byte in range(256) if byte & signs == signs)


def table_of(signs: int) -> bytes:
    """A table for `bytes.translate`: 1 for the bytes that have all of some signs, 0 for the others."""
    return bytes(byte & signs == signs for byte in range(256))


def _has_capital_behind(word: str) -> bool:
    """Whether a capital follows a hyphen behind at most three characters: `al-Assad`."""
    head, _, tail = word.partition("-")
    return tail[:1].isupper() and len(head) < 4


@cache
def _nobody() -> frozenset[str]:
    """Common words that name nobody when they stand alone with a capital, as at the start of a sentence."""
    names = name_list("classic") | name_list("surnames") | word_class("east_asian")
    beginners = word_class("beginners") - name_list("classic")
    return name_list("common") - names | beginners | word_class("sentence_words")

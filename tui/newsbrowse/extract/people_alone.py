"""Capitalised words that stand alone: what lists say of them before the tagger is asked."""

from __future__ import annotations

from functools import cache

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import name_list, normal, word_class

NOBODY, TITLED, ANYBODY = range(3)
"""It never names a person; only with a title before it (a state, a firm, an office); or it may name one."""


def _judge(word: str) -> int:
    key = normal(word)
    if len(key) < 2 or word.isupper() or key in _nobody():
        return NOBODY
    return TITLED if key in _titled() else ANYBODY


alone: Kept[str, int] = Kept(_judge)
"""Which of `NOBODY`, `TITLED` and `ANYBODY` a word is where no other capitalised word stands next to it."""


@cache
def _nobody() -> frozenset[str]:
    return word_class("demonyms").union(*map(word_class, ("calendar", "honorifics", "particles")))


@cache
def _titled() -> frozenset[str]:
    classes = map(word_class, ("organisations", "second_demonyms", "titles"))
    return word_class("companies").union(*classes) - name_list("classic") | name_list("regions")


def is_honorific(word: str) -> bool:
    """Whether a word is a title that is written before a name."""
    return normal(word) in word_class("honorifics")

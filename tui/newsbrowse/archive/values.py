"""Names as the library compares and lists them."""

from __future__ import annotations

from functools import lru_cache

from newsbrowse.text.clean import clean

_LONGEST_VALUE = 200
_KEPT = 4_096


def facet_value(text: str) -> str:
    """A name as the index holds it: one clean line of at most 200 characters."""
    return _kept_value(text) if len(text) <= _LONGEST_VALUE else _value(text)


def _value(text: str) -> str:
    return one_line(text)[:_LONGEST_VALUE].strip()


_kept_value = lru_cache(_KEPT)(_value)
"""The names of a library come again and again, while an import counts them and the index takes them in."""


def one_line(text: str) -> str:
    """The text clean, on one line, with single spaces."""
    return " ".join(clean(text).split())

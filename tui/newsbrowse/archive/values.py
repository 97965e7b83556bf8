"""Names as the library compares and lists them."""

from __future__ import annotations

from newsbrowse.text.clean import clean

_LONGEST_VALUE = 200


def facet_value(text: str) -> str:
    """A name as the index holds it: one clean line of at most 200 characters."""
    return one_line(text)[:_LONGEST_VALUE].strip()


def one_line(text: str) -> str:
    """The text clean, on one line, with single spaces."""
    return " ".join(clean(text).split())

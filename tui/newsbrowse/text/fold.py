"""The normal form in which names and words are compared: no case, no accents, plain quotation marks.

Compatibility decomposition (Unicode NFKD, UAX #15), then case folding. Letters that Unicode does not
decompose (`ø`, `ł`) get their base letter too, since spellings with and without are both common in news.
"""

from __future__ import annotations

import unicodedata

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′‵´`ʻʼ‹›", "'"),
        **dict.fromkeys("“”„‟″‶«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
        **dict(zip("øØłŁđĐħĦŧŦıðÐ", "oOlLdDhHtTidD", strict=True)),
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "þ": "th",
        "Þ": "Th",
    }
)
_LETTER_MARKS = frozenset({7, 8, 9})
"""Combining classes that make another letter (nukta, kana voicing, virama), not an accent."""
_MAX_MARKS = 4


def fold(text: str) -> str:
    """The form of `text` for comparing: `"Łódź ‘Café’"` and `"lodz 'cafe'"` fold to the same.

    Runs of white space become one space, outer ones go; doubled single quotes count as a double one.
    """
    if not text.isascii():
        text = text.translate(_PLAIN)
        if not text.isascii():
            text = _fold_letters(text)
    return " ".join(text.casefold().split()).replace("`", "'").replace("''", '"')


def _fold_letters(text: str) -> str:
    # Case folding can bring forth letters that decompose further, hence twice.
    for _ in range(2):
        text = _without_accents(unicodedata.normalize("NFKD", _without_accents(text)))
        text = text.casefold().translate(_PLAIN)
    return unicodedata.normalize("NFC", text)


def _without_accents(text: str) -> str:
    """Without combining marks; the few that make another letter stay, at most four in a run.

    The limit also keeps `unicodedata.normalize` from its quadratic reordering of endless runs.
    """
    kept: list[str] = []
    run = 0
    for character in text:
        mark = unicodedata.combining(character)
        if not mark:
            run = 0
        elif mark in _LETTER_MARKS and run < _MAX_MARKS:
            run += 1
        else:
            continue
        kept.append(character)
    return "".join(kept)

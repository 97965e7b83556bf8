"""The one sanitiser of all that is shown or printed: a text from outside may carry orders to the terminal.

Neither Textual nor Rich removes them: an escape sequence in a headline can write the reader's clipboard,
a direction override can make a name read as another. Stored text stays as it came; these functions
stand between it and any screen, pipe or file that a person reads.

Removed are: control characters (C0, C1, DEL), direction controls, zero-width and other invisible
format characters, variation selectors, lone surrogates, noncharacters, and combining marks beyond the
fourth on one base. The joiners U+200C and U+200D stay between two letters of the scripts that are
spelled with them (Arabic and Indic ones), and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

REPLACEMENT = "\ufffd"
MAX_MARKS = 4

_LONG = 100_000
"""Code points from which it pays to look first at each character that occurs."""

_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
_NOT_CHARACTERS = "\ud800-\udfff\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
_JOINED_SCRIPTS = "\u0600-\u109f\u1780-\u18af\ua840-\ua97f\ufb50-\ufdff\ufe70-\ufefc"

_FORBIDDEN = re.compile(f"[{_CONTROLS}{_INVISIBLE}{_NOT_CHARACTERS}]")
_FORBIDDEN_RUN = re.compile(f"[{_CONTROLS}{_INVISIBLE}{_NOT_CHARACTERS}]+")
_ASCII_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_STRAY_JOINER = re.compile(f"(?<![{_JOINED_SCRIPTS}])[\u200c\u200d]|[\u200c\u200d](?![{_JOINED_SCRIPTS}])")
_MAYBE_MARKS = re.compile(r"[^\w\s\x00-\u02ff]{5,}")
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANK_RUN = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_SAME_LENGTH_BLANKS = str.maketrans(
    {"\t": " ", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"}
)


def clean(text: str) -> str:
    """Make one harmless line of a text, for titles, names and messages.

    Line breaks and tabs become one space; other spaces stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    return _BLANK_RUN.sub(" ", _without_forbidden(text))


def clean_block(text: str) -> str:
    r"""Make a text of several lines harmless: all line breaks become `\n`, tabs become spaces."""
    if text.isascii() and text.isprintable():
        return text
    return _BREAK.sub("\n", _without_forbidden(text)).replace("\t", " ")


def clean_preserving(text: str) -> str:
    r"""Make a text harmless without changing its length, so that spans of the stored text still hold.

    What `clean_block` would remove becomes U+FFFD, one for one; `\r\n` becomes a space and `\n`.
    """
    if text.isascii() and text.isprintable():
        return text
    if len(text) > _LONG and _is_plain(text):
        return text
    harmless = _without_forbidden(text, REPLACEMENT)
    if "\r" in harmless:
        harmless = harmless.replace("\r\n", " \n").replace("\r", "\n")
    return harmless.translate(_SAME_LENGTH_BLANKS)


def _is_plain(text: str) -> bool:
    """Whether no character of a text could be changed, told by those that occur: quick for a long one."""
    found = set(text) - {"\n"}
    if not all(map(str.isprintable, found)) or _FORBIDDEN.search("".join(found)):
        return False
    return not any(unicodedata.category(character) in ("Mn", "Me") for character in found)


def _without_forbidden(text: str, substitute: str = "") -> str:
    """Drop forbidden characters, or put `substitute` in the place of each."""
    if text.isascii():
        return _ASCII_CONTROL.sub(substitute, text)
    if _FORBIDDEN.search(text):
        pattern = _FORBIDDEN if substitute else _FORBIDDEN_RUN
        text = pattern.sub(substitute, text)
    text = _MAYBE_MARKS.sub(_mark_limiter(substitute), text)
    if "\u200c" in text or "\u200d" in text:
        text = _STRAY_JOINER.sub(substitute, text)
    return text


def _mark_limiter(substitute: str) -> Callable[[re.Match[str]], str]:
    """A replacement for `_MAYBE_MARKS` that lets at most `MAX_MARKS` marks follow one base.

    Joiners count as marks, so that dropping one later cannot bring two runs of marks together.
    """

    def limit(match: re.Match[str]) -> str:
        kept: list[str] = []
        marks = 0
        for character in match[0]:
            is_mark = unicodedata.category(character) in ("Mn", "Me") or character in "\u200c\u200d"
            marks = marks + 1 if is_mark else 0
            kept.append(character if marks <= MAX_MARKS else substitute)
        return "".join(kept)

    return limit

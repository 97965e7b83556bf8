"""A line of bash up to the cursor: its words, and how a value is written in the place of the last one.

bash itself cuts words at `:` and `=` too, and knows nothing of the quotes it left open; both are told here
from the line, so that `person:"Vla` and `tag:a` can be gone on with.
"""

from __future__ import annotations

import re

from msgspec import Struct

_ESCAPED = re.compile(r"([^\w@%+,./:=-])")
_IN_DOUBLE = re.compile(r'(["$`\\])')
_CUT = ":="


class ShellLine(Struct, frozen=True):
    """A line.

    Attributes:
        words: without quotes and backslashes; the last is the one that is being typed, and may be empty.
        kept: how many characters of the last word bash leaves in place.
        quote: the quotation mark that is open at the end, or the empty string.
    """

    words: tuple[str, ...]
    kept: int
    quote: str

    def written(self, value: str) -> str | None:
        """What stands for a value in the place that bash fills; None if it cannot be written there."""
        rest = value[self.kept :]
        if self.quote == "'":
            return None if "'" in rest else rest
        if self.quote == '"':
            return _IN_DOUBLE.sub(r"\\\1", rest)
        return _ESCAPED.sub(r"\\\1", rest)


def read_line(line: str) -> ShellLine:
    """Read a line up to the cursor; only the words behind the last `|`, `;` or `&` count."""
    words: list[str] = []
    word: list[str] = []
    is_begun, quote, kept, at = False, "", 0, 0
    while at < len(line):
        character = line[at]
        if quote:
            if character == quote:
                quote = ""
            elif character == "\\" and quote == '"' and line[at + 1 : at + 2] in ('"', "\\", "$", "`"):
                at += 1
                word.append(line[at : at + 1])
            else:
                word.append(character)
        elif character in "'\"":
            quote, is_begun, kept = character, True, len(word)
        elif character == "\\":
            at += 1
            word.append(line[at : at + 1])
            is_begun = True
        elif character in " \t|;&\n":
            if is_begun:
                words.append("".join(word))
            words = words if character in " \t" else []
            word, is_begun, kept = [], False, 0
        else:
            word.append(character)
            is_begun = True
            kept = len(word) if character in _CUT else kept
        at += 1
    return ShellLine((*words, "".join(word)), kept, quote)

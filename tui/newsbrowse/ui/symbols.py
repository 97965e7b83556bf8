"""The signs that the screen is drawn with, and ASCII in their place where a font lacks them.

Each sign has one that is as wide, so that columns stay straight. An article's own bullets and dashes are
replaced with them; its letters never are.
"""

from __future__ import annotations

import locale
import os

_ASCII = str.maketrans(
    {
        "▌": ">",
        "▐": "<",
        "▏": "|",
        "│": "|",
        "─": "-",
        "━": "=",
        "┬": "+",
        "├": "[",
        "┤": "]",
        "╞": "[",
        "╡": "]",
        "═": "~",
        "╤": "+",
        "◆": "#",
        "⋯": "~",
        "●": "o",
        "▶": ">",
        "▸": ">",
        "▾": "v",
        "◂": "<",
        "❯": ">",
        "★": "*",
        "☆": "'",
        "•": "*",
        "✓": "+",
        "·": "-",
        "…": "~",
        "■": "#",
        "¶": "#",
        "×": "x",
        "−": "-",
        "–": "-",
        "—": "-",
        "≈": "%",
        "≠": "!",
        "↕": "^",
        "↑": "^",
        "↓": "v",
        "←": "<",
        "→": ">",
        "▁": ".",
        "▂": ".",
        "▃": ":",
        "▄": ":",
        "▅": "+",
        "▆": "+",
        "▇": "#",
        "█": "#",
    }
)

_CONSOLES = ("linux", "vt100", "vt102", "vt220")
"""Terminals whose fonts have few signs beyond a code page."""


class _Signs:
    """Which signs are drawn in this process: a fact of the terminal, as its size is."""

    ascii = False


def use(choice: str) -> None:
    """Draw with `unicode` or `ascii` signs; `auto` looks at the terminal."""
    _Signs.ascii = choice == "ascii" or (choice != "unicode" and not _likely())


def are_ascii() -> bool:
    """Whether signs are drawn in ASCII."""
    return _Signs.ascii


def drawn(text: str) -> str:
    """The text with the signs that this terminal has, as wide as before."""
    return text.translate(_ASCII) if _Signs.ascii and not text.isascii() else text


def _likely() -> bool:
    """Whether the terminal can be expected to have the signs."""
    utf8 = locale.getpreferredencoding(False).lower().replace("-", "") == "utf8"
    return utf8 and os.environ.get("TERM", "") not in _CONSOLES

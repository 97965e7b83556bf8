"""Keys as people write them and as Textual names them: `/` is `slash`, `C-x` is `ctrl+x`."""

from __future__ import annotations

import unicodedata

_SHOWN = {
    "slash": "/",
    "comma": ",",
    "apostrophe": "'",
    "plus": "+",
    "minus": "-",
    "question_mark": "?",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "exclamation_mark": "!",
    "vertical_line": "|",
    "full_stop": ".",
    "colon": ":",
    "semicolon": ";",
    "equals_sign": "=",
    "underscore": "_",
    "asterisk": "*",
    "ampersand": "&",
    "at": "@",
    "number_sign": "#",
    "dollar_sign": "$",
    "percent_sign": "%",
    "quotation_mark": '"',
    "grave_accent": "`",
    "tilde": "~",
    "circumflex_accent": "^",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "backslash": "\\",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_SPELT = {shown: name for name, shown in _SHOWN.items()}
_OTHER_NAMES = {"return": "enter", "del": "delete", "ins": "insert", "spc": "space", "bs": "backspace"}
_MOVING = ("home", "end", "pageup", "pagedown", "up", "down", "left", "right")
_FUNCTION_KEYS = tuple(f"f{number}" for number in range(1, 25))
_NAMES = frozenset(
    ("enter", "tab", "space", "backspace", "delete", "insert", "escape", *_MOVING, *_FUNCTION_KEYS)
)
_MODIFIERS = {"ctrl": "ctrl", "c": "ctrl", "control": "ctrl", "alt": "alt", "m": "alt", "meta": "alt"} | {
    "shift": "shift",
    "s": "shift",
    "super": "super",
}
_SAME_AS = {"ctrl+m": "enter", "ctrl+i": "tab", "ctrl+left_square_bracket": "escape"}
"""Keys that a terminal sends as another one."""

KNOWN = (*sorted(_NAMES), *sorted(_SHOWN))
"""Names of keys, for telling a near one."""


def shown_key(keys: str) -> str:
    """The way a key or sequence is written for people: `slash` is `/`, `ctrl+x u` stays."""
    return " ".join(_shown_one(key) for key in keys.split(" "))


def is_text(keys: str) -> bool:
    """Whether a key or sequence, in Textual's spelling, begins with one that is text where text is typed."""
    first = keys.partition(" ")[0]
    return first == "space" or ("+" not in first and first not in _NAMES)


def _shown_one(key: str) -> str:
    before, plus, base = key.rpartition("+")
    return f"{before}{plus}{_SHOWN.get(base, base)}"


def spell(text: str) -> str:
    """Textual's spelling of a sequence that a person wrote, its keys apart by blanks.

    Raises:
        ValueError: with the first part that is no key.
    """
    parts = text.split()
    if not parts:
        raise ValueError(text)
    return " ".join(_spell_one(part) for part in parts)


def _spell_one(text: str) -> str:
    modifiers, base = _apart(text)
    name = _base_name(base)
    if not name or not modifiers <= set(_MODIFIERS.values()):
        raise ValueError(text)
    if len(name) == 1 and name.isalpha():
        if "shift" in modifiers and not modifiers & {"ctrl", "alt", "super"}:
            return name.upper()
        if modifiers and name.isupper():
            modifiers |= {"shift"} if "ctrl" not in modifiers else set()
            name = name.lower()
    elif "shift" in modifiers and name not in _NAMES:
        raise ValueError(text)
    spelt = "+".join([*sorted(modifiers), name])
    return _SAME_AS.get(spelt, spelt)


def _apart(text: str) -> tuple[set[str], str]:
    """Modifiers and base of `ctrl+x`, `C-x`, `M-<`, `+`."""
    modifiers = set()
    while len(text) > 2:
        cut = next((at for at, sign in enumerate(text[:-1]) if at and sign in "+-"), 0)
        word = text[:cut].lower()
        if not cut or word not in _MODIFIERS:
            break
        modifiers.add(_MODIFIERS[word])
        text = text[cut + 1 :]
    return modifiers, text


def _base_name(base: str) -> str:
    """Textual's name of a key without modifiers; empty if there is none such."""
    if base in _SPELT:
        return _SPELT[base]
    if len(base) == 1:
        if not base.isprintable() or base.isspace():
            return ""
        return base if base.isalnum() else _unicode_name(base)
    low = base.lower()
    low = _OTHER_NAMES.get(low, low)
    return _SPELT.get(low) or (low if low in _NAMES or low in _SHOWN else "")


def _unicode_name(sign: str) -> str:
    """The name that Textual makes of a sign that has none of its own."""
    return unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")

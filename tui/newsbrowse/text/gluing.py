"""What a line break must not part, and where a word may be parted: knowledge of typesetters, as tables."""

from __future__ import annotations

import re

_MONTH = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    "Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_UNIT = re.compile(
    rf"(?:(?:thousand|hundred|million|billion|trillion|mln|bln|bn|tn|per\s?cent|percent|pct|percentage|points?|"
    rf"k?m|cm|mm|km/h|mph|miles?|kg|g|t|tons?|tonnes?|barrels?|GW|MW|kW|TWh|GWh|MWh|kWh|[KMG]B|"
    rf"dollars?|euros?|pounds?|yen|yuan|rubles?|roubles?|rupees?|dlrs|USD|EUR|GBP|RMB|"
    rf"a\.?m\b|p\.?m\b|GMT|UTC|BCE?|AD|years?|months?|weeks?|days?|hours?|minutes?|seconds?|people|{_MONTH})"
    r"(?![\w])|[%‰°€£$¥₽₹]|\d{3}(?!\d))"
)
_BEFORE_NUMBER = re.compile(rf"(?:[$€£¥₽₹§]|\b(?:USD|EUR|GBP|RMB|US\$|Nos?\.|pp?\.|Art\.|Fig\.|{_MONTH}))\Z")
_NAMED = re.compile(r"(?:^|[\s(“\"'‘])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Rep|Gov|St|Lt|Sgt|[A-Z])\.\Z")
_CLOSING = frozenset("”»›)]}–—…:;!?%‰")
_OPENING = frozenset("“„«‹([{¿¡")

DASHED = re.compile(r"[^\W\d_]{2}[-–](?=[^\W\d_]{2})|\w[—](?=\w)|\w/(?=\w)")
"""Where a compound may be parted, at the end of the match: `well-known`, `he left—and`, `and/or`."""

NOT_FIRST = frozenset("、。，．：；？！）］｝〉》」』】〕〗〟’”…‥ーァィゥェォッャュョヮ々%‰℃")
NOT_LAST = frozenset("（［｛〈《「『【〔〖〝‘“")
"""Signs that begin, and signs that end, no line of Chinese or Japanese (JIS X 4051)."""


def is_glued(text: str, at: int) -> bool:
    """Whether the space at `at` holds two words together, so that no line ends there."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if after in _CLOSING or before in _OPENING:
        return True
    if after == "-" and text[at + 2 : at + 3] in ("", " ", "-"):
        return True
    if before.isdigit() and _UNIT.match(text, at + 1):
        return True
    if after.isdigit() and _BEFORE_NUMBER.search(text, max(at - 12, 0), at):
        return True
    return before == "." and _NAMED.search(text, max(at - 6, 0), at) is not None

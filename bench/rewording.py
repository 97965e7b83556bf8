"""The sentences of an article told in other words by rule: what a writer does to a source, without its sense.

A stretch between the marks of `KEPT` comes through as it is: a planted error stays where it can be found.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

KEPT = ("\ue000", "\ue001")
"""What stands before and behind a stretch that is not touched."""
_OTHERS = {
    "said": "stated",
    "told reporters": "said to the press",
    "announced": "made known",
    "about": "around",
    "almost": "nearly",
    "rose": "went up",
    "fell": "went down",
    "increased": "grew",
    "declined": "went down",
    "killed": "left dead",
    "began": "started",
    "begin": "start",
    "help": "assist",
    "showed": "made clear",
    "including": "among them",
    "however": "though",
    "big": "large",
    "wants": "would like",
    "wanted": "wished",
    "buy": "purchase",
    "but": "yet",
    "also": "too",
    "because": "since",
    "many": "a lot of",
    "percent": "per cent",
    "firm": "company",
    "company": "firm",
    "get": "obtain",
    "got": "received",
    "use": "employ",
    "ended": "came to an end",
    "need": "require",
    "needs": "requires",
    "quickly": "fast",
    "whether": "if",
    "between": "among",
    "allow": "let",
}
_OTHER = re.compile(rf"\b(?:{'|'.join(_OTHERS)})\b")
_TAIL = re.compile(r"^(?P<what>[^\"“”]{30,}), (?P<who>(?:[A-Z][\w.’'-]+ ){1,3})said\.$")
_HEAD = re.compile(r"^(?P<when>(?:On|In|Last|At|After|During) [^,\"“”]{3,40}), (?P<what>[^\"“”]{30,})\.$")
_ASIDE = re.compile(r", (?:who|which|where) [^,;.\"“”]{5,80},")
_AND = re.compile(r", (?P<joint>and|but) (?=(?:he|she|they|it|the) )")
_FULL_NAME = re.compile(
    r"\b(?P<title>President|Senator|Sen\.|Mr\.|Gov\.) (?:[A-Z][a-z]+ )(?P<last>[A-Z][a-z]{3,})\b"
)
_MONEY = re.compile(r"(?P<unit>[$£€])(?P<whole>\d{1,3})\.(?P<part>\d)\d* ?(?P<size>billion|bn|million|m)\b")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")


def reworded(sentence: str, rng: random.Random) -> str:
    """A sentence with some of the rules used on it; marks and quotations stay whole."""
    for rule in rng.sample(_RULES, k=3):
        changed = rule(sentence)
        if _holds(sentence) == _holds(changed):
            sentence = changed
    return sentence


def _holds(text: str) -> list[str]:
    """What must come through: the stretches that are kept, and quotations."""
    return sorted(re.findall(f"{KEPT[0]}[^{KEPT[1]}]*{KEPT[1]}", text) + _QUOTED.findall(text))


def _other_words(text: str) -> str:
    pieces = re.split(f"({KEPT[0]}[^{KEPT[1]}]*{KEPT[1]}|{_QUOTED.pattern})", text)
    return "".join(
        one if at % 2 else _OTHER.sub(lambda m: _OTHERS[m[0]], one) for at, one in enumerate(pieces)
    )


def _said_first(text: str) -> str:
    return _TAIL.sub(lambda m: f"{m['who']}said that {_small(m['what'])}.", text)


def _time_last(text: str) -> str:
    return _HEAD.sub(lambda m: f"{m['what']} {m['when'][0].lower()}{m['when'][1:]}.", text)


def _without_aside(text: str) -> str:
    return _ASIDE.sub("", text, count=1)


def _parted(text: str) -> str:
    return _AND.sub(lambda m: ". And " if m["joint"] == "and" else ". Yet ", text, count=1)


def _short_names(text: str) -> str:
    return _FULL_NAME.sub(lambda m: f"{m['title']} {m['last']}", text)


def _rounded(text: str) -> str:
    sizes = {"bn": "billion", "m": "million"}
    return _MONEY.sub(
        lambda m: f"about {m['unit']}{m['whole']}.{m['part']} {sizes.get(m['size'], m['size'])}",
        text,
        count=1,
    )


def _small(text: str) -> str:
    """With a small letter at its head where a little word stands there."""
    first = text.split(" ", 1)[0]
    return (
        text[0].lower() + text[1:]
        if first in ("The", "A", "An", "It", "They", "He", "She", "There")
        else text
    )


_RULES: tuple[Callable[[str], str], ...] = (
    _other_words,
    _said_first,
    _time_last,
    _without_aside,
    _parted,
    _short_names,
    _rounded,
)

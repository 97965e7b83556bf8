"""What the tagger sees of a word: its form, the lists it is in, its neighbours, its other places in the text.

Only runs of capitalised words are tagged. Features come in parts, each of which depends on little (a word, a
place in a run). Training takes them as they are; `people_scores` adds up what the model says of each part.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import name_list, normal, word_class, word_code
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.tokens import BREAK, Tokens, starts_sentence

_PLACE_WORDS = frozenset({"in", "at", "from", "near", "to"})
_CONTEXT_CODES = frozenset("tvhpolm")
_FACTS = ("Dt", "Di", "Dd", "Dv", "Ds", "Dw", "Dg", "D1", "Df")
"""What stands around a word type somewhere in the text; see `_around`."""
_TITLED, _PLACED, _DEFINITE, _SPEAKING, _OWNING, _WHO, _AFTER_GIVEN, _LONE, _GIVEN_FIRST = (
    1 << bit for bit in range(len(_FACTS))
)
_COUNT = len(_FACTS)
_ONCE = 1 << _COUNT
"""The number of times, up to four, stands above the bits of the facts."""


class Look(NamedTuple):
    """A word as its features have it: in lower case, its lists, and its casing and lists in brief."""

    low: str
    code: str
    kind: str


def _look(word: str) -> Look:
    low = normal(word) if word != BREAK else "¶"
    if not word[:1].isalpha():
        return Look(low, low[:1], low[:1])
    capital = word[:1].isupper()
    code = _code_of(low, capital)
    return Look(low, code, ("C" if capital else "l") + _classes[code])


looks: Kept[str, Look] = Kept(_look)


def _class_of(code: str) -> str:
    """A word's lists in brief: a letter for what it surely is, else which of name, place and common word."""
    for letter in "ldtkovhxp":
        if letter in code:
            return letter + ("G" if "G" in code else "n" if "g" in code or "s" in code else "")
    if "e" in code and "m" not in code and "G" not in code:
        return "E" + ("s" if "s" in code else "")
    name = ("G" if "G" in code else "g" if "g" in code else "") + ("s" if "s" in code else "")
    return (
        name
        + ("e" if "e" in code else "")
        + ("c" if "c" in code or "r" in code else "")
        + ("m" if "m" in code and not name else "")
    )


_classes: Kept[str, str] = Kept(_class_of)


def _code_of(low: str, capital: bool) -> str:
    if not capital:
        return word_code(low, _CONTEXT_CODES)
    code = word_code(low)
    if not code and "-" in low:
        code = "-" + "".join(sorted(set("".join(word_code(part) for part in low.split("-")))))
    return code


def _shape(word: str) -> str:
    """A short form of the casing: `Xx`, `XX`, `X.`, `XxXx`, with hyphens and digits."""
    if word.isalpha() and word[0].isupper() and word[1:].islower():
        return "Xx"
    shape = ""
    for character in word:
        if character.isupper():
            sign = "X"
        elif character.isalpha():
            sign = "x"
        elif character.isdigit():
            sign = "9"
        else:
            sign = character if character in ".-'" else "_"
        if shape[-1:] != sign or (sign == "X" and len(shape) < 2):
            shape += sign
    return shape[:6]


def of_word(word: str) -> list[str]:
    """What a word says of itself."""
    low, code, kind = looks[word]
    return of_letters(word, low) + of_lists(code, kind)


def of_letters(word: str, low: str) -> list[str]:
    """What the letters of a word say of it; `low` is it as lists have it."""
    features = [f"w={low}", f"s={_shape(word)}", f"n={min(len(low), 8)}"]
    if len(low) > 3:
        features += [f"x2={low[-2:]}", f"x3={low[-3:]}", f"x4={low[-4:]}", f"p3={low[:3]}"]
    return features


def of_lists(code: str, kind: str) -> list[str]:
    """What the lists say of a word that they have."""
    return [f"c={code}", f"k={kind}", *[f"c:{letter}" for letter in code]]


def of_neighbour(side: str, look: Look) -> list[str]:
    """What the word before (`P`) or behind (`N`) one says of it."""
    return [f"{side}={look.low}", f"{side}k={look.kind}"]


def of_far_neighbour(side: str, look: Look, *, outside: bool) -> list[str]:
    """What the next word but one says: more, if it stands `outside` and a run ends between."""
    far = [f"{side}{side}={look.kind}"]
    return [*far, f"2{side}={look.low}"] if outside else far


def of_kinds(three: tuple[str, str, str]) -> list[str]:
    """The kinds of a word and of its neighbours."""
    before, own, after = three
    return [f"B={before}|{own}", f"A={own}|{after}", f"T={before}|{own}|{after}"]


def of_place(at: int, size: int, *, inside: bool, headline: bool, start: list[str]) -> list[str]:
    """Where a word stands: the number of it in its run of so many, whether in a place of several words."""
    features = [f"L={min(size, 5)}"]
    if not at:
        features += ["first", *start]
    if at == size - 1:
        features.append("last")
    if inside:
        features.append("place")
    if headline:
        features.append("headline")
    return features


def of_start(kind: str) -> list[str]:
    """That a word of that kind begins a sentence."""
    return ["start", f"start{kind}"]


def of_facts(bits: int) -> list[str]:
    """What stands around a word anywhere in the text."""
    return [
        *(name for bit, name in enumerate(_FACTS) if bits >> bit & 1),
        f"D#{bits >> _COUNT}",
    ]


def features_of_run(tokens: Tokens, run: Run, around: dict[str, int]) -> list[list[str]]:
    """The features of each word of a run; `around` is what `around_words` says of its text."""
    forms = run.forms
    size = len(forms)
    far_before, before, *behind = outside(tokens.words, run.first, run.first + size)
    seen = [looks[word] for word in (far_before, before, *forms, *behind)]
    inside = place_words(forms)
    found: list[list[str]] = []
    for at, form in enumerate(forms):
        first, second, own, third, fourth = seen[at : at + 5]
        starts = not at and starts_sentence(tokens.words, run.first)
        start = of_start(own.kind) if starts else []
        found.append(
            of_word(form)
            + of_neighbour("P", second)
            + of_neighbour("N", third)
            + of_far_neighbour("N", fourth, outside=at == size - 1)
            + of_far_neighbour("P", first, outside=not at)
            + of_kinds((second.kind, own.kind, third.kind))
            + of_facts(around[form])
            + of_place(at, size, inside=at in inside, headline=run.headline, start=start)
        )
    return found


def outside(words: list[str], first: int, end: int) -> tuple[str, str, str, str]:
    """The two words before those from `first` to `end`, and two behind; line ends where there are none."""
    if first > 1 and end + 2 <= len(words):
        return words[first - 2], words[first - 1], words[end], words[end + 1]
    far_before, before, after, far_after = (
        words[at] if 0 <= at < len(words) else BREAK for at in (first - 2, first - 1, end, end + 1)
    )
    return far_before, before, after, far_after


def around_words(tokens: Tokens, runs: list[Run]) -> dict[str, int]:
    """What stands around each word type of the runs anywhere in the text: titles, verbs of saying, places.

    A number with a bit for each of these facts and, above them, how often the word stands there (up to four).
    """
    seen: dict[str, int] = {}
    before, after, given, known = _from_before, _from_after, _given_bits, seen.get
    words = [BREAK, *tokens.words, BREAK]
    for run in runs:
        first, forms = run.first, run.forms
        size = len(forms)
        if size == 1:
            form = forms[0]
            bits = before[words[first]] | after[words[first + 2]] | _LONE
            seen[form] = (known(form, 0) | bits) + _ONCE
            continue
        behind = words[first + 2 : first + size + 2]
        for form, one, other in zip(forms, words[first : first + size], behind, strict=True):
            seen[form] = (known(form, 0) | before[one] | after[other]) + _ONCE
        if given[forms[-2]]:
            seen[forms[-1]] |= _AFTER_GIVEN
        if given[forms[0]]:
            seen[forms[0]] |= _GIVEN_FIRST
    return {form: bits if bits < 5 * _ONCE else bits % _ONCE + 4 * _ONCE for form, bits in seen.items()}


def _bits_before(word: str) -> int:
    low = word.lower().rstrip(".")
    if low in word_class("honorifics"):
        return _TITLED
    if low in _PLACE_WORDS:
        return _PLACED
    return _DEFINITE if low == "the" else 0


def _bits_after(word: str) -> int:
    if word in word_class("speech"):
        return _SPEAKING
    if word in ("'s", "’s"):
        return _OWNING
    return _WHO if word == "who" else 0


def _bits_given(word: str) -> int:
    code = looks[word].code
    return int("G" in code or "g" in code)


_from_before: Kept[str, int] = Kept(_bits_before)
_from_after: Kept[str, int] = Kept(_bits_after)
_given_bits: Kept[str, int] = Kept(_bits_given)


@cache
def _place_heads() -> frozenset[str]:
    """The first words of the places of several words."""
    return frozenset(place.partition(" ")[0] for place in name_list("places"))


def place_words(forms: Sequence[str]) -> set[int]:
    """Which words of a run belong to a place of two to four words."""
    heads, places = _place_heads(), name_list("places")
    inside: set[int] = set()
    for first in range(len(forms) - 1):
        if normal(forms[first]) not in heads:
            continue
        keys = [normal(form) for form in forms[first : first + 4]]
        for size in range(2, len(keys) + 1):
            if " ".join(keys[:size]) in places:
                inside.update(range(first, first + size))
    return inside

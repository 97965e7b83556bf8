"""What the tagger sees of a word: its form, the lists it is in, its neighbours, its place in a run.

Only runs of capitalised words are tagged. Features come in parts, each of which depends on one word or on one
place: no pairs of words, and nothing of the rest of the text, which the rules behind the tagger know better.
Training takes the features as they are; `people_scores` adds up what the model says of each part.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import context_code, normal, word_code
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.tokens import BREAK


class Look(NamedTuple):
    """A word as its features have it: in lower case, its lists, and its casing and lists in brief."""

    low: str
    code: str
    kind: str


def look(word: str) -> Look:
    """The look of a word; `BREAK` has one of its own."""
    if word.islower() and word.isalpha() and word.isascii():
        return _plain(word)
    low = normal(word) if word != BREAK else "¶"
    if not word[:1].isalpha():
        return Look(low, low[:1], low[:1])
    if not word[:1].isupper():
        return _plain(low)
    code = _code_of(low)
    return Look(low, code, "C" + _classes[code])


def _plain(low: str) -> Look:
    """The look of a word without a capital."""
    code = context_code(low)
    return Look(low, code, "l" + _classes[code])


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


def _code_of(low: str) -> str:
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
    low, code, kind = look(word)
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


def of_neighbour(side: str, seen: Look) -> list[str]:
    """What the word before (`P`) or behind (`N`) one says of it."""
    return [f"{side}={seen.low}", f"{side}k={seen.kind}"]


def of_far_neighbour(side: str, seen: Look) -> list[str]:
    """What the next word but one says of the first or last of a run, from which a word outside parts it."""
    return [f"{side}{side}={seen.kind}"]


def of_place(at: int, size: int) -> list[str]:
    """Where a word stands: the number of it in its run of so many."""
    features = [f"L={min(size, 5)}"]
    if not at:
        features.append("first")
    if at == size - 1:
        features.append("last")
    return features


OF_HEADLINE = ["headline"]
"""What a headline in capitals or title case says of its words."""


def padded(words: Sequence[str]) -> list[str]:
    """Words with line ends around: of a run from index n on, the two words before it stand at n and n + 1."""
    return [BREAK, BREAK, *words, BREAK, BREAK]


def features_of_run(words: Sequence[str], run: Run) -> list[list[str]]:
    """The features of each word of a run in `padded` words."""
    forms = run.forms
    size, first = len(forms), run.first
    before, behind = words[first : first + 2], words[first + size + 2 : first + size + 4]
    seen = [look(word) for word in (*before, *forms, *behind)]
    found: list[list[str]] = []
    for at, form in enumerate(forms):
        features = of_word(form) + of_place(at, size)
        features += of_neighbour("P", seen[at + 1]) + of_neighbour("N", seen[at + 3])
        if not at:
            features += of_far_neighbour("P", seen[0])
        if at == size - 1:
            features += of_far_neighbour("N", seen[-1])
        found.append(features + OF_HEADLINE if run.headline else features)
    return found

"""What the tagger sees of a word: its form, the lists it is in, its neighbours, its other places in the text.

Only runs of capitalised words are tagged. Features come in parts, each of which depends on little (a word, a
place in a run): so a part is made once and kept, as strings for training and as sums of weights for tagging.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Generic, TypeVar

from msgspec import Struct

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import name_list, normal, word_class, word_code
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.tokens import BREAK, Tokens, starts_sentence

T = TypeVar("T", int, list[str])
"""What the features of a part are made into; `+` puts parts together."""

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


_Place = tuple[int, bool, bool, bool, bool, bool, str]
"""The length of a word's run; whether it is its first, its last, begins a sentence, is in a place of several
words, in a headline; and its kind."""


def _low(word: str) -> str:
    return normal(word) if word != BREAK else "¶"


def _own_code(word: str) -> str:
    return _code_of(_low(word), word[:1].isupper()) if word[:1].isalpha() else _low(word)[:1]


def _kind_of(word: str) -> str:
    """A word's casing and lists in brief."""
    if not word[:1].isalpha():
        return _low(word)[:1]
    return ("C" if word[:1].isupper() else "l") + _class_of(_own_code(word))


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


def _code_of(low: str, capital: bool) -> str:
    code = word_code(low)
    if not capital:
        return "".join([letter for letter in code if letter in _CONTEXT_CODES])
    if not code and "-" in low:
        code = "-" + "".join(sorted(set("".join(word_code(part) for part in low.split("-")))))
    return code


def _shape(word: str) -> str:
    """A short form of the casing: `Xx`, `XX`, `X.`, `XxXx`, with hyphens and digits."""
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


def _of_word(word: str) -> list[str]:
    low, code = _low(word), _own_code(word)
    features = [f"w={low}", f"s={_shape(word)}", f"c={code}", f"n={min(len(low), 8)}", f"k={_kind_of(word)}"]
    features += [f"c:{letter}" for letter in code]
    if len(low) > 3:
        features += [f"x2={low[-2:]}", f"x3={low[-3:]}", f"x4={low[-4:]}", f"p3={low[:3]}"]
    return features


def _context(three: tuple[str, str, str]) -> list[str]:
    """The kinds of a word and of its neighbours."""
    before, own, after = three
    return [f"B={before}|{own}", f"A={own}|{after}", f"T={before}|{own}|{after}"]


def _place(place: _Place) -> list[str]:
    size, first, last, starts, inside, headline, own = place
    features = [f"L={size}"]
    if first:
        features.append("first")
    if starts:
        features += ["start", f"start{own}"]
    if last:
        features.append("last")
    if inside:
        features.append("place")
    if headline:
        features.append("headline")
    return features


def _facts(bits: int) -> list[str]:
    return [
        *(name for bit, name in enumerate(_FACTS) if bits >> bit & 1),
        f"D#{bits >> _COUNT}",
    ]


class Features(Generic[T]):
    """The features of the words of a run, in parts.

    Args:
        make: what a list of features is made into, once for each part: itself, or its weights as one number.
    """

    def __init__(self, make: Callable[[list[str]], T]) -> None:
        self._words: Kept[str, _Word[T]] = Kept(lambda word: _word(word, make))
        self._context: Kept[tuple[str, str, str], T] = Kept(lambda three: make(_context(three)))
        self._place: Kept[_Place, T] = Kept(lambda key: make(_place(key)))
        self._facts: Kept[int, T] = Kept(lambda bits: make(_facts(bits)))

    def of_run(self, tokens: Tokens, run: Run, around: dict[str, int]) -> list[T]:
        """The features of each word of a run; `around` is what `around_words` says of its text."""
        forms = run.forms
        length = len(forms)
        last = length - 1
        seen = list(map(self._words.__getitem__, _with_neighbours(tokens.words, run)))
        starts = starts_sentence(tokens.words, run.first)
        places = _place_words(forms) if last else ()
        size = length if length < 5 else 5
        found: list[T] = []
        for at, form in enumerate(forms):
            far_before, before, own, after, far_after = seen[at : at + 5]
            kind = own.kind
            found.append(
                own.own
                + before.left
                + after.right
                + (far_after.far_right if at < last else far_after.end_right)
                + (far_before.far_left if at else far_before.end_left)
                + self._context[before.kind, kind, after.kind]
                + self._facts[around[form]]
                + self._place[size, not at, at == last, starts and not at, at in places, run.headline, kind]
            )
        return found


class _Word(Struct, Generic[T], frozen=True):
    """What a word says of itself and of its neighbours.

    Attributes:
        kind: its casing and lists in brief.
        own: of itself.
        left, right: of the word behind it, and of the one before it.
        far_left, far_right: of the word after next behind it, and before it.
        end_left, end_right: of those, if a run begins or ends between.
    """

    kind: str
    own: T
    left: T
    far_left: T
    end_left: T
    right: T
    far_right: T
    end_right: T


def _word(word: str, make: Callable[[list[str]], T]) -> _Word[T]:
    return _Word(_kind_of(word), make(_of_word(word)), *_beside(word, "P", make), *_beside(word, "N", make))


def _beside(word: str, side: str, make: Callable[[list[str]], T]) -> tuple[T, T, T]:
    """What a word says of its neighbour, of the one behind that, and of that one if a run ends there."""
    low, kind = _low(word), _kind_of(word)
    far = f"{side}{side}={kind}"
    return make([f"{side}={low}", f"{side}k={kind}"]), make([far]), make([far, f"2{side}={low}"])


def _with_neighbours(words: list[str], run: Run) -> list[str]:
    """The words of a run, with two before and two behind it."""
    first = run.first
    end = first + len(run.forms)
    if first > 1 and end + 2 <= len(words):
        return [words[first - 2], words[first - 1], *run.forms, words[end], words[end + 1]]
    return [*_outside(words, first - 2, first), *run.forms, *_outside(words, end, end + 2)]


def _outside(words: list[str], first: int, end: int) -> list[str]:
    """The words from `first` to `end`, with line ends where the text has none."""
    return [words[at] if 0 <= at < len(words) else BREAK for at in range(first, end)]


def around_words(tokens: Tokens, runs: list[Run]) -> dict[str, int]:
    """What stands around each word type of the runs anywhere in the text: titles, verbs of saying, places.

    A number with a bit for each of these facts and, above them, how often the word stands there (up to four).
    """
    seen: dict[str, int] = {}
    before, after, given = _from_before, _from_after, _given_bits
    words = tokens.words
    total = len(words)
    for run in runs:
        first, forms = run.first, run.forms
        last = len(forms) - 1
        for at, form in enumerate(forms):
            index = first + at
            bits = before[words[index - 1]] if index else 0
            if index + 1 < total:
                bits |= after[words[index + 1]]
            if at == last:
                if not at:
                    bits |= _LONE
                elif given[forms[at - 1]]:
                    bits |= _AFTER_GIVEN
            elif not at and given[form]:
                bits |= _GIVEN_FIRST
            seen[form] = (seen.get(form, 0) | bits) + _ONCE
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
    code = _own_code(word)
    return int("G" in code or "g" in code)


_from_before: Kept[str, int] = Kept(_bits_before)
_from_after: Kept[str, int] = Kept(_bits_after)
_given_bits: Kept[str, int] = Kept(_bits_given)


@cache
def _place_heads() -> frozenset[str]:
    """The first words of the places of several words."""
    return frozenset(place.partition(" ")[0] for place in name_list("places"))


def _place_words(forms: list[str]) -> set[int]:
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

"""What the tagger sees of a word: its form, the lists it is in, its neighbours, its other places in the text.

Only runs of capitalised words are tagged. Features come in parts, each of which depends on little (a word, a
place in a run): so a part is made once and kept, as strings for training and as sums of weights for tagging.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import name_list, normal, word_class, word_code
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.tokens import BREAK, Tokens, starts_sentence

T = TypeVar("T")

_PLACE_WORDS = frozenset({"in", "at", "from", "near", "to"})
_CONTEXT_CODES = frozenset("tvhpolm")
_FACTS = ("Dt", "Di", "Dd", "Dv", "Ds", "Dw", "Dg", "D1", "Df")
"""What stands around a word type somewhere in the text; see `_around`."""
_TITLED, _PLACED, _DEFINITE, _SPEAKING, _OWNING, _WHO, _AFTER_GIVEN, _LONE, _GIVEN_FIRST = (
    1 << bit for bit in range(len(_FACTS))
)
_COUNT = len(_FACTS)
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
        make: what a list of features is made into, once for each part: itself, or a sum of weights.
    """

    def __init__(self, make: Callable[[list[str]], T]) -> None:
        self._own: Kept[str, tuple[str, T]] = Kept(lambda word: (_kind_of(word), make(_of_word(word))))
        self._left: Kept[str, _Beside[T]] = Kept(lambda word: _beside(word, "P", make))
        self._right: Kept[str, _Beside[T]] = Kept(lambda word: _beside(word, "N", make))
        self._context: Kept[tuple[str, str, str], T] = Kept(lambda three: make(_context(three)))
        self._place: Kept[_Place, T] = Kept(lambda key: make(_place(key)))
        self._facts: Kept[int, T] = Kept(lambda bits: make(_facts(bits)))

    def of_run(self, tokens: Tokens, run: Run, around: dict[str, int]) -> list[tuple[T, ...]]:
        """The parts of each word of a run; `around` is what `around_words` says of its text."""
        words, forms, first = tokens.words, run.forms, run.first
        length = len(forms)
        end, last = first + length, length - 1
        if first > 1 and end + 2 <= len(words):
            left = [self._left[words[first - 2]], self._left[words[first - 1]]]
            right = [self._right[words[end]], self._right[words[end + 1]]]
        else:
            left = [self._left[word] for word in _outside(words, first - 2, first)]
            right = [self._right[word] for word in _outside(words, end, end + 2)]
        starts = starts_sentence(words, first)
        if not last:
            return [self._of_lone(forms[0], left, right, starts, run.headline, around)]
        left += [self._left[form] for form in forms[:-1]]
        right = [*[self._right[form] for form in forms[1:]], *right]
        places = _place_words(forms)
        size = length if length < 5 else 5
        parts: list[tuple[T, ...]] = []
        for at, form in enumerate(forms):
            kind, own = self._own[form]
            far_before, before = left[at], left[at + 1]
            after, far_after = right[at], right[at + 1]
            part = (
                own,
                before.near,
                after.near,
                far_after.far if at < last else far_after.end,
                far_before.far if at else far_before.end,
                self._context[before.kind, kind, after.kind],
                self._facts[around[form]],
                self._place[size, not at, at == last, starts and not at, at in places, run.headline, kind],
            )
            parts.append(part)
        return parts

    def _of_lone(
        self,
        form: str,
        left: list[_Beside[T]],
        right: list[_Beside[T]],
        starts: bool,
        headline: bool,
        around: dict[str, int],
    ) -> tuple[T, ...]:
        kind, own = self._own[form]
        far_before, before = left
        after, far_after = right
        return (
            own,
            before.near,
            after.near,
            far_after.end,
            far_before.end,
            self._context[before.kind, kind, after.kind],
            self._facts[around[form]],
            self._place[1, True, True, starts, False, headline, kind],
        )


class _Beside(NamedTuple, Generic[T]):
    """What a word says of its neighbour, of the one behind that, and of that one if a run ends there."""

    kind: str
    near: T
    far: T
    end: T


def _beside(word: str, side: str, make: Callable[[list[str]], T]) -> _Beside[T]:
    low, kind = _low(word), _kind_of(word)
    far = f"{side}{side}={kind}"
    return _Beside(
        kind, make([f"{side}={low}", f"{side}k={kind}"]), make([far]), make([far, f"2{side}={low}"])
    )


def _outside(words: list[str], first: int, end: int) -> list[str]:
    """The words from `first` to `end`, with line ends where the text has none."""
    return [words[at] if 0 <= at < len(words) else BREAK for at in range(first, end)]


def around_words(tokens: Tokens, runs: list[Run]) -> dict[str, int]:
    """What stands around each word type of the runs anywhere in the text: titles, verbs of saying, places.

    A number with a bit for each of these facts and, above them, how often the word stands there (up to four).
    """
    seen: dict[str, int] = {}
    count: dict[str, int] = {}
    words = tokens.words
    total = len(words)
    for run in runs:
        first, forms = run.first, run.forms
        last = len(forms) - 1
        for at, form in enumerate(forms):
            index = first + at
            bits = _from_before[words[index - 1]] if index else 0
            if index + 1 < total:
                bits |= _from_after[words[index + 1]]
            if at == last:
                if not at:
                    bits |= _LONE
                elif _given_bits[forms[at - 1]]:
                    bits |= _AFTER_GIVEN
            elif not at and _given_bits[form]:
                bits |= _GIVEN_FIRST
            seen[form] = seen.get(form, 0) | bits
            count[form] = count.get(form, 0) + 1
    return {form: bits | min(count[form], 4) << _COUNT for form, bits in seen.items()}


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


def _place_words(forms: list[str]) -> set[int]:
    """Which words of a run belong to a place of two to four words."""
    keys = [normal(form) for form in forms]
    places = name_list("places")
    inside: set[int] = set()
    for first in range(len(keys) - 1):
        for end in range(first + 2, min(first + 5, len(keys) + 1)):
            if " ".join(keys[first:end]) in places:
                inside.update(range(first, end))
    return inside

"""What the tagger sees of a word: its form, the lists it is in, its neighbours, its other places in the text.

Only runs of capitalised words are tagged. The features of a word type are made once and kept, since making
strings is what costs time here.
"""

from __future__ import annotations

from msgspec import Struct

from newsbrowse.extract.names import name_list, word_class, word_code
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.tokens import BREAK, Tokens, starts_sentence
from newsbrowse.text.fold import fold

_PLACE_WORDS = frozenset({"in", "at", "from", "near", "to"})
_CONTEXT_CODES = frozenset("tvhpolm")
_CACHE_LIMIT = 40_000


class WordFeatures(Struct, frozen=True):
    """The features of a word type as the word itself, as the one before and as the one after."""

    code: str
    given: bool
    own: list[str]
    before: list[str]
    after: list[str]


_cache: dict[str, WordFeatures] = {}


def word_features(word: str) -> WordFeatures:
    """The features of a word type, from a bounded cache."""
    known = _cache.get(word)
    if known is None:
        if len(_cache) >= _CACHE_LIMIT:
            _cache.clear()
        known = _cache[word] = _make(word)
    return known


def normal(word: str) -> str:
    """The word as the lists have it: lower case, no accents, no full stop at its end."""
    lower = word.lower() if word.isascii() else fold(word)
    return lower.rstrip(".") or lower


def _make(word: str) -> WordFeatures:
    low = normal(word) if word != BREAK else "¶"
    capital = word[:1].isupper()
    code = _code_of(low, capital) if word[:1].isalpha() else low[:1]
    shape = _shape(word)
    own = [f"w={low}", f"s={shape}", f"c={code}", f"n={min(len(low), 8)}"]
    own += [f"c:{letter}" for letter in code]
    if len(low) > 3:
        own += [f"x2={low[-2:]}", f"x3={low[-3:]}", f"x4={low[-4:]}", f"p3={low[:3]}"]
    mark = "C" if capital else "l"
    kind = mark + _kind(code) if word[:1].isalpha() else low[:1]
    own.append(f"k={kind}")
    before = [f"P={low}", f"Pk={kind}"]
    after = [f"N={low}", f"Nk={kind}"]
    return WordFeatures(kind, "G" in code or "g" in code, own, before, after)


def _kind(code: str) -> str:
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


def text_features(tokens: Tokens, runs: list[Run]) -> dict[str, list[str]]:
    """What stands around each word type of the runs anywhere in the text: titles, verbs of saying, places."""
    titles, speech = word_class("honorifics"), word_class("speech")
    seen: dict[str, set[str]] = {}
    count: dict[str, int] = {}
    words = tokens.words
    total = len(words)
    for run in runs:
        last = len(run.forms) - 1
        for at, form in enumerate(run.forms):
            facts = seen.setdefault(form, set())
            count[form] = count.get(form, 0) + 1
            index = run.first + at
            previous = words[index - 1].lower().rstrip(".") if index else BREAK
            following = words[index + 1] if index + 1 < total else BREAK
            if previous in titles:
                facts.add("Dt")
            elif previous in _PLACE_WORDS:
                facts.add("Di")
            elif previous == "the":
                facts.add("Dd")
            if following in speech:
                facts.add("Dv")
            elif following in ("'s", "’s"):
                facts.add("Ds")
            elif following == "who":
                facts.add("Dw")
            if at == last and at and word_features(run.forms[at - 1]).given:
                facts.add("Dg")
            if at == last and not at:
                facts.add("D1")
            if not at and last and word_features(form).given:
                facts.add("Df")
    return {form: [*sorted(facts), f"D#{min(count[form], 4)}"] for form, facts in seen.items()}


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


def run_features(tokens: Tokens, run: Run, around: dict[str, list[str]]) -> list[list[str]]:
    """The features of each word of a run."""
    words, forms = tokens.words, run.forms
    length = len(forms)
    first = run.first
    total = len(words)
    outer = [words[first - 2] if first > 1 else BREAK, words[first - 1] if first else BREAK]
    end = first + length
    outer_after = [words[end] if end < total else BREAK, words[end + 1] if end + 1 < total else BREAK]
    features = [word_features(word) for word in (*outer, *forms, *outer_after)]
    size = f"L={min(length, 5)}"
    places = _place_words(forms) if length > 1 else ()
    items: list[list[str]] = []
    for at, form in enumerate(forms):
        two_before, before, own, after, two_after = features[at : at + 5]
        item = [
            *own.own,
            *before.before,
            *after.after,
            *around[form],
            size,
            f"PP={two_before.code}",
            f"NN={two_after.code}",
            f"B={before.code}|{own.code}",
            f"A={own.code}|{after.code}",
            f"T={before.code}|{own.code}|{after.code}",
        ]
        if not at:
            item.append("first")
            item.append(f"2P={two_before.before[0]}")
            if starts_sentence(words, first):
                item.append("start")
                item.append(f"start{own.code}")
        if at == length - 1:
            item.append("last")
            item.append(f"2N={two_after.after[0]}")
        if at in places:
            item.append("place")
        if run.headline:
            item.append("headline")
        items.append(item)
    return items

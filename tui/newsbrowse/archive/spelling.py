"""Words of the library that are spelt almost like a given one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsbrowse.archive.index import stems

_SHORTEST = 3
_SHORT = 5
_MOST = 4

Terms = Callable[[str], Sequence[tuple[str, int]]]
Resembled = Callable[[int], bool]


def near(word: str, terms: Terms, resembled: Resembled) -> list[str]:
    """Other words at one slip of the keys or two, the likeliest first, without other forms of the same word.

    The slips are those of Damerau: a letter wrong, missing, too many, or two neighbours exchanged
    (https://doi.org/10.1145/363958.363994). In words of fewer than five letters only one is made good.

    Args:
        word: folded.
        terms: gives the words of an index field that begin so, with the number of articles of each.
        resembled: tells cheaply whether there are words with at most so many slips at all.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(word) < _SHORTEST:
        return []
    farthest = 1 if len(word) < _SHORT else 2
    if not resembled(farthest):
        return []
    for beginnings in (dict.fromkeys(word[:2]), ("",)):
        known = {term: number for letter in beginnings for term, number in terms(letter)}
        found = process.extract(
            word, list(known), scorer=OSA.distance, processor=None, score_cutoff=farthest, limit=None
        )
        ranked = sorted(found, key=lambda item: (item[1], -known[item[0]], item[0]))
        others = _different(word, [term for term, _, _ in ranked])
        if others:
            return others
    return []


def _different(word: str, ranked: Sequence[str]) -> list[str]:
    """The first few words of different stems, none that of the given word."""
    seen = {tuple(stems(word))}
    chosen: list[str] = []
    for term in ranked:
        stem = tuple(stems(term))
        if stem not in seen:
            seen.add(stem)
            chosen.append(term)
        if len(chosen) == _MOST:
            break
    return chosen

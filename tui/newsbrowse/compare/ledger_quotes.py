"""Ledger rows of quotes: the same words in both articles, drifted words, or in one only."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsbrowse.compare.grouping import Group, groups, put
from newsbrowse.compare.passages import words_of
from newsbrowse.models import Article, LedgerRow, Quote, Side
from newsbrowse.text.clean import clean

_DRIFTED = 0.7
"""From this share of common words in order on, two quotes are one whose words have drifted."""
_MIN_WORDS = 3
_MAX_WORDS = 400
_MAX_POSTINGS = 20
_CANDIDATES = 5
Key = tuple[str, ...]


def quote_rows(left: Article, right: Article) -> Iterator[LedgerRow]:
    """Quotes by their words, without case, accents and punctuation."""
    ours, theirs = groups(left.analysis.quotes, _key), groups(right.analysis.quotes, _key)
    drifted = _drifted([key for key in ours if key not in theirs], [key for key in theirs if key not in ours])
    taken = set(drifted.values())
    for key, group in ours.items():
        if key in theirs:
            yield _row(group, theirs[key], differs=False, note=_speakers(group, theirs[key]))
        elif key in drifted:
            yield _row(group, theirs[drifted[key]], differs=True, note=_drift(key, drifted[key]))
        else:
            yield LedgerRow("quotes", Side.LEFT, False, _put(group.first), "", group.spans, (), _said(group))
    for key, group in theirs.items():
        if key not in ours and key not in taken:
            yield LedgerRow("quotes", Side.RIGHT, False, "", _put(group.first), (), group.spans, _said(group))


def _key(quote: Quote) -> Key:
    return tuple(words_of(quote.text))


def _row(mine: Group[Quote], other: Group[Quote], *, differs: bool, note: str) -> LedgerRow:
    shown = _put(mine.first), _put(other.first)
    return LedgerRow("quotes", Side.BOTH, differs, *shown, mine.spans, other.spans, note)


def _put(quote: Quote) -> str:
    return f"“{put(quote.text)}”"


def _said(group: Group[Quote]) -> str:
    return clean(group.first.speaker or "")


def _speakers(mine: Group[Quote], other: Group[Quote]) -> str:
    names = [{quote.speaker for quote in group.items if quote.speaker} for group in (mine, other)]
    if names[0] and names[1] and not names[0] & names[1]:
        return f"left: {clean(min(names[0]))}; right: {clean(min(names[1]))}"
    return clean(min(names[0] | names[1], default=""))


def _drifted(ours: Sequence[Key], theirs: Sequence[Key]) -> dict[Key, Key]:
    """For a left quote the right one whose words are nearly the same; one to one, best first."""
    from rapidfuzz.distance import LCSseq

    postings: defaultdict[Key, list[Key]] = defaultdict(list)
    for key in theirs:
        for gram in set(_bigrams(key)):
            postings[gram].append(key)
    scored = []
    for key in ours:
        shared = Counter(
            other
            for gram in set(_bigrams(key))
            if len(postings.get(gram, ())) <= _MAX_POSTINGS
            for other in postings.get(gram, ())
        )
        for other, _ in shared.most_common(_CANDIDATES):
            score = _likeness(LCSseq.similarity(key[:_MAX_WORDS], other[:_MAX_WORDS]), key, other)
            if score >= _DRIFTED:
                scored.append((score, key, other))
    return _one_to_one(scored)


def _bigrams(key: Key) -> Iterator[Key]:
    if len(key) >= _MIN_WORDS:
        yield from pairwise(key[:_MAX_WORDS])


def _likeness(common: int, key: Key, other: Key) -> float:
    """The share of common words; a quote that is wholly within a longer one counts as nearly the same."""
    short, long = sorted((min(len(key), _MAX_WORDS), min(len(other), _MAX_WORDS)))
    if common == short >= _MIN_WORDS:
        return max(_DRIFTED, 2 * common / (short + long))
    return 2 * common / (short + long)


def _one_to_one(scored: list[tuple[float, Key, Key]]) -> dict[Key, Key]:
    found: dict[Key, Key] = {}
    taken: set[Key] = set()
    for _, key, other in sorted(scored, key=lambda item: -item[0]):
        if key not in found and other not in taken:
            found[key] = other
            taken.add(other)
    return found


def _drift(mine: Key, other: Key) -> str:
    """The words that only one side has: `left: very; right: quite`."""
    from rapidfuzz.distance import Indel

    ours, theirs = mine[:_MAX_WORDS], other[:_MAX_WORDS]
    gone: list[str] = []
    new: list[str] = []
    for step in Indel.opcodes(ours, theirs):
        if step.tag == "delete":
            gone.extend(ours[step.src_start : step.src_end])
        elif step.tag == "insert":
            new.extend(theirs[step.dest_start : step.dest_end])
    parts = [f"{side}: {put(' '.join(words))}" for side, words in (("left", gone), ("right", new)) if words]
    return "; ".join(parts)

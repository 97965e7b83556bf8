"""Ledger rows of quotes: the same words in both articles, drifted or retold ones, or in one only."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise

from msgspec import Struct

from newsbrowse.compare.grouping import Group, groups, put
from newsbrowse.compare.passages import Passage, is_content, surname, words_of
from newsbrowse.compare.retelling import Retelling, Retold
from newsbrowse.compare.surroundings import Surroundings
from newsbrowse.compare.wording import Wording
from newsbrowse.models import Article, LedgerRow, Quote, Side, Span
from newsbrowse.text.clean import clean

_DRIFTED = 0.7
"""From this share of common words in order on, two quotes are one whose words have drifted."""
_MIN_WORDS = 3
_WIDER = 1.5
"""How many times more words a stretch of a quote may have than the one that it holds."""
_MIN_UNMARKED = 3
_MIN_SPOKEN = 5
_MIN_CUT = 4
"""A part of a quote with fewer words is a phrase out of it."""
_MOST_QUOTES = 300
_MAX_WORDS = 400
_MAX_POSTINGS = 20
_CANDIDATES = 5
_CUT_LEFT, _CUT_RIGHT = "cut short on the left", "cut short on the right"
_PHRASES = {_CUT_LEFT: "a phrase of it on the left", _CUT_RIGHT: "a phrase of it on the right"}
Key = tuple[str, ...]


class Searched(Struct, frozen=True):
    """A text in which what another has is looked for: quotes word for word, or retold; what is around."""

    wording: Wording
    retelling: Retelling
    around: Surroundings

    @classmethod
    def of(cls, article: Article, passages: Sequence[Passage]) -> Searched:
        """A text with its sentences."""
        return cls(Wording.of(passages), Retelling(article, passages), Surroundings(article, passages))


def quote_rows(left: Article, right: Article, texts: tuple[Searched, Searched]) -> Iterator[LedgerRow]:
    """Quotes by their words, without case, accents and punctuation.

    A quote that the other article does not have as a quote is looked for among its own words (`texts`). Where
    those words stand in a quote that is longer at its ends, that one is not found on one side alone.
    """
    rows = list(_rows(left, right, texts))
    told = [row for row in rows if row.differs]
    ours = _Covered.by(span for row in told for span in row.left_spans)
    theirs = _Covered.by(span for row in told for span in row.right_spans)
    for row in rows:
        if row.side is Side.BOTH or not (ours.meets(row.left_spans) or theirs.meets(row.right_spans)):
            yield row


class _Covered(Struct, frozen=True):
    """Stretches of a text: where each begins, and how far it and those before it reach."""

    starts: list[int]
    reaches: list[int]

    @classmethod
    def by(cls, spans: Iterable[Span]) -> _Covered:
        """The stretches that some spans cover."""
        ordered = sorted(spans)
        return cls([span.start for span in ordered], list(accumulate((span.end for span in ordered), max)))

    def meets(self, spans: Iterable[Span]) -> bool:
        """Whether one of some spans has a character in common with them."""
        return any(
            (before := bisect_left(self.starts, span.end)) and self.reaches[before - 1] > span.start
            for span in spans
        )


def _rows(left: Article, right: Article, texts: tuple[Searched, Searched]) -> Iterator[LedgerRow]:
    ours, theirs = groups(left.analysis.quotes, _key), groups(right.analysis.quotes, _key)
    drifted = _drifted([key for key in ours if key not in theirs], [key for key in theirs if key not in ours])
    taken = set(drifted.values())
    people = {one.name for article in (left, right) for one in article.analysis.people}
    our_words, their_words = _in_a_line(ours), _in_a_line(theirs)
    for key, group in ours.items():
        if key in theirs:
            yield _same(group, theirs[key], people)
        elif key in drifted:
            yield _changed(group, theirs[drifted[key]], _drift(key, drifted[key]))
        elif longer := _within(key, their_words):
            yield _changed(group, theirs[longer], _CUT_LEFT)
        else:
            yield _one_side(Side.LEFT, group, texts[1])
    for key, group in theirs.items():
        if key in ours or key in taken:
            continue
        if longer := _within(key, our_words):
            yield _changed(ours[longer], group, _CUT_RIGHT)
        else:
            yield _one_side(Side.RIGHT, group, texts[0])


def _changed(mine: Group[Quote], other: Group[Quote], note: str) -> LedgerRow:
    """Words that drifted, or of which one side has a part; a phrase out of a quote differs in nothing."""
    if note in _PHRASES and min(len(_key(mine.first)), len(_key(other.first))) < _MIN_CUT:
        return _row(mine, other, differs=False, note=_PHRASES[note])
    return _row(mine, other, differs=True, note=note)


def _same(mine: Group[Quote], other: Group[Quote], people: Collection[str]) -> LedgerRow:
    """The same words; they differ if another person is said to have spoken them, and they are no phrase.

    `the minister` may be anybody, so that only people are held against each other.
    """
    speakers = [{quote.speaker for quote in group.items if quote.speaker} for group in (mine, other)]
    named = [some.intersection(people) for some in speakers]
    if named[0] and named[1] and not _surnames(named[0]) & _surnames(named[1]):
        note = f"speaker, left: {clean(min(named[0]))}; right: {clean(min(named[1]))}"
        return _row(mine, other, differs=len(_key(mine.first)) >= _MIN_SPOKEN, note=note)
    return _row(mine, other, differs=False, note=clean(max(speakers[0] | speakers[1], key=len, default="")))


def _surnames(speakers: Iterable[str]) -> set[str]:
    return set(map(surname, speakers))


def _in_a_line(keys: Iterable[Key]) -> list[tuple[str, Key]]:
    return [(f" {' '.join(key)} ", key) for key in islice(keys, _MOST_QUOTES)]


def _within(key: Key, longer: Sequence[tuple[str, Key]]) -> Key | None:
    """A longer quote that has the words of one in a row."""
    if len(key) < _MIN_UNMARKED:
        return None
    sought = f" {' '.join(key[:_MAX_WORDS])} "
    return next((whole for line, whole in longer if sought in line), None)


def _one_side(side: Side, group: Group[Quote], text: Searched) -> LedgerRow:
    """A quote that only one side has; the other text may have its words as its own, or retell them."""
    key, speakers = _key(group.first), {quote.speaker for quote in group.items if quote.speaker}
    unmarked = text.wording.where(key) if _is_telling(key) else None
    retold = None if unmarked else text.retelling.of(key, speakers)
    if retold:
        return _retold(side, group, retold, text.retelling.article)
    here, there = group.spans, (unmarked,) if unmarked else ()
    shown, other = _put(group.first), "the same words, not as a quote" if unmarked else ""
    note, standing = _said(group), Side.BOTH if unmarked else side
    if side is Side.LEFT:
        return LedgerRow("quotes", standing, False, shown, other, here, there, note)
    return LedgerRow("quotes", standing, False, other, shown, there, here, note)


def _is_telling(key: Key) -> bool:
    """Whether it says something that a text has some words in a row: three, or two that carry meaning."""
    return len(key) >= _MIN_UNMARKED or (len(key) == 2 and all(map(is_content, key)))


def _retold(side: Side, group: Group[Quote], retold: Retold, article: Article) -> LedgerRow:
    """A quote that the other side tells in words of its own; the note says which words each has alone."""
    shown, other = _put(group.first), put(article.body[slice(*retold.span)])
    only = [("left", retold.only_quoted), ("right", retold.only_retold)]
    here: tuple[Span, ...] = group.spans
    there: tuple[Span, ...] = (retold.span,)
    if side is Side.RIGHT:
        shown, other, here, there = other, shown, (retold.span,), group.spans
        only = [("left", retold.only_retold), ("right", retold.only_quoted)]
    parts = [f"in other words on the {'right' if side is Side.LEFT else 'left'}"]
    parts += [f"{name}: {put(' '.join(words))}" for name, words in only if words]
    return LedgerRow("quotes", Side.BOTH, True, shown, other, here, there, "; ".join(parts))


def _key(quote: Quote) -> Key:
    return tuple(words_of(quote.text))


def _row(mine: Group[Quote], other: Group[Quote], *, differs: bool, note: str) -> LedgerRow:
    shown = _put(mine.first), _put(other.first)
    return LedgerRow("quotes", Side.BOTH, differs, *shown, mine.spans, other.spans, note)


def _put(quote: Quote) -> str:
    return f"“{put(quote.text)}”"


def _said(group: Group[Quote]) -> str:
    return clean(group.first.speaker or "")


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
    """The share of common words; a quote that stands within a longer one counts as nearly the same.

    Its words may have a few others between them, but not be scattered over a long one.
    """
    short, long = sorted((key[:_MAX_WORDS], other[:_MAX_WORDS]), key=len)
    share = 2 * common / (len(short) + len(long))
    if common == len(short) >= _MIN_WORDS and _narrowest(short, long) <= _WIDER * len(short):
        return max(_DRIFTED, share)
    return share


def _narrowest(few: Key, many: Key) -> int:
    """How many words in a row hold some words in their order, at least."""
    best = len(many) + 1
    for start, word in enumerate(many):
        if word == few[0]:
            at = start
            for wanted in few[1:]:
                at = next((n for n in range(at + 1, len(many)) if many[n] == wanted), len(many))
            best = min(best, at - start + 1) if at < len(many) else best
    return best


def _one_to_one(scored: list[tuple[float, Key, Key]]) -> dict[Key, Key]:
    found: dict[Key, Key] = {}
    taken: set[Key] = set()
    for _, key, other in sorted(scored, key=lambda item: -item[0]):
        if key not in found and other not in taken:
            found[key] = other
            taken.add(other)
    return found


def _drift(mine: Key, other: Key) -> str:
    """The words that only one side has: `left: very; right: quite`, or that one side breaks off."""
    from rapidfuzz.distance import Indel

    for short, long, cut in ((mine, other, _CUT_LEFT), (other, mine, _CUT_RIGHT)):
        if f" {' '.join(short)} " in f" {' '.join(long)} ":
            return cut

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

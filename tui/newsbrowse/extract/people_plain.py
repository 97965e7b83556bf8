"""Names of which no rule has anything to say: most are one or two plain words in running prose.

They are told from the others by one look at each of their words and at the words beside them. What is left
is for the rules of `people_mentions`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import NamedTuple, TypeAlias

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import normal, word_class
from newsbrowse.extract.people_context import JUNIORS, POSSESSIVES, tells_after, tells_before, told_before
from newsbrowse.extract.people_found import Mention
from newsbrowse.extract.people_nicknames import MARKS
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.people_tagger import Tagged
from newsbrowse.extract.people_traits import FIRST, LAST, LONE, PLACE_HEAD, PLACE_TAIL, may_begin, traits
from newsbrowse.extract.tokens import BREAK
from newsbrowse.speedups import faster

Face: TypeAlias = tuple[int, str, str]
"""Of a word of a name its traits, how it is written, and the form in which it is compared."""
Before: TypeAlias = tuple[int, bool, bool, str]
"""Which names behind a word are for the rules, and what it tells of whom they name, as in `Told`."""

_ONE, _TWO = 1, 2
"""Beside a word, names of one word and of two are for the rules: the number is the size of the name."""
_WITH_CAPITALS = 2
"""Shifted by this, it is so only with capitals: of the name itself at the beginning of a line, else of the
word behind the mark that stands behind the name."""


class Read(NamedTuple):
    """The runs of a text sorted out.

    Attributes:
        places: the numbers of the runs that may have a name.
        mentions: for each of these the mention if the whole run is a plain name, else None: ask the rules.
        nameless: the runs that have none.
        marked: the numbers of the runs behind which a nickname may stand.
    """

    places: list[int]
    mentions: list[Mention | None]
    nameless: list[Run]
    marked: list[int]


class _PlainNames:
    """The tables by which plain names are known.

    Args:
        faces: of the words of names.
        before: of the words before names; that of a line end holds at the beginning of the text, too.
        after: which names before a word are for the rules.
        marks: what stands before nicknames.
        make: what makes a mention of its fields in their order.
    """

    def __init__(
        self,
        faces: Mapping[str, Face],
        before: Mapping[str, Before],
        after: Mapping[str, int],
        marks: Set[str],
        make: Callable[..., Mention],
    ) -> None:
        self._faces = faces
        self._before = before
        self._after = after
        self._marks = marks
        self._make = make

    def read(
        self,
        runs: Sequence[Run],
        found: Sequence[Sequence[Tagged]],
        words: list[str],
        ends: Sequence[int],
        offset: int,
    ) -> Read:
        """Sort out the runs of a text.

        Args:
            runs: in order.
            found: the names that the tagger found in each.
            words: those of the text.
            ends: where each word ends.
            offset: what is added to the places of mentions.
        """
        places: list[int] = []
        mentions: list[Mention | None] = []
        nameless: list[Run] = []
        marked: list[int] = []
        for at, (run, names) in enumerate(zip(runs, found, strict=True)):
            forms = run.forms
            end = run.first + len(forms)
            if end < len(words) and words[end] in self._marks:
                marked.append(at)
            if names:
                places.append(at)
                mentions.append(self._mention(run, names, words, ends, offset))
            elif len(forms) > 1 and may_begin(forms[:-1]):
                places.append(at)
                mentions.append(None)
            else:
                nameless.append(run)
        return Read(places, mentions, nameless, marked)

    def _mention(
        self, run: Run, names: Sequence[Tagged], words: list[str], ends: Sequence[int], offset: int
    ) -> Mention | None:
        """The mention, if a run is a plain name of one word or two."""
        forms, name, first = run.forms, names[0], run.first
        size = len(forms)
        if size > _TWO or name.end - name.first < size or name.is_doubtful:
            return None
        asks, addressed, related, gender = self._before[words[first - 1] if first else BREAK]
        if asks and (asks & size or (asks >> _WITH_CAPITALS & size and words[first].isupper())):
            return None
        if self._asks_after(words, first + size, size):
            return None
        last = self._faces[forms[-1]]
        head = self._faces[forms[0]] if size == _TWO else None
        if not _is_plain(head, last):
            return None
        return self._make(
            (head[1], last[1]) if head else (last[1],),
            (head[2], last[2]) if head else (last[2],),
            offset + ends[first] - len(words[first]),
            offset + ends[first + size - 1],
            name.sure,
            run.headline,
            addressed,
            related,
            gender,
        )

    def _asks_after(self, words: list[str], end: int, size: int) -> bool:
        """Whether a name of so many words is for the rules because of the words from `end` on."""
        asks = self._after[words[end]] if end < len(words) else 0
        if asks & size:
            return True
        return asks >> _WITH_CAPITALS & size > 0 and end + 1 < len(words) and words[end + 1][0].isupper()


def _is_plain(head: Face | None, last: Face) -> bool:
    """Whether the words of a name are plain ones; `head` is the first of two."""
    if head is None:
        return last[0] & LONE > 0
    return (head[0] & FIRST and last[0] & LAST and not (head[0] & PLACE_HEAD and last[0] & PLACE_TAIL)) > 0


def _in_case(word: str) -> str:
    """A word of a name that is written in capitals outside headlines too (`John McCAIN`, `SMITH`)."""
    if word[:2] in ("Mc", "MC") and word[2:].isupper():
        return "Mc" + word[2:].title()
    if len(word) < 4 or not word.isupper() or "." in word or normal(word) in word_class("suffixes"):
        return word
    return word.title()


def _face(word: str) -> Face:
    written = _in_case(word)
    has = traits[word]
    if written in JUNIORS:
        has &= ~(LAST | LONE)
    return has, written, normal(written)


faces: Kept[str, Face] = Kept(_face)


def _meaning_before(word: str) -> Before:
    told = told_before[word]
    if word == BREAK:
        return (_ONE | _TWO) << _WITH_CAPITALS, *told
    if not tells_before[word]:
        return 0, *told
    return _TWO if word.lower() == "the" else _ONE | _TWO, *told


def _meaning_after(word: str) -> int:
    if tells_after[word]:
        return _ONE | _TWO
    if word in POSSESSIVES:
        return _ONE << _WITH_CAPITALS
    return _TWO << _WITH_CAPITALS if word == "," else 0


before: Kept[str, Before] = Kept(_meaning_before)
after: Kept[str, int] = Kept(_meaning_after)


def _wanted_words(runs: Sequence[Run], wanted: Set[str], keys: Mapping[str, str]) -> list[tuple[Run, int]]:
    """The words of some runs whose keys are wanted, or that have a hyphen: each its run and place there."""
    return [
        (run, at) for run in runs for at, form in enumerate(run.forms) if keys[form] in wanted or "-" in form
    ]


TABLES = faces, before, after, frozenset(MARKS), Mention
"""What the reading of plain names rests on."""

plain_names = faster("mentions", _PlainNames)(*TABLES)
wanted_words = faster("mentions", _wanted_words)

"""Names of which no rule has anything to say: most are one or two plain words in running prose.

They are told from the others by one look at each of their words and at the words beside them. What is left
is for the rules of `people_mentions`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import NamedTuple, TypeAlias

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import normal, word_class
from newsbrowse.extract.people_context import (
    JUNIORS,
    POSSESSIVES,
    is_role,
    tells_after,
    tells_before,
    told_before,
)
from newsbrowse.extract.people_found import Mention
from newsbrowse.extract.people_nicknames import MARKS
from newsbrowse.extract.people_repair import LEAST, LEAST_ALONE
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.people_tagger import Tagged
from newsbrowse.extract.people_traits import (
    FIRST,
    JOINS,
    LAST,
    LONE,
    MIDDLE,
    PLACE_HEAD,
    PLACE_TAIL,
    STORM,
    WORDS_KEPT,
    may_begin,
    traits,
)
from newsbrowse.extract.tokens import BREAK
from newsbrowse.speedups import faster

Face: TypeAlias = tuple[int, str, str]
"""Of a word of a name its traits, how it is written, and the form in which it is compared."""
Before: TypeAlias = tuple[int, bool, bool, str]
"""Which names behind a word are for the rules, and what it tells of whom they name, as in `Told`."""

_ONE, _MORE = 1, 2
"""Beside a word, names of one word, and of two or three, are for the rules."""
_IN_CAPITALS, _ROLE, _OF, _PLACED = 4, 8, 16, 32
"""Behind a word, names in capitals are for the rules; it is a role, as `striker`; `of`; or may be a place's
before `of`, as `village`."""
_THREE, _POSSESSIVE, _COMMA = 4, 8, 16
"""Before a word, names of three words are for the rules; those of one word where a capital stands behind it;
or longer ones where `Jr.` or its like does."""
_MOST = 3
"""Words of a plain name at most."""


class Read(NamedTuple):
    """The runs of a text sorted out.

    Attributes:
        places: the numbers of the runs that may have a name.
        mentions: for each of these the mention if its end is a plain name, else None: ask the rules.
        rest: the other runs, and those that begin before their mention.
        taken: the indexes of the words of mentions in the rest.
        marked: the numbers of the runs behind which a nickname may stand.
    """

    places: list[int]
    mentions: list[Mention | None]
    rest: list[Run]
    taken: set[int]
    marked: list[int]


class _PlainNames:
    """The tables by which plain names are known.

    Args:
        faces: of the words of names.
        before: of the words before names; that of a line end holds at the beginning of the text, too.
        after: which names before a word are for the rules.
        marks: what stands before nicknames.
        juniors: what stands behind a comma as part of a name.
        least: how likely a doubtful name must be, in the best case and without a role or a comma beside it.
        make: what makes a mention of its fields in their order.
    """

    def __init__(
        self,
        faces: Mapping[str, Face],
        before: Mapping[str, Before],
        after: Mapping[str, int],
        marks: Set[str],
        juniors: Set[str],
        least: tuple[float, float],
        make: Callable[..., Mention],
    ) -> None:
        self._faces = faces
        self._before = before
        self._after = after
        self._marks, self._juniors = marks, juniors
        self._least, self._least_alone = least
        self._make = make

    def read(
        self,
        runs: Sequence[Run],
        found: Sequence[Sequence[Tagged]],
        words: list[str],
        ends: Sequence[int],
        offset: int,
        credited: Callable[[int, int], bool] | None,
    ) -> Read:
        """Sort out the runs of a text.

        Args:
            runs: in order.
            found: the names that the tagger found in each.
            words: those of the text.
            ends: where each word ends.
            offset: what is added to the places of mentions.
            credited: whether the text from one place to another is in a credit; such names are for the rules.
        """
        read = Read([], [], [], set(), [])
        for at, (run, names) in enumerate(zip(runs, found, strict=True)):
            forms = run.forms
            size, end = len(forms), run.first + len(forms)
            if end < len(words) and words[end] in self._marks:
                read.marked.append(at)
            if names and not self._is_unlikely(run, names[0], words):
                mention = self._mention(run, names, words, ends, offset, credited)
                read.places.append(at)
                read.mentions.append(mention)
                if mention and len(mention.words) < size:
                    read.rest.append(run)
                    read.taken.update(range(end - len(mention.words), end))
            elif size > 1 and may_begin(forms[:-1]):
                read.places.append(at)
                read.mentions.append(None)
            else:
                read.rest.append(run)
        return read

    def _is_unlikely(self, run: Run, name: Tagged, words: list[str]) -> bool:
        """Whether a name is too doubtful whatever its words are: else the rules have a look at them."""
        if not name.is_doubtful or name.sure >= self._least_alone:
            return False
        first, end = run.first + name.first, run.first + name.end
        if name.sure >= self._least and first and self._before[words[first - 1]][0] & _ROLE:
            return False
        return name.sure < self._least or end >= len(words) or words[end] != ","

    def _mention(
        self,
        run: Run,
        names: Sequence[Tagged],
        words: list[str],
        ends: Sequence[int],
        offset: int,
        credited: Callable[[int, int], bool] | None,
    ) -> Mention | None:
        """The mention, if a run ends with a plain name and has no other."""
        name, forms = names[0], run.forms[names[0].first :]
        size, first, end = len(forms), run.first + name.first, run.first + len(run.forms)
        if size > _MOST or name.end < len(run.forms) or len(names) > 1 or name.is_doubtful:
            return None
        asks, addressed, related, gender = self._before[words[first - 1] if first else BREAK]
        if asks and self._asks_before(asks, words, first, size):
            return None
        if self._asks_after(words, end, size) or not self._is_plain(run.forms, name.first):
            return None
        start, stop = ends[first] - len(words[first]), ends[end - 1]
        if credited and credited(start, stop):
            return None
        told = [self._faces[form] for form in forms]
        return self._make(
            tuple([word for _, word, _ in told]),
            tuple([key for _, _, key in told]),
            offset + start,
            offset + stop,
            name.sure,
            run.headline,
            addressed,
            related,
            gender,
        )

    def _asks_before(self, asks: int, words: list[str], first: int, size: int) -> bool:
        """Whether a name is for the rules because of what `asks` says of the word before it."""
        if asks & (_ONE if size == 1 else _MORE) or (asks & _IN_CAPITALS and words[first].isupper()):
            return True
        return asks & _OF > 0 and first > 1 and self._before[words[first - 2]][0] & _PLACED > 0

    def _asks_after(self, words: list[str], end: int, size: int) -> bool:
        """Whether a name is for the rules because of the words from `end` on."""
        asks = self._after[words[end]] if end < len(words) else 0
        if asks & (_ONE if size == 1 else _MORE) or (asks & _THREE and size == _MOST):
            return True
        if not asks or end + 1 == len(words):
            return False
        if size == 1:
            return asks & _POSSESSIVE > 0 and words[end + 1][0].isupper()
        return asks & _COMMA > 0 and words[end + 1] in self._juniors

    def _is_plain(self, forms: tuple[str, ...], first: int) -> bool:
        """Whether the words of a run from `first` on are a plain name to which the one before is nothing."""
        if first and self._faces[forms[first - 1]][0] & (JOINS | STORM):
            return False
        head, last = self._faces[forms[first]][0], self._faces[forms[-1]][0]
        size = len(forms) - first
        if size == 1:
            return last & LONE > 0
        if not head & FIRST or not last & LAST or (head & PLACE_HEAD and last & PLACE_TAIL):
            return False
        return size == 2 or self._faces[forms[first + 1]][0] & MIDDLE > 0


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


faces: Kept[str, Face] = Kept(_face, limit=WORDS_KEPT)


def _meaning_before(word: str) -> Before:
    lower = word.lower()
    asks = _ROLE if is_role[word] else 0
    if lower in word_class("places_of"):
        asks |= _PLACED
    if word == BREAK:
        asks |= _IN_CAPITALS
    elif lower == "of":
        asks |= _OF
    elif tells_before[word]:
        asks |= _MORE if lower == "the" else _ONE | _MORE
    return asks, *told_before[word]


def _meaning_after(word: str) -> int:
    if tells_after[word]:
        return _ONE | _MORE
    if word in POSSESSIVES:
        return _POSSESSIVE
    return {"(": _THREE, ",": _COMMA}.get(word, 0)


before: Kept[str, Before] = Kept(_meaning_before)
after: Kept[str, int] = Kept(_meaning_after)


def _wanted_words(runs: Sequence[Run], wanted: Set[str], keys: Mapping[str, str]) -> list[tuple[Run, int]]:
    """The words of some runs whose keys are wanted, or that have a hyphen: each its run and place there."""
    return [
        (run, at) for run in runs for at, form in enumerate(run.forms) if keys[form] in wanted or "-" in form
    ]


TABLES = faces, before, after, frozenset(MARKS), JUNIORS, (LEAST, LEAST_ALONE), Mention
"""What the reading of plain names rests on."""

plain_names = faster("mentions", _PlainNames)(*TABLES)
wanted_words = faster("mentions", _wanted_words)

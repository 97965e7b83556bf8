"""What stands around numbers, of which most are dropped by it at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from newsbrowse.extract.figures_before import HEDGE_ENDS, ODD_ENDS, ends_before, ends_of
from newsbrowse.extract.figures_behind import (
    COMPOUND,
    DIGITS_GO_ON,
    HEDGE,
    MAGNITUDE,
    MARKS,
    NOUN,
    RANGE,
    UNIT,
    WORDS_GO_ON,
    may_follow,
)
from newsbrowse.extract.figures_numbers import MOST_DIGITS
from newsbrowse.extract.kept import Kept
from newsbrowse.speedups import faster

JOINTS = "_.,:/#$€£¥%-"
"""Signs behind which no figure begins."""

Candidate = tuple[int, Any, int]
"""Where a figure may begin, with what, and what may stand behind that."""


class _Around:
    """A look at what stands around numbers, which keeps what it was told of the same words before.

    Args:
        say_behind: tells of some characters behind a number what may stand there.
        say_word: tells of the last word before a number what may end with it.
        say_before: tells the same of a text and a place in it, for where one word is not enough.
        signs: those marks behind which two characters are enough, and those behind which no figure begins.
        bits: what the numbers mean by which the former answer; in the order of `_BITS`.
    """

    def __init__(
        self,
        say_behind: Callable[[str], int],
        say_word: Callable[[str], int],
        say_before: Callable[[str, int], int],
        signs: tuple[str, str],
        bits: tuple[int, ...],
    ) -> None:
        del say_word
        self._say_behind = say_behind
        self._before = say_before
        self._marks, self._joints = map(frozenset, signs)
        self._bits = bits

    def behind(self, body: str, end: int) -> int:
        """What may stand behind a number that ends at a place: bits of `figures_behind`."""
        mark = body[end : end + 1]
        return self._say_behind(body[end : end + 2] if mark in self._marks else body[end : end + 4])

    def before(self, body: str, start: int) -> int:
        """What may stand before a number that begins at a place: bits of `figures_before`."""
        return self._before(body, start)

    def signs(self, body: str, wanted: str) -> list[int]:
        """Where some signs stand in a text, one sign after the other."""
        return [
            found.start() for sign in wanted if sign in body for found in re.finditer(re.escape(sign), body)
        ]

    def candidates(self, body: str, begin: Sequence[tuple[int, Any]]) -> list[Candidate]:
        """Those of some beginnings that may be figures, by what stands around them.

        Args:
            body: the text.
            begin: where runs of digits begin, and where they end; where words begin, and the opening.
        """
        found = []
        for start, what in begin:
            before = body[start - 1 : start]
            if before != " " and (before.isalnum() or before in self._joints):
                continue
            if isinstance(what, int):
                follows = self._behind_digits(body, start, what)
            else:
                follows = self._behind_word(body, start, what)
            if follows is not None:
                found.append((start, what, follows))
        return found

    def _behind_digits(self, body: str, start: int, end: int) -> int | None:
        """What may stand behind a run of digits; None where it is no figure."""
        follows = self.behind(body, end)
        return follows if self._keeps_digits(body, start, end, follows) else None

    def _keeps_digits(self, body: str, start: int, end: int, follows: int) -> bool:
        go_on, _, hedge, hedge_ends, _, of_digits, _, _, most_digits = self._bits
        if follows & go_on:
            return True
        if end - start > most_digits:
            return False
        if follows & of_digits:
            return True
        if 1500 <= int(body[start:end]) <= 2100:
            return False
        return bool(follows & hedge or self.before(body, start) & hedge_ends)

    def _behind_word(self, body: str, start: int, opening: tuple[Any, int, float | None]) -> int | None:
        """What may stand behind a word that opens a figure; None where it is none."""
        go_on, of_one, of_several = self._bits[1], self._bits[6], self._bits[7]
        _, length, value = opening
        follows = self.behind(body, start + length) if length else go_on
        if follows & go_on:
            return follows
        if value is None:
            return None if start > 1 and body[start - 2].isdigit() else follows | go_on
        return follows if follows & (of_one if value <= 1 else of_several) else None


_BITS = (
    DIGITS_GO_ON,
    WORDS_GO_ON,
    HEDGE,
    HEDGE_ENDS,
    ODD_ENDS,
    MAGNITUDE | UNIT | COMPOUND | RANGE | NOUN,
    UNIT | RANGE,
    UNIT | RANGE | NOUN,
    MOST_DIGITS,
)
"""What goes on, a hedge behind or before, last words that tell nothing alone; what makes a figure of digits,
of `one` and of other words; and how many digits there may be."""

Around = faster("around", _Around)
AROUND = Around(Kept(may_follow).__getitem__, Kept(ends_of).__getitem__, ends_before, (MARKS, JOINTS), _BITS)

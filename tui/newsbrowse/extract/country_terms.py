"""The terms of the table of countries that stand in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from newsbrowse.extract.country_context import Match
from newsbrowse.extract.country_table import FIRST_WORD
from newsbrowse.extract.scanning import Place
from newsbrowse.speedups import faster


def terms_in(text: str, places: Iterable[Place]) -> list[Match]:
    """Every term of the table in a flat text, the longest at each place, without overlaps.

    Args:
        text: a flat text.
        places: where terms may begin in it, in order, and which, the longest first.
    """
    return find_terms(text, list(places), Match, _is_whole)


def _find_terms(
    text: str, places: list[Place], match: type[Match], is_whole: Callable[[str, int, str], bool]
) -> list[Match]:
    """As `terms_in`, given what to make and how to tell an abbreviation from a part of one."""
    found, end = [], 0
    for start, terms in places:
        if start < end or _is_letter(text[start - 1 : start]):
            continue
        for written, code, kind in terms:
            if text.startswith(written, start):
                stop = start + len(written)
                if _goes_on(text, stop) or (written[1:2] == "." and not is_whole(text, start, written)):
                    continue
                end = stop
                if code:
                    found.append(match(start, end, code, kind, written))
                break
    return found


find_terms = faster("terms", _find_terms)


def _is_letter(sign: str) -> bool:
    return sign != " " and (sign.isalnum() or sign == "_")


def _goes_on(text: str, stop: int) -> bool:
    """True if a word continues after `stop`."""
    return _is_letter(text[stop : stop + 1]) and text[stop - 1] != "-"


def _is_whole(text: str, start: int, written: str) -> bool:
    """Whether an abbreviation is no part of a longer one: `U.S.` in `U.S.S.R.`."""
    first, own = FIRST_WORD.match(text, start), FIRST_WORD.match(written)
    return first is not None and own is not None and first[0] == own[0]

"""Full names that the tagger saw only in part, or not at all, put right by their given name.

A well-known given name before a word that is nothing else makes a name: `Lance Armstrong`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from newsbrowse.extract.names import name_list, normal, word_class
from newsbrowse.extract.people_context import names_person
from newsbrowse.extract.people_runs import Run
from newsbrowse.extract.people_tagger import Tagged
from newsbrowse.extract.people_traits import ADDRESSES, SURE_PARTICLES, may_begin
from newsbrowse.extract.people_words import is_family, is_given, is_initial, is_surname_like

_SURE = 0.6
LEAST, LEAST_ALONE = 0.02, 0.2
"""How likely a doubtful name of known words must be: where a role stands beside it, and where none does."""
_LIKELY = 0.25
_THINKABLE = 0.1
_NAMES_KEPT = 8_000
_SURE_ADDRESSED = 0.95
_COUNTRIES_AND_CITIES = (
    "u.s",
    "u.n",
    "u.k",
    "e.u",
    "d.c",
    "n.y",
    "l.a",
    "u.s.a",
    "u.s.s.r",
    "u.a.e",
    "n.j",
    "n.c",
)


def completed(run: Run, names: Sequence[Tagged], words: list[str]) -> Sequence[Tagged]:
    """The names of a run, each with the given name or the surname it lacked; `words` are those of the text.

    In a headline, where any abbreviation may stand before any word, initials make no name.
    """
    forms = run.forms
    if names and names[0].is_doubtful and names[0].sure < _needed(run, names[0], words):
        names = []
    if not names:
        return _unseen_in(run, words)
    if names[0].end - names[0].first == len(forms):
        return names
    done: list[Tagged] = []
    free = 0
    for at, name in enumerate(names):
        first, end = name.first, name.end
        limit = names[at + 1].first if at + 1 < len(names) else len(forms)
        if end - first == 1 and end < limit and is_given(forms[first]):
            end += _goes_on(run, end, words)
        if end < limit and forms[end - 1].islower():
            end += 1
        if first > free and _belongs_before(forms[first - 1], forms[first], initials=not run.headline):
            first -= 1
        done.append(Tagged(first, end, name.sure))
        free = end
    return done


def _unseen_in(run: Run, words: list[str]) -> Sequence[Tagged]:
    """The name in a run in which the tagger saw none, if a word before the last can begin one."""
    forms = run.forms
    if not may_begin(forms[:-1]):
        return ()
    after = run.first + len(forms)
    scored = after < len(words) and words[after][0].isdecimal()
    return _unseen(forms, run.headline, scored)


def _needed(run: Run, name: Tagged, words: list[str]) -> float:
    """How likely a doubtful name must be: less where a role stands before it, or lists know its words."""
    given, surname = normal(run.forms[name.first]), normal(run.forms[name.end - 1])
    if names_person(words, run.first + name.first, run.first + name.end):
        return LEAST if given in name_list("given") else _THINKABLE
    known = given in name_list("given") or surname in name_list("surnames")
    return LEAST_ALONE if known else _LIKELY


def _goes_on(run: Run, end: int, words: list[str]) -> bool:
    """Whether the word at `end`, behind a given name alone, is the surname: the run's last, or well known."""
    word, index = run.forms[end], run.first + end + 1
    if normal(word) in word_class("calendar_surnames"):
        return not run.headline and not (index < len(words) and words[index][0].isdecimal())
    if end + 1 < len(run.forms) and normal(word) not in name_list("surnames"):
        return False
    return is_surname_like(word)


def _belongs_before(word: str, next_word: str, *, initials: bool) -> bool:
    """Whether a capitalised word before a name is part of it: a given name, an initial, an Asian surname."""
    if not may_begin((word,)):
        return False
    if (is_given(word) and is_surname_like(next_word)) or (initials and is_initial(word)):
        return True
    return _is_east_asian(word, next_word)


@lru_cache(_NAMES_KEPT)
def _unseen(forms: tuple[str, ...], headline: bool, scored: bool) -> tuple[Tagged, ...]:
    """The name of a run in which the tagger saw none; `scored` if a number stands behind."""
    ways = chain(
        _addressed(forms), _east_asian(forms), _by_particle(forms), _by_given_name(forms, headline, scored)
    )
    return tuple(islice(ways, 1))


def _addressed(forms: tuple[str, ...]) -> Iterator[Tagged]:
    """The word behind `Mr.` and its like, also where it is better known as a firm: `Mr. Ford`."""
    key = normal(forms[-1])
    if normal(forms[-2]) in ADDRESSES and (key in name_list("surnames") or is_surname_like(forms[-1])):
        yield Tagged(len(forms) - 1, len(forms), _SURE_ADDRESSED)


def _by_particle(forms: tuple[str, ...]) -> Iterator[Tagged]:
    """`Lex van Drooge`: a word before `van`, `bin` and their like in lower case, and what follows."""
    for at in range(1, len(forms) - 1):
        if forms[at] in SURE_PARTICLES and is_surname_like(forms[at - 1]):
            end = at + 2 + (forms[at + 1].islower() and at + 2 < len(forms))
            yield Tagged(at - 1, end, _SURE)


def _by_given_name(forms: tuple[str, ...], headline: bool, scored: bool) -> Iterator[Tagged]:
    first = len(forms) - 2
    if first > 0 and is_initial(forms[first]):
        first -= 1
    begins = is_given(forms[first]) or (not headline and _are_initials(forms[first], forms[-1], scored))
    if not begins or not is_surname_like(forms[-1]):
        return
    if all(normal(form) in word_class("titles") for form in forms[:first]):
        yield Tagged(first, len(forms), _SURE)


def _east_asian(forms: tuple[str, ...]) -> Iterator[Tagged]:
    """A surname first (`Xi Jinping`), before a known given name or, at the end of a run, an unknown word."""
    for at in range(len(forms) - 1):
        known = normal(forms[at + 1]) in name_list("classic") or at + 2 == len(forms)
        if known and _is_east_asian(forms[at], forms[at + 1]) and is_surname_like(forms[at + 1]):
            yield Tagged(at, at + 2, _SURE)


def _is_east_asian(surname: str, given: str) -> bool:
    """Whether two words may be a surname and a given name; two known syllables (`Ki-moon`) leave no doubt."""
    key = normal(given)
    if "-" in key and key in name_list("classic"):
        return normal(surname) in word_class("east_asian")
    return is_family(surname) and key not in name_list("surnames")


def _are_initials(word: str, surname: str, scored: bool) -> bool:
    """`P.V.`, or `M.` before what may be a surname; not a country or a city that is written so.

    Before a number, as in the scores of a match (`scored`), the surname may be a common word.
    """
    if is_initial(word):
        key = normal(surname)
        if key in name_list("surnames"):
            return scored or key not in name_list("common")
        return is_surname_like(surname) and key not in name_list("cities")
    return "." in word[:-1] and len(word) < 7 and word.isupper() and normal(word) not in _COUNTRIES_AND_CITIES

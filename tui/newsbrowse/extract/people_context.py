"""What the words around a name say about it: a role before it, an age behind it, a newspaper, a village."""

from __future__ import annotations

from typing import TypeAlias

from newsbrowse.extract.kept import Kept
from newsbrowse.extract.names import name_list, normal, word_class
from newsbrowse.extract.tokens import BREAK

_ROLE_ENDINGS = ("man", "woman", "ist", "er", "or", "ian", "eer", "ess", "keeper", "president")
_AGAINST = frozenset({"v.", "v", "vs.", "vs"})
_GENDERS = {
    **dict.fromkeys(("mr", "sir", "lord"), "he"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "mme", "baroness"), "she"),
}
"""Titles that tell whether a man or a woman is meant."""
JUNIORS = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
POSSESSIVES = ("'s", "’s")
_AGE = range(2, 4)
"""How many characters an age has."""


def _judge(word: str) -> bool:
    if not word.islower() or word in word_class("things"):
        return False
    if word in word_class("titles") or word in word_class("kin"):
        return True
    return len(word) > 5 and word.endswith(_ROLE_ENDINGS) and word not in word_class("no_roles")


is_role: Kept[str, bool] = Kept(_judge)

Told: TypeAlias = tuple[bool, bool, str]
"""Whether a word before a name addresses someone and whether it is of kin; and the gender that it tells."""


def _tell(word: str) -> Told:
    key = normal(word)
    is_title = key in word_class("honorifics") or key in word_class("short_titles")
    return is_title, key in word_class("family"), _GENDERS.get(key, "")


told_before: Kept[str, Told] = Kept(_tell)


def names_person(words: list[str], first: int, end: int) -> bool:
    """Whether the words around those from `first` to `end` say that they name a person.

    A role stands before them (`spokesman`, `striker`), or an age or `who` behind them.
    """
    if first and is_role[words[first - 1]]:
        return True
    if end + 2 >= len(words) or words[end] != ",":
        return False
    following = words[end + 1]
    if following.isdecimal():
        return len(following) in _AGE and words[end + 2] in (",", ".")
    return following in ("who", "whose", "former")


def names_other(words: list[str], first: int, end: int) -> bool:
    """Whether the words around those from `first` to `end` say that they name no person.

    They are a newspaper, a village, a ship, a company with partners, or where a report comes from.
    """
    before = words[first - 1] if first else BREAK
    after = words[end] if end < len(words) else BREAK
    if not (tells_before[before] or tells_after[after]):
        return False
    if before == "&" or after == "&":
        return True
    if before.lower() in word_class("things") or after in word_class("places_after"):
        return True
    if before == "of" and first > 1 and words[first - 2].lower() in word_class("places_of"):
        return True
    if end - first == 1 and (before in _AGAINST or after in _AGAINST):
        return True
    if before.lower() == "the" and end - first > 1 and normal(words[first]) not in name_list("classic"):
        return True
    return before == BREAK and _is_dateline(words, first, end)


tells_before: Kept[str, bool] = Kept(
    lambda word: word in ("&", BREAK, *_AGAINST) or word.lower() in {"the", "of", *word_class("things")}
)
tells_after: Kept[str, bool] = Kept(lambda word: word in {"&", *_AGAINST, *word_class("places_after")})
"""Whether a word before or behind a name can be a reason that it names no person."""


def _is_dateline(words: list[str], first: int, end: int) -> bool:
    """Whether words in capitals at the start of a line stand before a place, a day or a dash."""
    if end + 1 >= len(words) or not all(map(str.isupper, words[first:end])):
        return False
    following = words[end + 1] if words[end] == "," else words[end]
    return (
        following[0].isdecimal()
        or following in ("-", "–", "—", "(")
        or (words[end] == "," and following.istitle())
    )

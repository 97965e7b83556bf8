"""Names of countries in the cases of Slavic languages: `Россия` is also `России`, `Россию` and `Россией`.

CLDR has the nominative alone. The cases follow from the ending of each word of a name; what is no form of the
language (a table covers several declensions) does no harm, since nobody writes it. Names whose stem changes
stand in `_IRREGULAR`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

_MOST_WORDS = 2
"""Words of a name that is declined; longer ones are rare, and their abbreviations are written instead."""
_SHORTEST = 4
"""Letters of a word that is declined: shorter ones are abbreviations or do not change."""

_ENDINGS: dict[str, tuple[tuple[str, str], ...]] = {
    "ru": (
        ("ия", "ия ии ию ией"),
        ("ая", "ая ой ую"),
        ("ые", "ые ых ым ыми"),
        ("ие", "ие их им ими"),
        ("а", "а ы и е у ой ей"),
        ("я", "я и е ю ей"),
        ("й", "й я ю ем е"),
        ("ь", "ь я ю ем е и ью"),
        ("ы", "ы ов ам ами ах"),
        ("", " а у ом е"),
    ),
    "uk": (
        ("ія", "ія ії ію ією"),
        ("а", "а и і у ою ею ої ій"),
        ("я", "я і ю єю ею ї"),
        ("й", "й я ю єм ї"),
        ("ь", "ь я ю ем і"),
        ("і", "і ів их ам ами ах им ими"),
        ("и", "и ів ам ами ах"),
        ("", " у а ом ем і ові"),
    ),
    "pl": (
        ("ia", "ia ii ię ią"),
        ("ja", "ja ji ję ją"),
        ("ea", "ea ei eę eą"),
        ("ka", "ka ki ce kę ką kiej"),
        ("na", "na ny nie nę ną nej"),
        ("wa", "wa wy wie wę wą wej"),
        ("a", "a y ę ą ie ej"),
        ("ś", "ś si sią"),
        ("k", "k ku kowi kiem"),
        ("", " u a owi em ie"),
    ),
    "cs": (
        ("ie", "ie ii ií"),
        ("ko", "ko ka ku kem"),
        ("sko", "sko ska sku skem"),
        ("o", "o a u em ě"),
        ("á", "á é ou"),
        ("é", "é ých ým ými"),
        ("a", "a y ě u ou i e"),
        ("y", "y ů ům ech"),
        ("í", "í ích ím ího ímu"),
        ("", " u e i em ě"),
    ),
}
_VOWELS = "аеёиоуыэюяєіїaeiouyąęóáéíúůýě"

_IRREGULAR: dict[str, str] = {
    "ru": "Египта Египту Египтом Египте=EG",
    "uk": "Єгипту Єгиптом Єгипті=EG",
    "pl": "Niemiec Niemcom Niemcami Niemczech=DE|Chin Chinom Chinami Chinach=CN|Włoch Włochom Włochami"
    " Włoszech=IT|Węgier Węgrom Węgrami Węgrzech=HU|Czech Czechom Czechami Czechach=CZ|Egipcie=EG"
    "|Filipin Filipinach Filipinami=PH",
}
"""Forms with another stem, by code."""

_PHRASES: dict[str, str] = {
    "pl": "Stanów Zjednoczonych=US|Stanom Zjednoczonym=US|Stanami Zjednoczonymi=US|Stanach Zjednoczonych=US"
    "|Wielkiej Brytanii=GB|Wielką Brytanią=GB|Wielką Brytanię=GB",
}


def inflected(name: str, language: str) -> Iterator[str]:
    """The forms of a name in the cases of a language, the name itself among them.

    Args:
        name: as CLDR has it.
        language: the primary tag; in others than the declined ones the name alone is given.
    """
    rules = _ENDINGS.get(language)
    words = name.split(" ")
    if rules is None or len(words) > _MOST_WORDS:
        yield name
        return
    forms = [_forms(word, rules) for word in words]
    yield from (" ".join(form) for form in product(*forms))


def irregular(language: str) -> Iterator[tuple[str, str]]:
    """Further forms of a language with their codes."""
    for entry in filter(None, _IRREGULAR.get(language, "").split("|")):
        forms, _, code = entry.partition("=")
        yield from ((form, code) for form in forms.split())
    for entry in filter(None, _PHRASES.get(language, "").split("|")):
        form, _, code = entry.partition("=")
        yield form, code


def _forms(word: str, rules: tuple[tuple[str, str], ...]) -> list[str]:
    if len(word) < _SHORTEST or not word.isalpha() or word.isupper():
        return [word]
    for ending, others in rules:
        if ending and word.endswith(ending):
            stem = word[: -len(ending)]
            return [stem + other for other in others.split(" ")]
    if word[-1] in _VOWELS:
        return [word]
    return [word + other for other in rules[-1][1].split(" ")]

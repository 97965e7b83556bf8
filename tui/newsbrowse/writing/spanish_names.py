"""Family names of two in Spanish: `Gabriel García Márquez`, `José Ortega y Gasset`.

The father's name comes first and is the one to sort by, so that the whole begins with it. That a name is
Spanish is seen by its family names alone: given names (`Maria`, `Gabriel`) are those of many languages. A
woman of the United States or a Filipino may have such a name in the middle that is not to sort by (`Maria
Garcia Smith`), which neither writes with an accent: so the last name must be a Spanish one too, or one of the
two must have an accent. Names that only custom joins (`David Lloyd George`, `Mario Vargas Llosa`) are not
told from given names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsbrowse.text.fold import fold


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FAMILY = _words(
    """acosta aguilar aguirre alvarado arias avila ayala barrios cabrera calderon cano cardenas carrasco
    carrillo castaneda castillo cervantes contreras cordero cordova delgado diaz duran echeverria escobar
    espinosa espinoza estrada flores fuentes gallardo gallegos garcia garrido garza gonzales guerrero guzman
    herrera hidalgo ibarra iglesias ledesma lozano lujan macias maldonado medina mejia mendoza meza molina
    montero montoya morales munoz nieto ocampo ochoa olivares orozco ortega ortiz osorio padilla palacios
    paredes parra pena peralta pineda pizarro ponce prieto quintana quintero rangel rios rivas rivera robles
    rojas roldan romero rosales rubio ruiz saavedra salas salazar saldana salinas sandoval sepulveda serrano
    solis soria soto tapia trejo trujillo urbina uribe valenzuela vallejo vargas vega velasco villanueva
    villarreal zamora zapata zavala zuniga"""
)
"""Frequent ones that are no given names, nor Portuguese, whose last family name is the one to sort by."""

_SON_OF = re.compile(r"[a-z]{3,}ez")
"""`Fernández`, son of Fernando; a middle name may be `Inez`, but no family follows that is Spanish too."""

_ACCENT = re.compile("[áéíóúñ]", re.IGNORECASE)
_LINKS = frozenset(("de", "del", "la", "las", "los"))
_AND = frozenset(("y", "i"))
"""Between two family names, in Castilian and in Catalan."""


def family_begins(words: Sequence[str]) -> int | None:
    """At which word a family name of two begins; None if a name, given as its words, has none.

    Particles before the first of both are not looked at.
    """
    last = len(words) - 1
    at = last - 1
    if at > 1 and words[at] in _AND and words[at - 1][:1].isupper():
        return at - 1
    while at > 1 and words[at] in _LINKS:
        at -= 1
    if at < 1 or not _is_family(words[at]):
        return None
    return at if at < last - 1 or _is_family(words[last]) or _has_accent(words[at], words[last]) else None


def _is_family(word: str) -> bool:
    folded = fold(word)
    return folded in _FAMILY or _SON_OF.fullmatch(folded) is not None


def _has_accent(*words: str) -> bool:
    return any(map(_ACCENT.search, words))

"""Countries in articles of other languages than English: their names in that language, and nothing else.

Only whole names count, as CLDR and the lists here write them, in Slavic languages also in their cases
(`country_cases`), so that nothing false is found; what is derived is missed. Names that are also words,
persons or towns of their language are left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from newsbrowse.extract.countries import about_by_place, country_name, early_end
from newsbrowse.extract.country_cases import inflected, irregular
from newsbrowse.extract.locales import territories
from newsbrowse.extract.scanning import any_word
from newsbrowse.models import Country, Span

_LEAST_LETTERS = 3
_UNSPACED = frozenset(("zh", "ja", "th", "lo", "km", "my"))
"""Languages that set no spaces between words."""

_GENITIVE_S = frozenset(("de", "sv", "da", "no", "nb", "nn", "nl"))
_ARABIC_PREFIXES = ("[وفبل]", "و[بل]")
"""`and`, `so`, `in`, `to`, written together with the word that follows."""
_LETTER = r"[\w\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e31-\u0e4e\u1000-\u109f]"
_KATAKANA = r"[\u30a1-\u30fa\u30fc]"

_ALSO: dict[str, str] = {
    "de": "USA=US|Großbritannien=GB|Grossbritannien=GB|Birma=MM|Weißrussland=BY|Weissrussland=BY|Südkorea=KR"
    "|Elfenbeinküste=CI|Tschechische Republik=CZ|Vatikan=VA|Palästina=PS",
    "fr": "Etats-Unis=US|Grande-Bretagne=GB|Birmanie=MM|Vatican=VA|Palestine=PS"
    "|République tchèque=CZ|Hong Kong=HK",
    "es": "EE. UU.=US|EE.UU.=US|EEUU=US|Gran Bretaña=GB|Palestina=PS|Vaticano=VA|Hong Kong=HK"
    "|República Checa=CZ",
    "pt": "EUA=US|Estados Unidos da América=US|Grã-Bretanha=GB|Palestina=PS|Vaticano=VA|Hong Kong=HK"
    "|República Tcheca=CZ",
    "it": "USA=US|Stati Uniti d'America=US|Gran Bretagna=GB|Palestina=PS|Vaticano=VA|Birmania=MM"
    "|Hong Kong=HK",
    "nl": "Groot-Brittannië=GB|Palestina=PS|Vaticaan=VA|Hongkong=HK|Wit-Rusland=BY",
    "sv": "USA=US|Palestina=PS|Hongkong=HK|Vitryssland=BY",
    "da": "USA=US|Palæstina=PS|Hongkong=HK",
    "no": "USA=US|Palestina=PS|Hongkong=HK",
    "fi": "USA=US|Iso-Britannia=GB|Palestiina=PS",
    "pl": "USA=US|Wielka Brytania=GB|Palestyna=PS|Watykan=VA",
    "cs": "USA=US|Velká Británie=GB|Spojené státy=US|Palestina=PS|Vatikán=VA",
    "hu": "USA=US|Nagy-Britannia=GB|Palesztina=PS|Vatikán=VA",
    "ro": "SUA=US|Marea Britanie=GB|Palestina=PS|Vatican=VA",
    "tr": "ABD=US|İngiltere=GB|Filistin=PS|Vatikan=VA",
    "ru": "США=US|Соединённые Штаты=US|Соединенные Штаты=US|Белоруссия=BY|Палестина=PS|Великобритания=GB"
    "|Северная Корея=KP|Южная Корея=KR"
    "|Киргизия=KG|Молдавия=MD|Туркмения=TM",
    "uk": "США=US|Палестина=PS|Велика Британія=GB",
    "ar": "فلسطين=PS|بريطانيا=GB|الولايات المتحدة الأمريكية=US|أمريكا=US",
    "zh": "香港=HK|澳门=MO|臺灣=TW|美國=US|英國=GB|法國=FR|德國=DE|韓國=KR|俄羅斯=RU|日本=JP"
    "|烏克蘭=UA|巴勒斯坦=PS|朝鲜=KP|北韩=KP|南韩=KR|伊朗=IR|以色列=IL|印度=IN|越南=VN",
    "ja": "米国=US|アメリカ=US|英国=GB|豪州=AU|香港=HK|台湾=TW|パレスチナ=PS",
    "ko": "팔레스타인=PS|홍콩=HK|대만=TW|대한민국=KR|한국=KR|북한=KP",
    "id": "Inggris=GB|Palestina=PS",
}
"""Names as news has them besides those of CLDR: `name=code`, set apart by bars."""

_NEVER = frozenset(("JE", "LC", "MF", "BL", "SH", "CX", "RE", "NF", "CC", "BV", "HM", "UM", "TF"))
"""Islands whose names are common words or saints."""

_NOT_IN: dict[str, frozenset[str]] = {
    "fr": frozenset(("MU", "DM")),
    "es": frozenset(("GD",)),
    "vi": frozenset(("RU", "DE", "GB", "IT", "AT", "BE", "FR", "CZ", "IN")),
    "ko": frozenset(("OM", "GH", "ML", "TD", "TG", "TO", "GN")),
    "zh": frozenset(("ML", "OM", "TG", "TD", "TO", "BJ", "PW", "NR", "NU")),
    "ru": frozenset(("TG",)),
    "uk": frozenset(("TG",)),
    "ar": frozenset(("ML",)),
}
"""Codes whose names are persons, towns or words of the language: `Maurice`, `Granada`, `Того`.

`Georgia` is left out of all of them, since it is a state of America too.
"""

_MALI_IS_A_NAME = frozenset(("fr", "es", "pt", "de", "nl", "it", "ca", "sv", "da", "no", "nb", "nn", "fi"))
"""Languages in which `Mali` is no word; in others it is: small, property, financial."""


def find_foreign_countries(title: str, body: str, language: str) -> tuple[Country, ...]:
    """The countries that an article of another language than English names, as `find_countries` gives them.

    Args:
        title: one line.
        body: the article's text; spans refer to it.
        language: a BCP 47 tag.
    """
    primary = re.split("[-_]", language.lower(), maxsplit=1)[0]
    names, pattern = _names_in(primary)
    if pattern is None:
        return ()
    named: dict[str, list[Span]] = defaultdict(list)
    for match in pattern.finditer(body):
        named[names[match[0]]].append(Span(match.start(), match.end()))
    spans = sorted(span for spans in named.values() for span in spans)
    early = early_end(body, spans)
    headed = {names[match[0]] for match in pattern.finditer(title)}
    countries = [
        Country(
            code, country_name(code), code in headed or about_by_place(named[code], early), tuple(named[code])
        )
        for code in {**dict.fromkeys(named), **dict.fromkeys(headed)}
    ]
    return tuple(sorted(countries, key=lambda c: (not c.about, -len(c.mentions), c.name)))


@lru_cache(64)
def _names_in(language: str) -> tuple[Mapping[str, str], re.Pattern[str] | None]:
    """The names that are looked for in a language, and an expression for any of them."""
    names = dict(_usable(language))
    for entry in filter(None, _ALSO.get(language, "").split("|")):
        name, _, code = entry.partition("=")
        names[name] = code
    names = {form: code for name, code in names.items() for form in inflected(name, language)} | names
    names |= dict(irregular(language))
    names |= {name.upper(): code for name, code in list(names.items()) if len(name) > 4}
    return names, _pattern(language, names) if names else None


def _usable(language: str) -> Iterator[tuple[str, str]]:
    for name, code in territories(language).items():
        is_word = code in _NEVER or code in _NOT_IN.get(language, ())
        is_word = is_word or name == "Georgia"
        is_mali = code == "ML" and language not in _MALI_IS_A_NAME and name == "Mali"
        long_enough = len(name) >= (_LEAST_LETTERS if name.isascii() or language not in _SHORT_NAMES else 2)
        if long_enough and not is_word and not is_mali and country_name(code) != code:
            yield name, code


_SHORT_NAMES = frozenset(("zh", "ja", "ko", "th", "lo", "km", "my", "he", "ar", "fa", "hi"))
"""Languages whose writing needs few signs for a name."""


def _pattern(language: str, names: Mapping[str, str]) -> re.Pattern[str]:
    any_name = any_word(names)
    if language == "ja":
        return re.compile(rf"(?<!{_KATAKANA}){any_name}(?!{_KATAKANA})")
    if language in _UNSPACED:
        return re.compile(any_name)
    if language == "ko":
        return re.compile(rf"(?<!\w){any_name}(?!주의|적|어)")
    end = rf"(?!{_LETTER})"
    if language == "ar":
        begins = "|".join((rf"(?<!{_LETTER})", *(rf"(?<=(?<!{_LETTER}){one})" for one in _ARABIC_PREFIXES)))
        return re.compile(rf"(?:{begins}){any_name}{end}")
    if language in _GENITIVE_S:
        end = rf"(?=s?(?!{_LETTER}))"
    return re.compile(rf"(?<!{_LETTER}){any_name}{end}")

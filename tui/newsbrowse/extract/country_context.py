"""Whether a word that can name a country does so where it stands.

Jordan is also a man, Georgia also a state of the United States, US also a shouted "us". Each rule looks at
the neighbouring words only, within a fixed distance, so the work is linear in the number of matches.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsbrowse.extract.country_table import Evidence, term_index


class Match(NamedTuple):
    """A term found in a text: a span, what it says, and how it is written."""

    start: int
    end: int
    code: str
    kind: Evidence
    text: str


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PERSONAL = _words(
    """Jordan Chad Georgia Israel Cuba Holland Ireland Wales London Paris Berlin Lima Sofia Washington
    Wellington Santiago Victoria Sydney Adelaide Perth Darwin Austin Houston Dallas Charlotte
    Orlando Phoenix Flint Ferguson Hartford Newark Rochester Virginia Montana Florence Carolina Lyon
    Lyons Santos Lund Natal Dane Danes Pole Scot Finn Swede Thai Turk Malta Aden Regina Cornwall
    Manchester Georgian Welsh English German Roman French Milan Verona Trieste Jericho Beira Gori
    Sterling Tripoli Nairobi Memphis Brooklyn Boston Denver Cleveland Raleigh Tennessee Indiana
    Dakota Nevada Kent Cannes Essen Hama Kano Jos Palmyra Jersey Guernsey Christmas Bali Manila
    Alexandria Jena Monaco Canton Lincoln Jackson Bonaire Bristol Essex Surrey
    Sussex Bradford Portland Kazan Albany Dayton Leicester Sunderland Bari Siena Pisa Padua Metz Magyar Parma
    Charleston Breda Savannah Madison Sligo Kiel Delft Dundee Wembley Salamanca Medan Afrin"""
)
"""Names that people bear as well, mostly as surnames."""

_FORENAMES = _words(
    """Jordan Chad Georgia Israel Cuba Sofia Sydney Victoria Virginia Austin Dallas Charlotte Carolina
    Florence Adelaide Regina Dakota Montana Indiana Phoenix Orlando Kent Dane Finn Turk Milan
    Brooklyn Santiago"""
)
"""Those that are forenames, so that a capitalised word after them may be the surname."""

_RATHER_PEOPLE = frozenset(("Chad", "Jordan"))
"""Those that in news are more often a person than the country."""

_NOT_A_NAME = _words(
    """The A An In On At Of From To For And Or But With By As If When While Since After Before Until Under
    Over Near Into Across Between Both Only Even Also Yet So Then Now Here There Where What Why How
    Who Is Are Was Today Yesterday Meanwhile Like Unlike Besides Inside Outside Around Through
    Throughout During Against President Prime Minister King Queen Prince Princess Sultan Emir Shah
    Chancellor Ambassador Embassy Minister Ministry Government Central Bank Republic Kingdom North
    South East West Northern Southern Eastern Western Greater Downtown Central Mainland Modern
    Ancient Imperial Colonial Air Radio Team Royal University Visit Leaving Amid That This These
    Those Its Their Our His Her Neighboring Neighbouring Nearby Democratic Republican American
    British European Southeast Northeast Northwest Southwest Great New Old All Big Former Late Vice
    Free Federal National International First Second Watch Photos Video Entire Replay Hear January
    February March April May June July August September October November December Jan Feb Mar Apr
    Jun Jul Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday"""
)
"""Capitalised words that stand before a place without being a forename."""

_OFFICE = _words(
    """President Prime Foreign Finance Defense Defence Interior Minister Ministry King Queen Crown Prince
    Government Governor Gov Sen Rep Senator Congressman Congresswoman Mayor Attorney Supreme
    Secretary Republican Republicans Democrat Democrats Army Navy Police Parliament Embassy
    Ambassador Central National Bank Stock Airport Airways Airlines Street Bridge Olympics Games
    Marathon Conference Summit Agreement Treaty Declaration City State County House Senate
    Legislature University Board Fed"""
)
"""Capitalised words that stand after a place without being a surname."""

_REGIONS = _words(
    """alabama alaska arizona arkansas california colorado connecticut florida idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia
    wisconsin wyoming ontario ont mass calif conn pa penn fla va md ill mich minn wis tenn ky ga ala
    ariz ark colo wash ore nj ny nc sc nh nm nd sd ri okla kan kans neb nev del ind ia la me mo mont
    miss tex vt wyo wva dc ida"""
)
"""First-level regions and their abbreviations after which a town is known, as in `Moscow, Idaho`."""

_REGIONS_OF_TWO_WORDS = frozenset(
    (
        "new york",
        "new jersey",
        "new mexico",
        "new hampshire",
        "north carolina",
        "south carolina",
        "north dakota",
        "south dakota",
        "west virginia",
        "rhode island",
        "new brunswick",
    )
)
_POSTAL = _words(
    """AL AK AZ AR CA CO CT DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV
    NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY DC"""
)
_AFTER_COMMA = re.compile(r"(?:New|North|South|West|Rhode) [A-Z][a-z]+|[A-Z][A-Za-z.]*")
_SHOUTED = re.compile(
    r"(?:\W|^)(?:ABOUT|ALL|CONTACT|FOLLOW|TELL|GIVES?|HELP|LETS?|JOIN|MAKES?|MADE|SHOWS?|TEACH|TAUGHT|CALL|EMAIL|LIKE|"
    r"LOVE|KEEP|LEAVE|BRINGS?|AMONG|REMINDS?|SUPPORT|(?P<open>OF|FOR|TO|WITH))\s$"
)
"""What stands before a shouted "us"; after the last four the country is as likely, save at the end."""
_ENDS = re.compile(r"\s{0,2}(?:[.!?|]|\s\s|$)")
_LANGUAGES = _words("English French Spanish German Arabic Russian Chinese Japanese Portuguese Italian")
_OF_SEVERAL_MEANINGS = PERSONAL | _LANGUAGES | {"US"}
_IN_A_LANGUAGE = re.compile(
    r"(?:\W|^)(?:in|into|speaks?|speaking|spoke|spoken|fluent|broken|learn(?:s|ing|ed|t)?|teach(?:es|ing)?"
    r"|taught|stud(?:y|ies|ied|ying)|perfect|(?:professor|teacher|lecturer|department|study|knowledge) of)\s$"
)
_LANGUAGE_ENDS = re.compile(
    r"[.,;:!?)\"”’']|\s(?:and|or|to|on|in|with|for|from|by|at|as|that|but|because|when)\b|\s*$"
)
_OF_DESCENT = re.compile(r" Americans?\b(?!-)")
"""`Irish American`: somebody of America. With a hyphen it may be a treaty of both."""
_KIN = re.compile(
    r"(?:\W|^)(?:brother|sister|son|daughter|father|mother|husband|wife|uncle|aunt|cousin|nephew|niece"
    r"|boyfriend|girlfriend|fianc[eé]e?|named),? $"
)
"""What stands before somebody's forename."""
_CURRENCY = re.compile(
    r"[ -](?:dlrs?|dollars?|francs?|crowns?|kron[ea]r?|pounds?|pesos?|marks?|guilders?|rupees?|ro?ubles?|yen"
    r"|yuan|won|lira|liras?|dinars?|rials?|riyals?|dirhams?|shillings?|rand|zlotys?|forints?|reais)\b"
)
_WORD_BEFORE = re.compile(r"(?:^|[^\w.])((?:[A-Z]\.){1,2}|[A-ZÀ-Þ][\w'’-]*)\s$")
_NOT_FORENAME_ENDINGS = ("ern", "ing", "tion", "ican", "ist", "ism", "ish", "ment", "ed")
_LOCATIVE = re.compile(r"(?:\W|^)(?:[Ii]n|near|across|outside|throughout|[Tt]he) $")
_WORD_AFTER = re.compile(r"\s([A-ZÀ-Þ][\w'’-]*)")
_LONG_WORD = re.compile(r"[A-Za-z]\w{3,}")
_CITY_BEFORE = re.compile(r"([A-Z][\w.'-]*),\s$")
_BY_THE_CAUCASUS = _words("Tbilisi Batumi Gori Kutaisi Ukraine Moldova Armenia Azerbaijan Russia Turkey")
_CAUCASUS = re.compile(r"Tbilisi|Abkhaz|Ossetia|Caucasus|Saakashvili|Shevardnadze|Armenia|Azerbaijan|Batumi")
_AMERICAN_SOUTH = re.compile(
    r"Atlanta|ATLANTA|Savannah, G|Gov\.|Sen\.|Rep\.|Republican|Democrat|Senate|Congress|Alabama|"
    r"Florida|Carolina|Tennessee|Texas|Virginia|Ohio|Michigan|Ga\."
)
_NATIVE = re.compile(r"Native American|American Indian|Cherokee|Navajo|Sioux|Apache|Cheyenne|[Tt]ribal")
_REACH = 40
"""How many characters on either side a rule may look at."""


def names_a_country(text: str, match: Match) -> bool:
    """True if the neighbouring words leave the match a country's (or its people's)."""
    start, end, code, kind, word = match
    if word in _OF_SEVERAL_MEANINGS:
        if word == "US":
            return _is_united_states(text, match)
        if word in _LANGUAGES and _is_language(text, match):
            return False
        if word in PERSONAL and _is_part_of_a_name(text, match):
            return False
    before = text[start - 1 : start]
    if before == "<" or before == "@" or (before == " " and text.startswith("river ", start - 6)):
        return False
    if word[-1] == "." and kind is Evidence.PLACE and word != "D.C." and " " not in word:
        return text[max(0, start - 2) : start] == ", "
    if kind is Evidence.DEMONYM:
        return code == "US" or _OF_DESCENT.match(text, end) is None
    return not text.startswith(", ", end) or word == "Georgia" or not is_town_elsewhere(text, match)


def names_a_currency(text: str, match: Match) -> bool:
    """True for `Canadian` in `150 million Canadian dollars`: money does not tell the topic."""
    return _CURRENCY.match(text, match.end) is not None


def region_after_town(text: str, comma: int) -> tuple[int, int] | None:
    """The span of a North American region (`Fla.`, `TX`, `Idaho`) that follows a comma at `comma`."""
    region = _AFTER_COMMA.match(text, comma + 2) if text.startswith(", ", comma) else None
    if region is None:
        return None
    name = region[0].replace(".", "").lower()
    known = region[0] in _POSTAL or name in _REGIONS or name in _REGIONS_OF_TWO_WORDS
    return region.span() if known else None


def is_person_here(text: str, match: Match) -> bool:
    """True if a word that people bear too is clearly a person's where it stands."""
    return match.text in PERSONAL and _is_part_of_a_name(text, match)


def speaks_of_the_state(text: str, beside: str) -> bool:
    """True if an article that names Georgia speaks more of the American South than of the Caucasus."""
    spoken_of = f"{text[:20_000]} {beside[:5_000]}"
    return len(_AMERICAN_SOUTH.findall(spoken_of)) > len(_CAUCASUS.findall(spoken_of))


def speaks_of_native_peoples(text: str) -> bool:
    """True if an article that says Indian speaks of the first peoples of America."""
    return _NATIVE.search(text, 0, 20_000) is not None


def stands_after_town(text: str, match: Match) -> bool:
    """`Macon, Georgia` is the state; `Tbilisi, Georgia` and `Armenia, Georgia` are not."""
    city = _CITY_BEFORE.search(text[max(0, match.start - _REACH) : match.start])
    return city is not None and city[1] not in _BY_THE_CAUCASUS


def _is_united_states(text: str, match: Match) -> bool:
    if text[match.end : match.end + 1] == "$":
        return False
    before = _SHOUTED.search(text[max(0, match.start - 12) : match.start])
    return before is None or (before["open"] is not None and not _ENDS.match(text, match.end))


def _is_language(text: str, match: Match) -> bool:
    before = text[max(0, match.start - 16) : match.start]
    return bool(_IN_A_LANGUAGE.search(before) and _LANGUAGE_ENDS.match(text, match.end))


def _is_part_of_a_name(text: str, match: Match) -> bool:
    """A forename before it or a surname after it; capitals tell little where every word has one."""
    before = text[max(0, match.start - _REACH) : match.start]
    after = text[match.end : match.end + _REACH]
    headline = match.text.isupper() or _is_headline(before, after)
    if (not headline or match.text in _RATHER_PEOPLE) and _follows_forename(before):
        return True
    if match.text not in _FORENAMES or match.kind is Evidence.DEMONYM or _LOCATIVE.search(before):
        return False
    if _KIN.search(before):
        return True
    following = _WORD_AFTER.match(after)
    if following is None or following[1] in _OFFICE or following[1] in _NOT_A_NAME or following[1].isupper():
        return False
    if headline:
        return before.endswith(", ") and after[following.end() : following.end() + 1] == ","
    return following[1] not in term_index()


def _follows_forename(before: str) -> bool:
    previous = _WORD_BEFORE.search(before)
    if previous is None or previous[1] in _NOT_A_NAME or previous[1].endswith(("'s", "s'")):
        return False
    word = previous[1]
    return word.endswith(".") or not (word.isupper() or word.endswith(_NOT_FORENAME_ENDINGS))


def _is_headline(before: str, after: str) -> bool:
    """True where nearly all the words around are capitalised, so that capitals tell nothing."""
    words: list[str] = _LONG_WORD.findall(f"{before[1:]} {after[:-1]}")
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def is_town_elsewhere(text: str, match: Match) -> bool:
    """`Paris, Texas`: a name followed by a region that is not that country's."""
    if not text.startswith(", ", match.end) or match.kind is Evidence.DEMONYM or match.text == "Georgia":
        return False
    return match.code not in ("US", "CA", "") and region_after_town(text, match.end) is not None

"""The shapes in which English writes dates, as regular expressions over lower-case text.

All run on text in lower case whose white space is plain spaces, at the same length. No
pattern repeats without a bound, so a scan is linear. The shapes are ordered so that the longer reading
comes first; `dates_openings` says at which words each may begin.
"""

from __future__ import annotations

import re

from newsbrowse.extract.dates_feasts import FEASTS
from newsbrowse.extract.dates_spelled import CENTURY, DECADES, SPELLED_YEAR


def _words(text: str) -> list[str]:
    return text.split()


def any_of(words: str) -> str:
    """An expression for any of some words set apart by white space, in which `_` stands for a space.

    Words of one initial stand together, so that a letter is compared with each initial once. A word may be an
    expression, if its first letter must be there.
    """
    heads: dict[str, list[str]] = {}
    for word in words.split():
        initial = word[0] if word[0].isalpha() else ""
        heads.setdefault(initial, []).append(word.removeprefix(initial).replace("_", " "))
    groups = (
        f"{initial}(?:{'|'.join(rest)})" if initial else "|".join(rest) for initial, rest in heads.items()
    )
    return f"(?:{'|'.join(groups)})"


MONTH = (
    r"(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
NUMBERS = {
    word: number
    for number, words in enumerate(
        _words(
            """a|an|one two three four five six seven eight nine ten eleven twelve thirteen fourteen
            fifteen sixteen seventeen eighteen nineteen twenty"""
        ),
        start=1,
    )
    for word in words.split("|")
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        _words(
            """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
            thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
            twentieth"""
        ),
        start=1,
    )
}
_NO_NUMBER = r"(?!\w|[.,:/]\d|[-–]\d|%| ?(?:percent|pct|million|billion|mln|bln|a\.m|p\.m|am|pm)\b)"
_DAY = rf"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?{_NO_NUMBER}"
_DAY_OPEN = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)(?!\w|[.,]\d|%|[-/]\d)"
_ORDINAL = rf"(?:{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_PART = (
    r"(?:(?:the )?(?:very )?(?:beginning|start|middle|end|close) of (?:the month of )?|early in |late in |"
    r"earlier in |later in |earlier |early |later |late |mid[- ]|around |about )"
)
_HOURS = r"(?: (?:morning|afternoon|evening|night))?"
_WHICH = r"(?:last|next|this past|this coming|this|past|coming)"
_COUNT = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"
_M = rf"(?P<month>{MONTH})"
_Y = rf"(?P<year>{_YEAR})"
_TO = r"(?: ?[-–—] ?| to | through | until )"
_COMMA_YEAR = rf"(?:,? {{1,3}}(?:in )?{_Y})?"
_Y_OR_TWO = r"(?P<year>1[5-9]\d\d|20\d\d)(?:[-–/]\d\d)?(?!\w|[.,]\d|%|[-/]\d)"
_PHRASE_ENDS = (
    r"(?=[.,;:)!?—]|$| (?:and|but|or|when|as|after|before|while|if|to|at|by|with|because|since|that|he|she"
    r"|it|they)\b)"
)
_WD = rf"(?:{WEEKDAY}|(?:mon|tues?|wed|thurs?|fri|sat|sun)\.?),? "
_QUARTER = r"(?P<quarter>first|second|third|fourth|1st|2nd|3rd|4th)"
_OF_YEAR = rf"(?:,? (?:of )?(?:fiscal |calendar )?{_Y}| of (?P<which>last|this|next|the) (?:fiscal )?year)"
_FEAST = "|".join(re.escape(name) for name in sorted(FEASTS, key=len, reverse=True))

SHAPES: dict[str, str] = {
    "iso": r"(?P<stamp>\d{4}-\d\d-\d\d)(?:t\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:z|[+-]\d\d:?\d\d)?)?(?![\w-])",
    "numeric": r"(?P<stamp>\d{1,2}[/.]\d{1,2}[/.](?:1[5-9]|20)\d\d|\d{1,2}/\d{1,2}/\d\d)(?![\w/]|\.\d)",
    "span": (
        rf"(?P<month>{MONTH}) (?P<day>{_DAY_OPEN})(?:,? {_Y})?{_TO}(?P<month2>{MONTH}) (?P<day2>{_DAY})"
        rf"(?:,? (?P<year2>{_YEAR}))?"
    ),
    "span_first": (
        rf"(?P<day>{_DAY_OPEN}) (?P<month>{MONTH})(?: {_Y})?{_TO}(?P<day2>{_DAY_OPEN}) (?P<month2>{MONTH})"
        rf"(?:,? (?P<year2>{_YEAR}))?"
    ),
    "span_months": rf"(?P<month>{MONTH}),? {_Y}{_TO}(?P<month2>{MONTH}),? (?P<year2>{_YEAR})",
    "days": rf"(?:{_M} (?P<first>{_DAY_OPEN}){_TO}(?P<last>{_DAY}){_COMMA_YEAR})",
    "days_first": (
        rf"(?:(?P<first>{_DAY_OPEN})(?: ?[-–—] ?| to | and )(?P<last>{_DAY_OPEN}) (?:of )?{_M}{_COMMA_YEAR})"
    ),
    "stamped": (
        rf"(?:{_WD})?{_M} {{1,2}}(?P<day>{_DAY_OPEN}) \d\d:\d\d(?::\d\d)?(?: [a-z]{{2,5}}| [+-]\d{{4}})? {_Y}"
    ),
    "month_day": (
        rf"(?:around |about )?(?:(?P<which>last|next|this) )?(?:{_WD})?{_M} (?:the )?"
        rf"(?P<day>{_DAY}|{_ORDINAL}\b){_COMMA_YEAR}"
    ),
    "day_month": (
        rf"(?:{_WD})?(?:the )?(?P<day>{_DAY_OPEN}|{_ORDINAL})[ -](?:of )?{_M}(?:(?:-|,? (?:in )?){_Y})?"
    ),
    "months": (
        rf"(?P<first>{MONTH})(?: ?[-–—/] ?| to | through )(?P<last>{MONTH})"
        rf"(?:,? (?:of )?(?:{_Y}|(?P<which>last|this|next) year))"
    ),
    "month": (
        rf"(?P<part>{_PART})?(?:(?P<which>{_WHICH}) )?{_M}"
        rf"(?:,? (?:of )?(?:{_Y}|(?P<of>last|this|next) year))?(?! \d\d?\b(?![:%]))"
    ),
    "season": (
        rf"(?P<part>{_PART})?(?:(?P<which>{_WHICH}) (?P<season>spring|summer|fall|autumn|winter)\b|"
        rf"(?:the )?(?P<season_of>spring|summer|fall|autumn|winter) (?:of )?{_Y_OR_TWO}"
        rf"|the (?P<the_season>spring|summer|fall|autumn|winter){_PHRASE_ENDS})"
    ),
    "quarter": rf"(?:the )?(?:fiscal )?{_QUARTER}[- ](?:fiscal )?quarter\b{_OF_YEAR}?",
    "year_quarter": rf"(?:the )?{_Y}(?:'s)? {_QUARTER}[- ]quarter\b",
    "q": rf"q(?P<number>[1-4])(?:(?: of)? {_Y}|\b)",
    "h": rf"h(?P<number>[12])(?: of)? {_Y}",
    "half": rf"(?:the )?(?P<half>first|second|latter|1st|2nd) half{_OF_YEAR}",
    "decade": r"(?P<part>(?:the )?(?:early |late |mid-? ?)?)(?P<decade>(?:1[5-9]|20)\d0|'[2-9]0)'?s\b",
    "decade_word": (
        rf"the (?P<part>early |late |mid-? ?|middle )?(?:swinging |roaring )?(?P<decade>{DECADES}|[2-9]0s)\b"
    ),
    "century": rf"(?:the )?(?:early |late |mid-? ?)?(?P<century>{CENTURY})[- ]century\b",
    "spelled_year": rf"(?:the year )?(?P<spelled>{SPELLED_YEAR})(?![\w-])",
    "nine_eleven": r"9[/-]11(?![\w/-]|[.,]\d)",
    "years": (
        r"(?P<first>(?:1[5-9]|20)\d\d)(?: ?[-–—/] ?)(?P<last>(?:1[5-9]|20)\d\d|\d\d)(?![\w%/]|[.,–—-]\d)"
    ),
    "told": (
        r"(?:(?:earlier |later )(?:on )?)?(?:the (?P<which>next|following|previous|same)|that(?: same)?) "
        r"(?P<unit>day|morning|afternoon|evening|night|week|month|year)\b"
    ),
    "unit": (
        rf"(?P<part>{_PART})?(?:the )?(?P<which>{_WHICH}|previous|current) "
        r"(?P<unit>weekend|week|month|quarter|year|decade)\b"
    ),
    "the_unit": (
        r"(?:(?:the )?(?:beginning|start|middle|end) of the (?P<ending>month|year)|"
        r"(?:earlier|later) in the (?P<within>week|month|year)|"
        r"the year (?P<last>before last)|year(?:'s)?[- ]?end|the (?P<weekend>weekend)|"
        r"the (?P<beside>day|night|week|month|year) (?P<way>before|after)(?=[.,;:)]))"
        r"(?!\w)"
    ),
    "ago": (
        rf"(?:(?:about|some|nearly|almost|around|more than|over|only) )?(?P<count>{_COUNT}) "
        r"(?P<unit>day|week|month|year|decade|centurie|century)s?"
        r"(?P<way> ago| from now| from today| earlier| later|(?:'s?)? time)\b(?! than\b)"
    ),
    "day": (
        r"(?:(?:late|early) )?"
        r"(?P<day>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow)\b"
        rf"{_HOURS}\b"
    ),
    "hours": r"(?:(?:late|early) )?(?P<hours>last night|tonight|this (?:morning|afternoon|evening))\b",
    "weekday": (
        rf"(?:(?:late|early) )?(?:(?P<which>{_WHICH}|the previous|the following) )?(?P<weekday>{WEEKDAY})"
        rf"(?! the 1\dth| (?:morning|afternoon|evening|night)s){_HOURS}"
        r"(?:,? (?P<of>last week|next week|a week ago))?\b(?!s)"
    ),
    "holiday": (
        r"(?:(?P<which>last|next|this) )?"
        rf"(?P<holiday>{_FEAST})\b{_COMMA_YEAR}"
    ),
    "year": (
        rf"(?P<part>{_PART}|mid-?)?"
        rf"(?P<lead>(?:the )?(?:fiscal|calendar|financial) (?:year )?|the year )?{_Y}"
    ),
}
"""The parts that matter are named groups; what each shape means is in `dates_values`."""


EACH = {name: re.compile(shape) for name, shape in SHAPES.items()}
"""Each shape as an expression of its own; of those that match at a place the first holds."""

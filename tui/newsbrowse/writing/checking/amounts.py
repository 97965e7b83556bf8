"""The amounts of a sentence: the figures that were read out of it, and what only a check compares.

Which of a row something is (`the 250th anniversary`), how often it has come (`the third year in a row`),
halves (`an hour and a half`), and counts with words before what is counted (`three largest powers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from newsbrowse.compare.grouping import in_span
from newsbrowse.compare.passages import is_content, stem
from newsbrowse.models import Article, Figure, Span

_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
_COUNTS = {word: at for at, word in enumerate((*_UNITS, *_TEENS), 1)} | {"a": 1, "an": 1}
_PLACES = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
_PLACES += " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
_NTH = {word: at for at, word in enumerate(_PLACES.split(), 2)} | {
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "sixtieth": 60,
    "seventieth": 70,
    "eightieth": 80,
    "ninetieth": 90,
    "hundredth": 100,
}
_COUNT = "|".join(sorted(_COUNTS, key=len, reverse=True))
_PLACE = "|".join(sorted(_NTH, key=len, reverse=True))
_DIGIT_PLACE = r"\d{1,4}(?:st|nd|rd|th)"
_TIME = "(minute|hour|day|week|month|year|decade)s?"
_HEDGED = (
    r"(?:(?P<hedge>more than|less than|well over|just over|over|about|around|nearly|almost|some|roughly) )?"
)
_AND_A_HALF = re.compile(
    rf"\b{_HEDGED}(?P<whole>{_COUNT}|\d{{1,3}})(?: (?P<unit>[a-z]+?)s?)? and a half"
    r"(?: (?P<units>[a-z]+?)s?)?\b",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    rf"\b{_HEDGED}(?:(?P<part>half|(?:a )?quarter of|three quarters of) an? "
    r"(?P<unit>minute|hour|day|year|decade)"
    r"|(?P<digits>\d{1,3})½ (?P<units>[a-z]+?)s?)\b",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\b(?P<hedge>more than|less than|well over|just over|over|about|nearly|almost) an? "
    r"(?P<unit>minute|hour|day|week|month|year|decade)\b",
    re.IGNORECASE,
)
_PARTS = {"half": 0.5, "quarter of": 0.25, "a quarter of": 0.25, "three quarters of": 0.75}
_PERIOD = "(time|day|week|month|quarter|season|year|session|summer|winter|match|game|defeat|win)"
_RUNNING = "(?:in a row|running|in succession|on end|on the trot)"
_STRAIGHT = "(?:straight|consecutive|successive)"
_STREAK = re.compile(
    rf"\b(?P<nth>{_PLACE}|{_DIGIT_PLACE})(?: {_PERIOD} {_RUNNING}| {_STRAIGHT} {_PERIOD})\b"
    rf"|\b(?P<many>{_COUNT}|\d{{1,3}})(?: {_PERIOD}s {_RUNNING}| {_STRAIGHT} {_PERIOD}s)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"(?<![\w.,])(?P<nth>{_DIGIT_PLACE}|{_PLACE})(?:[ -](?P<what>[^\W\d_]{{3,30}}))?", re.IGNORECASE
)
_MONTHS = re.compile(r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|of\b)", re.IGNORECASE)
_LAST_DAY = 31
"""Up to this an ordinal alone may be a day of a month."""
_COUNTED = re.compile(
    rf"(?<![\w.,$£€-])(?P<many>{_COUNT}|\d{{1,3}}) (?:[a-z][a-z-]* ){{0,2}}?(?P<what>[a-z]{{3,}}s)\b"
)
_AGE = re.compile(r"(?<![\w.,$£€])(?P<many>\d{1,4})(?: years? old|-year-old)\b|\baged (?P<aged>\d{1,3})\b")
_SAME_RANK = {"biggest": "largest", "tallest": "highest"}
_RANKS = (
    "largest",
    "biggest",
    "smallest",
    "highest",
    "tallest",
    "lowest",
    "longest",
    "oldest",
    "richest",
    "busiest",
)
_DIGITS = ("zero", *_UNITS[:9])
_POINT = re.compile(
    rf"\b(?P<whole>{_COUNT}|\d{{1,3}}) point (?P<part>(?:{'|'.join(_DIGITS)})(?: (?:{'|'.join(_DIGITS)}))*) "
    r"(?P<size>million|billion|trillion|per ?cent)(?P<money> dollars| euros| pounds)?\b",
    re.IGNORECASE,
)
_SIZES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
_MONEY = {" dollars": "USD", " euros": "EUR", " pounds": "GBP"}
_RANK = re.compile(rf"\b(?:(?P<nth>{_PLACE}|{_DIGIT_PLACE})[ -])?(?P<what>{'|'.join(_RANKS)})\b")
_NO_COUNT = frozenset(("a", "an", "one"))
_HEDGE = re.compile(
    r"\b(?:(?P<more>(?:high|great|larg|bigg|long)er than|topp(?:ed|ing)|tops|exceed(?:ed|s)?"
    r"|surpass(?:ed|es|ing)|beyond|past|north of|upwards of|no less than)"
    r"|(?P<less>(?:low|small|short)er than|short of|shy of|no more than))\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_BEFORE = 30


def amounts(article: Article, span: Span) -> list[Figure]:
    """The amounts of a sentence, each place once: what only a check reads comes before what was read."""
    body = article.body
    more: list[Figure] = []
    for one in (*_points(body, span), *_streaks(body, span), *_halves(body, span), *_ordinals(body, span)):
        _take(more, one)
    read = [_hedged(body, one) for one in in_span(article.analysis.figures, span)]
    kept = [one for one in read if not any(_meet(one, other) for other in more)]
    for one in (*_ages(body, span), *_counts(body, span), *_ranks(body, span)):
        if not any(_meet(one, other) for other in kept):
            _take(more, one)
    days = article.analysis.dates
    return [*kept, *(one for one in more if not any(d.start < one.end and one.start < d.end for d in days))]


def _take(taken: list[Figure], figure: Figure) -> None:
    if not any(_meet(figure, other) for other in taken):
        taken.append(figure)


def _meet(one: Figure, other: Figure) -> bool:
    return one.start < other.end and other.start < one.end


def _hedged(body: str, figure: Figure) -> Figure:
    """With the words that say more or less which are told of things that grow: `topped 200`."""
    match = None if figure.hedge else _HEDGE.search(body[max(0, figure.start - _BEFORE) : figure.start])
    return replace(figure, hedge="more than" if match["more"] else "less than") if match else figure


def _halves(body: str, span: Span) -> Iterator[Figure]:
    """`an hour and a half`, `two and a half hours`, `1½ hours`, `half an hour`, `more than an hour`."""
    for pattern, value in ((_AND_A_HALF, _and_a_half), (_FRACTION, _fraction), (_SINGLE, _one)):
        for match in pattern.finditer(body, span.start, span.end):
            unit = (match["unit"] or match.groupdict().get("units") or "").lower()
            if unit:
                yield _figure(match, value(match), f"{unit}s")


def _and_a_half(match: re.Match[str]) -> float:
    return _whole(match["whole"]) + 0.5


def _fraction(match: re.Match[str]) -> float:
    return int(match["digits"]) + 0.5 if match["digits"] else _PARTS[match["part"].lower()]


def _one(_: re.Match[str]) -> float:
    return 1.0


def _figure(match: re.Match[str], value: float, unit: str) -> Figure:
    """A figure whose hedge stands before it in the match."""
    hedge = (match["hedge"] or "").lower()
    start = match.start() + (len(hedge) + 1 if hedge else 0)
    return Figure(value, unit, hedge, match.string[start : match.end()], start, match.end())


def _points(body: str, span: Span) -> Iterator[Figure]:
    """`eleven point one billion dollars`."""
    for match in _POINT.finditer(body, span.start, span.end):
        digits = "".join(str(_DIGITS.index(word)) for word in match["part"].lower().split())
        size = match["size"].lower()
        value = float(f"{_whole(match['whole']):.0f}.{digits}") * _SIZES.get(size, 1.0)
        unit = _MONEY.get((match["money"] or "").lower(), "") if size in _SIZES else "%"
        yield Figure(round(value, 6), unit, "", match[0], match.start(), match.end())


def _streaks(body: str, span: Span) -> Iterator[Figure]:
    """`the third year in a row`, `a fifth straight month`, `three years running`."""
    for match in _STREAK.finditer(body, span.start, span.end):
        period = next(one for one in match.group(2, 3, 5, 6) if one)
        value = _nth(match["nth"]) if match["nth"] else _whole(match["many"])
        yield Figure(value, f"th {stem(period.lower())} running", "", match[0], match.start(), match.end())


def _ordinals(body: str, span: Span) -> Iterator[Figure]:
    """`the 250th anniversary`, `its fifteenth plan`; alone (`anniversary: 80th`) only if it is no day."""
    for match in _ORDINAL.finditer(body, span.start, span.end):
        following, value = (match["what"] or "").lower(), _nth(match["nth"])
        what = following if is_content(following) else ""
        if what in _RANKS:
            continue
        if _MONTHS.match(following) or (not what and (value <= _LAST_DAY or match["nth"].isalpha())):
            continue
        end = match.end() if what else match.end("nth")
        yield Figure(value, f"th {stem(what)}".strip(), "", body[match.start() : end], match.start(), end)


def _ages(body: str, span: Span) -> Iterator[Figure]:
    """`a 43-year-old`, `250 years old`, `aged 43`."""
    for match in _AGE.finditer(body, span.start, span.end):
        yield Figure(float(match["many"] or match["aged"]), "years", "", match[0], match.start(), match.end())


def _counts(body: str, span: Span) -> Iterator[Figure]:
    """`three largest nuclear powers`: counted by the first word that ends like more than one."""
    for match in _COUNTED.finditer(body, span.start, span.end):
        if match["many"] not in _NO_COUNT:
            yield Figure(_whole(match["many"]), match["what"], "", match[0], match.start(), match.end())


def _ranks(body: str, span: Span) -> Iterator[Figure]:
    """`the second largest`, and `the largest` as the first."""
    for match in _RANK.finditer(body, span.start, span.end):
        value = _nth(match["nth"]) if match["nth"] else 1.0
        yield Figure(
            value, f"rank {_SAME_RANK.get(match['what'], match['what'])}", "", match[0], *match.span()
        )


def _whole(word: str) -> float:
    return float(word) if word.isdigit() else float(_COUNTS[word.lower()])


def _nth(word: str) -> float:
    return float(_NTH[word.lower()]) if word.isalpha() else float(word[:-2])

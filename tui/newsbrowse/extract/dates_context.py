"""Whether an expression is a date where it stands: no verb, name, street, feast, count or duration.

Every rule looks at a bounded stretch before and after the expression.
"""

from __future__ import annotations

import re

from newsbrowse.extract.dates_grammar import any_of
from newsbrowse.extract.dates_near import Parts
from newsbrowse.extract.kept import Kept

_OF_A_DAY = frozenset(("day_month", "month_day", "days", "days_first", "span", "span_first"))
_ALWAYS = frozenset(("ago", "hours", "the_unit", "iso", "numeric", "stamped", "decade", "century", "half"))
"""Shapes that are dates wherever they stand."""
_NEEDS_CAPITAL = frozenset(("may", "march", "mar", "august", "sun", "jan", "dec", "sat"))
_BEFORE_MONTH = frozenset(
    ("in", "by", "since", "until", "till", "from", "through", "during", "of", "after", "before", "between")
)
_BESIDE_MONTH = frozenset(
    ("to", "and", "or", "for", "every", "each", "on", "at", "the", "a", "as", "but", "with")
)
_STREET = re.compile(
    r"\.?,? " + any_of("street st\\. avenue ave road rd lane boulevard blvd drive square place court") + r"\b"
)
_NOT_MONTHS = re.compile(r" (?:on|for|of|against|toward|to) ")
_FEAST = re.compile(
    r"(?:^|\W)"
    + any_of(
        """black good ash bloody super cyber giving palm easter holy fat ruby freaky shrove maundy
        sheffield throwback casual every each whit any"""
    )
    + r"\s{1,2}$"
)
_MAY_BE_FEAST: Kept[str, bool] = Kept(lambda word: _FEAST.search(f" {word} ") is not None)
"""Whether a feast's name may go on behind a word."""
_TITLES = re.compile(
    "day "
    + any_of("night_live night_football night_lights addams times telegraph mirror the_1\\d weld herald")
)
_NOT_A_FEAST = re.compile(
    " "
    + any_of(
        """island tree part card carol gift present shopping song movie turkey bunny egg single album film
        jumper market light decoration advert spending sale stocking concert pudding cake number"""
    )
)
_NO_CERTAIN_WEEKDAY = re.compile(
    r"(?:^|\W)(?:on a|(?:every|each) {1,2}\w{3,6}day(?:,? \w{3,6}day){0,5},? (?:and|or)) {1,2}$"
)
_BEFORE_NO_CERTAIN = frozenset(("a", "and", "or"))
_COUNTED = re.compile(
    "[ -]"
    + any_of(
        r"""people men women \w*children students years?(?!-?_?end) workers jobs employees soldiers
        troops miles? km kilomet\w+ met(?:er|re)s? feet foot acres? hectares dollars? dlrs
        euros? pounds? tons? tonnes? percent pct points? votes voters homes houses words
        hours days weeks months? calories degrees residents members cases deaths copies
        shares barrels block rpm mb gb mhz watts cars times vehicles units square sq million
        billion trillion mln bln ft mph yards seats hp"""
    )
    + r"\b"
)
_PLURAL_AFTER = re.compile(r" ([a-z]{3,20})\b")
_NOT_COUNTED = re.compile(
    any_of(
        r"""\w+ss \w+ous \w+ings \w+ics was has his its this does thus across versus plus perhaps always
        sales results elections games campaigns polls primaries levels prices rules figures
        taxes"""
    )
    + "$"
)
_ADDRESS = re.compile(
    r"(?: [a-z][a-z0-9.']{1,15}){1,2} "
    + any_of("street st\\. avenue ave\\.? road rd\\. lane boulevard blvd drive square")
    + r"(?!\w)"
)
_BEFORE_SEASON = re.compile(
    r"(?:^|\W)(?:in|over|by|during|until|till|since|through|throughout|before|after|late in|early in) $"
)
_HEAT_OR_AGE = re.compile(r"degree|temperature|highs|lows|\baged?\b|fahrenheit|percentile|scored|\bshot\b")
_LABEL = re.compile(
    r"(?:^|\W)"
    + any_of(
        r"""nearly almost than least most some approximately roughly exactly no\. number flight highway
        route room page section article resolution act bill rule boeing model windows
        channel chapter paragraph h\.r\. s\. © copyright \(c\) building suite box version
        code nearest up_to \$ £ €"""
    )
    + r"\s?$"
)
_BEFORE_YEAR = re.compile(
    r"(?:^|\W)"
    + any_of(
        r"""in of since by from until till during after before for the late early mid to through between
        spring summer fall autumn winter around about circa \("""
    )
    + r"\s?$"
)


def _last_word(word: str) -> tuple[bool, bool]:
    return word == "to" or _LABEL.search(f" {word} ") is not None, _BEFORE_YEAR.search(
        f" {word} "
    ) is not None


_LAST_WORDS: Kept[str, tuple[bool, bool]] = Kept(_last_word)
"""Whether a label, or a word that leads to a year, may end with a word; only `up to` is one of two words."""
_BEFORE_COUNTED = frozenset(" -")
_SPAN = re.compile(r"(?:^|\W)(?:over|in|for|within|during|throughout) $")
_MONEY = re.compile(
    any_of("profit earnings revenue sales income econom gdp shares investors growth fiscal dividend exports")
)
_WORD_BEFORE = re.compile(r"(\S{1,20}) $")
_NAME_AFTER = re.compile(r" [A-Z][a-z]")
_NAME_BEFORE = re.compile(r"[A-Za-z] [A-Z][a-z]{1,15} $")


def is_a_date(shape: str, parts: Parts, body: str, flat: str, span: tuple[int, int]) -> bool:
    """False where the words of an expression of some shape mean something else."""
    start, end = span
    if shape in _OF_A_DAY:
        return _is_written_as_month(parts, body, span) and not _STREET.match(flat, end)
    if shape == "month":
        return _is_written_as_month(parts, body, span) and _is_month(parts, body, flat, span)
    if shape in _ALWAYS:
        return True
    before = flat[max(0, start - 30) : start]
    if shape in ("unit", "told"):
        return body[start:end] != "This Week" and not _is_duration(parts, flat[start:end], before)
    if shape == "weekday":
        return _is_weekday(flat, span, before)
    if shape == "year" and not parts["lead"]:
        return _is_year(parts["year"] or "", flat, before + (parts["part"] or ""), end)
    if shape in ("quarter", "q") and not parts["year"] and not parts.get("which"):
        return _MONEY.search(flat, max(0, start - 300), end + 300) is not None
    if shape == "holiday":
        if _NOT_A_FEAST.match(flat, end):
            return False
        return parts["which"] is not None or not _NAME_BEFORE.search(body[max(0, start - 25) : start])
    if shape == "season" and parts["the_season"]:
        return _BEFORE_SEASON.search(before + (parts["part"] or "")) is not None
    if shape == "day":
        return not (body[start:end] == "TODAY" and before.endswith("usa "))
    if shape == "decade_word":
        return not _HEAT_OR_AGE.search(flat, max(0, start - 60), end + 30)
    if shape == "spelled_year":
        return _is_spelled_year(flat, span, before)
    return shape != "years" or not _COUNTED.match(flat, end)


def _is_weekday(flat: str, span: tuple[int, int], before: str) -> bool:
    """Whether a weekday is a certain one, and no part of a feast's or a broadcast's name."""
    start, end = span
    words = before.rsplit(None, 1)
    last_word = words[-1] if words else ""
    if last_word in _BEFORE_NO_CERTAIN and _NO_CERTAIN_WEEKDAY.search(flat[max(0, start - 60) : start]):
        return False
    if _MAY_BE_FEAST[last_word] and _FEAST.search(before):
        return False
    return flat.find("day ", start, end + 16) < 0 or not _TITLES.search(flat, start, end + 16)


def _is_spelled_year(flat: str, span: tuple[int, int], before: str) -> bool:
    """`two thousand and eight` and `twenty twenty` count things unless `in` or the like says otherwise."""
    start, end = span
    if flat.startswith(("nineteen", "eighteen", "seventeen", "sixteen", "the year"), start):
        return True
    following = _PLURAL_AFTER.match(flat, end)
    counts = following is not None and following[1].endswith("s")
    return not counts and _BEFORE_YEAR.search(before) is not None


def _is_duration(parts: Parts, text: str, before: str) -> bool:
    """`over the last year` says how long, not when; `the coming year` begins on the day it is written."""
    if not text.startswith("the "):
        return False
    if parts.get("which") in ("past", "coming") and parts.get("unit") == "year":
        return True
    return parts.get("which") in ("past", "last", "next", "coming") and _SPAN.search(before) is not None


def _is_written_as_month(parts: Parts, body: str, span: tuple[int, int]) -> bool:
    """A month that is also an everyday word must be capitalised."""
    name = (parts["month"] or "").rstrip(".")
    if name not in _NEEDS_CAPITAL:
        return True
    written = body[span[0] : span[1]]
    at = written.lower().rfind(name)
    return at < 0 or written[at].isupper()


def _is_month(parts: Parts, body: str, flat: str, span: tuple[int, int]) -> bool:
    """Whether a month that may stand alone is one, and no modal verb, march or person."""
    start, end = span
    name = (parts["month"] or "").rstrip(".")
    if parts["part"] in ("about ", "around "):
        return name not in _NEEDS_CAPITAL
    if parts["year"] or parts["of"] or parts["which"] or parts["part"]:
        return True
    previous = _WORD_BEFORE.search(flat[max(0, start - 25) : start])
    before = previous[1].strip("(\"'“") if previous else ""
    short = len(name) <= 3
    if before in _BEFORE_MONTH:
        return not short or name == "may" or not _is_name(body, start, end)
    if (name == "march" or short) and (before not in _BESIDE_MONTH or _NOT_MONTHS.match(flat, end)):
        return False
    return not _is_name(body, start, end)


def _is_name(body: str, start: int, end: int) -> bool:
    """`April Smith`, `Casey August`: a capitalised neighbour within the sentence."""
    return bool(_NAME_AFTER.match(body, end) or _NAME_BEFORE.search(body[max(0, start - 25) : start]))


def _is_year(year: str, flat: str, before: str, end: int) -> bool:
    """Whether a bare number in the range of years is one, and no count, label or measure."""
    behind = flat[end : end + 1]
    if behind in _BEFORE_COUNTED and _COUNTED.match(flat, end):
        return False
    last_word = before.rsplit(None, 1)[-1:]
    may_label, may_lead = _LAST_WORDS[last_word[0]] if last_word else (True, True)
    if may_label and _LABEL.search(before):
        return False
    if may_lead and _BEFORE_YEAR.search(before):
        return True
    if behind == " " and _ADDRESS.match(flat, end):
        return False
    if (year.endswith("00") and year != "2000") or not "1800" <= year <= "2060":
        return False
    following = _PLURAL_AFTER.match(flat, end) if behind == " " else None
    return not (following and following[1].endswith("s") and not _NOT_COUNTED.match(following[1]))

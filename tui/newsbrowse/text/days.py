"""One written-out day or time, as bylines, feeds and logs put it, as an ISO 8601 string.

Only English month and weekday names are known. A weekday is read and not checked:
where it disagrees with the date, the date is what the writer copied and the weekday the slip.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The first three letters of each month, January first: enough to tell any of its spellings."""

_LONGEST_STAMP = 100
"""No stamp is longer; what follows is never looked at, so a huge line costs nothing."""

_OFFSETS = {
    name: float(hours)
    for hours, names in {
        "0": "z utc gmt ut wet",
        "1": "bst cet west",
        "2": "cest eet sast",
        "3": "eest msk",
        "8": "hkt sgt",
        "9": "jst kst",
        "10": "aest",
        "11": "aedt",
        "12": "nzst",
        "13": "nzdt",
        "-4": "edt",
        "-5": "est cdt",
        "-6": "cst mdt",
        "-7": "mst pdt",
        "-8": "pst akdt",
        "-9": "akst",
        "-10": "hst",
    }.items()
    for name in names.split()
}
"""Zone abbreviations with one usual meaning, in hours; the North American ones as in RFC 2822."""

_VAGUE_ZONES = ("et", "ct", "mt", "pt", "ist", "local time", "eastern time", "eastern")
"""Zones whose offset depends on the season or the country: the day is kept, the time of day is not."""

_GAP = r"[ \t\xa0\u202f]{1,4}"
_SEP = rf"(?:,?{_GAP}|,)"
_WEEKDAY = rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?{_SEP})?"
_NAMED_WEEKDAY = _WEEKDAY.replace("(?:(?:mon", "(?:(?P<weekday>mon", 1)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d|2100)"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?"
    rf"(?:{_GAP})?(?P<half>[ap]\.?m\b\.?)?)|(?:{_GAP})?(?P<bare_half>[ap]\.?m\b\.?))"
)
_ZONE = (
    r"(?P<zone>(?:(?:utc|gmt)?[+\-\u2212]\d{1,2}(?::?\d\d)?(?:[ ]\([a-z]{1,5}\))?|"
    rf"{'|'.join(sorted((*_OFFSETS, *_VAGUE_ZONES), key=len, reverse=True))})(?!\w))"
)
_TIME = rf"{_CLOCK}(?:(?:{_GAP})?{_ZONE})?"
_THEN_TIME = rf"(?:{_SEP}(?:(?:at|[-–—|@·]){_GAP})?{_TIME})?"

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
BEGINNINGS = frozenset((*MONTHS, *_WEEKDAYS))
"""What a stamp begins with, if it does not begin with a figure."""
ENDINGS = frozenset(name[-2:] for name in (*_OFFSETS, *_VAGUE_ZONES, "am", "pm", "a.m", "p.m"))
_LAST = frozenset("zZ)")
"""What a stamp ends with, if it does not end with a figure: the last two letters, or the last sign."""
_DIGIT = re.compile(r"\d")

_COMPACT = (
    r"(?P<year>1[5-9]\d\d|20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)"
    r"(?:t(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?P<second>[0-5]\d)(?P<zone>z|[+-]\d{4}))?"
)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?!\w)", re.IGNORECASE | re.ASCII)


_PATTERNS = tuple(
    _compiled(pattern)
    for pattern in (
        rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)(?:(?:t|{_GAP}){_TIME})?",
        _COMPACT,
        rf"{_YEAR}([/.])(?P<month>0?[1-9]|1[0-2])\2(?P<day>\d\d?){_THEN_TIME}",
        rf"{_WEEKDAY}{_MONTH}{_GAP}{_DAY}{_SEP}{_CLOCK}(?:{_GAP}{_ZONE})?{_GAP}{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}{_GAP}{_DAY}{_SEP}{_YEAR}{_THEN_TIME}",
        rf"{_WEEKDAY}{_DAY}(?:{_GAP}(?:of{_GAP})?|-){_MONTH}(?:{_SEP}|-){_YEAR}{_THEN_TIME}",
        rf"{_WEEKDAY}{_DAY}[ -]{_MONTH}[ -](?P<short_year>\d\d){_GAP}{_TIME}",
        rf"{_TIME}{_SEP}(?:on{_GAP})?{_WEEKDAY}{_MONTH}{_GAP}{_DAY}{_SEP}{_YEAR}",
        rf"{_TIME}{_SEP}(?:on{_GAP})?{_WEEKDAY}{_DAY}{_GAP}{_MONTH}{_SEP}{_YEAR}",
        rf"{_NAMED_WEEKDAY}(?P<first>\d\d?)(?P<mark>[/.-])(?P<other>\d\d?)(?P=mark){_YEAR}{_THEN_TIME}",
    )
)


def parse_stamp(text: str) -> str | None:
    """The day or time that a string wholly consists of.

    Args:
        text: for example `Wed Feb 04 18:54:15 UTC 2026`, `January 21, 2025`, `4 Feb 2026`,
            `2026-02-04T18:54:15Z`; white space around it does not matter.

    Returns:
        `YYYY-MM-DD`; or, where a time of day is given with its zone, an ISO 8601 time such as
        `2026-02-04T18:54:15+00:00`. None if the string is anything else, names no day that exists,
        or can be read two ways (`04/05/2026`).
    """
    if text[_LONGEST_STAMP:].strip():
        return None
    trimmed = text[:_LONGEST_STAMP].strip()
    found = find_leading_stamp(trimmed)
    return found[0] if found and found[1] == len(trimmed) else None


def find_leading_stamp(line: str) -> tuple[str, int] | None:
    """The day or time that a line begins with, as in `parse_stamp`, and its length.

    White space before the stamp counts into the length, so `line[length:]` is what follows it.
    """
    if line[:1].isalpha() and line[:3].lower() not in BEGINNINGS:  # as most lines, and told at once
        return None
    head = line[:_LONGEST_STAMP]
    start = len(head) - len(head.lstrip())
    if not _may_begin_stamp(head, start):
        return None
    best: tuple[str, int] | None = None
    for pattern in _PATTERNS:
        match = pattern.match(head, start)
        if match and (best is None or match.end() > best[1]):
            value = _value(match.groupdict())
            best = (value, match.end()) if value else best
            if best and best[1] == len(head):  # as most stamps are; none can be longer
                return best
    return best


def may_end_stamp(text: str) -> bool:
    """Whether a text may end with a stamp, stops behind it left out: a look at its last two characters."""
    last = text[-1:]
    return last.isdigit() or last in _LAST or text[-2:].lower() in ENDINGS


def _may_begin_stamp(head: str, start: int) -> bool:
    """Whether a stamp may begin at a place: a look that spares most lines the patterns."""
    if _DIGIT.match(head, start):
        return True
    return head[start : start + 3].lower() in BEGINNINGS and _DIGIT.search(head, start) is not None


def month_number(name: str) -> int:
    """1 to 12 for any English spelling of a month (`Sept.`, `FEBRUARY`); ValueError for other words."""
    return MONTHS.index(name[:3].lower()) + 1


def _value(parts: dict[str, str | None]) -> str | None:
    """The ISO string of a matched stamp; None if there is no such day, or two."""
    try:
        day = _day(parts)
    except ValueError:
        return None
    if day is None:
        return None
    zone = _zone(parts.get("zone"))
    hour = _hour(parts)
    if zone is None or hour is None:
        return day.isoformat()
    minute, second = int(parts.get("minute") or 0), int(parts.get("second") or 0)
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=zone).isoformat()


def _day(parts: dict[str, str | None]) -> date | None:
    short = parts.get("short_year")
    year = int(parts.get("year") or 0) if short is None else int(short) + (2000 if int(short) < 69 else 1900)
    first, other = parts.get("first"), parts.get("other")
    if first and other:
        settled = _of_weekday(int(first), int(other), year, parts.get("weekday"))
        return settled or _numeric_day(int(first), int(other), year, parts.get("mark") == ".")
    month, day = parts.get("month") or "", parts.get("day") or ""
    return date(year, int(month) if month.isdigit() else month_number(month), int(day))


def _of_weekday(first: int, other: int, year: int, weekday: str | None) -> date | None:
    """The reading of two numbers that falls on a weekday; None if neither does, or both."""
    found = set()
    for month, day in ((first, other), (other, first)):
        with suppress(ValueError):
            found.add(date(year, month, day))
    wanted = weekday[:3].lower() if weekday else ""
    fitting = [one for one in found if _WEEKDAYS[one.weekday()] == wanted]
    return fitting[0] if len(fitting) == 1 else None


def _numeric_day(first: int, other: int, year: int, dotted: bool) -> date | None:
    """Two numbers and a year: day first where dots are used, else only where one reading is possible."""
    if dotted or first > 12 or first == other:
        return date(year, other, first)
    return date(year, first, other) if other > 12 else None


def _hour(parts: dict[str, str | None]) -> int | None:
    if parts.get("hour") is None:
        return None
    hour = int(parts.get("hour") or 0)
    half = parts.get("half") or parts.get("bare_half")
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if half[0] in "pP" else 0)


def _zone(name: str | None) -> timezone | None:
    """The fixed offset that a zone's name stands for; None if it stands for none."""
    if name is None:
        return None
    lowered = name.lower()
    if lowered in _OFFSETS:
        return timezone(timedelta(hours=_OFFSETS[lowered])) if _OFFSETS[lowered] else UTC
    match = re.match(r"(?:utc|gmt)?([+\-\u2212])(\d{1,2}):?(\d\d)?", lowered)
    if match is None:
        return None
    minutes = int(match[2]) * 60 + int(match[3] or 0)
    if minutes > 14 * 60:
        return None
    return timezone(timedelta(minutes=minutes if match[1] == "+" else -minutes)) if minutes else UTC

"""The day of publication, from what a text says of itself.

Evidence counts in this order: a stamp or a line that says so, a dateline with a year, an absolute date
of the first paragraphs, the date in a caption, a day of the first paragraphs with the year of the text, and
the name of the file. The time at which a file was written is no evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from newsbrowse.models import Entry, PublishedFrom
from newsbrowse.text.days import MONTHS, find_leading_stamp, month_number

_EARLY_PARAGRAPHS = 3
_WINDOW = 1500
_YEAR_WINDOW = 30_000
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_BEFORE_DAY = re.compile(rf"\b(?:[Oo]n\s+(?:{_WEEKDAY},?\s+)?|{_WEEKDAY},?\s+(?:on\s+)?)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
_MONTH_DAY = re.compile(
    rf"(?P<month>{_MONTH})\.?\s(?P<day>\d{{1,2}})(?!\d|[,.]?\s?\d{{3,4}}\b|:)"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month2>{_MONTH})\b(?!,?\s?\d{{4}})"
)
_DATELINE_GAP = re.compile(r"[A-Z][\w.'’/ ]{1,40},\s(?:[A-Z][\w.]{1,20},\s)?")
_AFTER_DATELINE = re.compile(r"\s*(?:\([^)]{2,40}\)\s*)?(?:[-–—:]|/PRNewswire|\()")
_OTHER_DAY = re.compile(
    r"\b(?:will|would|by|before|until|set|scheduled|expected|due|plans?|planned|upcoming|next|ahead|born|since"
    r"|anniversary|deadline|starting|begins?|beginning|effective|released|opened|founded|established|built|died)\b",
    re.IGNORECASE,
)
_CENTURIES = ("18", "19", "20")
_YEAR = re.compile(r"(?<![\d.,$€£–-])(?:1[89]\d\d|20\d\d)(?![\d–-]|[.,]\d)")
_DATE_IN_CAPTION = re.compile(rf"(?:{_MONTH}\.?\s\d|\d{{1,2}}\s{_MONTH})")
_WEEKDAY_NAME = re.compile(rf"\b{_WEEKDAY}\b")
_FILE_PHOTO = re.compile(r"\bfile\b|\barchive\b", re.IGNORECASE)
_DATE_IN_NAME = re.compile(
    r"(?<![A-Za-z0-9])(?P<year>1[5-9]\d\d|20\d\d)(?P<mark>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=mark)"
    r"(?P<day>[0-3]\d)(?![A-Za-z0-9])"
)


def published_in(stated: Sequence[str], body: Sequence[str], captions: Sequence[str]) -> str | None:
    """The day or time at which a text was published, as far as it tells.

    Args:
        stated: stamps that were given as such, the most telling first.
        body: the paragraphs.
        captions: texts that stood under pictures.
    """
    if stated:
        return stated[0]
    early = [paragraph[:_WINDOW] for paragraph in body[:_EARLY_PARAGRAPHS]]
    years = _years([*body, *captions])
    latest = max(years, default=0)
    shown = [day for day in sorted(_of_captions(captions), reverse=True) if _is_confirmed(day, early)]
    for day in (_dateline(early), *_absolute(early), *shown):
        if day and int(day[:4]) >= latest and _fits_weekday(day, early):
            return day
    return _with_year_of_text(early[:1], latest) if years[latest] > 1 or _has_dateline(early) else None


def dated_by_name(entry: Entry, file_name: str) -> Entry:
    """The entry with the date in its file's name, if it has no day yet and there is one."""
    match = _DATE_IN_NAME.search(file_name)
    if entry.published or not match:
        return entry
    day = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    return replace(entry, published=day, published_from=PublishedFrom.FILE) if day else entry


def _dateline(early: Sequence[str]) -> str | None:
    """The date of `MOSCOW, February 4, 2026 (Agency) --`, with its year."""
    for paragraph in early:
        place = _DATELINE_GAP.match(paragraph)
        found = find_leading_stamp(paragraph[place.end() :]) if place else None
        if place and found and _AFTER_DATELINE.match(paragraph, place.end() + found[1]):
            return found[0]
    return None


def _absolute(early: Sequence[str]) -> Iterator[str]:
    """Full dates on which something happened, in the first paragraphs."""
    for paragraph in early:
        for match in _BEFORE_DAY.finditer(paragraph):
            found = find_leading_stamp(paragraph[match.end() :])
            if found and not _is_other_day(paragraph, match.start(), match.end() + found[1]):
                yield found[0]


def _fits_weekday(day: str, early: Sequence[str]) -> bool:
    """Whether a day is one of the weekdays that the first paragraphs name, if they name any."""
    named = {name for paragraph in early for name in _WEEKDAY_NAME.findall(paragraph)}
    return not named or f"{date.fromisoformat(day[:10]):%A}" in named


def _is_other_day(paragraph: str, start: int, end: int) -> bool:
    """Whether the sentence puts a day into the future, or tells when something once began."""
    sentence = paragraph[:start].rsplit(". ", 1)[-1]
    return bool(
        _OTHER_DAY.search(sentence[-80:]) or re.match(r",?\s(?:will|would)\b", paragraph[end : end + 10])
    )


def _is_confirmed(day: str, early: Sequence[str]) -> bool:
    """Whether the first paragraphs name the weekday, or the month and day, of a date in a caption."""
    when = date.fromisoformat(day[:10])
    return any(
        f"{when:%A}" in paragraph
        or any(_month_and_day(match) == (when.month, when.day) for match in _MONTH_DAY.finditer(paragraph))
        for paragraph in early
    )


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    name = match["month"] or match["month2"]
    known = name[:3].lower() in MONTHS
    return (month_number(name) if known else 0, int(match["day"] or match["day2"]))


def _of_captions(captions: Sequence[str]) -> Iterator[str]:
    for caption in captions:
        if _FILE_PHOTO.search(caption[:_WINDOW]):
            continue
        for match in _DATE_IN_CAPTION.finditer(caption[:_WINDOW]):
            found = find_leading_stamp(caption[match.start() : match.start() + 100])
            if found:
                yield found[0]


def _has_dateline(early: Sequence[str]) -> bool:
    place = _DATELINE_GAP.match(early[0]) if early else None
    return bool(place and early and _MONTH_DAY.match(early[0], place.end()))


def _with_year_of_text(early: Sequence[str], year: int) -> str | None:
    """The first month and day of a dateline or after `on`, in the latest year the text speaks of."""
    for paragraph in early:
        place = _DATELINE_GAP.match(paragraph)
        starts = [place.end()] if place else []
        starts += [
            m.end()
            for m in _BEFORE_DAY.finditer(paragraph)
            if not _is_other_day(paragraph, m.start(), m.end())
        ]
        for start in starts:
            match = _MONTH_DAY.match(paragraph, start)
            name, number = (
                (match["month"] or match["month2"], match["day"] or match["day2"]) if match else ("", "")
            )
            day = _day(year, month_number(name), int(number)) if name[:3].lower() in MONTHS else None
            if day and _fits_weekday(day, early):
                return day
    return None


def _years(texts: Sequence[str]) -> Counter[int]:
    """How often each year is named; ranges such as 2026-2030 are plans and do not count."""
    years: Counter[int] = Counter()
    room = _YEAR_WINDOW
    for text in texts:
        years.update(_years_of(text[:room]))
        room -= len(text)
        if room <= 0:
            break
    return years


def _years_of(text: str) -> Iterator[int]:
    """The years named in a text. To look for their first figures takes a tenth of the time of `finditer`."""
    for century in _CENTURIES:
        at = text.find(century)
        while at >= 0:
            if match := _YEAR.match(text, at):
                yield int(match[0])
            at = text.find(century, at + 1)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None

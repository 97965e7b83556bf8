"""What a date expression means, given the day of publication and the tense around it.

Values are as in `newsbrowse.models.DateMention`. A function returns None where the expression has no
meaning without a day of publication that is not known, or names a day that does not exist.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from newsbrowse.extract.dates_grammar import HOLIDAYS, NUMBERS, ORDINALS
from newsbrowse.extract.dates_near import Parts, Setting, Tense, nearest, unit_at, year_beside
from newsbrowse.text.days import month_number, parse_stamp

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "fall": 9, "autumn": 9}
_QUARTERS = {
    word: number
    for number, words in enumerate(("first 1st 1", "second 2nd 2", "third 3rd 3", "fourth 4th 4"), start=1)
    for word in words.split()
}
_NAMED_DAYS = {(9, 11): date(2001, 9, 11), (1, 6): date(2021, 1, 6), (10, 7): date(2023, 10, 7)}
"""Days that news names without their year for ever after, when it says what happened on them."""


def value_of(shape: str, parts: Parts, setting: Setting) -> str | None:
    """The value of an expression of one shape, or None if it has none."""
    try:
        return _MEANINGS[shape](parts, setting)
    except (ValueError, OverflowError):
        return None


def _stamp(parts: Parts, _: Setting) -> str | None:
    return parse_stamp(parts["stamp"] or "")


def _day_of_month(parts: Parts, setting: Setting) -> str | None:
    word = (parts["day"] or "").rstrip("stndrh") if (parts["day"] or "")[0].isdigit() else parts["day"]
    day = int(word) if word and word.isdigit() else ORDINALS[word or ""]
    year = parts["year"]
    if parts.get("which") and not year and setting.today is not None:
        year = year_beside(month_number(parts["month"] or ""), day, parts["which"] or "", setting.today)
    return _one_day(month_number(parts["month"] or ""), day, year, setting)


def _one_day(month: int, day: int, year: str | None, setting: Setting) -> str | None:
    if year:
        return date(int(year), month, day).isoformat()
    if setting.today is None:
        return None
    named = _NAMED_DAYS.get((month, day))
    if named and setting.event and (setting.today - named).days > 45:
        return named.isoformat()
    return nearest(lambda y: date(y, month, day), setting).isoformat()


def _days(parts: Parts, setting: Setting) -> str | None:
    month = month_number(parts["month"] or "")
    first, last = (int((parts[name] or "0").rstrip("stndrh")) for name in ("first", "last"))
    start = _one_day(month, first, parts["year"], setting)
    if start is None or last <= first:
        return start
    end = date.fromisoformat(start).replace(day=last)
    return f"{start}/{end.isoformat()}"


def _months(parts: Parts, _: Setting) -> str | None:
    first, last = (month_number(parts[name] or "") for name in ("first", "last"))
    year = int(parts["year"] or 0)
    start = year if first <= last else year - 1
    return f"{start:04}-{first:02}/{year:04}-{last:02}"


def _month(parts: Parts, setting: Setting) -> str | None:
    month = month_number(parts["month"] or "")
    year = int(parts["year"] or 0) or _year_of_month(month, parts, setting)
    return None if year is None else f"{year:04}-{month:02}"


def _year_of_month(month: int, parts: Parts, setting: Setting) -> int | None:
    today = setting.today
    if today is None:
        return None
    if parts["of"]:
        return today.year + {"last": -1, "this": 0, "next": 1}[parts["of"]]
    which = parts["which"]
    if which in ("last", "past", "this past"):
        return today.year - (month >= today.month)
    if which in ("next", "coming", "this coming"):
        return today.year + (month <= today.month)
    if which == "this" or month == today.month:
        return today.year
    return nearest(lambda y: date(y, month, 15), setting).year


def _season(parts: Parts, setting: Setting) -> str | None:
    season = parts["season"] or parts["season_of"] or ""
    start = _SEASONS[season]
    if parts["year"]:
        return _season_range(int(parts["year"]), start)
    today = setting.today
    if today is None:
        return None
    year = today.year
    if parts["which"] in ("last", "past", "this past"):
        year -= today.month <= (start + 2 if start < 12 else 2) or (parts["which"] == "last" and start == 12)
    elif parts["which"] in ("next", "coming"):
        year += today.month >= start
    elif start == 12 and today.month <= 2:
        year -= 1
    return _season_range(year, start)


def _season_range(year: int, start: int) -> str:
    """Three calendar months; a winter is named by the year it begins in."""
    end_year, end = (year + 1, 2) if start == 12 else (year, start + 2)
    return f"{year:04}-{start:02}/{end_year:04}-{end:02}"


def _quarter(parts: Parts, setting: Setting) -> str | None:
    number = _QUARTERS[parts.get("quarter") or parts.get("number") or ""]
    year = _year_named(parts, setting)
    if year is None and setting.today is not None:
        end = number * 3
        months_since = setting.today.month - end
        year = setting.today.year - (
            months_since < -3 if setting.tense is not Tense.FUTURE else months_since > 2
        )
    return None if year is None else f"{year:04}-{number * 3 - 2:02}/{year:04}-{number * 3:02}"


def _half(parts: Parts, setting: Setting) -> str | None:
    year = _year_named(parts, setting)
    first = parts["half"] in ("first", "1st")
    return (
        None if year is None else f"{year:04}-{'01' if first else '07'}/{year:04}-{'06' if first else '12'}"
    )


def _year_named(parts: Parts, setting: Setting) -> int | None:
    if parts.get("year"):
        return int(parts["year"] or 0)
    which = parts.get("which")
    if which is None or setting.today is None:
        return None
    return setting.today.year + {"last": -1, "next": 1}.get(which, 0)


def _decade(parts: Parts, setting: Setting) -> str | None:
    decade = parts["decade"] or ""
    first = int(decade) if decade[0] != "'" else 1900 + int(decade[1:])
    return f"{first}/{first + 9}"


def _years(parts: Parts, _: Setting) -> str | None:
    first, last = parts["first"] or "", parts["last"] or ""
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if int(first) < int(last) <= int(first) + 400 else None


def _unit(parts: Parts, setting: Setting) -> str | None:
    step = {"last": -1, "past": -1, "this past": -1, "previous": -1, "next": 1, "coming": 1, "this coming": 1}
    return unit_at(parts["unit"] or "", step.get(parts["which"] or "", 0), setting.today)


def _the_unit(parts: Parts, setting: Setting) -> str | None:
    if parts["weekend"]:
        before = (
            setting.tense is not Tense.FUTURE and setting.today is not None and setting.today.weekday() < 5
        )
        return unit_at("weekend", -1 if before else 0, setting.today)
    return unit_at(parts["ending"] or parts["within"] or "year", 0, setting.today)


def _ago(parts: Parts, setting: Setting) -> str | None:
    word = parts["count"] or ""
    count = int(word) if word.isdigit() else NUMBERS[word]
    unit, way = parts["unit"] or "", parts["way"] or ""
    if way == "earlier" and (unit, count) != ("year", 1):
        return None
    if unit == "decade":
        unit, count = "year", count * 10
    return unit_at(unit, count if way.startswith("from") else -count, setting.today)


def _named_day(parts: Parts, setting: Setting) -> str | None:
    steps = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return unit_at("day", steps.get(parts["day"] or "", 0), setting.today)


def _hours(parts: Parts, setting: Setting) -> str | None:
    return unit_at("day", -1 if parts["hours"] == "last night" else 0, setting.today)


def _weekday(parts: Parts, setting: Setting) -> str | None:
    today = setting.today
    if today is None:
        return None
    wanted = _WEEKDAYS.index((parts["weekday"] or "")[:3])
    back, which, of = (today.weekday() - wanted) % 7, parts["which"], parts["of"]
    if of:
        return (
            today + timedelta(days=wanted - today.weekday() + (7 if of == "next week" else -7))
        ).isoformat()
    if which in ("last", "past", "this past", "the previous"):
        step = -(back or 7)
    elif which in ("next", "coming", "this coming", "the following"):
        step = 7 - back
    elif which == "this":
        step = wanted - today.weekday()
    else:
        step = 7 - back if setting.tense is Tense.FUTURE and back else -back
    return (today + timedelta(days=step)).isoformat()


def _holiday(parts: Parts, setting: Setting) -> str | None:
    month, day = HOLIDAYS[parts["holiday"] or ""]
    today, which = setting.today, parts["which"]

    def in_year(year: int) -> date:
        return date(year, month, day or _thanksgiving(year))

    if parts["year"]:
        return in_year(int(parts["year"])).isoformat()
    if today is None:
        return None
    if which == "last":
        return in_year(today.year - (in_year(today.year) >= today)).isoformat()
    if which == "next":
        return in_year(today.year + (in_year(today.year) <= today)).isoformat()
    return nearest(in_year, setting).isoformat()


def _thanksgiving(year: int) -> int:
    """The fourth Thursday of November, as in the United States."""
    return 22 + (3 - calendar.weekday(year, 11, 22)) % 7


def _year(parts: Parts, _: Setting) -> str | None:
    return parts["year"]


_MEANINGS: dict[str, Callable[[Parts, Setting], str | None]] = {
    "iso": _stamp,
    "numeric": _stamp,
    "days": _days,
    "days_first": _days,
    "stamped": _day_of_month,
    "month_day": _day_of_month,
    "day_month": _day_of_month,
    "months": _months,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "year_quarter": _quarter,
    "q": _quarter,
    "half": _half,
    "decade": _decade,
    "years": _years,
    "unit": _unit,
    "the_unit": _the_unit,
    "ago": _ago,
    "day": _named_day,
    "hours": _hours,
    "weekday": _weekday,
    "holiday": _holiday,
    "year": _year,
}

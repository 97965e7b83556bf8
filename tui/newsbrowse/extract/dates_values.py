"""What a date expression means, given the day of publication and the tense around it.

Values are as in `newsbrowse.models.DateMention`. A function returns None where the expression has no
meaning without a day of publication that is not known, or names a day that does not exist.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from newsbrowse.extract.dates_feasts import FEASTS
from newsbrowse.extract.dates_grammar import NUMBERS, ORDINALS
from newsbrowse.extract.dates_near import Parts, Setting, Tense, nearest, one_day, unit_at, year_beside
from newsbrowse.extract.dates_periods import PERIODS
from newsbrowse.extract.dates_spelled import spelled_year
from newsbrowse.extract.dates_told import told_from
from newsbrowse.text.days import month_number, parse_stamp

_NEXT_CENTURY = 69
"""Two digits below it are a year after 2000, as POSIX has it."""

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def value_of(shape: str, parts: Parts, setting: Setting) -> str | None:
    """The value of an expression of one shape, or None if it has none."""
    try:
        return _MEANINGS[shape](parts, setting)
    except (ValueError, OverflowError):
        return None


def _stamp(parts: Parts, _: Setting) -> str | None:
    stamp = parts["stamp"] or ""
    if len(stamp) > 8 or stamp[-3] != "/":
        return parse_stamp(stamp)
    head, year = stamp[:-2], int(stamp[-2:])
    return parse_stamp(f"{head}{year + (2000 if year < _NEXT_CENTURY else 1900)}")


def _day_of_month(parts: Parts, setting: Setting) -> str | None:
    word = (parts["day"] or "").rstrip("stndrh") if (parts["day"] or "")[0].isdigit() else parts["day"]
    day = int(word) if word and word.isdigit() else ORDINALS[word or ""]
    year = parts["year"]
    if parts.get("which") and not year and setting.today is not None:
        year = year_beside(month_number(parts["month"] or ""), day, parts["which"] or "", setting.today)
    return one_day(month_number(parts["month"] or ""), day, year, setting)


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


def _unit(parts: Parts, setting: Setting) -> str | None:
    step = {"last": -1, "past": -1, "this past": -1, "previous": -1, "next": 1, "coming": 1, "this coming": 1}
    return unit_at(parts["unit"] or "", step.get(parts["which"] or "", 0), setting.today)


def _the_unit(parts: Parts, setting: Setting) -> str | None:
    if parts["weekend"]:
        before = (
            setting.tense is not Tense.FUTURE and setting.today is not None and setting.today.weekday() < 5
        )
        return unit_at("weekend", -1 if before else 0, setting.today)
    if parts["last"]:
        return unit_at("year", -2, setting.today)
    if parts["beside"]:
        return told_from(setting.named, parts["beside"], 1 if parts["way"] == "after" else -1)
    return unit_at(parts["ending"] or parts["within"] or "year", 0, setting.today)


def _ago(parts: Parts, setting: Setting) -> str | None:
    word = parts["count"] or ""
    count = int(word) if word.isdigit() else NUMBERS[word]
    unit, way = parts["unit"] or "", (parts["way"] or "").strip()
    unit = "century" if unit == "centurie" else unit
    if unit == "decade":
        unit, count = "year", count * 10
    if way == "later" or (way == "earlier" and (unit, count) != ("year", 1)):
        return told_from(setting.named, unit, count if way == "later" else -count)
    ahead = way.startswith("from") or way.endswith("time")
    return unit_at(unit, count if ahead else -count, setting.today)


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
    in_year = FEASTS[parts["holiday"] or ""]
    today, which = setting.today, parts["which"]
    if parts["year"]:
        return in_year(int(parts["year"])).isoformat()
    if today is None:
        return None
    if which == "last":
        return in_year(today.year - (in_year(today.year) >= today)).isoformat()
    if which == "next":
        return in_year(today.year + (in_year(today.year) <= today)).isoformat()
    return nearest(in_year, setting).isoformat()


def _told(parts: Parts, setting: Setting) -> str | None:
    unit, which = parts["unit"] or "", parts["which"]
    named, today = setting.named, setting.today
    if which == "next" and named and today and named[: len("2026-02")] >= f"{today:%Y-%m}" and unit != "day":
        named = None
    step = {"next": 1, "following": 1, "previous": -1}.get(which or "", 0)
    value = told_from(named, unit, step)
    by_calendar = value is None and which in ("next", "previous") and unit in ("week", "month", "year")
    return _unit(parts, setting) if by_calendar else value


def _year(parts: Parts, _: Setting) -> str | None:
    return parts["year"]


def _spelled_year(parts: Parts, _: Setting) -> str | None:
    return f"{spelled_year(parts['spelled'] or '')}"


def _nine_eleven(_: Parts, __: Setting) -> str | None:
    return "2001-09-11"


_MEANINGS: dict[str, Callable[[Parts, Setting], str | None]] = {
    **PERIODS,
    "iso": _stamp,
    "numeric": _stamp,
    "stamped": _day_of_month,
    "month_day": _day_of_month,
    "day_month": _day_of_month,
    "month": _month,
    "told": _told,
    "unit": _unit,
    "the_unit": _the_unit,
    "ago": _ago,
    "day": _named_day,
    "hours": _hours,
    "weekday": _weekday,
    "holiday": _holiday,
    "year": _year,
    "spelled_year": _spelled_year,
    "nine_eleven": _nine_eleven,
}

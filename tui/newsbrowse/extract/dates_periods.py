"""What expressions of more than a day mean: stretches of days and months, seasons, quarters, decades.

Values are closed ranges as in `newsbrowse.models.DateMention`, resolved as in `dates_values`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from newsbrowse.extract.dates_near import Parts, Setting, Tense, nearest, one_day
from newsbrowse.extract.dates_spelled import century_range, decade_range
from newsbrowse.text.days import month_number

_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "fall": 9, "autumn": 9}
_QUARTERS = {
    word: number
    for number, words in enumerate(("first 1st 1", "second 2nd 2", "third 3rd 3", "fourth 4th 4"), start=1)
    for word in words.split()
}


def _days(parts: Parts, setting: Setting) -> str | None:
    month = month_number(parts["month"] or "")
    first, last = (int((parts[name] or "0").rstrip("stndrh")) for name in ("first", "last"))
    start = one_day(month, first, parts["year"], setting)
    if start is None or last <= first:
        return start
    end = date.fromisoformat(start).replace(day=last)
    return f"{start}/{end.isoformat()}"


def _span(parts: Parts, setting: Setting) -> str | None:
    """`March 28 to April 2, 2025`; a stretch over New Year's begins in the year before."""
    months = [month_number(parts[name] or "") for name in ("month", "month2")]
    days = [int((parts[name] or "0").rstrip("stndrh")) for name in ("day", "day2")]
    year = parts["year2"] or parts["year"]
    if year:
        last_year = int(year) if parts["year2"] else int(year) + (months[0] > months[1])
        first_year = int(parts["year"] or last_year - (months[0] > months[1]))
    else:
        start = one_day(months[0], days[0], None, setting)
        if start is None:
            return None
        first_year = int(start[:4])
        last_year = first_year + (months[0] > months[1])
    first, last = date(first_year, months[0], days[0]), date(last_year, months[1], days[1])
    return f"{first.isoformat()}/{last.isoformat()}" if first < last else None


def _span_months(parts: Parts, _: Setting) -> str | None:
    first, last = (
        f"{int(parts[year] or 0):04}-{month_number(parts[month] or ''):02}"
        for year, month in (("year", "month"), ("year2", "month2"))
    )
    return f"{first}/{last}" if first < last else None


def _months(parts: Parts, setting: Setting) -> str | None:
    first, last = (month_number(parts[name] or "") for name in ("first", "last"))
    year = _year_named(parts, setting)
    if year is None:
        return None
    start = year if first <= last else year - 1
    return f"{start:04}-{first:02}/{year:04}-{last:02}"


def _season(parts: Parts, setting: Setting) -> str | None:
    season = parts["season"] or parts["season_of"] or parts["the_season"] or ""
    start = _SEASONS[season]
    if parts["year"]:
        return _season_range(int(parts["year"]), start)
    today = setting.today
    if today is None:
        return None
    if parts["the_season"]:
        return _season_range(nearest(lambda y: date(y, start, 15), setting).year, start)
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
    first = (parts.get("half") or parts.get("number")) in ("first", "1st", "1")
    return (
        None if year is None else f"{year:04}-{'01' if first else '07'}/{year:04}-{'06' if first else '12'}"
    )


def _year_named(parts: Parts, setting: Setting) -> int | None:
    if parts.get("year"):
        return int(parts["year"] or 0)
    which = parts.get("which")
    if which in (None, "the") or setting.today is None:
        return None
    return setting.today.year + {"last": -1, "next": 1}.get(which or "", 0)


def _decade(parts: Parts, _: Setting) -> str | None:
    decade = parts["decade"] or ""
    first = int(decade) if decade[0] != "'" else 1900 + int(decade[1:])
    return f"{first}/{first + 9}"


def _decade_word(parts: Parts, _: Setting) -> str | None:
    return decade_range(parts["decade"] or "")


def _century(parts: Parts, _: Setting) -> str | None:
    return century_range(parts["century"] or "")


def _years(parts: Parts, _: Setting) -> str | None:
    first, last = parts["first"] or "", parts["last"] or ""
    last = last if len(last) == 4 else first[:2] + last
    return f"{first}/{last}" if int(first) < int(last) <= int(first) + 400 else None


PERIODS: dict[str, Callable[[Parts, Setting], str | None]] = {
    "span": _span,
    "span_first": _span,
    "span_months": _span_months,
    "days": _days,
    "days_first": _days,
    "months": _months,
    "season": _season,
    "quarter": _quarter,
    "year_quarter": _quarter,
    "q": _quarter,
    "h": _half,
    "half": _half,
    "decade": _decade,
    "decade_word": _decade_word,
    "century": _century,
    "years": _years,
}
"""The shapes of these expressions and what they mean."""

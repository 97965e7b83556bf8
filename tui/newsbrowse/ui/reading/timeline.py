"""A time line of days, drawn in characters: what an article looks back and forward to, at a glance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from newsbrowse.ui.dates import day_range, short_day

_NEAR = 3 * 366
"""Days around the day of publication that are drawn to scale where some dates lie far off."""

_FAR = 12 * 366
"""A stretch longer than this is broken, if most of its dates lie near the day of publication."""

_LONG = 366
"""Days; a longer period is drawn with another sign, under all that is more exact."""

_LEAST = 24
"""Cells; narrower than this nothing can be seen."""


class _Stretch(NamedTuple):
    """A day or period, as ordinals of its first and last day."""

    first: int
    last: int


class _Ticks(NamedTuple):
    """The divisions of an axis: ordinals with their labels; the first is where the axis begins."""

    places: list[tuple[int, str]]
    end: int


def timeline(values: Sequence[str], published: str | None, width: int) -> list[str]:
    """A time line's lines: how many dates stand in a cell, the axis, its labels; none if it tells nothing.

    `●` is a day, `━` a month or year, `╞══╡` a longer period, `◆` the day of publication; far-off years
    stand at the ends.

    Args:
        values: days, months, years or ranges, one for each mention.
        published: the day of publication, at any precision or with a time.
        width: cells.
    """
    stretches = sorted(stretch for value in values if (stretch := _stretch(value)))
    day = _stretch(published[:10]) if published else None
    if not stretches or width < _LEAST or len({*stretches, day}) < 2:
        return []
    before, near, after = _broken(stretches, day)
    left, right = _years(before, end=False), _years(after, end=True)
    room = width - len(left) - len(right)
    if room < _LEAST:
        left, right, room = "", "", width
        near = stretches
    ticks = _ticks(min(near)[0], max(one.last for one in (*near, *([day] if day else []))), room, day)
    counts, axis, labels = _drawn(near, day, ticks, room)
    pad = " " * len(left)
    lines = [pad + counts] if counts.strip() else []
    return [line.rstrip() for line in (*lines, left + axis + right, pad + labels)]


def _stretch(value: str) -> _Stretch | None:
    first, last = day_range(value)
    try:
        begins = date.fromisoformat(first)
        ends = date.fromisoformat(last) if len(last) == 10 and not last.endswith("-31") else _month_end(last)
    except ValueError:
        return None
    return _Stretch(begins.toordinal(), max(ends, begins).toordinal())


def _month_end(last: str) -> date:
    """The last day of a month that `day_range` gave as its 31st."""
    year, month = int(last[:4]), int(last[5:7])
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _broken(
    stretches: list[_Stretch], day: _Stretch | None
) -> tuple[list[_Stretch], list[_Stretch], list[_Stretch]]:
    """The dates before, in and after the part of the axis that is drawn to scale."""
    middle = (day or stretches[len(stretches) // 2]).first
    if max(one.last for one in stretches) - stretches[0].first <= _FAR:
        return [], stretches, []
    near = [one for one in stretches if one.last >= middle - _NEAR and one.first <= middle + _NEAR]
    if len(near) * 2 < len(stretches):
        return [], stretches, []
    before = [one for one in stretches if one.last < middle - _NEAR]
    after = [one for one in stretches if one.first > middle + _NEAR]
    return before, [one for one in near if one.last - one.first <= 2 * _NEAR] or near, after


def _years(stretches: list[_Stretch], *, end: bool) -> str:
    years = sorted({date.fromordinal(one.first).year for one in stretches})
    if not years:
        return ""
    told = f"{years[0]}" if len(years) == 1 else f"{years[0]}, {years[1]}"
    told = told if len(years) < 3 else f"{years[0]} … {years[-1]}"
    return f" ⋯ {told}" if end else f"{told} ⋯ "


def _ticks(first: int, last: int, width: int, day: _Stretch | None) -> _Ticks:
    """The finest division of a stretch of time whose labels have room."""
    first = min(first, day.first) if day else first
    best: _Ticks | None = None
    for ticks in _divisions(date.fromordinal(first), date.fromordinal(last)):
        best = ticks
        if sum(len(label) + 2 for _, label in ticks.places) <= width:
            break
    assert best is not None  # noqa: S101 - there are always some
    return best


def _divisions(first: date, last: date) -> Iterator[_Ticks]:
    """Divisions of a stretch of time, from the finest that makes sense to the coarsest."""
    days = (last - first).days
    for step in (1, 2, 7, 14):
        if days <= 30 * step:
            starts = [first + timedelta(days=at) for at in range(0, days + 1, step)]
            yield _Ticks(
                [(one.toordinal(), short_day(one.isoformat())[:-5]) for one in starts], last.toordinal()
            )
    months = (last.year - first.year) * 12 + last.month - first.month
    for step in (1, 2, 3, 6):
        if months <= 40 * step:
            yield _month_ticks(first, months, step, last)
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000):
        begin = max(first.year - first.year % step, 1)
        years = range(begin, last.year + 1, step)
        if len(years) <= 200 or step == 10_000:
            yield _Ticks([(date(year, 1, 1).toordinal(), str(year)) for year in years], last.toordinal())


def _month_ticks(first: date, months: int, step: int, last: date) -> _Ticks:
    begin = (first.month - 1) // step * step
    places = []
    for number in range(begin, begin + months + (first.month - 1 - begin) + 1, step):
        year, month = first.year + number // 12, number % 12 + 1
        if year > 9999:
            break
        named = number == begin or month == 1
        label = short_day(f"{year:04}-{month:02}")
        places.append((date(year, month, 1).toordinal(), label if named else label[:3]))
    return _Ticks(places, last.toordinal())


def _drawn(near: list[_Stretch], day: _Stretch | None, ticks: _Ticks, width: int) -> tuple[str, str, str]:
    begin = ticks.places[0][0]
    scale = (width - 1) / max(ticks.end - begin, 1)

    def cell(ordinal: int) -> int:
        return min(max(int((ordinal - begin) * scale + 0.5), 0), width - 1)

    axis, labels, counts = ["─"] * width, [" "] * width, Counter[int]()
    for place, label in ticks.places:
        axis[cell(place)] = "┬"
        at = cell(place)
        if at + len(label) <= width and not "".join(labels[max(at - 1, 0) : at + len(label)]).strip():
            labels[at : at + len(label)] = label
    for one in sorted(near, key=lambda one: one.first - one.last):
        start, end = cell(one.first), cell(one.last)
        if one.last - one.first > _LONG and end > start:
            axis[start : end + 1] = ("╤" if sign in "┬╤" else "═" for sign in axis[start : end + 1])
            axis[start], axis[end] = "╞", "╡"
        elif end > start:
            axis[start : end + 1] = "━" * (end + 1 - start)
    for one in near:
        if cell(one.last) == cell(one.first):
            axis[cell(one.first)] = "●"
            counts[cell(one.first)] += 1
    if day:
        axis[cell(day.first)] = "◆"
    above = ["+" if counts[at] > 9 else str(counts[at]) if counts[at] > 1 else " " for at in range(width)]
    return "".join(above), "".join(axis), "".join(labels)

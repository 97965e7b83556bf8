"""Dates that an article's text speaks of, resolved against its day of publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newsbrowse.extract.dates_context import is_a_date
from newsbrowse.extract.dates_near import Setting, Tense
from newsbrowse.extract.dates_openings import dated_stretches
from newsbrowse.extract.dates_shared import with_shared_years
from newsbrowse.extract.dates_tense import is_event, tense_at
from newsbrowse.extract.dates_values import value_of
from newsbrowse.extract.scanned import Scanned, scan
from newsbrowse.extract.scanning import lowered
from newsbrowse.models import DateMention

_TENSED = frozenset(
    (
        "span",
        "span_first",
        "season",
        "month_day",
        "day_month",
        "days",
        "days_first",
        "month",
        "weekday",
        "holiday",
        "quarter",
        "q",
        "the_unit",
    )
)
"""Shapes whose meaning hangs on the tense of their sentence."""

_FLAT = bytes(range(256)).lower().replace(b"\n", b" ").replace(b"\t", b" ")
"""What `_flat` makes of characters of ASCII, which most texts have alone."""


def find_dates(body: str, published: str | None, scanned: Scanned | None = None) -> tuple[DateMention, ...]:
    """The date expressions of a text that resolve, in the order they stand.

    Args:
        body: the article's text.
        published: its day (`YYYY-MM-DD`) or time as ISO 8601; without it, or where it is less than a day,
            only expressions that name their year resolve.
        scanned: what was found by looking the text through, if that is done already.

    Returns:
        Mentions with values as in `DateMention`: weeks, quarters, seasons and decades are closed ranges.
        Weekdays and days without a year take the tense of their sentence into account: past reporting means
        the last such day, a future verb the next.
    """
    return tuple(_mentions(body, _day(published), scanned or scan(body)))


_NEARBY = 200
"""Within so many characters a day named before is the one that `the next day` is told from."""


def _mentions(body: str, today: date | None, scanned: Scanned) -> Iterator[DateMention]:
    flat = _flat(body)
    named, named_end = "", 0
    stretches = dated_stretches(flat, scanned.dates, scanned.digits)
    for shape, start, end, parts in with_shared_years(stretches, flat):
        if not is_a_date(shape, parts, body, flat, (start, end)):
            continue
        tense, event = Tense.UNKNOWN, False
        if today and not parts.get("year") and shape in _TENSED:
            tense, event = tense_at(body, flat, start, end), is_event(flat, end)
        nearby = named if start - named_end <= _NEARBY else None
        value = value_of(shape, parts, Setting(today, tense, event, nearby or None))
        if value is not None:
            named, named_end = value, end
            yield DateMention(value, start, end, body[start:end])


def _day(published: str | None) -> date | None:
    """The day of publication; None for what is no day or lies outside the years that are read."""
    try:
        day = date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
    return day if 1500 <= day.year <= 2100 else None


def _flat(body: str) -> str:
    """The text in lower case at the same length: white space as plain spaces, blank lines as no space."""
    if body.isascii():
        return body.encode().replace(b"\n\n", b"\r\r").translate(_FLAT).decode("ascii")
    flat = lowered(body).replace("\n\n", "\r\r")
    return flat.replace("\n", " ").replace("\xa0", " ").replace("\t", " ").replace("\u2019", "'")

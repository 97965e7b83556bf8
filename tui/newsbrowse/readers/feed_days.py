"""Days and times as feeds write them: by the rules, nearly so, and in the language of their makers."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from time import struct_time

from newsbrowse.readers.foreign_days import month_of, read_foreign_day
from newsbrowse.readers.values import stamp
from newsbrowse.text.days import parse_stamp
from newsbrowse.text.fold import fold

_CLOCK = re.compile(r"\d[T\s]+\d{1,2}:?\d\d|:\d\d")
_ZONE_NAMED = re.compile(r"\s*\([^()]{1,60}\)\s*\Z")
_NUMBER = re.compile(r"\d{5,}(?:\.\d+)?")
_WRITTEN = re.compile(r"(\d{1,2})\.?[ -](?:de )?([^\W\d_]{3,12})\.?,?[ -](?:de )?(\d{4})\b[ ,]*")
_LONGEST = 100


def feed_stamp(written: str, parsed: struct_time | None) -> str | None:
    """When an item was published, with its zone as the feed gives it.

    Args:
        written: as it stands in the feed.
        parsed: as feedparser read it, in UTC; it reads more than there is in what is no date.
    """
    trimmed = _ZONE_NAMED.sub("", written[:_LONGEST]).strip()
    if _NUMBER.fullmatch(trimmed):
        return stamp(trimmed)
    own, read = parse_stamp(trimmed), _stamp(parsed)
    if own and (not read or len(own) > len("2026-02-04") or own == read[:10]):
        return own
    if read and (own or trimmed.isascii()):
        return read if _CLOCK.search(written) else read[:10]
    return _foreign(trimmed)


def _foreign(written: str) -> str | None:
    """A stamp with the month in another language, as `mer., 04 févr. 2026 18:54:15 +0100`."""
    folded = fold(written)
    found = _WRITTEN.search(folded)
    month = month_of(found[2]) if found else None
    if not found or not month:
        return read_foreign_day(written)
    day = f"{found[3]}-{month:02}-{int(found[1]):02}"
    return parse_stamp(f"{day} {folded[found.end() :]}") or parse_stamp(day)


def _stamp(parsed: struct_time | None) -> str | None:
    """A date as feedparser read it, which is in UTC."""
    if parsed is None:
        return None
    try:
        return datetime(*parsed[:6], tzinfo=UTC).isoformat()
    except ValueError:
        return None

"""The day, and if it can be the time with its zone, at which a page was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from newsbrowse.readers import values
from newsbrowse.readers.html.linked_data import LinkedData
from newsbrowse.readers.html.metas import Metas
from newsbrowse.readers.html.tree import Tree, attribute
from newsbrowse.text.days import find_leading_stamp

_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_date",
    "publication_date",
    "publisheddate",
    "publication-date",
    "published_at",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "dc.created",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "bt:pubdate",
    "ptime",
    "date",
    "article.published",
    "article_date_original",
    "originalpublicationdate",
)
_EARLIEST = "1800-01-01"
_IN_ADDRESS = re.compile(
    r"/(20\d\d|19\d\d)(?:[/-](0?[1-9]|1[0-2])[/-]([0-3]?\d)|(0[1-9]|1[0-2])([0-3]\d))(?=[/._-]|\Z)"
)
_FRACTION = re.compile(r"(?<=:\d\d)[.,]\d{1,9}")
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?")
"""A time of this century in seconds or milliseconds since 1970."""

_LONGEST = 100
_FAR = 2
"""Days between two statements that can no longer be the same moment, told in two time zones."""


def stated_day(tree: Tree, linked: LinkedData, head: Metas) -> str | None:
    """The day or time that a page states for machines; None where it does not.

    Many state it several times. The first counts; of those that give the same day, one with a time, and of
    those that give the same moment, one in the time of the place rather than in UTC.
    """
    stamps = [stamp for text in _statements(tree, linked, head) if (stamp := _stamp(text))]
    if not stamps:
        return None
    same_day = (stamp for stamp in stamps if stamp[:10] == stamps[0][:10] and len(stamp) > 10)
    first = stamps[0] if len(stamps[0]) > 10 else next(same_day, stamps[0])
    return next((stamp for stamp in stamps if _is_local(stamp) and _is_same_moment(stamp, first)), first)


def _is_local(stamp: str) -> bool:
    """Whether a stamp is a time in another zone than UTC."""
    return len(stamp) > 10 and not stamp.endswith("+00:00")


def _is_same_moment(stamp: str, other: str) -> bool:
    return len(other) > 10 and datetime.fromisoformat(stamp) == datetime.fromisoformat(other)


def timed(tree: Tree, day: str) -> str:
    """A day with the time of day that an element of the page gives it for machines, if one does."""
    if len(day) > len("2026-02-04"):
        return day
    for element in tree.iter("time", "abbr"):
        stamp = _stamp(attribute(element, "datetime") or attribute(element, "title"))
        if stamp and stamp[:10] == day and stamp != day:
            return stamp
    return day


def shown_day(tree: Tree, address: str) -> str | None:
    """The day that htmldate finds anywhere on a page or in its address; a bare year is not taken for one."""
    from htmldate import find_date

    found = find_date(tree, original_date=True, min_date=_EARLIEST, url=address or None)
    return found if found and _is_sensible(found) and not found.endswith("-01-01") else None


def day_in(address: str) -> str | None:
    """The day in an address such as `/2026/02/04/` or `/20260204-`."""
    match = _IN_ADDRESS.search(address)
    try:
        return date(*(int(part) for part in match.groups() if part)).isoformat() if match else None
    except ValueError:
        return None


def is_far(stamp: str, day: str) -> bool:
    """Whether two statements are so many days apart that they are of two things."""
    return abs((date.fromisoformat(stamp[:10]) - date.fromisoformat(day[:10])).days) >= _FAR


def as_shown(stamp: str, shown: str | None) -> str:
    """A stamp, or the day that the page shows where the stamp is in UTC and the day there is another."""
    if not shown or not stamp.endswith("+00:00"):
        return stamp
    off = date.fromisoformat(shown[:10]) - date.fromisoformat(stamp[:10])
    hour = int(stamp[11:13])
    is_local = (off.days == -1 and hour < 12) or (off.days == 1 and hour >= 10)
    return shown[:10] if is_local else stamp


def _statements(tree: Tree, linked: LinkedData, head: Metas) -> Iterator[str]:
    yield linked.published
    yield from head.all(*_NAMES)
    for element in tree.iter("time", "span", "div", "p", "abbr", "a"):
        if attribute(element, "itemprop") == "datePublished" or element.get("pubdate") is not None:
            yield attribute(element, "datetime") or attribute(element, "content") or _printed(element)
        elif element.tag in ("time", "abbr") and "entry-date published" in attribute(element, "class"):
            yield attribute(element, "datetime") or attribute(element, "title")


def _printed(element: Tree) -> str:
    """What an element without a machine's stamp says: in full in its title, or as it is seen."""
    return attribute(element, "title") or (element.text or "")


def _stamp(text: str) -> str | None:
    """A stamp as it is kept; None for anything else, and for days that cannot be those of an article."""
    if _SECONDS.fullmatch(text.strip()):
        return values.stamp(text)
    trimmed = _FRACTION.sub("", text.strip()[:_LONGEST])
    found = find_leading_stamp(trimmed)
    if found is None or not _is_sensible(found[0]):
        return None
    rest = trimmed[found[1] :]
    return found[0] if not rest or not rest[0].isalnum() or rest[0] in "Tt" else None


def _is_sensible(stamp: str) -> bool:
    return stamp[:4] > "1500" and stamp[:10] <= f"{date.today().year + 1}-12-31"

"""The feeds of a library with how many articles there are of each, and what is wrong with it in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from newsbrowse.archive.library import Library
from newsbrowse.errors import NotFoundError, UsageError
from newsbrowse.fetching.asking import NEVER
from newsbrowse.fetching.following import address_of
from newsbrowse.models import FeedReport, Field, Search, Subscription
from newsbrowse.text.clean import clean

_MOST_SOURCES = 100_000


def article_counts(library: Library) -> dict[str, int]:
    """How many articles the library has of each source; a feed's title is the source of its articles."""
    counted = library.facets(Search(), fields=(Field.SOURCE,), limit=_MOST_SOURCES)
    return {value.value: value.count for value in counted.values.get(Field.SOURCE, ())}


def named(feeds: Sequence[Subscription], name: str) -> Subscription:
    """The feed that somebody named by its address, or by its title where only one has it.

    Raises:
        NotFoundError: there is none, or not one alone.
    """
    by_title = [feed for feed in feeds if feed.title.casefold() == name.strip().casefold()]
    try:
        address = address_of(name)
    except UsageError:
        address = ""
    found = [feed for feed in feeds if {feed.address, feed.place} & {name, address}] or by_title
    if len(found) != 1:
        what = f"{len(found)} feeds are called" if found else "no feed is followed at"
        raise NotFoundError(f"{what} {clean(name)[:100]}", "newsbrowse feeds list shows the addresses")
    return found[0]


def trouble(feed: Subscription) -> str:
    """What is wrong with a feed, in a line, without its own host; empty if nothing is."""
    state = feed.state
    if not state.error:
        return ""
    reason = state.error.removeprefix(f"{urlsplit(feed.place).netloc}: ")
    times = f" ({state.failures} times)" if state.failures > 1 and state.due != NEVER else ""
    return f"{reason}{times}"


def summed(reports: Sequence[FeedReport]) -> str:
    """What came of fetching, in a line."""
    broken = sum(bool(report.error) for report in reports)
    added, updated = sum(report.added for report in reports), sum(report.updated for report in reports)
    many = f"{len(reports):,} feed{'s' if len(reports) != 1 else ''}"
    return f"{many}: {added:,} new, {updated:,} changed, {broken:,} broken"


def shown_time(stamp: str | None) -> str:
    """A moment as people read it, in the time zone of this machine; `never` for none."""
    if stamp is None:
        return "never"
    return f"{datetime.fromisoformat(stamp).astimezone():%Y-%m-%d %H:%M}"

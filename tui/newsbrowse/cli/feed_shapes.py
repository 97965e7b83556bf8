"""The shapes of feeds with `--json`; a contract, as all of `cli.shapes`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newsbrowse.cli.shapes import Json
from newsbrowse.models import FeedReport, Subscription


def feeds(followed: Iterable[Subscription], counts: Mapping[str, int]) -> Json:
    """The feeds that are followed; `articles` counts those of the feed's title, times are in UTC."""
    return {
        "feeds": [
            {
                "address": feed.address,
                "title": feed.title,
                "whole": feed.whole,
                "articles": counts.get(feed.title, 0),
                "fetched": feed.state.fetched,
                "due": feed.state.due,
                "failures": feed.state.failures,
                "error": feed.state.error or None,
                "moved": feed.state.moved or None,
            }
            for feed in followed
        ]
    }


def fetched(reports: Sequence[FeedReport]) -> Json:
    """What came of fetching: the sums, then feed by feed; one with `due` was left alone."""
    return {
        "added": sum(report.added for report in reports),
        "updated": sum(report.updated for report in reports),
        "feeds": [
            {
                "address": report.address,
                "title": report.title,
                "added": report.added,
                "updated": report.updated,
                "unchanged": report.unchanged,
                "unread": report.unread,
                "error": report.error or None,
                "due": report.due,
                "moved": report.moved or None,
            }
            for report in reports
        ],
    }

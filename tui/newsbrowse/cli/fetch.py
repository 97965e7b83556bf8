"""`newsbrowse fetch`: what is new in the feeds."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Annotated

import typer

from newsbrowse.archive.library import Library
from newsbrowse.cli import INTERRUPTED, feed_shapes
from newsbrowse.cli.interrupt import StopSwitch
from newsbrowse.cli.options import JsonOption, LibraryOption, PrivateOption, examples, flags_of, open_library
from newsbrowse.cli.output import complain, narrate, write, write_json
from newsbrowse.cli.progress import progress_bar
from newsbrowse.models import FeedReport, Subscription

EXAMPLES = examples(
    "newsbrowse fetch",
    "newsbrowse fetch https://wire.example/feed",
    "newsbrowse fetch --all --json",
    "7 * * * * newsbrowse fetch 2>> ~/fetch.log   # in a crontab, also beside an open browser",
)


def fetch(
    context: typer.Context,
    addresses: Annotated[
        list[str] | None,
        typer.Argument(metavar="[URL]", help="Which feeds; without it all.", show_default=False),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also those left alone for a while after a failure.")
    ] = False,
    private: PrivateOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Fetch the feeds and take in what is new.

    A feed that did not change is not sent again; one that failed is left alone for a while, which
    grows with each time, up to a day, or as long as its server asks for. Feeds that are named are
    asked at once. What is broken is named with its reason. Ctrl+C stops: what is in stays in.
    """
    from newsbrowse.config.reading import load
    from newsbrowse.fetching.manner import manner_of
    from newsbrowse.fetching.run import fetch_feeds

    stop = threading.Event()
    with open_library(context, library) as archive:
        feeds = _chosen(archive, addresses or ())
        manner = manner_of(load(flags_of(context)), private=private)
        with progress_bar() as progress, StopSwitch(stop):
            reports = fetch_feeds(
                archive,
                feeds,
                manner,
                all_of_them=everything or bool(addresses),
                progress=progress,
                stop=stop,
            )
    tell(reports, as_json=as_json)
    if stop.is_set():
        complain("stopped; what is in stays in", "the same command again goes on with the rest")
        raise typer.Exit(INTERRUPTED)
    if not reports or any(report.error and report.due is None for report in reports):
        raise typer.Exit(1)


def tell(reports: Sequence[FeedReport], *, as_json: bool = False) -> None:
    """Say what came of each feed: on stdout the sum, on stderr what is new and what is broken."""
    from newsbrowse.fetching.asking import NEVER

    for report in reports:
        if report.moved:
            narrate(f"{report.title}: moved for good; it is asked for at {report.moved} from now on")
        if report.due == NEVER:
            narrate(f"{report.title}: {report.error}; newsbrowse feeds remove drops it  <{report.address}>")
        elif report.due is not None:
            narrate(f"{report.title}: left alone until {_time(report.due)}: {report.error}")
        elif report.error:
            narrate(f"{report.title}: {report.error}  <{report.address}>")
        elif report.added or report.updated:
            changed = f", {report.updated:,} changed" if report.updated else ""
            unread = f", {report.unread:,} without their page" if report.unread else ""
            narrate(f"{report.title}: {report.added:,} new{changed}{unread}")
    if as_json:
        write_json(feed_shapes.fetched(reports))
    elif not reports:
        narrate("no feed is followed; 'newsbrowse feeds add URL' follows one")
    else:
        from newsbrowse.fetching.overview import summed

        write(summed(reports))


def _chosen(archive: Library, addresses: Sequence[str]) -> tuple[Subscription, ...]:
    """The feeds that are meant.

    Raises:
        NotFoundError: one of them is not followed.
    """
    from newsbrowse.fetching.overview import named

    feeds = archive.feeds.all()
    return tuple(named(feeds, address) for address in addresses) if addresses else feeds


def _time(stamp: str) -> str:
    from newsbrowse.fetching.overview import shown_time

    return shown_time(stamp)

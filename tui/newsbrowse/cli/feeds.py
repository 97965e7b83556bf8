"""`newsbrowse feeds`: which feeds are followed."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from newsbrowse.archive.library import Library
from newsbrowse.cli import INTERRUPTED, feed_shapes
from newsbrowse.cli.fetch import tell
from newsbrowse.cli.interrupt import StopSwitch
from newsbrowse.cli.options import JsonOption, LibraryOption, PrivateOption, examples, flags_of, open_library
from newsbrowse.cli.output import is_terminal, narrate, write, write_json, write_row
from newsbrowse.cli.progress import progress_bar
from newsbrowse.errors import NewsbrowseError, UsageError
from newsbrowse.models import FeedReport, Progress, Subscription

if TYPE_CHECKING:
    from newsbrowse.fetching.manner import Manner

EXAMPLES = examples(
    "newsbrowse feeds add https://wire.example/feed",
    "newsbrowse feeds add post.example            # the feed that the page names",
    "newsbrowse feeds add --whole https://wire.example/headlines",
    "newsbrowse feeds list",
    'newsbrowse feeds rename https://wire.example/feed "Harbour Wire"',
    "newsbrowse feeds remove https://wire.example/feed && newsbrowse undo",
    "newsbrowse feeds import subscriptions.opml && newsbrowse fetch",
    "newsbrowse feeds export > subscriptions.opml",
)


class Action(StrEnum):
    """What to do with feeds."""

    LIST = "list"
    ADD = "add"
    RENAME = "rename"
    REMOVE = "remove"
    IMPORT = "import"
    EXPORT = "export"


_TAKES = {
    Action.LIST: "nothing more",
    Action.ADD: "one or several addresses",
    Action.RENAME: "an address or a title, and a new title",
    Action.REMOVE: "one or several addresses or titles",
    Action.IMPORT: "one OPML file",
    Action.EXPORT: "one file, or none for stdout",
}


def feeds(
    context: typer.Context,
    action: Annotated[Action, typer.Argument(help="What to do.")] = Action.LIST,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[URL|FILE]", help="Addresses; or the file.", show_default=False),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--whole", help="With add: take the text from the page behind each link.")
    ] = False,
    private: PrivateOption = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """List, follow and drop feeds; exchange lists of them.

    `add` takes the address of a feed (RSS, Atom, JSON Feed), or of a page that names one, and puts its
    articles into the library, which is made if there is none; the title of the feed is their source.
    Where a feed gives only the beginning of its articles, `--whole` takes them from the page behind
    each link, as far as the site allows that to programs. `rename` gives a feed another title, and so
    another source to its new articles and those that it still lists; older ones keep theirs.
    `remove` keeps the articles. `import` and `export` are for lists of other feed readers (OPML).
    `newsbrowse fetch` brings what is new; `newsbrowse undo` takes back what was done with the list.

    In a pipe each line of the list is: title, address, articles, last fetched, what is wrong, with
    tabs between.
    """
    from newsbrowse.config.reading import load
    from newsbrowse.fetching.manner import manner_of

    given = names or []
    if not _fits(action, len(given)):
        raise UsageError(f"feeds {action} takes {_TAKES[action]}", "newsbrowse feeds --help has examples")
    creates = action in (Action.ADD, Action.IMPORT)
    with open_library(context, library, create=creates) as archive:
        match action:
            case Action.LIST:
                _list(archive, as_json=as_json)
            case Action.ADD:
                manner = manner_of(load(flags_of(context)), private=private)
                _add(archive, given, manner, whole=whole, as_json=as_json)
            case Action.RENAME:
                _rename(archive, *given)
            case Action.REMOVE:
                _remove(archive, given)
            case Action.IMPORT:
                _import(archive, Path(given[0]))
            case Action.EXPORT:
                _export(archive, Path(given[0]) if given else None)


def _fits(action: Action, given: int) -> bool:
    """Whether an action takes that many names."""
    match action:
        case Action.LIST:
            return given == 0
        case Action.IMPORT:
            return given == 1
        case Action.RENAME:
            return given == 2
        case Action.EXPORT:
            return given <= 1
        case _:
            return given > 0


def _list(archive: Library, *, as_json: bool) -> None:
    from newsbrowse.fetching.overview import article_counts, shown_time, trouble

    followed, counts = archive.feeds.all(), article_counts(archive)
    if as_json:
        write_json(feed_shapes.feeds(followed, counts))
        return
    if not followed:
        narrate("no feed is followed; 'newsbrowse feeds add URL' follows one")
    for feed in followed:
        fetched = shown_time(feed.state.fetched)
        write_row(feed.title, feed.place, counts.get(feed.title, 0), fetched, trouble(feed))
    if followed and is_terminal(sys.stdout):
        narrate("title, address, articles, last fetched, what is wrong")


def _add(archive: Library, addresses: Sequence[str], manner: Manner, *, whole: bool, as_json: bool) -> None:
    from newsbrowse.fetching.following import find_feed, follow
    from newsbrowse.network import Stopped

    reports: list[FeedReport] = []
    stop = threading.Event()
    with progress_bar() as progress, StopSwitch(stop):
        for address in addresses:
            if progress is not None:
                progress(Progress(len(reports), len(addresses), f"fetching {address}"))
            try:
                found = find_feed(address, manner, whole=whole, stop=stop)
                report = follow(archive, found, manner, stop)
            except Stopped:
                break
            except NewsbrowseError as error:
                report = FeedReport(address, address, error=f"{error.message}: {error.hint}".strip(": "))
            if report is not None:
                reports.append(report)
    tell(reports, as_json=as_json)
    if stop.is_set():
        raise typer.Exit(INTERRUPTED)
    if any(report.error for report in reports):
        raise typer.Exit(1)


def _rename(archive: Library, name: str, title: str) -> None:
    from newsbrowse.fetching.overview import named

    feed = named(archive.feeds.all(), name)
    if not title.strip():
        raise UsageError("a feed has a title", "name it behind the address")
    archive.feeds.add([replace(feed, title=title)])
    narrate(f"called {title.strip()} from now on; 'newsbrowse undo' takes it back")


def _remove(archive: Library, names: Sequence[str]) -> None:
    from newsbrowse.fetching.overview import named

    followed = archive.feeds.all()
    removed = archive.feeds.remove([named(followed, name).address for name in names])
    narrate(f"{_many(removed)} no longer followed; the articles stay; 'newsbrowse undo' takes it back")


def _import(archive: Library, path: Path) -> None:
    from newsbrowse.readers.opml import read_opml
    from newsbrowse.readers.source import Source, open_regular

    try:
        with open_regular(path) as stream:
            listed = read_opml(Source(stream).read_all())
    except NewsbrowseError as error:
        raise NewsbrowseError(f"{path}: {error.message}", "name an OPML file") from error
    known = {one for feed in archive.feeds.all() for one in (feed.address, feed.place)}
    fresh = [Subscription(one.address, one.title) for one in listed if one.address not in known]
    archive.feeds.add(fresh)
    there = f", {len(listed) - len(fresh):,} were followed already" if len(fresh) < len(listed) else ""
    narrate(f"{_many(len(fresh))} followed{there}; 'newsbrowse fetch' brings their articles")


def _export(archive: Library, path: Path | None) -> None:
    from newsbrowse.readers.opml import Listed, write_opml

    text = write_opml(Listed(feed.place, feed.title) for feed in archive.feeds.all())
    if path is None:
        write(text)
        return
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        raise NewsbrowseError(f"{path} cannot be written: {error.strerror}", "name another file") from error
    narrate(f"written to {path}")


def _many(number: int) -> str:
    return f"{number:,} feed{'s are' if number != 1 else ' is'}"

"""An address of the web as an input of `newsbrowse add`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsbrowse.cli.output import narrate
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Entry, Failure


def read_web(
    address: str, source: str | None, form: str | None, flags: Mapping[str, str]
) -> Iterator[Entry | Failure]:
    """Read a feed, a page or a document once, and tell of the feed that a page names; it is not followed.

    Args:
        address: of the web.
        source: as in `read_once`.
        form: as in `read_once`.
        flags: what was set on the command line.
    """
    from newsbrowse.config.reading import load
    from newsbrowse.fetching.manner import manner_of
    from newsbrowse.fetching.once import read_once
    from newsbrowse.network import FetchError

    try:
        once = read_once(address, manner_of(load(flags)), source, form)
    except FetchError as error:
        raise NewsbrowseError(f"{error.message}: {error.hint}" if error.hint else error.message) from error
    yield from once.items
    if once.feeds:
        narrate(f"{address} has a feed; 'newsbrowse feeds add {once.feeds[0]}' follows it")

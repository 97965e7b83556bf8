"""What is to be added: files, folders and stdin read in turn, with progress, until the user stops it."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import Struct

from newsbrowse.cli.interrupt import StopSwitch, unheard
from newsbrowse.cli.output import is_terminal, narrate
from newsbrowse.cli.progress import progress_bar
from newsbrowse.errors import NewsbrowseError, UsageError
from newsbrowse.models import AddReport, Entry, Failure, Unread

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library

STDIN = "-"

_ADDRESS = re.compile("([A-Za-z][A-Za-z0-9+.-]*)://")


class Format(StrEnum):
    """The formats that can be named where the file's own name does not tell."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSONL = "jsonl"
    FEED = "feed"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    MAIL = "mail"
    REUTERS = "reuters"
    EPUB = "epub"
    PDF = "pdf"
    MHTML = "mhtml"
    PRESS = "press"


class Given(Struct, frozen=True):
    """What the user says of the inputs.

    Attributes:
        source: the publisher of their articles, whatever they say themselves.
        form: their format; None to tell it by the content.
        columns: fields by the names of the columns and keys that stand for them.
        flags: settings of the command line.
    """

    source: str | None = None
    form: Format | None = None
    columns: Mapping[str, str] = MappingProxyType({})
    flags: Mapping[str, str] = MappingProxyType({})


def add_paths(archive: Library, paths: Sequence[str], given: Given | None = None) -> tuple[AddReport, bool]:
    """Add what is at some paths (`-` is stdin); progress is shown to a person who watches.

    Returns:
        What became of it, and whether the user stopped it: what was in by then stays in.
    """
    stop = threading.Event()
    keys = nullcontext() if STDIN in paths else unheard()
    with keys, progress_bar(_expected(paths)) as progress, StopSwitch(stop) as switch:
        items = switch.until_stopped(_read_all(paths, given or Given()))
        report = archive.add(items, progress=progress, stop=stop)
    return report, stop.is_set()


def _read_all(paths: Iterable[str], given: Given) -> Iterator[Entry | Failure | Unread]:
    """Read each input in turn, lazily; one without any article is a failure, too."""
    for path in paths:
        found = False
        try:
            for item in _read(path, given):
                found = True
                yield item
        except NewsbrowseError as error:
            yield Failure(path, error.message)
            continue
        except OSError as error:
            yield Failure(path, error.strerror or str(error))
            continue
        if not found:
            yield Failure(path, "holds no articles")


def _read(path: str, given: Given) -> Iterator[Entry | Failure | Unread]:
    """Read one input: stdin, a file or a folder."""
    from newsbrowse.readers import find_path, read_stream

    source, form = given.source, given.form.value if given.form else None
    if address := _ADDRESS.match(path):
        if address[1].lower() not in ("http", "https"):
            raise UsageError(f"{address[1]} addresses are not fetched, only http and https")
        from newsbrowse.cli.from_web import read_web

        return read_web(path, source, form, given.flags)
    if path != STDIN:
        return find_path(Path(path), source=source, format=form, columns=given.columns)
    if is_terminal(sys.stdin):
        narrate("reading from the terminal; ctrl+D ends the text")
    return read_stream(sys.stdin.buffer, source=source, format=form, columns=given.columns)


def _expected(paths: Iterable[str]) -> int | None:
    """Estimate how many articles there are, for a person who watches; None where it cannot be known."""
    if not is_terminal(sys.stderr):
        return None
    from newsbrowse.cli.estimate import articles_in

    counts = [None if path == STDIN else articles_in(Path(path)) for path in paths]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None

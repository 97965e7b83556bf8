"""What is to be added: files, folders and stdin read in turn, with progress, until the user stops it."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsbrowse.cli.interrupt import StopSwitch, unheard
from newsbrowse.cli.output import is_terminal, narrate
from newsbrowse.cli.progress import progress_bar
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import AddReport, Entry, Failure, Unread

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library

STDIN = "-"


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


def add_paths(
    archive: Library,
    paths: Sequence[str],
    *,
    source: str | None = None,
    form: Format | None = None,
    flags: Mapping[str, str] = MappingProxyType({}),
) -> tuple[AddReport, bool]:
    """Add what is at some paths (`-` is stdin); progress is shown to a person who watches.

    Returns:
        What became of it, and whether the user stopped it: what was in by then stays in.
    """
    stop = threading.Event()
    keys = nullcontext() if STDIN in paths else unheard()
    with keys, progress_bar(_expected(paths)) as progress, StopSwitch(stop) as switch:
        items = switch.until_stopped(_read_all(paths, source, form, flags))
        report = archive.add(items, progress=progress, stop=stop)
    return report, stop.is_set()


def _read_all(
    paths: Iterable[str], source: str | None, form: Format | None, flags: Mapping[str, str]
) -> Iterator[Entry | Failure | Unread]:
    """Read each input in turn, lazily; one without any article is a failure, too."""
    for path in paths:
        found = False
        try:
            for item in _read(path, source, form, flags):
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


def _read(
    path: str, source: str | None, form: Format | None, flags: Mapping[str, str]
) -> Iterator[Entry | Failure | Unread]:
    """Read one input: stdin, a file or a folder."""
    from newsbrowse.readers import find_path, read_stream

    name = form.value if form else None
    if path.startswith(("http://", "https://")):
        from newsbrowse.cli.from_web import read_web

        return read_web(path, source, name, flags)
    if path != STDIN:
        return find_path(Path(path), source=source, format=name)
    if is_terminal(sys.stdin):
        narrate("reading from the terminal; ctrl+D ends the text")
    return read_stream(sys.stdin.buffer, source=source, format=name)


def _expected(paths: Iterable[str]) -> int | None:
    """Estimate how many articles there are, for a person who watches; None where it cannot be known."""
    if not is_terminal(sys.stderr):
        return None
    from newsbrowse.cli.estimate import articles_in

    counts = [None if path == STDIN else articles_in(Path(path)) for path in paths]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None

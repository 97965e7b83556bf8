"""The way in: which reader a path or a stream needs, and where its articles come from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO, TypeVar

from newsbrowse.errors import ReadError, UsageError
from newsbrowse.models import Entry, Failure, Unread
from newsbrowse.readers import feed_head, heads, jsonl, press_archive, table, unreadable
from newsbrowse.readers.nameless import may_be_article
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import Source, ending_of, name_of, open_regular, reason_of, walk
from newsbrowse.text.decode import decode

_READERS = {
    "text": "text",
    "markdown": "markdown",
    "jsonl": "jsonl",
    "feed": "feed",
    "html": "html",
    "json": "json_file",
    "csv": "table",
    "mail": "mail",
    "reuters": "reuters",
    "epub": "epub",
    "pdf": "pdf",
    "mhtml": "web_archive",
    "press": "press_archive",
}
"""The modules of the formats; one is loaded when it is needed."""

_ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".eml": "mail",
    ".mbox": "mail",
    ".emlx": "mail",
    ".epub": "epub",
    ".pdf": "pdf",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".webarchive": "mhtml",
    ".sgm": "reuters",
    ".sgml": "reuters",
}

_AS_NAMED = frozenset(("text", "markdown", "jsonl", "feed", "csv", "reuters", "epub", "pdf"))
"""Formats of which the name of a file is believed."""

_IN_CHILD = frozenset(("html", "mhtml", "mail", "epub", "pdf"))
"""Formats that a child process reads, and that have one article a file or few."""

_FOR_LATER = frozenset(("text", "markdown"))
"""Formats of one article a file whose reading takes longer than handing it to another process."""

_LARGEST_FOR_LATER = 1 << 20

_JSON = re.compile(r"\{\s*(?:\"|\})|\[\s*(?:\{|\])")

_CERTAIN = {
    "epub": heads.is_book,
    "pdf": heads.is_pdf,
    "mhtml": heads.is_web_archive,
    "reuters": heads.is_newswire,
    "html": heads.is_page,
    "press": press_archive.is_press_archive,
}
"""Formats that a content tells beyond doubt, whatever the file is called."""

_UNMARKED = {name: is_so for name, is_so in _CERTAIN.items() if name not in ("reuters", "html")}
"""Those of them that may begin with a letter or a figure, as texts do."""

NO_COLUMNS: Mapping[str, str] = MappingProxyType({})
"""Where the user assigned none: columns and keys are known by their names."""

FORMATS = tuple(_READERS)
"""What `format` may be."""

Item = TypeVar("Item")

NO_ARTICLES = f"no articles in this folder (looked for {', '.join(_ENDINGS)})"


def read_path(
    path: Path,
    *,
    source: str | None = None,
    format: str | None = None,  # noqa: A002
) -> Iterator[Entry | Failure]:
    """Read a file, or all files of a folder whose endings are known, one article at a time.

    Args:
        path: a regular file or a link to one, or a folder.
        source: who published them; overrides what the articles say.
        format: one of `FORMATS`; by default by the ending, else by the content.

    Yields:
        An entry for each article, and a failure for whatever could not be read.

    Raises:
        UsageError: the format is unknown.
    """
    _check(format)
    return _read_path(path, lambda file: _read_file(file, source, format), format)


def find_path(
    path: Path,
    *,
    source: str | None = None,
    format: str | None = None,  # noqa: A002
    columns: Mapping[str, str] = NO_COLUMNS,
) -> Iterator[Entry | Failure | Unread]:
    """As `read_path`, but small files of text in a folder are only found, to be read by `read_unread`.

    `columns` are fields by the names of columns and keys that stand for them (`naming.assigning`).
    """
    _check(format)

    def found(file: Path) -> Iterable[Entry | Failure | Unread]:
        later = _for_later(file, source, format) if file != path else None
        return (later,) if later is not None else _read_file(file, source, format, columns)

    return _read_path(path, found, format)


def read_unread(file: Unread) -> Iterator[Entry | Failure]:
    """Read what `find_path` has found; as `read_path`."""
    return _read_file(file.path, file.source, file.format, known=True)


def read_stream(
    stream: BinaryIO,
    *,
    origin: str = "stdin",
    source: str | None = None,
    format: str | None = None,  # noqa: A002
    columns: Mapping[str, str] = NO_COLUMNS,
) -> Iterator[Entry | Failure]:
    """Read articles from an open stream of bytes; as `find_path`, with origins `<origin>#<key>`.

    The key is the sender's own where there is one, else a hash of title and body: the same article
    sent again is known again.
    """
    _check(format)
    return _read_open(stream, Origin(origin, source=source, many=True, columns=dict(columns)), format)


def files_in(path: Path) -> Iterator[Path]:
    """A file itself, or the files of a folder that `read_path` would read."""
    if path.is_dir():
        yield from (file for file in _files(path) if isinstance(file, Path))
    else:
        yield path


def _check(name: str | None) -> None:
    if name is not None and name not in _READERS:
        raise UsageError(f"unknown format: {name}", f"known formats are {', '.join(FORMATS)}")


def _for_later(file: Path, source: str | None, name: str | None) -> Unread | None:
    """A file as one to be read later; None if it is large, or its format is one to be read at once."""
    if (name or _ENDINGS.get(ending_of(file.name))) not in _FOR_LATER:
        return None
    try:
        size = file.lstat().st_size
    except OSError:  # it has just gone; reading it says so
        return None
    return Unread(str(file), source, name, size) if size <= _LARGEST_FOR_LATER else None


def _read_path(
    path: Path, read: Callable[[Path], Iterable[Item]], name: str | None
) -> Iterator[Item | Failure]:
    try:
        is_folder = path.is_dir()
    except (OSError, ValueError) as error:
        yield Failure(name_of(path), reason_of(error))
        return
    if not is_folder:
        yield from read(path)
        return
    from newsbrowse.readers.ahead import read_ahead

    found = False
    for item in read_ahead(
        _files(path),
        read,
        lambda file: (name or _ENDINGS.get(ending_of(file.name))) in _IN_CHILD and file.suffix != ".mbox",
    ):
        found = True
        yield item
    if not found:
        yield Failure(name_of(path), NO_ARTICLES)


def _files(folder: Path) -> Iterator[Path | Failure]:
    """The files of a folder, and a failure for each folder in it that cannot be listed."""
    for item in walk(folder, frozenset(_ENDINGS), may_be_article):
        yield item if isinstance(item, Path) else Failure(name_of(item[0]), str(item[1]))


def _read_file(
    path: Path | str,
    source: str | None,
    name: str | None,
    columns: Mapping[str, str] = NO_COLUMNS,
    *,
    known: bool = False,
) -> Iterator[Entry | Failure]:
    """What a file holds; `known` is one that a folder was found to have, by its full path."""
    file_name = str(path).rpartition("/")[2]
    origin = Origin(name_of(path, resolve=not known), source, file_name, columns=dict(columns))
    try:
        with open_regular(path, known=known) as stream:
            yield from _read_open(stream, origin, name)
    except ReadError as error:
        yield Failure(origin.name, str(error))


def _read_open(stream: BinaryIO, origin: Origin, name: str | None) -> Iterator[Entry | Failure]:
    try:
        content = Source(stream)
        if not content.head:
            raise ReadError("the file is empty")
        name = name or _format_of(content.head, origin.file_name)
        reader = import_module(f"newsbrowse.readers.{_READERS[name]}")
        yield from reader.read(content, origin)
    except ReadError as error:
        yield Failure(origin.name, str(error))
    except OSError as error:
        yield Failure(origin.name, reason_of(error))


def _format_of(head: bytes, file_name: str) -> str:
    """The format of a content: by its first lines where they are certain, else by the name, else by guessing.

    Raises:
        ReadError: it is a list of feeds, a packed file, or no text.
    """
    is_marked = not head[:1].isalnum()
    if is_marked and feed_head.is_feed(head):
        return "feed"
    if is_marked and feed_head.is_list(head):
        raise ReadError(feed_head.A_LIST)
    for name, is_so in (_CERTAIN if is_marked else _UNMARKED).items():
        if is_so(head):
            return name
    if advice := unreadable.advice(head):
        raise ReadError(advice)
    named = _ENDINGS.get(ending_of(file_name))
    if named in (None, "feed") and (advice := unreadable.document(head)):
        raise ReadError(advice)
    if named == "text" and (other := _not_text(head)):
        return other
    if named in _AS_NAMED:
        return named
    return "html" if heads.is_markup(head, first=named != "html") else _guessed(head, named)


def _not_text(head: bytes) -> str | None:
    """The format of a content that is called a text and is none: a mailbox, a table, JSON; else None."""
    if heads.is_mailbox(head):
        return "mail"
    if b"\t" in head[: head.find(b"\n") + 1 or None] and table.is_table(head):
        return "csv"
    return _guessed(head, None) if head.lstrip()[:1] in (b"{", b"[") and _JSON.match(decode(head)) else None


def _guessed(head: bytes, named: str | None) -> str:
    """The format of a text, by how it begins; `named` where it could be that as well as any other."""
    if heads.is_mail(head):
        return "mail"
    start = decode(head).lstrip("\ufeff \t\r\n")
    first, *rest = start.split("\n", 1)
    if first.startswith("{") and jsonl.is_record(first, whole=bool(rest)):
        return "jsonl"
    if _JSON.match(start):
        return "json"
    if first.rstrip() == "---" and rest:
        return "markdown"
    if table.is_table(head):
        return "csv"
    return named if named not in (None, "html") else "text"

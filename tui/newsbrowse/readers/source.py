"""Files of a folder, and their bytes: regular files only, each in bounded memory.

Names and contents are not trusted: a FIFO would block, a device never ends, a link may lead in a circle
or out of the folder that was named.
"""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from newsbrowse.config.places import LIBRARY_FILE
from newsbrowse.errors import ReadError

MAX_DOCUMENT = 20 * 1024 * 1024
"""Bytes of one article file, or of one line of JSON Lines; more is no article."""

TOO_LARGE = "larger than 20 MB, which no article is"

A_LIBRARY = "a library, not a folder of articles; 'newsbrowse export' writes what is in one"

_PAGES = frozenset((".html", ".htm", ".xhtml"))
_SERVED = frozenset((".php", ".asp", ".aspx", ".jsp", ".cfm", ".cgi", ".shtml"))
_PAGE_PARTS = re.compile(r"(?:[ _-]files|\.files|[ _-]Dateien|_fichiers|_archivos|_bestanden|_file)\Z")
_CHUNK = 1 << 20
_HEAD = 1 << 16


def open_regular(path: Path | str, *, known: bool = False) -> BinaryIO:
    """Open a regular file for reading, without a buffer, and without ever waiting for something else.

    Args:
        path: any; what is no regular file is not even opened.
        known: it was a regular file a moment ago: it is opened at once, and looked at then.

    Raises:
        ReadError: there is no such file, it may not be read, or it is not a regular file.
    """
    try:
        if not known and not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - takes text as well
            raise ReadError("not a regular file")
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise ReadError(reason_of(error)) from error
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return io.FileIO(descriptor)
    os.close(descriptor)
    raise ReadError("not a regular file")


def reason_of(error: OSError | ValueError) -> str:
    """Why a file could not be opened or read, in a few words and without its path."""
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return "no such file"
    if isinstance(error, PermissionError):
        return "permission denied"
    return (error.strerror or "cannot be read").lower()


def ending_of(name: str) -> str:
    """The ending of a file's name, in small letters; of a page of a mirror without the query in its name.

    wget calls pages `index.html?p=7` and `story.php?id=7`: the latter are pages, too.
    """
    ending = _suffix(name)
    if "?" not in name and "@" not in ending:
        return ending
    plain = _suffix(re.split("[?@]", name, maxsplit=1)[0])
    return ".html" if plain in _SERVED else plain or ending


def _suffix(name: str) -> str:
    """As the `suffix` of a path, in small letters and in a tenth of the time."""
    stem, dot, last = name.rpartition(".")
    return dot + last.lower() if stem and last else ""


def walk(
    folder: Path, endings: frozenset[str], also: Callable[[Path], bool]
) -> Iterator[Path | tuple[Path, ReadError]]:
    """Files of a folder and its subfolders with one of the endings, sorted by name within each folder.

    Of the others those are taken of which `also` holds.

    The files' paths are absolute, without links in them, whatever leads to the folder. Links and hidden
    entries are passed over, and folders with what belongs to a saved page (`a_files` beside
    `a.html`) or that are libraries. A folder that cannot be listed comes as a pair with its error.
    """
    folder = Path(_resolved(folder))
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            with os.scandir(current) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield current, ReadError(reason_of(error))
            continue
        if any(entry.name == LIBRARY_FILE for entry in entries):
            if current == folder:
                yield current, ReadError(A_LIBRARY)
            continue
        visible = [entry for entry in entries if not entry.name.startswith(".")]
        for entry in visible:
            is_named = ending_of(entry.name) in endings
            if entry.is_file(follow_symlinks=False) and (is_named or also(Path(entry.path))):
                yield Path(entry.path)
        pages = {entry.name.rpartition(".")[0] for entry in visible if _suffix(entry.name) in _PAGES}
        folders = [
            Path(entry.path)
            for entry in visible
            if entry.is_dir(follow_symlinks=False) and _PAGE_PARTS.sub("", entry.name) not in pages
        ]
        waiting.extend(reversed(folders))


def name_of(path: Path | str, *, resolve: bool = True) -> str:
    """The absolute path with links in it resolved, as text that can be stored whatever bytes it holds.

    Args:
        path: any.
        resolve: False for one that is known to be such a path; to look each folder up takes time.
    """
    name = _resolved(path) if resolve else str(path)
    if name.isascii() and "\x00" not in name:
        return name
    return os.fsencode(name).decode("utf-8", "backslashreplace").replace("\x00", "\\x00")


def _resolved(path: Path | str) -> str:
    try:
        return os.path.realpath(path)  # as `Path.resolve`, in half the time
    except (OSError, ValueError):
        return str(Path(path).absolute())


class Source:
    """A stream of bytes whose beginning can be looked at before it is read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.head = stream.read(_HEAD)
        while self.head and len(self.head) < _HEAD and (more := stream.read(_HEAD - len(self.head))):
            self.head += more
        self._is_whole = len(self.head) < _HEAD
        self._rest = io.BytesIO(self.head)

    def read(self, size: int) -> bytes:
        """The next bytes, as many or fewer; none at the end."""
        return self._rest.read(size) or (b"" if self._is_whole else self._stream.read(size))

    def read_all(self, most: int | None = None) -> bytes:
        """All the bytes.

        Raises:
            ReadError: there are more than `most`, or than `MAX_DOCUMENT`.
        """
        limit = most or MAX_DOCUMENT
        pieces: list[bytes] = []
        size = 0
        while piece := self.read(_CHUNK):
            size += len(piece)
            if size > limit:
                raise ReadError(TOO_LARGE if most is None else f"larger than {most >> 20} MB")
            pieces.append(piece)
        return b"".join(pieces)

    def lines(self) -> Iterator[bytes | ReadError]:
        """Lines without their ends; for one longer than `MAX_DOCUMENT` an error in its place."""
        pieces: list[bytes] = []
        size = 0
        while chunk := self.read(_CHUNK):
            first, *others = chunk.split(b"\n")
            pieces, size = _grown(pieces, size, first)
            for other in others:
                yield _joined(pieces, size)
                pieces, size = _grown([], 0, other)
        if size:
            yield _joined(pieces, size)


def _grown(pieces: list[bytes], size: int, piece: bytes) -> tuple[list[bytes], int]:
    """A line and one more piece of it; what is beyond the limit is counted and not kept."""
    size += len(piece)
    return ([*pieces, piece] if size <= MAX_DOCUMENT else []), size


def _joined(pieces: list[bytes], size: int) -> bytes | ReadError:
    return b"".join(pieces) if size <= MAX_DOCUMENT else ReadError(TOO_LARGE)

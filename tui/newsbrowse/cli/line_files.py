"""Files of lines that are taken in: what was written out before, on disk or on stdin."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from newsbrowse.errors import ReadError

STDIN = "-"

LONGEST_LINE = 1 << 24
"""Bytes of a line that are read: more than the longest note takes."""


def opened(name: str) -> BinaryIO:
    """A file to read from, or stdin for `-`; ReadError if it cannot be read."""
    if name == STDIN:
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{name} cannot be read: {reason}", "check the name of the file") from error


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long a part, which cannot be understood and is told."""
    while line := stream.readline(LONGEST_LINE):
        rest = line
        while len(rest) == LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE)
        yield line

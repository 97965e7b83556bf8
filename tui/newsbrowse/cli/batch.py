"""Many queries at once: one a line on stdin, one line of JSON for each on stdout, in their order."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import BinaryIO

from newsbrowse.archive.library import Library
from newsbrowse.cli import shapes
from newsbrowse.cli.output import write_json
from newsbrowse.errors import NewsbrowseError
from newsbrowse.models import Page, QueryWarning, Search

LONGEST_LINE = 1 << 16
"""Bytes of a line that are read; a query is shorter by far."""


def count_each(library: Library, search: Search, stream: BinaryIO) -> None:
    """Count what each query finds; one that fails counts nothing and says why in its warnings.

    Args:
        library: the library.
        search: chosen facet values that hold for all queries; its text is not used.
        stream: the queries, one a line, in UTF-8. An empty one finds every article.
    """
    for line in lines(stream):
        asked = search.with_text(line)
        try:
            found = library.search(asked, limit=0)
        except NewsbrowseError as error:
            found = Page(asked, "", 0, 0, (), (QueryWarning(0, error.message),))
        write_json(shapes.tally(found))
        sys.stdout.flush()


def lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of a stream without their ends; what is not UTF-8 becomes U+FFFD, what is too long is cut."""
    is_first = True
    while raw := stream.readline(LONGEST_LINE):
        rest = raw
        while len(rest) == LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE)
        text = raw.decode("utf-8", "replace").rstrip("\r\n")
        yield text.removeprefix("\ufeff") if is_first else text
        is_first = False

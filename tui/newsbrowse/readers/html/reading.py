"""The door to the reader of pages: it runs in a child process, where markup can be as bad as it wants."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from newsbrowse.models import Entry, Failure
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import Source

SECONDS = 10
"""Seconds that one page may take; an ordinary one takes a twentieth of one."""


class Request(Struct, frozen=True):
    """What `page.parse_page` takes, on its way into a child process."""

    data: bytes
    origin: Origin
    address: str = ""
    declared: str | None = None


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read the article of a page that was saved as a file.

    Raises:
        ReadError: it is no page, has no article, is too large or takes too long.
    """
    yield read_page(content.read_all(), origin)


def read_page(data: bytes, origin: Origin, *, address: str = "", declared: str | None = None) -> Entry:
    """Read the article of a page, with bounds on time and memory.

    Args:
        data: the whole page.
        origin: where it comes from.
        address: where it was fetched from, if it was.
        declared: the encoding that the server gave.

    Raises:
        ReadError: it is no page, has no article, or takes too long.
    """
    from newsbrowse.readers.confined import confined

    request = msgspec.msgpack.encode(Request(data, origin, address, declared))
    return msgspec.msgpack.decode(confined(__name__, request, SECONDS), type=Entry)


def answer(request: bytes) -> bytes:
    """`page.parse_page` in a child process (`readers.confined`)."""
    from newsbrowse.readers.html.page import parse_page

    asked = msgspec.msgpack.decode(request, type=Request)
    entry = parse_page(asked.data, asked.origin, address=asked.address, declared=asked.declared)
    return msgspec.msgpack.encode(entry)

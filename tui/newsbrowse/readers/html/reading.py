"""The door to the reader of pages: it runs in a child process, where markup can be as bad as it wants."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from newsbrowse.models import Entry, Failure
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import Source

SECONDS = 10
"""Seconds that one page may take; an ordinary one takes a twentieth of one."""

_HEAD = 8192
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|article|main|section|header|h[1-6]|div|p|br|table|a|ul)\b",
    re.IGNORECASE,
)


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


def is_page(head: bytes) -> bool:
    """Whether a content begins as a whole page of the web does."""
    start = _start(head)
    return start.startswith(b"<") and _PAGE.search(start) is not None


def is_markup(head: bytes, *, first: bool) -> bool:
    """Whether a content has tags of HTML: anywhere at its beginning, or as the `first` thing in it."""
    start = _start(head)
    return (start.startswith(b"<") or not first) and _MARKUP.search(start) is not None


def _start(head: bytes) -> bytes:
    return head[:_HEAD].replace(b"\0", b"").lstrip(_BLANK)

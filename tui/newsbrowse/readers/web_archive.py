"""Pages that a browser saved with all their parts in one file: the page is one of the parts.

Most browsers write MHTML, Safari a binary property list (`.webarchive`).
"""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from email import message_from_bytes

import msgspec

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure
from newsbrowse.readers import heads
from newsbrowse.readers.html.page import NO_ARTICLE, parse_page
from newsbrowse.readers.html.reading import SECONDS, Request
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import Source

_LARGEST = 50 << 20
_MOST_PARTS = 5000


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read the article of a page.

    Raises:
        ReadError: there is no page in it, it has no article, is too large or takes too long.
    """
    from newsbrowse.readers.confined import confined

    request = msgspec.msgpack.encode(Request(content.read_all(_LARGEST), origin))
    yield msgspec.msgpack.decode(confined(__name__, request, SECONDS), type=Entry)


def answer(request: bytes) -> bytes:
    """`parse_archive` in a child process (`readers.confined`)."""
    asked = msgspec.msgpack.decode(request, type=Request)
    return msgspec.msgpack.encode(parse_archive(asked.data, asked.origin))


def parse_archive(data: bytes, origin: Origin) -> Entry:
    """Read the page in this process; raises as `read`."""
    if data.startswith(heads.PROPERTY_LIST):
        return _parse_list(data, origin)
    try:
        message = message_from_bytes(data)
        parts = [part for _, part in zip(range(_MOST_PARTS), message.walk(), strict=False)]
    except RecursionError as error:
        raise ReadError("parts nested too deeply") from error
    for part in parts:
        page = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(page, bytes):
            address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
            return parse_page(page, origin, address=address, declared=part.get_content_charset())
    raise ReadError(NO_ARTICLE)


def _parse_list(data: bytes, origin: Origin) -> Entry:
    try:
        main = plistlib.loads(data, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        page, address, encoding = (
            main.get(f"WebResource{name}") for name in ("Data", "URL", "TextEncodingName")
        )
    except (
        plistlib.InvalidFileException,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise ReadError("not a page saved by Safari that can be read") from error
    if not isinstance(page, bytes):
        raise ReadError(NO_ARTICLE)
    declared = encoding if isinstance(encoding, str) else None
    return parse_page(page, origin, address=address if isinstance(address, str) else "", declared=declared)

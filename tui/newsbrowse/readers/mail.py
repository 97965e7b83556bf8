"""Mail: one message (`.eml`) or a mailbox of them (mbox), as newsletters and releases come.

The standard library's parser reads them, in a child process: a message may be nested thousands of times, and
its HTML is anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure, PublishedFrom
from newsbrowse.readers import byline
from newsbrowse.readers.headline import title_from
from newsbrowse.readers.heads import is_mailbox
from newsbrowse.readers.mail_text import address_in, article_of, text_of_message
from newsbrowse.readers.record import Origin, one_line
from newsbrowse.readers.source import MAX_DOCUMENT, TOO_LARGE, Source
from newsbrowse.text.decode import decode
from newsbrowse.text.language import detect
from newsbrowse.text.redirects import article_address

SECONDS = 10
"""Seconds that one message may take."""

_COUNTED = re.compile(rb"\s{0,10}(\d{1,9})[ \t]*\r?\n(?=[A-Za-z-]{2,60}:)")
_REPLY = re.compile(r"\A(?:(?:re|fwd?|aw|wg|sv|tr)\s*:\s*)+", re.IGNORECASE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_LIST_NAME = re.compile(r"\s*\"?([^\"<]*?)\"?\s*<([^<>]{1,200})>")


class Request(Struct, frozen=True):
    """A message on its way into a child process."""

    data: bytes
    origin: Origin


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read one message, or each of a mailbox.

    Raises:
        ReadError: it is no mail.
    """
    if not is_mailbox(content.head):
        yield _confined(_uncounted(content.read_all()), origin)
        return
    origin = replace(origin, many=True)
    for number, message in enumerate(_messages(content), 1):
        try:
            if isinstance(message, ReadError):
                raise message
            yield _confined(message, origin)
        except ReadError as error:
            yield Failure(origin.name, f"message {number}: {error}")


def _messages(content: Source) -> Iterator[bytes | ReadError]:
    """The messages of a mailbox: each begins with a `From ` line behind a blank one."""
    lines: list[bytes] = []
    size = 0
    blank = True
    for line in content.lines():
        piece = line if isinstance(line, bytes) else b""
        if blank and piece.startswith(b"From "):
            if size:
                yield _joined(lines, size)
            lines, size = [], 0
        else:
            size += MAX_DOCUMENT if isinstance(line, ReadError) else len(piece) + 1
            if size <= MAX_DOCUMENT:
                lines.append(piece)
        blank = not piece.strip()
    if size:
        yield _joined(lines, size)


def _joined(lines: list[bytes], size: int) -> bytes | ReadError:
    if size > MAX_DOCUMENT:
        return ReadError(TOO_LARGE)
    return _QUOTED_FROM.sub(rb"\1", b"\n".join(lines))


def _uncounted(data: bytes) -> bytes:
    """A message without the number of its bytes above it and the notes below it, as Apple Mail keeps it."""
    found = _COUNTED.match(data)
    return data[found.end() : found.end() + int(found[1])] if found else data


def _confined(data: bytes, origin: Origin) -> Entry:
    from newsbrowse.readers.confined import confined

    request = msgspec.msgpack.encode(Request(data, origin))
    return msgspec.msgpack.decode(confined(__name__, request, SECONDS), type=Entry)


def answer(request: bytes) -> bytes:
    """`parse_message` in a child process (`readers.confined`)."""
    asked = msgspec.msgpack.decode(request, type=Request)
    return msgspec.msgpack.encode(parse_message(asked.data, asked.origin))


def parse_message(data: bytes, origin: Origin) -> Entry:
    """Read a message in this process.

    Raises:
        ReadError: it has neither a subject nor a text.
    """
    try:
        message = message_from_bytes(data)
        whole = text_of_message(message)
    except RecursionError as error:
        raise ReadError("parts nested too deeply") from error
    text = article_of(whole)
    title = _REPLY.sub("", _header(message, "Subject")) or title_from(text)
    if not title:
        raise ReadError("neither a subject nor a text")
    day = _day(_header(message, "Date")) or _received(message)
    ref = _header(message, "Message-ID").strip("<> ") or None
    url = _address(message) or address_in(whole)
    source, authors = _sender(message)
    return Entry(
        origin=origin.of(title, text, url=url, ref=ref) if origin.many else origin.name,
        title=one_line(title),
        body=text,
        published=day,
        published_from=PublishedFrom.METADATA if day else PublishedFrom.UNKNOWN,
        source=origin.source or source,
        authors=authors,
        url=url,
        language=detect(text),
        ref=ref,
    )


def _header(message: Message, name: str) -> str:
    """A header on one line, its encoded words decoded; empty where there is none or it cannot be read."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    if not raw.isascii():
        return one_line(_unencoded(raw, message))
    with suppress(HeaderParseError, LookupError, ValueError):
        return one_line(str(make_header(decode_header(raw))))
    return one_line(raw)


def _unencoded(raw: str, message: Message) -> str:
    """A header that was written in bytes as they are, against the rules: most in the encoding of the text."""
    declared = next((part.get_content_charset() for part in message.walk() if not part.is_multipart()), None)
    data = raw.encode("utf-8", "surrogateescape")
    try:
        return decode(data, declared)
    except ReadError:
        return data.decode("utf-8", "replace")


def _address(message: Message) -> str | None:
    """Where the message stands on the web; a list's newsletter names that as the place to answer."""
    given = (_header(message, name).strip("<> ") for name in ("Archived-At", "List-Post"))
    return next((address for one in given if (address := article_address(one))), None)


def _sender(message: Message) -> tuple[str | None, tuple[str, ...]]:
    """Who publishes it, and who wrote it: the list's name, else the sender's."""
    name, address = parseaddr(_header(message, "From"))
    listed = _LIST_NAME.match(_header(message, "List-Id"))
    sender = name.strip() or address.rpartition("@")[2]
    if not listed:
        return sender or None, ()
    source = listed[1].strip() or sender or listed[2]
    persons = byline.names_in(name)
    return source, persons if name != source else ()


def _received(message: Message) -> str | None:
    """The time at which the first server had a message that does not say when it was written."""
    stamps = [
        str(value).rpartition(";")[2] for key, value in message.raw_items() if key.lower() == "received"
    ]
    return _day(one_line(stamps[-1])) if stamps else None


def _day(text: str) -> str | None:
    """The time of a `Date` header; a day alone where it has no zone."""
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    if when.tzinfo is None and text.rstrip().endswith("-0000"):
        when = when.replace(tzinfo=UTC)
    return when.isoformat() if when.tzinfo else when.date().isoformat()

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
from newsbrowse.readers import byline, paragraphs
from newsbrowse.readers.furniture import is_furniture
from newsbrowse.readers.headline import title_from
from newsbrowse.readers.heads import is_mailbox
from newsbrowse.readers.markup_text import text_of
from newsbrowse.readers.record import Origin, one_line
from newsbrowse.readers.source import MAX_DOCUMENT, TOO_LARGE, Source
from newsbrowse.text.addresses import web_address
from newsbrowse.text.decode import decode, storable
from newsbrowse.text.language import detect

SECONDS = 10
"""Seconds that one message may take."""

_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_CELL = re.compile(r"<(/?)t[dh](?=[\s>/])", re.IGNORECASE)
_REPLY = re.compile(r"\A(?:(?:re|fwd?|aw|wg|sv|tr)\s*:\s*)+", re.IGNORECASE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_LIST_NAME = re.compile(r"\s*\"?([^\"<]*?)\"?\s*<([^<>]{1,200})>")
_MOST_PARTS = 200


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
        yield _confined(content.read_all(), origin)
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
        text = _text(message)
    except RecursionError as error:
        raise ReadError("parts nested too deeply") from error
    title = _REPLY.sub("", _header(message, "Subject")) or title_from(text)
    if not title:
        raise ReadError("neither a subject nor a text")
    day = _day(_header(message, "Date"))
    ref = _header(message, "Message-ID").strip("<> ") or None
    url = web_address(_header(message, "Archived-At").strip("<> "))
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
    raw = message.get(name)
    if raw is None:
        return ""
    text = str(raw).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    with suppress(HeaderParseError, LookupError, ValueError):
        text = str(make_header(decode_header(text)))
    return one_line(text)


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


def _day(text: str) -> str | None:
    """The time of a `Date` header; a day alone where it has no zone."""
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    if when.tzinfo is None and text.rstrip().endswith("-0000"):
        when = when.replace(tzinfo=UTC)
    return when.isoformat() if when.tzinfo else when.date().isoformat()


def _text(message: Message) -> str:
    """The text of a message: the plain part, unless it is only a word about the other."""
    plain: list[str] = []
    rich: list[str] = []
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            break
        kind = part.get_content_type()
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        if kind == "text/plain":
            plain.append(paragraphs.tidy(_decoded(part)))
        elif kind == "text/html":
            rich.append(text_of(_CELL.sub(r"<\1div", _decoded(part))))
    short, long = "\n\n".join(plain).strip(), "\n\n".join(rich).strip()
    chosen = short if short and len(short) >= 0.5 * len(long) else long
    kept = [paragraph for paragraph in chosen.split("\n\n") if not is_furniture(paragraph)]
    return storable("\n\n".join(kept))


def _decoded(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    try:
        return storable(decode(data, part.get_content_charset()))
    except ReadError:
        return storable(data.decode("utf-8", "replace"))

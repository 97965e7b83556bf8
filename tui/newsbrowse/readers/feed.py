"""Feeds as articles: RSS and Atom in all their versions by feedparser, JSON Feed by a reader of ours.

A feed is read from its bytes alone; nothing is fetched here. feedparser mends what is not well-formed, keeps
whatever a feed says, and is therefore asked for raw values: markup becomes text in `readers.markup_text`.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure
from newsbrowse.readers.feed_head import A_LIST, BLANK, is_list
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import Source


class Feed(Struct, frozen=True):
    """A feed that was read.

    Attributes:
        title: as it names itself; empty where it does not.
        site: the address of the page that it belongs to, if it names one.
        entries: its articles, in its order.
        empty: how many further items hold nothing.
    """

    title: str
    site: str | None
    entries: tuple[Entry, ...]
    empty: int = 0


def parse_feed(data: bytes, origin: Origin, *, address: str = "", declared: str | None = None) -> Feed:
    """Read a feed from its bytes.

    Args:
        data: the whole feed.
        origin: where it comes from; `origin.source` names the source of all articles, else the feed's title.
        address: where it was fetched from: what relative links in it are relative to.
        declared: the encoding that the server gave, which the bytes come before where they are UTF-8.

    Raises:
        ReadError: it is no feed.
    """
    if not data.strip():
        raise ReadError("the feed is empty")
    if data.lstrip(BLANK)[:1] == b"{":
        from newsbrowse.readers.feed_json import items_of
    else:
        from newsbrowse.readers.feed_xml import items_of
    from newsbrowse.readers.feed_item import as_entries

    title, site, items = items_of(data, address, declared)
    entries, empty = as_entries(items, title=title, site=site, origin=origin)
    return Feed(title, site, entries, empty)


class Request(Struct, frozen=True):
    """What `parse_feed` takes, on its way into a child process."""

    data: bytes
    origin: Origin
    address: str = ""
    declared: str | None = None


def answer(request: bytes) -> bytes:
    """`parse_feed` in a child process (`readers.confined`)."""
    asked = msgspec.msgpack.decode(request, type=Request)
    feed = parse_feed(asked.data, asked.origin, address=asked.address, declared=asked.declared)
    return msgspec.msgpack.encode(feed)


def read_feed(data: bytes, origin: Origin, *, address: str = "", declared: str | None = None) -> Feed:
    """`parse_feed` with bounds on time and memory; it takes and raises the same."""
    from newsbrowse.readers.confined import confined

    request = msgspec.msgpack.encode(Request(data, origin, address, declared))
    return msgspec.msgpack.decode(confined(__name__, request), type=Feed)


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read the articles of a feed that was saved as a file."""
    data = content.read_all()
    if is_list(data):
        raise ReadError(A_LIST)
    yield from read_feed(data, origin).entries

"""By what a feed, or a list of feeds, is known: its first characters."""

from __future__ import annotations

import re

NO_FEED = "not a feed (RSS, Atom or JSON Feed)"

A_LIST = "a list of feeds; 'newsbrowse feeds import' takes it"

BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
"""What may stand before the first character: byte order marks and white space."""

_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|rdf|channel|opml|html)[\s>]", re.IGNORECASE)
_JSON_FEED = b"jsonfeed.org/version/"
_HEAD = 4096


def is_feed(head: bytes) -> bool:
    """Whether a content begins as a feed does."""
    if head.lstrip(BLANK)[:1] == b"{":
        return _JSON_FEED in head[:_HEAD].replace(b"\\/", b"/")
    return _root(head) in (b"rss", b"feed", b"rdf", b"channel")


def is_list(head: bytes) -> bool:
    """Whether a content begins as a list of feeds does."""
    return _root(head) == b"opml"


def _root(head: bytes) -> bytes:
    """The name of a document's first element that says what it is; empty where it has none."""
    start = head[:_HEAD].replace(b"\0", b"").lstrip(BLANK)
    first = _ROOT.search(start) if start.startswith(b"<") else None
    return first[1].lower() if first else b""

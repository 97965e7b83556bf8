"""By what formats are known: the first bytes of a content. Feeds have a module of their own, `feed_head`."""

from __future__ import annotations

import re

from newsbrowse.readers.unreadable import is_bookmarks

_HEAD = 8192
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head)\b", re.IGNORECASE)
_MARKUP = re.compile(
    rb"<(?:!doctype|html|head|body|title|meta|article|main|section|header|h[1-6]|div|p|br|table|a|ul)\b",
    re.IGNORECASE,
)
_NEWSWIRE = re.compile(rb"<REUTERS\b", re.IGNORECASE)
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]*\S?")
_HEADERS = frozenset(
    (b"from", b"to", b"subject", b"date", b"message-id", b"received", b"return-path", b"mime-version")
)
_CONTENT_TYPE = frozenset((b"content-type",))
_SAVED = re.compile(rb"^(?:snapshot-content-location|x-maf|content-base|from: *.{0,3}saved by)", re.I | re.M)
PROPERTY_LIST = b"bplist00"
"""How a binary property list begins."""

_MOST_HEADERS = 80
_HEADER_ROOM = 32_768


def is_page(head: bytes) -> bool:
    """Whether a content begins as a whole page of the web does."""
    start = _start(head)
    return start.startswith(b"<") and _PAGE.search(start) is not None and not is_bookmarks(head)


def is_markup(head: bytes, *, first: bool) -> bool:
    """Whether a content has tags of HTML: anywhere at its beginning, or as the `first` thing in it."""
    start = _start(head)
    return (start.startswith(b"<") or not first) and _MARKUP.search(start) is not None


def is_newswire(head: bytes) -> bool:
    """Whether a content begins as a file of the Reuters-21578 collection does."""
    start = _start(head)
    return start.startswith(b"<") and _NEWSWIRE.search(start) is not None


def is_book(head: bytes) -> bool:
    """Whether a content begins as an EPUB does: a zip whose first file names its type."""
    return head.startswith(b"PK\x03\x04") and b"mimetypeapplication/epub" in head[:100]


def is_pdf(head: bytes) -> bool:
    """Whether a content begins as a PDF does."""
    return head.find(b"%PDF-", 0, 1024) >= 0


def is_web_archive(head: bytes) -> bool:
    """Whether a content begins as a page does that a browser saved with its parts (MHTML, `.webarchive`)."""
    if head.startswith(PROPERTY_LIST):
        return b"WebMainResource" in head
    if head.find(b"multipart/related", 0, _HEAD) < 0 or not _has_headers(head, _CONTENT_TYPE):
        return False
    return _SAVED.search(head[:_HEAD]) is not None


def is_mail(head: bytes) -> bool:
    """Whether a content begins with the headers of a message, or is a mailbox.

    Apple Mail keeps a message below a line with the number of its bytes.
    """
    first, _, rest = head.lstrip(_BLANK).partition(b"\n")
    return is_mailbox(head) or _has_headers(rest if first.strip().isdigit() else head)


def is_mailbox(head: bytes) -> bool:
    """Whether a content begins as a mailbox does: a `From ` line above headers."""
    return head.startswith(b"From ") and _has_headers(head.partition(b"\n")[2])


def _has_headers(head: bytes, needed: frozenset[bytes] = frozenset((b"from",))) -> bool:
    """Whether there are three headers of mail at least before anything else, and those that are needed."""
    names: set[bytes] = set()
    for line in head[:_HEADER_ROOM].split(b"\n", _MOST_HEADERS)[:_MOST_HEADERS]:
        if not line.strip():
            break
        if line[:1] in (b" ", b"\t"):
            continue
        if not _HEADER.match(line):
            return False
        names.add(line.partition(b":")[0].lower())
    return len(names & (_HEADERS | needed)) >= 3 and names >= needed


def _start(head: bytes) -> bytes:
    return head[:_HEAD].replace(b"\0", b"").lstrip(_BLANK)

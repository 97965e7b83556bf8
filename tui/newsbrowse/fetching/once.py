"""What is at an address of the web, read once: a feed, which is not followed, a page, or a document.

The user named the address, as one does in a browser; so `robots.txt` is not asked, which is for programs that
follow links.
"""

from __future__ import annotations

import io

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.fetching.following import address_of, fetched
from newsbrowse.fetching.manner import Manner
from newsbrowse.models import Entry, Failure
from newsbrowse.network import Answer
from newsbrowse.readers import heads, read_stream
from newsbrowse.readers.feed import read_feed
from newsbrowse.readers.feed_head import is_feed
from newsbrowse.readers.feed_links import linked_feeds
from newsbrowse.readers.html import read_page
from newsbrowse.readers.record import Origin
from newsbrowse.readers.unreadable import PICTURE
from newsbrowse.text.addresses import web_address
from newsbrowse.text.decode import NO_TEXT

_HEAD = 1 << 16
_ACCEPTED = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5"
_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/", "application/json", "application/pdf", "application/epub", "message/")


class Once(Struct, frozen=True):
    """What was read.

    Attributes:
        items: the articles, and what could not be read.
        feeds: the addresses of the feeds that a page names.
    """

    items: tuple[Entry | Failure, ...]
    feeds: tuple[str, ...] = ()


def read_once(typed: str, manner: Manner, source: str | None = None, form: str | None = None) -> Once:
    """Read what is at an address.

    Args:
        typed: the address, as a person writes it.
        manner: how to fetch.
        source: who published it, whatever it says itself.
        form: one of `readers.FORMATS`; by default by the content, then by what the server calls it.

    Raises:
        UsageError: what was typed is no address.
        FetchError, ReadError: nothing can be fetched there, or it cannot be read.
    """
    address = address_of(typed)
    answer = fetched(address, manner, accept=_ACCEPTED)
    if not answer.body.strip():
        raise ReadError("the server gives an empty answer")
    head, origin = answer.body[:_HEAD], Origin(address, source=source, many=True)
    declared = answer.charset or None
    if form == "feed" or (form is None and is_feed(head)):
        return Once(read_feed(answer.body, origin, address=answer.address, declared=declared).entries)
    if form == "html" or (form is None and _is_page(answer, head)):
        return _page(answer, origin, declared)
    return Once(tuple(_placed(item, answer, address) for item in _document(answer, address, source, form)))


def _is_page(answer: Answer, head: bytes) -> bool:
    if any(is_so(head) for is_so in (heads.is_book, heads.is_pdf, heads.is_web_archive)):
        return False
    return heads.is_page(head) or (answer.kind in _PAGES and b"\0" not in head)


def _page(answer: Answer, origin: Origin, declared: str | None) -> Once:
    feeds = tuple(linked_feeds(answer.body, answer.address, declared))
    try:
        return Once((read_page(answer.body, origin, address=answer.address, declared=declared),), feeds)
    except ReadError as error:
        hint = f"; newsbrowse feeds add {feeds[0]} follows the feed that it names" if feeds else ""
        raise ReadError(f"{error}{hint}") from error


def _document(
    answer: Answer, address: str, source: str | None, form: str | None
) -> tuple[Entry | Failure, ...]:
    """What a document of another format holds."""
    found = tuple(read_stream(io.BytesIO(answer.body), origin=address, source=source, format=form))
    unknown = all(isinstance(item, Failure) and item.reason in (NO_TEXT, PICTURE) for item in found)
    if unknown and not answer.kind.startswith(_TEXTS):
        kind = answer.kind or "of no kind that the server names"
        raise ReadError(f"neither a feed nor a page nor a document that can be read: it is {kind}")
    return found


def _placed(item: Entry | Failure, answer: Answer, address: str) -> Entry | Failure:
    """An article that is all of a document, under the address of that."""
    if isinstance(item, Failure):
        return item
    place = web_address(answer.address) or address
    if item.origin.startswith(f"{address}#") and item.ref is None:
        return replace(item, origin=place, url=item.url or place)
    return replace(item, url=item.url or place)

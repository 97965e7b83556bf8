"""Following a feed: from what a person types, be it the address of a page, to the feed and its articles."""

from __future__ import annotations

import re
import threading
from http import HTTPStatus

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.archive.library import Library
from newsbrowse.errors import ReadError, UsageError
from newsbrowse.fetching.asking import Asked, said_by, take_answer
from newsbrowse.fetching.manner import Manner
from newsbrowse.fetching.pages import Pages
from newsbrowse.fetching.run import take_in
from newsbrowse.fetching.turns import Turns
from newsbrowse.models import FeedReport, Subscription
from newsbrowse.network import Answer, FetchError, fetch
from newsbrowse.network.client import FEEDS
from newsbrowse.readers import unreadable
from newsbrowse.readers.feed_head import A_LIST, is_feed, is_list
from newsbrowse.readers.feed_links import linked_feeds
from newsbrowse.text.addresses import web_address
from newsbrowse.text.clean import clean

_HEAD = 1 << 16
_BARE = re.compile(r"(?:feed:)?[\w-]+(?:\.[\w-]+)*(?::\d+)?(?:[/?].*)?")


class Found(Struct, frozen=True):
    """A feed that was found, with its articles, which are not yet in a library."""

    subscription: Subscription
    asked: Asked


def address_of(typed: str) -> str:
    """The address that somebody typed, also without its `https://`.

    Raises:
        UsageError: it is none of the web.
    """
    given = typed.strip()
    scheme, sign, rest = given.partition("://")
    if sign and scheme.lower() in ("feed", "rss"):
        given = f"https://{rest}"
    elif _BARE.fullmatch(given):
        given = f"https://{given.removeprefix('feed:')}"
    address = web_address(given)
    if address is None:
        raise UsageError(
            f"{clean(typed)[:100] or 'nothing'} is no address of the web",
            "it begins with https:// or http://",
        )
    return address


def find_feed(
    typed: str, manner: Manner, *, whole: bool = False, stop: threading.Event | None = None
) -> Found:
    """Fetch a feed; of a page that names its feeds, the first.

    Raises:
        UsageError: what was typed is no address.
        FetchError, ReadError: there is no feed, or it cannot be fetched or read.
        Stopped: `stop` was set.
    """
    address = address_of(typed)
    answer = fetched(address, manner, stop)
    if not is_feed(answer.body[:_HEAD]):
        links = linked_feeds(answer.body, answer.address, answer.charset or None)
        if not links:
            raise ReadError(_no_feed(address, answer.body[:_HEAD]))
        address = links[0]
        answer = fetched(address, manner, stop)
    address = answer.moved or address
    asked = take_answer(Subscription(address, address, whole), replace(answer, moved=""))
    if asked.feed is None:
        raise ReadError(f"{address} is no feed")
    subscription = Subscription(address, asked.feed.title or address, whole)
    return Found(subscription, Asked(subscription, asked.state, asked.feed))


def _no_feed(address: str, head: bytes) -> str:
    """What an answer is that is neither a feed nor names one."""
    if not head.strip():
        return f"{address} is empty"
    if is_list(head):
        return f"{address} is {A_LIST}"
    advice = unreadable.advice(head) or unreadable.document(head)
    return f"{address} is {advice}" if advice else f"{address} is no feed, and names none"


def follow(
    library: Library, found: Found, manner: Manner, stop: threading.Event | None = None
) -> FeedReport | None:
    """Follow a feed from now on and take its articles in; None if that was stopped.

    Raises:
        LibraryError: the library cannot be written.
        Stopped: `stop` was set while pages were fetched.
    """
    stop = stop or threading.Event()
    library.feeds.add([found.subscription])
    asked = found.asked
    if found.subscription.whole:
        asked = Pages(manner.terms, Turns(manner.delay), stop).put_in(asked, library.feeds.has)
    return take_in(library, asked, stop)


def fetched(
    address: str, manner: Manner, stop: threading.Event | None = None, *, accept: str = FEEDS
) -> Answer:
    """What is at an address.

    Raises:
        FetchError: it cannot be fetched, or the server gives something else instead.
        Stopped: `stop` was set.
    """
    answer = fetch(address, manner.terms, stop=stop, accept=accept)
    if answer.status != HTTPStatus.OK:
        waits = f", and asks to wait for {_in_words(answer.wait)}" if answer.wait else ""
        raise FetchError(f"{said_by(answer.status)}{waits}", _advice(answer.status))
    return answer


def _advice(status: int) -> str:
    """What a person can do about an HTTP status."""
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return "open it in a browser; the site keeps programs or strangers out"
    is_passing = status >= HTTPStatus.INTERNAL_SERVER_ERROR or status == HTTPStatus.TOO_MANY_REQUESTS
    return "try again later" if is_passing else "look at the address"


def _in_words(seconds: int) -> str:
    """A time to wait, rounded up to the unit in which people would say it."""
    for size, unit in ((3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{-(-seconds // size):,} {unit}"
    return f"{seconds} s"

"""The pages behind the links of a feed, for feeds that give only the beginning of their articles.

Only pages of articles that the library does not have are fetched, each once, as far as the site allows it to
programs, with a pause between two. What cannot be had leaves the feed's own text; where the site or the line
failed, it is asked for again, less and less often.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from http import HTTPStatus
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.fetching.asking import Asked, due_after
from newsbrowse.fetching.turns import Turns
from newsbrowse.models import Entry, Missing
from newsbrowse.network import FetchError, Terms, fetch
from newsbrowse.network.robots import NOTHING, Robots
from newsbrowse.readers.feed import Feed
from newsbrowse.readers.record import Origin

MOST_PAGES = 200
"""Pages that are fetched for one feed at a time; the rest comes the next time."""

LONGEST_DELAY = 30.0
"""Seconds between two requests that a site can ask for; of one that asks for more no pages are fetched."""

MOST_TRIES = 8
"""How often a page is asked for again: over some three days."""

_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_PAGES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"


class Pages:
    """Fetches the pages of articles for one run, and keeps what each site asks for."""

    def __init__(self, terms: Terms, turns: Turns, stop: threading.Event) -> None:
        self._terms = terms
        self._turns = turns
        self._stop = stop
        self._robots = Robots(terms)
        self._busy: dict[str, int] = {}

    def put_in(
        self, asked: Asked, is_known: Callable[[Entry], bool], waiting: Sequence[Missing] = ()
    ) -> Asked:
        """What a feed brought, with the text of the pages, and without the articles that are known.

        Args:
            asked: what came of asking for the feed; where that failed, its pages are left alone, too.
            is_known: whether the library has an article.
            waiting: articles that the library has, whose pages could not be had before and are due.

        Raises:
            Stopped: it was stopped.
        """
        if asked.state.error:
            return asked
        given = asked.feed.entries if asked.feed else ()
        fresh = [entry for entry in given if not is_known(entry)]
        tried = [self._tried(entry, 0) for entry in fresh[:MOST_PAGES]]
        again = [self._tried(one.entry, one.failures) for one in waiting]
        entries = [*(one.entry for one in tried), *(one.entry for one in again if one.is_whole)]
        state = asked.state
        if len(fresh) > MOST_PAGES:
            state = replace(state, etag="", modified="", digest="")
        feed = asked.feed or (Feed("", None, ()) if entries else None)
        return replace(
            asked,
            feed=feed and replace(feed, entries=tuple(entries)),
            state=state,
            unread=sum(not one.is_whole for one in tried),
            known=len(given) - len(fresh),
            later=tuple(one.later for one in (*tried, *again) if one.later),
            over=tuple(one.entry.origin for one in again if not one.later),
        )

    def _tried(self, entry: Entry, failures: int) -> Tried:
        """What came of asking for the page of an entry, which failed some times before."""
        try:
            return Tried(self._whole(entry), is_whole=True)
        except Later as error:
            failures += 1
            if failures > MOST_TRIES:
                return Tried(entry)
            return Tried(entry, later=Missing(entry, failures, due_after(failures, error.wait)))
        except (FetchError, ReadError):
            return Tried(entry)

    def _whole(self, entry: Entry) -> Entry:
        """An entry with the text of its page where that is longer.

        Raises:
            Later: the page cannot be had now.
            FetchError, ReadError: nor will it be.
            Stopped: it was stopped.
        """
        if entry.url is None:
            raise FetchError("it has no address")
        rules = self._robots.rules(entry.url, self._stop)
        if rules is NOTHING:
            raise Later
        if not rules.allow(entry.url) or rules.delay > LONGEST_DELAY:
            raise FetchError("the site keeps it from programs")
        page = self._page(entry.url, rules.delay)
        if len(page.body) <= len(entry.body):
            return entry
        return replace(
            entry,
            body=page.body,
            authors=entry.authors or page.authors,
            published=entry.published or page.published,
            published_from=entry.published_from if entry.published else page.published_from,
            language=page.language or entry.language,
        )

    def _page(self, address: str, delay: float) -> Entry:
        from newsbrowse.readers.html import read_page

        host = urlsplit(address).netloc
        if host in self._busy:
            raise Later(self._busy[host])
        self._turns.wait(address, self._stop, delay)
        try:
            answer = fetch(address, self._terms, stop=self._stop, accept=_PAGES)
        except FetchError as error:
            raise Later from error
        if answer.status in _BUSY:
            self._busy[host] = answer.wait
        if answer.status in _BUSY or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise Later(answer.wait)
        if answer.status != HTTPStatus.OK:
            raise FetchError(f"{answer.status}", "look at the address")
        origin = Origin(address)
        return read_page(answer.body, origin, address=answer.address, declared=answer.charset or None)


class Tried(Struct, frozen=True):
    """What came of asking for a page.

    Attributes:
        entry: with the text of the page if `is_whole`.
        later: what to keep where it is worth asking again.
    """

    entry: Entry
    is_whole: bool = False
    later: Missing | None = None


class Later(Exception):  # noqa: N818 - it may come right by itself
    """A page cannot be had now, but perhaps later; `wait` seconds from now at least."""

    def __init__(self, wait: int = 0) -> None:
        super().__init__()
        self.wait = wait

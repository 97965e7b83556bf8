"""The pages behind the links of a feed, for feeds that give only the beginning of their articles.

Only pages of articles that the library does not have are fetched, each once, as far as the site allows it to
programs, with a pause between two. What cannot be had leaves the feed's own text.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from http import HTTPStatus

from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.fetching.asking import Asked
from newsbrowse.fetching.turns import Turns
from newsbrowse.models import Entry
from newsbrowse.network import FetchError, Terms, fetch
from newsbrowse.network.robots import Robots
from newsbrowse.readers.record import Origin

MOST_PAGES = 200
"""Pages that are fetched for one feed at a time; the rest comes the next time."""

LONGEST_DELAY = 30.0
"""Seconds between two requests that a site can ask for; of one that asks for more no pages are fetched."""

_PAGES = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"


class Pages:
    """Fetches the pages of articles for one run, and keeps what each site asks for."""

    def __init__(self, terms: Terms, turns: Turns, stop: threading.Event) -> None:
        self._terms = terms
        self._turns = turns
        self._stop = stop
        self._robots = Robots(terms)

    def put_in(self, asked: Asked, is_known: Callable[[Entry], bool]) -> Asked:
        """What a feed brought, with the text of the pages, and without the articles that are known.

        Raises:
            Stopped: it was stopped.
        """
        if asked.feed is None:
            return asked
        fresh = [entry for entry in asked.feed.entries if not is_known(entry)]
        entries, unread = [], 0
        for entry in fresh[:MOST_PAGES]:
            whole = self._whole(entry)
            unread += whole is None
            entries.append(whole or entry)
        known = len(asked.feed.entries) - len(fresh)
        state = (
            asked.state if len(fresh) <= MOST_PAGES else replace(asked.state, etag="", modified="", digest="")
        )
        feed = replace(asked.feed, entries=tuple(entries))
        return replace(asked, feed=feed, state=state, unread=unread, known=known)

    def _whole(self, entry: Entry) -> Entry | None:
        """An entry with the text of its page where that is longer; None where the page cannot be had."""
        if entry.url is None:
            return None
        rules = self._robots.rules(entry.url, self._stop)
        if not rules.allow(entry.url) or rules.delay > LONGEST_DELAY:
            return None
        self._turns.wait(entry.url, self._stop, rules.delay)
        try:
            page = self._page(entry.url)
        except (FetchError, ReadError):
            return None
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

    def _page(self, address: str) -> Entry:
        from newsbrowse.readers.html import read_page

        answer = fetch(address, self._terms, stop=self._stop, accept=_PAGES)
        if answer.status != HTTPStatus.OK:
            raise FetchError(f"{answer.status}", "look at the address")
        origin = Origin(address)
        return read_page(answer.body, origin, address=answer.address, declared=answer.charset or None)

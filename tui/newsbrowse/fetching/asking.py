"""Asking for one feed: what is unchanged is not read again, and what fails is asked less and less often."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from http import HTTPStatus

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.models import FetchState, Missing, Subscription
from newsbrowse.network import Answer, FetchError, Known, Terms, fetch
from newsbrowse.network.client import LONGEST_WAIT
from newsbrowse.readers.feed import Feed, read_feed
from newsbrowse.readers.record import Origin

FIRST_PAUSE = timedelta(minutes=15)
"""How long a feed is left alone after it failed once; twice as long after each further time."""

LONGEST_PAUSE = timedelta(days=1)

FARTHEST = timedelta(seconds=LONGEST_WAIT) + LONGEST_PAUSE
"""Nothing is put off for so long: a later moment was kept while the clock was ahead."""

NEVER = "9999-12-31T23:59:59Z"
"""When a feed that is gone is due."""

GONE = "gone for good (410), and asked no more"


class Asked(Struct, frozen=True):
    """What came of asking for a feed.

    Attributes:
        feed: what was read; None if it is unchanged or failed.
        state: what is to be kept once the articles of the feed are in the library.
        unread: how many pages behind its links could not be had.
        known: how many of its articles were left out, since the library has them.
        later: articles whose page is to be asked for again.
        over: origins of articles for which that is over.
    """

    subscription: Subscription
    state: FetchState
    feed: Feed | None = None
    unread: int = 0
    known: int = 0
    later: tuple[Missing, ...] = ()
    over: tuple[str, ...] = ()


def ask(subscription: Subscription, terms: Terms, stop: threading.Event | None = None) -> Asked:
    """Ask for a feed, on condition that it changed.

    Raises:
        Stopped: `stop` was set.
    """
    state = subscription.state
    try:
        answer = fetch(subscription.place, terms, known=Known(state.etag, state.modified), stop=stop)
        return take_answer(subscription, answer)
    except (FetchError, ReadError) as error:
        return Asked(subscription, failed(state, str(error)))


def take_answer(subscription: Subscription, answer: Answer) -> Asked:
    """What an answer holds, and what to keep of it.

    Raises:
        ReadError: it is no feed.
    """
    state = subscription.state
    moved = answer.moved or state.moved
    if answer.status == HTTPStatus.NOT_MODIFIED:
        fine = replace(state, fetched=stamp(), due=None, failures=0, error="", moved=moved)
        return Asked(subscription, fine)
    if answer.status != HTTPStatus.OK:
        return Asked(subscription, _refused(state, answer))
    digest = blake2b(answer.body, digest_size=16).hexdigest()
    known = answer.known
    kept = FetchState(known.etag, known.modified, digest, fetched=stamp(), moved=moved)
    if digest == state.digest:
        return Asked(subscription, kept)
    origin = Origin(subscription.address, many=True)
    feed = read_feed(answer.body, origin, address=answer.address, declared=answer.charset or None)
    return Asked(subscription, kept, _titled(feed, subscription))


def _titled(feed: Feed, subscription: Subscription) -> Feed:
    """A feed whose articles have the title by which it is followed as their source: so they are counted."""
    followed = subscription.title if subscription.title != subscription.address else feed.title
    if not followed:
        return feed
    return replace(feed, entries=tuple(replace(entry, source=followed) for entry in feed.entries))


def _refused(state: FetchState, answer: Answer) -> FetchState:
    """The state after an answer without a feed; what moved and is not there is asked for at home again."""
    if state.moved and answer.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return replace(failed(state, said_by(answer.status)), moved="")
    if answer.status == HTTPStatus.GONE:
        return replace(failed(state, GONE), due=NEVER)
    return failed(state, said_by(answer.status), answer.wait)


def is_due(state: FetchState) -> bool:
    """Whether a feed may be asked now: also where a clock that went wrong has put it off for long."""
    if state.due is None or state.due <= stamp():
        return True
    return state.due != NEVER and state.due > stamp(FARTHEST)


def failed(state: FetchState, error: str, wait: int = 0) -> FetchState:
    """The state after a failure: what is known stays, and the next time is further off.

    Args:
        state: before it.
        error: what was wrong, in a line.
        wait: seconds that the server asked to wait for.
    """
    failures = state.failures + 1
    return replace(state, failures=failures, error=error, due=due_after(failures, wait))


def due_after(failures: int, wait: int = 0) -> str:
    """When to ask again after some failures in a row, and at least `wait` seconds from now."""
    pause = min(FIRST_PAUSE * 2 ** min(failures - 1, 10), LONGEST_PAUSE)
    return stamp(max(pause, timedelta(seconds=wait)))


def said_by(status: int) -> str:
    """An HTTP status in words."""
    try:
        return f"the server says {status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return f"the server says {status}"


def stamp(later: timedelta | None = None) -> str:
    """The present, or a later moment, as it is kept: ISO 8601 in UTC."""
    moment = datetime.now(UTC) + (later or timedelta())
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")

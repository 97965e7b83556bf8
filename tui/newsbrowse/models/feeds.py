"""The feeds that a library follows, and what came of fetching them."""

from __future__ import annotations

from msgspec import Struct

from newsbrowse.models.articles import Entry


class FetchState(Struct, frozen=True):
    """What is known of fetching a feed.

    Attributes:
        etag: the server's tag of what was fetched last, or empty.
        modified: when the server says it was changed, or empty.
        digest: a hash of what was fetched last, or empty.
        fetched: when it was last fetched without an error, ISO 8601 in UTC; None if never.
        due: when it may be asked again, ISO 8601 in UTC; None if at any time.
        failures: how often fetching failed since it last succeeded.
        error: what was wrong the last time, in a line; empty if nothing.
        moved: where the server says that the feed is for good; empty if it is at its own address.
    """

    etag: str = ""
    modified: str = ""
    digest: str = ""
    fetched: str | None = None
    due: str | None = None
    failures: int = 0
    error: str = ""
    moved: str = ""


class Subscription(Struct, frozen=True):
    """A feed that the user follows.

    Attributes:
        title: the source of its articles; never empty.
        whole: whether the page behind each link is wanted in the place of the feed's own text.
    """

    address: str
    title: str
    whole: bool = False
    state: FetchState = FetchState()

    @property
    def place(self) -> str:
        """Where it is asked for: at its address, by which it is known, or where it moved to."""
        return self.state.moved or self.address


class Missing(Struct, frozen=True):
    """An article of a feed whose page could not be had so far.

    Attributes:
        entry: as the feed gave it.
        failures: how often the page was asked for in vain.
        due: when it may be asked for again, ISO 8601 in UTC.
    """

    entry: Entry
    failures: int
    due: str


class FeedReport(Struct, frozen=True):
    """What came of fetching one feed.

    Attributes:
        added: new articles.
        updated: articles with a changed text.
        unchanged: articles that were there.
        unread: pages behind links that could not be had; the feed's own text was taken.
        error: why it failed, in a line; empty if it did not.
        due: for a feed that was not asked: when it may be asked, ISO 8601 in UTC; else None.
        moved: where it moved to for good, if that was found out now.
    """

    address: str
    title: str
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    unread: int = 0
    error: str = ""
    due: str | None = None
    moved: str = ""

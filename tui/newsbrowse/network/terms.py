"""What a request may cost, what is known of an address already, and what came of it."""

from __future__ import annotations

from msgspec import Struct

from newsbrowse import __version__
from newsbrowse.errors import NewsbrowseError

USER_AGENT = f"newsbrowse/{__version__} (news archive browser; reads feeds for its user)"


class Terms(Struct, frozen=True):
    """The bounds of a request.

    Attributes:
        private: whether addresses of the own machine and the own network may be asked.
        seconds: how long the whole of it may take, with all redirects.
        size: bytes of the largest answer, once it is unpacked.
        redirects: how many may follow one another.
    """

    private: bool = False
    seconds: float = 30.0
    size: int = 20 * 2**20
    redirects: int = 5


class Known(Struct, frozen=True):
    """What the server said of an address when it was fetched last; empty where it said nothing."""

    etag: str = ""
    modified: str = ""


class Answer(Struct, frozen=True):
    """What a server answered, after all redirects.

    Attributes:
        address: where it was found.
        status: the HTTP status: 200 with a body, 304 for unchanged, or one that says what is wrong.
        body: unpacked; empty unless the status is 200.
        charset: the encoding that the server gives, or empty.
        kind: the media type that the server gives, or empty.
        known: what to send along the next time.
        wait: seconds that the server asks to wait for, or 0.
        moved: where it is for good, if it was asked for elsewhere (301, 308).
    """

    address: str
    status: int
    body: bytes = b""
    charset: str = ""
    kind: str = ""
    known: Known = Known()
    wait: int = 0
    moved: str = ""


class FetchError(NewsbrowseError):
    """An address could not be fetched, with the reason in a few words."""


class Stopped(Exception):  # noqa: N818 - nothing is wrong: the user asked for it
    """The user stopped the request."""

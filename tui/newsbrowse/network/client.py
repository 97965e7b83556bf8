"""One request, with its redirects: http and https alone, each address looked at before it is asked."""

from __future__ import annotations

import email.message
import email.utils
import re
import ssl
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newsbrowse.network.terms import USER_AGENT, Answer, FetchError, Known, Terms
from newsbrowse.network.unpacking import ACCEPTED, unpacked
from newsbrowse.text.addresses import LONGEST
from newsbrowse.text.clean import clean

if TYPE_CHECKING:
    import httpx2

    from newsbrowse.network.connections import Clock

FEEDS = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9,"
    " text/html;q=0.5, */*;q=0.1"
)
"""What is asked for where a feed is wanted."""

LONGEST_WAIT = 7 * 24 * 3600
"""Seconds that a server may ask to wait for."""

_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_BUSY = (429, 503)
_HOST = re.compile(rb"[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+(?:%\w+)?")
_context: list[ssl.SSLContext] = []


def fetch(
    address: str,
    terms: Terms,
    *,
    known: Known | None = None,
    stop: threading.Event | None = None,
    accept: str = FEEDS,
) -> Answer:
    """Fetch an address.

    Args:
        address: of the web, with or without the schema's usual port.
        terms: what it may cost.
        known: what the server said the last time; an unchanged address then is a 304 without a body.
        stop: set it to give up at once.
        accept: the media types asked for.

    Raises:
        FetchError: there is no answer, or none within the terms; the message names the host.
        Stopped: `stop` was set.
    """
    from newsbrowse.network.connections import Clock

    clock = Clock(terms, stop)
    target, seen = address, set[str]()
    moved, for_good = "", True
    try:
        for _ in range(terms.redirects + 1):
            answer, onward = _ask(target, terms, clock, known or Known(), accept)
            if not onward:
                return replace(answer, moved=moved)
            if onward in seen:
                raise FetchError("redirects in a circle", "open it in a browser")
            for_good = for_good and answer.status in _FOR_GOOD and _is_as_safe(target, onward)
            moved = onward if for_good else moved
            seen.add(onward)
            target = onward
    except FetchError as error:
        raise FetchError(f"{_host(target)}: {error.message}", error.hint) from error
    raise FetchError(f"{_host(address)}: redirects more than {terms.redirects} times", "open it in a browser")


def _ask(target: str, terms: Terms, clock: Clock, known: Known, accept: str) -> tuple[Answer, str]:
    """Ask one address; its answer, and where it sends us on to, or nothing."""
    import httpcore2
    import httpx2

    from newsbrowse.network.connections import Connections

    url = _web_url(target)
    try:
        with (
            httpcore2.ConnectionPool(_tls(), network_backend=Connections(terms, clock), retries=0) as pool,
            pool.stream("GET", str(url), headers=_headers(url, known, accept)) as response,
        ):
            headers = httpx2.Headers(response.headers)
            if response.status in _REDIRECTS and headers.get("location"):
                return Answer(target, response.status), _onward(url, headers["location"])
            pieces = response.iter_stream() if response.status == 200 else ()
            body = unpacked(pieces, headers.get("content-encoding", ""), terms.size)
            return _answer(str(url), response.status, body, headers), ""
    except (httpcore2.NetworkError, httpcore2.TimeoutException, httpcore2.ProtocolError) as error:
        clock.left()
        raise FetchError(_reason(error), "try again later") from error


def _headers(url: httpx2.URL, known: Known, accept: str) -> list[tuple[str | bytes, str | bytes]]:
    given = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": USER_AGENT,
        "Accept": accept,
        "Accept-Encoding": ACCEPTED,
        "If-None-Match": known.etag,
        "If-Modified-Since": known.modified,
    }
    return [(name, value) for name, value in given.items() if value]


def _answer(address: str, status: int, body: bytes, headers: Mapping[str, str]) -> Answer:
    kind = email.message.Message()
    kind["content-type"] = headers.get("content-type", "")
    charset = kind.get_param("charset") or ""
    return Answer(
        address,
        status,
        body,
        charset if isinstance(charset, str) else "",
        kind.get_content_type() if headers.get("content-type") else "",
        Known(_sendable(headers.get("etag", "")), _sendable(headers.get("last-modified", ""))),
        _wait(headers.get("retry-after", "")) if status in _BUSY else 0,
    )


def _web_url(address: str) -> httpx2.URL:
    """An address in the form that is sent, or FetchError if it is none of the web."""
    import httpx2

    try:
        url = httpx2.URL(address[: LONGEST + 1]).copy_with(fragment=None)
        host, port = url.raw_host, url.port
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError("this is no address of the web", "it begins with https:// or http://") from error
    named = _HOST.fullmatch(host) and len(address) <= LONGEST and 0 < (port or 80) < 2**16
    if url.scheme not in ("http", "https") or not named:
        raise FetchError("this is no address of the web", "it begins with https:// or http://")
    return url


def _onward(url: httpx2.URL, location: str) -> str:
    """Where a redirect leads."""
    import httpx2

    try:
        onward = str(url.join(location))
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError("redirects to what is no address", "open it in a browser") from error
    if not onward.startswith(("http://", "https://")):
        raise FetchError("redirects to what is no address of the web", "open it in a browser")
    return onward


def _is_as_safe(address: str, other: str) -> bool:
    """Whether going from one address to another for good gives up no encryption."""
    return other.startswith("https://") or not address.startswith("https://")


def _sendable(value: str) -> str:
    """A header's value as it can be sent back; empty if it cannot."""
    return value if value.isascii() and value.isprintable() and len(value) <= 1_000 else ""


def _wait(value: str) -> int:
    """Seconds of a `Retry-After`, which gives them or a time; 0 if it is neither."""
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(int(value[:9]), LONGEST_WAIT)
    try:
        until = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return 0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(int((until - datetime.now(UTC)).total_seconds()), 0), LONGEST_WAIT)


def _reason(error: Exception) -> str:
    """Why a connection failed, in plain words."""
    chain: list[BaseException] = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None and len(chain) < 10:
        chain.append(cause)
    for one in chain:
        if isinstance(one, ssl.SSLCertVerificationError):
            return f"its certificate is not to be trusted: {clean(one.verify_message)[:150]}"
        if isinstance(one, ssl.SSLError):
            return "no secure connection could be made"
        if isinstance(one, ConnectionRefusedError):
            return "refuses the connection"
    name = type(error).__name__
    if "Timeout" in name:
        return "does not answer"
    if "Protocol" in name:
        return "does not speak HTTP as it should"
    return "broke off the connection" if name.startswith(("Read", "Write")) else "cannot be reached"


def _host(address: str) -> str:
    """The host of an address, to name it in a message."""
    from urllib.parse import urlsplit

    try:
        return clean(urlsplit(address).netloc.rpartition("@")[2])[:100] or clean(address)[:60]
    except ValueError:
        return clean(address)[:60]


def _tls() -> ssl.SSLContext:
    """The system's certificates, loaded once."""
    if not _context:
        import httpx2

        _context.append(httpx2.create_ssl_context())
    return _context[0]

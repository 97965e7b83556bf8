"""A web server on the own machine, in the test process, with all that the web has in store for a reader."""

from __future__ import annotations

import gzip
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import trustme

Handler = Callable[["Exchange"], None]
SECURE_NAME = "wire.example"
"""The host that the certificate of a secure server is for."""


class Exchange(BaseHTTPRequestHandler):
    """One request, answered by what the server has under its path."""

    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        """Answer."""
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        page = self.server.pages.get(self.path.partition("?")[0])
        with suppress(OSError):
            if page is None:
                self.answer(404, b"nothing here")
            elif callable(page):
                page(self)
            else:
                self.answer(200, page)

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """Send a whole answer; an underscore in the name of a header stands for a dash."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers and status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        """Say nothing."""


class Site(ThreadingHTTPServer):
    """A server with its pages by path, and the requests that came."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.pages: dict[str, bytes | Handler] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.over = threading.Event()
        self.secure = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that left."""

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a page."""
        return f"{'https' if self.secure else 'http'}://{host}:{self.server_port}{path}"

    @property
    def paths(self) -> list[str]:
        """The paths asked for, in order."""
        return [path for path, _ in self.asked]


@contextmanager
def serving(*, secure: bool = False) -> Iterator[Site]:
    """A server that answers while the block runs."""
    site = Site()
    if secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority().issue_cert(SECURE_NAME).configure_cert(context)
        site.socket = context.wrap_socket(site.socket, server_side=True, do_handshake_on_connect=False)
        site.secure = True
    thread = threading.Thread(target=site.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        site.shutdown()
        site.server_close()


@cache
def authority() -> trustme.CA:
    """Who signs the certificates of secure servers: nobody that any machine trusts."""
    return trustme.CA()


def rss(*titles: str, title: str = "Harbour Wire", link: str = "https://wire.example/") -> bytes:
    """A feed with an article of each title."""
    items = "".join(
        f"<item><title>{one}</title><link>{link}{one.lower().replace(' ', '-')}</link>"
        f"<pubDate>Wed, 04 Feb 2026 18:54:1{number % 10} GMT</pubDate>"
        f"<description>The harbour office spoke of {one} on Wednesday, and the crews agreed.</description>"
        "</item>"
        for number, one in enumerate(titles)
    )
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


def atom_of_tags(exchange: Exchange) -> None:
    """A feed that is unchanged for who has its tag."""
    if exchange.headers.get("If-None-Match") == '"one"':
        exchange.answer(304, ETag='"one"')
    else:
        exchange.answer(200, rss("Ferry strike"), ETag='"one"', Last_Modified="Wed, 04 Feb 2026 18:00:00 GMT")


def bomb(exchange: Exchange) -> None:
    """Half a gigabyte in half a megabyte."""
    packed = gzip.compress(bytes(2**25), 9) * 16
    exchange.answer(200, packed, Content_Encoding="gzip", Content_Type="application/rss+xml")


def drip(exchange: Exchange) -> None:
    """A byte now and then, for ever."""
    exchange.send_response(200)
    exchange.end_headers()
    while not exchange.server.over.wait(0.05):
        exchange.wfile.write(b" ")
        exchange.wfile.flush()


def reset(exchange: Exchange) -> None:
    """The beginning of an answer, then the connection is torn down."""
    exchange.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n<html>")
    exchange.wfile.flush()
    exchange.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    exchange.close_connection = True
    exchange.connection.close()


def onward(location: str, status: int = 302) -> Handler:
    """A redirect."""
    return lambda exchange: exchange.answer(status, Location=location)


def refused(status: int, **headers: str) -> Handler:
    """An error."""
    return lambda exchange: exchange.answer(status, b"no", **headers)

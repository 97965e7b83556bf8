"""Fetching: what the web has in store, and the right outcome of each."""

from __future__ import annotations

import gzip
import resource
import socket
import ssl
import threading
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from tests.local import (
    SECURE_NAME,
    Exchange,
    Site,
    atom_of_tags,
    authority,
    bomb,
    drip,
    onward,
    refused,
    reset,
    rss,
    serving,
)

from newsbrowse.network import Known, Stopped, Terms, client, fetch
from newsbrowse.network.hosts import is_public
from newsbrowse.network.terms import FetchError
from newsbrowse.network.unpacking import unpacked

OPEN = Terms(private=True, seconds=20)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def reason(address: str, terms: Terms = OPEN) -> str:
    with pytest.raises(FetchError) as told:
        fetch(address, terms)
    assert told.value.hint
    return told.value.message


def test_an_answer(site: Site) -> None:
    site.pages["/feed"] = lambda exchange: exchange.answer(
        200, b"words", Content_Type="text/xml; charset=koi8-r", ETag='"1"'
    )
    answer = fetch(site.url("/feed?a=1#part"), OPEN)
    assert (answer.status, answer.body, answer.charset, answer.kind) == (200, b"words", "koi8-r", "text/xml")
    path, headers = site.asked[0]
    assert path == "/feed?a=1"
    assert headers["user-agent"].startswith("newsbrowse/")
    assert headers["host"] == f"127.0.0.1:{site.server_port}"


def test_what_is_unchanged_is_not_sent_again(site: Site) -> None:
    site.pages["/feed"] = atom_of_tags
    first = fetch(site.url("/feed"), OPEN)
    assert first.known == Known('"one"', "Wed, 04 Feb 2026 18:00:00 GMT")
    again = fetch(site.url("/feed"), OPEN, known=first.known)
    assert (again.status, again.body) == (304, b"")


def test_a_bomb_is_not_unpacked(site: Site) -> None:
    site.pages["/feed"] = bomb
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "larger than 20 MB" in reason(site.url("/feed"))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150 * 1024


def test_a_slow_drip_has_an_end(site: Site) -> None:
    site.pages["/feed"] = drip
    assert "takes longer than 0.5 s" in reason(site.url("/feed"), Terms(private=True, seconds=0.5))


def test_it_can_be_stopped(site: Site) -> None:
    stop = threading.Event()

    def stopped(exchange: Exchange) -> None:
        stop.set()
        drip(exchange)

    site.pages["/feed"] = stopped
    with pytest.raises(Stopped):
        fetch(site.url("/feed"), OPEN, stop=stop)


def test_redirects(site: Site) -> None:
    site.pages |= {"/a": onward("/b", 301), "/b": onward("c?x=1"), "/c": b"here"}
    answer = fetch(site.url("/a"), OPEN)
    assert (answer.body, answer.address) == (b"here", site.url("/c?x=1"))


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("/loop", "in a circle"),
        ("file:///etc/passwd", "no address of the web"),
        ("javascript:alert(1)", "no address"),
        ("http://", "in a circle"),
        ("http://[bad/", "no address"),
        ("http://169.254.169.254:99999/", "no address"),
    ],
)
def test_redirects_that_are_refused(site: Site, location: str, told: str) -> None:
    site.pages |= {"/loop": onward("/x"), "/x": onward("/loop"), "/feed": onward(location)}
    assert told in reason(site.url("/feed"))


def test_an_endless_redirect(site: Site) -> None:
    def further(number: int) -> None:
        site.pages[f"/{number}"] = onward(f"/{number + 1}")

    for number in range(20):
        further(number)
    assert "redirects more than 5 times" in reason(site.url("/0"))
    assert len(site.asked) == 6


def public_then_private(monkeypatch: pytest.MonkeyPatch, site: Site) -> list[str]:
    """Let the name `news.example` lead to the local server as if it were a public one."""
    from newsbrowse.network import hosts

    looked_up: list[str] = []

    def look_up(host: str, port: int, seconds: float) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if host == "news.example" else hosts_looked_up(host, port, seconds)

    hosts_looked_up = hosts._looked_up
    monkeypatch.setattr(hosts, "_looked_up", look_up)
    monkeypatch.setattr(hosts, "is_public", lambda _: looked_up[-1] == "news.example")
    return looked_up


def test_a_redirect_into_a_private_network(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    public_then_private(monkeypatch, site)
    site.pages |= {"/feed": onward(site.url("/inner", "localhost")), "/inner": b"secret"}
    told = reason(site.url("/feed", "news.example"), Terms(seconds=20))
    assert "localhost" in told
    assert "private network" in told
    assert site.paths == ["/feed"]


def test_a_name_is_looked_up_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up = public_then_private(monkeypatch, site)
    site.pages["/feed"] = b"here"
    assert fetch(site.url("/feed", "news.example"), Terms(seconds=20)).body == b"here"
    assert looked_up == ["news.example"]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0", "[::1]"])  # noqa: S104
def test_the_own_machine_is_not_asked(site: Site, host: str) -> None:
    assert "private network" in reason(site.url("/", host), Terms(seconds=20))
    assert site.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("10.0.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::ffff:127.0.0.1", False),
        ("::127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize(
    "address",
    ["ftp://a.example/", "file:///etc/passwd", "words", "", "http://", "http://a\x00b/", "http://[/"],
)
def test_what_is_no_address(address: str) -> None:
    assert "no address of the web" in reason(address)


def test_a_name_that_nobody_has(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "no host is known as nowhere.example" in reason("http://nowhere.example/")


@pytest.mark.parametrize(
    ("status", "header", "wait"),
    [(429, "120", 120), (503, "99999999", client.LONGEST_WAIT), (429, "soon", 0), (404, "120", 0)],
)
def test_a_server_that_asks_to_wait(site: Site, status: int, header: str, wait: int) -> None:
    site.pages["/feed"] = refused(status, Retry_After=header)
    answer = fetch(site.url("/feed"), OPEN)
    assert (answer.status, answer.wait, answer.body) == (status, wait, b"")


def test_a_time_to_wait_for(site: Site) -> None:
    site.pages["/feed"] = refused(429, Retry_After="Fri, 31 Dec 2199 23:59:59 GMT")
    assert fetch(site.url("/feed"), OPEN).wait == client.LONGEST_WAIT


def test_what_refuses_or_breaks_off(site: Site) -> None:
    def breaks_off(exchange: Exchange) -> None:
        exchange.answer(200, b"ab", Content_Length="1000")
        exchange.close_connection = True

    site.pages["/cut"] = breaks_off
    assert reason(site.url("/cut")).endswith(("broke off the connection", "HTTP as it should"))
    site.pages["/reset"] = reset
    assert reason(site.url("/reset")).endswith("broke off the connection")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert "refuses the connection" in reason(f"http://127.0.0.1:{free.getsockname()[1]}/")


def test_a_certificate_is_checked_against_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def here(_: str, port: int, *__: object, **___: object) -> list[object]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    with serving(secure=True) as site:
        site.pages["/feed"] = b"here"
        assert "certificate is not to be trusted" in reason(site.url("/feed"))
        trusting = ssl.create_default_context()
        authority().configure_trust(trusting)
        monkeypatch.setattr(client, "_tls", lambda: trusting)
        assert "certificate is not to be trusted" in reason(site.url("/feed"))
        monkeypatch.setattr(socket, "getaddrinfo", here)
        assert "mismatch" in reason(site.url("/feed", "other.example"))
        assert fetch(site.url("/feed", SECURE_NAME), OPEN).body == b"here"


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(b"words" * 1_000), "gzip"),
        (zlib.compress(b"words" * 1_000), "deflate"),
        (zlib.compress(b"words" * 1_000)[2:-4], "deflate"),
        (b"words" * 1_000, ""),
    ],
    ids=["gzip", "zlib", "bare", "plain"],  # of their own: a packed text has the time in it
)
def test_what_is_packed(packed: bytes, encoding: str) -> None:
    pieces = [packed[i : i + 7] for i in range(0, len(packed), 7)]
    assert unpacked(pieces, encoding, 10_000) == b"words" * 1_000


@pytest.mark.parametrize("encoding", ["gzip", "br", "gzip, gzip"])
def test_what_is_packed_wrongly(encoding: str) -> None:
    with pytest.raises(FetchError, match=r"packed|damaged"):
        unpacked([b"no such thing"], encoding, 100)


@settings(max_examples=60)
@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", ""]))
def test_any_bytes_unpack_within_the_size_or_are_refused(data: bytes, encoding: str) -> None:
    try:
        assert len(unpacked([data], encoding, 100)) <= 100
    except FetchError as error:
        event(error.message)


def test_a_feed_comes_whole(site: Site) -> None:
    site.pages["/feed"] = lambda exchange: exchange.answer(
        200, gzip.compress(rss("Ferry strike")), Content_Encoding="gzip"
    )
    assert fetch(site.url("/feed"), OPEN).body == rss("Ferry strike")

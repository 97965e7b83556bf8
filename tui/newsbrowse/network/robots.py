"""What a site asks programs to leave alone: its `robots.txt` (RFC 9309).

The standard library's parser knows neither `*` nor `$` in a path, which most sites use. A feed is made to be
fetched by programs; only the pages behind it are asked about.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.network.client import fetch
from newsbrowse.network.terms import FetchError, Terms
from newsbrowse.text.decode import storable

AGENT = "newsbrowse"
"""The name under which sites can address this program."""

LARGEST = 500 * 1024
"""Bytes of the file that are read, as the standard asks for at least."""

_MOST_RULES = 5_000
_LONGEST = 1_000
_KEPT = "/%*$!&'()+,;=:@-._~?"


class Rules(Struct, frozen=True):
    """The rules of one site for this program.

    Attributes:
        paths: path patterns, each with whether it allows.
        delay: seconds that the site wants between two requests, or 0.
    """

    paths: tuple[tuple[str, bool], ...] = ()
    delay: float = 0.0

    def allow(self, address: str) -> bool:
        """Whether an address may be fetched: the longest pattern that fits decides, and allows in a tie."""
        parts = urlsplit(address)
        path = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_KEPT)
        fitting = [(len(pattern), allows) for pattern, allows in self.paths if fits(pattern, path)]
        return max(fitting)[1] if fitting else True


NOTHING = Rules((("/", False),))
"""The rules of a site that cannot be asked for them."""


class Robots:
    """The rules of sites, asked for once each. Any thread may call."""

    def __init__(self, terms: Terms) -> None:
        self._terms = replace(terms, size=LARGEST)
        self._known: dict[str, Rules] = {}
        self._guard = threading.Lock()

    def rules(self, address: str, stop: threading.Event | None = None) -> Rules:
        """The rules of the site of an address; raises `Stopped` as `fetch`."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        with self._guard:
            if site in self._known:
                return self._known[site]
        rules = self._ask(f"{site}/robots.txt", stop)
        with self._guard:
            return self._known.setdefault(site, rules)

    def _ask(self, address: str, stop: threading.Event | None) -> Rules:
        """Missing rules allow all; where the server fails, nothing is allowed (RFC 9309, 2.3.1)."""
        try:
            answer = fetch(address, self._terms, stop=stop, accept="text/plain")
        except FetchError:
            return NOTHING
        if answer.status == HTTPStatus.OK:
            return read_rules(answer.body)
        return NOTHING if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR else Rules()


def read_rules(data: bytes, agent: str = AGENT) -> Rules:
    """The rules of a file for a program; those for `*` where it is not named."""
    groups: dict[str, list[tuple[str, str]]] = {}
    agents: list[str] = []
    in_rules = True
    for name, value in _lines(data):
        if name == "user-agent":
            agents = [value.lower()] if in_rules else [*agents, value.lower()]
            in_rules = False
            groups.setdefault(value.lower(), [])
        elif name in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            for one in agents:
                groups[one].append((name, value))
    return _rules(groups.get(agent, groups.get("*", [])))


def fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says; `*` stands for anything, `$` at the end for the path's end."""
    to_the_end = pattern.endswith("$")
    first, *rest = (pattern[:-1] if to_the_end else pattern).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in rest[:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if not rest:
        return not to_the_end or at == len(path)
    if to_the_end:
        return path.endswith(rest[-1]) and len(path) - len(rest[-1]) >= at
    return path.find(rest[-1], at) >= 0


def _lines(data: bytes) -> Iterator[tuple[str, str]]:
    """The fields of a file and their values."""
    for line in data[:LARGEST].decode("utf-8", "replace").lstrip("\ufeff").splitlines():
        name, sign, value = line.partition("#")[0].partition(":")
        if sign:
            yield name.strip().lower(), storable(value.strip()[:_LONGEST])


def _rules(fields: Sequence[tuple[str, str]]) -> Rules:
    paths = [
        (quote(value, safe=_KEPT), name == "allow")
        for name, value in fields
        if value and name != "crawl-delay"
    ]
    delays = [value for name, value in fields if name == "crawl-delay"]
    delay = delays[0] if delays and delays[0].replace(".", "", 1).isdigit() and delays[0].isascii() else "0"
    return Rules(tuple(paths[:_MOST_RULES]), float(delay))

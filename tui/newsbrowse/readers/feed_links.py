"""The feeds that a page of the web names in its head (`<link rel="alternate">`), or links to in its text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from newsbrowse.errors import ReadError
from newsbrowse.readers.markup_text import parsable
from newsbrowse.text.addresses import web_address
from newsbrowse.text.decode import decode

_HEAD = 300_000
"""Bytes of a page in which its head is looked for."""

_MOST = 20
_COMMENTS = re.compile(r"comment|kommentar|comentario|commentaire", re.IGNORECASE)
_FEED = re.compile(
    r"(?:/(?:rss|atom|feeds?)|\.(?:rss|atom)|/(?:rss|atom|feed|index)\.(?:xml|rdf))/?\Z", re.IGNORECASE
)
"""How the path of a feed ends."""

_KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")


def linked_feeds(page: bytes, address: str, declared: str | None = None) -> list[str]:
    """The addresses of a page's feeds, the first that it names first; those of comments come last.

    Args:
        page: its bytes.
        address: where it is: what its links are relative to.
        declared: the encoding that the server gave.
    """
    try:
        text = decode(page[:_HEAD], declared)
    except ReadError:
        return []
    reader = _Links(address)
    reader.feed(parsable(text))
    found = dict.fromkeys(reader.found or reader.linked)
    return sorted(found, key=lambda link: link in reader.of_comments)[:_MOST]


class _Links(HTMLParser):
    """Gathers the links of a page to feeds."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self._base = base
        self.found: list[str] = []
        self.linked: list[str] = []
        self.of_comments: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the links of the head."""
        values = {name: (value or "").strip() for name, value in attrs}
        if tag == "base" and web_address(values.get("href", "")):
            self._base = values["href"]
        elif tag == "link" and "alternate" in values.get("rel", "").lower().split():
            kind = values.get("type", "").lower().partition(";")[0]
            link = _joined(self._base, values.get("href", ""))
            if kind in _KINDS and link:
                self.found.append(link)
                if _COMMENTS.search(f"{values.get('title', '')} {urlsplit(link).path}"):
                    self.of_comments.add(link)
        elif tag == "a" and len(self.linked) < _MOST and _FEED.search(urlsplit(values.get("href", "")).path):
            link = _joined(self._base, values["href"])
            self.linked += [link] if link else []


def _joined(base: str, link: str) -> str | None:
    try:
        return web_address(urljoin(base, link)) if link else None
    except ValueError:
        return None

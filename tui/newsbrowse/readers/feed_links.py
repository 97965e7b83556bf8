"""The feeds that a page of the web names in its head (`<link rel="alternate">`)."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin

from newsbrowse.errors import ReadError
from newsbrowse.readers.markup_text import parsable
from newsbrowse.text.addresses import web_address
from newsbrowse.text.decode import decode

_HEAD = 300_000
"""Bytes of a page in which its head is looked for."""

_MOST = 20
_KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")


def linked_feeds(page: bytes, address: str, declared: str | None = None) -> list[str]:
    """The addresses of a page's feeds, the first that it names first.

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
    return list(dict.fromkeys(reader.found))[:_MOST]


class _Links(HTMLParser):
    """Gathers the links of a page to feeds."""

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self._base = base
        self.found: list[str] = []

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


def _joined(base: str, link: str) -> str | None:
    try:
        return web_address(urljoin(base, link)) if link else None
    except ValueError:
        return None

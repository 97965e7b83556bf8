"""The addresses in an article that can be opened: http and https alone."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from msgspec import Struct

from newsbrowse.text.blocks import blocks
from newsbrowse.text.markup import Markup
from newsbrowse.ui.reading.inline import inline_signs
from newsbrowse.ui.reading.reading import Reading

_MOST = 999
_LOOKED_AT = 1_000_000
"""Code points of a body in which links are looked for."""

_ADDRESS = re.compile(r"https?://[^\s<>\"“”\u00ab\u00bb{}|\\^`\x00]{3,1500}", re.IGNORECASE)
_PAIRS = {")": "(", "]": "["}
_AFTER = ".,;:!?'’*_"


class Link(Struct, frozen=True):
    """An address. `start` and `end` are the place of its words in the body, -1 for the article's own."""

    url: str
    start: int = -1
    end: int = -1


def links(reading: Reading) -> tuple[Link, ...]:
    """The article's own address, where it has one, then those of its text in their order."""
    own = (Link(url) for url in (reading.article.url or "",) if is_openable(url))
    return tuple(islice((*own, *_in_text(reading)), _MOST))


def is_openable(url: str) -> bool:
    """Whether an address is one of the web, in one printable word."""
    if not url.isprintable() or " " in url or len(url) > 2000:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _in_text(reading: Reading) -> Iterator[Link]:
    text = reading.text[:_LOOKED_AT]
    worded = list(_worded(text)) if reading.markup is not Markup.PLAIN and "](" in text else []
    starts = [link.start for link in worded]
    bare = []
    for link in _bare(text):
        before = worded[at - 1] if (at := bisect_right(starts, link.start)) else None
        if before is None or link.start > before.end + len(before.url) + 2:
            bare.append(link)
    yield from sorted((*worded, *bare), key=lambda link: link.start)


def _worded(text: str) -> Iterator[Link]:
    """Words that are a link by the signs of Markdown."""
    for block in blocks(text):
        piece = text[block.start : block.end]
        if "](" in piece:
            for start, end, url in inline_signs(piece).links:
                if is_openable(url):
                    yield Link(url, block.start + start, block.start + end)


def _bare(text: str) -> Iterator[Link]:
    for match in _ADDRESS.finditer(text):
        url = _trimmed(match[0])
        if is_openable(url):
            yield Link(url, match.start(), match.start() + len(url))


def _trimmed(url: str) -> str:
    """The address without the punctuation of the sentence it stands in and brackets it never opened."""
    url = url.rstrip(_AFTER)
    while url and ((pair := _PAIRS.get(url[-1])) and url.count(url[-1]) > url.count(pair)):
        url = url[:-1].rstrip(_AFTER)
    return url

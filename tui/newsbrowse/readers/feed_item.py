"""An item of a feed, whatever the feed's kind, as an entry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from html import unescape

from msgspec import Struct

from newsbrowse.models import Entry, PublishedFrom
from newsbrowse.readers import byline, paragraphs
from newsbrowse.readers.headline import title_from
from newsbrowse.readers.markup_text import line_of, text_of
from newsbrowse.readers.record import LANGUAGE, Origin, one_line
from newsbrowse.text.addresses import web_address
from newsbrowse.text.decode import storable
from newsbrowse.text.language import detect
from newsbrowse.text.redirects import article_address

UNTITLED = "(no title)"
"""The title of an item that has neither a title nor a text, such as a picture."""

_END = re.compile(
    r"The post .+ (?:appeared first|first appeared) on .+"
    r"|(?:Read|See) (?:more|the full (?:story|article|post))(?: (?:at|on|from) .+)?[ .…»→>]*"
    r"|Continue reading.*"
    r"|(?:View |Read )?Comments?(?: \(\d+\))?"
    r"|submitted by /?u/\S+(?:\s.*)?"
    r"|\[(?:link|comments)\][ \[\]a-z]*",
    re.IGNORECASE | re.DOTALL,
)
"""What blogs and forums put below each text."""

_ESCAPED = re.compile(
    r"&(?:amp|quot|apos|nbsp|hellip|[nm]dash|[lr][sd]quo|[lr]aquo|#\d{2,5}|#[xX][0-9a-fA-F]{2,4});"
)
_TAGS = re.compile(
    r"<(?:/(?:p|div|a|ul|li|h[1-6]|strong|em|blockquote)|p|div|br ?/?|img\b[^<>]*)>", re.IGNORECASE
)
"""Tags that prose does not speak of more than once."""

_FEWEST_TAGS = 2
_SAMPLE = 10_000
_LONGEST_OUTLET = 100
_LONGEST_END = 500
_MOST_ENDS = 4
_MOST_NAMES = 50
_MOST_TAGS = 50


class Text(Struct, frozen=True):
    """A text as a feed gives it: markup, or plain."""

    value: str
    is_markup: bool = True

    def block(self) -> str:
        """Its paragraphs, separated by blank lines."""
        plain = text_of(self.value) if self.is_markup else paragraphs.tidy(self.value)
        if self.is_markup and len(_TAGS.findall(plain[:_SAMPLE])) >= _FEWEST_TAGS:  # escaped twice
            plain = text_of(plain)
        return storable(plain)

    def line(self) -> str:
        """It on one line."""
        line = line_of(self.value) if self.is_markup else self.value
        return one_line(unescape(line) if _ESCAPED.search(line) else line)


class FeedItem(Struct, frozen=True):
    """What an item says of itself.

    Attributes:
        texts: its content and its summaries; the fuller one becomes the body.
        published: an ISO 8601 day or time.
        links: addresses that may be its own, the best first.
        ref: its id in the feed.
        language: of the item or of its feed, as they write it.
        source: the outlet, where the feed took the item from another one.
    """

    title: Text
    texts: tuple[Text, ...]
    published: str | None
    links: tuple[str, ...]
    ref: str
    authors: tuple[str, ...]
    language: str
    tags: tuple[str, ...]
    source: str = ""


def as_entries(
    items: Iterable[FeedItem], *, title: str, site: str | None, origin: Origin
) -> tuple[tuple[Entry, ...], int]:
    """The entries of a feed's items, and how many items hold nothing.

    A link is an item's origin unless it is that of the feed's site, or of several items: these are told
    apart by their ids. An item that stands twice is one entry.
    """
    found = [(item, _link(item)) for item in items]
    shared = {link for link, count in Counter(link for _, link in found).items() if count > 1}
    known = {web_address(site or "")} | {None}
    entries: dict[str, Entry] = {}
    empty = 0
    for item, link in found:
        own = link not in known and (link not in shared or not item.ref)
        entry = _entry(item, link, own=own, title=title, origin=origin)
        if entry is None:
            empty += 1
        else:
            entries.setdefault(entry.origin, entry)
    return tuple(entries.values()), empty


def _link(item: FeedItem) -> str | None:
    return next((address for link in item.links if (address := article_address(link))), None)


def _entry(item: FeedItem, link: str | None, *, own: bool, title: str, origin: Origin) -> Entry | None:
    body = _fullest(item.texts)
    ref = one_line(item.ref)
    headline = item.title.line() or title_from(body)
    if not (headline or link or ref or item.published):
        return None
    headline = headline or UNTITLED
    return Entry(
        origin=link if own and link else origin.of(headline, body, ref=ref or None),
        title=headline,
        body=body,
        published=item.published,
        published_from=PublishedFrom.METADATA if item.published else PublishedFrom.UNKNOWN,
        source=origin.source or _outlet(item.source) or title or None,
        authors=_names(item.authors),
        url=link,
        language=_language(item.language) or detect(body),
        ref=ref or None,
        tags=tuple(dict.fromkeys(tag for one in item.tags[:_MOST_TAGS] if (tag := one_line(line_of(one))))),
    )


def _outlet(source: str) -> str:
    """The name of an outlet; empty for what is none, such as an address."""
    name = one_line(line_of(source))
    return name if len(name) <= _LONGEST_OUTLET and "://" not in name else ""


def _fullest(texts: Sequence[Text]) -> str:
    blocks = [_without_end(text.block()) for text in texts]
    return max(blocks, key=len, default="")


def _without_end(body: str) -> str:
    """A text without what the program that made the feed puts below each."""
    for _ in range(_MOST_ENDS):
        before, _, last = body.rpartition("\n\n")
        if len(last) > _LONGEST_END or not _END.fullmatch(last):
            return body
        body = before
    return body


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """The authors; a line with several of them is parted as a byline is."""
    names: list[str] = []
    for one in list(given)[:_MOST_NAMES]:
        line = one_line(line_of(one))
        names += byline.names_in(line) or ([line] if line else [])
    return tuple(dict.fromkeys(names))


def _language(given: str) -> str | None:
    return given.replace("_", "-").split("-")[0].lower() if LANGUAGE.match(given) else None

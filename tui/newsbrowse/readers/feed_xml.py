"""RSS and Atom, by feedparser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from newsbrowse.errors import ReadError
from newsbrowse.readers.feed_days import feed_stamp
from newsbrowse.readers.feed_head import NO_FEED, is_feed
from newsbrowse.readers.feed_item import FeedItem, Text
from newsbrowse.readers.record import one_line
from newsbrowse.text.addresses import web_address
from newsbrowse.text.decode import decode

BROKEN = "its tags have no end, or are longer than any feed's"
"""Said of what feedparser would take hours for."""

_MAIL = re.compile(r"[\w.+-]+@[\w.-]+\.\w+")
_IN_BRACKETS = re.compile(r"\s*\(([^()]+)\)\s*\Z")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
_EXTENSION = re.compile(
    r"</?(?:(?:georss|geo|gml|psc|media|itunes|podcast|rawvoice|admin|cc|wfw|slash):|(?:width|height)\b)[^<>]*>"
)
_HALVES = re.compile(
    rb"&#(55[2-9]\d\d|56[0-2]\d\d|563[01]\d);&#(56[3-9]\d\d|57[0-2]\d\d|573[0-3]\d|5734[0-3]);"
)
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{1,400})|(\d{1,400}));?")
_LONG_TAG = re.compile(rb"<(?![!?])[^<>]{100000}")
_UNCLOSED = 1_000
"""Tags without an end that a broken feed may have beside those with one."""

_PLAIN = ("text/plain",)
_NO_ARTICLES = frozenset(("attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset"))
_PUBLISHED = ("published", "created", "updated")


def items_of(data: bytes, address: str, declared: str | None) -> tuple[str, str | None, list[FeedItem]]:
    """The title of a feed, the address of its site, and its items.

    Raises:
        ReadError: it is no feed.
    """
    if _LONG_TAG.search(data) or data.count(b"<") > 2 * data.count(b">") + _UNCLOSED:
        raise ReadError(BROKEN)
    mended = _without_bad_references(data)
    try:
        found = _parsed(mended, address, declared)
    except (
        ValueError,
        LookupError,
        TypeError,
    ):  # over an encoding, or an extension that is not as it should be
        found = _parsed(_plainer(mended, declared), address, "utf-8")
    if not (found.version or found.entries or (found.feed and is_feed(data))):
        raise ReadError(NO_FEED)
    feed = found.feed
    title = one_line(_text(feed, "title").line())
    site = web_address(str(feed.get("link") or ""))
    language = str(feed.get("language") or "")
    articles = (entry for entry in found.entries if _is_article(entry))
    return title, site, [_item(entry, language, site or "") for entry in articles]


def _is_article(entry: Mapping[str, Any]) -> bool:
    """Whether an item is no picture, menu or template, which a site's whole export holds besides."""
    kind, status = str(entry.get("wp_post_type") or "post"), str(entry.get("wp_status") or "publish")
    return kind not in _NO_ARTICLES and not kind.startswith("wp_") and status not in ("trash", "auto-draft")


def _parsed(data: bytes, address: str, declared: str | None) -> Any:
    import feedparser

    return feedparser.parse(
        io.BytesIO(data),
        response_headers=_headers(data, address, declared),
        resolve_relative_uris=False,
        sanitize_html=False,
    )


def _plainer(data: bytes, declared: str | None) -> bytes:
    """The same feed in UTF-8, without tags of extensions that have nothing to do with its text."""
    try:
        text = decode(data, declared)
    except ReadError:
        text = data.decode("utf-8", "replace")
    return _EXTENSION.sub("", _DECLARATION.sub("", text)).encode("utf-8", "replace")


def _without_bad_references(data: bytes) -> bytes:
    """The feed with the references to characters that feedparser fails over put right.

    Old programs write a character beyond the first plane as two halves, which belong together.
    """
    if b"&#" not in data:
        return data
    whole = _HALVES.sub(lambda halves: b"&#%d;" % _joined(int(halves[1]), int(halves[2])), data)
    return _REFERENCE.sub(lambda one: one[0] if _is_character(one) else b"&#65533;", whole)


def _joined(high: int, low: int) -> int:
    """The character whose two halves in UTF-16 are given."""
    return 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)


def _is_character(reference: re.Match[bytes]) -> bool:
    """Whether a reference names a character that there is."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return number < 0xD800 or 0xDFFF < number <= 0x10FFFF


def _headers(data: bytes, address: str, declared: str | None) -> dict[str, str]:
    """What feedparser is to believe of the bytes: UTF-8 where they are that, else what the server said."""
    headers = {"content-location": address} if address else {}
    if not data.isascii() and _is_utf8(data):
        declared = "utf-8"
    return headers | {"content-type": f"application/xml; charset={declared}"} if declared else headers


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _item(entry: Mapping[str, Any], language: str, site: str) -> FeedItem:
    return FeedItem(
        title=_text(entry, "title"),
        texts=tuple(_texts(entry)),
        published=_published(entry),
        links=tuple(_whole(link, site) for link in _links(entry)),
        ref=str(entry.get("id") or ""),
        authors=tuple(_authors(entry)),
        language=str(entry.get("language") or language),
        tags=tuple(str(tag.get("term") or "") for tag in entry.get("tags") or ()),
        source=_source(entry),
    )


def _source(entry: Mapping[str, Any]) -> str:
    """The outlet of an item that the feed took from elsewhere; empty where it names none."""
    told = entry.get("source")
    return str((told.get("title") if isinstance(told, Mapping) else "") or entry.get("news_source") or "")


def _whole(link: str, site: str) -> str:
    """A link, a path as one of the feed's site; what is no path may be a bare number or name."""
    try:
        return urljoin(site, link) if link.startswith(("/", "./", "../")) else link
    except ValueError:
        return link


def _text(values: Mapping[str, Any], field: str) -> Text:
    """A field with what is known of its type."""
    detail = values.get(f"{field}_detail") or {}
    return Text(str(values.get(field) or ""), detail.get("type") not in _PLAIN)


def _texts(entry: Mapping[str, Any]) -> Iterator[Text]:
    """The contents and the summary, those that are text."""
    for content in entry.get("content") or ():
        kind = str(content.get("type") or "")
        if not kind or kind.startswith("text/") or "html" in kind:
            yield Text(str(content.get("value") or ""), kind not in _PLAIN)
    if entry.get("summary"):
        yield _text(entry, "summary")


def _links(entry: Mapping[str, Any]) -> Iterator[str]:
    """The addresses of an item: that behind a counting service before the service's own."""
    for name in ("feedburner_origlink", "link"):
        if entry.get(name):
            yield str(entry[name])
    for link in entry.get("links") or ():
        if link.get("rel", "alternate") == "alternate" and link.get("href"):
            yield str(link["href"])
    if str(entry.get("id") or "").startswith(("http://", "https://")) and not entry.get("links"):
        yield str(entry["id"])
    for link in entry.get("links") or ():
        heard = str(link.get("type") or "").startswith(("audio/", "video/"))
        if link.get("rel") == "enclosure" and heard and link.get("href"):
            yield str(link["href"])


def _authors(entry: Mapping[str, Any]) -> Iterator[str]:
    """The names of the authors, without their mail addresses.

    The last one stands in `author` as it was written; feedparser cuts mail addresses of long domains.
    """
    names = [str(one.get("name") or "") for one in entry.get("authors") or () if one]
    last = str(entry.get("author") or "")
    if "@" in last or not any(names):
        names = [*names[:-1], last]
    for name in names:
        bracketed = _IN_BRACKETS.search(name) if _MAIL.match(name) else None
        plain = (bracketed[1] if bracketed else _MAIL.sub("", name)).strip(" ()<>")
        if plain:
            yield plain


def _published(entry: Mapping[str, Any]) -> str | None:
    """When an item was published; None where it does not say, or not so that it can be understood."""
    given = dict(entry)  # feedparser's own kind of mapping gives one date for another, and warns
    field = next((field for field in _PUBLISHED if given.get(field)), None)
    return feed_stamp(str(given[field]), given.get(f"{field}_parsed")) if field else None

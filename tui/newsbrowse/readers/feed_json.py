"""JSON Feed, versions 1 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from newsbrowse.errors import ReadError
from newsbrowse.readers.feed_item import FeedItem, Text
from newsbrowse.readers.record import one_line
from newsbrowse.text.addresses import web_address
from newsbrowse.text.days import parse_stamp
from newsbrowse.text.decode import decode

_VERSION = "jsonfeed.org/version/"


def items_of(data: bytes, address: str, declared: str | None) -> tuple[str, str | None, list[FeedItem]]:
    """The title of a feed, the address of its site, and its items; as `feed_xml.items_of`.

    Raises:
        ReadError: it is no JSON Feed.
    """
    try:
        feed = json.loads(decode(data, declared).lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ReadError("not JSON, and so no JSON Feed") from error
    if not is_feed(feed):
        raise ReadError("JSON, but no JSON Feed (no version, no items)")
    language = _string(feed, "language")
    authors = tuple(_authors(feed))
    items = [_item(one, authors, language) for one in feed["items"] if isinstance(one, dict)]
    return one_line(_string(feed, "title")), web_address(_string(feed, "home_page_url")), items


def is_feed(value: object) -> bool:
    """Whether a JSON value is a feed."""
    return (
        isinstance(value, dict)
        and _VERSION in _string(value, "version")
        and isinstance(value.get("items"), list)
    )


def _item(item: Mapping[str, Any], authors: tuple[str, ...], language: str) -> FeedItem:
    texts = (
        Text(_string(item, "content_html")),
        Text(_string(item, "content_text"), is_markup=False),
        Text(_string(item, "summary"), is_markup=False),
    )
    stamps = (parse_stamp(_string(item, name)) for name in ("date_published", "date_modified"))
    tags = item.get("tags")
    return FeedItem(
        title=Text(_string(item, "title"), is_markup=False),
        texts=tuple(text for text in texts if text.value),
        published=next((stamp for stamp in stamps if stamp), None),
        links=tuple(filter(None, (_string(item, "url"), _string(item, "external_url")))),
        ref=_string(item, "id"),
        authors=tuple(_authors(item)) or authors,
        language=_string(item, "language") or language,
        tags=tuple(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
    )


def _authors(values: Mapping[str, Any]) -> Iterator[str]:
    """The names of the authors: a list since version 1.1, one object before."""
    listed = values.get("authors")
    for one in listed if isinstance(listed, list) else [values.get("author")]:
        if isinstance(one, dict) and (name := _string(one, "name")):
            yield name


def _string(values: Mapping[str, Any], name: str) -> str:
    """A field as a text; empty if it is missing or something else. Ids may be numbers."""
    value = values.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""

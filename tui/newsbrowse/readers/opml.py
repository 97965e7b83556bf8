"""Lists of feeds as other feed readers write and read them (OPML 2.0, http://opml.org/spec2.opml)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from newsbrowse.errors import ReadError
from newsbrowse.readers.record import one_line
from newsbrowse.text.addresses import web_address
from newsbrowse.text.clean import clean
from newsbrowse.text.decode import decode

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST = 10_000
"""Feeds of one list that are taken."""

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_AMPERSAND = re.compile(r"&(?!(?:#\d{1,7}|#x[\da-fA-F]{1,6}|amp|lt|gt|quot|apos);)")
_ADDRESS = ("xmlurl", "url")
_TITLE = ("title", "text")


class Listed(Struct, frozen=True):
    """A feed of a list; the title is empty where the list gives none."""

    address: str
    title: str


def read_opml(data: bytes) -> list[Listed]:
    """The feeds of a list, each once, in its order.

    Raises:
        ReadError: it is no OPML, or holds no feed.
    """
    listed = {one.address: one for one in reversed([*_feeds(_root(data))])}
    if not listed:
        raise ReadError("no feed is in this list (OPML with xmlUrl attributes)")
    return list(listed.values())[::-1][:MOST]


def write_opml(feeds: Iterable[Listed]) -> str:
    """A list of feeds as OPML."""
    from xml.etree import ElementTree

    root = ElementTree.Element("opml", version="2.0")
    head = ElementTree.SubElement(root, "head")
    ElementTree.SubElement(head, "title").text = "Feeds of newsbrowse"
    body = ElementTree.SubElement(root, "body")
    for feed in feeds:
        title = clean(feed.title) or feed.address
        ElementTree.SubElement(body, "outline", type="rss", text=title, title=title, xmlUrl=feed.address)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False)


def _root(data: bytes) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        try:
            return fromstring(data)
        except (ParseError, ValueError, LookupError):
            return fromstring(_mended(data))
    except DefusedXmlException as error:
        raise ReadError("the list defines entities of its own, which none needs") from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise ReadError("not OPML (the XML is broken)") from error


def _mended(data: bytes) -> str:
    """The list with what many programs get wrong put right: a bare `&`, a false encoding, controls."""
    text = _CONTROL.sub("", _DECLARATION.sub("", decode(data)))
    return _AMPERSAND.sub("&amp;", text)


def _feeds(root: Element) -> Iterator[Listed]:
    for outline in root.iter():
        if isinstance(outline.tag, str) and outline.tag.rpartition("}")[2].lower() == "outline":
            values = {name.lower(): value for name, value in outline.attrib.items()}
            address = next((found for name in _ADDRESS if (found := web_address(values.get(name, "")))), None)
            if address and _is_feed(values):
                title = next((values[name] for name in _TITLE if values.get(name, "").strip()), "")
                yield Listed(address, "" if web_address(title) else one_line(title))


def _is_feed(values: dict[str, str]) -> bool:
    """Whether an outline is a feed: only that has an `xmlUrl`; a bare `url` may be any link."""
    return "xmlurl" in values or values.get("type", "").lower() in ("rss", "atom", "feed")

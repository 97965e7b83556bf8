"""Lists of feeds as other feed readers write and read them (OPML 2.0, http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from msgspec import Struct

from newsbrowse.errors import ReadError
from newsbrowse.readers.markup_text import parsable
from newsbrowse.readers.record import one_line
from newsbrowse.text.addresses import web_address
from newsbrowse.text.clean import clean
from newsbrowse.text.decode import decode

MOST = 10_000
"""Feeds of one list that are taken."""

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
    listed = {one.address: one for one in reversed([*_feeds(_outlines(data))])}
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


def _outlines(data: bytes) -> list[dict[str, str]]:
    """The attributes of all outlines, their names in small letters.

    Many lists are no XML: they have quotation marks in values, a bare `&`, an encoding that they are not in.
    Those are read as browsers read HTML.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        elements = [*fromstring(data).iter()]
    except DefusedXmlException as error:
        raise ReadError("the list defines entities of its own, which none needs") from error
    except (ParseError, ValueError, LookupError, RecursionError):
        reader = _Mending()
        reader.feed(parsable(decode(data)))
        return reader.outlines
    return [
        {name.lower(): value for name, value in element.attrib.items()}
        for element in elements
        if isinstance(element.tag, str) and element.tag.rpartition("}")[2].lower() == "outline"
    ]


class _Mending(HTMLParser):
    """Gathers outlines out of what is no XML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.outlines: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an outline; of two attributes of one name the first."""
        if tag == "outline":
            self.outlines.append({name: value or "" for name, value in reversed(attrs)})


def _feeds(outlines: Iterable[dict[str, str]]) -> Iterator[Listed]:
    for values in outlines:
        address = next((found for name in _ADDRESS if (found := web_address(values.get(name, "")))), None)
        if address and _is_feed(values):
            title = next((values[name] for name in _TITLE if values.get(name, "").strip()), "")
            yield Listed(address, "" if web_address(title) else one_line(title))


def _is_feed(values: dict[str, str]) -> bool:
    """Whether an outline is a feed: only that has an `xmlUrl`; a bare `url` may be any link."""
    return "xmlurl" in values or values.get("type", "").lower() in ("rss", "atom", "feed")

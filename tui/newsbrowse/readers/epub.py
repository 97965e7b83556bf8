"""Electronic books and papers (EPUB): a zip of pages, of which each with a text is an article.

What comes out of the zip is bounded piece by piece and in all, whatever the zip says of it.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure
from newsbrowse.readers import record
from newsbrowse.readers.head import read_notes
from newsbrowse.readers.headline import title_from
from newsbrowse.readers.markup_text import text_of
from newsbrowse.readers.paragraphs import is_list_item
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import Source
from newsbrowse.text.decode import decode, storable

SECONDS = 30
"""Seconds that a book may take."""

LARGEST = 200 << 20
"""Bytes of a book, and of all its pages unpacked."""

_PAGE = 10 << 20
_MOST_PAGES = 5000
_HEADING = re.compile(r"#{1,6} ")
"""The sign before a heading in the plain form of a page."""

_CAME_FROM = re.compile(
    r"downloaded by\s.{0,40}?\bcalibre\b.{0,40}?\sfrom\s+<a\s[^<>]{0,200}?href=\"(https?://[^\"<>]{1,2000})",
    re.S,
)
_ISSUE = re.compile(r"\s*\[[^\[\]]*\d[^\[\]]*\]\s*\Z")
"""The day of an issue behind the name of its paper."""

_ITEM_LINK = re.compile(
    r"<li\b[^<>]{0,200}>\s{0,50}(?:<[^<>a][^<>]{0,200}>\s{0,50}){0,3}"
    r"<a\s[^<>]{0,200}?href=[\"'](?!https?:|mailto:|#)",
    re.IGNORECASE,
)
_LISTED = 0.6
_LINKED = 0.25
_SHORTEST = 200
_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
LOCKED = "a book that is protected against copying (DRM); only a copy without protection can be read"
_BROKEN = "not a book that can be read (EPUB)"


class Request(Struct, frozen=True):
    """A book on its way into a child process."""

    data: bytes
    origin: Origin


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read the articles of a book.

    Raises:
        ReadError: it is no book, has no text, or is too large.
    """
    from newsbrowse.readers.confined import confined

    request = msgspec.msgpack.encode(Request(content.read_all(LARGEST), origin))
    yield from msgspec.msgpack.decode(confined(__name__, request, SECONDS), type=list[Entry])


def answer(request: bytes) -> bytes:
    """`parse_book` in a child process (`readers.confined`)."""
    asked = msgspec.msgpack.decode(request, type=Request)
    return msgspec.msgpack.encode(parse_book(asked.data, asked.origin))


def parse_book(data: bytes, origin: Origin) -> list[Entry]:
    """Read a book in this process.

    Raises:
        ReadError: it is no book, has no text, or is too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = _Files(archive)
            if _is_locked(files):
                raise ReadError(LOCKED)
            entries = list(_entries(files, replace(origin, many=True)))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise ReadError(_BROKEN) from error
    if not entries:
        raise ReadError("no text in this book")
    return entries


def _is_locked(files: _Files) -> bool:
    """Whether other parts of a book than its fonts are encrypted."""
    try:
        methods = _find(_xml(files.read(_LOCKS)), "EncryptionMethod")
    except KeyError:
        return False
    return any(one.get("Algorithm") not in _FONTS for one in methods)


class _Files:
    """The files of a zip, each by its name, within bounds."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._room = LARGEST

    def read(self, name: str) -> bytes:
        """A file, as long as there is room for it; KeyError if there is none of that name."""
        limit = min(_PAGE, self._room)
        with self._archive.open(name) as file:
            data = file.read(limit + 1)
        self._room -= len(data)
        if len(data) > limit:
            raise ReadError("unpacks to more than 200 MB, or a page of it to more than 10 MB")
        return data


def _entries(files: _Files, origin: Origin) -> Iterator[Entry]:
    place = _find(_xml(files.read(_CONTAINER)), "rootfile")
    root = unquote(place[0].get("full-path") or "") if place else ""
    book = _xml(files.read(root))
    values = _metadata(book)
    for name in _pages(book, posixpath.dirname(root))[:_MOST_PAGES]:
        try:
            page = storable(decode(files.read(name)))
        except KeyError:
            continue
        entry = _entry(page, name, values, origin)
        if entry is not None:
            yield entry


def _entry(page: str, name: str, values: dict[str, object], origin: Origin) -> Entry | None:
    """The article of a page; None where it has no text to speak of, as a cover or a list of contents."""
    text = text_of(page)
    if len(text) < _SHORTEST or _is_contents(page, text):
        return None
    first, _, rest = text.partition("\n\n")
    first = _HEADING.sub("", first)
    is_title = len(first) <= 200 and len(rest) >= _SHORTEST and not first.endswith(".")
    title = first if is_title else title_from(text)
    lines = (rest if is_title else text).split("\n")
    head, number = read_notes(lines)
    came_from = _CAME_FROM.search(page)
    fields = {**values, "ref": name, "url": came_from[1] if came_from else None}
    if head.authors:
        fields["authors"] = list(head.authors)
    if head.stamps:
        fields["published"] = head.stamps[0]
    return record.entry(fields, record.one_line(title), "\n".join(lines[number:]).strip("\n"), origin)


def _is_contents(page: str, text: str) -> bool:
    """Whether a page lists others: most of it are items, or every few paragraphs one that links to a page."""
    lines = text.split("\n")
    links = sum(1 for _ in _ITEM_LINK.finditer(page))
    listed = sum(len(line) for line in lines if is_list_item(line)) > _LISTED * len(text)
    return listed or (links > 1 and links > _LINKED * sum(map(bool, lines)))


def _metadata(book: Element) -> dict[str, object]:
    """What a book says of itself, for all of its articles."""
    titles, writers, days = (_texts(book, name) for name in ("title", "creator", "date"))
    return {
        "source": _ISSUE.sub("", titles[0]) if titles else None,
        "authors": [name for name in writers if name.casefold() != "calibre"],
        "published": days[0] if days else None,
        "language": next(iter(_texts(book, "language")), None),
    }


def _pages(book: Element, folder: str) -> list[str]:
    """The names of the pages in the order of reading."""
    items = {item.get("id"): item.get("href") or "" for item in _find(book, "item")}
    names = [items.get(item.get("idref"), "") for item in _find(book, "itemref")]
    return [posixpath.normpath(posixpath.join(folder, unquote(name))) for name in names if name]


def _xml(data: bytes) -> Element:
    """A document, without entities of its own."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        parsed: Element = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise ReadError(_BROKEN) from error
    return parsed


def _find(root: Element, name: str) -> list[Element]:
    """The elements of a name, whatever their namespace."""
    return [one for one in root.iter() if isinstance(one.tag, str) and one.tag.rpartition("}")[2] == name]


def _texts(root: Element, name: str) -> list[str]:
    return [line for one in _find(root, name) if (line := record.one_line(one.text or ""))]

"""The text of PDF files, by pypdf, which is installed with the extra `pdf`.

A PDF keeps letters and their places and no paragraphs: title, writers and day are looked for in the text as
in one that was pasted, and only then in what the file says of itself.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import msgspec
from msgspec import Struct

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure, PublishedFrom
from newsbrowse.readers import byline, paragraphs
from newsbrowse.readers.pasted import read_pasted
from newsbrowse.readers.published import dated_by_name
from newsbrowse.readers.record import Origin, one_line
from newsbrowse.readers.source import Source
from newsbrowse.text.decode import storable
from newsbrowse.text.language import detect

SECONDS = 30
"""Seconds that a file may take."""

LARGEST = 100 << 20
"""Bytes of a file: pictures make it large, and are not looked at."""

NO_LIBRARY = "a PDF; reading it needs pypdf: pip install 'newsbrowse[pdf]'"
NO_TEXT = "no text in this PDF; a scan has to go through text recognition first"

_MOST_TEXT = 5_000_000


class Request(Struct, frozen=True):
    """A file on its way into a child process."""

    data: bytes
    origin: Origin


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read one article.

    Raises:
        ReadError: pypdf is not there; the file has no text, is locked, damaged or too large.
    """
    from newsbrowse.readers.confined import confined

    request = msgspec.msgpack.encode(Request(content.read_all(LARGEST), origin))
    yield msgspec.msgpack.decode(confined(__name__, request, SECONDS), type=Entry)


def answer(request: bytes) -> bytes:
    """`parse_pdf` in a child process (`readers.confined`)."""
    asked = msgspec.msgpack.decode(request, type=Request)
    return msgspec.msgpack.encode(parse_pdf(asked.data, asked.origin))


def parse_pdf(data: bytes, origin: Origin) -> Entry:
    """Read a file in this process; raises as `read`."""
    text, title, author = _read(data)
    lines = paragraphs.split(storable(text))
    if not lines:
        raise ReadError(NO_TEXT)
    pasted = read_pasted(lines)
    title = pasted.title or one_line(title)
    entry = Entry(
        origin=origin.of(title, pasted.body) if origin.many else origin.name,
        title=title,
        body=pasted.body,
        published=pasted.published,
        published_from=PublishedFrom.TEXT if pasted.published else PublishedFrom.UNKNOWN,
        source=origin.source or pasted.source,
        authors=pasted.authors or byline.names_in(one_line(author)),
        language=detect(pasted.body or title),
    )
    return dated_by_name(entry, origin.file_name)


def _read(data: bytes) -> tuple[str, str, str]:
    """The text of all pages, and the title and author that the file names."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise ReadError(NO_LIBRARY) from error
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("a PDF that asks for a password")
        pages: list[str] = []
        size = 0
        for page in reader.pages:
            pages.append(page.extract_text())
            size += len(pages[-1])
            if size > _MOST_TEXT:
                break
    except (PyPdfError, RecursionError, OSError) as error:
        raise ReadError("a damaged PDF, or none") from error
    about = reader.metadata
    return (
        "\n\n".join(pages),
        str(about.title or "") if about else "",
        str(about.author or "") if about else "",
    )

"""Plain text, as it was pasted from a page, a mail or a wire."""

from __future__ import annotations

from collections.abc import Iterator

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure, PublishedFrom
from newsbrowse.readers import paragraphs
from newsbrowse.readers.pasted import read_pasted
from newsbrowse.readers.published import dated_by_name
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import Source
from newsbrowse.text.decode import decode, storable
from newsbrowse.text.language import detect


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read one article.

    Raises:
        ReadError: it is no text, empty or too large.
    """
    text = storable(decode(content.read_all())).lstrip("\ufeff")
    lines = paragraphs.split(text)
    if not lines:
        raise ReadError("the file has only white space")
    yield _entry(lines, origin)


def _entry(lines: list[str], origin: Origin) -> Entry:
    pasted = read_pasted(lines)
    entry = Entry(
        origin=origin.of(pasted.title, pasted.body) if origin.many else origin.name,
        title=pasted.title,
        body=pasted.body,
        published=pasted.published,
        published_from=PublishedFrom.TEXT if pasted.published else PublishedFrom.UNKNOWN,
        source=origin.source or pasted.source,
        authors=pasted.authors,
        language=detect(pasted.body or pasted.title),
    )
    return dated_by_name(entry, origin.file_name)

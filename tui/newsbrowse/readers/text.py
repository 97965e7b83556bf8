"""Plain text, as it was pasted from a page, a mail or a wire."""

from __future__ import annotations

from collections.abc import Iterator

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure, PublishedFrom
from newsbrowse.readers import paragraphs
from newsbrowse.readers.head import read_head
from newsbrowse.readers.headline import title_from
from newsbrowse.readers.page import body_lines
from newsbrowse.readers.published import dated_by_name, published_in
from newsbrowse.readers.record import Origin, one_line
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
    head = read_head(lines)
    page = body_lines(head.title, head.rest)
    body = paragraphs.join(page.body)
    title = one_line(head.title) or title_from(body, whole_line=True) or title_from(lines[0])
    day = published_in(head.stamps, page.body, page.captions)
    entry = Entry(
        origin=origin.of(title, body) if origin.many else origin.name,
        title=title,
        body=body,
        published=day,
        published_from=PublishedFrom.TEXT if day else PublishedFrom.UNKNOWN,
        source=origin.source or head.source,
        authors=head.authors or page.reporters,
        language=detect(body or title),
    )
    return dated_by_name(entry, origin.file_name)

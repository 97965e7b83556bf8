"""Title, writers, day, source and text of what was pasted from a page, a wire or a mail.

The one step that all readers of plain text share: what stands above the text (`head`), what surrounds it
(`page`), what agencies and mail add (`wire`), and the day (`published`).
"""

from __future__ import annotations

from msgspec import Struct

from newsbrowse.readers import paragraphs
from newsbrowse.readers.byline import names_in
from newsbrowse.readers.captions import Captions
from newsbrowse.readers.furniture import is_prose
from newsbrowse.readers.head import Head, read_head
from newsbrowse.readers.headline import title_from, without_dateline
from newsbrowse.readers.page import body_lines
from newsbrowse.readers.published import published_in
from newsbrowse.readers.record import one_line
from newsbrowse.readers.wire import agency_of, is_end_mark, is_slug, mail_headers, sender_of, without_version
from newsbrowse.text.days import find_leading_stamp

_END_LINES = 3
_NAME_LINES = 6


class Pasted(Struct, frozen=True):
    """An article as its text tells it; `published` is None where no day is certain."""

    title: str
    body: str
    published: str | None
    source: str | None
    authors: tuple[str, ...]


def read_pasted(lines: list[str]) -> Pasted:
    """Read the lines of a text, of which there is one at least; none of them is empty."""
    headers = mail_headers(lines)
    captions = Captions()
    head = read_head(_without_slug(lines[len(headers) :]), captions)
    _take_headers(headers, head)
    page = body_lines(head.title, head.rest, captions)
    text = _without_end_marks(_without_names(page.body, head.authors))
    body = paragraphs.join(text)
    title = one_line(head.title) or title_from(body, whole_line=True) or title_from(lines[0])
    return Pasted(
        without_version(title),
        body,
        published_in(head.stamps, text, page.captions),
        head.source or (agency_of(text[0]) if text else None),
        head.authors or page.reporters,
    )


def _without_slug(lines: list[str]) -> list[str]:
    """The lines without the catchword above a headline; where none follows it is the headline."""
    if len(lines) < 3 or not is_slug(lines[0]):
        return lines
    return lines if is_prose(lines[1]) or without_dateline(lines[1]) != lines[1] else lines[1:]


def _take_headers(headers: dict[str, str], head: Head) -> None:
    """Put a mail's subject, sender and day where the page did not say."""
    if not headers:
        return
    if head.title:
        head.rest = [head.title, *head.rest]
    head.title = headers["subject"]
    head.authors = head.authors or names_in(sender_of(headers))
    found = find_leading_stamp(headers.get("date") or headers.get("sent") or "")
    if found:
        head.published.insert(0, found[0])


def _without_names(body: list[str], authors: tuple[str, ...]) -> list[str]:
    """The paragraphs without a writer's name that stands alone above them."""
    return [line for number, line in enumerate(body) if number >= _NAME_LINES or line not in authors]


def _without_end_marks(body: list[str]) -> list[str]:
    """The paragraphs without the marks that close a wire story."""
    end = len(body)
    while end > max(1, len(body) - _END_LINES) and is_end_mark(body[end - 1]):
        end -= 1
    return body[:end]

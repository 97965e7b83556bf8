"""Metadata as senders write it, as the fields of an entry: shared by the structured formats."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from msgspec import Struct

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, PublishedFrom
from newsbrowse.readers import byline
from newsbrowse.text.addresses import web_address
from newsbrowse.text.days import parse_stamp
from newsbrowse.text.decode import storable
from newsbrowse.text.language import detect

MAX_FIELD = 2000
"""Characters of a title, a name or a key: the rest is cut off."""

_MAX_LIST = 200
_PLAIN_ADDRESS = re.compile(r"https?://[a-z0-9.-]+/[^?#\s]*\Z")
"""An address from which `web_address` would take nothing: most are such, and it takes ten times as long."""

_ADDRESS = re.compile(r"https?://([^\s/?#@]+)/?([^\s]+)?\Z", re.IGNORECASE)
"""An address in the place of a source: its host is one, and that of a page is the article's."""

_SPACES = re.compile(r"\s+")
_ALIASES = {
    "title": ("title", "headline"),
    "body": ("body", "text", "content"),
    "published": ("published", "date", "published_at"),
    "source": ("source",),
    "authors": ("authors", "author", "byline"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "ref": ("ref", "id"),
    "tags": ("tags",),
}
NAMES = frozenset(name for names in _ALIASES.values() for name in names)
"""All names under which a record may have one of its fields."""

_LIST_BREAK = re.compile(r"\s*[;,]\s*")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*\Z")


class Origin(Struct, frozen=True):
    """Where a stream of articles comes from.

    Attributes:
        name: an absolute path, or a word such as `stdin`.
        source: the publisher of all of them; overrides what they say.
        file_name: the name of the file, which may hold a date.
        many: whether the name alone does not tell one article from another.
        columns: fields by the names of the columns or keys that the user assigned to them.
    """

    name: str
    source: str | None = None
    file_name: str = ""
    many: bool = False
    columns: dict[str, str] = {}

    def of(self, title: str, body: str, *, url: str | None = None, ref: str | None = None) -> str:
        """The origin of one article of several: its address, else the sender's key, else a hash."""
        if url:
            return url if _PLAIN_ADDRESS.match(url) else web_address(url) or url
        digest = hashlib.sha1(f"{title}\n{body}".encode(), usedforsecurity=False).hexdigest()
        return f"{self.name}#{ref or digest[:16]}"


def lookup(record: Mapping[str, object], field: str) -> object:
    """The value of a field under its proper name or an alias; None if absent or null."""
    for key in _ALIASES[field]:
        if record.get(key) is not None:
            return record[key]
    return None


def has_field(record: Mapping[str, object], field: str) -> bool:
    """Whether the record has the field under any of its names, be it null or empty."""
    return any(key in record for key in _ALIASES[field])


def one_line(text: str) -> str:
    """A text on one line, of bounded length, with single spaces."""
    return _SPACES.sub(" ", storable(text[: 2 * MAX_FIELD])).strip()[:MAX_FIELD]


def string(record: Mapping[str, object], field: str) -> str | None:
    """A field as one line; None if absent or blank. Numbers are taken as they would be written.

    Raises:
        ReadError: the value is a list or an object.
    """
    value = lookup(record, field)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if value is not None and not isinstance(value, str):
        raise ReadError(f"{field} is not a string")
    return (one_line(value) or None) if value else None


def strings(record: Mapping[str, object], field: str) -> tuple[str, ...]:
    """A field that is a list of strings, or one string with several things in it.

    Raises:
        ReadError: the value is something else.
    """
    value = lookup(record, field)
    if value is None:
        return ()
    if isinstance(value, str):
        parts = _LIST_BREAK.split(one_line(value))
    elif isinstance(value, list) and all(isinstance(item, str) or item is None for item in value):
        parts = [one_line(item or "") for item in value[:_MAX_LIST]]
    else:
        raise ReadError(f"{field} is not a string or a list of strings")
    return tuple(dict.fromkeys(part for part in parts if part))


def authors(record: Mapping[str, object]) -> tuple[str, ...]:
    """The authors, also from one string with several names, such as a byline.

    Raises:
        ReadError: the value is neither a string nor a list of strings.
    """
    value = lookup(record, "authors")
    names = byline.names_in(one_line(value)) if isinstance(value, str) else ()
    return names or strings(record, "authors")


def published(record: Mapping[str, object]) -> str | None:
    """The day or time of publication; None if absent, not understood or absurd."""
    value = lookup(record, "published")
    return parse_stamp(value) if isinstance(value, str) else None


def url_of(record: Mapping[str, object]) -> str | None:
    """The address of the article, if it is one of the web; other schemes are dropped."""
    url = string(record, "url")
    return url if url and re.match(r"https?://[^\s/]", url, re.IGNORECASE) else None


def language_of(record: Mapping[str, object], body: str) -> str | None:
    """The language as the sender gives it, lower case; else as the text shows it."""
    given = string(record, "language")
    if given and LANGUAGE.match(given):
        return given.replace("_", "-").split("-")[0].lower()
    return detect(body)


def entry(record: Mapping[str, object], title: str, body: str, origin: Origin) -> Entry:
    """An entry of a title, a body and the metadata beside them.

    Raises:
        ReadError: a field has the wrong type.
    """
    url, ref, day = url_of(record), string(record, "ref"), published(record)
    source = string(record, "source")
    if source and (told := _ADDRESS.match(source)):
        url, source = url or (source if told[2] else None), told[1].removeprefix("www.")
    return Entry(
        origin=origin.of(title, body, url=url, ref=ref) if origin.many else origin.name,
        title=title,
        body=body,
        published=day,
        published_from=PublishedFrom.METADATA if day else PublishedFrom.UNKNOWN,
        source=origin.source or source,
        authors=authors(record),
        url=url,
        language=language_of(record, body),
        ref=ref,
        tags=strings(record, "tags"),
    )

"""Markdown, with or without YAML front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure, PublishedFrom
from newsbrowse.readers import record
from newsbrowse.readers.head import read_notes
from newsbrowse.readers.headline import title_from
from newsbrowse.readers.naming import fitting, renamed
from newsbrowse.readers.published import dated_by_name
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import Source
from newsbrowse.text.decode import decode, storable

_MAX_FRONT_MATTER = 64 * 1024
_MAX_DEPTH = 10
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*\Z")
_HEADING = re.compile(r"#[ \t]+(?P<title>\S.*)\Z")
_CLOSING_MARKS = re.compile(r"[ \t]#+\Z")
_BLANK_LINES = re.compile(r"\n{3,}")
_TOML = "+++"
_NULLS = ("", "~", "null", "Null", "NULL")


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read one article.

    Raises:
        ReadError: it is no text, empty, too large, or its front matter is not valid.
    """
    text = storable(decode(content.read_all())).lstrip("\ufeff")
    if not text.strip():
        raise ReadError("the file has only white space")
    front, body = _parted(text)
    read_front = _toml if text.lstrip("\n").startswith(_TOML) else _front_matter
    values = _completed(read_front(front)) if front else {}
    title, body = _titled(record.string(values, "title"), _trimmed(body))
    if not title:
        raise ReadError("no title and no body")
    entry = record.entry(values, title, body, origin)
    yield dated_by_name(_with_notes(entry) if not values else entry, origin.file_name)


def _with_notes(entry: Entry) -> Entry:
    """The entry with the byline and the day that stand below the headline of a file without front matter."""
    lines = entry.body.split("\n")
    head, number = read_notes(lines)
    if not (head.authors or head.stamps):
        return entry
    day = head.stamps[0] if head.stamps else None
    return replace(
        entry,
        body="\n".join(lines[number:]).strip("\n"),
        authors=head.authors,
        published=day,
        published_from=PublishedFrom.TEXT if day else entry.published_from,
        source=entry.source or head.source,
    )


def _parted(text: str) -> tuple[str, str]:
    """Front matter, empty if there is none, and what follows it."""
    lines = text.lstrip("\n").split("\n")
    mark = lines[0].rstrip()
    if mark not in ("---", _TOML):
        return "", text
    size = 0
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == _TOML if mark == _TOML else _FENCE.match(line):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
        size += len(line) + 1
        if size > _MAX_FRONT_MATTER:
            break
    return "", text


def _front_matter(text: str) -> dict[str, object]:
    """The keys of the front matter; every scalar stays the string that was written."""
    import yaml

    try:
        _refuse_bombs(text)
        values = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - builds strings, lists and dicts only
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise ReadError(f"line {line}: front matter is not YAML ({error.problem or 'bad value'})") from error
    except yaml.YAMLError as error:
        raise ReadError("front matter is not YAML (a character that is not allowed)") from error
    if values in _NULLS or values is None:
        return {}
    if not isinstance(values, dict):
        raise ReadError("line 2: front matter is not a list of keys and values")
    return {str(key).lower(): value for key, value in values.items() if value not in _NULLS}


def _toml(text: str) -> dict[str, object]:
    """The keys of front matter in TOML, as Hugo has it; days and times as strings."""
    import tomllib

    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReadError("front matter is not TOML") from error
    return {
        key.lower(): value.isoformat() if isinstance(value, date) else value for key, value in values.items()
    }


def _completed(values: dict[str, object]) -> dict[str, object]:
    """Front matter with the fields that it has under other names, and without the marks of links to notes."""
    plain = {key: _unlinked(value) for key, value in values.items()}
    others = fitting(
        {field: value for field, value in renamed(plain).items() if field not in ("title", "body")}
    )
    return others | plain


def _unlinked(value: object) -> object:
    if isinstance(value, list):
        return [_unlinked(one) for one in value]
    return _WIKI_LINK.sub(r"\1", value).strip() if isinstance(value, str) else value


def _refuse_bombs(text: str) -> None:
    """Refuse aliases, which multiply, and deep nesting, which overflows: no article needs them."""
    import yaml

    depth = 0
    for event in yaml.parse(text, Loader=yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise ReadError("front matter with aliases is not read")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise ReadError("front matter is nested too deeply")


def _trimmed(body: str) -> str:
    lines = "\n".join(line.rstrip() for line in body.split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip("\n")


def _titled(title: str | None, body: str) -> tuple[str, str]:
    """The title, and the body without the first heading if that says the same."""
    lines = body.split("\n")
    number = next((n for n, line in enumerate(lines) if line.strip()), 0)
    match = _HEADING.match(lines[number])
    heading = record.one_line(_CLOSING_MARKS.sub("", match["title"])) if match else ""
    if heading and title in (None, heading):
        return heading, "\n".join(lines[number + 1 :]).strip("\n")
    return title or _later_heading(lines) or title_from(body), body


def _later_heading(lines: list[str]) -> str:
    found = (match for line in lines if (match := _HEADING.match(line)))
    first = next(found, None)
    return record.one_line(_CLOSING_MARKS.sub("", first["title"])) if first else ""

"""JSON Lines: one article a line, streamed, so that a file may be of any size."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure
from newsbrowse.readers import paragraphs, record
from newsbrowse.readers.headline import title_from
from newsbrowse.readers.json_file import merged
from newsbrowse.readers.naming import entry_of, field_of, fitting, renamed, values_assigned
from newsbrowse.readers.record import Origin
from newsbrowse.readers.source import Source
from newsbrowse.readers.values import is_wrapped
from newsbrowse.text.decode import decode, storable

_WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_LONGEST_INTEGER = 100
_SPACES = re.compile(r"\s+")


def read(content: Source, origin: Origin) -> Iterator[Entry | Failure]:
    """Read articles, one from each line that is not blank."""
    origin = replace(origin, many=True)
    found = False
    for number, line in enumerate(_lines(content), 1):
        if isinstance(line, bytes) and not line.strip(b" \t\r\xef\xbb\xbf"):
            continue
        found = True
        try:
            if isinstance(line, ReadError):
                raise line
            yield _entry(line, origin)
        except ReadError as error:
            yield Failure(origin.name, f"line {number}: {error}")
    if not found:
        raise ReadError("the file has only white space")


def has_body(values: Mapping[str, object]) -> bool:
    """Whether an object has a key that makes it an article."""
    body = record.lookup(values, "body")
    if isinstance(body, dict) and not is_wrapped(body):
        return False
    return record.has_field(values, "body") or {"title", "body"} <= set(map(field_of, values))


def is_record(line: str, *, whole: bool) -> bool:
    """Whether a line is a JSON object with a body; a line cut off is judged by its beginning."""
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return not whole and '"title"' in line[:2000]
    return isinstance(values, dict) and has_body(values)


def _lines(content: Source) -> Iterator[bytes | ReadError]:
    if content.head.startswith(_WIDE_BOMS):
        return iter(storable(decode(content.read_all())).encode().split(b"\n"))
    return content.lines()


def _entry(line: bytes, origin: Origin) -> Entry:
    values = values_assigned(_values(line), origin.columns) if origin.columns else _values(line)
    for field in ("title", "body"):
        if not record.has_field(values, field):
            return _named_otherwise(values, field, origin)
    others = _other_fields(tuple(values))
    if (others and any(record.lookup(values, one) is None for one in others)) or _holds_objects(values):
        values = _completed(values)
    body = _with_dateline(paragraphs.tidy(_long_text(values, "body")), values)
    title = record.one_line(_long_text(values, "title")) or title_from(body)
    if not title:
        raise ReadError("title and body are both empty")
    return record.entry(values, title, body, origin)


def _named_otherwise(values: Mapping[str, object], field: str, origin: Origin) -> Entry:
    """The entry of an object that has a title and a body under other names.

    Raises:
        ReadError: it has not; `field` is what was looked for first.
    """
    found = merged(values, {})
    fields = set(map(field_of, found))
    if not {"title", "body"} <= fields:
        raise ReadError(f"no {field}")
    return entry_of(found, origin)


@lru_cache(1024)
def _other_fields(names: tuple[str, ...]) -> tuple[str, ...]:
    """The fields for which keys stand under names that `record` does not know; most files have the same."""
    found = (field_of(name) for name in names if name not in record.NAMES)
    return tuple(dict.fromkeys(field for field in found if field))


def _holds_objects(values: Mapping[str, object]) -> bool:
    """Whether a value is an object with something in it."""
    return dict in map(type, values.values()) and any(
        isinstance(one, dict) and one for one in values.values()
    )


def _completed(values: dict[str, object]) -> dict[str, object]:
    """An object with the fields that it has under other names only, or within an object."""
    told = renamed(values)
    lacking = {
        field: value
        for field, value in told.items()
        if record.lookup(values, field) is None or isinstance(record.lookup(values, field), dict)
    }
    kept = {name: value for name, value in values.items() if not (isinstance(value, dict) and value)}
    return kept | fitting(lacking)


def _values(line: bytes) -> dict[str, object]:
    try:
        values = _DECODER.decode(decode(line).strip("\ufeff \t\r"))
    except json.JSONDecodeError as error:
        raise ReadError(f"not JSON ({error.msg.lower()} at column {error.colno})") from error
    except RecursionError as error:
        raise ReadError("not JSON (nested too deeply)") from error
    if not isinstance(values, dict):
        raise ReadError("not a JSON object")
    return values


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_INTEGER:
        raise ReadError("not JSON (a number of too many digits)")
    return int(digits)


_DECODER = json.JSONDecoder(parse_int=_integer)
"""Made once: `json.loads` makes one for each line."""


def _long_text(values: Mapping[str, object], field: str) -> str:
    value = record.lookup(values, field)
    if value is not None and not isinstance(value, str):
        raise ReadError(f"{field} is not a string")
    return storable(value or "")


def _with_dateline(body: str, values: Mapping[str, object]) -> str:
    """The body with the dateline that wires send apart from it, unless it begins with it already."""
    dateline = values.get("dateline")
    if not isinstance(dateline, str) or not body:
        return body
    line = _SPACES.sub(" ", record.one_line(dateline))
    return body if not line or body.startswith(line) else f"{line} {body}"

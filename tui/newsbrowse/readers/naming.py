"""Columns and keys under the names that others give them, as those of `record`.

Spreadsheets, exports of databases and answers of news services call the same things differently; some put
a value into an object of its own (`{"source": {"name": "..."}}`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from newsbrowse.errors import ReadError, UsageError
from newsbrowse.models import Entry
from newsbrowse.readers import paragraphs, record
from newsbrowse.readers.headline import title_from
from newsbrowse.readers.markup_text import text_of
from newsbrowse.readers.record import Origin
from newsbrowse.text.decode import storable
from newsbrowse.text.fold import fold

_NAMES = {
    "title": "title headline head_line header subject heading web_title main_headline titel titre titulo"
    " titolo uberschrift schlagzeile titular",
    "body": "body text content article article_text article_body full_text fulltext maintext main_text"
    " body_text article_content story plain_text content_text content_html html body_html raw_text"
    " volltext texte texto testo tekst inhalt contenu contenido contenuto"
    " lead_paragraph description abstract summary snippet",
    "published": "published date published_at publish_date date_published publication_date pub_date pubdate"
    " published_date publishdate datetime timestamp created_at created web_publication_date time date_gmt"
    " day when datum veroffentlicht fecha data data_pubblicazione",
    "source": "source publisher outlet publication site site_name sitename newspaper paper journal"
    " source_name website news_outlet outlet_name domain quelle medium zeitung fuente fonte bron",
    "authors": "authors author byline writer creator by reporter journalist autor auteur"
    " autore autoren auteurs",
    "url": "url link source_url article_url web_url canonical_url href uri permalink",
    "language": "language lang locale",
    "ref": "ref id guid article_id uuid _id doc_id",
    "tags": "tags keywords topics categories category section labels",
}
_KNOWN = {name: (rank, field) for field, names in _NAMES.items() for rank, name in enumerate(names.split())}
_INNER = ("rendered", "name", "main", "original", "value", "text", "title", "href", "@value", "$oid")
_NOT_WORD = re.compile(r"[^a-z0-9_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MARKUP = re.compile(
    r"\s*<(?:p|div|h[1-6]|html|!doctype|figure|ul|ol|br|article|section|b|i|a|strong|em)\b", re.IGNORECASE
)
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_MOST_PARTS = 200


def field_of(name: str) -> str | None:
    """The field of `record` that a column or key stands for; None for any other."""
    known = _KNOWN.get(_plain_name(name))
    return known[1] if known else None


def renamed(values: Mapping[str, object]) -> dict[str, object]:
    """The values that are known, under the names of `record`; of several for one field the best-named."""
    found: dict[str, object] = {}
    ranks: dict[str, int] = {}
    for name, value in values.items():
        rank, field = _KNOWN.get(_plain_name(str(name)), (0, ""))
        plain = _plain_value(value)
        if field and plain not in (None, "", []) and rank < ranks.get(field, len(_KNOWN)):
            found[field], ranks[field] = plain, rank
    return found


def entry_of(values: Mapping[str, object], origin: Origin) -> Entry:
    """An entry of values under any names.

    Raises:
        ReadError: there is neither a title nor a text, or a value has the wrong form.
    """
    found = renamed(values)
    body = _text(found.get("body"))
    title = record.one_line(_text(found.get("title"))) or title_from(body)
    if not title:
        raise ReadError("no title and no text")
    found["published"] = _stamp(found.get("published"))
    return record.entry(found, title, body, origin)


def assigned(names: Sequence[str], columns: Mapping[str, str]) -> list[str]:
    """Names, those which the user assigned to a field replaced by it.

    What would stand for the same field by its own name has none any more: the user's word counts.

    Args:
        names: of columns or keys.
        columns: fields by the names assigned to them, as `assigning` gives them.
    """
    fields = [columns.get(_plain_name(name)) for name in names]
    return [
        field or ("" if field_of(name) in columns.values() else name)
        for name, field in zip(names, fields, strict=True)
    ]


def values_assigned(values: Mapping[str, object], columns: Mapping[str, str]) -> dict[str, object]:
    """Values under the names of `assigned`, where the user assigned any."""
    if not columns:
        return dict(values)
    names = assigned([str(name) for name in values], columns)
    return {name: value for name, value in zip(names, values.values(), strict=True) if name}


def assigning(pairs: Iterable[str]) -> dict[str, str]:
    """The fields that a user assigned to names, from words such as `published=When`.

    Raises:
        UsageError: a word has another form, or names no field.
    """
    columns: dict[str, str] = {}
    for pair in pairs:
        field, _, name = pair.partition("=")
        if field not in _NAMES or not name.strip():
            raise UsageError(
                f"no column can be assigned by {pair}", f"write FIELD=NAME; fields are {', '.join(_NAMES)}"
            )
        columns[_plain_name(name)] = field
    return columns


def missing(names: Sequence[str], columns: Mapping[str, str]) -> str | None:
    """The first name assigned to a field that is not among some names; None if all are."""
    known = set(map(_plain_name, names))
    return next((name for name in columns if name not in known), None)


def names_something(names: Iterable[str]) -> bool:
    """Whether among some names is that of a title or of a text."""
    return any(field_of(name) in ("title", "body") for name in names)


def _plain_name(name: str) -> str:
    split = _CAMEL.sub("_", name.strip()[:80])
    return _NOT_WORD.sub("_", fold(split)).strip("_") or split


def _plain_value(value: object) -> object:
    """A value without the object around it; a list of objects as a list of their names."""
    if isinstance(value, Mapping):
        return next((_plain_value(value[key]) for key in _INNER if value.get(key)), None)
    if isinstance(value, list):
        plain = [_plain_value(one) for one in value[:_MOST_PARTS]]
        return [str(one) for one in plain if isinstance(one, str | int | float)]
    return value


def _text(value: object) -> str:
    """A text as paragraphs, also out of markup or a list of paragraphs."""
    if isinstance(value, list):
        value = "\n\n".join(map(str, value))
    if value is None:
        return ""
    text = str(value)
    return storable(text_of(text)) if _MARKUP.match(text) else paragraphs.tidy(storable(text))


def _stamp(value: object) -> object:
    """A day or time; seconds or milliseconds since 1970 as a time in UTC."""
    text = str(value) if isinstance(value, int | float | str) else ""
    if not _EPOCH.fullmatch(text.strip()):
        return value
    seconds = float(text)
    return datetime.fromtimestamp(seconds / (1000 if seconds > 1e11 else 1), UTC).isoformat(
        timespec="seconds"
    )

"""Columns and keys under the names that others give them, as those of `record`.

Spreadsheets, exports of databases and answers of news services call the same things differently; some put
a value into an object of its own (`{"source": {"name": "..."}}`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape

from newsbrowse.errors import ReadError, UsageError
from newsbrowse.models import Entry
from newsbrowse.readers import paragraphs, record, values
from newsbrowse.readers.headline import title_from
from newsbrowse.readers.markup_text import text_of
from newsbrowse.readers.record import Origin
from newsbrowse.text.decode import storable
from newsbrowse.text.fold import fold

_NAMES = {
    "title": "title headline head_line header subject heading web_title main_headline titel titre titulo"
    " titolo uberschrift schlagzeile titular book_title headline_text",
    "body": "body text content article article_text article_body full_text fulltext maintext main_text"
    " body_text article_content story plain_text content_text content_html html body_html raw_text"
    " document selftext volltext texte texto testo tekst inhalt contenu contenido contenuto paragraphs"
    " lead_paragraph description abstract abstract_note summary snippet short_description standfirst excerpt"
    " highlight selection opening_text hit_sentence",
    "published": "published date published_at publish_date date_published publication_date pub_date pubdate"
    " published_date publishdate date_publish published_on publish_time publication_time pubtime datetime"
    " date_time date_time_pub timestamp created_at created web_publication_date issued date_issued time"
    " date_gmt day when datum veroffentlicht fecha data data_pubblicazione seendate",
    "source": "source publisher outlet publication site site_name sitename newspaper paper journal"
    " source_name website news_outlet outlet_name publication_name publication_title pubtitle container_title"
    " media_name origin feed feed_title quelle medium zeitung fuente fonte bron domain source_domain"
    " domain_name",
    "authors": "authors author byline writer creator by reporter journalist autor auteur"
    " autore autoren auteurs author_name authors_name author_names bylines published_by book_author"
    " influencer",
    "url": "url link source_url article_url web_url canonical_url href uri permalink document_url"
    " resolved_url given_url canonical alternate permalink links",
    "language": "language lang locale language_code sprache langue idioma",
    "ref": "ref id guid article_id uuid _id doc_id stories_id key hash",
    "tags": "tags keywords topics categories category section labels manual_tags document_tags",
}
_KNOWN = {name: (rank, field) for field, names in _NAMES.items() for rank, name in enumerate(names.split())}
_OF_ARTICLE = re.compile(r"\A(?:story|article|post|news|item|document|doc|entry)_(?=\w)")
"""What stands before a name where all columns belong to an article (`story_title`)."""

_IN_UTC = re.compile(r"_(?:utc|gmt)\Z")
_NOT_WORD = re.compile(r"[^a-z0-9_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_MARKUP = re.compile(
    r"\s*<(?:p|div|h[1-6]|html|!doctype|figure|ul|ol|br|article|section|b|i|a|strong|em|!--)\b", re.IGNORECASE
)
_CUT_OFF = re.compile(r"\s*\[\+\d+ chars\]\s*\Z")
"""How news services end a text that they give only the beginning of."""


def field_of(name: str) -> str | None:
    """The field of `record` that a column or key stands for; None for any other."""
    known = _known(name)
    return known[1] if known else None


def renamed(given: Mapping[str, object], *, day_first: bool | None = None) -> dict[str, object]:
    """The values that are known, under the names of `record`; of several for one field the best-named.

    A day gives way to a time of the same day.
    """
    found: dict[str, object] = {}
    ranks: dict[str, int] = {}
    times: list[str] = []
    for name, value in given.items():
        rank, field = _known(str(name)) or (0, "")
        plain = values.plain(value)
        if field == "published" and plain:
            plain = values.stamp(
                plain, utc=_IN_UTC.search(_plain_name(name)) is not None, day_first=day_first
            )
            times.append(plain or "")
        if field and plain not in (None, "", []) and rank < ranks.get(field, len(_KNOWN)):
            found[field], ranks[field] = plain, rank
    day = str(found.get("published") or "")
    if len(day) == len("2026-02-04"):
        found["published"] = next((time for time in times if time[:10] == day and time != day), day)
    return found


def entry_of(given: Mapping[str, object], origin: Origin, *, day_first: bool | None = None) -> Entry:
    """An entry of values under any names.

    Args:
        given: the values.
        origin: where they come from.
        day_first: whether days such as `4/2/2026` are written day first; None if that is not known.

    Raises:
        ReadError: there is neither a title nor a text.
    """
    found = renamed(given, day_first=day_first)
    body = _CUT_OFF.sub("", _text(found.get("body")))
    title = record.one_line(unescape(_text(found.get("title")))) or title_from(body)
    if not title:
        raise ReadError("no title and no text")
    return record.entry(fitting(found), title, body, origin)


def fitting(found: Mapping[str, object]) -> dict[str, object]:
    """The fields beside title and text that are there, each as `record` takes it."""
    fields: dict[str, object] = {name: values.line(found.get(name)) for name in ("source", "url", "ref")}
    fields["published"] = found.get("published")
    fields["language"] = values.language(found.get("language"))
    fields["authors"] = values.writers(found.get("authors"))
    fields["tags"] = [tag for tag in values.listed(found.get("tags")) if not tag.isdigit()]
    return {name: value for name, value in fields.items() if value}


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


def _known(name: str) -> tuple[int, str] | None:
    """The rank and the field of a name; None where it stands for none."""
    plain = _IN_UTC.sub("", _plain_name(name)) if name != "date_gmt" else name
    return _KNOWN.get(plain) or _KNOWN.get(_OF_ARTICLE.sub("", plain))


def _plain_name(name: str) -> str:
    split = _CAMEL.sub("_", name.strip()[:80])
    return _NOT_WORD.sub("_", fold(split)).strip("_") or split


def _text(value: object) -> str:
    """A text as paragraphs, also out of markup or a list of paragraphs."""
    if isinstance(value, list):
        value = "\n\n".join(map(str, value))
    if value is None:
        return ""
    text = str(value)
    return storable(text_of(text)) if _MARKUP.match(text) else paragraphs.tidy(storable(text))

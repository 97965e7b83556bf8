"""Pieces of a query in words, to be shown."""

from __future__ import annotations

from newsbrowse.archive.tokens import Term
from newsbrowse.models import Field, Selection
from newsbrowse.text.clean import clean

_SELECTED_AS = {
    Field.PEOPLE: "person",
    Field.COUNTRIES: "country",
    Field.SOURCE: "source",
    Field.PUBLISHED: "published",
    Field.MENTIONED: "mentions",
    Field.AUTHOR: "author",
    Field.TAG: "tag",
    Field.LANGUAGE: "language",
}


def chosen(selection: Selection, *, in_passing: bool = False) -> str:
    """A facet value in the query language, clean; names in quotation marks, since only the whole is meant."""
    value, field = selection.value, _SELECTED_AS[selection.field]
    if selection.field is Field.COUNTRIES and in_passing:
        field = "names"
    return f'{field}:"{clean(value)}"' if selection.field is Field.PEOPLE else f"{field}:{quoted(value)}"


def shown(term: Term) -> str:
    """A term in the query language, clean."""
    field = f"{term.field}:" if term.field else ""
    text = clean(term.text).strip()
    plain = not term.quoted and " " not in text
    star = "*" if term.prefix or term.typing else ""
    slop = f"~{term.slop}" if term.slop else ""
    sign = "=" if term.exact else ""
    return f"{field}{sign}{text if plain else quoted(text)}{star}{slop}"


def quoted(text: str) -> str:
    """A value, in quotation marks if it needs them, clean."""
    text = clean(text)
    return f'"{text}"' if any(c.isspace() for c in text) or not text else text


def list_query(name: str) -> str:
    """The query that finds what is on a reading list."""
    return f"list:{name}" if name.isalnum() else f'list:"{clean(name)}"'


def brief(text: str) -> str:
    """At most 40 characters of what was typed, clean, to be named in a warning."""
    line = clean(text).strip()
    return line if len(line) <= 40 else f"{line[:39]}…"

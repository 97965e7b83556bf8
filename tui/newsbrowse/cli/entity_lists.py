"""What `newsbrowse entities` prints: values with their names, why they are there, rules."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from newsbrowse.archive.library import Library
from newsbrowse.archive.tallies import COUNTRY
from newsbrowse.cli.output import is_terminal, narrate, write_json, write_row
from newsbrowse.models import FacetValue, Field, Search


def listed(archive: Library, kind: str, text: str, limit: int, *, as_json: bool) -> None:
    """Print values, the most frequent first, each with the names that are shown as it."""
    field = Field.COUNTRIES if kind == COUNTRY else Field.PEOPLE
    counted = archive.facets(Search(), fields=(field,), limit=limit, matching={field: text} if text else {})
    values = counted.values[field]
    forms = archive.entities.forms(kind, [value.value for value in values])
    if as_json:
        write_json({"entities": [_entity(kind, value, forms[value.value]) for value in values]})
    for value in () if as_json else values:
        names = " | ".join(f"{name} {n:,}" for name, n in forms[value.value] if name != value.value)
        rest = [value.value, *filter(None, [names])] if kind == COUNTRY else [names]
        write_row(value.label, value.count, *rest)
    if not values:
        narrate("no name of the library has that text" if text else "the library names nobody")
        raise typer.Exit(1)
    if not as_json and is_terminal(sys.stdout):
        narrate(
            "shown, articles, "
            + ("code, countries merged" if kind == COUNTRY else "other names of theirs with their articles")
        )


def why(archive: Library, kind: str, names: Sequence[str], *, as_json: bool) -> None:
    """Print the names that are shown as a value with the reason, and where an article names it."""
    article = archive.article(names[1]) if len(names) > 1 else None
    told = archive.entities.why(kind, names[0], article)
    if as_json:
        write_json(
            {
                "kind": told.kind,
                "value": told.value,
                "forms": [{"name": f.name, "articles": f.articles, "reason": f.reason} for f in told.forms],
                "places": [
                    {"start": p.start, "end": p.end, "text": p.text, "reason": p.reason} for p in told.places
                ],
                "about": told.about or None,
            }
        )
        return
    for form in told.forms:
        write_row(form.name, form.articles, form.reason)
    if told.about:
        write_row("", "", told.about)
    for place in told.places:
        write_row(f"{place.start}-{place.end}", place.text, place.reason)
    if is_terminal(sys.stdout):
        narrate(f"names shown as {told.value}, articles, why" + ("; then the places" if told.places else ""))


def rules(archive: Library, *, as_json: bool) -> None:
    """Print the rules in their order."""
    found = archive.entities.rules()
    if as_json:
        keys = ("number", "at", "verb", "kind", "name", "target", "article")
        write_json({"rules": [{key: getattr(rule, key) for key in keys} for rule in found]})
        return
    for rule in found:
        write_row(rule.number, rule.at, rule.verb, rule.kind, rule.name, rule.target, rule.article)
    if not found:
        narrate("there are no rules yet")
    elif is_terminal(sys.stdout):
        narrate("number, day, what, kind, name, shown as, only in")


def _entity(kind: str, value: FacetValue, forms: Sequence[tuple[str, int]]) -> dict[str, object]:
    shown = {"value": value.label, "code": value.value} if kind == COUNTRY else {"value": value.value}
    aliases = [{"name": name, "articles": articles} for name, articles in forms]
    return {**shown, "count": value.count, "aliases": aliases}

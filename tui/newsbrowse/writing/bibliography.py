"""Articles as data for programs that cite: CSL-JSON, as pandoc, Zotero and citation processors read it."""

from __future__ import annotations

from newsbrowse.models import Article
from newsbrowse.text.clean import clean
from newsbrowse.writing.citations import Facts, facts_of
from newsbrowse.writing.days import Day
from newsbrowse.writing.markup import address, key
from newsbrowse.writing.names import Name

Item = dict[str, object]


def csl_item(article: Article) -> Item:
    """An article as an item of CSL-JSON (schema of CSL 1.0.2); its id is the key of the style `pandoc`.

    What is not known is left out.
    """
    facts = facts_of(article)
    fields: Item = {
        "id": key(facts),
        "type": "article-newspaper" if facts.source else "article",
        "title": facts.title,
        "author": [_author(one) for one in facts.names],
        "container-title": facts.source,
        "issued": {"date-parts": [_parts(facts.day)]} if facts.day else None,
        "URL": address(facts.url),
        "language": clean(article.language or ""),
    }
    return {name: value for name, value in fields.items() if value}


def _author(name: Name) -> dict[str, str | bool]:
    if not name.given:
        return {"literal": name.family}
    parts: dict[str, str | bool] = {"family": name.family, "given": name.given}
    if name.suffix:
        parts["suffix"] = name.suffix
    if name.family_first:
        parts["static-ordering"] = True
    return parts


def _parts(day: Day) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part]


def key_of_article(article: Article) -> str:
    """The key that names an article in BibTeX, CSL-JSON and in the names of exported files."""
    facts: Facts = facts_of(article)
    return key(facts)

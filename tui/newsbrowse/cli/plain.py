"""What a pipe gets without `--json`: lines that `cut`, `grep` and `awk` understand, without colour."""

from __future__ import annotations

from collections.abc import Iterator

from newsbrowse.archive.marks import Marks
from newsbrowse.cli.output import write, write_row
from newsbrowse.models import Article, Facets, Field, Page


def print_page(found: Page, *, folded: bool = False) -> None:
    """One line a hit: id, published, source, title; if near-duplicates are folded, how many others it has."""
    for hit in found.hits:
        others = (hit.alike,) if folded else ()
        write_row(hit.id, hit.published or "", hit.source or "", hit.title, *others)


def print_facets(counted: Facets, fields: tuple[Field, ...]) -> None:
    """One line a value: field, count, value, and what a person reads for it."""
    for field in fields:
        for value in counted.values.get(field, ()):
            write_row(field.value, value.count, value.value, value.label)


def print_article(article: Article, marks: Marks) -> None:
    """The title, what is known of the article, its body, and what was read out of it."""
    write_row(article.title)
    for name, value in known(article, marks):
        write_row(f"{name}: {value}")
    write(f"\n{article.body}")
    sections = findings(article)
    if sections:
        write("")
    for name, values in sections:
        for value in values:
            write_row(name, value)


def known(article: Article, marks: Marks) -> Iterator[tuple[str, str]]:
    """Names and values of what is known of an article besides its text, the unknown left out."""
    published = f"{article.published} ({article.published_from.value})" if article.published else ""
    values = {
        "id": article.id,
        "published": published,
        "source": article.source,
        "by": ", ".join(article.authors),
        "url": article.url,
        "language": article.language,
        "ref": article.ref,
        "revision": str(article.revision) if article.revision > 1 else "",
        "from": " ".join(article.origins),
        "starred": "yes" if marks.starred else "",
        "tags": ", ".join(marks.tags),
        "reading lists": ", ".join(marks.lists),
        "note": marks.note,
        "marked passages": str(len(marks.remarks) or ""),
    }
    return ((name, value) for name, value in values.items() if value)


def findings(article: Article) -> list[tuple[str, list[str]]]:
    """What was read out of an article, one readable string a finding, kinds without any left out."""
    analysis = article.analysis
    kinds = {
        "people": [f"{person.name} ({len(person.mentions)})" for person in analysis.people],
        "countries": [
            f"{country.name} ({len(country.mentions)}{'' if country.about else ', in passing'})"
            for country in analysis.countries
        ],
        "dates": [
            date.value if date.value == date.text else f"{date.value} ({date.text})"
            for date in analysis.dates
        ],
        "quotes": [
            f"“{quote.text}”" + (f" {quote.speaker}" if quote.speaker else "") for quote in analysis.quotes
        ],
        "figures": [figure.text for figure in analysis.figures],
    }
    return [(name, values) for name, values in kinds.items() if values]

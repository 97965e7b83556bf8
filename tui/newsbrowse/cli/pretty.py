"""What a person at a terminal gets: tables and wrapped text, as wide as the terminal.

Nothing of an article is ever markup here: every string goes in as a `Text` built from a cleaned plain string.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from newsbrowse.archive.marks import Marks
from newsbrowse.archive.quoted import Quotation
from newsbrowse.cli.plain import findings, known
from newsbrowse.models import Article, Facets, Field, Hit, Page
from newsbrowse.text.clean import clean, clean_block

if TYPE_CHECKING:
    from newsbrowse.writing.noted import Noted

BAR_WIDTH = 20


def console() -> Console:
    """A console on stdout that takes no string for markup, emoji code or something to colour."""
    return Console(file=sys.stdout, markup=False, highlight=False, emoji=False, soft_wrap=False)


def line(text: str, style: str = "") -> Text:
    """One cleaned line of plain text in a style."""
    return Text(clean(text), style=style)


def print_page(found: Page) -> None:
    """The hits: the id, and beside it title, day and source, and the snippet with its matched words bold."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for hit in found.hits:
        table.add_row(line(hit.id, "bold cyan"), line(hit.title, "bold"))
        table.add_row("", _day_and_source(hit))
        if hit.snippet:
            table.add_row("", _snippet(hit))
        table.add_row("", "")
    console().print(table)


def print_quotations(found: Iterable[Quotation]) -> None:
    """The quotes: the id of the article, and beside it the speaker, the words, and where they stand."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for one in found:
        article = one.article
        where = filter(None, ((article.published or "no date")[:10], article.source, article.title))
        table.add_row(line(article.id, "bold cyan"), line(one.quote.speaker or "nobody named", "bold"))
        table.add_row("", Text(f"“{clean_block(one.quote.text)}”"))
        table.add_row("", line(" · ".join(where), "dim"))
        table.add_row("", "")
    console().print(table)


def print_notes(found: Iterable[tuple[Article, Noted]]) -> None:
    """The notes: the id of the article, beside it its title, the passage, its marks and what was written."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for article, one in found:
        where = " · ".join(filter(None, (article.title, one.where)))
        table.add_row(line(article.id, "bold cyan"), line(where, "dim"))
        if one.remark is not None:
            table.add_row("", Text(f"“{' '.join(clean(one.remark.words).split())}”"))
        if one.now:
            table.add_row("", line(f"now “{' '.join(clean(one.now).split())}”", "dim"))
        if one.marks:
            table.add_row("", line(one.marks, "yellow"))
        if one.note:
            table.add_row("", Text(clean_block(one.note), style="bold"))
        table.add_row("", "")
    console().print(table)


def _day_and_source(hit: Hit) -> Text:
    others = f"+{hit.alike} alike" if hit.alike else ""
    return line(" · ".join(filter(None, ((hit.published or "no date")[:10], hit.source, others))), "dim")


def _snippet(hit: Hit) -> Text:
    if clean(hit.snippet) != hit.snippet:
        return line(hit.snippet)
    snippet = Text(hit.snippet)
    for start, end in hit.matches:
        snippet.stylize("bold", start, end)
    return snippet


def print_facets(counted: Facets, fields: tuple[Field, ...]) -> None:
    """A block a field: value, bar and count; the bar says how many articles have the value."""
    screen = console()
    for field in fields:
        values = counted.values.get(field, ())
        having = [value.count if value.having is None else value.having for value in values]
        most = max(having, default=0)
        table = Table.grid(padding=(0, 2))
        table.add_column(overflow="ellipsis", no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(justify="right", no_wrap=True)
        for value, number in zip(values, having, strict=True):
            bar = "■" * (max(1, round(BAR_WIDTH * number / most)) if number else 0)
            table.add_row(line(f"  {value.label}"), line(bar, "dim"), line(f"{value.count:,}"))
        screen.print(line(field.value.upper(), "bold"))
        screen.print(table)


def print_article(article: Article, marks: Marks) -> None:
    """The article as a page to read, and below it what was read out of it."""
    screen = console()
    screen.print(line(article.title, "bold"))
    for name, value in known(article, marks):
        screen.print(line(f"{name}: {value}", "dim"))
    screen.print()
    screen.print(Text(clean_block(article.body)))
    for name, values in findings(article):
        screen.print()
        screen.print(line(name.upper(), "bold"))
        for value in values:
            screen.print(Padding(line(value), (0, 0, 0, 2)))


def print_markdown(text: str) -> None:
    """A Markdown report, headings bold, the rest as it stands."""
    screen = console()
    for row in clean_block(text).split("\n"):
        screen.print(Text(row, style="bold" if row.startswith("#") else ""))

"""What the one-line bars say, as pieces; pure."""

from __future__ import annotations

from collections.abc import Iterable

from newsbrowse.models import Page, Search, Sort
from newsbrowse.text.clean import clean
from newsbrowse.ui.commands import Scope, key_name, labelled
from newsbrowse.ui.labels import value_label
from newsbrowse.ui.widgets.bars import Piece

ORDER_NAMES = {
    Sort.RELEVANCE: "best first",
    Sort.NEWEST: "newest first",
    Sort.OLDEST: "oldest first",
}


def order_of(search: Search) -> Sort:
    """The order that a search has where none was chosen: best first if it has words."""
    return search.sort or (Sort.RELEVANCE if search.text.strip() else Sort.NEWEST)


def next_order(search: Search) -> Sort:
    """The order after the present one; by relevance only where there are words to rank by."""
    orders = [Sort.NEWEST, Sort.OLDEST]
    if search.text.strip():
        orders.insert(0, Sort.RELEVANCE)
    now = order_of(search)
    return orders[(orders.index(now) + 1) % len(orders)] if now in orders else orders[0]


def chips(search: Search, page: Page | None) -> list[Piece]:
    """The chosen and excluded values, and what was wrong with the query."""
    pieces: list[Piece] = []
    for selection in search.selections:
        label = value_label(selection.field, selection.value)
        sign, style = ("− not ", "bar--excluded") if selection.excluded else ("+ ", "bar--chosen")
        pieces += [(" ", "bar--plain"), (f" {sign}{label} ", style)]
    if page is not None and page.search == search and page.warnings:
        warning = page.warnings[0]
        pieces.append((f"  at {warning.position + 1}: {clean(warning.message)}", "bar--warning"))
    return pieces or [(" space on a facet value narrows the search, x excludes it", "bar--dim")]


def total(found: int, every: int, milliseconds: float) -> str:
    """How many articles were found, of how many, and how fast."""
    counted = f"{found:,}" if found == every else f"{found:,} of {every:,}"
    return f"{counted} {'article' if every == 1 else 'articles'}  {milliseconds:.0f} ms "


_ALWAYS = ("help", "quit", "close")
"""Commands that the footer names however little room there is: how to learn more and how to get out."""


def hints(scopes: Iterable[Scope], room: int) -> list[Piece]:
    """The keys of some scopes for the footer: as many as fit whole into `room` cells.

    The ways out come last; the others give way to them, the general ones first.
    """
    items = [(f" {key_name(one.keys[0])}", f" {one.label} ", one.id in _ALWAYS) for one in labelled(scopes)]
    room -= sum(len(key + label) for key, label, always in items if always)
    pieces: list[Piece] = []
    for key, label, always in items:
        room -= 0 if always else len(key + label)
        if always or room >= 0:
            pieces += [(key, "bar--key"), (label, "bar--dim")]
    return pieces


def nothing_found(search: Search, every: int) -> tuple[str, ...]:
    """What to read, and to do, where the list is empty."""
    if not every:
        return ("The library is empty.", "", "Add articles with", "  newsbrowse add FILE|FOLDER")
    advice = ["No article is found."]
    if search.selections:
        advice += ["", "X drops the chosen facet values."]
    if search.text.strip():
        advice += ["", "/ changes the words."]
    return tuple(advice)

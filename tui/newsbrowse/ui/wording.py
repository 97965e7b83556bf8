"""What the one-line bars say, as pieces; pure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from newsbrowse.archive.listing import label as plain_label
from newsbrowse.config import default_library
from newsbrowse.models import Hit, Page, ReadingList, SavedSearch, Search, Selection, Sort
from newsbrowse.text.clean import clean
from newsbrowse.ui.dates import short_day
from newsbrowse.ui.keymap import Hint, Keymap
from newsbrowse.ui.labels import Label, value_label
from newsbrowse.ui.strips import fit
from newsbrowse.ui.widgets.bars import Piece

ORDER_NAMES = {
    Sort.RELEVANCE: "best first",
    Sort.NEWEST: "newest first",
    Sort.OLDEST: "oldest first",
    Sort.LIST: "in the order of the list",
}


def order_of(search: Search, page: Page | None = None) -> Sort:
    """The order of a search: that of its hits, or before they are there best first if it has words."""
    if page is not None and page.search == search:
        return page.sort
    return search.sort or (Sort.RELEVANCE if search.text.strip() else Sort.NEWEST)


def next_order(search: Search, page: Page | None = None) -> Sort:
    """The order after the present one; by relevance only where there are words to rank by.

    That of a reading list only where all hits are on one.
    """
    known = page if page is not None and page.search == search else None
    orders = [Sort.NEWEST, Sort.OLDEST]
    if known.is_ranked if known is not None else search.text.strip():
        orders.insert(0, Sort.RELEVANCE)
    if known is not None and known.reading_list:
        orders.insert(0, Sort.LIST)
    now = order_of(search, page)
    return orders[(orders.index(now) + 1) % len(orders)] if now in orders else orders[0]


def list_line(one: ReadingList) -> tuple[str, str]:
    """The name of a reading list, and how much of it is read."""
    return one.name, read_of(one)


def read_of(one: ReadingList) -> str:
    """How many articles of a reading list are read."""
    return f"{one.read:,} of {one.articles:,} read"


def chips(
    search: Search,
    page: Page | None,
    at: int | None,
    width: int,
    keys: Keymap,
    called: Label = plain_label,
) -> tuple[list[Piece], list[Piece]]:
    """The chosen and excluded values and what was wrong with the query; on the right, how it was understood.

    Args:
        search: the search.
        page: what was found last, maybe for another search.
        at: the chip under the cursor.
        width: cells of the line.
        keys: named where nothing is chosen.
        called: what a value is called in the library.
    """
    left: list[Piece] = []
    for number, selection in enumerate(search.selections):
        words = value_label(selection.field, selection.value, called)
        sign, style = ("− not ", "bar--excluded") if selection.excluded else ("+ ", "bar--chosen")
        before, after = ("▐", "▌") if number == at else (" ", " ")
        left += [(before, "bar--plain"), (f" {sign}{words} ", style), (after, "bar--plain")]
    right: list[Piece] = []
    if page is not None and page.search == search:
        if page.warnings:
            warning = page.warnings[0]
            left.append((f"  at {warning.position + 1}: {clean(warning.message)}", "bar--warning"))
        room = width - sum(len(text) for text, _ in left) - 4
        meaning = clean(page.interpreted)
        if search.text.strip() and meaning and meaning.casefold() != search.text.strip().casefold():
            right = [(f"{fit(meaning, max(room, 0))} ", "bar--dim")] if room > 12 else []
    if not left:
        choose, exclude = keys.told("facets.choose"), keys.told("facets.exclude")
        advice = f" {choose} on a facet value narrows the search, {exclude} excludes it"
        left = [(advice, "bar--dim")]
    return left, right


def total(found: int, every: int, milliseconds: float) -> str:
    """How many articles were found, of how many, and how fast."""
    counted = f"{found:,}" if found == every else f"{found:,} of {every:,}"
    return f"{counted} {'article' if every == 1 else 'articles'}  {milliseconds:.0f} ms "


def hints(found: Sequence[Hint], room: int) -> list[Piece]:
    """The keys for the footer: as many as fit whole into `room` cells.

    The ways out come last; the others give way to them, the general ones first.
    """
    items = [(f" {one.key}", f" {one.label} ", one) for one in found]
    room -= least(found)
    pieces: list[Piece] = []
    for key, label, one in items:
        room -= 0 if one.always else len(key + label)
        if one.always or room >= 0:
            pieces += [(key, "bar--key" if one.available else "bar--off"), (label, _label_style(one))]
    return pieces


def least(found: Sequence[Hint]) -> int:
    """The cells that the keys take which are never left out."""
    return sum(len(one.key) + len(one.label) + 3 for one in found if one.always)


def _label_style(hint: Hint) -> str:
    return "bar--dim" if hint.available else "bar--off"


def begun(keys: str, following: Sequence[tuple[str, str]], room: int) -> list[Piece]:
    """A sequence of keys that was begun, and with which keys it may go on to do what, as many as fit."""
    pieces: list[Piece] = [(f" {keys} …", "bar--strong")]
    room -= len(keys) + 3
    for key, title in following:
        room -= len(key) + len(title) + 4
        if room >= 0:
            pieces += [(f"  {key}", "bar--key"), (f" {title} ", "bar--dim")]
    return pieces


def nothing_on(keys: Keymap) -> tuple[str, ...]:
    """What to read where nothing is on a reading list."""
    return (
        "Nothing is on this list.",
        "",
        f"{keys.told('browse.look_at_all')} looks at all articles,",
        f"{keys.told('browse.put_on_list')} there puts one on it.",
    )


def nothing_found(search: Search, every: int, keys: Keymap, library: Path) -> tuple[str, ...]:
    """What to read, and to do, where the list is empty.

    Args:
        search: what found nothing.
        every: articles in the library.
        keys: the keys that hold.
        library: its folder; the command that fills it needs a flag unless it is the usual one.
    """
    if not every:
        return (
            "The library is empty.",
            "",
            "Put articles in from a shell",
            f"({keys.told('app.suspend')} leads to one, fg back):",
            *_filling(library),
            "They appear here at once.",
            "",
            f"{keys.told('browse.feeds')} follows a feed.",
        )
    advice = ["No article is found.", ""]
    if search.selections:
        advice.append(f"{keys.told('browse.clear_selections')} drops the chosen facet values.")
    if search.text.strip():
        advice.append(f"{keys.told('browse.search')} changes the words.")
    return (*advice, f"{keys.told('browse.look_at_all')} looks at all articles again.")


def _filling(library: Path) -> tuple[str, ...]:
    """The command that fills a library; its folder may be too long for the list to be spelled out."""
    if library.absolute() == default_library().absolute():
        return ("  newsbrowse add FILE|FOLDER",)
    return (
        "  newsbrowse --library DIR add PATH",
        "DIR is the folder that was opened.",
    )


def saved_line(saved: SavedSearch) -> tuple[str, str]:
    """The name of a saved search with what it looks for, and its numbers."""
    parts = [saved.search.text, *(_selection_words(one) for one in saved.search.selections)]
    new = f"{saved.new:,} new of " if saved.new else ""
    return f"{saved.name}   {' '.join(part for part in parts if part)}", f"{new}{saved.total:,}"


def _selection_words(selection: Selection) -> str:
    return ("not " if selection.excluded else "+ ") + value_label(selection.field, selection.value)


def hit_line(hit: Hit) -> tuple[str, str]:
    """The title of an article, and where and when it appeared."""
    return hit.title, " · ".join(part for part in (hit.source or "", short_day(hit.published)) if part)


REBUILT = "The search index was damaged and has been built anew from the articles; nothing is lost."


def coming_in(number: int) -> str:
    """That another process is putting articles into the library, which no search finds yet."""
    return f"{number:,} new {'article is' if number == 1 else 'articles are'} in, found once the import ends"


def came_in(number: int) -> str:
    """That another process has put articles into the library."""
    return f"{number:,} new article{' has' if number == 1 else 's have'} come in."

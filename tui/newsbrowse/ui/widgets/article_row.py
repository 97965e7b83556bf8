"""One article of the list, drawn on one line or on two."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.strip import Strip

from newsbrowse.models import Hit
from newsbrowse.text.clean import clean
from newsbrowse.ui.dates import short_day
from newsbrowse.ui.strips import LineBuilder, broken, fit

_BETWEEN = 3
"""Cells of the dot between a title and the day."""

_LEAST_SOURCE = 6
"""Cells that a source needs to be worth naming where it is cut."""

_SOURCE = 8
"""Cells of an article's one line that its title leaves to the source."""

Signs = Sequence[tuple[str, Style]]
"""What stands before a title, each with its style."""


def two_lines(line: LineBuilder, hit: Hit, part: int, signs: Signs, title: Style, dim: Style) -> Strip:
    """The title, and behind what of it needs a second line the day and the source.

    Args:
        line: what is drawn already of the line.
        hit: the article.
        part: which of the two lines, 0 or 1.
        signs: what stands before the title.
        title: the style of the title.
        dim: the style of all else.
    """
    first, rest = broken(clean(hit.title), line.room - sum(cell_len(sign) for sign, _ in signs))
    if part == 0:
        for sign, style in signs:
            line.add(sign, style)
        return line.add(first, title).strip(title)
    if rest:
        day = short_day(hit.published)
        line.add(fit(rest, max(line.room - cell_len(day) - _BETWEEN, 1)), title)
    return line.add(_about(hit, line.room, bool(rest)), dim).strip(dim)


def one_line(line: LineBuilder, hit: Hit, signs: Signs, title: Style, dim: Style) -> Strip:
    """The day, the title and the source, which stands at the right edge."""
    source = clean(hit.source or "") + (f" +{hit.alike}" if hit.alike else "")
    line.add(f"{short_day(hit.published):>12}  ", dim)
    for sign, style in signs:
        line.add(sign, style)
    words = clean(hit.title)
    left = max(line.room - cell_len(words) - 2, min(cell_len(source), _SOURCE))
    line.add(words, title, line.room - left - 2)
    return line.add("  ", dim).add(source, dim, left, right=True).strip(title)


def _about(hit: Hit, room: int, behind: bool) -> str:
    """The day, the near-duplicates and the source, as far as they fit into some cells.

    Args:
        hit: the article.
        room: the cells there are.
        behind: whether a title stands before it.
    """
    dot = " · "
    day = short_day(hit.published)
    if cell_len(day) > room - len(dot) * behind:
        day = short_day(hit.published, brief=True)
    text = f"{dot if behind else ''}{day}"
    if hit.alike and cell_len(text) + len(alike := f"{dot}+{hit.alike} alike") <= room:
        text += alike
    left = room - cell_len(text) - len(dot)
    source = clean(hit.source or "")
    return (
        f"{text}{dot}{fit(source, left)}" if source and left >= min(cell_len(source), _LEAST_SOURCE) else text
    )

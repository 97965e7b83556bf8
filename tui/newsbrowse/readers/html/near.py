"""The lines above and below a page's headline, where the writer and the day stand for people to see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newsbrowse.readers import byline
from newsbrowse.readers.foreign_days import read_foreign_day
from newsbrowse.readers.html.title import key
from newsbrowse.readers.html.tree import Tree, words_of
from newsbrowse.readers.record import one_line
from newsbrowse.text.days import find_leading_stamp

_BLOCKS = words_of(
    """address article blockquote body br dd div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr
    li main ol p pre section table td th tr ul"""
)

_SKIPPED = frozenset(
    ("script", "style", "nav", "footer", "aside", "select", "form", "noscript", "svg", "button")
)
_MOST_LINES = 4000
_AFTER = 12
_BEFORE = 6
_DIRECTLY = 3
_LONGEST = 140
_FARTHEST = 40
_LABEL_ROOM = 30
_LABEL = re.compile(
    r"(?:published|posted|veröffentlicht|publié|publicado|pubblicato|date)\b"
    r"[^\d\w]{0,5}(?:on |am |le |il |el )?",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"updat|modif|aktualisier|mis à jour|actualiz|atualiz|aggiorn|bijgewerkt", re.IGNORECASE
)
_DAY = re.compile(
    r"(?<![\w.])(?=\d{1,4}[./ -]|\d{1,2}(?:st|nd|rd|th)\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_MOST_STARTS = 12


class Surroundings(Struct, frozen=True):
    """Lines around a headline: those below it, and those above it, the nearest first."""

    below: tuple[str, ...] = ()
    above: tuple[str, ...] = ()

    def authors(self) -> tuple[str, ...]:
        """The names of the first byline."""
        for line in (*self.below, *self.above):
            read = byline.read_byline(line) if len(line) <= _LONGEST else None
            if read and read[0]:
                return read[0]
        return ()

    def day(self) -> str | None:
        """The first full date near the beginning of a short line."""
        found = (_day_in(line) for line in (*self.below, *self.above) if len(line) <= _LONGEST)
        return next((day for day in found if day), None)

    def day_line(self) -> str | None:
        """The day that stands directly below the headline in a line of its own, as that of publication."""
        for line in self.below[:_DIRECTLY]:
            label = _LABEL.match(line)
            found = find_leading_stamp(line[label.end() if label else 0 :]) if len(line) <= _LONGEST else None
            if found and not _UPDATED.search(line[: found[1] + _LABEL_ROOM]):
                return found[0]
        return None


def surroundings(tree: Tree, title: str) -> Surroundings:
    """The lines around a headline; none where it does not stand on the page."""
    lines = list(_lines(tree))
    wanted = key(title)
    at = [number for number, line in enumerate(lines) if key(line) == wanted]
    if not wanted or not at:
        return Surroundings()
    chosen = at[-1] if len(at) <= 2 else at[0]
    below, above = lines[chosen + 1 : chosen + 1 + _AFTER], lines[max(chosen - _BEFORE, 0) : chosen]
    return Surroundings(tuple(below), tuple(reversed(above)))


def _day_in(line: str) -> str | None:
    labelled = read_foreign_day(line)
    if labelled:
        return labelled
    for number, match in enumerate(_DAY.finditer(line)):
        if number >= _MOST_STARTS or match.start() > _FARTHEST:
            break
        found = find_leading_stamp(line[match.start() :])
        if found:
            return found[0]
    return None


def _lines(tree: Tree) -> Iterator[str]:
    """The lines of a page as they are seen, without its menus."""
    from lxml import etree

    pieces: list[str] = []
    count = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        if count >= _MOST_LINES:
            return
        skipped = node.tag in _SKIPPED
        if node.tag in _BLOCKS or skipped:
            line = one_line(" ".join(pieces))
            pieces = []
            if line:
                count += 1
                yield line
        if event == "start":
            if skipped:
                walk.skip_subtree()
            else:
                pieces.append(node.text or "")
        elif node is not tree:
            pieces.append(node.tail or "")
    if line := one_line(" ".join(pieces)):
        yield line

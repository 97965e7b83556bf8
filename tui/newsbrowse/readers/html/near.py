"""The lines above and below a page's headline, where the writer and the day stand for people to see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from newsbrowse.readers import byline
from newsbrowse.readers.foreign_days import find_foreign_day, read_foreign_day
from newsbrowse.readers.html.title import key
from newsbrowse.readers.html.tree import Tree, attribute, line_of, words_of
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
    r"(?:(?:first |originally |e)?published|posted|veröffentlicht|publié|publicado|pubblicato|date|issued"
    r"|filed)\b[^\d\w]{0,5}(?:on |am |le |il |el )?",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"(?:(?:this )?(?:page|article|story|post) )?(?:was )?(?:last )?(?:updated|modified|edited|changed"
    r"|revised)\b[^\d\w]{0,5}(?:on )?",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"updat|modif|aktualisier|mis à jour|actualiz|atualiz|aggiorn|bijgewerkt", re.IGNORECASE
)
_DAY = re.compile(
    r"(?<![\w.])(?=\d{1,4}[./ -]|\d{1,2}(?:st|nd|rd|th)\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? \d)"
)
_MOST_STARTS = 12
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")
_ASIAN_WRITER = re.compile(
    r"(?:作者|记者|記者|撰文|文)\s?[：:/]\s?([\u4e00-\u9fff·]{2,8})(?![\u4e00-\u9fff])"
    r"|(?:记者|記者)\s?([\u4e00-\u9fff]{2,4})\s?[／/]|\A([가-힣]{2,4})\s?기자(?![가-힣])"
)
_ZONE = re.compile(r"\b(?:[A-Z]{2,4}|Uhr|h|(?:local|eastern) time)\b")
_CAME_OUT = re.compile(r"\b(?:first |originally )?published\b[^\d\w]{0,5}(?:on )?", re.IGNORECASE)
_BY = re.compile(r"(?:by|von|por|par|di|autor(?:in)?|author|auteur(?:\(s\))?)\s?:?", re.IGNORECASE)
_NAME_BESIDE = re.compile(
    r"(?:\s*[|•·,–—-]\s*\d\d?[:.]\d\d)?(?:\s*(?:Uhr|h)\b)?\s*[|•·–—-]\s+([^\d|•·–—]{5,60})"
)
_DATELINE = re.compile(r"\s?[–—:|-]\s")


class Surroundings(Struct, frozen=True):
    """Lines around a headline.

    Attributes:
        below: those below it.
        above: those above it, the nearest first.
        labelled: the day of the first line anywhere that says when the page came out, else was changed.
        holders: the elements that hold the headline.
    """

    below: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    labelled: str | None = None
    holders: frozenset[Tree] = frozenset()

    def authors(self) -> tuple[str, ...]:
        """The names of the first byline."""
        lines = (*byline.with_role_joined(self.below), *self.above)
        for number, line in enumerate(lines):
            if len(line) > _LONGEST:
                continue
            if asian := _ASIAN_WRITER.search(line):
                return (asian[1] or asian[2] or asian[3],)
            if _BY.fullmatch(line):
                line = " ".join(lines[number : number + 2])
            read = byline.read_byline(line)
            names = read[0] if read else _beside_stamp(line)
            if names:
                return names
        return ()

    def day(self, *, changed: bool = True) -> str | None:
        """The first full date near the beginning of a short line, or in front of a paragraph.

        A line that says when the article was changed counts only where no other has a date, and only if it is
        to be asked (`changed`).
        """
        lines = (*self.below, *self.above)
        found = ((line, _day_in(line) if len(line) <= _LONGEST else _dateline(line)) for line in lines)
        days = [(day, _tells_change(line)) for line, day in found if day]
        first = next((day for day, is_change in days if not is_change), None)
        return first or (days[0][0] if days and changed else None)

    def numeric_day(self, stamp: str) -> str | None:
        """The day that a date such as `03/04/2026` means: the reading that is at most a day from a stamp."""
        known = date.fromisoformat(stamp[:10])
        for line in (*self.below, *self.above):
            for match in _NUMERIC.finditer(line[:_LONGEST]):
                for day, month in ((match[1], match[2]), (match[2], match[1])):
                    try:
                        read = date(int(match[3]), int(month), int(day))
                    except ValueError:
                        continue
                    if abs((read - known).days) <= 1:
                        return read.isoformat()
        return None

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
    labelled = _labelled(lines)
    if not wanted or not at:
        return Surroundings(labelled=labelled)
    chosen = at[-1] if len(at) <= 2 else at[0]
    below, above = lines[chosen + 1 : chosen + 1 + _AFTER], lines[max(chosen - _BEFORE, 0) : chosen]
    return Surroundings(tuple(below), tuple(reversed(above)), labelled, _holders(tree, wanted))


def _holders(tree: Tree, wanted: str) -> frozenset[Tree]:
    """The elements that hold a headline."""
    headings = (element for element in tree.iter("h1", "h2", "h3") if key(line_of(element)) == wanted)
    headline = next(headings, None)
    return frozenset(headline.iterancestors()) if headline is not None else frozenset()


def _tells_change(line: str) -> bool:
    """Whether a line says when an article was changed, and not when it came out."""
    return len(line) <= _LONGEST and bool(_UPDATED.search(line)) and not _CAME_OUT.search(line)


def is_stamp_line(line: str) -> bool:
    """Whether a line says when an article came out or was changed, and nothing else."""
    label = _LABEL.match(line) or _CHANGED.match(line)
    found = find_leading_stamp(line[label.end() :]) if label else None
    rest = line[label.end() + found[1] :] if label and found else "x"
    return not _ZONE.sub("", rest).strip(" .|·-–—")


def _beside_stamp(line: str) -> tuple[str, ...]:
    """The name in a line such as `04.02.2026 | 13:10 Uhr | Jane Doe`."""
    stamp = find_leading_stamp(line)
    name = _NAME_BESIDE.fullmatch(line, stamp[1]) if stamp else None
    return byline.names_in(name[1]) if name else ()


def _labelled(lines: Sequence[str]) -> str | None:
    """The day of the first line that says when the page came out; else when it was changed."""
    changed: str | None = None
    for number, line in enumerate(lines):
        if line.endswith(":") and len(line) <= _LABEL_ROOM:
            line = " ".join(lines[number : number + 2])
        if len(line) > _LONGEST:
            continue
        label = _LABEL.match(line)
        found = find_leading_stamp(line[label.end() :]) if label else None
        if found:
            return found[0]
        if changed is None:
            label = _CHANGED.match(line)
            found = find_leading_stamp(line[label.end() :]) if label else None
            changed = found[0] if found else read_foreign_day(line)
    return changed


def _dateline(paragraph: str) -> str | None:
    """The day that a paragraph begins with, before a dash or a colon."""
    found = find_leading_stamp(paragraph)
    return found[0] if found and _DATELINE.match(paragraph, found[1]) else None


def _day_in(line: str) -> str | None:
    labelled = read_foreign_day(line) or find_foreign_day(line[:_FARTHEST])
    if labelled:
        return labelled
    out = _CAME_OUT.search(line) if _UPDATED.search(line) else None
    found = find_leading_stamp(line[out.end() :]) if out else None
    if found:
        return found[0]
    for number, match in enumerate(_DAY.finditer(line)):
        if number >= _MOST_STARTS or match.start() > _FARTHEST:
            break
        found = find_leading_stamp(line[match.start() :])
        if found:
            return found[0]
    return None


def _is_note(element: Tree) -> bool:
    """Whether a foot is that of a headline: some programs put writer and day into one."""
    return element.tag == "footer" and "meta" in attribute(element, "class")


def _lines(tree: Tree) -> Iterator[str]:
    """The lines of a page as they are seen, without its menus."""
    from lxml import etree

    pieces: list[str] = []
    count = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        if count >= _MOST_LINES:
            return
        skipped = node.tag in _SKIPPED and not _is_note(node)
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

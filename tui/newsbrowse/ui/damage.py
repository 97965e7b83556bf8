"""Only what changed on the screen goes over the line, as curses does it.

Textual paints whole widgets: a step of the cursor that changes a hundred cells may paint a thousand, with an
escape sequence for every stretch of them. `Damage` reads what Textual writes, keeps the screen that it means
and the screen that the terminal shows, and writes the difference. Several paintings that come while the line
is busy become one difference.

It understands what Textual paints with: text, colours, and going to a place. Everything else is passed on in
its order; what may change the screen makes it forget what the terminal shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import split_graphemes

Cell = tuple[str, str]
"""What stands in a cell (empty behind a wide letter), and the parameters of its colours, empty for none."""

_BLANK: Cell = (" ", "")

_TOKEN = re.compile(
    r"\x1b\[([0-9;]*)([Hm])"
    r"|([^\x1b\n\r]+)"
    r"|([\n\r])"
    r"|(\x1b\[\?2026[hl])"
    r"|(\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|[PX^_](?:[^\x1b]|\x1b[^\\])*\x1b\\|[ -/]*[0-~])|\x1b)"
)
_CHANGES_SCREEN = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@A-GJ-MPSTXZ`abdefr]|\[\?[0-9;]*(?:47|1049)[0-9;]*[hl]|[78cDEM])"
)

_DEFAULTS = {"39": re.compile("3[0-8]|9[0-7]"), "49": re.compile("4[0-8]|10[0-7]")}
"""The codes that set letters or ground back to the default, and those they undo."""

_NEAR = 5
"""Unchanged cells that are written again where going over them would cost as much."""

_FEW = 6
"""Lines that must have moved together for the terminal to be asked to move them."""

_ERASE = 4
"""Blanks at the end of a line from which on erasing is shorter."""

_TORN = 200
"""Characters from which on a terminal that can is told to show a difference at once."""


class Damage:
    """The screen that is meant, and the screen that is shown."""

    def __init__(self, shown: dict[int, list[Cell]] | None = None, rows: int | None = None) -> None:
        """Begin with an unknown screen, or with one that the terminal shows already.

        Such a screen stays until `held` is taken back: what is painted meanwhile is not shown piece by piece.

        Args:
            shown: what the terminal shows.
            rows: how many it has, where that is known.
        """
        self._meant: dict[int, list[Cell]] = {}
        self._shown: dict[int, list[Cell]] = shown or {}
        self.held = bool(shown)
        self._touched: set[int] = set()
        self._row = self._column = 0
        self._style = ""
        self._atomic = False
        self._written: tuple[int, int] | None = None
        self._rows = rows
        self._went = False

    def forget(self, rows: int | None = None) -> None:
        """What the terminal shows is no longer known; all is about to be painted anew.

        Args:
            rows: how many the terminal has now, where that has changed; what is painted below is left out.
        """
        self._rows = rows or self._rows
        self._meant.clear()
        self._touched.clear()
        self._lose()

    def redraw(self) -> str:
        """What clears the terminal and paints all that is meant."""
        self._lose()
        self._touched |= set(self._meant)
        return "\x1b[m\x1b[2J" + self.flush()

    def meant(self) -> dict[int, list[Cell]]:
        """What the screen shows as soon as the terminal has taken it."""
        return {row: list(cells) for row, cells in self._meant.items()}

    def _lose(self) -> None:
        self._shown.clear()
        self._written = None
        self._went = False

    def feed(self, data: str) -> str:
        """Take in what Textual writes.

        Returns:
            What has to go to the terminal at once; the rest waits for `flush`.
        """
        out: list[str] = []
        for token in _TOKEN.finditer(data):
            parameters, final, text, line, atomic, other = token.groups()
            if text is not None:
                self._write(text)
            elif final == "m":
                self._style = _style(self._style, parameters)
            elif final == "H":
                self._go(parameters)
            elif line is not None:
                self._row += line == "\n"
                self._column *= line == "\n"
            elif atomic is not None:
                self._atomic = True
            else:
                out += [self.flush(), other]
                if _CHANGES_SCREEN.match(other):
                    self.forget()
        return "".join(out)

    def _go(self, parameters: str) -> None:
        row, _, column = parameters.partition(";")
        self._row, self._column = int(row or 1) - 1, int(column or 1) - 1
        self._went = True

    def _write(self, text: str) -> None:
        style = self._style
        if text.isascii():
            cells = [(letter, style) for letter in text]
        else:
            cells = []
            for start, end, width in split_graphemes(text)[0]:
                if width:
                    cells += [(text[start:end], style), *[("", style)] * (width - 1)]
        row = self._meant.setdefault(self._row, [])
        start, end = self._column, self._column + len(cells)
        if len(row) < start:
            row += [_BLANK] * (start - len(row))
        _cut_wide_letters(row, start, end)
        row[start:end] = cells
        self._column = end
        self._touched.add(self._row)

    def flush(self) -> str:
        """The difference between what is meant and what is shown; from now on it is shown."""
        if self.held:
            return ""
        out: list[str] = [self._scroll()]
        pen = ""
        for row in sorted(self._touched):
            meant, shown = self._meant[row], self._shown.get(row)
            if meant == shown or (self._rows is not None and row >= self._rows):
                continue
            for start, end in _changed(meant, shown):
                out.append(self._move(row, start))
                erased = _blanks(meant, start, end)
                pen = _paint(out, meant[start : end - erased], pen)
                if erased:
                    out.append("\x1b[m\x1b[K" if pen else "\x1b[K")
                    pen = ""
                self._written = (row, end - erased)
            self._shown[row] = list(meant)
        self._touched.clear()
        if pen:
            out.append("\x1b[m")
        if any(out) or self._went:
            out.append(self._move(self._row, self._column))
        self._went = False
        painted = "".join(out)
        return f"\x1b[?2026h{painted}\x1b[?2026l" if self._atomic and len(painted) > _TORN else painted

    def _scroll(self) -> str:
        """Have the terminal move whole lines that now stand some rows further up or down."""
        differ = [row for row in self._touched if self._meant[row] != self._shown.get(row)]
        if len(differ) < _FEW or (self._rows is not None and max(differ) >= self._rows):
            return ""
        found = _shift(self._meant, self._shown, differ)
        if found is None:
            return ""
        by, first, last = found
        self._written = None
        rows = range(first, last + 1)
        moved = {row: self._shown[row + by] for row in rows if row + by in rows}
        self._shown.update({row: moved.get(row, [_BLANK] * len(self._shown[row])) for row in rows})
        self._touched |= {row for row in rows if row in self._meant}
        edge, step = (last, "\n") if by > 0 else (first, "\x1bM")
        return f"\x1b[{first + 1};{last + 1}r\x1b[{edge + 1}H{step * abs(by)}\x1b[r"

    def _move(self, row: int, column: int) -> str:
        if self._written == (row, column):
            return ""
        self._written = (row, column)
        return f"\x1b[{row + 1}H" if not column else f"\x1b[{row + 1};{column + 1}H"


def _shift(
    meant: dict[int, list[Cell]], shown: dict[int, list[Cell]], differ: list[int]
) -> tuple[int, int, int] | None:
    """By how many rows most of the lines that differ have moved, and the first and last row that takes part.

    None where that is not so, or where a row in between is not known.
    """
    stood = {tuple(cells): row for row, cells in shown.items() if any(cell != _BLANK for cell in cells)}
    moves = [(stood[now] - row, row) for row in differ if (now := tuple(meant[row])) in stood]
    if len(moves) < _FEW or not (counted := Counter(by for by, _ in moves)):
        return None
    by, times = counted.most_common(1)[0]
    if not by or times < _FEW or times * 2 < len(differ):
        return None
    rows = [edge for one, row in moves if one == by for edge in (row, row + by)]
    first, last = min(rows), max(rows)
    return (by, first, last) if all(row in shown for row in range(first, last + 1)) else None


def _changed(meant: list[Cell], shown: list[Cell] | None) -> list[tuple[int, int]]:
    """The stretches of a row that have to be written, from the left.

    A row with wide or combined letters is written whole: terminals do not agree on their widths, and a part
    would stand in the wrong place.
    """
    if shown is None or len(shown) != len(meant) or _uneven(meant) or _uneven(shown):
        return [(0, len(meant))]
    runs: list[tuple[int, int]] = []
    for at, (new, old) in enumerate(zip(meant, shown, strict=True)):
        if new != old:
            if runs and at - runs[-1][1] <= _NEAR:
                runs[-1] = (runs[-1][0], at + 1)
            else:
                runs.append((at, at + 1))
    return runs


def _uneven(row: list[Cell]) -> bool:
    return any(len(letter) != 1 for letter, _ in row)


def _cut_wide_letters(row: list[Cell], start: int, end: int) -> None:
    """Blank the halves of wide letters that writing over a stretch leaves behind."""
    for edge in (start, end):
        if 0 < edge < len(row) and not row[edge][0]:
            first = edge - 1
            while first > 0 and not row[first][0]:
                first -= 1
            row[first] = _BLANK
            while edge < len(row) and not row[edge][0]:
                row[edge] = _BLANK
                edge += 1


def _blanks(row: list[Cell], start: int, end: int) -> int:
    """How many blanks at the end of a stretch, and of the row, are to be erased rather than written."""
    count = 0
    if end == len(row):
        while end - count > start and row[end - count - 1] == _BLANK:
            count += 1
    return count if count >= _ERASE else 0


def _paint(out: list[str], cells: list[Cell], pen: str) -> str:
    """Write cells; returns the colours that are set afterwards."""
    for letter, style in cells:
        if style != pen:
            out.append(f"\x1b[0;{style}m" if style and pen else f"\x1b[{style}m")
            pen = style
        out.append(letter)
    return pen


@lru_cache(4096)
def _style(before: str, parameters: str) -> str:
    """The colours after a sequence that sets them, without what is set by default."""
    kept = list(_codes(before)) if before else []
    for code in _codes(parameters):
        if code in ("", "0"):
            kept = []
        elif code in _DEFAULTS:
            kept = [one for one in kept if not _DEFAULTS[code].match(one)]
        else:
            kept.append(code)
    return ";".join(kept)


def _codes(parameters: str) -> Iterator[str]:
    """The single codes of a sequence; a colour by its number or its parts is one."""
    numbers = parameters.split(";")
    at = 0
    while at < len(numbers):
        width = 1
        if numbers[at] in ("38", "48") and at + 1 < len(numbers):
            width = {"5": 3, "2": 5}.get(numbers[at + 1], 1)
        yield ";".join(numbers[at : at + width])
        at += width

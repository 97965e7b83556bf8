"""How the findings of a check are printed for a reader: a block for each, in colour at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsbrowse.cli.output import is_terminal, write
from newsbrowse.text.clean import clean
from newsbrowse.writing.checking.draft import Draft, line_and_column
from newsbrowse.writing.checking.findings import Finding, Verdict
from newsbrowse.writing.checking.report import citation, difference, place
from newsbrowse.writing.citations import Style

if TYPE_CHECKING:
    from rich.text import Text

_INDENT = "      "
_SIGNS = {"": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}
_COLOURS = {Verdict.FOUND: "green", Verdict.DIFFERS: "bold yellow", Verdict.NOT_FOUND: "bold magenta"}
_DIFFERENCE = {"": "", "-": "red", "+": "green"}
Piece = tuple[str, str]
"""Clean words, and the style they have at a terminal."""


def print_findings(draft: Draft, findings: Sequence[Finding], style: Style) -> None:
    """A block for each finding: where it stands, how the draft and the library put it, the citations."""
    blocks = [list(_rows(draft, one, style)) for one in findings]
    if is_terminal(sys.stdout):
        from rich.padding import Padding

        from newsbrowse.cli.pretty import console

        screen = console()
        for head, *rows in blocks:
            screen.print(_text(head))
            for row in rows:
                screen.print(Padding(_text(row), (0, 0, 0, len(_INDENT))))
            screen.print()
        return
    for head, *rows in blocks:
        lines = ("".join(words for words, _ in row) for row in (head, *rows))
        write(f"\n{_INDENT}".join(lines) + "\n")


def _text(row: Sequence[Piece]) -> Text:
    from rich.text import Text

    text = Text()
    for words, style in row:
        text.append(words, style or None)
    return text


def _rows(draft: Draft, finding: Finding, style: Style) -> Iterator[list[Piece]]:
    line, column = line_and_column(draft.text, finding.span.start)
    verdict = f"{finding.kind.value} {finding.verdict.value}"
    note = f"  ({clean(finding.note)})" if finding.note else ""
    yield [(f"{line}:{column}  ", "dim"), (verdict, _COLOURS[finding.verdict]), (note, "italic")]
    if pieces := difference(finding):
        yield list(_words(pieces))
    else:
        yield [("draft    ", "dim"), (clean(finding.text), "")]
        if finding.evidence and finding.verdict is not Verdict.FOUND:
            yield [("library  ", "dim"), (clean(finding.evidence[0].reading), "")]
    for one in finding.evidence[: 1 if finding.verdict is Verdict.FOUND else None]:
        yield [(f"{place(one)}  ", "cyan"), (clean(citation(one, style)), "dim")]


def _words(pieces: Sequence[tuple[str, str]]) -> Iterator[Piece]:
    """The words of a misquotation; what differs has signs besides its colour."""
    for number, (sign, words) in enumerate(pieces):
        opening, closing = _SIGNS[sign]
        yield f"{' ' if number else ''}{opening}{clean(words)}{closing}", _DIFFERENCE[sign]

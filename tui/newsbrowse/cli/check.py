"""`newsbrowse check`: a draft held against the library."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse.cli.cite import chosen_style
from newsbrowse.cli.options import JsonOption, LibraryOption, examples, open_library
from newsbrowse.cli.output import is_terminal, narrate, write_json, write_line
from newsbrowse.cli.progress import progress_bar
from newsbrowse.errors import ReadError, UsageError

if TYPE_CHECKING:
    from newsbrowse.writing.checking.findings import Finding

STDIN = "-"

LARGEST = 1_000_000
"""Bytes of a draft that are read."""

EXAMPLES = examples(
    "newsbrowse check draft.md",
    "newsbrowse check draft.md --found --style apa",
    "newsbrowse check --format lines draft.md   # for an editor's list of places",
    "pbpaste | newsbrowse check - --json",
)


class Format(StrEnum):
    """The forms of a check."""

    TEXT = "text"
    LINES = "lines"
    JSON = "json"


class Columns(StrEnum):
    """What the columns of the lines for an editor count."""

    BYTES = "bytes"
    CHARACTERS = "characters"


def check(
    context: typer.Context,
    draft: Annotated[
        str,
        typer.Argument(metavar="DRAFT", help="A text or Markdown file; '-' is stdin.", show_default=False),
    ],
    form: Annotated[
        Format | None, typer.Option("--format", help="By default text.", show_default=False)
    ] = None,
    columns: Annotated[
        Columns,
        typer.Option(help="What columns of --format lines count: bytes of UTF-8 as in vim, or as in Emacs."),
    ] = Columns.BYTES,
    found: Annotated[bool, typer.Option("--found", help="Also tell what was found, with citations.")] = False,
    day: Annotated[
        str | None,
        typer.Option(
            metavar="YYYY-MM-DD",
            help="The day it is written for, that 'Tuesday' is counted from; else that of its front matter.",
            show_default=False,
        ),
    ] = None,
    style: Annotated[
        str | None,
        typer.Option(
            metavar="STYLE", help="Of citations; else what citation.style sets.", show_default=False
        ),
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Hold a draft against the library.

    Its quotations, names, countries, days and figures are looked up. Each is found, or differs from
    what the library has on the same thing, or is not found. What is told is what deserves a look: the
    library may be wrong, or lack it.

    Exit code 0 if all was found, 1 if something differs or is not found.
    """
    if as_json and form not in (None, Format.JSON):
        raise UsageError(f"--json and --format {form} exclude each other", "give one of the two")
    citing = chosen_style(context, style)
    text = _read(draft)
    from newsbrowse.writing.checking import report
    from newsbrowse.writing.checking.check import check as check_draft
    from newsbrowse.writing.checking.draft import read_draft

    read = read_draft(text, _day(day))
    with open_library(context, library) as archive, progress_bar() as progress:
        findings = check_draft(read, archive, progress)
    told = [one for one in findings if found or one.is_alarm]
    name = "<stdin>" if draft == STDIN else draft
    if as_json or form is Format.JSON:
        write_json(report.as_json(read, findings, name, citing))
    elif form is Format.LINES:
        for line in report.editor_lines(read, told, name, in_bytes=columns is Columns.BYTES):
            write_line(line)
    else:
        from newsbrowse.cli.checked import print_findings

        print_findings(read, told, citing)
    _narrate(findings, quietly=as_json or form is not None)
    raise typer.Exit(1 if any(one.is_alarm for one in findings) else 0)


def _read(name: str) -> str:
    """The draft's text.

    Raises:
        UsageError: it cannot be read, is no text, or is too large for a draft.
    """
    from newsbrowse.text.decode import decode

    if name == STDIN and is_terminal(sys.stdin):
        narrate("reading the draft from the terminal; ctrl+D ends it")
    try:
        if name == STDIN:
            data = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise UsageError(f"{name} has more than {LARGEST:,} bytes", "check it in parts")
        return decode(data).replace("\r\n", "\n")
    except ReadError as error:
        raise UsageError(f"{name} cannot be checked: {error}", "give it a text or Markdown file") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{name} cannot be read: {reason}", "check the name of the file") from error


def _day(given: str | None) -> str | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise UsageError(f"--day takes YYYY-MM-DD, not {given[:40]}", "newsbrowse check --help") from None


def _narrate(findings: Sequence[Finding], *, quietly: bool) -> None:
    """Say on stderr how much was looked up, unless a program reads what is printed."""
    if quietly:
        return
    if not findings:
        narrate("nothing to look up: no quotation, name, day or figure was read out of the draft")
        return
    counted = Counter(one.verdict.value for one in findings)
    parts = ", ".join(f"{counted[word]:,} {word}" for word in ("found", "differs", "not found"))
    narrate(f"{len(findings):,} looked up: {parts}")

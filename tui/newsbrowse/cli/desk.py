"""`newsbrowse desk`: what you did with articles, written out and taken in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import msgspec
import typer

from newsbrowse.archive.dump import TakenIn
from newsbrowse.cli.options import JsonOption, LibraryOption, examples, open_library
from newsbrowse.cli.output import complain, narrate, write_json
from newsbrowse.errors import ReadError, UsageError

STDIN = "-"

LONGEST_LINE = 1 << 24
"""Bytes of a line that are read: more than the longest note takes."""

EXAMPLES = examples(
    "newsbrowse desk export > desk.jsonl",
    "newsbrowse desk import desk.jsonl",
    "ssh desktop newsbrowse desk export | newsbrowse desk import -",
)


class Action(StrEnum):
    """What to do."""

    EXPORT = "export"
    IMPORT = "import"


def desk(
    context: typer.Context,
    action: Annotated[Action, typer.Argument(help="What to do.")],
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="What to import; '-' is stdin.", show_default=False)
    ] = None,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Write out all you did with articles, or take it in.

    That is stars, read marks, tags, notes and saved searches. Each line is JSON: an article by its
    id, or a saved search. Taking in adds to what is there and takes nothing away: a note that differs
    is put below the one that is there. It is one step, which `newsbrowse undo` takes back; the same
    file again changes nothing.
    """
    if (action is Action.IMPORT) is (file is None):
        takes = "a file, or '-'" if action is Action.IMPORT else "no file; it prints"
        raise UsageError(f"desk {action} takes {takes}", "newsbrowse desk --help has examples")
    with open_library(context, library) as archive:
        if file is None:
            for kept in archive.write_out_desk():
                write_json(msgspec.to_builtins(kept))
            return
        with _opened(file) as stream:
            report = archive.take_in_desk(_lines(stream))
    _tell(report, as_json=as_json)


def _tell(report: TakenIn, *, as_json: bool) -> None:
    for failure in report.failed:
        narrate(f"{failure.origin}: {failure.reason}")
    if as_json:
        failed = [{"origin": failure.origin, "reason": failure.reason} for failure in report.failed]
        write_json({"lines": report.lines, "changed": report.changed, "failed": failed})
    else:
        narrate(f"{report.lines:,} lines read, {report.changed:,} changes, {len(report.failed):,} not placed")
    if not report.lines:
        complain("there was nothing to take in")
    if report.failed or not report.lines:
        raise typer.Exit(1)


def _opened(name: str) -> BinaryIO:
    if name == STDIN:
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"{name} cannot be read: {reason}", "check the name of the file") from error


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; of one that is too long a part, which cannot be understood and is told."""
    while line := stream.readline(LONGEST_LINE):
        rest = line
        while len(rest) == LONGEST_LINE and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE)
        yield line

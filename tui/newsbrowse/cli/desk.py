"""`newsbrowse desk`: what you did with articles, written out and taken in."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
import typer

from newsbrowse.archive.dump import TakenIn
from newsbrowse.cli.line_files import lines_of, opened
from newsbrowse.cli.options import JsonOption, LibraryOption, examples, open_library
from newsbrowse.cli.output import complain, narrate, write_json
from newsbrowse.errors import UsageError

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

    That is stars, read marks, tags, notes (on articles and on passages), reading lists and saved searches.
    Each line is JSON: an article by its id, a list, or a saved search. Taking in adds to what is there and
    takes nothing away: a note that differs is put below the one that is there, and what a reading list
    lacks at its end. It is one step, which `newsbrowse undo` takes
    back; the same file again changes nothing.
    """
    if (action is Action.IMPORT) is (file is None):
        takes = "a file, or '-'" if action is Action.IMPORT else "no file; it prints"
        raise UsageError(f"desk {action} takes {takes}", "newsbrowse desk --help has examples")
    with open_library(context, library) as archive:
        if file is None:
            for kept in archive.write_out_desk():
                write_json(msgspec.to_builtins(kept))
            return
        with opened(file) as stream:
            report = archive.take_in_desk(lines_of(stream))
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

"""`newsbrowse doctor`: whether the library is sound, and what can be done where it is not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsbrowse.cli.options import JsonOption, LibraryOption, examples, library_path
from newsbrowse.cli.output import complain, is_terminal, narrate, write, write_json
from newsbrowse.cli.progress import progress_bar

if TYPE_CHECKING:
    from newsbrowse.archive.doctor import Check

EXAMPLES = examples(
    "newsbrowse doctor",
    "newsbrowse doctor --repair",
    "newsbrowse doctor --json",
)

_WIDTH = 22


def doctor(
    context: typer.Context,
    repairing: Annotated[
        bool, typer.Option("--repair", help="Do what helps, once you agree; then check again.")
    ] = False,
    agreed: Annotated[bool, typer.Option("--yes", "-y", help="Agree to the repair beforehand.")] = False,
    as_json: JsonOption = False,
    library: LibraryOption = None,
) -> None:
    """Check that the library is sound, and repair it.

    Looked at are each byte of the search index, the database, every article and what was read out of
    it, what you did, whether all these agree, leftovers of crashes, permissions and free space.
    Nothing is changed unless --repair is given. A repair works on copies and swaps them in when they
    are complete.

    The exit code is 0 if all is well, or was repaired, and 1 if something is wrong.
    """
    path = library_path(context, library)
    found = _looked_at(path, as_json=as_json)
    done: list[str] = []
    if repairing and (remedies := {one.remedy for check in found for one in check.findings}):
        if not (agreed or _agrees()):
            complain("nothing was repaired", "'newsbrowse doctor --repair --yes' agrees beforehand")
            raise typer.Exit(1)
        from newsbrowse.archive.doctor.repair import repair

        with progress_bar() as progress:
            for line in repair(path, remedies, progress):
                done.append(line)
                narrate(line)
        found = _looked_at(path, as_json=as_json)
    if as_json:
        write_json(_shape(path, found, done))
    if not all(check.is_well for check in found):
        raise typer.Exit(1)


def _looked_at(path: Path, *, as_json: bool) -> list[Check]:
    """Look at all of it, and print each check as it is done unless JSON is wanted in the end."""
    from newsbrowse.archive.doctor import examine

    found = []
    with progress_bar() as progress:
        for check in examine(path, progress):
            found.append(check)
            if not as_json:
                _print(check)
    return found


def _print(check: Check) -> None:
    sign = "ok   " if check.is_well else "WRONG"
    write(f"{sign} {check.name:{_WIDTH}} {check.result}")
    for finding in check.findings:
        write(f"      {finding.what}")
    for todo in dict.fromkeys(finding.todo for finding in check.findings):
        write(f"      -> {todo}")


def _agrees() -> bool:
    """Ask on the terminal; False where there is none."""
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        return False
    return typer.confirm("Repair this? What is there is kept until the new is complete.", err=True)


def _shape(path: Path, found: list[Check], done: list[str]) -> dict[str, object]:
    return {
        "library": str(path),
        "well": all(check.is_well for check in found),
        "checks": [
            {
                "check": check.name,
                "well": check.is_well,
                "result": check.result,
                "findings": [{"what": one.what, "do": one.todo} for one in check.findings],
            }
            for check in found
        ],
        "repaired": done,
    }

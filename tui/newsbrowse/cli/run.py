"""From a list of arguments to an exit code: whatever happens, one line on stderr and never a traceback."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from newsbrowse import config
from newsbrowse.cli import INTERRUPTED
from newsbrowse.cli.output import close_stdout, complain, ensure_streams
from newsbrowse.errors import NewsbrowseError

if TYPE_CHECKING:
    import typer

LONGEST = 300
"""Characters of an unforeseen error's own message that are shown."""


def run(arguments: Sequence[str]) -> int:
    """Run the verb that `arguments` name and return the exit code (0, 1, 2 or 128 + a signal's number).

    What nobody foresaw goes through `sys.excepthook`: the traceback to the log, one line to stderr, exit 1.
    """
    sys.excepthook = report_crash
    threading.excepthook = lambda crash: report_crash(crash.exc_type, crash.exc_value, crash.exc_traceback)
    ensure_streams()
    try:
        library = library_to_browse(arguments)
        if library is not None:
            result = _browse(library)
        else:
            result = _pick(arguments) if "pick" in arguments[:3] else _run_verb(arguments)
    except NewsbrowseError as error:
        complain(error.message, error.hint)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    return close_stdout() or result


def library_to_browse(arguments: Sequence[str]) -> Path | None:
    """The library that a call without a verb opens the browser on; None for any other call.

    Told without typer, whose loading is a fifth of the time to the first list.
    """
    match list(arguments):
        case []:
            return config.library_path()
        case ["--library", folder] if not folder.startswith("-"):
            return config.library_path(Path(folder))
        case _:
            return None


def _browse(library: Path) -> int:
    from newsbrowse.cli.browse import browse

    return browse(library)


def _pick(arguments: Sequence[str]) -> int:
    """Run the picker; a call with more than it needs goes the way of all verbs."""
    from newsbrowse.cli.picking import pick_on, read_call

    call = read_call(arguments)
    if call is None:
        return _run_verb(arguments)
    return pick_on(config.library_path(call.library), call.query, call.form, {})


def _run_verb(arguments: Sequence[str]) -> int:
    import typer

    from newsbrowse.cli.app import app

    command = typer.main.get_command(app)
    try:
        result = command.main(args=list(arguments), prog_name="newsbrowse", standalone_mode=False)
    except typer.TyperException as error:
        complain(error.format_message(), _usage_hint(error))
        return error.exit_code
    except typer.Abort:
        return INTERRUPTED
    return result if isinstance(result, int) else 0


def _usage_hint(error: typer.TyperException) -> str:
    """Say where the right usage stands, for the verb in which parsing failed."""
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", "newsbrowse")
    if error.message.startswith("No such option") and path != "newsbrowse":
        return f"'{path} --help' shows the options; a query that begins with '-' goes after '--'"
    return f"'{path} --help' shows how it is used"


def report_crash(
    kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None
) -> None:
    """Write an unforeseen error to the log and say on stderr, in one line, where it is.

    It has the signature of `sys.excepthook`.
    """
    if error is None or issubclass(kind, BrokenPipeError):
        return
    from newsbrowse.crash import write_crash

    log = write_crash(error, config.log_path())
    complain(
        f"unexpected error, {kind.__name__}: {error}"[:LONGEST],
        f"the details are in {log}" if log else f"the log {config.log_path()} could not be written",
    )

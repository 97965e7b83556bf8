"""A text in the user's own editor, by way of a file that nobody else can read."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from newsbrowse.errors import NewsbrowseError
from newsbrowse.text.clean import clean

_USUAL = "vi"
_LARGEST = 8_000_000
"""Bytes of the file that are read back."""


def editor_command(environment: Mapping[str, str] = os.environ, named: str = "") -> list[str]:
    """The words of `named`, else of `VISUAL`, else of `EDITOR`, else `vi`.

    Raises:
        NewsbrowseError: the variable's quotation marks are not paired.
    """
    variables = (environment.get(name, "").strip() for name in ("VISUAL", "EDITOR"))
    named = next(filter(None, (named.strip(), *variables)), _USUAL)
    try:
        return shlex.split(named)
    except ValueError as error:
        raise NewsbrowseError(f"EDITOR cannot be understood: {clean(named)}", "check its quotes") from error


def edited(text: str, run: Callable[[Sequence[str]], int] = subprocess.call, named: str = "") -> str | None:
    """Let the user edit a text; None if it is left as it was, or the editor ends with an error.

    The file lies in a folder of its own that only the user may enter, so that what an editor leaves beside
    it is private too, and goes with it.

    Args:
        text: the text to begin with.
        run: runs a command and returns its exit code.
        named: the editor that the user set; empty for the one of the environment.

    Raises:
        NewsbrowseError: the editor cannot be started, or what it left cannot be read.
    """
    command = editor_command(named=named)
    with tempfile.TemporaryDirectory(prefix="newsbrowse-", ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "note.md"
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as stream:
            stream.write(f"{text}\n" if text else "")
        try:
            code = run([*command, str(file)])
            written = _read(file)
        except OSError as error:
            reason = clean(error.strerror or str(error))
            raise NewsbrowseError(f"{clean(command[0])}: {reason}", "set EDITOR to your editor") from error
    return None if code or written.strip() == text.strip() else written


def _read(file: Path) -> str:
    with file.open("rb") as stream:
        return stream.read(_LARGEST).decode("utf-8", "replace")

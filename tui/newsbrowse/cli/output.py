"""The two streams: stdout for data, stderr for narration; both harmless to the terminal that shows them."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TextIO

from newsbrowse.errors import NewsbrowseError
from newsbrowse.text.clean import clean, clean_block

BROKEN_PIPE = 141


def ensure_streams() -> None:
    """Put a stream that swallows all in the place of one that was closed before the start."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open to the end)
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 (open to the end)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is there and a person looks at it."""
    return stream is not None and not stream.closed and stream.isatty()


def write(text: str) -> None:
    """Print a text of one or several lines, cleaned."""
    write_line(clean_block(text))


def write_row(*cells: object) -> None:
    """Print cells, each cleaned to one line, with a tab between them."""
    write_line("\t".join(clean(str(cell)) for cell in cells))


def write_line(line: str) -> None:
    """Print a line that is clean already, tabs and all; what the stream's encoding lacks becomes `?`."""
    _send(line.encode(sys.stdout.encoding or "utf-8", "replace"))


def write_exactly(text: str) -> None:
    """Print a text, cleaned, without a line break of ours; a terminal gets one where the text has none."""
    text = clean_block(text)
    end = "\n" if is_terminal(sys.stdout) and not text.endswith("\n") else ""
    _send(f"{text}{end}".encode(sys.stdout.encoding or "utf-8", "replace"), b"")


def write_json(value: object, end: str = "\n") -> None:
    r"""Print a value as one line of JSON in UTF-8, and what ends it.

    A terminal gets ASCII only, so that no control character of an article can reach it; a pipe gets the
    text as it is stored. What UTF-8 cannot hold, a lone surrogate, is written as `\udxxx` in both.
    """
    try:
        data = json.dumps(value, ensure_ascii=is_terminal(sys.stdout)).encode("utf-8")
    except UnicodeEncodeError:
        data = json.dumps(value).encode("ascii")
    _send(data, end.encode("ascii"))


def close_stdout() -> int:
    """Flush stdout; return 0, 141 if the reader of the pipe has gone, or 1 if it cannot be written."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _drop_stdout()
        return BROKEN_PIPE
    except OSError as error:
        _drop_stdout()
        complain(f"the output cannot be written: {error.strerror}")
        return 1
    return 0


def _send(data: bytes, end: bytes = b"\n") -> None:
    """Write a line to stdout; end the command quietly if nobody reads any more."""
    try:
        sys.stdout.buffer.write(data + end)
    except BrokenPipeError:
        _drop_stdout()
        from typer import Exit

        raise Exit(BROKEN_PIPE) from None
    except OSError as error:
        _drop_stdout()
        raise NewsbrowseError(f"the output cannot be written: {error.strerror}") from error


def _drop_stdout() -> None:
    """Send what is still in the buffer to nowhere, so that the interpreter does not complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def narrate(line: str) -> None:
    """Say a line on stderr, cleaned; silently not, if nobody listens."""
    encoding = sys.stderr.encoding or "utf-8"
    indent = line[: len(line) - len(line.lstrip(" "))]
    text = indent + clean(line.lstrip(" "))
    try:
        sys.stderr.write(text.encode(encoding, "replace").decode(encoding) + "\n")
        sys.stderr.flush()
    except BrokenPipeError:
        return


def complain_unindexed() -> None:
    """Say that what was added is in and cannot be found yet; why stands in the line before."""
    complain(
        "what was added is in, and searches do not find it yet",
        "once that is put right, the next command or 'newsbrowse reindex' sees to it",
    )


def complain(message: str, hint: str = "") -> None:
    """Say what went wrong in one line, and what to do about it in a second one."""
    narrate(f"newsbrowse: {message}")
    if hint:
        narrate(f"  {hint}")

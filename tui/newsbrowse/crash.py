"""Where unforeseen errors are written down, so that the user is told one line."""

from __future__ import annotations

import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

from newsbrowse import __version__


def write_crash(error: BaseException, log: Path) -> Path | None:
    """Append an error with its traceback to a log file.

    Returns:
        The file, or None where it cannot be written.
    """
    when = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    head = f"{when} newsbrowse {__version__} Python {platform.python_version()}"
    text = "".join(traceback.format_exception(error))
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{head}\n{text}\n")
    except OSError:
        return None
    return log

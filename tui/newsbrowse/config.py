"""Where things lie on this machine: the library, the state that outlives a run, the log.

A path given on the command line comes before the environment, and that before the platform's own folders.
"""

from __future__ import annotations

import os
from pathlib import Path

LIBRARY_VARIABLE = "NEWSBROWSE_LIBRARY"
"""The environment variable that names the library folder."""

_APP = "newsbrowse"


def default_library() -> Path:
    """The library where no flag names one: `NEWSBROWSE_LIBRARY`, else `library` in the user's data folder."""
    named = os.environ.get(LIBRARY_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False) / "library"


def library_path(flag: Path | str | None = None) -> Path:
    """The library folder: the flag where it is given and not blank, else `default_library()`."""
    if flag is not None and str(flag).strip():
        return Path(flag).expanduser()
    return default_library()


def state_dir() -> Path:
    """The folder for what may be lost without harm: logs, marks of the last run. It may not exist yet."""
    from platformdirs import user_state_path

    return user_state_path(_APP, appauthor=False)


def log_path() -> Path:
    """The log file. Its folder may not exist yet."""
    return state_dir() / "newsbrowse.log"

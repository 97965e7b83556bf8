"""What a user can set, and where things lie on this machine.

A flag comes before the environment, that before the config file, and that before the default. The table of
settings is `settings.py`; `reading.py` reads them; it loads nothing heavy and raises nothing.
"""

from __future__ import annotations

from pathlib import Path

from newsbrowse.config.places import CONFIG_VARIABLE, LIBRARY_VARIABLE, config_path, log_path, state_dir

__all__ = [
    "CONFIG_VARIABLE",
    "LIBRARY_VARIABLE",
    "config_path",
    "default_library",
    "library_path",
    "log_path",
    "state_dir",
]


def default_library() -> Path:
    """The library where no flag names one: by `NEWSBROWSE_LIBRARY`, the config, or in the data folder."""
    return library_path(None)


def library_path(flag: Path | str | None = None) -> Path:
    """The library folder: the flag where it is given and not blank, else `default_library()`."""
    if flag is not None and str(flag).strip():
        return Path(flag).expanduser()
    from newsbrowse.config.reading import load

    return load().library

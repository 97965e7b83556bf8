"""Where things lie on this machine: the library, the config, the state that outlives a run, the log."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

LIBRARY_VARIABLE = "NEWSBROWSE_LIBRARY"
"""The environment variable that names the library folder."""

CONFIG_VARIABLE = "NEWSBROWSE_CONFIG"
"""The environment variable that names another config file."""

LIBRARY_FILE = "library.db"
PLACE_FILE = "place.json"
SCREEN_FILE = "screen.json"
PICK_SCREEN_FILE = "pick.json"
"""In the folder of a library: the truth, where the user was, what the screen showed then, and what the picker
begins with."""

_APP = "newsbrowse"


def usual_library() -> Path:
    """The library where nothing names one: `library` in the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False) / "library"


def state_dir() -> Path:
    """The folder for what may be lost without harm: logs, marks of the last run. It may not exist yet."""
    from platformdirs import user_state_path

    return user_state_path(_APP, appauthor=False)


def log_path() -> Path:
    """The log file. Its folder may not exist yet."""
    return state_dir() / "newsbrowse.log"


def config_path(environment: Mapping[str, str] | None = None) -> Path:
    """The config file: `NEWSBROWSE_CONFIG`, else `config.toml` in the user's config folder.

    It may not exist.
    """
    named = (os.environ if environment is None else environment).get(CONFIG_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path(_APP, appauthor=False) / "config.toml"

"""What killed processes left beside a library or a backup, with their numbers in its names."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path


def beside(folder: Path) -> list[Path]:
    """What `newsbrowse restore` left in the folder around a library, where no running process is at it."""
    name = re.compile(rf"\.{re.escape(folder.name)}\.([0-9]{{1,10}})\.new", re.ASCII)
    found = []
    with suppress(OSError):
        for file in folder.parent.iterdir():
            match = name.fullmatch(file.name)
            if match and not is_running(int(match[1])) and file.is_dir() and not file.is_symlink():
                found.append(file)
    return sorted(found)


def of_backups(file: Path) -> list[Path]:
    """What `newsbrowse backup` left beside a backup, or one that it named itself, as `beside`."""
    own = rf"{re.escape(file.name)}|newsbrowse-\d{{8}}-\d{{6}}\.zip"
    name = re.compile(rf"\.(?:{own})(?:\.db)?\.(\d{{1,10}})\.new(?:-journal)?", re.ASCII)
    found = []
    with suppress(OSError):
        for one in file.parent.iterdir():
            match = name.fullmatch(one.name)
            if match and not is_running(int(match[1])) and one.is_file() and not one.is_symlink():
                found.append(one)
    return sorted(found)


def is_running(process: int) -> bool:
    """Whether there is a process of a number."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True

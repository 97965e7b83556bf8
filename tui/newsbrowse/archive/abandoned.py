"""What a killed process left beside a library: its number is in the name of what is not complete."""

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


def is_running(process: int) -> bool:
    """Whether there is a process of a number."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True

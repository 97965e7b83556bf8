"""Libraries as older versions left them."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

from newsbrowse.archive.migrations import ADDED
from newsbrowse.archive.schema import SCHEMA_VERSION


def set_back(folder: Path, version: int) -> None:
    """Take from a library in a folder the tables that came after a version."""
    later = " ".join(ADDED[step] for step in range(version + 1, SCHEMA_VERSION + 1))
    with closing(sqlite3.connect(folder / "library.db")) as database:
        for table in re.findall(r"CREATE TABLE (\w+)", later):
            database.execute(f"DROP TABLE {table}")
        database.execute(f"PRAGMA user_version = {version}")
        database.commit()

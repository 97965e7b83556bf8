"""Writes a setting into the user's config file, and leaves the rest of the file as it is."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from newsbrowse.config.settings import Plain, Setting, T
from newsbrowse.errors import NewsbrowseError
from newsbrowse.text.clean import clean


def keep(path: Path, setting: Setting[T], value: T) -> None:
    """Set something in the config file, which is made if there is none; comments and order stay.

    A file that is a link stays one: what it leads to is written.

    Raises:
        NewsbrowseError: the file is not TOML, or cannot be written; it is as it was.
    """
    shown = clean(str(path))
    try:
        target = path.resolve()
        before = target.read_text(encoding="utf-8") if target.exists() else ""
        _replace(target, _with(before, setting.name, value))
    except ValueError as error:
        raise NewsbrowseError(
            f"{shown} is not right: {clean(str(error))}", "mend it, then try again"
        ) from error
    except OSError as error:
        raise NewsbrowseError(f"{shown}: {error.strerror}", "see whether it may be written") from error


def _with(text: str, name: str, value: Plain) -> str:
    import tomlkit
    from tomlkit.items import Table

    document = tomlkit.parse(text)
    *tables, key = name.split(".")
    inner: tomlkit.TOMLDocument | Table = document
    for table in tables:
        found = inner.setdefault(table, tomlkit.table())
        if not isinstance(found, Table):
            raise ValueError(f"{table} is not a table")
        inner = found
    inner[key] = value
    return tomlkit.dumps(document)


def _replace(target: Path, text: str) -> None:
    """Put a text in the place of a file, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o777)
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise

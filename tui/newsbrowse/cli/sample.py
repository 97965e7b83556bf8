"""The sample library: the sample articles, imported once and kept among the program's own files."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from newsbrowse import __version__, config
from newsbrowse.errors import LibraryError
from newsbrowse.seeds import read_seeds, seeds_folder

NAME = "sample library"


def sample_library() -> Path:
    """Return the sample library, made anew if there is none for these articles and this version.

    It is built under a name of its own and renamed when it is whole, so that two processes, or one
    that is killed, leave no half a library. Those of other versions are removed.

    Raises:
        LibraryError: if it cannot be written.
    """
    parent = config.state_dir() / "demo"
    home = parent / _fingerprint(seeds_folder())
    if not (home / NAME).is_dir():
        try:
            _build(home)
        except OSError as error:
            raise LibraryError(
                f"{home}: {error.strerror}", "the sample library needs a place to be written"
            ) from error
        for other in parent.iterdir():
            if other != home:
                shutil.rmtree(other, ignore_errors=True)
    return home / NAME


def _fingerprint(folder: Path) -> str:
    """A short hash of the program's version and of every sample article's name and bytes."""
    digest = hashlib.sha256(__version__.encode())
    for path in sorted(folder.glob("*.md")):
        data = path.read_bytes()
        digest.update(f"\n{path.name}\n{len(data)}\n".encode() + data)
    return digest.hexdigest()[:16]


def _build(home: Path) -> None:
    """Import the sample articles into a library under a temporary name, then give it its own."""
    from newsbrowse.archive.library import Library

    draft = home.with_name(f"{home.name}.{os.getpid()}")
    with Library.open(draft / NAME, create=True) as library:
        library.add(read_seeds(seeds_folder()))
    try:
        draft.rename(home)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        if not (home / NAME).is_dir():
            raise

"""The sample articles that come with the program."""

from __future__ import annotations

from pathlib import Path

from newsbrowse.errors import ReadError


def seeds_folder() -> Path:
    """Return the folder of the sample articles, Markdown files with front matter.

    An installed package carries them beside its modules; in a working copy they are the top-level
    folder `seeds`.

    Raises:
        ReadError: if neither is there.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "seeds", package.parents[1] / "seeds"):
        if folder.is_dir():
            return folder
    raise ReadError("the sample articles are missing from this installation", "install newsbrowse again")

"""The sample articles that come with the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure


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


def read_seeds(folder: Path) -> Iterator[Entry | Failure]:
    """Read the sample articles; their ids are the same wherever the folder lies.

    The id of an article comes from its origin, which for a file is its path; here it is its name alone.
    """
    from newsbrowse.readers import read_path

    for item in read_path(folder):
        name = Path(item.origin).name
        yield replace(item, origin=f"sample:{name}") if isinstance(item, Entry) else item

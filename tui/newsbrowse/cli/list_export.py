"""`newsbrowse list export`: a reading list as Markdown, in its order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsbrowse.cli.export import tell_written, with_marks
from newsbrowse.cli.output import complain, write

if TYPE_CHECKING:
    from newsbrowse.archive.library import Library


def export_list(archive: Library, name: str, folder: str | None) -> bool:
    """Print a list as one document, or write it into a folder; False, and a line says so, if it is empty.

    Raises:
        NotFoundError: there is no list of the name.
        NewsbrowseError: the folder cannot be written.
    """
    from newsbrowse.writing.reading_list import document, write_list

    shown = archive.lists.get(name)
    if not shown.articles:
        complain(f"nothing is on {shown.name}")
        return False
    found = with_marks(archive, archive.list_articles(name))
    if folder is not None:
        return tell_written(write_list(Path(folder), shown.name, found))
    for piece in document(shown.name, found):
        write(piece)
    return True

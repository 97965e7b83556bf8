"""What is done about findings. Each step builds something new beside what is there and then swaps."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from newsbrowse.archive import space
from newsbrowse.archive.doctor import folder
from newsbrowse.archive.doctor.checks import Remedy
from newsbrowse.archive.doctor.derive import recount, regroup
from newsbrowse.archive.doctor.salvage import salvage
from newsbrowse.archive.documents import VERSION
from newsbrowse.archive.index import SearchIndex
from newsbrowse.archive.locks import held
from newsbrowse.archive.seals import facts_of, seal_all
from newsbrowse.archive.store import Store
from newsbrowse.archive.upkeep import LOCK_FILE, Upkeep
from newsbrowse.models import Progress

_PATIENCE = 10.0

ProgressCallback = Callable[[Progress], None]


def repair(path: Path, remedies: set[Remedy], progress: ProgressCallback | None = None) -> Iterator[str]:
    """Do what helps, and tell each thing done, in a line.

    Args:
        path: the folder of the library.
        remedies: those of the findings.
        progress: told how far it is.

    Raises:
        LibraryError: something cannot be written, or another process is at it; what was there is as before.
    """
    remedies = remedies - {Remedy.HAND}
    if Remedy.SALVAGE in remedies:
        yield from salvage(path, progress)
    if remedies - {Remedy.SWEEP}:
        with closing(Store.open(path)) as store:
            yield from _derived_anew(path, store, remedies, progress)
    yield from _swept(path)


def _derived_anew(
    path: Path, store: Store, remedies: set[Remedy], progress: ProgressCallback | None
) -> Iterator[str]:
    space.ensure_room(path, space.for_rebuild(path), "building the search index anew")
    if Remedy.READ in remedies:
        count = _read_again(store, progress)
        yield f"{count:,} articles were read again"
    if Remedy.KEEP in remedies:
        with store.writing() as writer:
            seal_all(writer)
        yield "what is there is kept as it is now"
    if remedies & {Remedy.RECOUNT, Remedy.READ}:
        with store.writing() as writer:
            recount(writer)
        yield "the names of the articles were counted anew"
    if Remedy.REGROUP in remedies:
        with store.writing() as writer:
            regroup(writer, progress)
        yield "near-duplicates were looked for anew"
    with closing(SearchIndex(path / "index", store.library_id)) as index:
        count = Upkeep(path, store, index).rebuild(progress)
    yield f"the search index was built anew of {count:,} articles"


def _read_again(store: Store, progress: ProgressCallback | None) -> int:
    """Read the facts out of the articles again whose analysis is not as it was; how many."""
    from newsbrowse.archive.rereading import read_again

    rows = (
        "SELECT key, record, facts FROM analysis JOIN articles USING (key) JOIN seals USING (key, revision)"
    )
    with store.writing() as writer:
        damaged = [(key,) for key, record, facts in writer.execute(rows) if facts_of(record) != facts]
        writer.executemany("UPDATE analysis SET extraction = 0 WHERE key = ?", damaged)
    read_again(store, progress=progress)
    return len(damaged)


def _swept(path: Path) -> Iterator[str]:
    with closing(Store.open(path)) as store:
        library = store.library_id
    with held(path / LOCK_FILE, patience=_PATIENCE, what="the search index"):
        current = folder.current_of(path, library, VERSION)
        found = [*folder.leftovers(path, current), *folder.unreadable_small_files(path)]
        for file in found:
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file)
            else:
                file.unlink(missing_ok=True)
    if found:
        yield (
            f"{len(found):,} leftover files were removed" if len(found) > 1 else "a leftover file was removed"
        )

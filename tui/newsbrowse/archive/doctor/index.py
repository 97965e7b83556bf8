"""The search index: whether its files are as they were written, and it holds the articles of the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from newsbrowse.archive import checksums, space
from newsbrowse.archive.doctor.checks import Check, Finding, Remedy, verdict
from newsbrowse.archive.engine import EngineError, engine_errors, hushed
from newsbrowse.archive.index import NUMBER, SCHEMA, Query, Searcher, SearchIndex
from newsbrowse.archive.ranking import column
from newsbrowse.models import Progress
from newsbrowse.text.clean import clean

_AT_ONCE = 20_000
_MOST = 20
_COLUMNS = ("change", "news", "group")
_STORED = (
    "SELECT a.key, a.id, a.change, coalesce(w.change, a.change), coalesce(g.grp, a.change) FROM articles a"
    " LEFT JOIN renewed w USING (key) LEFT JOIN groups g USING (key)"
    " WHERE a.key >= ? AND a.key < ? ORDER BY a.key"
)
_Held = tuple[int, ...]
"""What the index holds of an article, of `_COLUMNS`."""


def check_pointer(path: Path, current: Path | None) -> Check:
    """Whether the file that names the index in use is as it was written, and names one of this library."""
    pointer = path / "index" / "CURRENT"
    try:
        is_exact = current is not None and pointer.read_bytes() == current.name.encode() + b"\n"
    except OSError:
        is_exact = False
    if current is not None and is_exact:
        return Check("search index", f"{current.name} is in use")
    if not pointer.exists():
        what = "there is no search index"
    elif current is None:
        what = "index/CURRENT names no search index of this library and this version"
    else:
        what = "index/CURRENT is not as it was written"
    return verdict("search index", "", [Finding(what, Remedy.REINDEX)])


def check_files(folder: Path) -> Check:
    """Whether each byte of the index is as it was written."""
    sealed = checksums.is_sealed(folder)
    findings = [
        Finding(f"index/{folder.name}/{clean(name)} is not as it was written", Remedy.REINDEX)
        for name in checksums.damaged_files(folder)
    ]
    count = sum(1 for file in folder.iterdir() if checksums.is_covered(file.name))
    size = space.told(space.size_of(folder))
    result = f"{count} files, {size}, each byte as it was written"
    if not sealed:
        result = f"{count} files, {size}, go with the engine's own sums; ours are not written yet"
    return verdict("index files", result, findings)


def check_agreement(
    connection: sqlite3.Connection,
    path: Path,
    library: str,
    progress: Callable[[Progress], None] | None,
) -> Check:
    """Whether the index holds exactly the articles of the store, each once and as of its last change."""
    index = SearchIndex(path / "index", library)
    try:
        if not index.open():
            finding = Finding("the search index cannot be opened", Remedy.REINDEX)
            return verdict("index and articles", "", [finding])
        return _compared(connection, index, progress)
    except EngineError as error:
        finding = Finding(clean(error.message), Remedy.REINDEX)
        return verdict("index and articles", "", [finding])
    finally:
        index.close()


def _compared(
    connection: sqlite3.Connection, index: SearchIndex, progress: Callable[[Progress], None] | None
) -> Check:
    mark = index.watermark()
    last, top = connection.execute(
        "SELECT coalesce(max(change), 0), coalesce(max(key), 0) FROM articles"
    ).fetchone()
    if mark > last:
        finding = Finding("the search index is of a later state than the articles", Remedy.REINDEX)
        return verdict("index and articles", "", [finding])
    faults: list[str] = []
    searcher = index.searcher()
    seen = behind = 0
    for start in range(0, top + 1, _AT_ONCE):
        held = _held(searcher, start, start + _AT_ONCE)
        seen += sum(map(len, held.values()))
        for key, short, *stored in connection.execute(_STORED, (start, start + _AT_ONCE)):
            found = held.pop(key, [])
            behind += stored[0] > mark
            if (stored[0] <= mark and found != [tuple(stored)]) or len(found) > 1:
                faults.append(f"article {clean(str(short))} is in the index {_how(found, stored[0])}")
        faults += [f"the index holds an article that there is none of ({key})" for key in held]
        if progress is not None:
            progress(Progress(min(start + _AT_ONCE, top), top, "comparing the index with the articles"))
    if seen != searcher.num_docs:
        faults.append("the index holds articles that there are none of")
    findings = [Finding(one, Remedy.REINDEX) for one in islice(faults, _MOST)]
    if len(faults) > _MOST:
        findings.append(Finding(f"{len(faults) - _MOST:,} further articles: the same", Remedy.REINDEX))
    waiting = f"; {behind:,} changes wait for the next opening" if behind else ""
    return verdict("index and articles", f"the same {seen:,} articles{waiting}", findings)


@engine_errors("reading the search index")
def _held(searcher: Searcher, start: int, stop: int) -> dict[int, list[_Held]]:
    """What the index holds of the articles of some keys; one article is there once."""
    asked = Query.range_query(SCHEMA, "key", NUMBER, start, stop, True, False)
    limit = min(max(1, searcher.num_docs), 2 * _AT_ONCE)
    with hushed():
        hits = searcher.search(asked, limit=limit, order_by_field="key", count=False).hits
        addresses = [address for _, address in hits]
        columns = [column(searcher, name, addresses) for name in _COLUMNS]
    held: dict[int, list[_Held]] = {}
    for (key, _), *values in zip(hits, *columns, strict=True):
        held.setdefault(int(key), []).append(tuple(values))
    return held


def _how(found: list[_Held], change: int) -> str:
    if not found:
        return "not at all"
    if len(found) > 1:
        return f"{len(found)} times"
    same = found[0][0] == change
    return "with another group or as of another change" if same else "as it was before its last change"

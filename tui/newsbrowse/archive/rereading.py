"""Reading the facts out of articles again that an older version of the rules has read.

Nothing that the user did is touched, and no article counts as new: only its analysis is replaced, and its
language where the sender did not name one. It may be stopped at any time and goes on where it was.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from newsbrowse.archive import analysing, seals, tallies
from newsbrowse.archive.analysing import EXTRACTION_VERSION, Analysers, Reading, Task
from newsbrowse.archive.settling import mark_changed
from newsbrowse.archive.store import Store
from newsbrowse.models import Article, Entry, Progress
from newsbrowse.text.language import detect

_AT_ONCE = 64
_WRITTEN_AT_ONCE = 200
_OUTDATED = "FROM analysis WHERE extraction < ? AND key > ?"
_AT_ONCE_TEXT = 4_000_000
"""Bytes of bodies, as they are kept, after which no more articles are read at a time."""

_KEYS = (
    "SELECT key, length(body) FROM articles JOIN analysis USING (key)"  # noqa: S608 - a number of ours
    f" WHERE extraction < ? AND key > ? ORDER BY key LIMIT {_WRITTEN_AT_ONCE}"
)
_COUNT = f"SELECT count(*) {_OUTDATED}"

_STANDING = (
    "SELECT a.published, a.revision, a.language, n.record FROM articles a JOIN analysis n USING (key)"
    " WHERE a.key = ?"
)


class _Again(Struct, frozen=True):
    """An article that is being read again, with the language that its text shows."""

    key: int
    article: Article
    language: str | None

    @property
    def entry(self) -> Entry:
        one = self.article
        return Entry(one.id, one.title, one.body, one.published, language=self.language)


def read_again(store: Store, *, progress: Callable[[Progress], None] | None = None) -> int:
    """Replace the analyses that an older version made; the number of articles that were read.

    The index has to be brought up to date afterwards.

    Raises:
        LibraryError: the store cannot be written; the batches before stay.
    """
    total, done = count_outdated(store), 0
    analysers = Analysers(analysing.analyse_articles)
    if total > _WRITTEN_AT_ONCE:
        analysers.start_workers()
    try:
        for batch in _batches(store):
            _write(store, batch, _readings(analysers, batch))
            done += len(batch)
            if progress is not None:
                progress(Progress(done, total, "reading again"))
    finally:
        analysers.close()
    return done


def count_outdated(store: Store) -> int:
    """How many articles an older version of the rules has read."""
    with store.reading() as reader:
        return int(reader.execute(_COUNT, (EXTRACTION_VERSION, -1)).fetchone()[0])


def _batches(store: Store) -> Iterator[list[_Again]]:
    last = -1
    while True:
        with store.reading() as reader:
            keys = _few(reader.execute(_KEYS, (EXTRACTION_VERSION, last)))
        if not keys:
            return
        found = store.by_keys(keys)
        yield [_Again(key, one, one.language or detect(one.body or one.title)) for key, one in found.items()]
        last = keys[-1]


def _few(rows: Iterable[tuple[int, int]]) -> list[int]:
    """The first keys of keys with sizes: as many as may be read at a time, and at least one."""
    keys: list[int] = []
    size = 0
    for key, length in rows:
        if keys and size + length > _AT_ONCE_TEXT:
            break
        keys.append(key)
        size += length
    return keys


def _readings(analysers: Analysers, batch: Sequence[_Again]) -> list[Reading]:
    tasks: deque[Task] = deque()
    for start in range(0, len(batch), _AT_ONCE):
        tasks.append(analysers.submit([one.entry for one in batch[start : start + _AT_ONCE]]))
    return [reading for task in tasks for reading in analysers.results(task)]


def _write(store: Store, batch: Sequence[_Again], readings: Sequence[Reading]) -> None:
    changed = []
    with store.writing() as writer:
        for one, reading in zip(batch, readings, strict=True):
            row = writer.execute(_STANDING, (one.key,)).fetchone()
            if reading.analysis is None or row is None or row[1] != one.article.revision:
                continue
            published, _, language, before = row
            tallies.count_out(writer, one.key, published, before)
            values = (one.key, EXTRACTION_VERSION, reading.analysis)
            writer.execute("INSERT OR REPLACE INTO analysis VALUES (?, ?, ?)", values)
            tallies.count_in(writer, [(one.key, published, tallies.names_in(reading.analysis))])
            if language is None and one.language:
                writer.execute("UPDATE articles SET language = ? WHERE key = ?", (one.language, one.key))
            seals.keep_again(
                writer, one.key, row[1], one.language if language is None else language, reading.analysis
            )
            if before != reading.analysis or language != one.language:
                changed.append(one.key)
        mark_changed(writer, changed)

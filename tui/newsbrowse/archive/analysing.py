"""Reading the facts out of many articles, in worker processes where there are enough of them to pay.

Only an import loads this module: it brings in the extraction rules.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from newsbrowse.archive.alike import Wording
from newsbrowse.archive.codec import encode_analysis, pack
from newsbrowse.archive.records import BODY, TITLE, Record, record
from newsbrowse.archive.standing import standings_of
from newsbrowse.archive.store import Standing, Store
from newsbrowse.archive.tallies import Name, names_of
from newsbrowse.archive.workers import Job, Workers
from newsbrowse.models import Analysis, Entry, Failure, Text, Unread
from newsbrowse.text.clean import clean

EXTRACTION_VERSION = 12
"""The version of the extraction rules, kept with each analysis: what an older one read can be read again."""

Analyse = Callable[[Sequence[Text]], Sequence[Analysis]]
"""The texts of some articles to their analyses; a function that workers can import."""

_log = logging.getLogger(__name__)
_DIED = "the worker process died"
_FAILURES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
)


def analyse_articles(texts: Sequence[Text]) -> Sequence[Analysis]:
    """The analyses of some articles by all extraction rules."""
    from newsbrowse.extract.analysis import analyse_all

    return analyse_all(texts)


class Reading(Struct, frozen=True):
    """What was read out of an entry.

    Attributes:
        analysis: its analysis as a blob; None if it failed.
        bands: those of its wording (`alike.Wording.bands`); None where they were not computed.
        failure: why the analysis failed, else empty.
        row: its columns; None where they were not made.
        body: its body as the store keeps it, likewise.
        names: those that are counted (`tallies.names_of`), likewise.
    """

    analysis: bytes | None
    bands: tuple[int, ...] | None = None
    failure: str = ""
    row: Record | None = None
    body: str | bytes | None = None
    names: Sequence[Name] | None = None


class Taken(Struct, frozen=True):
    """An entry of a file, and what was read out of it; None if the library has its text from elsewhere."""

    entry: Entry
    reading: Reading | None


Found: TypeAlias = Taken | Failure | None
"""What became of one article of a file; None if it is in the library already."""

_Columned: TypeAlias = tuple[Entry, Record]
"""An entry and its columns."""

Task: TypeAlias = Job[Entry, Reading]
FilesTask: TypeAlias = Job[Unread, list[Found]]


def analyse_entries(analyse: Analyse, entries: Sequence[Entry]) -> list[Reading]:
    """What is read out of some entries, also out of those whose text the rules of extraction fail on."""
    return _read(analyse, [(entry, record(entry)) for entry in entries])


def read_files(analyse: Analyse, library: Path, files: Sequence[Unread]) -> list[list[Found]]:
    """What some files hold that a library has not yet, and what is read out of it; for each file a list."""
    from newsbrowse.readers import read_unread

    found = [[_columned(item) for item in read_unread(file)] for file in files]
    rows = [item[1] for items in found for item in items if isinstance(item, tuple)]
    standings = iter(standings_of(_store(library), rows))
    placed = [
        [_placed(item, next(standings)) if isinstance(item, tuple) else item for item in items]
        for items in found
    ]
    fresh = [item for items in placed for item in items if isinstance(item, tuple)]
    readings = iter(_read(analyse, fresh))
    return [
        [Taken(item[0], next(readings)) if isinstance(item, tuple) else item for item in items]
        for items in placed
    ]


def _columned(item: Entry | Failure) -> Failure | _Columned:
    return item if isinstance(item, Failure) else (item, record(item))


def _placed(item: _Columned, standing: Standing) -> Taken | _Columned | None:
    """What becomes of an article of a file; those to be read out of keep their columns."""
    if standing is Standing.KNOWN:
        return None
    return item if standing is Standing.FRESH else Taken(item[0], None)


def _read(analyse: Analyse, entries: Sequence[_Columned]) -> list[Reading]:
    texts = [_text(entry, row) for entry, row in entries]
    analyses = _analyses(analyse, texts)
    return [
        _reading(text, row, analysis)
        for text, (_, row), analysis in zip(texts, entries, analyses, strict=True)
    ]


def _text(entry: Entry, row: Record) -> Text:
    return Text(row.values[TITLE] or "", row.values[BODY] or "", entry.published, entry.language)


def _analyses(analyse: Analyse, texts: Sequence[Text]) -> list[Analysis | str]:
    """The analysis of each text, or why it failed: where one does, each is tried alone."""
    try:
        return list(analyse(texts))
    except _FAILURES as error:
        if len(texts) == 1:
            return [_told(error)]
        return [outcome for text in texts for outcome in _analyses(analyse, [text])]


def _reading(text: Text, row: Record, analysis: Analysis | str) -> Reading:
    bands, packed = tuple(Wording(text.title, text.body).bands()), pack(text.body)
    if isinstance(analysis, str):
        return Reading(None, bands, analysis, row, packed)
    try:
        return Reading(encode_analysis(analysis, text.body), bands, "", row, packed, names_of(analysis))
    except _FAILURES as error:
        return Reading(None, bands, _told(error), row, packed)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {clean(str(error))}"


@cache
def _store(library: Path) -> Store:
    """The library as a worker process reads it; kept open until the process ends."""
    return Store.open(library)


class Analysers:
    """Analyses tasks in order: in this process until `start_workers`, then in worker processes.

    An entry whose analysis fails, or whose worker dies over it, gets none, and the log a warning.
    """

    def __init__(self, analyse: Analyse, workers: int | None = None) -> None:
        self._analyse = analyse
        self._workers = Workers(workers)

    def start_workers(self) -> None:
        """From now on submit tasks to worker processes."""
        self._workers.start()

    @property
    def take_files(self) -> bool:
        """Whether there are workers to read files in."""
        return self._workers.are_started

    @property
    def window(self) -> int:
        """How many tasks to keep under way."""
        return self._workers.window

    def submit(self, entries: Sequence[Entry]) -> Task:
        """Begin to analyse some entries."""
        return self._workers.submit(partial(analyse_entries, self._analyse), entries, _lost_entry)

    def submit_files(self, library: Path, files: Sequence[Unread]) -> FilesTask:
        """Begin to read some files and to analyse what a library has not yet of what they hold."""
        return self._workers.submit(partial(read_files, self._analyse, library), files, _lost_file)

    def results(self, task: Task) -> list[Reading]:
        """What was read out of a task's entries, in order; waits for it."""
        results = self._workers.results(task)
        _warn(zip(task.items, results, strict=True))
        return results

    def found(self, task: FilesTask) -> list[Found]:
        """What a task's files hold, in order; waits for it."""
        found = [item for items in self._workers.results(task) for item in items]
        taken = (item for item in found if isinstance(item, Taken))
        _warn((item.entry, item.reading) for item in taken if item.reading is not None)
        return found

    def close(self) -> None:
        """End the workers; what they are at is lost."""
        self._workers.close()


def _lost_entry(_entry: Entry) -> Reading:
    return Reading(None, failure=_DIED)


def _lost_file(file: Unread) -> list[Found]:
    """The articles of a file over which the worker died, without what might be read out of them."""
    from newsbrowse.readers import read_unread

    return [
        item if isinstance(item, Failure) else Taken(item, Reading(None, failure=_DIED))
        for item in read_unread(file)
    ]


def _warn(readings: Iterable[tuple[Entry, Reading]]) -> None:
    for entry, reading in readings:
        if reading.failure:
            _log.warning("nothing could be read out of %s: %s", clean(entry.origin), reading.failure)

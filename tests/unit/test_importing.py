"""Imports: everything goes in once, whatever stops them, fails in them, or runs beside them."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.extraction import each

import newsbrowse
from newsbrowse.archive import analysing, importing
from newsbrowse.archive.alike import Wording
from newsbrowse.archive.analysing import Analysers, Taken, analyse_entries, read_files
from newsbrowse.archive.importing import Importer
from newsbrowse.archive.library import Library
from newsbrowse.archive.records import record
from newsbrowse.archive.store import Store
from newsbrowse.errors import LibraryError
from newsbrowse.models import AddReport, Analysis, Entry, Failure, Person, Progress, Search, Unread
from newsbrowse.readers import find_path

SOURCE_ROOT = Path(newsbrowse.__file__).parent.parent


def entries(start: int, stop: int) -> list[Entry]:
    return [Entry(f"o{n}", f"Ferry {n}", f"Sailing number {n}.", "2026-02-04") for n in range(start, stop)]


def told(title: str, *_: object) -> Analysis:
    return Analysis((Person(f"Captain {title}", ()),))


def deadly(title: str, *_: object) -> Analysis:
    if title == "Ferry 7":
        os._exit(1)
    return told(title)


def failing(title: str, *_: object) -> Analysis:
    if title == "Ferry 7":
        raise ValueError("bad\x1b[31m text")
    return told(title)


def take(store: Store, items: Sequence[Entry | Failure | Unread], **options: object) -> AddReport:
    analysers = Analysers(each(told))
    try:
        return Importer(store, analysers, **options).run(items)  # type: ignore[arg-type]
    finally:
        analysers.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path / "library", create=True)
    yield opened
    opened.close()


def test_what_is_known_is_not_analysed_again(store: Store) -> None:
    seen: list[str] = []

    def counting(title: str, *_: object) -> Analysis:
        seen.append(title)
        return Analysis()

    items = entries(0, 3)
    copies = [Entry("copy", items[0].title, items[0].body, items[0].published)]
    for expected in (AddReport(3), AddReport(unchanged=3)):
        assert Importer(store, Analysers(each(counting))).run(items) == expected
    assert Importer(store, Analysers(each(counting))).run(copies) == AddReport(unchanged=1)
    assert seen == ["Ferry 0", "Ferry 1", "Ferry 2"]


def test_failures_are_passed_on_and_the_rest_goes_in(store: Store) -> None:
    failure = Failure("x.bin", "not text")
    assert take(store, [failure, *entries(0, 2), failure]) == AddReport(2, 0, 0, (failure, failure))


def test_the_same_article_twice_in_one_import_goes_in_once(store: Store) -> None:
    same = Entry("other", "Ferry 0", "Sailing number 0.", "2026-02-04")
    changed = Entry("o1", "Ferry 1", "Changed.", "2026-02-04")
    assert take(store, [*entries(0, 2), *entries(0, 2), same, changed]) == AddReport(2, 1, 3)
    assert store.count() == 2


def test_an_article_whose_analysis_fails_goes_in_without(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        assert Importer(store, Analysers(each(failing))).run(entries(5, 10)).added == 5
    found = {stored.article.title: stored.article.analysis for stored in store.changed_since(0)}
    assert found["Ferry 7"] == Analysis()
    assert found["Ferry 8"] == told("Ferry 8")
    (record,) = caplog.records
    assert "o7" in record.getMessage()
    assert "\x1b" not in record.getMessage()


def test_progress_is_told_to_the_end(store: Store) -> None:
    marks: list[Progress] = []
    take(store, entries(0, 5), progress=marks.append)
    assert (marks[-1].done, marks[-1].total) == (5, 5)
    Importer(store, Analysers(each(told)), progress=marks.append).run(iter(entries(0, 5)))
    assert (marks[-1].done, marks[-1].total) == (5, None)
    assert "\n" not in marks[-1].message


def test_a_stopped_import_goes_on_where_it_stopped(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_TASK", 10)
    monkeypatch.setattr(importing, "_BATCH", 10)
    stop = threading.Event()

    def reading() -> Iterator[Entry]:
        for number, entry in enumerate(entries(0, 60)):
            if number == 35:
                stop.set()
            yield entry

    first = Importer(store, Analysers(each(told)), stop=stop).run(reading())
    assert 0 < first.added < 60
    assert store.count() == first.added
    rest = take(store, entries(0, 60))
    assert (rest.added, rest.unchanged, store.count()) == (60 - first.added, first.added, 60)


def test_articles_that_come_slowly_do_not_wait_for_a_whole_task(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "_BATCH_SECONDS", 0.0)
    monkeypatch.setattr(importing, "_TASK_SECONDS", 0.0)

    def reading() -> Iterator[Entry]:
        for number, entry in enumerate(entries(0, 5)):
            assert store.count() == number
            yield entry

    assert Importer(store, Analysers(each(told))).run(reading()).added == 5


def test_an_interrupted_import_keeps_what_is_committed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_TASK", 10)
    monkeypatch.setattr(importing, "_BATCH", 10)

    def reading() -> Iterator[Entry]:
        yield from entries(0, 40)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Importer(store, Analysers(each(told))).run(reading())
    kept = store.count()
    assert kept >= 20
    assert take(store, entries(0, 45)).unchanged == kept
    assert store.count() == 45


def test_a_full_disk_keeps_what_is_committed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_BATCH", 10)
    take(store, entries(0, 10))
    writer = store._write_connection()
    writer.execute(f"PRAGMA max_page_count = {writer.execute('PRAGMA page_count').fetchone()[0] + 3}")
    with pytest.raises(LibraryError, match="no space left"):
        take(store, entries(0, 2000))
    kept = store.count()
    assert 10 <= kept < 2000
    writer.execute("PRAGMA max_page_count = 1000000")
    assert take(store, entries(0, 200)) == AddReport(max(0, 200 - kept), 0, min(kept, 200))


def test_large_articles_are_written_in_small_batches(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_BATCH_TEXT", 1000)
    monkeypatch.setattr(importing, "_TASK_TEXT", 1000)
    batches: list[int] = []
    items = [Entry(f"o{n}", "t", f"{n} " * 600) for n in range(5)]
    Importer(store, Analysers(each(told)), written=batches.append).run(items)
    assert batches == [1] * 5


# workers


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start workers for the first article."""
    monkeypatch.setattr(importing, "INLINE_UP_TO", 0)


@pytest.mark.usefixtures("at_once")
def test_workers_give_the_same_as_one_process(store: Store) -> None:
    analysers = Analysers(each(told), workers=2)
    try:
        assert Importer(store, analysers).run(entries(0, 70)).added == 70
    finally:
        analysers.close()
    found = [stored.article for stored in store.changed_since(0)]
    assert [article.title for article in found] == [f"Ferry {n}" for n in range(70)]
    assert all(article.analysis == told(article.title) for article in found)


def by_whom(*_: object) -> Analysis:
    return Analysis((Person(f"Process {os.getpid()}", ()),))


@pytest.mark.parametrize(("articles", "are_here"), [(4, True), (5, False), (70, False)])
@pytest.mark.parametrize("as_files", [False, True])
def test_all_articles_are_analysed_here_or_all_in_workers(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    articles: int,
    are_here: bool,
    as_files: bool,
) -> None:
    monkeypatch.setattr(importing, "INLINE_UP_TO", 4)
    items: Sequence[Entry | Failure | Unread] = entries(0, articles)
    if as_files:
        items = list(find_path(folder_of(entries(0, articles), tmp_path / "files")))
    analysers = Analysers(each(by_whom), workers=2)
    try:
        assert Importer(store, analysers).run(items).added == articles
    finally:
        analysers.close()
    whom = {stored.article.analysis.people[0].name for stored in store.changed_since(0)}
    assert (whom == {f"Process {os.getpid()}"}) is are_here
    assert (f"Process {os.getpid()}" in whom) is are_here


@pytest.mark.usefixtures("at_once")
def test_a_worker_that_dies_loses_one_analysis_and_no_article(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    analysers = Analysers(each(deadly), workers=2)
    try:
        with caplog.at_level(logging.WARNING):
            assert Importer(store, analysers).run(entries(0, 20)).added == 20
    finally:
        analysers.close()
    found = {stored.article.title: stored.article.analysis for stored in store.changed_since(0)}
    assert [title for title, analysis in found.items() if analysis == Analysis()] == ["Ferry 7"]
    assert [record.getMessage() for record in caplog.records] == [
        "nothing could be read out of o7: the worker process died"
    ]


def folder_of(entries: Sequence[Entry], path: Path) -> Path:
    path.mkdir()
    for number, entry in enumerate(entries):
        (path / f"{number:03}.txt").write_text(f"{entry.title}\n\n{entry.body}\n")
    return path


def mixed(folder: Path) -> Iterator[Entry | Failure | Unread]:
    """The files of a folder, with an entry of another reader behind each third."""
    for number, item in enumerate(find_path(folder)):
        yield item
        if number % 3 == 0:
            yield Entry(f"o{number}", f"Letter {number}", f"Text of letter {number}.")


@pytest.mark.usefixtures("at_once")
def test_files_and_entries_in_turns_go_in_once_and_in_their_order(store: Store, tmp_path: Path) -> None:
    folder = folder_of(entries(0, 60), tmp_path / "in")
    (folder / "030.txt").write_bytes(b"\x00\x01\x02")
    assert any(isinstance(item, Unread) for item in find_path(folder))
    for expected in (AddReport(79, 0, 0), AddReport(0, 0, 79)):
        analysers = Analysers(each(told), workers=2)
        try:
            report = Importer(store, analysers).run(mixed(folder))
        finally:
            analysers.close()
        assert replace(report, failed=()) == expected
        assert [failure.reason for failure in report.failed] == ["this is not text"]
    found = [stored.article for stored in store.changed_since(0)]
    assert [one.title for one in found if one.title.startswith("Ferry")] == [
        f"Ferry {n}" for n in range(60) if n != 30
    ]
    assert [one.title for one in found[:4]] == ["Ferry 0", "Letter 0", "Ferry 1", "Ferry 2"]
    assert all(one.analysis == told(one.title) for one in found)


@pytest.mark.usefixtures("at_once")
def test_a_worker_that_dies_over_a_file_loses_no_article(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    analysers = Analysers(each(deadly), workers=2)
    try:
        with caplog.at_level(logging.WARNING):
            report = Importer(store, analysers).run(find_path(folder_of(entries(0, 20), tmp_path / "in")))
    finally:
        analysers.close()
    assert report == AddReport(20)
    found = {stored.article.title: stored.article.analysis for stored in store.changed_since(0)}
    assert [title for title, analysis in found.items() if analysis == Analysis()] == ["Ferry 7"]
    (message,) = [record.getMessage() for record in caplog.records]
    assert message.endswith("007.txt: the worker process died")


def test_a_file_that_the_library_has_from_elsewhere_is_a_further_origin(store: Store, tmp_path: Path) -> None:
    first, second = (folder_of(entries(0, 3), tmp_path / name) for name in ("one", "two"))
    assert take(store, list(find_path(first))) == AddReport(3)
    found = read_files(
        each(failing), store.path, [item for item in find_path(second) if isinstance(item, Unread)]
    )
    assert [item for (item,) in found if isinstance(item, Taken) and item.reading is None] != []
    assert take(store, list(find_path(second))) == AddReport(unchanged=3)
    (article,) = store.by_keys([1]).values()
    assert len(article.origins) == 2


def test_a_text_that_the_rules_fail_on_leaves_those_beside_it_alone() -> None:
    readings = analyse_entries(each(failing), entries(0, 20))
    assert [n for n, reading in enumerate(readings) if reading.analysis is None] == [7]
    assert readings[7].failure.startswith("ValueError: bad")
    assert readings[8] == analyse_entries(each(told), entries(8, 9))[0]


def test_surrogates_do_not_move_spans() -> None:
    seen: list[str] = []

    def keeping(title: str, body: str, *_: object) -> Analysis:
        seen.extend((title, body))
        return Analysis()

    analyse_entries(each(keeping), [Entry("o", "t\ud800", "b\ud800c")])
    assert seen == ["t\ufffd", "b\ufffdc"]


# whole processes

ADD = """
import sys
from pathlib import Path
from newsbrowse.archive import analysing, importing
from newsbrowse.archive.library import Library
from newsbrowse.models import Analysis, Entry
analysing.analyse_articles = lambda texts: [Analysis() for _ in texts]
importing.INLINE_UP_TO = 10**9
importing._BATCH = 20
start, stop = int(sys.argv[2]), int(sys.argv[3])
def entries():
    for n in range(start, stop):
        if n % 20 == 0:
            print(n, flush=True)
            if len(sys.argv) > 4: sys.stdin.readline()
        yield Entry(f"o{n}", f"Ferry {n}", f"Sailing number {n}.", "2026-02-04")
with Library.open(Path(sys.argv[1]), create=True) as library:
    report = library.add(entries())
    print("done", report.added, report.unchanged)
"""


def adding(path: Path, start: int, stop: int, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ADD, str(path), str(start), str(stop), *more],
        env={**os.environ, "PYTHONPATH": str(SOURCE_ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def without_extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysing, "analyse_articles", each(lambda *_: Analysis()))
    monkeypatch.setattr(importing, "INLINE_UP_TO", 1_000_000)


@pytest.mark.usefixtures("without_extraction")
@pytest.mark.parametrize("steps", [1, 4])
def test_a_killed_import_goes_on_to_the_same_library(tmp_path: Path, steps: int) -> None:
    process = adding(tmp_path / "library", 0, 200, "step")
    assert process.stdin is not None
    assert process.stdout is not None
    for _ in range(steps):
        process.stdout.readline()
        process.stdin.write("\n")
        process.stdin.flush()
    process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with Library.open(tmp_path / "library") as library:
        kept = len(library)
        assert 0 < kept + 20 <= 20 * (steps + 1)
        assert library.search(Search("ferry"), limit=0).total == kept
        report = library.add(entries(0, 200))
        assert (report.added, report.unchanged) == (200 - kept, kept)
        assert library.search(Search("ferry"), limit=0).total == len(library) == 200
        continued = {article.id for article in library.export(Search())}
    with Library.open(tmp_path / "other", create=True) as library:
        library.add(entries(0, 200))
        assert {article.id for article in library.export(Search())} == continued


def test_two_processes_add_at_once(tmp_path: Path) -> None:
    Library.open(tmp_path, create=True).close()
    both = [adding(tmp_path, 0, 160), adding(tmp_path, 80, 240)]
    done = [process.communicate(timeout=60)[0].split()[-3:] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum(int(added) for _, added, _ in done) == 240
    with Library.open(tmp_path) as library:
        assert library.search(Search("sailing"), limit=0).total == len(library) == 240
        assert len({article.title for article in library.export(Search())}) == 240


@pytest.mark.usefixtures("without_extraction")
def test_a_reader_sees_what_another_process_adds(tmp_path: Path) -> None:
    with Library.open(tmp_path, create=True) as library:
        process = adding(tmp_path, 0, 40)
        process.communicate(timeout=60)
        assert library.refresh() is True
        assert library.search(Search("ferry"), limit=0).total == 40
        assert library.refresh() is False


@pytest.mark.parametrize("words", [5, 60])
def test_a_worker_finds_the_bands_that_the_store_would(words: int) -> None:
    def broken(*_: object) -> Analysis:
        raise ValueError("odd")

    entry = Entry("o", "Ferry\ud800", " ".join(f"word{n}\udfff" for n in range(words)))
    title, body = (str(value) for value in record(entry).values[1:3])
    read = analyse_entries(each(lambda *_: Analysis()), [entry])[0]
    assert read.bands == tuple(Wording(title, body).bands())
    failed = analyse_entries(each(broken), [entry])[0]
    assert (failed.bands, failed.analysis, failed.failure) == (read.bands, None, "ValueError: odd")

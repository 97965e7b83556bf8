"""Articles that an older version of the rules has read."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from tests.extraction import each

from newsbrowse.archive import analysing, importing, rereading
from newsbrowse.archive.library import Library
from newsbrowse.archive.rereading import count_outdated
from newsbrowse.archive.store import Store
from newsbrowse.models import Analysis, Article, Entry, Person, Search

BODY = "“We go,” said Ana Moe, the mayor of Vardal. The harbour had been closed for a week by then."
GERMAN = "Die Ministerin sagte am Montag, der Hafen bleibe geschlossen, bis der Sturm vorüber sei."


def read_badly(title: str, body: str, published: str | None, language: str | None) -> Analysis:
    return Analysis(people=(Person("Harbour Week", ()),))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that was made by an older version: its rules saw other people, and no languages."""
    entries = [Entry("test:1", "Storm at sea", BODY, "2025-03-01"), Entry("test:2", "Hafen", GERMAN)]
    with monkeypatch.context() as older:
        older.setattr(analysing, "analyse_articles", each(read_badly))
        older.setattr(importing, "EXTRACTION_VERSION", analysing.EXTRACTION_VERSION - 1)
        with Library.open(tmp_path / "library", create=True) as archive:
            archive.add(entries)
            archive.desk.star(archive.keys_of([archive.search(Search("harbour")).hits[0].id]))
    return tmp_path / "library"


def test_facts_are_read_again_and_nothing_else_changes(folder: Path) -> None:
    with Library.open(folder) as archive:
        before = archive.search(Search("harbour")).hits[0]
        assert before.people == ("Harbour Week",)
        archive.save_search("all", Search(""))
        archive.look_at_saved("all")
        assert archive.read_again() == 2
        archive.reindex()
        after = archive.search(Search("harbour is:starred")).hits[0]
        assert (after.id, after.people) == (before.id, ("Ana Moe",))
        assert archive.search(Search('said:"ana moe"')).total == 1
        assert archive.search(Search('person:"harbour week"')).total == 0
        assert archive.article(after.id).revision == 1
        assert archive.saved_searches()[0].new == 0
        assert archive.read_again() == 0


def test_the_language_of_older_articles_becomes_known(folder: Path) -> None:
    with Library.open(folder) as archive:
        archive.read_again()
        archive.reindex()
        assert archive.search(Search("language:de")).total == 1


def test_the_same_files_are_known_afterwards(folder: Path) -> None:
    with Library.open(folder) as archive:
        archive.read_again()
        report = archive.add([Entry("test:1", "Storm at sea", BODY, "2025-03-01", language="en")])
        assert (report.added, report.updated) == (0, 0)


def test_what_cannot_be_read_keeps_what_was_known(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(title: str, body: str, published: str | None, language: str | None) -> Analysis:
        raise ValueError(title)

    monkeypatch.setattr(analysing, "analyse_articles", each(fail))
    with Library.open(folder) as archive:
        archive.read_again()
        archive.reindex()
        assert archive.search(Search("harbour")).hits[0].people == ("Harbour Week",)


def test_long_articles_are_read_a_few_at_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rereading, "_AT_ONCE_TEXT", 1)
    read: list[int] = []
    by_keys = Store.by_keys

    def noted(store: Store, keys: Sequence[int]) -> dict[int, Article]:
        read.append(len(keys))
        return by_keys(store, keys)

    monkeypatch.setattr(Store, "by_keys", noted)
    with closing(Store.open(folder)) as store:
        with store.writing() as writer:
            writer.execute("UPDATE analysis SET extraction = 1")
        assert rereading.read_again(store) == store.count()
        assert read == [1] * store.count()


def test_outdated_articles_are_counted(folder: Path) -> None:
    store = Store.open(folder)
    assert count_outdated(store) == 2
    store.close()

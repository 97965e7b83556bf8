"""A library that is locked, full, gone, damaged or only to be read: one clear line, and nothing is lost."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.models import Search
from newsbrowse.ui import in_order
from tests.damage import index_bytes

from .conftest import Browser, Opener


def starred(library: Library) -> int:
    return library.search(Search("is:starred"), limit=0).total


async def says(browser: Browser, words: str) -> None:
    """Wait until the last line has some words."""
    await browser.until(lambda: words in browser.bar("#status"))


async def test_a_locked_library_is_told_and_the_star_is_kept_when_it_is_free(
    sample: Library, sample_folder: Path, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_order, "_LONG", 0.01)
    async with open_browser(sample) as browser:
        with closing(sqlite3.connect(sample_folder / "library.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await browser.pilot.press("s")
            await says(browser, "is the library locked?")
            assert starred(sample) == 0
            other.execute("ROLLBACK")
        await says(browser, "Starred “")
        assert starred(sample) == 1
        await browser.until(lambda: "locked" not in browser.bar("#status"))


async def test_a_library_that_stays_locked_is_told_and_nothing_is_kept(
    sample: Library, sample_folder: Path, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        await browser.press("s")
        sample._store._write_connection().execute("PRAGMA busy_timeout = 1")
        with closing(sqlite3.connect(sample_folder / "library.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await browser.press("j", "s")
            assert "is being written by another process" in browser.bar("#status")
        assert starred(sample) == 1
        await browser.press("s")
        assert starred(sample) == 2


async def test_a_full_disk_is_told_and_no_star_is_shown(sample: Library, open_browser: Opener) -> None:
    async with open_browser(sample) as browser:
        writer = sample._store._write_connection()
        pages = writer.execute("PRAGMA page_count").fetchone()[0]
        writer.execute(f"PRAGMA max_page_count = {pages}")
        step = "INSERT INTO journal (at, label, places, undone, payload) VALUES ('', '', 0, 0, x'')"
        with pytest.raises(sqlite3.OperationalError, match="full"):
            writer.executemany(step, [()] * 5_000)
        await browser.press("s")
        assert "no space left" in browser.bar("#status")
        assert starred(sample) == 0
        assert "★" not in "\n".join(browser.lines("ArticleList"))
        writer.execute("PRAGMA max_page_count = 1000000")
        await browser.press("s")
        assert starred(sample) == 1


async def test_a_library_that_was_deleted_keeps_nothing_and_says_so(
    sample: Library, sample_folder: Path, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        await browser.press("s")
        assert starred(sample) == 1
        kept = sample_folder.with_name("kept")
        sample_folder.rename(kept)
        await browser.pilot.press("j", "s")
        await says(browser, "was moved, deleted or replaced; the last step was not kept")
        kept.rename(sample_folder)
        await browser.press("s")
        assert starred(sample) == 2


async def test_a_library_that_was_replaced_keeps_nothing(sample: Library, sample_folder: Path) -> None:
    shutil.copyfile(sample_folder / "library.db", sample_folder / "other.db")
    (sample_folder / "other.db").replace(sample_folder / "library.db")
    with pytest.raises(Exception, match="was moved, deleted or replaced"):
        sample.desk.star([1])


async def test_a_library_that_cannot_be_written_says_so_at_each_try(
    sample_folder: Path, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsbrowse.archive.database.os.access", lambda path, mode: False)
    with Library.open(sample_folder) as library:
        async with open_browser(library) as browser:
            await browser.press("s")
            assert "cannot be written" in browser.bar("#status")
            await browser.press("slash", *"taiwan", "enter")
            assert browser.bar("#total")


async def test_an_index_damaged_while_open_is_built_anew_behind_the_search(
    sample: Library, sample_folder: Path, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        for file, size in index_bytes(sample_folder):
            with file.open("r+b") as handle:
                handle.write(b"\xa5" * min(size, 4_000))
        await browser.press("slash", *"taiwan", "enter")
        assert browser.bar("#total").lstrip().startswith(str(sample.search(Search("taiwan")).total))

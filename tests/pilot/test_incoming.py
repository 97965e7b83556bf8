"""Articles that another process brings in while the browser is open, and damage that no search meets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsbrowse.archive.doctor import examine
from newsbrowse.archive.library import Library
from newsbrowse.models import Entry
from newsbrowse.ui import incoming
from tests.damage import flip, index_bytes

from .conftest import Browser, Opener


@pytest.fixture
def other(sample: Library, sample_folder: Path) -> Iterator[Library]:
    """The library as another process has it open."""
    with Library.open(sample_folder) as library:
        yield library


def bring(other: Library, *names: str) -> None:
    """Put articles in, as in the middle of an import: no search finds them yet."""
    other.add([Entry(name, f"Zebras in {name}", f"Zebras live in {name}.") for name in names], found=False)


async def says(browser: Browser, words: str) -> None:
    await browser.until(lambda: words in browser.bar("#status"))


async def test_what_an_import_has_not_indexed_yet_is_told(
    sample: Library, other: Library, open_browser: Opener
) -> None:
    async with open_browser(sample) as browser:
        bring(other, "Kenya", "Mali")
        await says(browser, "2 new articles are in, found once the import ends")
        bring(other, "Chad")
        await says(browser, "3 new articles are in")
        other.catch_up()
        await says(browser, "3 new articles have come in")
        await browser.press("slash", *"zebras", "enter")
        assert browser.bar("#total").lstrip().startswith("3")


async def test_what_a_killed_import_has_left_is_taken_in(
    sample: Library, other: Library, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "QUIET", 1)
    async with open_browser(sample) as browser:
        bring(other, "Kenya")
        await says(browser, "1 new article is in, found once the import ends")
        await says(browser, "1 new article has come in")
        await browser.press("slash", *"zebras", "enter")
        assert browser.bar("#total").lstrip().startswith("1")


async def test_a_byte_of_the_index_that_no_search_reads_is_mended(
    sample: Library, sample_folder: Path, open_browser: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    (places,) = (file for file, _ in index_bytes(sample_folder) if file.suffix == ".pos")
    flip(places, 40, 1)
    monkeypatch.setattr(incoming, "LOOKING_THROUGH", 1)
    async with open_browser(sample) as browser:
        await says(browser, "built anew from the articles")
        assert [check.name for check in examine(sample_folder) if not check.is_well] == []

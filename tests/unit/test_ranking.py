"""Hits by score come in one total order, page by page, however many of them score alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from newsbrowse.archive import ranking
from newsbrowse.archive.library import Library
from newsbrowse.models import Entry, Search, Sort

MANY = 60


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    entries = [
        Entry(
            origin=f"made:{number}",
            title=f"Harbour note {number}",
            body=f"The ferry called at pier {number}. " + "Harbourmaster spoke. " * (number % 7 == 0),
            published=f"20{number * 7 % 25:02d}-0{number % 9 + 1}-11",
        )
        for number in range(MANY)
    ]
    with Library.open(tmp_path_factory.mktemp("ranking") / "library", create=True) as opened:
        opened.add(entries)
        yield opened


def ids(library: Library, text: str, step: int) -> list[str]:
    search = Search(text, sort=Sort.RELEVANCE)
    pages = [library.search(search, limit=step, offset=at).hits for at in range(0, MANY, step)]
    return [hit.id for page in pages for hit in page]


@pytest.mark.parametrize("most", [0, 1, 5, 12, 1_000])
@pytest.mark.parametrize("text", ["ferr*", "harbourmaster OR ferr*", "ferry", "harbour harb*"])
def test_the_pages_make_up_one_order(
    library: Library, monkeypatch: pytest.MonkeyPatch, most: int, text: str
) -> None:
    monkeypatch.setattr(ranking, "MOST_ALIKE", most)
    whole = ids(library, text, MANY)
    assert len(set(whole)) == len(whole) == library.search(Search(text), limit=0).total
    for step in (1, 7, 25):
        assert ids(library, text, step) == whole


@pytest.mark.parametrize("most", [5, 1_000])
def test_among_equal_scores_the_newest_comes_first(
    library: Library, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(ranking, "MOST_ALIKE", most)
    found = library.search(Search("ferr*", sort=Sort.RELEVANCE), limit=MANY).hits
    days = [hit.published or "" for hit in found]
    assert days == sorted(days, reverse=True)


def test_what_scores_more_stands_before_a_crowd(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "MOST_ALIKE", 12)
    found = library.search(Search("harbourmaster OR ferr*", sort=Sort.RELEVANCE), limit=20).hits
    numbers = [int(hit.title.split()[-1]) for hit in found]
    assert {number for number in numbers if number % 7 == 0} == set(numbers[:9])

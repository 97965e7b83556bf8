"""Similar articles: the best first, never the article itself, whatever its text is."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.models import Entry, Search

FERRY = "The ferry to Bergen ran aground in the fjord and the passengers were brought ashore by a tug"
BANK = "The central bank raised its interest rate as inflation rose and the currency fell"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.open(tmp_path / "l", create=True)
    library.add(
        [
            Entry("f1", "Ferry aground near Bergen", f"{FERRY}. It was early on Monday."),
            Entry("f2", "Passengers saved from ferry", f"{FERRY}, the captain said, who was asleep."),
            Entry("f3", "Tug helps", "A tug helped a ferry in the fjord."),
            Entry("b1", "Bank raises rate", f"{BANK}."),
            Entry("b2", "Rate up", f"{BANK}, analysts said of the bank."),
            Entry("e1", "", ""),
            *(Entry(f"x{n}", f"Note {n}", f"Something else about number{n} in town{n}.") for n in range(60)),
        ]
    )
    return library


def test_the_most_similar_come_first_without_the_article(library: Library) -> None:
    first = library.search(Search("title:aground")).hits[0]
    titles = [hit.title for hit in library.similar(first.id)]
    assert titles[:2] == ["Passengers saved from ferry", "Tug helps"]
    assert first.title not in titles
    assert [hit.title for hit in library.similar(first.id.lower(), limit=1)] == titles[:1]
    assert library.similar(first.id, limit=0) == ()
    bank = library.search(Search('title:"bank raises"')).hits[0]
    assert library.similar(bank.id)[0].title == "Rate up"
    assert library.similar(bank.id)[0].snippet


def test_an_article_without_words_has_none(library: Library) -> None:
    library.add([Entry("odd", "?", "… ! \x00 ()")])
    odd = next(article.id for article in library.export(Search()) if article.title == "?")
    assert library.similar(odd) == ()


def test_articles_that_were_indexed_again_in_a_small_library_do_no_harm(sample: Library) -> None:
    """The engine counts a word in the older selves of articles, too: in more than there are of them."""
    first = sample.search(Search("busan")).hits[0].id
    before = sample.similar(first)[0].id
    sample.entities.rename("Yury Ushakov", "Yuri Ushakov")
    assert sample.similar(first)[0].id == before
    assert sample.candidates(sample.article(first))

"""One person is one value throughout a library, whatever the order in which articles came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extraction import each
from tests.old_libraries import set_back

from newsbrowse.archive import analysing, database, settling
from newsbrowse.archive.library import Library
from newsbrowse.extract import identities
from newsbrowse.models import Analysis, Country, Entry, Field, Person, Quote, Search, Selection, Span

Facts = tuple[str, tuple[str, ...]]
"""The day of an article, and the people in it."""

SANDOR: tuple[Facts, ...] = (
    ("2020-01-01", ("Viktor Sandor", "Nora Quist")),
    ("2020-01-02", ("Viktor Sandor",)),
    ("2020-01-03", ("Viktor V. Sandor", "Viktor Sandor")),
    ("2020-01-04", ("Sandor",)),
    ("1990-01-04", ("Sandor",)),
)


def entries(articles: Sequence[Facts]) -> list[Entry]:
    return [
        Entry(f"o{n}", "|".join(people), f"Body {n}.", published=day)
        for n, (day, people) in enumerate(articles)
    ]


def read_out(title: str, body: str, *_: object) -> Analysis:
    """People are in the title; each is said to stand where the body begins, and to have spoken there."""
    names = [name for name in title.split("|") if name]
    people = tuple(Person(name, (Span(n, n + 1),)) for n, name in enumerate(names))
    quotes = tuple(Quote(name, body[:1], 0, 1) for name in names[:1])
    return Analysis(people, (Country("FR", "France", True, ()),), (), quotes)


@contextmanager
def library_of(articles: Sequence[Facts], folder: Path | None = None) -> Iterator[Library]:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as other:
        patch.setattr(analysing, "analyse_articles", each(read_out))
        with Library.open((folder or Path(other)) / "l", create=True) as library:
            library.add(entries(articles))
            yield library


def people(library: Library, search: Search | None = None) -> dict[str, int]:
    values = library.facets(search or Search(), fields=(Field.PEOPLE,)).values[Field.PEOPLE]
    return {value.value: value.count for value in values}


def total(library: Library, query: str) -> int:
    return library.search(Search(query), limit=0).total


def test_all_names_of_a_person_are_one_value_with_exact_counts() -> None:
    with library_of(SANDOR) as library:
        assert people(library) == {"Viktor Sandor": 4, "Nora Quist": 1, "Sandor ?": 1}
        chosen = Search(selections=(Selection(Field.PEOPLE, "Viktor Sandor"),))
        assert library.search(chosen).total == 4


@pytest.mark.parametrize(
    "query",
    ['person:"viktor v. sandor"', 'person:"Viktor Sandor"', "person:viktor v. sandor", "person:viktor"],
)
def test_each_name_finds_the_articles_of_all(query: str) -> None:
    with library_of(SANDOR) as library:
        assert total(library, query) == 4


@pytest.mark.parametrize("statement", [settling._TALLIED, settling._DECIDED])
def test_names_are_looked_up_by_their_blocks_when_they_are_decided(statement: str) -> None:
    """By their kind each step would go through all names of the library."""
    with library_of(SANDOR) as library, database.reading(library.path) as connection:
        plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", ("[]", "person")).fetchall()
    assert "SEARCH n USING INDEX names_block (block=?)" in [row[3] for row in plan]


def test_an_article_has_each_person_once_with_all_mentions() -> None:
    with library_of(SANDOR) as library:
        (hit,) = library.search(Search("published:2020-01-03")).hits
        (person,) = library.article(hit.id).analysis.people
        assert hit.people == ("Viktor Sandor",)
        assert person.name == "Viktor Sandor"
        assert person.forms == ("Viktor V. Sandor", "Viktor Sandor")
        assert person.mentions == (Span(0, 1), Span(1, 2))


def test_who_spoke_is_told_by_the_same_name() -> None:
    with library_of(SANDOR) as library:
        (hit,) = library.search(Search("published:2020-01-04")).hits
        assert library.article(hit.id).analysis.quotes[0].speaker == "Viktor Sandor"
        assert total(library, 'said:"Viktor Sandor"') == 4


def test_a_later_article_decides_earlier_names_and_is_no_news_of_them() -> None:
    with library_of(SANDOR[:1] + SANDOR[3:4]) as library:
        assert people(library) == {"Nora Quist": 1, "Sandor": 1, "Viktor Sandor": 1}
        library.save_search("s", Search("person:sandor"))
        library.add([Entry(f"new{n}", "Viktor Sandor", f"{n}", published="2020-05-01") for n in (1, 2)])
        assert people(library) == {"Viktor Sandor": 4, "Nora Quist": 1}
        (saved,) = library.saved_searches()
        assert (saved.total, saved.new) == (4, 2)


def test_a_value_chosen_before_it_was_joined_finds_the_articles_of_the_person() -> None:
    with library_of(SANDOR) as library:
        chosen = Search(selections=(Selection(Field.PEOPLE, "Viktor V. Sandor"),))
        assert library.search(chosen).total == 4
        excluded = Search(selections=(Selection(Field.PEOPLE, "Viktor V. Sandor", True),))
        assert library.search(excluded).total == 1


def test_another_name_that_is_begun_is_completed_to_the_one_that_is_shown() -> None:
    articles = [(f"2020-01-0{n}", ("Joe Farley",)) for n in range(1, 6)]
    with library_of((*articles, ("2020-01-07", ("Joseph R. Farley",)))) as library:
        text = "person:josep"
        found = library.complete(Search(text), len(text))
        assert [(item.label, item.count) for item in found.items] == [("Joe Farley", 6)]


def test_a_changed_text_takes_its_old_names_along() -> None:
    with library_of(SANDOR) as library:
        for number in range(5):
            library.add([Entry(f"o{number}", "Nora Quist", f"Other {number}.", published="2020-01-01")])
        assert people(library) == {"Nora Quist": 5}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("2020-01-01", "2019-05-05", "1990-02-02")),
            st.sets(st.sampled_from(("Ann Moss", "Anna Moss", "A. Moss", "Moss", "Bo Moss")), max_size=2).map(
                lambda names: tuple(sorted(names))
            ),
        ),
        min_size=1,
        max_size=9,
    ),
    st.randoms(use_true_random=False),
)
@settings(max_examples=8)
def test_the_order_of_adding_does_not_matter(articles: list[Facts], random: Random) -> None:
    numbered = entries(articles)
    mixed = list(numbered)
    random.shuffle(mixed)
    with library_of(articles) as one, library_of(()) as other:
        for entry in mixed:
            other.add([entry])
        assert people(one) == people(other)
        for name, count in people(one).items():
            assert one.search(Search(selections=(Selection(Field.PEOPLE, name),)), limit=0).total == count
        other.reindex()
        assert people(one) == people(other)


def test_what_other_rules_of_joining_decided_is_decided_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with library_of(SANDOR, tmp_path):
        pass
    monkeypatch.setattr(settling, "VERSION", settling.VERSION + 1)
    monkeypatch.setattr(identities, "FEWEST", 99)
    with Library.open(tmp_path / "l") as library:
        assert people(library) == {"Viktor Sandor": 3, "Nora Quist": 1, "Sandor": 2}


def test_a_library_of_an_older_version_gets_its_names_counted_at_the_next_opening(tmp_path: Path) -> None:
    with library_of(SANDOR, tmp_path) as library:
        expected = people(library)
    set_back(tmp_path / "l", 4)
    told: list[str] = []
    with Library.open(tmp_path / "l", progress=lambda progress: told.append(progress.message)) as library:
        library.reindex()
        assert people(library) == expected
    assert any("names" in line for line in told)

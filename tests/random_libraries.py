"""Small libraries made at random, whose articles have the facts that a test gives them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import strategies as st

from newsbrowse.archive import analysing
from newsbrowse.archive.library import Library
from newsbrowse.archive.passages import Spot
from newsbrowse.models import Analysis, Country, DateMention, Entry, Field, Person, Search, Selection
from tests.extraction import each

PEOPLE = ("Ann Lee", "Bo Ek", "Cy Dow", "Di Fry")
CODES = ("CN", "FR", "MX")
SOURCES = ("Harbour Post", "Wire")
DAYS = ("2025-12-31", "2026-01-01", "2026-01-31", "2026-02-04")
MENTIONS = (*DAYS, "2026", "2026-01", "2025-12-30/2026-01-02", "2024/2026")
AUTHORS = ("Éva Nő", "O. Hand")
TAGS = ("sea", "trade")
LANGUAGES = ("de", "en")
GRAINS = ("year", "month", "day")

facts = st.tuples(
    st.sets(st.sampled_from(PEOPLE), max_size=3),
    st.dictionaries(st.sampled_from(CODES), st.booleans(), max_size=3),
    st.sets(st.sampled_from(MENTIONS), max_size=2),
    st.none() | st.sampled_from(DAYS),
    st.none() | st.sampled_from(SOURCES),
    st.sampled_from(("ferry", "tariff", "ferry tariff")),
    st.sets(st.sampled_from(AUTHORS), max_size=2),
    st.sets(st.sampled_from(TAGS), max_size=2),
    st.none() | st.sampled_from(LANGUAGES),
)
selections = st.lists(
    st.one_of(
        st.builds(Selection, st.just(Field.PEOPLE), st.sampled_from((*PEOPLE, "No One")), st.booleans()),
        st.builds(Selection, st.just(Field.COUNTRIES), st.sampled_from(CODES), st.booleans()),
        st.builds(Selection, st.just(Field.SOURCE), st.sampled_from(SOURCES), st.booleans()),
        st.builds(Selection, st.just(Field.AUTHOR), st.sampled_from(AUTHORS), st.booleans()),
        st.builds(Selection, st.just(Field.TAG), st.sampled_from((*TAGS, "own")), st.booleans()),
        st.builds(Selection, st.just(Field.LANGUAGE), st.sampled_from(LANGUAGES), st.booleans()),
        st.builds(
            Selection,
            st.sampled_from((Field.PUBLISHED, Field.MENTIONED)),
            st.sampled_from(("2025", "2026", "2026-01", "2026-01-31", "2025-12-31")),
            st.booleans(),
        ),
    ),
    max_size=4,
    unique_by=lambda selection: (selection.field, selection.value),
).map(tuple)
labels = st.lists(st.tuples(st.integers(0, 11), st.sampled_from((*TAGS, "own")), st.booleans()), max_size=8)
"""Tags that the user gives, each with the number of an article, and whether to a passage of it."""

switched = st.frozensets(st.sampled_from(Field))
Facts = tuple[
    set[str], dict[str, bool], set[str], str | None, str | None, str, set[str], set[str], str | None
]


@contextmanager
def library_of(
    articles: list[Facts], commits: int = 1, labelled: Sequence[tuple[int, str, bool]] = ()
) -> Iterator[Library]:
    """A library of articles with these facts, written in some commits and so in several segments."""

    def analyse(title: str, *_: object) -> Analysis:
        people, countries, mentions = articles[int(title)][:3]
        return Analysis(
            tuple(Person(name, ()) for name in sorted(people)),
            tuple(Country(code, code, about, ()) for code, about in sorted(countries.items())),
            tuple(DateMention(value, 0, 1, "x") for value in sorted(mentions)),
        )

    entries = [
        Entry(
            f"o{n}",
            str(n),
            body,
            published=published,
            source=source,
            authors=tuple(sorted(authors)),
            tags=tuple(sorted(tags)),
            language=language,
        )
        for n, (_, _, _, published, source, body, authors, tags, language) in enumerate(articles)
    ]
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
        Library.open(Path(folder) / "l", create=True) as library,
    ):
        patch.setattr(analysing, "analyse_articles", each(analyse))
        for start in range(commits):
            library.add(entries[start::commits])
        ids = [hit.id for hit in library.search(Search()).hits]
        for number, name, on_passage in labelled:
            if on_passage:
                (key,) = library.keys_of([ids[number % len(ids)]])
                library.desk.passages.tag([Spot(key, number, "some words")], [name])
            else:
                library.desk.tag(library.keys_of([ids[number % len(ids)]]), [name])
        yield library

"""The user's rules about people and countries: in force at once, at every rebuild, undone with one step."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.test_naming import SANDOR, Facts, library_of, people, total

from newsbrowse.archive.journal import told
from newsbrowse.archive.library import Library
from newsbrowse.errors import NewsbrowseError, NotFoundError
from newsbrowse.models import Entry, Field, Search, Selection

CAST: tuple[Facts, ...] = (
    *SANDOR,
    ("2020-02-01", ("Cass Clay", "Nora Quist")),
    ("2020-02-02", ("Mo Ali",)),
    ("2020-02-03", ("Mo Ali", "Jordan")),
)
FIRST = {"Viktor Sandor": 4, "Mo Ali": 2, "Nora Quist": 2, "Cass Clay": 1, "Jordan": 1, "Sandor ?": 1}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with library_of(CAST, tmp_path) as made:
        assert people(made) == FIRST
        yield made


def countries(library: Library) -> dict[str, int]:
    values = library.facets(Search(), fields=(Field.COUNTRIES,)).values[Field.COUNTRIES]
    return {value.value: value.count for value in values}


def id_of(library: Library, day: str) -> str:
    (hit,) = library.search(Search(f"published:{day}")).hits
    return hit.id


def undo(library: Library) -> str:
    line = told(library.desk.undo())
    assert people(library) == FIRST
    return line


def test_a_rename_is_in_force_at_once_and_at_every_rebuild_and_is_undone(library: Library) -> None:
    done = library.entities.rename("viktor v. sandor", "V. Sandor, minister")
    assert (done.label, done.articles) == ("“Viktor Sandor” renamed “V. Sandor, minister”", 4)
    renamed = {"V. Sandor, minister": 4, **{name: n for name, n in FIRST.items() if name != "Viktor Sandor"}}
    assert people(library) == renamed
    library.reindex()
    assert people(library) == renamed
    assert total(library, 'person:"Viktor Sandor"') == 4
    assert undo(library) == "Undone: “Viktor Sandor” renamed “V. Sandor, minister”"
    library.desk.redo()
    assert people(library) == renamed


def test_nobody_gets_the_name_of_another(library: Library) -> None:
    with pytest.raises(NewsbrowseError, match="somebody else is called Mo Ali"):
        library.entities.rename("Cass Clay", "Mo Ali")


def test_a_merge_joins_two_and_the_later_of_two_rules_wins(library: Library) -> None:
    library.entities.merge("person", ["Cass Clay"], "Mo Ali")
    assert people(library)["Mo Ali"] == 3
    assert total(library, 'person:"cass clay"') == 3
    library.entities.merge("person", ["Mo Ali"], "Viktor Sandor")
    assert people(library)["Viktor Sandor"] == 7
    library.desk.undo()
    assert undo(library) == "Undone: “Cass Clay” merged into “Mo Ali”"


def test_nobody_is_merged_with_themselves(library: Library) -> None:
    with pytest.raises(NewsbrowseError, match="is that already"):
        library.entities.merge("person", ["Viktor V. Sandor"], "Viktor Sandor")
    with pytest.raises(NotFoundError, match="no person of the library is called Nobody"):
        library.entities.merge("person", ["Nobody"], "Viktor Sandor")


def test_what_is_open_is_given_to_somebody_in_one_article(library: Library) -> None:
    article = id_of(library, "1990-01-04")
    library.entities.merge("person", ["Sandor ?"], "Nora Quist", article.lower())
    assert "Sandor ?" not in people(library)
    assert people(library)["Nora Quist"] == 3
    assert [person.name for person in library.article(article).analysis.people] == ["Nora Quist"]
    undo(library)


def test_a_hidden_person_is_out_of_the_facet_and_found_by_name(library: Library) -> None:
    library.entities.hide("person", "Viktor Sandor")
    assert "Viktor Sandor" not in people(library)
    assert total(library, 'person:"viktor v. sandor"') == 4
    (person,) = library.article(id_of(library, "2020-01-02")).analysis.people
    assert person.name == "Viktor Sandor"
    undo(library)


def test_what_is_no_person_is_in_no_article_any_more(library: Library) -> None:
    library.entities.set_kind("person", "Jordan", "nothing")
    assert "Jordan" not in people(library)
    assert total(library, "person:jordan") == 0
    library.entities.set_kind("person", "Jordan", "country:JO")
    assert countries(library) == {"FR": 8, "JO": 1}
    library.desk.undo()
    undo(library)


def test_a_country_is_merged_hidden_and_taken_out_of_an_article(library: Library) -> None:
    assert library.entities.hide("country", "France").articles == 8
    assert countries(library) == {}
    assert total(library, "country:france") == 8
    library.desk.undo()
    library.entities.split("country", "FR", id_of(library, "2020-02-02"))
    assert countries(library) == {"FR": 7}
    undo(library)


def labels(library: Library) -> list[str]:
    values = library.facets(Search(), fields=(Field.COUNTRIES,)).values[Field.COUNTRIES]
    return [value.label for value in values]


def test_a_country_is_called_as_the_user_calls_it_everywhere(library: Library) -> None:
    done = library.entities.rename("France", "Gaul", "country")
    assert (done.label, done.articles) == ("France renamed “Gaul”", 8)
    article = library.article(id_of(library, "2020-02-02"))
    assert labels(library) == [country.name for country in article.analysis.countries] == ["Gaul"]
    assert library.search(Search()).hits[0].countries == ("Gaul",)
    assert total(library, "country:gaul") == total(library, "country:france") == 8
    (completion,) = library.complete(Search("country:ga"), 10).items
    assert (completion.label, completion.insert, completion.count) == ("Gaul", "country:Gaul", 8)
    assert library.facets(Search(), matching={Field.COUNTRIES: "gau"}).values[Field.COUNTRIES]
    library.reindex()
    assert labels(library) == ["Gaul"]
    assert library.entities.rename("gaul", "Gaul", "country").articles == 0
    undo(library)
    assert labels(library) == ["France"]
    with pytest.raises(NewsbrowseError, match="another country is called Spain"):
        library.entities.rename("France", "Spain", "country")


def test_a_country_is_counted_under_another_and_taken_out_again(library: Library) -> None:
    library.entities.set_kind("person", "Jordan", "country:JO")
    library.entities.merge("country", ["France"], "JO")
    assert countries(library) == {"JO": 8}
    assert total(library, "country:france") == 8
    library.entities.split("country", "France")
    assert countries(library) == {"FR": 8, "JO": 1}
    with pytest.raises(NewsbrowseError, match="France is not joined with other names"):
        library.entities.split("country", "France")


@pytest.mark.parametrize("kind", ["organisation", "place", "other", "nothing"])
def test_a_false_person_stays_out_until_it_is_said_to_be_one_again(library: Library, kind: str) -> None:
    assert library.entities.set_kind("person", "Mo Ali", kind).articles == 2
    assert "Mo Ali" not in people(library)
    library.add([Entry("later", "Mo Ali", "Later.", published="2021-01-01")])
    assert "Mo Ali" not in people(library)
    assert [(rule.verb, rule.target) for rule in library.entities.rules()] == [("kind", kind)]
    library.entities.set_kind("person", "Mo Ali", "person")
    assert people(library)["Mo Ali"] == 3


def test_what_was_taken_for_a_country_is_a_person(library: Library) -> None:
    library.entities.set_kind("country", "France", "person:mo ali", id_of(library, "2020-02-01"))
    assert countries(library) == {"FR": 7}
    assert people(library)["Mo Ali"] == 3
    library.desk.undo()
    library.entities.set_kind("country", "France", "person:Mo Ali")
    assert (countries(library), people(library)["Mo Ali"]) == ({}, 8)
    with pytest.raises(NotFoundError, match="no person of the library is called Nobody"):
        library.entities.set_kind("country", "France", "person:Nobody")
    undo(library)


def test_what_is_hidden_is_indexed_anew_in_no_article(library: Library) -> None:
    before = library.search(Search("person:sandor")).hits
    mark = library._store.last_change()
    library.entities.hide("person", "Viktor Sandor")
    library.desk.undo()
    assert library._store.last_change() == mark
    assert library.search(Search("person:sandor")).hits == before


def test_a_name_is_split_off_everywhere_or_in_one_article(library: Library) -> None:
    library.entities.split("person", "Viktor V. Sandor")
    assert people(library)["Viktor V. Sandor"] == 1
    undo(library)
    article = id_of(library, "2020-01-02")
    with pytest.raises(NewsbrowseError, match="the others are called Viktor Sandor too"):
        library.entities.split("person", "Viktor Sandor", article)
    library.entities.split("person", "Viktor Sandor", article, "Viktor Sandor (actor)")
    assert people(library) == FIRST | {"Viktor Sandor": 3, "Viktor Sandor (actor)": 1}
    undo(library)
    with pytest.raises(NewsbrowseError, match="not joined with other names"):
        library.entities.split("person", "Mo Ali")


def test_rules_are_listed_and_taken_away(library: Library) -> None:
    library.entities.merge("person", ["Cass Clay"], "Mo Ali")
    library.entities.hide("person", "Nora Quist")
    assert [(rule.number, rule.verb, rule.name, rule.target) for rule in library.entities.rules()] == [
        (1, "merge", "Cass Clay", "Mo Ali"),
        (2, "hide", "Nora Quist", ""),
    ]
    library.entities.forget(1)
    assert people(library)["Cass Clay"] == 1
    with pytest.raises(NotFoundError, match="there is no rule 9"):
        library.entities.forget(9)


def test_what_is_so_already_is_no_step(library: Library) -> None:
    library.entities.hide("person", "Nora Quist")
    assert library.entities.hide("person", "Nora Quist").articles == 0
    assert len(library.desk.steps(9)) == 1


def test_rules_written_out_and_taken_in_elsewhere_do_the_same(library: Library, tmp_path: Path) -> None:
    library.entities.merge("person", ["Cass Clay"], "Mo Ali")
    library.entities.split("person", "Viktor Sandor", id_of(library, "2020-01-02"), "Viktor Sandor (actor)")
    lines = [msgspec.json.encode(rule) for rule in library.entities.write_out()]
    with library_of(CAST, tmp_path / "other") as other:
        report = other.entities.take_in([*lines, b"{", b'{"verb":"eat","kind":"person","name":"x"}'])
        assert (report.lines, report.changed, len(report.failed)) == (4, 2, 2)
        assert people(other) == people(library)
        assert other.entities.take_in(lines).changed == 0
        assert len(other.desk.steps(9)) == 1


def test_names_of_countries_and_kinds_are_written_out_and_taken_in(library: Library, tmp_path: Path) -> None:
    library.entities.rename("France", "Gaul", "country")
    library.entities.merge("country", ["HK"], "CN")
    library.entities.set_kind("person", "Mo Ali", "organisation")
    library.entities.set_kind("country", "France", "person:Cass Clay", id_of(library, "2020-02-02"))
    lines = [msgspec.json.encode(rule) for rule in library.entities.write_out()]
    with library_of(CAST, tmp_path / "other") as other:
        assert other.entities.take_in(lines).changed == 4
        assert (people(other), countries(other)) == (people(library), countries(library))
        assert labels(other) == ["Gaul"]
        other.desk.undo()
        assert (people(other), countries(other), labels(other)) == (FIRST, {"FR": 8}, ["France"])


def test_a_later_article_falls_under_the_rules_that_are_there(library: Library) -> None:
    library.entities.merge("person", ["Cass Clay"], "Mo Ali")
    library.add([Entry("late", "Cass Clay", "Late.", published="2021-01-01")])
    assert people(library)["Mo Ali"] == 4


DEEDS: tuple[Callable[[Library], object], ...] = (
    lambda library: library.entities.merge("person", ["Cass Clay"], "Mo Ali"),
    lambda library: library.entities.merge("person", ["Mo Ali"], "Cass Clay"),
    lambda library: library.entities.rename("Mo Ali", "The Greatest"),
    lambda library: library.entities.hide("person", "Nora Quist"),
    lambda library: library.entities.set_kind("person", "Sandor", "nothing"),
    lambda library: library.entities.split("person", "Viktor V. Sandor"),
    lambda library: library.entities.merge("person", ["Sandor ?"], "Nora Quist"),
    lambda library: library.entities.set_kind("person", "Mo Ali", "organisation"),
    lambda library: library.entities.set_kind("country", "FR", "person:Mo Ali"),
    lambda library: library.entities.rename("FR", "Gaul", "country"),
    lambda library: library.entities.hide("country", "FR"),
    lambda library: library.entities.forget(1),
    lambda library: library.desk.undo(),
    lambda library: library.desk.redo(),
)


@given(st.lists(st.sampled_from(DEEDS), max_size=7))
@settings(max_examples=12)
def test_counts_are_exact_whatever_is_done_and_all_of_it_can_be_undone(
    deeds: list[Callable[[Library], object]],
) -> None:
    with library_of(CAST) as library:
        for deed in deeds:
            try:
                deed(library)
            except NewsbrowseError:
                continue
        for name, count in people(library).items():
            chosen = Search(selections=(Selection(Field.PEOPLE, name),))
            assert library.search(chosen, limit=0).total == count
        shown = people(library)
        library.reindex()
        assert people(library) == shown
        while library.desk.undo() is not None:
            pass
        assert people(library) == FIRST
        assert json.dumps(library.entities.rules()) == "[]"


def test_the_articles_of_what_an_older_version_hid_are_indexed_anew(tmp_path: Path) -> None:
    with library_of(CAST, tmp_path) as library:
        library.entities.hide("person", "Nora Quist")
        mark = library._store.last_change()
        with library._store.writing() as writer:
            writer.execute("UPDATE meta SET value = '2' WHERE name = 'identities'")
    with Library.open(tmp_path / "l") as library:
        assert library._store.last_change() == mark + FIRST["Nora Quist"]
        assert "Nora Quist" not in people(library)
        undo(library)

"""Each line of `tables/countries.txt`: a sentence and the codes of the countries it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsbrowse.extract.countries import country_name, find_countries
from newsbrowse.extract.people import find_people

TABLES = Path(__file__).parent / "tables"


def _lines(name: str) -> list[str]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


LINES = _lines("countries.txt")
HOSTILE = _lines("countries_hostile.txt")


def test_the_table_is_long() -> None:
    assert len(LINES) >= 200


@pytest.mark.parametrize("line", LINES)
def test_countries_of_a_sentence(line: str) -> None:
    body, _, codes = line.partition(" | ")
    assert sorted(country.code for country in find_countries("", body)) == codes.split()


def test_the_hostile_table_is_long() -> None:
    assert len(HOSTILE) >= 190


@pytest.mark.parametrize("line", HOSTILE)
def test_countries_of_a_sentence_beside_its_people(line: str) -> None:
    body, _, codes = line.partition(" |")
    found = find_countries("", body, find_people("", body))
    assert sorted(country.code for country in found) == codes.split()


def test_a_list_of_countries_that_begins_early_is_early_as_a_whole() -> None:
    body = (
        "Ministers of the five states that founded the bank met in the mountains on Monday and agreed: "
        "Brazil, Argentina, Paraguay, Bolivia and Uruguay will pay. Chile watched."
    )
    about = {country.code: country.about for country in find_countries("", body)}
    assert about == {"BR": True, "AR": True, "PY": True, "BO": True, "UY": True, "CL": False}


def test_every_country_of_the_standard_has_a_name() -> None:
    codes = (TABLES / "country_codes.txt").read_text(encoding="utf-8").split()
    assert len(codes) == 250
    assert [code for code in codes if country_name(code) == code] == []


def test_an_amount_in_a_currency_does_not_make_an_article_about_its_country() -> None:
    (country,) = find_countries("Firm issues 150 million Australian dollars of debt", "The issue is large.")
    assert (country.code, country.about) == ("AU", False)
    filler = "The committee spoke at length about many things that had no place in it at all. " * 4
    assert not any(c.about for c in find_countries("", filler + "It paid 3 Swiss francs. " * 4))

"""Each line of `tables/countries.txt`: a sentence and the codes of the countries it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsbrowse.extract.countries import country_name, find_countries

TABLES = Path(__file__).parent / "tables"
LINES = [
    line
    for line in (TABLES / "countries.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_the_table_is_long() -> None:
    assert len(LINES) >= 200


@pytest.mark.parametrize("line", LINES)
def test_countries_of_a_sentence(line: str) -> None:
    body, _, codes = line.partition(" | ")
    assert sorted(country.code for country in find_countries("", body)) == codes.split()


def test_every_country_of_the_standard_has_a_name() -> None:
    codes = (TABLES / "country_codes.txt").read_text(encoding="utf-8").split()
    assert len(codes) == 250
    assert [code for code in codes if country_name(code) == code] == []


def test_an_amount_in_a_currency_does_not_make_an_article_about_its_country() -> None:
    (country,) = find_countries("Firm issues 150 million Australian dollars of debt", "The issue is large.")
    assert (country.code, country.about) == ("AU", False)
    filler = "The committee spoke at length about many things that had no place in it at all. " * 4
    assert not any(c.about for c in find_countries("", filler + "It paid 3 Swiss francs. " * 4))

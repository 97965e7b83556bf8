"""Countries and dates of articles in other languages: each line of `tables/foreign.txt`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.analysis import analyse
from newsbrowse.extract.country_foreign import find_foreign_countries
from newsbrowse.extract.dates_foreign import find_foreign_dates

LINES = [
    line.split(" | ")
    for line in (Path(__file__).parent / "tables" / "foreign.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
LANGUAGES = sorted({language for language, *_ in LINES})


@pytest.mark.parametrize(("language", "body", "codes", "dates"), LINES)
def test_facts_of_an_article(language: str, body: str, codes: str, dates: str) -> None:
    analysis = analyse("", body, "2026-02-10", language)
    assert " ".join(sorted(country.code for country in analysis.countries)) == codes.strip()
    assert " ; ".join(f"{found.text}={found.value}" for found in analysis.dates) == dates.strip()
    assert (analysis.people, analysis.figures) == ((), ())


def test_a_tag_of_a_region_is_that_of_its_language() -> None:
    (country,) = find_foreign_countries("Alemanha", "Nada mais.", "pt-BR")
    assert (country.code, country.name, country.about, country.mentions) == ("DE", "Germany", True, ())


def test_a_day_without_a_year_needs_the_day_of_publication() -> None:
    assert find_foreign_dates("Am 3. März trifft er ihn.", None, "de") == ()
    (found,) = find_foreign_dates("Am 3. Dezember traf er ihn.", "2026-02-10", "de")
    assert found.value == "2025-12-03"
    assert find_foreign_dates("Am 31. Februar 2026 nie.", "2026-02-10", "de") == ()


def test_the_locale_data_are_loaded_for_other_languages_alone() -> None:
    program = (
        "import sys; from newsbrowse.extract.analysis import analyse;"
        "analyse('', 'France met Germany on Tuesday.', '2026-02-10', 'en'); print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def assert_apart_and_inside(body: str, language: str) -> None:
    last = 0
    for found in find_foreign_dates(body, "2026-02-10", language):
        assert last <= found.start < found.end <= len(body)
        assert found.text == body[found.start : found.end]
        last = found.end
    for country in find_foreign_countries("", body, language):
        ends = [0]
        for start, end in country.mentions:
            assert ends[-1] <= start < end <= len(body)
            ends.append(end)


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(["4", ". ", "Februar ", "2026", "年", "月", "Russland", "s", " ", "中国", "de ", "/"])
    ),
    st.sampled_from(LANGUAGES),
)
def test_spans_are_ordered_apart_and_inside(parts: list[str], language: str) -> None:
    assert_apart_and_inside("".join(parts), language)


@pytest.mark.parametrize("part", ["4. ", "2026. ", "2026年", "Vereinigte ", "1.1.", "de "])
def test_a_long_run_of_one_part_is_read(part: str) -> None:
    assert_apart_and_inside(part * (200_000 // len(part)), "de")


def test_an_english_text_with_a_foreign_quotation_is_read_as_english() -> None:
    body = (
        'The French minister said on Tuesday: "Nous ne laisserons pas l\'Allemagne seule devant la Chine." '
        "Ministers from Spain listened in Lyon on 12 March 2024."
    )
    found = analyse("", body, "2024-06-01")
    assert {country.code for country in found.countries} == {"FR", "ES"}
    assert [date.value for date in found.dates] == ["2024-05-28", "2024-03-12"]
    assert found.people == ()

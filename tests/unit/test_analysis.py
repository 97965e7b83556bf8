from __future__ import annotations

import pytest

from newsbrowse.extract.analysis import analyse, analyse_all
from newsbrowse.extract.occupied import Occupied
from newsbrowse.models import Span, Text

BODY = (
    "On Tuesday, April Morrison met the former player Michael Jordan in Canada, officials said.\n\n"
    '"Sales rose 40 percent in April 2025," Morrison said. Jordan left for France in 2024.'
)


def test_all_five_kinds_are_found_with_spans_in_the_body() -> None:
    analysis = analyse("A meeting", BODY, "2025-06-04")
    assert {person.name for person in analysis.people} == {"April Morrison", "Michael Jordan"}
    assert {country.code for country in analysis.countries} == {"CA", "FR"}
    assert [(date.text, date.value) for date in analysis.dates] == [
        ("Tuesday", "2025-06-03"),
        ("April 2025", "2025-04"),
        ("2024", "2024"),
    ]
    assert [quote.speaker for quote in analysis.quotes] == ["April Morrison"]
    assert [(figure.value, figure.unit) for figure in analysis.figures] == [(40.0, "%")]
    for date in analysis.dates:
        assert BODY[date.start : date.end] == date.text


def test_other_languages_give_countries_absolute_dates_and_words_in_their_marks() -> None:
    body = "Angela Muster war seit 2024 in Kanada. Dienstag 2025-01-02. „Wir gehen“, sagte Angela Muster."
    analysis = analyse("Titel", body, "2025-06-04", language="de")
    assert [country.code for country in analysis.countries] == ["CA"]
    assert [date.value for date in analysis.dates] == ["2024", "2025-01-02"]
    assert [(quote.text, quote.speaker) for quote in analysis.quotes] == [("Wir gehen", None)]
    assert (analysis.people, analysis.figures) == ((), ())


def test_a_language_that_nobody_gave_is_read_from_the_text() -> None:
    body = "Die Ministerin Angela Muster sagte am Montag in Berlin, der Hafen bleibe bis 2026 geschlossen."
    analysis = analyse("Der Hafen", body, "2025-06-04")
    assert (analysis.people, analysis.figures) == ((), ())
    assert [date.value for date in analysis.dates] == ["2026"]


def test_english_by_any_tag_is_english() -> None:
    for language in (None, "en", "en-GB", "EN"):
        assert analyse("A meeting", BODY, "2025-06-04", language).people


def test_an_empty_article() -> None:
    analysis = analyse("Bare headline from Peru", "", None)
    assert [country.code for country in analysis.countries] == ["PE"]
    assert (analysis.people, analysis.dates, analysis.quotes, analysis.figures) == ((), (), (), ())


def test_occupied_takes_spans_that_overlap_each_other() -> None:
    taken = Occupied([Span(10, 20), Span(0, 3), Span(12, 14), Span(18, 25)])
    asked = [(0, 1), (3, 10), (9, 11), (15, 16), (24, 30), (25, 30)]
    assert [taken.overlaps(*span) for span in asked] == [True, False, True, True, True, False]
    assert not Occupied([]).overlaps(0, 5)


def test_a_body_without_end_is_read_as_far_as_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsbrowse.extract.analysis.LONGEST", 40)
    found = analyse("A title", "Peru and Chile met. " * 4, "2020-01-01")
    assert found.countries
    assert max(span.end for country in found.countries for span in country.mentions) <= 40


def test_many_at_a_time_are_what_each_is_alone() -> None:
    german = "Die Ministerin Angela Muster sagte am Montag in Berlin, der Hafen bleibe bis 2026 geschlossen."
    texts = [
        Text("A meeting", BODY, "2025-06-04"),
        Text("Titel", german, "2025-06-04"),
        Text("", ""),
        Text("Another", BODY.replace("Canada", "Kenya"), None, "en-GB"),
        Text("Titre", "Le 4 mai 2024 en Allemagne.", None, "fr"),
    ]
    assert analyse_all(texts) == [analyse(*text) for text in texts]
    assert analyse_all([]) == []

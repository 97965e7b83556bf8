from __future__ import annotations

from newsbrowse.models import FacetValue, Field, Search
from newsbrowse.ui.facet_rows import Counts, FacetOptions, Row, RowKind, facet_rows, sparkline


def counts(**changes: object) -> Counts:
    values: dict[str, object] = {
        "search": Search().toggled(Field.PEOPLE, "Ana Lima").toggled(Field.COUNTRIES, "BR", excluded=True),
        "total": 7,
        "values": {
            Field.PEOPLE: (FacetValue("Ana Lima", "Ana Lima", 7), FacetValue("Bo Ek", "Bo Ek", 2)),
            Field.COUNTRIES: (FacetValue("BR", "Brazil", 0),),
        },
        "years": {Field.PUBLISHED: (FacetValue("2024", "2024", 3), FacetValue("2025", "2025", 4))},
        "months": {
            Field.PUBLISHED: (
                FacetValue("2024-03", "2024-03", 3),
                FacetValue("2025-01", "2025-01", 1),
                FacetValue("2025-12", "2025-12", 3),
            )
        },
        "days": {Field.PUBLISHED: (FacetValue("2025-01-09", "2025-01-09", 1),)},
        "cut": frozenset({Field.PEOPLE}),
    }
    return Counts(**(values | changes))  # type: ignore[arg-type]


def of(rows: list[Row], field: Field, kind: RowKind = RowKind.VALUE) -> list[Row]:
    return [row for row in rows if row.field is field and row.kind is kind]


def test_chosen_and_excluded_values_are_known() -> None:
    rows = facet_rows(counts(), FacetOptions())
    assert [(row.label, row.count, row.state) for row in of(rows, Field.PEOPLE)] == [
        ("Ana Lima", 7, True),
        ("Bo Ek", 2, None),
    ]
    assert [(row.label, row.state) for row in of(rows, Field.COUNTRIES)] == [("Brazil", False)]


def test_a_facet_that_was_cut_offers_more_and_an_empty_one_says_so() -> None:
    rows = facet_rows(counts(), FacetOptions())
    assert len(of(rows, Field.PEOPLE, RowKind.MORE)) == 1
    assert not of(rows, Field.COUNTRIES, RowKind.MORE)
    assert len(of(rows, Field.SOURCE, RowKind.EMPTY)) == 1


def test_years_come_newest_first_with_their_months_as_bars() -> None:
    years = of(facet_rows(counts(), FacetOptions()), Field.PUBLISHED)
    assert [(row.value, row.spark) for row in years] == [("2025", "▃··········█"), ("2024", "··█·········")]


def test_an_open_year_shows_its_months_and_an_open_month_its_days() -> None:
    opened = frozenset({(Field.PUBLISHED, "2025"), (Field.PUBLISHED, "2025-01")})
    rows = of(facet_rows(counts(), FacetOptions(open_days=opened)), Field.PUBLISHED)
    assert [(row.value, row.label, row.depth, row.open) for row in rows] == [
        ("2025", "2025", 0, True),
        ("2025-01", "Jan", 1, True),
        ("2025-01-09", "9", 2, None),
        ("2025-12", "Dec", 1, False),
        ("2024", "2024", 0, False),
    ]


def test_a_single_article_is_seen_beside_a_thousand() -> None:
    assert sparkline([0, 1, 500, 1000], 1000) == "·▁▄█"
    assert sparkline([0, 0], 0) == "··"

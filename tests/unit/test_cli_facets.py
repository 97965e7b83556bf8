"""`newsbrowse facets`: each number is the total of the same command with the value chosen too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.random_libraries import GRAINS, Facts, facts, labels, library_of, selections, switched

from newsbrowse.cli.run import run
from newsbrowse.models import Field, Search, Selection

Counted = dict[str, list[dict[str, str | int]]]


def given_as(option: str, field: str, value: object) -> list[str]:
    return [option, f"{field}={value}"]


def options_of(chosen: tuple[Selection, ...], rules: frozenset[Field]) -> list[str]:
    options: list[str] = []
    for one in chosen:
        options += given_as("--exclude" if one.excluded else "--choose", one.field.value, one.value)
    for field in sorted(rules):
        options += ["--any" if Search().is_all_of(field) else "--all", field.value]
    return options


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(facts, min_size=1, max_size=8),
    st.sampled_from(("", "ferry", "-tariff")),
    selections,
    switched,
    st.sampled_from(GRAINS),
    labels,
)
def test_each_number_is_the_total_of_choosing_the_value(
    capsys: pytest.CaptureFixture[str],
    articles: list[Facts],
    words: str,
    chosen: tuple[Selection, ...],
    rules: frozenset[Field],
    grain: str,
    given_tags: list[tuple[int, str, bool]],
) -> None:
    with library_of(articles, labelled=given_tags) as library:

        def counted(*more: str) -> tuple[int, Counted]:
            run(["facets", "--library", str(library.path), "--json", "--grain", grain, *more, "--", words])
            answer = json.loads(capsys.readouterr().out)
            return answer["total"], answer["facets"]

        options = options_of(chosen, rules)
        fields = [part for field in Field for part in ("--field", field.value)]
        for field, values in counted(*options, *fields)[1].items():
            for value in values:
                more = given_as("--choose", field, value.get("code", value["value"]))
                total, _ = counted(*options, *more, "--field", "language")
                assert total == value["count"], (words, chosen, rules, field, value)


def test_a_second_source_adds_its_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rest: tuple[set[str], set[str], None] = (set(), set(), None)
    articles: list[Facts] = [
        (set(), {}, set(), None, source, "ferry", *rest) for source in ("Wire", "Wire", "Harbour Post")
    ]
    with library_of(articles) as library:
        run(["facets", "--library", str(library.path), "--json", "--choose", "source=Wire"])
        answer = json.loads(capsys.readouterr().out)
    assert answer["total"] == 2
    assert answer["facets"]["source"] == [
        {"value": "Harbour Post", "count": 3},
        {"value": "Wire", "count": 2},
    ]


def test_countries_named_in_passing(capsys: pytest.CaptureFixture[str]) -> None:
    rest: tuple[set[str], set[str], None] = (set(), set(), None)
    articles: list[Facts] = [
        (set(), {"CN": False, "FR": True}, set(), None, None, "ferry", *rest),
        (set(), {"CN": True}, set(), None, None, "ferry", *rest),
    ]
    with library_of(articles) as library:

        def counted(*more: str) -> list[tuple[str, int]]:
            run(
                [
                    "facets",
                    "--library",
                    str(library.path),
                    "--json",
                    "--field",
                    "countries",
                    *more,
                    "--",
                    "ferry",
                ]
            )
            values = json.loads(capsys.readouterr().out)["facets"]["countries"]
            return [(value["code"], value["count"]) for value in values]

        assert counted() == [("CN", 1), ("FR", 1)]
        assert counted("--in-passing") == [("CN", 2), ("FR", 1)]
        assert counted("--in-passing", "--choose", "countries=China") == [("CN", 2), ("FR", 1)]

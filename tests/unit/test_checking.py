"""A draft held against the sample articles: what is planted is found, and nothing else is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.planted import (
    KREMLIN,
    KREMLIN_PLANTED,
    LETTER,
    LETTER_MISSED,
    LETTER_PLANTED,
    PASSIVE,
    PASSIVE_PLANTED,
    TRIANGLE,
    TRIANGLE_PLANTED,
    WEEK,
    WEEK_PLANTED,
)

from newsbrowse.archive.library import Library
from newsbrowse.models import Entry
from newsbrowse.writing.checking.check import check
from newsbrowse.writing.checking.draft import line_and_column, read_draft
from newsbrowse.writing.checking.findings import Finding, Kind, Verdict
from newsbrowse.writing.checking.report import editor_lines, marked_difference
from newsbrowse.writing.checking.wording import Words, parts_of, place_of


def findings(sample: Library, text: str, day: str | None = None) -> tuple[Finding, ...]:
    return check(read_draft(text, day), sample)


def alarms(sample: Library, text: str, day: str | None = None) -> list[tuple[str, str, str]]:
    found = findings(sample, text, day)
    return [(one.kind.value, one.verdict.value, one.text) for one in found if one.is_alarm]


@pytest.mark.parametrize(
    ("draft", "planted"),
    [
        (WEEK, WEEK_PLANTED),
        (TRIANGLE, TRIANGLE_PLANTED),
        (KREMLIN, KREMLIN_PLANTED),
        (PASSIVE, PASSIVE_PLANTED),
    ],
    ids=["tuned on", "written after", "in freer words", "in the passive voice"],
)
def test_ten_errors_are_found_and_nothing_else_is_told(
    sample: Library, draft: str, planted: set[tuple[str, str]]
) -> None:
    found = findings(sample, draft, "2026-02-08")
    told = [one for one in found if one.is_alarm]
    assert {(one.kind.value, one.text) for one in told} == planted
    assert len(told) == len(planted) >= 10
    assert sum(not one.is_alarm for one in found) >= 10


def test_of_a_letter_most_errors_are_found_and_nothing_else_is_told(sample: Library) -> None:
    told = {(one.kind.value, one.text) for one in findings(sample, LETTER, "2026-02-08") if one.is_alarm}
    assert told == LETTER_PLANTED - LETTER_MISSED


@pytest.fixture
def weekly(tmp_path: Path) -> Library:
    """A library in which one thing is told anew every week."""
    made = Library.open(tmp_path / "weekly", create=True)
    made.add(
        Entry(
            f"w:{day}",
            f"Claims in the week to {day}",
            f"New claims for unemployment benefits in Norland fell to {count},000, the office said.",
            published=day,
        )
        for day, count in (("2026-01-08", 219), ("2026-01-15", 226), ("2026-01-22", 205))
    )
    return made


@pytest.mark.parametrize(
    ("count", "told"), [("226,000", []), ("231,000", [("figure", "not found", "231,000 new claims")])]
)
def test_what_is_told_every_week_differs_from_no_other_week(
    weekly: Library, count: str, told: list[tuple[str, str, str]]
) -> None:
    text = f"Last week {count} new claims for unemployment benefits were counted in Norland, the office said."
    assert alarms(weekly, text, "2026-01-15") == told


def test_two_accounts_of_one_day_are_no_series(weekly: Library) -> None:
    weekly.add(
        [Entry("x", "Bridge", "The Norland bridge cost 400 million euros, the mayor said.", "2026-02-01")]
    )
    weekly.add(
        [Entry("y", "Bill", "The bridge in Norland cost 410 million euros, the mayor said.", "2026-02-02")]
    )
    assert alarms(weekly, "The bridge in Norland cost 500 million euros, the mayor said.") == [
        ("figure", "differs", "500 million euros")
    ]


@pytest.mark.parametrize(
    "right",
    [
        "Trade between China and Russia came to $228.1 billion in 2025.",
        "Trade between China and Russia came to more than $228 billion in 2025.",
        "Trade between China and Russia reached 228.105 billion dollars in 2025.",
        "Putin and Xi spoke by video link on Wednesday.",
        "Meridian Wire names the Shanghai Cooperation Organisation and the Great Hall of the People.",
        "This year the United States marks 250 years of its independence.",
        "Putin spoke of a “stabilising factor” in a turbulent world.",
        "“We stand united in advocating for … indivisible security both in the Eurasian space,” Putin said.",
        "“[We] stand united in advocating for a more just multipolar world order,” Putin said.",
    ],
)
def test_what_is_right_is_found_rounded_or_shortened(sample: Library, right: str) -> None:
    assert alarms(sample, right) == []


@pytest.mark.parametrize(
    ("wrong", "alarm"),
    [
        (
            "Trade between China and Russia came to less than $228 billion in 2025.",
            ("figure", "differs", "less than $228 billion"),
        ),
        (
            "Trade between China and Russia came to €228.1 billion in 2025.",
            ("figure", "differs", "€228.1 billion"),
        ),
        ("Putin and Xi spoke by video link on Thursday.", ("date", "differs", "Thursday")),
        ("They met on Thursday, 4 February 2026.", ("date", "differs", "Thursday, 4 February 2026")),
        ("Vladmir Putin accepted an invitation from Xi.", ("name", "differs", "Vladmir Putin")),
        ("Ana Lima accepted an invitation from Xi.", ("name", "not found", "Ana Lima")),
        (
            "They will coordinate in the United Nations and the Shanghai Cooperation Organizatoin.",
            ("name", "differs", "Shanghai Cooperation Organizatoin"),
        ),
        (
            "They will coordinate in the Lisbon Economic Forum.",
            ("name", "not found", "Lisbon Economic Forum"),
        ),
        (
            "“We shall fight on the beaches and on the landing grounds,” he said.",
            ("quote", "not found", "We shall fight on the beaches and on the landing grounds"),
        ),
    ],
)
def test_what_the_library_has_otherwise_differs_and_what_it_lacks_is_not_found(
    sample: Library, wrong: str, alarm: tuple[str, str, str]
) -> None:
    assert alarm in alarms(sample, wrong)


def test_an_account_that_differs_is_noted_where_another_agrees(sample: Library) -> None:
    text = "On 5 February 2026 Xi Jinping held two talks that few leaders could have fitted into one day."
    assert alarms(sample, text) == []
    dates = [one for one in findings(sample, text) if one.kind is Kind.DATE]
    assert [one.verdict for one in dates] == [Verdict.FOUND]
    assert dates[0].evidence[0].article.source == "Global Brief"


def test_a_misquotation_is_shown_as_a_word_difference(sample: Library) -> None:
    quotes = [one for one in findings(sample, WEEK) if one.kind is Kind.QUOTE and one.is_alarm]
    assert marked_difference(quotes[0]) == "stabilising [-force-] {+factor+}"
    assert marked_difference(quotes[1]).endswith("in the Eurasian space and [-regionally-] {+globally+}")


def test_markdown_is_no_part_of_what_is_checked(sample: Library) -> None:
    text = (
        "> We stand **united** in advocating for a *more just* multipolar world order.\n"
        ">\n> — [Nobody](http://x.test/9)\n\n```\n$999 billion\n```\n\n"
        "Trade reached [$228.1 billion](https://x.test/12%2034) in 2025.[^1]\n\n[^1]: `$5`\n"
    )
    found = findings(sample, text)
    assert [(one.kind, one.verdict) for one in found if one.kind is Kind.QUOTE] == [
        (Kind.QUOTE, Verdict.FOUND)
    ]
    assert [one.text for one in found if one.kind is Kind.FIGURE] == ["$228.1 billion"]


def test_a_line_for_an_editor_names_file_line_and_byte(sample: Library) -> None:
    draft = read_draft("# Étude\n\n«Été» Vladmir Putin accepted an invitation.\n")
    lines = list(editor_lines(draft, [one for one in check(draft, sample) if one.kind is Kind.NAME], "d.md"))
    assert len(lines) == 1
    told = "d.md:3:11: name differs: Vladmir Putin; library: Vladimir Putin; did you mean Vladimir Putin? ["
    assert lines[0].startswith(told)


def test_lines_and_columns_count_bytes_from_one() -> None:
    assert line_and_column("añb\nc", 0) == (1, 1)
    assert line_and_column("añb\nc", 2) == (1, 4)
    assert line_and_column("añb\nc", 4) == (2, 1)
    assert line_and_column("añb\nc", 2, in_bytes=False) == (1, 3)


@given(st.lists(st.sampled_from(["a", "b", "c", "dd", "e"]), min_size=1, max_size=12), st.data())
@settings(max_examples=60)
def test_words_that_stand_in_a_text_are_found_as_they_are(words: list[str], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(first + 1, len(words)))
    text = " ".join(words)
    place = place_of(parts_of(" ".join(words[first:end])), Words.of(text))
    assert place is not None
    assert place.likeness == 1.0
    assert text[place.span.start : place.span.end].split() == words[first:end]


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_any_text_is_a_draft(text: str) -> None:
    draft = read_draft(text)
    assert len(draft.article.body) == len(text)
    for quote in draft.quotes:
        assert 0 <= quote.start < quote.end <= len(text)


def test_a_long_draft_is_checked_in_parts(sample: Library) -> None:
    filler = "Nothing of the kind happened here today, as everybody knows by now. " * 100
    found = findings(sample, f"{filler}\n\n{WEEK}\n\n{filler}", "2026-02-08")
    told = {(one.kind.value, one.text) for one in found if one.is_alarm}
    assert told >= WEEK_PLANTED


def test_a_few_words_may_have_been_said_by_another_elsewhere(sample: Library) -> None:
    text = "“Excellent,” Wang Yiwei said of the noodles in the canteen."
    assert not [one for one in findings(sample, text) if one.kind is Kind.SPEAKER and one.is_alarm]


def test_how_far_a_check_has_come_is_told_in_sentences(sample: Library) -> None:
    told: list[tuple[int, int | None]] = []
    draft = read_draft("Putin met Xi. " * 100)
    check(draft, sample, lambda progress: told.append((progress.done, progress.total)))
    assert told == [(number + 1, len(draft.sentences)) for number in range(len(draft.sentences))]


def test_an_amount_in_words_that_the_library_breaks_over_a_line_is_found(weekly: Library) -> None:
    body = "The engines of the ferry cost two crowns a day and are worth more than five\nmillion crowns each."
    weekly.add([Entry("e", "Engines", body, "2026-02-01")])
    assert alarms(weekly, body) == []

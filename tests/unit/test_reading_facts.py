from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from newsbrowse.models import (
    Analysis,
    Article,
    Country,
    DateMention,
    Field,
    Figure,
    Person,
    Quote,
    Selection,
    Span,
)
from newsbrowse.ui.dates import day_range, long_day
from newsbrowse.ui.reading.facts import facts_of, row_pieces, why_day
from newsbrowse.ui.reading.head import head, length
from newsbrowse.ui.reading.reading import Reading
from newsbrowse.ui.reading.timeline import timeline
from newsbrowse.ui.reading.topics import chosen, dates

BODY = "Ann Lee met Bo in Oslo on 4 February.\n\nLee said “we agree” and paid $5 million. Bo left in 2025."


def at(words: str, times: int = 1) -> Span:
    start = -1
    for _ in range(times):
        start = BODY.index(words, start + 1)
    return Span(start, start + len(words))


ARTICLE = Article(
    "7KQ2M9XA",
    "Two meet",
    BODY,
    published="2026-02-05",
    source="Wire",
    analysis=Analysis(
        people=(Person("Bo", (at("Bo"), at("Bo", 2))), Person("Ann Lee", (at("Ann Lee"), at("Lee", 2)))),
        countries=(Country("NO", "Norway", True, (at("Oslo"),)), Country("SE", "Sweden", False, ())),
        dates=(
            DateMention("2026-02-04", *at("4 February"), "4 February"),
            DateMention("2025", *at("2025"), "2025"),
        ),
        quotes=(Quote("Ann Lee", "we agree", *at("we agree")),),
        figures=(Figure(5e6, "USD", "", "$5 million", *at("$5 million")),),
    ),
)
READING = Reading(ARTICLE, BODY)


def text(width: int = 60) -> list[str]:
    return [
        "".join(words for words, _ in row_pieces(row, width)).rstrip() for row in facts_of(READING, width)
    ]


def test_facts_name_all_with_counts_and_paragraphs() -> None:
    shown = "\n".join(text())
    for words in ("PEOPLE 2", "COUNTRIES 2", "DATES 2", "QUOTES 1", "FIGURES 1", "mentioned in passing"):
        assert words in shown
    assert any(line.startswith("4 Feb 2026  “4 February”") and line.endswith("¶1") for line in text())
    assert any(line.startswith("Ann Lee: “we agree”") and line.endswith("¶2") for line in text())
    assert any("$5 million" in line and "paid" in line for line in text())


def test_the_spans_of_facts_are_those_of_the_text() -> None:
    spans = {row.left.split("  ")[0]: row.spans for row in facts_of(READING, 60) if row.spans}
    assert spans["Bo"] == (at("Bo"), at("Bo", 2))
    assert spans["2025"] == (at("2025"),)


def test_an_article_without_facts_says_so() -> None:
    rows = facts_of(Reading(Article("1", "T", "text"), "text"), 40)
    assert [row.spans for row in rows] == [()]
    assert "found" in rows[0].left


@settings(max_examples=60)
@given(st.integers(1, 200))
def test_rows_are_as_wide_as_asked(width: int) -> None:
    for row in facts_of(READING, width):
        assert sum(cell_len(words) for words, _ in row_pieces(row, width)) <= width


def test_chosen_values_are_what_is_stepped_through() -> None:
    wanted = [
        Selection(Field.PEOPLE, "Ann Lee"),
        Selection(Field.COUNTRIES, "SE"),
        Selection(Field.PEOPLE, "Bo", True),
        Selection(Field.MENTIONED, "2026-02"),
    ]
    assert [(topic.name, topic.spans) for topic in chosen(ARTICLE, wanted)] == [
        ("Ann Lee", (at("Ann Lee"), at("Lee", 2))),
        ("Feb 2026", (at("4 February"),)),
    ]


def test_a_time_line_marks_days_periods_and_the_publication() -> None:
    counts, axis, labels = timeline(["2025-12-01", "2025-12-01", "2025-10"], "2026-02-05", 60)
    assert axis[0] == "━"
    assert axis.rstrip()[-1] == "◆"
    assert counts.strip() == "2"
    assert axis[len(counts) - 1] == "●"
    assert labels.startswith("Oct 2025")


def test_a_period_of_years_is_drawn_from_end_to_end() -> None:
    *_, axis, _ = timeline(["2020/2024", "2022-05", "2021-03-01"], "2026-02-05", 60)
    begin, end = axis.index("╞"), axis.index("╡")
    assert end - begin > 30
    assert set(axis[begin + 1 : end]) == {"═", "╤", "●"}
    assert axis[end + 1] == "─"


def test_far_off_years_stand_at_the_end_of_a_time_line() -> None:
    axis = timeline(["1949", "2026-02-04", "2026-02-01", "2025-12-24"], "2026-02-05", 60)[-2]
    assert axis.startswith("1949 ⋯ ")


def test_one_day_is_no_time_line() -> None:
    assert timeline(["2026-02-05"], "2026-02-05", 60) == []
    assert timeline(["2026-02-04", "2026-02-05"], None, 10) == []


@settings(max_examples=150)
@given(
    st.lists(
        st.one_of(
            st.dates().map(str),
            st.dates().map(lambda day: str(day)[:7]),
            st.dates().map(lambda day: str(day)[:4]),
            st.sampled_from(["2026-02-31", "x", "2025/2026", ""]),
        ),
        max_size=12,
    ),
    st.one_of(st.none(), st.dates().map(str)),
    st.integers(1, 150),
)
def test_time_lines_are_never_wider_than_asked(values: list[str], day: str | None, width: int) -> None:
    assert all(cell_len(line) <= width for line in timeline(values, day, width))


def test_the_head_tells_weekday_length_and_address() -> None:
    lines = [line.text for line in head(READING, 60)]
    assert lines[0] == "Two meet"
    assert lines[1] == "Wire · Thursday 5 February 2026"
    assert lines[2] == "7KQ2M9XA · 21 words, 1 min"
    assert "People    Bo 2 · Ann Lee 2" in lines


@settings(max_examples=60)
@given(st.integers(1, 120))
def test_no_line_of_the_head_is_wider_than_asked(width: int) -> None:
    assert all(cell_len(line.text) <= width for line in head(READING, width))


def test_lengths_in_words() -> None:
    assert length("") == "no text"
    assert length("one") == "1 word, 1 min"
    assert length("word " * 1000) == "1,000 words, 5 min"


def test_days_in_words() -> None:
    assert long_day("2026-02-05") == "Thursday 5 February 2026"
    assert long_day("2026-02") == "Feb 2026"
    assert long_day("2026-02-05T14:30:00") == "Thursday 5 February 2026, 14:30"
    assert "14:30 UTC" in long_day("2026-02-05T14:30:00+00:00")
    assert long_day("2026-13-45") == "2026"
    assert long_day(None) == "no date"


def test_ranges_of_days_can_be_compared() -> None:
    assert day_range("2026") == ("2026-01-01", "2026-12-31")
    assert day_range("2026-02") == ("2026-02-01", "2026-02-31")
    assert day_range("2025/2026-03") == ("2025-01-01", "2026-03-31")


def test_a_day_is_told_with_the_words_that_mean_it() -> None:
    year, day = dates(ARTICLE)
    assert why_day(READING, day) == (
        "“4 February” means 4 Feb 2026, seen from the day of publication, 5 Feb 2026."
    )
    assert why_day(READING, year) == "“2025” says so itself."

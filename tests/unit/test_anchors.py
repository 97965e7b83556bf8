"""Words are found again where a text has them now."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.models import Span
from newsbrowse.text.anchors import Anchors, places_of

BODY = "Trade rose. “We will  rebuild\nit,” she said. Trade rose again."
FIRST, SECOND = Span(0, 10), Span(BODY.rindex("Trade"), BODY.rindex(" again"))


def anchored(body: str, words: str, start: int) -> Span | None:
    found = Anchors(body).find(words, start)
    assert found is None or not found.changed
    return None if found is None else found.span


def at(words: str, start: int = 0, body: str = BODY) -> str | None:
    span = anchored(body, words, start)
    return None if span is None else body[slice(*span)]


def test_words_that_have_not_moved_are_where_they_were() -> None:
    assert anchored(BODY, "Trade rose", SECOND.start) == SECOND


def test_of_several_places_the_nearest_is_taken() -> None:
    assert anchored(BODY, "Trade rose", SECOND.start - 4) == SECOND
    assert anchored(BODY, "Trade rose", 2) == FIRST


def test_blanks_case_and_the_look_of_marks_do_not_matter() -> None:
    assert at('"we will rebuild it,"') == "“We will  rebuild\nit,”"
    assert places_of(BODY, "TRADE  rose") == [FIRST, SECOND]


def test_words_as_they_are_go_before_others() -> None:
    assert anchored("trade ROSE, Trade rose", "Trade rose", 0) == Span(12, 22)


def test_words_that_are_gone_have_no_place() -> None:
    assert at("We rebuilt it") is None
    assert anchored("", "x", 5) is None
    assert places_of(BODY, " ") == []


LETTERS = st.text('aB İß“"-– \n', max_size=40)


@given(LETTERS, LETTERS, LETTERS)
def test_what_stands_in_a_text_is_found_whatever_comes_before(before: str, words: str, after: str) -> None:
    body = f"{before} {words} {after}"
    span = anchored(body, words, 0)
    assert (span is None) is (not words)
    if span is not None:
        assert body[slice(*span)] == words or words in body


@given(LETTERS, LETTERS)
def test_places_are_spans_of_the_text_and_in_order(body: str, words: str) -> None:
    found = places_of(body, words)
    assert found == sorted(found)
    assert all(0 <= span.start < span.end <= len(body) for span in found)

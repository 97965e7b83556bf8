"""Who says something without being read as a quotation's speaker, and when one name is a slip of another."""

from __future__ import annotations

import pytest

from newsbrowse.archive.library import Library
from newsbrowse.extract.analysis import analyse
from newsbrowse.models import Article, Span
from newsbrowse.writing.checking.check import check
from newsbrowse.writing.checking.draft import read_draft
from newsbrowse.writing.checking.slips import is_slip_of
from newsbrowse.writing.checking.tellers import label_of, one_acting, one_beginning, one_saying

PEOPLE = "Vladimir Putin and Donald Trump know Xi Jinping.\n\n"


def article(sentence: str) -> tuple[Article, Span]:
    text = PEOPLE + sentence
    made = Article("", "", text, published="2026-02-08", analysis=analyse("", text, "2026-02-08"))
    return made, Span(len(PEOPLE), len(text))


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("No single dispute, said Putin to his colleague, should derail the whole.", "Vladimir Putin"),
        ("No single dispute, said Mr Putin, should derail the whole.", "Vladimir Putin"),
        ("Putin said that no single dispute should derail the whole.", "Vladimir Putin"),
        ("He told Putin that no single dispute should derail the whole.", ""),
        ("Putin's aide said that no single dispute should derail the whole.", ""),
        ("Somebody said to Putin that no single dispute should derail the whole.", ""),
    ],
)
def test_who_says_what_a_sentence_tells(sentence: str, who: str) -> None:
    assert one_saying(*article(sentence)) == who


def test_he_is_the_one_who_spoke_in_the_sentence_before() -> None:
    first, second = "Xi said that they had met.", " No single dispute, he said, should derail it."
    told, span = article(first + second)
    cut = span.start + len(first) + 1
    assert one_saying(told, Span(cut, span.end), Span(span.start, cut)) == "Xi Jinping"
    assert one_saying(told, Span(cut, span.end)) == ""


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Trump trusted that “many good results” will come.", "Donald Trump"),
        ("“Many good results will come,” Trump trusted after the call.", "Donald Trump"),
        ("Asked about Trump, he spoke of “many good results” to come.", ""),
        ("Trump took office while critics spoke of “many bad results” to come.", ""),
        ("Trump heard Putin speak of “many good results” to come.", ""),
        ("Trump saw the end, and that day Putin trusted that “many good results” will come.", ""),
        (
            "Trump spoke of “the most important” thing and Putin trusted that “many results” will come.",
            "Donald Trump",
        ),
    ],
)
def test_who_acts_where_words_are_quoted(sentence: str, who: str) -> None:
    told, span = article(sentence)
    start, end = told.body.index("“") + 1, told.body.index("”")
    assert one_acting(told, span, Span(start, end)) == who


def test_who_begins_to_act_anew_before_words_quoted() -> None:
    told, span = article("Trump spoke of “much” and Mr Putin trusted that “many results” will come.")
    start, end = told.body.rindex("“") + 1, told.body.rindex("”")
    assert one_beginning(told, span, Span(start, end)) == "Vladimir Putin"
    assert one_beginning(told, span, Span(told.body.index("“") + 1, told.body.index("”"))) == ""


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("- Trump: the call was “excellent”", "Donald Trump"),
        ("- Putin (2025): “excellent”", "Vladimir Putin"),
        ("The minister: “excellent”", ""),
    ],
)
def test_a_label_says_who_speaks(line: str, who: str) -> None:
    assert label_of(line, line.index("“"), ["Donald Trump", "Vladimir Putin"]) == who


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("Yuri Oushakov", "Yury Ushakov", True),
        ("Wang Yiwie", "Wang Yiwei", True),
        ("Wang Yiwei", "Wang Yiwei", False),
        ("Ana Lima", "Ann Lamb", False),
        ("Ushakov", "Yury Ushakov", False),
    ],
)
def test_slips(one: str, other: str, is_slip: bool) -> None:
    assert is_slip_of(one, other) is is_slip


def told(sample: Library, text: str) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.text, one.note) for one in check(read_draft(text), sample) if one.is_alarm]


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        (
            "“The leaders naturally discussed certain aspects of the development,” Yuri Oushakov said.",
            [("name", "Yuri Oushakov", "did you mean Yury Ushakov?")],
        ),
        (
            "No single dispute, said Putin, should derail the whole relationship.",
            [("speaker", "Putin", "another speaker")],
        ),
        ("No single dispute, said Xi, should derail the whole relationship.", []),
        (
            "Putin was the principal guest at the V-Day commemorations in Shanghai.",
            [("name", "Shanghai", "another name")],
        ),
        ("Putin was the principal guest at the V-Day commemorations in Beijing.", []),
        ("They met on the day that the Chinese call Lichen.", [("name", "Lichen", "did you mean Lichun?")]),
        ("They met on the day that the Chinese call Lichun.", []),
        (
            "Liu Bin of Renmin University sees that the old order is breaking into pieces.",
            [("name", "Liu Bin", "another one of Renmin University")],
        ),
        ("Wang Yiwei of Renmin University sees that the old order is breaking into pieces.", []),
        (
            "Seven countries have had representatives in Beijing since the month began.",
            [("figure", "Seven countries", "another count")],
        ),
        ("Six countries have had representatives in Beijing since the month began.", []),
        (
            "The arms package for Taiwan was announced in November by the Biden administration.",
            [("name", "Biden", "another name")],
        ),
        ("Sino-Russian trade came to $228.1 billion in 2025.", []),
        (
            "They will coordinate closely in bodies such as the United Nations and the G20 group.",
            [("name", "G20", "another name")],
        ),
        ("The Lagos Spotlight has told of the record that trade set.", []),
        ("BEIJING, Feb. 8 — Putin accepted an invitation from Xi.", []),
        ("Putin accepted an invitation from Xi, and is to go before July.", []),
        (
            "On Tuesday, 4 February, Xi met Putin by video link and telephoned Trump.",
            [("date", "Tuesday, 4 February", "another day")],
        ),
        (
            "On *Tuesday*, 4 February, Xi met **Putin** by video link and telephoned Trump.",
            [("date", "Tuesday, 4 February", "another day")],
        ),
        (
            "Trump likes to say that it is “always right to do a good thing, however small”.",
            [("speaker", "Trump", "another speaker")],
        ),
        ("Xi likes to say that it is “always right to do a good thing, however small”.", []),
        ("On *Wednesday*, 4 February, Xi met **Putin** by video link and telephoned Trump.", []),
        (
            "China has no liking for “the law of the jungle”, says Ushakov.",
            [("speaker", "Ushakov", "another speaker")],
        ),
    ],
)
def test_names_and_speakers_in_anothers_place(
    sample: Library, text: str, alarms: list[tuple[str, str, str]]
) -> None:
    assert told(sample, text) == alarms


def test_a_day_is_found_where_the_sentence_beside_it_is(sample: Library) -> None:
    beside = "The Trump administration announced an arms sale to Taiwan, the largest such package."
    assert told(sample, f"One number from November struck me. {beside}") == []
    assert told(sample, f"One number from October struck me. {beside}") == [("date", "October", "")]

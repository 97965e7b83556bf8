from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.compare import compare
from newsbrowse.models import Analysis, Article, Comparison, Figure, PairKind, Person, Quote, Span


def article(body: str, analysis: Analysis | None = None) -> Article:
    return Article("0000000A", "A title", body, analysis=analysis or Analysis())


def aligned(left: str, right: str) -> list[tuple[str, str, PairKind]]:
    found = compare(article(left), article(right))
    return [(left[slice(*p.left)], right[slice(*p.right)], p.kind) for p in found.pairs]


HARBOUR = "The harbour of Vardal was closed on Monday after the ferry Solveig struck the northern pier."
MAYOR = "Mayor Ana Moe promised new pilots before the winter."
WEATHER = "Rain is forecast for most of the week in the valleys further inland."


def test_the_same_words_are_verbatim_whatever_the_marks() -> None:
    assert aligned("“We go,” she said.", '"WE GO", she said') == [
        ("“We go,” she said.", '"WE GO", she said', PairKind.VERBATIM)
    ]


def test_an_edited_sentence_is_near() -> None:
    edited = HARBOUR.replace("on Monday ", "").replace("struck", "hit")
    assert aligned(f"{WEATHER} {HARBOUR}", f"{MAYOR} {edited}") == [(HARBOUR, edited, PairKind.NEAR)]


def test_a_shortened_sentence_is_near() -> None:
    short = "The harbour of Vardal was closed on Monday after the ferry Solveig struck."
    assert aligned(HARBOUR, short) == [(HARBOUR, short, PairKind.NEAR)]


def test_a_part_of_a_long_sentence_is_near_where_that_was_split() -> None:
    part = "Mayor Ana Moe promised new pilots before the winter"
    long = f"{part}, and the council, which met until late, asked what had become of the money for lights"
    assert aligned(f"{part}.", f"{long}.") == [(f"{part}.", f"{long}.", PairKind.NEAR)]


def test_short_sentences_are_near_by_their_letters_alone() -> None:
    assert aligned("Photograph: Philip Moe.", "Photograph: Phillip Moe.") == [
        ("Photograph: Philip Moe.", "Photograph: Phillip Moe.", PairKind.NEAR)
    ]
    assert aligned("The mayor spoke.", "The harbour closed.") == []


def test_other_words_for_the_same_are_a_claim() -> None:
    retold = "After striking a pier, the ferry Solveig has closed Vardal harbour."
    assert aligned(f"{HARBOUR} {WEATHER}", f"{MAYOR} {retold}") == [(HARBOUR, retold, PairKind.CLAIM)]


def test_unlike_sentences_stay_alone() -> None:
    assert aligned(f"{HARBOUR} {MAYOR}", WEATHER) == []


def test_the_same_deed_of_other_people_is_no_claim() -> None:
    left, right = (
        "Police arrested Ana Moe for theft in Vardal.",
        "Lars Lind was arrested by Vardal police for theft.",
    )
    ana = Analysis(people=(Person("Ana Moe", (Span(16, 23),)),))
    lars = Analysis(people=(Person("Lars Lind", (Span(0, 9),)),))
    assert compare(article(left, ana), article(right, lars)).pairs == ()


def test_two_sayings_of_one_speaker_are_no_claim() -> None:
    said = "“{}”, said harbour master Ana Moe of Vardal on Monday."
    first, second = "The pier will open again", "Winter storms took every boat"
    left, right = said.format(first), f"Harbour master Ana Moe of Vardal: “{second}”"

    def quoting(words: str, body: str) -> Analysis:
        start = body.index(words)
        return Analysis(quotes=(Quote("Ana Moe", words, start, start + len(words)),))

    assert compare(article(left, quoting(first, left)), article(right, quoting(second, right))).pairs == ()


def test_a_shared_figure_helps_a_claim() -> None:
    left, right = (
        f"Trade with Vardal came to 228.1 billion crowns. {WEATHER} {MAYOR}",
        f"It says the trade reached crowns 228.105 billion. Snow fell. {HARBOUR}",
    )

    def figure(body: str, text: str, value: float) -> Analysis:
        start = body.index(text)
        return Analysis(figures=(Figure(value, "crowns", "", text, start, start + len(text)),))

    known = compare(
        article(left, figure(left, "228.1 billion", 228.1e9)),
        article(right, figure(right, "228.105 billion", 228.105e9)),
    )
    plain = compare(article(left), article(right))
    assert max((p.score for p in known.pairs), default=0) > max((p.score for p in plain.pairs), default=0)


def test_repeated_sentences_are_paired_in_order() -> None:
    found = compare(
        article("Yes indeed.\n\nYes indeed."), article("Yes indeed.\n\nYes indeed.\n\nYes indeed.")
    )
    assert [(p.left.start, p.right.start) for p in found.pairs] == [(0, 0), (13, 13)]


def test_an_article_agrees_with_itself_wholly() -> None:
    whole = article(f"{HARBOUR} {WEATHER}\n\nKey points:\n- One\n- Two\n\n***")
    found = compare(whole, whole)
    assert [p.left for p in found.pairs] == list(found.left_passages)
    assert all(p.left == p.right and p.kind is PairKind.VERBATIM and p.score == 1 for p in found.pairs)


@pytest.mark.parametrize("body", ["", " \n ", "...", "彼は昨日東京で来年の計画を発表した。"])
def test_little_or_other_scripts_are_compared(body: str) -> None:
    found = compare(article(body), article(HARBOUR))
    assert found.pairs == ()
    assert found.right_passages == (Span(0, len(HARBOUR)),)


@pytest.mark.parametrize("piece", ["a", "a b. ", "Vardal harbour closed.\n", "word ", "\n\n"])
def test_a_huge_text_is_compared_with_one_line(piece: str) -> None:
    huge = article(piece * (300_000 // len(piece)))
    assert len(compare(huge, article(HARBOUR)).pairs) <= 1
    assert len(compare(article(HARBOUR), huge).pairs) <= 1


def test_a_sentence_that_was_split_has_two_partners() -> None:
    whole = f"{HARBOUR[:-1]} at night."
    first = "The harbour of Vardal was closed on Monday after an accident at night."
    second = "The ferry Solveig struck the northern pier."
    assert [pair[:2] for pair in aligned(f"{WEATHER} {whole}", f"{MAYOR} {first} {second}")] == [
        (whole, first),
        (whole, second),
    ]


def test_of_two_lone_sentences_one_that_adds_much_is_no_claim() -> None:
    more = (
        "The ferry Solveig, built in 1971 in Norland and sold twice, lay at the northern pier, police said."
    )
    assert aligned("On Monday in Vardal the ferry Solveig struck the northern pier.", more) == []


SENTENCES = st.lists(
    st.sampled_from([HARBOUR, MAYOR, WEATHER, "Yes.", "No one knew the ferry of Vardal."]), max_size=6
)


@given(SENTENCES, SENTENCES)
@settings(max_examples=60)
def test_of_two_partners_one_has_no_other_and_pairs_come_in_left_order(
    left: list[str], right: list[str]
) -> None:
    found: Comparison = compare(article(" ".join(left)), article("\n\n".join(right)))
    lefts, rights = [p.left for p in found.pairs], [p.right for p in found.pairs]
    assert lefts == sorted(lefts)
    assert len(set(found.pairs)) == len(found.pairs)
    assert all(lefts.count(p.left) == 1 or rights.count(p.right) == 1 for p in found.pairs)
    assert set(lefts) <= set(found.left_passages)
    assert set(rights) <= set(found.right_passages)
    assert all(0 < p.score <= 1 for p in found.pairs)

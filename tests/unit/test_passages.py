"""Passages by sentence, quotation and paragraph; their words are those of the body."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.models import Analysis, Article, Quote, Span
from newsbrowse.text.blocks import blocks
from newsbrowse.text.markup import Markup
from newsbrowse.ui.reading.opening import shown
from newsbrowse.ui.reading.passages import Passages
from newsbrowse.ui.reading.reading import Reading

BODY = "One is here. Two said “no way” then. Three.\n\nFour is long.\nFive (not wrapped).\n\nSix."


def passages(body: str, *, markup: Markup = Markup.PLAIN) -> Passages:
    quotes = tuple(
        Quote(None, words, body.index(words), body.index(words) + len(words))
        for words in ("no way", "grand plan", "steady hand")
        if words in body
    )
    reading = Reading(Article("X", "T", body, analysis=Analysis(quotes=quotes)), shown(body), markup=markup)
    return Passages(reading, list(blocks(reading.text, markdown=markup is Markup.MARKDOWN)))


def at(words: str, body: str = BODY) -> Span:
    return Span(body.index(words), body.index(words) + len(words))


def test_sentences_are_walked_both_ways() -> None:
    found = passages(BODY)
    span = found.at(0)
    walked = []
    while span is not None:
        walked.append(span)
        span = found.following(span)
    sentences = (
        "One is here.",
        "Two said “no way” then.",
        "Three.",
        "Four is long.",
        "Five (not wrapped).",
        "Six.",
    )
    assert [BODY[slice(*one)] for one in walked] == list(sentences)
    assert [found.preceding(one) for one in walked] == [None, *walked[:-1]]
    assert found.at(len(BODY) + 5) == walked[-1]
    assert passages("").at(0) is None


def test_a_passage_grows_and_shrinks_by_a_sentence() -> None:
    found = passages(BODY)
    one = at("One is here.")
    two = found.extended(one)
    assert BODY[slice(*two)] == "One is here. Two said “no way” then."
    assert found.shrunk(two) == one
    assert found.shrunk(one) == one
    assert found.extended(at("Six.")) == at("Six.")
    assert BODY[slice(*found.extended(at("no way")))] == "no way” then."


def test_the_words_in_quotation_marks_are_chosen() -> None:
    found = passages(BODY)
    assert found.quotation(at("One is here.")) == at("no way")
    assert found.quotation(at("Two said “no way” then.")) == at("no way")
    assert found.quotation(at("no way")) is None
    assert found.quotation(at("Three.")) is None


def test_of_several_the_words_around_what_is_looked_for_are_chosen() -> None:
    body = "He praised a “grand plan”, and she a “steady hand” in it. Later it stood."
    found, sentence = passages(body), at("He praised a “grand plan”, and she a “steady hand” in it.", body)
    assert found.quotation(sentence) == at("grand plan", body)
    assert found.quotation(sentence, [at("hand", body)]) == at("steady hand", body)
    assert found.quotation(sentence, [at("Later", body), at("praised", body)]) == at("grand plan", body)
    assert found.quotation(at("grand plan", body), [at("grand", body)]) == at("steady hand", body)


def test_a_paragraph_is_chosen_and_then_the_next_one_with_it() -> None:
    found = passages(BODY)
    first = found.paragraph(at("Three."))
    assert BODY[slice(*first)] == BODY.split("\n\n")[0]
    assert found.paragraph(first).end > first.end


def test_the_words_are_those_of_the_body_with_wrapped_lines_joined() -> None:
    body = "The first sentence of a text that\nis wrapped by hand goes on over\n"
    body += "the ends of its lines, as here.\n\nNext."
    found = passages(body)
    passage = found.taken(Span(0, len(body)))
    assert passage.words == body.replace("\n\n", "|").replace("\n", " ").replace("|", "\n\n")
    assert (passage.first, passage.last) == (1, 2)
    assert (
        found.taken(at("wrapped by hand goes on over\nthe", body)).words == "wrapped by hand goes on over the"
    )


def test_signs_of_markdown_and_of_quoted_mail_stay_behind() -> None:
    body = "He **did** say [so](https://a.org).\n\n> Quoted words\n> go on."
    found = passages(body, markup=Markup.MARKDOWN)
    assert found.taken(Span(0, len(body))).words == "He did say so.\n\nQuoted words go on."


def test_what_is_not_shown_is_not_copied() -> None:
    body = "Soft\u00adly \x1b]52;c;eA==\x07he went\u202e home \ufffd."
    assert passages(body).taken(Span(0, len(body))).words == "Softly ]52;c;eA==he went home \ufffd."


@settings(max_examples=100, deadline=None)
@given(st.text("ab .\n“”\u3000漢-", max_size=60), st.integers(0, 60))
def test_any_text_can_be_walked(body: str, place: int) -> None:
    found = passages(body)
    span = found.at(place)
    if span is None:
        assert not body.strip()
        return
    for step in (found.extended(span), found.shrunk(span), found.paragraph(span), span):
        assert step.start < step.end <= len(body)
        words = found.taken(step).words
        assert [one for one in words if not one.isspace()] == [
            one for one in shown(body)[slice(*step)] if not one.isspace()
        ] or "-" in body
    following = found.following(span)
    assert following is None or found.preceding(following) is not None

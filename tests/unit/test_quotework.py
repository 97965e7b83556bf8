"""A quote in its paragraph, as the screen of the quotes shows it, and as it is copied."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.archive.quoted import Quotation
from newsbrowse.models import Analysis, Article, Quote
from newsbrowse.ui.quotework import paragraph_of, passage_of


def quotation(body: str, start: int, end: int) -> Quotation:
    quote = Quote("Ana Moe", body[start:end], start, end)
    return Quotation(Article("A", "Dredging", body, analysis=Analysis(quotes=(quote,))), quote)


def of(body: str, words: str) -> Quotation:
    start = body.index(words)
    return quotation(body, start, start + len(words))


@pytest.mark.parametrize(
    ("body", "words", "around"),
    [
        ("One.\n\nMoe said: “We go.” They went.\n\nTwo.", "We go.", "Moe said: “We go.” They went."),
        ("One.\n\nMoe said:\n“We\ngo.”\nThey went.\n\nTwo.", "We\ngo.", "Moe said: “We go.” They went."),
        ("“We go.\n\n“We come,” Moe said.", "We go.\n\n“We come", "“We go. “We come,” Moe said."),
        ("“We go\x1b[31m”", "We go\x1b[31m", "“We go\ufffd[31m”"),
    ],
)
def test_a_quote_stands_in_its_paragraph(body: str, words: str, around: str) -> None:
    text, span = paragraph_of(of(body, words))
    assert text == around
    assert text[slice(*span)].startswith("We")


@given(st.text("ab “”\n\t\x1b\u200b\u0301字", min_size=1, max_size=80), st.data())
def test_any_stretch_of_any_text_is_harmless(body: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, len(body)))
    text, span = paragraph_of(quotation(body, start, end))
    assert 0 <= span.start <= span.end <= len(text)
    assert not set(text) & set("\n\t\x1b\0")
    kept = [sign for sign in body[start:end] if sign in "ab“”字"]
    assert [sign for sign in text[slice(*span)] if sign in "ab“”字"] == kept


def test_a_long_text_is_not_gone_through_for_a_quote() -> None:
    body = f"{'a' * 3_000_000}\n\nMoe said: “We go.” They went.\n\n{'b' * 3_000_000}"
    assert paragraph_of(of(body, "We go."))[0] == "Moe said: “We go.” They went."


def test_what_is_copied_knows_its_paragraph() -> None:
    passage = passage_of(of("One.\n\nMoe said:\n“We\ngo.”\n\nTwo.", "We\ngo."))
    assert (passage.words, passage.first, passage.last) == ("We go.", 2, 2)

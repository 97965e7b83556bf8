"""The kernels for sentences, quoted words and verbs of saying: each does what plain Python does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.extract import quote_marks, speech_verbs
from newsbrowse.models import Span
from newsbrowse.text import sentences

ABBREVIATED = ["Mr", "Dr.", "U.S.", "a.m.", "i.e.", "Inc", "Nov", "x-Rev", "1.", "(b)", "W" * 60]
WORDS = ["The", "the", "He", "It", "Åse", "é", "word", "WORD", "Wo", "7", "²", "ª", "_", "w" * 60]
STRANGE = ["\u0301", "\udc80", "\U0001f600", "\ufb01"]
STOPS = [".", "..", ". .", "...", "…", "!?", "?", "!", "。", "！？", "।।"]
MARKS = [*"\"'”’»“)]」-–(«", "\u00a0»", "\u202f”", "’\u202f”"]
BETWEEN = ["", " ", "  ", "\n", "\n\n", " \n\t\n", "\u2029", "\x1c", "\u00a0"]
PIECES = [*ABBREVIATED, *WORDS, *STRANGE, *STOPS, *MARKS, *BETWEEN]
TEXTS = st.one_of(
    st.text(),
    st.text("\"“”„«»‘’'‹›「`([{—–,. \na1é_\u00a0\udc80", max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
)
VERBS = ["said", "Said", "SAYS", "Adding", "put it", "went on", "put", "went", "gave  a", "made\nclear"]
NEARLY = ["-said", "’told", "told_", "tell‐", "told-", "éadded", "addedé", "3said", "\u017faid", "\udc80says"]
VERB_PIECES = [*VERBS, *NEARLY, "x", "\u2c00", " ", "\u212aept"]


@given(TEXTS)
def test_paragraphs_are_the_same_by_the_kernel(body: str) -> None:
    assert sentences.fast_paragraphs(body, Span) == sentences._paragraphs(body, Span)


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_sentences_are_the_same_by_the_kernel(body: str, start: int, cut: int) -> None:
    start = min(start, len(body))
    block = (body, start, max(start, len(body) - cut), Span)
    rules = (sentences._ABBREVIATIONS, sentences._is_abbreviated)
    found = sentences.fast_sentences(*block, *rules)
    assert found == sentences._sentences_in(*block, *rules)
    assert all(type(span) is Span for span in found)


@given(TEXTS)
def test_quoted_words_are_the_same_by_the_kernel(body: str) -> None:
    blocks = sentences.paragraphs(body)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quote_marks, "marked", quote_marks._marked)
        plain = quote_marks.quoted_parts(body, blocks)
    assert quote_marks.quoted_parts(body, blocks) == plain
    assert quote_marks.may_quote(body) or not plain
    pairs = zip(
        quote_marks.marked(body, blocks, Span, quote_marks.Mark),
        quote_marks._marked(body, blocks, Span, quote_marks.Mark),
        strict=True,
    )
    assert all(found[0] is not None or found == expected for found, expected in pairs)


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(VERB_PIECES), max_size=40).map(" ".join)),
    st.integers(0, 20),
    st.integers(-20, 300),
    st.integers(1, 5),
)
def test_verbs_are_the_same_by_the_kernel(text: str, start: int, limit: int, most: int) -> None:
    for forms in (speech_verbs.SAYING, speech_verbs.PUTTING):
        kernel = speech_verbs.Verbs(forms, speech_verbs._WITH_PARTICLE)
        plain = speech_verbs._Verbs(forms, speech_verbs._WITH_PARTICLE)
        assert list(kernel.first(text, start, limit, most)) == list(plain.first(text, start, limit, most))
        limit = max(0, limit)
        assert list(kernel.last(text, start, limit, most)) == list(plain.last(text, start, limit, most))

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.models import Span
from newsbrowse.text.sentences import paragraphs, sentences


def split(body: str) -> list[str]:
    return [body[start:end] for start, end in sentences(body)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The two met on Feb. 4 in Oslo.", "They agreed on little."],
        ["Mr. Ito and Dr. Hale saw J. Smith and J. R. R. Moe.", "None spoke."],
        ["The U.S. President called.", "It was late."],
        ["He lives in the U.S.", "He works there."],
        ["They defend the U.N.-centered order.", "Others do not."],
        ["Acme Inc. said it lost.", "Its shares fell 4.5 percent to $3.25.", "Trading stopped."],
        ["“We go on.”", "The minister left."],
        ['"We go on." He left.'.partition(" He")[0], "He left."],
        ['"Why now?" he asked.', "Nobody knew."],
        ["He said (with a nod.)", "She agreed."],
        ["Item No. 5 was sold.", "No. 6 was not."],
        ["At 5 p.m. Tuesday it rained.", "At 6 p.m. Friday it snowed."],
        ["It was over…", "Then it began."],
        ["« Nous restons. »", "Elle est partie."],
        ["彼は来た。", "彼女は去った。"],
        ["Это правда.", "Так сказал он."],
        ["He was 43.", "2025 was worse."],
        ["Stop!", "Who goes there?", "A friend."],
        ["The firm opened in Calif. in 1990.", "It closed soon."],
        ["Was it Plan B.", "The plan failed."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_wrapped_lines_are_one_sentence() -> None:
    body = (
        "The minister said on Monday that\nthe talks with Norway would go\non for another week. Then he left."
    )
    assert len(split(body)) == 2


def test_headings_and_list_items_stand_alone() -> None:
    body = (
        "Key points:\n"
        "- The call took an hour\n"
        "- Both sides spoke of trade and of the weather in the north\n"
        "What Comes Next\n"
        "The ministers meet again in May, and they expect a long evening."
    )
    assert split(body) == body.split("\n")


def test_numbered_items_keep_their_number() -> None:
    body = "1. First we eat. Then we talk.\n2. We go home."
    assert split(body) == ["1. First we eat.", "Then we talk.", "2. We go home."]


def test_paragraphs_are_parted_by_blank_lines() -> None:
    body = "\n\n One.\nStill one. \n \t\n\nTwo.\n"
    assert [body[s:e] for s, e in paragraphs(body)] == ["One.\nStill one.", "Two."]


def test_nothing_yields_nothing() -> None:
    assert paragraphs("") == []
    assert sentences(" \n\n\t ") == []


PIECES = st.sampled_from([*"abAB12.!?\"'”“()-\n\n\t é。", "U.S.", "Mr. ", "- ", "1. ", "Feb. ", "The "])


@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=80))
@settings(max_examples=150)
def test_sentences_are_sorted_disjoint_and_cover_all_words(body: str) -> None:
    spans = sentences(body)
    covered = "".join(body[s:e] for s, e in spans)
    assert "".join(covered.split()) == "".join(body.split())
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(body)
        assert body[start:end] == body[start:end].strip()
        position = end
    blocks = paragraphs(body)
    assert all(any(b.start <= s and e <= b.end for b in blocks) for s, e in spans)


@pytest.mark.parametrize(
    "piece", [".", '"', "\n", " ", "a", "- ", "U.S. ", "\n ", "'.", ". ", "1.\n", "(", "\u0301"]
)
def test_much_of_anything_is_covered(piece: str) -> None:
    body = piece * (300_000 // len(piece))
    spans = sentences(body)
    assert sum(len(body[s:e].split()) for s, e in spans) >= (1 if body.strip() else 0)
    assert all(isinstance(span, Span) for span in spans)


def test_marks_alone_are_no_sentence() -> None:
    body = "“He called it ‘a great, compassionate country.’ ” Then he left."
    assert [body[span.start : span.end] for span in sentences(body)] == [
        "“He called it ‘a great, compassionate country.’ ”",
        "Then he left.",
    ]

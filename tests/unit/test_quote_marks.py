"""What stands in quotation marks, whatever the marks and however they are broken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.quote_marks import Part, marks_in, quoted_parts
from newsbrowse.text.sentences import paragraphs


def parts_of(body: str) -> list[Part]:
    return quoted_parts(body, paragraphs(body))


def quoted(body: str) -> list[str]:
    return [body[slice(*part.span)] for part in parts_of(body)]


def speeches(body: str) -> list[int]:
    """How many parts each speech has."""
    counts, parts = [], 0
    for part in parts_of(body):
        parts += 1
        if not part.continues:
            counts.append(parts)
            parts = 0
    return counts + [parts] * bool(parts)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("„Wir gehen”, sagte er.", ["Wir gehen"]),
        ("„Wir gehen“, sagte er.", ["Wir gehen"]),
        ("»Wir gehen«, sagte er.", ["Wir gehen"]),
        ("«Nous partons», dit-elle.", ["Nous partons"]),
        ("« Nous partons ! », dit-elle.", ["Nous partons !"]),
        ("”Vi går”, sade hon.", ["Vi går"]),
        ("大臣は「港は閉まる」と述べた。", ["港は閉まる"]),
        ("部长说：“港口将关闭。”", ["港口将关闭。"]),
        ("『号外』が出た。", ["号外"]),
        ("‘We’re off,’ she said. ‘Now.’", ["We’re off", "Now."]),
        ("She said ‘the boy’s boat’ is late, and that's that.", ["the boy’s boat"]),
        ("He said \"a 'b' c\" and left.", ["a 'b' c"]),
        ("He said ‘a “b” c’ and left.", ["a “b” c"]),
        ('They said ("we go") at noon.', ["we go"]),
        ('It is—"late"—again.', ["late"]),
        ('A 12" gun and a 5\'11" man.', []),
        ("Rock 'n' roll in the '90s, y'all.", []),
        ("The sailors' union and the boys’ school", []),
        ('"We go." "We stay."', ["We go.", "We stay."]),
        ('"We go. Now.\n\nHe left the town.', []),
        ('She left "the town.\n\nThe mayor said: "We go."', ["We go."]),
        ('"   "', []),
    ],
)
def test_words_in_marks(body: str, expected: list[str]) -> None:
    assert quoted(body) == expected


def test_a_speech_opens_each_paragraph_and_closes_the_last() -> None:
    body = "“One. Two.\n\n“Three.\n\n“Four,” she said. “Five.”"
    assert quoted(body) == ["One. Two.", "Three.", "Four", "Five."]
    assert speeches(body) == [3, 1]


def test_a_speech_whose_paragraphs_run_together() -> None:
    body = 'She said: "One. Two. "Three. "Four." He left. "Five."'
    assert quoted(body) == ["One. Two.", "Three.", "Four.", "Five."]
    assert speeches(body) == [3, 1]


def test_a_speech_that_is_broken_in_two_without_a_mark() -> None:
    body = '"One. Two.\n\nThree." He left.\n\n"Four."'
    assert quoted(body) == ["One. Two.\n\nThree.", "Four."]


def test_a_mark_that_was_forgotten_swallows_no_page() -> None:
    body = '"One. Two.\n\n' + "Nothing is said here at all. " * 200 + '\n\nThree." He left.'
    assert quoted(body) == []


@given(
    st.lists(
        st.sampled_from(
            ['"', "“", "”", "‘", "’", "'", "„", "«", "»", "「", "」", "a", "B.", ", ", " ", "\n\n"]
        ),
        max_size=60,
    )
)
@settings(max_examples=200)
def test_parts_are_in_order_apart_and_of_words(pieces: list[str]) -> None:
    body = "".join(pieces)
    position = 0
    for part in parts_of(body):
        text = body[slice(*part.span)]
        assert position <= part.span.start < part.span.end <= len(body)
        assert text == text.strip()
        assert any(c.isalnum() for c in text)
        position = part.span.end


APOSTROPHE = "(?<=[^\\W_]['’])(?=[^\\W_])"
ANY_MARK = re.compile(rf"[\"“”„«»‘’'‹›「」『』`](?:(?<=')'|(?<=`)`|(?<!`)(?!{APOSTROPHE}))")


@given(st.text("\"“”„«»‘’'‹›「」『』`a_é ", max_size=30))
def test_marks_of_each_kind_are_those_of_all(body: str) -> None:
    expected = [(match.start(), match.end(), match[0]) for match in ANY_MARK.finditer(body)]
    assert [(mark.start, mark.end, mark.text) for mark in marks_in(body, 0, len(body))] == expected

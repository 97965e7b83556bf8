from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.quotes import find_quotes
from newsbrowse.models import Person, Quote, Span

NAMES = {"Ana Moe": ("Ana Moe", "Moe"), "Lars Lind": ("Lars Lind", "Lind")}


def people_of(body: str) -> list[Person]:
    found = []
    for name, forms in NAMES.items():
        spans = tuple(Span(*m.span()) for m in re.finditer(rf"\b(?:{'|'.join(forms)})\b", body))
        found.append(Person(name, spans))
    return found


def quotes(body: str) -> list[tuple[str | None, str]]:
    found = find_quotes(body, people_of(body))
    assert all(body[q.start : q.end] == q.text for q in found)
    return [(q.speaker, q.text) for q in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('"We go," said Ana Moe.', [("Ana Moe", "We go")]),
        ("“We go,” Moe said. She left.", [("Ana Moe", "We go")]),
        ("Ana Moe came. “We go,” Moe said.", [("Ana Moe", "We go")]),
        ('"We go," said the harbour master, Ana Moe.', [("Ana Moe", "We go")]),
        ('"We go," Moe, who runs the port, said. Ana Moe.', [("Ana Moe", "We go")]),
        ('Ana Moe came late. "We go," she said. "Now."', [("Ana Moe", "We go"), ("Ana Moe", "Now.")]),
        ('According to Lars Lind, it was "fine".', [("Lars Lind", "fine")]),
        ('It was "fine," according to Lars Lind.', [("Lars Lind", "fine")]),
        ('Lind described the port as "excellent". Lars Lind.', [("Lars Lind", "excellent")]),
        ('Ana Moe praised the port and called it "a wonder".', [("Ana Moe", "a wonder")]),
        ('Ana Moe: "We go."', [("Ana Moe", "We go.")]),
        ('"We go," said a lawyer for Ana Moe.', [("lawyer for Ana Moe", "We go")]),
        ('"We go," said Moe\'s brother. Ana Moe.', [("Moe's brother", "We go")]),
        ("Ana Moe joined the “Board of Works” last year.", [(None, "Board of Works")]),
        ('Ana Moe said the "Board of Works" would meet.', [(None, "Board of Works")]),
        ('Moe was described as "late". Ana Moe.', [(None, "late")]),
        ('"We go," Mr. Lind said. "Now." Lars Lind.', [("Lars Lind", "We go"), ("Lars Lind", "Now.")]),
        ('"We go," said Sen. Ana Moe (R-Vardal), who left.', [("Ana Moe", "We go")]),
        ('"We go," Lars Lind campaign manager Ana Moe said.', [("Ana Moe", "We go")]),
        ("“They say ‘we can,’” said Ana Moe.", [("Ana Moe", "They say ‘we can,’")]),
        (
            "“We think I'm late, and it's dark,” said Ana Moe.",
            [("Ana Moe", "We think I'm late, and it's dark")],
        ),
        ('Ana Moe said it was "late," according to the harbour office.', [("harbour office", "late")]),
        ('"We go," Ana Moe of Vardal told reporters.', [("Ana Moe", "We go")]),
        ("« Nous partons », said Ana Moe.", [("Ana Moe", "Nous partons")]),
        ("``We go,'' said Ana Moe.", [("Ana Moe", "We go")]),
        ("„Wir gehen“, said Ana Moe.", [("Ana Moe", "Wir gehen")]),
        ("‘We can’t go,’ said Ana Moe.", [("Ana Moe", "We can’t go")]),
        ("'We can't go,' said Ana Moe.", [("Ana Moe", "We can't go")]),
        ("“He said ‘never’ to me,” said Ana Moe.", [("Ana Moe", "He said ‘never’ to me")]),
        ("The workers' hall and the boys’ school, rock 'n' roll, the '90s.", []),
        ("He is 6'2\" tall and 5'9\" wide.", []),
        ('“” and "..."', []),
        ('An "unclosed start. Then “closed”.', [(None, "closed")]),
    ],
)
def test_quotes_and_their_speakers(body: str, expected: list[tuple[str | None, str]]) -> None:
    assert quotes(body) == expected


def test_a_speech_over_paragraphs_has_one_speaker() -> None:
    body = "“We go,” said Ana Moe. “The boat is late.\n\n“It will come.”"
    assert quotes(body) == [
        ("Ana Moe", "We go"),
        ("Ana Moe", "The boat is late."),
        ("Ana Moe", "It will come."),
    ]


@given(st.lists(st.sampled_from([*"\"'“”‘’«» .,a\n", "said ", "Moe ", "\n\n", "``", "''"]), max_size=50))
@settings(max_examples=150)
def test_quotes_are_sorted_disjoint_spans_of_the_body(pieces: list[str]) -> None:
    body = "".join(pieces)
    found: tuple[Quote, ...] = find_quotes(body, people_of(body))
    position = 0
    for quote in found:
        assert position <= quote.start < quote.end <= len(body)
        assert quote.text == body[quote.start : quote.end]
        position = quote.end


@pytest.mark.parametrize(
    "piece", ['"', "'", "'a ", '"a ', "“", "“a\n\n", 'said "a" ', "‘a ", '"a," recently recently ']
)
def test_much_of_anything_is_read(piece: str) -> None:
    body = piece * (100_000 // len(piece))
    assert all(q.text in body for q in find_quotes(body, ())[:5])

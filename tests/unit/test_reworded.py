"""Edited passages are found again, and nothing else is taken for them."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsbrowse.models import Span
from newsbrowse.text.anchors import Anchored, Anchors
from newsbrowse.text.reworded import LONGEST, Reworded

SENTENCES = (
    "The ferry ran aground near the northern harbour on Monday morning.",
    "Nobody was hurt, the harbour master told reporters after the rescue.",
    "Two boats helped to bring forty passengers ashore before noon.",
    "The company said it would inspect every vessel of the same age.",
    "Critics have long asked for stricter rules about maintenance at sea.",
    "The ministry of transport promised an answer within six weeks.",
    "Ticket sales for the summer season were suspended until further notice.",
    "A similar accident had closed the channel four years earlier.",
)
OTHERS = (
    "Wheat prices climbed again as drought spread through southern plains.",
    "The museum will show eleven newly restored paintings next spring.",
    "Researchers measured how quickly glaciers lose ice in warm summers.",
    "Lawmakers rejected a proposal that would have doubled parking fees.",
    "The orchestra opened its season with a rarely played symphony.",
)
FRESH = ("yesterday", "reportedly", "small", "officials", "again", "several", "local", "new")
REACH = 80


def edited(words: str, edits: Sequence[tuple[int, str]]) -> str:
    """Words of which some are dropped, replaced or followed by another; the numbers wrap around."""
    found: list[list[str]] = [[word] for word in words.split()]
    for at, edit in edits:
        place = found[at % len(found)]
        if edit == "drop":
            place.clear()
        elif edit == "replace":
            place[:] = [FRESH[at % len(FRESH)]]
        else:
            place.append(FRESH[at % len(FRESH)])
    return " ".join(word for place in found for word in place)


def article(sentences: Sequence[str], number: int) -> tuple[str, Span, str, str]:
    """A text, the span of one of its sentences, and what stands around that."""
    body = " ".join(sentences)
    start = body.index(sentences[number])
    span = Span(start, start + len(sentences[number]))
    return body, span, body[max(span.start - REACH, 0) : span.start], body[span.end : span.end + REACH]


def edits(most: int) -> st.SearchStrategy[list[tuple[int, str]]]:
    """Edits of different words."""
    kinds = st.sampled_from(("drop", "replace", "add"))
    return st.lists(st.tuples(st.integers(0, 9), kinds), max_size=most, unique_by=lambda edit: edit[0])


@settings(max_examples=150, deadline=None)
@given(st.permutations(SENTENCES), st.integers(0, 7), edits(2), st.lists(st.integers(0, 4), max_size=3))
@example([SENTENCES[at] for at in (0, 1, 2, 3, 5, 6, 4, 7)], 4, [(0, "drop")], [])
def test_a_passage_with_small_edits_is_found_wherever_it_was_moved_to(
    sentences: list[str], number: int, made: list[tuple[int, str]], before: list[int]
) -> None:
    body, span, lead, tail = article(SENTENCES, number)
    words = body[slice(*span)]
    now = edited(words, made)
    moved = [now if one == words else one for one in sentences]
    new = " ".join((*(OTHERS[at] for at in before), *moved))
    for around in ((lead, tail), ("", "")):
        found = Reworded(new, span.start).find(words, *around)
        assert found is not None
        begin = new.index(now)
        overlap = min(found.end, begin + len(now)) - max(found.start, begin)
        assert overlap > 0.7 * len(now)
        assert found.end - found.start < 1.4 * len(now)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 6), edits(5), st.lists(st.integers(0, 4), max_size=3))
def test_in_its_old_surroundings_half_of_a_passage_may_have_changed(
    number: int, made: list[tuple[int, str]], before: list[int]
) -> None:
    body, span, lead, tail = article(SENTENCES, number)
    now = edited(body[slice(*span)], made)
    new = " ".join((*(OTHERS[at] for at in before), body[: span.start] + now + body[span.end :]))
    found = Reworded(new, span.start).find(body[slice(*span)], lead, tail)
    assert found is not None
    begin = new.index(now)
    assert begin - 1 <= found.start < found.end <= begin + len(now) + 1


@settings(max_examples=100, deadline=None)
@given(st.permutations(OTHERS), st.integers(0, 7), st.integers(0, 7), st.booleans())
def test_other_sentences_do_not_attract_a_passage(
    others: list[str], number: int, gap: int, known: bool
) -> None:
    body, span, lead, tail = article(SENTENCES, number)
    around = (lead, tail) if known else ("", "")
    deleted = " ".join((body[: span.start].strip(), body[span.end :].strip())).strip()
    for new in (" ".join(others), deleted, deleted + " " + " ".join(others)):
        assert Reworded(new, span.start).find(body[slice(*span)], *around) is None
    replaced = body[: span.start] + others[gap % len(others)] + body[span.end :]
    assert Reworded(replaced, span.start).find(body[slice(*span)], *around) is None


def test_a_few_words_are_found_in_their_surroundings_alone() -> None:
    body, _, _, _ = article(SENTENCES, 0)
    words, start = "forty passengers", body.index("forty passengers")
    before, after = body[start - REACH : start], body[start + len(words) : start + len(words) + REACH]
    new = body.replace(words, "fifty passengers")
    found = Reworded(new, start).find(words, before, after)
    assert found is not None
    assert new[slice(*found)] == "fifty passengers"
    assert Reworded(new, start).find(words) is None
    assert Reworded("Some forty tired passengers slept.", start).find(words, before, after) is None


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("No one was hurt, the harbour master said", "No one was hurt, the harbour master said"),
        (
            "Nobody was hurt, the master of the harbour says",
            "Nobody was hurt, the master of the harbour says",
        ),
        (
            "Nobody was badly hurt, the harbour master said later",
            "Nobody was badly hurt, the harbour master said",
        ),
    ],
)
def test_words_in_the_place_of_the_first_and_the_last_belong_to_it(now: str, expected: str) -> None:
    new = f"It rained. {now}. It cleared."
    found = Reworded(new, 11).find("Nobody was hurt, the harbour master said", "It rained. ", ". It cleared.")
    assert found is not None
    assert new[slice(*found)] == expected


def test_the_signs_around_a_passage_go_with_it() -> None:
    new = "It rained. “No one was hurt by this, the harbour master said.” It cleared."
    found = Reworded(new, 11).find(
        "“Nobody was hurt by this, the harbour master said.”", "It rained. ", " It"
    )
    assert found is not None
    assert new[slice(*found)] == "“No one was hurt by this, the harbour master said.”"


def test_scripts_without_blanks_are_compared_letter_by_letter() -> None:
    old = "渡轮星期一早上在北部港口附近搁浅，港务局长说没有人受伤。"
    new = "最新消息。渡轮星期一上午在北部海港附近搁浅，港务局长说无人受伤。调查已经开始。"
    found = Reworded(new, 0).find(old)
    assert found is not None
    assert new[slice(*found)] == "渡轮星期一上午在北部海港附近搁浅，港务局长说无人受伤。"


def test_words_as_they_are_go_before_edited_ones_and_surroundings_before_nearness() -> None:
    body = "Trade rose. Prices fell. Costs grew. Trade rose. Wages stood."
    last = body.rindex("Trade rose")
    found = Anchors(f"New. {body}").find("Trade rose", last, "Costs grew. ", ". Wages stood.")
    assert found == Anchored(Span(5 + last, 15 + last))
    second = Anchors(body).find("Trade rose", 0, "Costs grew. ", ". Wages stood.")
    assert second == Anchored(Span(last, last + 10))


def test_an_edited_passage_is_told_as_changed() -> None:
    body = " ".join(SENTENCES)
    found = Anchors(body.replace("forty", "some forty-two")).find(SENTENCES[2], 0)
    assert found is not None
    assert found.changed
    assert Anchors(" ".join(OTHERS)).find(SENTENCES[2], 0) is None


@pytest.mark.parametrize("words", ["", " ", "...", "?!", "x", "word " * (LONGEST + 1)])
def test_what_cannot_be_looked_for_is_not_found(words: str) -> None:
    assert Reworded(" ".join(SENTENCES), 0).find(words) is None
    assert Reworded("", 0).find(words) is None


@given(st.text("ab .\n中", max_size=60), st.text("ab .\n中", max_size=20), st.integers(0, 90))
def test_what_is_found_is_a_span_of_the_text(body: str, words: str, near: int) -> None:
    found = Reworded(body, near).find(words, "b a", "a")
    assert found is None or 0 <= found.start < found.end <= len(body)


def test_a_text_of_one_word_over_and_over_is_soon_through() -> None:
    rng = random.Random(1)
    body = " ".join(rng.choice(("the", "ferry", "of")) for _ in range(200_000))
    passage = " ".join(rng.choice(("the", "ferry", "of", "harbour")) for _ in range(LONGEST))
    finder = Reworded(body, 0)
    assert all(finder.find(passage, "the of", "ferry") is None for _ in range(3))

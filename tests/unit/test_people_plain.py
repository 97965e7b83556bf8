"""Plain names: what is told of them without a rule is what the rules say, by the kernel and in Python."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract import people_mentions, people_plain
from newsbrowse.extract.names import normals
from newsbrowse.extract.people_found import Found, Mention
from newsbrowse.extract.people_mentions import find_mentions
from newsbrowse.extract.people_plain import Read, plain_names, wanted_words
from newsbrowse.extract.people_runs import Run, find_runs
from newsbrowse.extract.people_tagger import Tagged, tag
from newsbrowse.extract.tokens import Tokens

in_python = people_plain._PlainNames(*people_plain.TABLES)

WORDS = st.sampled_from(
    (
        *("Anna", "Okonkwo", "Lee", "Kim", "May", "Paris", "Trump", "Ford", "Clinton", "EPA", "Jr.", "II"),
        *("President", "Mr.", "Mrs.", "Hurricane", "Harvey", "Santa", "Fe", "Institute", "Sen.", "El", "Mc"),
        *(
            "Xi-Putin",
            "O’Connor",
            "al-Assad",
            "McCAIN",
            "SMITH",
            "D-Ohio",
            "P900",
            "Ünlü",
            "É\u0301va",
            "𝐀nna",
        ),
        *("the", "of", "v.", "&", ",", ".", "'s", "’s", "(", ")", '"', "“", "”", "\n", "\n\n", "van", "bin"),
        *("striker", "wife", "who", "36", "-", "said", "newspaper", "village", "\udc80", "\u0301", "x" * 70),
    )
)
TEXTS = st.one_of(st.lists(WORDS, max_size=30).map(" ".join), st.text(max_size=60))


class _AsksAlways:
    """A reader of runs that leaves every name to the rules."""

    def read(
        self, runs: list[Run], found: list[list[Tagged]], words: list[str], ends: Sequence[int], offset: int
    ) -> Read:
        places, _, nameless, marked = in_python.read(runs, found, words, ends, offset)
        return Read(places, [None] * len(places), nameless, marked)


def in_order(found: Found) -> Found:
    return found._replace(candidates=sorted(found.candidates, key=lambda candidate: candidate.start))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_plain_names_are_what_the_rules_make_of_them(text: str) -> None:
    found = find_mentions(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people_mentions, "plain_names", _AsksAlways())
        by_rules = find_mentions(text)
    assert in_order(found) == in_order(by_rules)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(0, 60_000))
def test_runs_are_sorted_out_alike_by_the_kernel(text: str, offset: int) -> None:
    tokens = Tokens(text)
    runs = find_runs(tokens)
    asked = runs, tag(tokens, runs), tokens.words, tokens.ends, offset
    assert tuple(plain_names.read(*asked)) == tuple(in_python.read(*asked))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.lists(WORDS, min_size=1, max_size=4), st.data()), min_size=1), st.integers(0, 9))
def test_any_names_in_any_runs_are_sorted_out_alike(
    drawn: list[tuple[list[str], st.DataObject]], between: int
) -> None:
    words, runs, found = ["\n"] * (between % 2), [], []
    for forms, data in drawn:
        runs.append(Run(len(words), tuple(forms), data.draw(st.booleans())))
        first = data.draw(st.integers(0, len(forms) - 1))
        end = data.draw(st.integers(first + 1, len(forms)))
        name = Tagged(first, end, data.draw(st.floats(0, 1)), data.draw(st.booleans()))
        found.append([name][: data.draw(st.integers(0, 1))])
        words += [*forms, *data.draw(st.lists(WORDS, max_size=2))]
    ends = [sum(map(len, words[: at + 1])) for at in range(len(words))]
    asked = runs, found, words, ends, between
    assert tuple(plain_names.read(*asked)) == tuple(in_python.read(*asked))


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4)), st.sets(WORDS))
def test_the_same_words_are_wanted_by_the_kernel(names: list[list[str]], words: set[str]) -> None:
    runs = [Run(at, tuple(forms)) for at, forms in enumerate(names)]
    wanted = {normals[word] for word in words}
    assert wanted_words(runs, wanted, normals) == people_plain._wanted_words(runs, wanted, normals)


def test_a_run_is_a_plain_name_a_case_for_the_rules_or_nameless() -> None:
    text = "Anna Okonkwo met the Okonkwo Trust. Then Lee left Paris."
    tokens = Tokens(text)
    runs = find_runs(tokens)
    places, mentions, nameless, marked = plain_names.read(
        runs, tag(tokens, runs), tokens.words, tokens.ends, 100
    )
    anna = mentions[0]
    assert anna == Mention(("Anna", "Okonkwo"), ("anna", "okonkwo"), 100, 112, 1.0, False)
    assert runs[places[0]].forms == ("Anna", "Okonkwo")
    assert [run.forms for run in nameless][-1] == ("Paris",)
    assert marked == []

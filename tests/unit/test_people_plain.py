"""Plain names: what is told of them without a rule is what the rules say, by the kernel and in Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract import people_mentions, people_plain
from newsbrowse.extract.names import normals
from newsbrowse.extract.people_found import Found, Mention
from newsbrowse.extract.people_mentions import find_mentions
from newsbrowse.extract.people_plain import Read, plain_names, wanted_words
from newsbrowse.extract.people_runs import Run, find_runs
from newsbrowse.extract.people_tagger import Names, Tagged, tag
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


CREDITED = st.sampled_from((None, lambda start, end: (start + end) % 3 == 0))


class _AsksAlways:
    """A reader of runs that leaves every run to the rules."""

    def read(
        self,
        runs: list[Run],
        found: list[Names],
        words: list[str],
        ends: Sequence[int],
        offset: int,
        credited: Callable[[int, int], bool] | None,
    ) -> Read:
        every = list(range(len(runs)))
        marked = in_python.read(runs, found, words, ends, offset, credited).marked
        return Read(every, [None] * len(every), [], set(), marked)


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
@given(TEXTS, st.integers(0, 60_000), CREDITED)
def test_runs_are_sorted_out_alike_by_the_kernel(
    text: str, offset: int, credited: Callable[[int, int], bool] | None
) -> None:
    tokens = Tokens(text)
    runs = find_runs(tokens)
    asked = runs, tag(tokens, runs), tokens.words, tokens.ends, offset, credited
    assert tuple(plain_names.read(*asked)) == tuple(in_python.read(*asked))


@settings(max_examples=300, deadline=None)
@given(st.data(), st.integers(0, 1), CREDITED)
def test_any_names_in_any_runs_are_sorted_out_alike(
    data: st.DataObject, lead: int, credited: Callable[[int, int], bool] | None
) -> None:
    words, runs, found = ["\n"] * lead, list[Run](), list[Names]()
    for forms in data.draw(st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=6)):
        runs.append(Run(len(words), tuple(forms), data.draw(st.booleans())))
        first = data.draw(st.integers(0, len(forms) - 1))
        end = data.draw(st.integers(first + 1, len(forms)))
        name = Tagged(first, end, data.draw(st.floats(0, 0.4)), data.draw(st.booleans()))
        found.append((name,) * data.draw(st.integers(0, 2)))
        words += [*forms, *data.draw(st.lists(WORDS, max_size=2))]
    ends = [sum(map(len, words[: at + 1])) for at in range(len(words))]
    asked = runs, found, words, ends, lead, credited
    assert tuple(plain_names.read(*asked)) == tuple(in_python.read(*asked))


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4)), st.sets(WORDS))
def test_the_same_words_are_wanted_by_the_kernel(names: list[list[str]], words: set[str]) -> None:
    runs = [Run(at, tuple(forms)) for at, forms in enumerate(names)]
    wanted = {normals[word] for word in words}
    assert wanted_words(runs, wanted, normals) == people_plain._wanted_words(runs, wanted, normals)


def test_a_run_ends_with_a_plain_name_or_is_for_the_rules_or_has_none() -> None:
    text = "Minister Anna Okonkwo met the Okonkwo Trust. Then Lee left Paris."
    tokens = Tokens(text)
    runs = find_runs(tokens)
    read = plain_names.read(runs, tag(tokens, runs), tokens.words, tokens.ends, 100, None)
    places, mentions, rest, taken, marked = read
    assert mentions[0] == Mention(
        ("Anna", "Okonkwo"), ("anna", "okonkwo"), 109, 121, 1.0, False, addressed=True
    )
    assert runs[places[0]].forms == rest[0].forms == ("Minister", "Anna", "Okonkwo")
    assert taken == {1, 2}
    assert rest[-1].forms == ("Paris",)
    assert marked == []


def test_a_name_in_a_credit_is_for_the_rules() -> None:
    tokens = Tokens("Anna Okonkwo wrote it.")
    runs = find_runs(tokens)
    asked = runs, tag(tokens, runs), tokens.words, tokens.ends, 0
    assert plain_names.read(*asked, None)[1] == [
        Mention(("Anna", "Okonkwo"), ("anna", "okonkwo"), 0, 12, 1.0, False)
    ]
    assert plain_names.read(*asked, lambda start, end: (start, end) == (0, 12))[1] == [None]

"""What lists and classes say of single words."""

from __future__ import annotations

import pytest

from newsbrowse.extract.names import classes_of, context_code, lists_of, name_list, word_class, word_code
from newsbrowse.extract.people_words import cannot_end, is_beginner, is_common, is_glued, is_prefix

LISTS = {"G": "classic", "g": "given", "s": "surnames", "c": "cities", "r": "regions", "m": "common"}
KEYS = (
    "john",
    "ford",
    "washington",
    "april",
    "minister",
    "said",
    "wife",
    "xi",
    "van",
    "hurricane",
    "zzzz",
    "",
)


@pytest.mark.parametrize("key", KEYS)
def test_a_word_is_in_the_lists_and_classes_that_it_tells(key: str) -> None:
    assert lists_of(key) == "".join(letter for letter, name in LISTS.items() if key in name_list(name))
    for name in ("titles", "companies", "storms", "speech", "kin", "particles", "calendar_surnames"):
        assert (name in classes_of(key)) == (key in word_class(name))


def test_codes_tell_lists_before_classes_and_in_context_only_what_matters_there() -> None:
    assert word_code("april").endswith("l")
    assert word_code("minister") == lists_of("minister") + "t"
    assert context_code("minister") == ("m" if "m" in lists_of("minister") else "") + "t"
    assert word_code("zzzz") == context_code("zzzz") == ""


@pytest.mark.parametrize(
    "word", ["Senator", "Sen", "Chinese", "Mother", "April", "Said", "J.", "Jr.", "D", "Ann"]
)
def test_what_is_no_prefix_before_several_words_is_none_before_one(word: str) -> None:
    assert is_prefix(word, True) or not is_prefix(word, False)
    assert cannot_end(word, False) or not cannot_end(word, True)


@pytest.mark.parametrize("word", ["TrumpGOP", "SpeakerPelosi", "D-New", "P900", "a_b", "R-Ann"])
def test_words_that_are_no_single_ones_are_glued(word: str) -> None:
    assert is_glued(word)


@pytest.mark.parametrize("word", ["Ann", "McCAIN", "MacDonald", "O'Neill", "Zürich", "A", "NATO", "Al-Assad"])
def test_single_words_are_not_glued(word: str) -> None:
    assert not is_glued(word)


def test_figures_begin_no_name_and_forms_of_common_words_are_common() -> None:
    assert is_beginner("2nd")
    assert is_beginner("٣rd")
    assert not is_beginner("Ann")
    assert is_common("reporting")
    assert is_common("cities")
    assert not is_common("davies")

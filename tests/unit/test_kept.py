"""Tables that make what they lack: what they keep, what they forget, compiled and in plain Python alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.extract.kept import Kept, _Kept
from newsbrowse.speedups import kernel

FORMS = [_Kept, Kept]
"""Both forms of the table; without a kernel they are one."""

keys = st.one_of(st.sampled_from("abcdefg"), st.text(max_size=3), st.just("long" * 40), st.integers(0, 3))


class Making:
    """Makes entries, and notes for what."""

    def __init__(self) -> None:
        self.asked: list[str | int] = []

    def __call__(self, key: str | int) -> str:
        self.asked.append(key)
        return repr(key)


@given(st.lists(keys, max_size=60), st.integers(2, 12))
def test_both_forms_make_and_keep_the_same(asked: list[str | int], limit: int) -> None:
    makers = Making(), Making()
    plain, other = (form(make, limit=limit) for form, make in zip(FORMS, makers, strict=True))
    for key in asked:
        assert plain[key] == other[key] == repr(key)
        assert plain == other
    assert makers[0].asked == makers[1].asked


@pytest.mark.parametrize("form", FORMS)
def test_what_is_asked_again_is_kept_and_the_rest_is_forgotten(form: type[_Kept[str, str]]) -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    table = form(make, limit=4)
    for key in "abac" + "adaeaf":
        assert table[key] == key.upper()
    assert made == list("abcdef")
    assert table["b"] == "B"
    assert made[-1] == "b"
    assert len(table) <= 2


@pytest.mark.parametrize("form", FORMS)
def test_what_belongs_to_a_long_text_is_not_kept(form: type[_Kept[str, int]]) -> None:
    table = form(len)
    assert table["x" * 101] == 101
    assert table["x" * 100] == 100
    assert list(table) == ["x" * 100]


@pytest.mark.parametrize("form", FORMS)
def test_what_cannot_be_made_is_no_entry(form: type[_Kept[str, int]]) -> None:
    table = form(int)
    with pytest.raises(ValueError, match="invalid literal"):
        table["none"]
    with pytest.raises(TypeError, match="unhashable"):
        table[[]]  # type: ignore[index]
    assert not table


def test_the_compiled_form_is_used_where_it_is_there() -> None:
    compiled = kernel("kept")
    assert Kept is (compiled.Kept if compiled else _Kept)

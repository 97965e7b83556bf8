from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.models import Field, Search, Sort
from newsbrowse.ui.state import Place

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
KEYS = st.sampled_from(["text", "selections", "sort", "row", "top", "read_top", "marked", "pane"])


def test_a_place_survives_json() -> None:
    search = Search("xi putin", sort=Sort.OLDEST, in_passing=True).toggled(Field.PEOPLE, "Xi Jinping")
    place = Place(search.toggled(Field.COUNTRIES, "DK", excluded=True), 12, 8, 30, "7KQ2M9XA", "reader")
    assert Place.from_dict(json.loads(json.dumps(place.as_dict()))) == place


@given(st.dictionaries(KEYS, JSON))
def test_any_damaged_place_is_still_a_place(data: dict[str, object]) -> None:
    place = Place.from_dict(data)
    assert place.row >= 0
    assert Place.from_dict(place.as_dict()) == place


def test_nothing_saved_is_the_beginning() -> None:
    assert Place.from_dict(None) == Place()

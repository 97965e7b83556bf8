from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.models import Field, Search, Sort
from newsbrowse.ui.state import ComparedPair, Place

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["text", "selections", "sort", "row", "top", "read_top", "marked", "pane", "comparing"]
)
PAIRS = st.dictionaries(st.sampled_from(["left", "right", "row", "entry"]), JSON)


def test_a_place_survives_json() -> None:
    search = Search("xi putin", sort=Sort.OLDEST, in_passing=True).toggled(Field.PEOPLE, "Xi Jinping")
    place = Place(
        search.toggled(Field.COUNTRIES, "DK", excluded=True),
        12,
        8,
        30,
        "7KQ2M9XA",
        "reader",
        comparing=ComparedPair("7KQ2M9XA", "3D0VWB5N", 17, 4),
    )
    assert Place.from_dict(json.loads(json.dumps(place.as_dict()))) == place


@given(st.dictionaries(KEYS, JSON))
def test_any_damaged_place_is_still_a_place(data: dict[str, object]) -> None:
    place = Place.from_dict(data)
    assert place.row >= 0
    assert Place.from_dict(place.as_dict()) == place


def test_nothing_saved_is_the_beginning() -> None:
    assert Place.from_dict(None) == Place()


@given(PAIRS)
def test_any_damaged_pair_is_a_pair_or_none(data: dict[str, object]) -> None:
    pair = ComparedPair.from_json(data)
    assert pair is None or (
        pair.row >= 0 and pair.entry >= 0 and ComparedPair.from_json(pair.as_dict()) == pair
    )
    assert ComparedPair.from_json({"left": "A" * 1_000, "right": "B"}) is None
    assert ComparedPair.from_json({"left": "A", "right": "B", "row": -1}) == ComparedPair("A", "B")

"""How the panes share the screen."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.ui.layout import LEAST, LIST, PANES, READER, SIDEBAR, Layout, Room, Shape

rooms = st.builds(Room, st.integers(1, 400), st.integers(1, 200))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("resize"), st.sampled_from(PANES), st.integers(-30, 30)),
        st.tuples(st.just("hide"), st.sampled_from([SIDEBAR, READER]), st.just(0)),
        st.tuples(st.just("zoom"), st.sampled_from(PANES), st.just(0)),
    ),
    max_size=12,
)


def arranged(room: Room, done: list[tuple[str, str, int]]) -> Layout:
    layout = Layout()
    for what, pane, by in done:
        match what:
            case "resize":
                layout = layout.resized(room, pane, by)
            case "hide":
                layout = layout.toggled(pane)
            case _:
                layout = layout.with_zoom(pane)
    return layout


def test_shapes() -> None:
    shapes = [Room(columns, 24).shape for columns in (1, 80, 99, 100, 120, 159, 160, 400)]
    assert shapes == [*[Shape.NARROW] * 3, *[Shape.NORMAL] * 3, *[Shape.WIDE] * 2]


def test_a_wide_screen_gives_the_article_its_measure() -> None:
    for columns in range(180, 300):
        sidebar, listed = Layout().widths(Room(columns, 60))
        assert columns - sidebar - listed >= 80 - 4, columns


@given(rooms, steps)
def test_all_panes_shown_keep_the_least_they_need(room: Room, done: list[tuple[str, str, int]]) -> None:
    layout = arranged(room, done)
    if room.shape is Shape.NARROW:
        return
    sidebar, listed = layout.widths(room)
    used = (sidebar if layout.shows(SIDEBAR) else 0) + listed
    assert min(sidebar, listed) >= LEAST
    if layout.shows(READER):
        assert room.columns - used >= LEAST


@given(rooms, steps)
def test_a_layout_survives_being_written(room: Room, done: list[tuple[str, str, int]]) -> None:
    layout = arranged(room, done)
    assert Layout.from_dict(json.loads(json.dumps(layout.as_dict()))) == layout


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["sizes", "hidden", "zoomed", "x"]), x),
    )
)
def test_what_is_not_a_layout_is_left_out(data: object) -> None:
    layout = Layout.from_dict(data)
    assert all(3 <= size <= 1_000 for size in layout.sizes.values())
    assert layout.zoomed in {None, *PANES}


def test_the_reader_grows_by_what_the_list_loses() -> None:
    room = Room(120, 36)
    before = Layout().size(room, LIST)
    assert Layout().resized(room, READER, 4).size(room, LIST) == before - 4


def test_a_pane_that_is_gone_to_is_shown() -> None:
    assert Layout().toggled(SIDEBAR).showing(SIDEBAR).shows(SIDEBAR)
    zoomed = Layout().with_zoom(LIST).showing(READER)
    assert [pane for pane in PANES if zoomed.shows(pane)] == [READER]
    assert all(zoomed.with_zoom(READER).shows(pane) for pane in PANES)

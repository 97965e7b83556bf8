"""Places among lines that are laid out where they are looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.ui.widgets.compare_column import FAR, START, Column, Spot

HEIGHTS = st.lists(st.integers(1, 4), min_size=1, max_size=12)


def column(heights: list[int], guesses: list[int] | None = None) -> Column[tuple[int, int]]:
    return Column(guesses or [1] * len(heights), lambda at: [(at, line) for line in range(heights[at])])


def everything(heights: list[int]) -> list[tuple[int, int]]:
    return [(block, line) for block, height in enumerate(heights) for line in range(height)]


@given(HEIGHTS, st.lists(st.integers(-9, 9), max_size=6))
def test_steps_lead_where_they_would_in_one_list_of_lines(heights: list[int], steps: list[int]) -> None:
    found, lines = column(heights, [9] * len(heights)), everything(heights)
    spot, at = START, 0
    for step in steps:
        spot, at = found.moved(spot, step), min(max(at + step, 0), len(lines) - 1)
        assert lines[at] == (spot.block, spot.line)
        assert list(found.window(spot, 5)) == lines[at : at + 5]
        assert found.above(spot) == at or not found.is_known(spot)


@given(HEIGHTS, st.integers(1, 20))
def test_the_last_page_ends_with_the_last_line(heights: list[int], page: int) -> None:
    found, lines = column(heights), everything(heights)
    assert list(found.window(found.last_page(page), page)) == lines[-page:]


def test_a_jump_lays_out_what_is_looked_at_and_nothing_between() -> None:
    asked: list[int] = []

    def lines_of(block: int) -> list[int]:
        asked.append(block)
        return [block] * 3

    found = Column([1] * 1_000, lines_of)
    assert found.end == Spot(999, 2)
    spot = found.last_page(5)
    assert list(found.window(spot, 5)) == [998, 998, 999, 999, 999]
    assert set(asked) == {998, 999}
    assert not found.is_known(spot)
    assert found.moved(found.end, -FAR) == START
    assert found.moved(START, FAR) == found.end


def test_there_may_be_blank_lines_above_the_first() -> None:
    found = column([2, 2])
    spot = found.moved(START, -2, beyond=True)
    assert list(found.window(spot, 4)) == [None, None, (0, 0), (0, 1)]
    assert list(found.window(spot, 1)) == [None]
    assert found.above(spot) == 0
    assert found.moved(spot, 3) == Spot(0, 1)


def test_of_nothing_there_is_nothing() -> None:
    found: Column[int] = Column([], lambda _: [])
    assert (len(found), found.end, found.moved(START, 3)) == (0, START, START)
    assert list(found.window(START, 3)) == []

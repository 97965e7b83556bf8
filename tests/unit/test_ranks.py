"""Ranks keep an order made by hand, however often something is put between two others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.archive.ranks import STEP, placed

moves = st.lists(
    st.tuples(st.lists(st.integers(0, 9), min_size=1, max_size=4, unique=True), st.integers(0, 12)),
    max_size=60,
)


@given(moves)
def test_the_order_is_as_it_was_put(steps: list[tuple[list[int], int]]) -> None:
    order: list[int] = []
    ranks: dict[int, int] = {}
    for wanted, at in steps:
        ranks |= placed(order, ranks, wanted, at)
        rest = [key for key in order if key not in wanted]
        order = [*rest[:at], *wanted, *rest[at:]]
        assert sorted(order, key=ranks.__getitem__) == order
        assert len({ranks[key] for key in order}) == len(order)


def test_a_move_changes_one_rank_until_there_is_no_room() -> None:
    order, ranks = [1, 2, 3], placed([], {}, [1, 2, 3], 0)
    assert list(ranks.values()) == [STEP, 2 * STEP, 3 * STEP]
    changed = []
    for _ in range(50):
        key = order[2]
        new = placed(order, ranks, [key], 1)
        changed.append(len(new))
        ranks |= new
        order = sorted(ranks, key=ranks.__getitem__)
    assert changed[:10] == [1] * 10
    assert max(changed) > 1


def test_ranks_that_two_have_are_parted() -> None:
    """Another process may have put something where one was taken away from and comes back to."""
    ranks = {1: 5, 2: 5}
    ranks |= placed([1, 2], ranks, [3], 1)
    assert sorted(ranks, key=ranks.__getitem__) == [1, 3, 2]

"""The nearest unread article, however far it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.archive.unread import nearest_unread


@given(st.data(), st.integers(1, 700), st.booleans())
def test_it_is_the_nearest(data: st.DataObject, total: int, back: bool) -> None:
    row = data.draw(st.integers(-1, total - 1))
    unread = data.draw(st.sets(st.integers(0, total - 1), max_size=5))
    found = nearest_unread(
        row,
        back=back,
        total=total + 5,
        keys_of=lambda rows: range(1000, 1000 + total)[rows],
        read_of=lambda keys: [key for key in keys if key - 1000 not in unread],
    )
    rows = range(row - 1, -1, -1) if back else range(row + 1, total)
    assert found == next(((at, 1000 + at) for at in rows if at in unread), None)

from __future__ import annotations

from newsbrowse.models import Search
from newsbrowse.ui.state import Place
from newsbrowse.ui.trail import LONGEST, Trail

A, B, C, D = (Place(Search(name), row=at) for at, name in enumerate("abcd"))


def test_back_and_forward_lead_through_the_same_places() -> None:
    trail = Trail()
    trail.leave(A)
    trail.leave(B)
    assert trail.back(C) == B
    assert trail.back(B) == A
    assert trail.back(A) is None
    assert trail.forward(A) == B
    assert trail.forward(B) == C
    assert trail.forward(C) is None


def test_going_on_from_an_earlier_place_forgets_what_lay_ahead() -> None:
    trail = Trail()
    trail.leave(A)
    assert trail.back(B) == A
    trail.leave(A)
    assert trail.forward(D) is None
    assert trail.back(D) == A


def test_the_trail_is_bounded() -> None:
    trail = Trail()
    for row in range(LONGEST + 50):
        trail.leave(Place(row=row))
    steps = 0
    place = Place(row=9999)
    while (before := trail.back(place)) is not None:
        place = before
        steps += 1
    assert steps == LONGEST

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsbrowse.compare.rows import CompareRow, arranged, compare_rows, plain_rows
from newsbrowse.compare.words import word_differences
from newsbrowse.models import Article, Comparison, Pair, PairKind, Span


def comparison(left: int, right: int, pairs: list[tuple[int, int]]) -> Comparison:
    def spans(number: int) -> tuple[Span, ...]:
        return tuple(Span(at * 10, at * 10 + 9) for at in range(number))

    lefts, rights = spans(left), spans(right)
    made = tuple(Pair(lefts[a], rights[b], PairKind.NEAR, 0.9) for a, b in pairs)
    article = Article("00000000", "title", "x" * 10 * max(left, right))
    return Comparison(article, article, lefts, rights, made, ())


def sides(rows: list[CompareRow]) -> list[tuple[int | None, int | None]]:
    return [(row.left, row.right) for row in rows]


def test_pairs_hold_the_texts_in_step() -> None:
    rows = compare_rows(comparison(3, 4, [(0, 1), (2, 3)]))
    assert sides(rows) == [(None, 0), (0, 1), (1, 2), (2, 3)]
    assert [row.kind is None for row in rows] == [True, False, True, False]


def test_a_passage_out_of_order_stands_beside_its_partner_and_is_marked() -> None:
    rows = compare_rows(comparison(3, 3, [(0, 2), (1, 0), (2, 1)]))
    assert sides(rows) == [(0, 2), (1, 0), (2, 1)]
    assert [row.moved for row in rows] == [True, False, False]


def test_two_passages_can_be_put_side_by_side() -> None:
    rows = arranged(plain_rows(comparison(2, 3, [(1, 1)])), (0, 2))
    assert sides(rows) == [(0, 2), (None, 0), (1, 1)]
    assert [row.moved for row in rows] == [True, False, False]
    rows = arranged(plain_rows(comparison(2, 2, [(0, 0)])), (0, 1))
    assert sides(rows) == [(0, 1), (1, 0)]


def test_a_second_partner_stands_below_the_first_or_in_its_own_place() -> None:
    found = compare_rows(comparison(3, 3, [(0, 0), (0, 1), (1, 2), (2, 2)]))
    assert sides(found) == [(0, 0), (None, 1), (1, 2), (2, None)]
    assert [row.partner for row in found] == [None, 0, None, 2]
    assert not any(row.moved for row in found)
    assert all(row.kind for row in found)
    pinned = arranged(plain_rows(comparison(2, 2, [(0, 0), (0, 1)])), (1, 1))
    assert sides(pinned) == [(0, 0), (1, 1)]


@given(st.data())
def test_every_passage_stands_there_once(data: st.DataObject) -> None:
    left, right = data.draw(st.integers(0, 8)), data.draw(st.integers(0, 8))
    size = data.draw(st.integers(0, min(left, right)))
    lefts = data.draw(st.permutations(range(left)))[:size]
    rights = data.draw(st.permutations(range(right)))[:size]
    pin = None
    if left and right and data.draw(st.booleans()):
        pin = (data.draw(st.integers(0, left - 1)), data.draw(st.integers(0, right - 1)))
    pairs = list(zip(lefts, rights, strict=True))
    pairs += [(pairs[0][0], at) for at in set(range(right)) - set(rights) if pairs]
    pairs += [(at, pairs[-1][1]) for at in set(range(left)) - set(lefts) if len(pairs) > 1]
    rows = arranged(plain_rows(comparison(left, right, pairs)), pin)
    assert [row.left for row in rows if row.left is not None] == list(range(left))
    assert sorted(row.right for row in rows if row.right is not None) == list(range(right))
    if pin:
        assert pin in sides(rows)


def test_passages_too_long_for_a_table_differ_as_a_whole() -> None:
    left, right = "a " * 3000, "b " * 3000
    assert word_differences(left, right) == ((Span(0, 6000),), (Span(0, 6000),))


def test_words_that_differ() -> None:
    left, right = "He said “no” twice", 'He had said "No" three times'
    lefts, rights = word_differences(left, right)
    assert [left[slice(*span)] for span in lefts] == ["twice"]
    assert [right[slice(*span)] for span in rights] == ["had", "three times"]

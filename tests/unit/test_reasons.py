from __future__ import annotations

from newsbrowse.compare import compare
from newsbrowse.compare.reasons import reasons
from newsbrowse.models import Analysis, Article, Country, Figure, Pair, PairKind, Person, Span


def article(body: str, amount: str, value: float) -> Article:
    start = body.index(amount)
    end = start + len(amount)
    moe = body.index("Moe")
    analysis = Analysis(
        people=(Person("Ana Moe", (Span(moe, moe + 3),)),),
        countries=(Country("NO", "Norland", True, (Span(body.index("Norland"), 60),)),),
        figures=(Figure(value, "USD", "", amount, start, end),),
    )
    return Article("0000000A", "A title", body, analysis=analysis)


def test_a_pair_tells_what_it_rests_on_and_what_speaks_against_it() -> None:
    left = article("Trade of Norland came to $228.1 billion, Moe said in 2025.", "$228.1 billion", 228.1e9)
    right = article(
        "Moe did not say that trade of Norland came to $228.105 billion.", "$228.105 billion", 228.105e9
    )
    pair = Pair(Span(0, len(left.body)), Span(0, len(right.body)), PairKind.CLAIM, 0.5)
    found = list(reasons(compare(left, right), pair))
    told = dict(found)
    assert told["people in both"] == "Ana Moe"
    assert told["countries in both"] == "Norland"
    assert told["figures in both"] == "$228.1 billion"
    assert "trade" in told["words in both"]
    assert "2025" in told["only left"]
    assert ("against", "numbers on one side only: 2025") in found
    assert ("against", "only the right one denies something") in found


def test_of_other_words_nothing_is_in_both() -> None:
    left, right = Article("A", "", "Snow fell."), Article("B", "", "Snow fell.")
    found = compare(left, right)
    assert dict(reasons(found, found.pairs[0]))["only left"] == "none"

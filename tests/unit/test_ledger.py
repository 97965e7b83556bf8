from __future__ import annotations

import re

from msgspec.structs import replace

from newsbrowse.compare import compare
from newsbrowse.models import (
    Analysis,
    Article,
    Country,
    DateMention,
    Figure,
    LedgerRow,
    Person,
    Quote,
    Side,
    Span,
)


def spans(body: str, text: str) -> tuple[Span, ...]:
    return tuple(Span(*m.span()) for m in re.finditer(re.escape(text), body))


def article(body: str, **facts: list[tuple[str, object]]) -> Article:
    """An article in which each fact stands where its text first stands."""

    def at(text: str) -> tuple[str, int, int]:
        start = body.index(text)
        return text, start, start + len(text)

    analysis = Analysis(
        people=tuple(Person(str(name), spans(body, text)) for text, name in facts.get("people", [])),
        countries=tuple(
            Country(str(c), text, True, spans(body, text)) for text, c in facts.get("countries", [])
        ),
        dates=tuple(DateMention(str(v), *at(text)[1:], text) for text, v in facts.get("dates", [])),
        quotes=tuple(Quote(str(s) if s else None, *at(text)) for text, s in facts.get("quotes", [])),
        figures=tuple(
            Figure(float(str(v)), unit, hedge, *at(text))
            for text, given in facts.get("figures", [])
            for v, unit, hedge in [tuple(str(given).split(" ")) if isinstance(given, str) else ("0", "", "")]
        ),
    )
    return Article("0000000A", "A title", body, analysis=analysis)


def rows(left: Article, right: Article, kind: str) -> list[LedgerRow]:
    return [row for row in compare(left, right).ledger if row.kind == kind]


def told(found: list[LedgerRow]) -> list[tuple[str, bool, str, str, str]]:
    return [(r.side.value, r.differs, r.left, r.right, r.note) for r in found]


TRADE_LEFT = "Trade between Norland and Vardal came to $228.1 billion in 2025."
TRADE_RIGHT = "In 2025 the trade between Norland and Vardal reached $228.105 billion."


def test_near_figures_of_an_aligned_pair_differ() -> None:
    left = article(TRADE_LEFT, figures=[("$228.1 billion", "228.1e9 USD ")])
    right = article(TRADE_RIGHT, figures=[("$228.105 billion", "228.105e9 USD ")])
    found = rows(left, right, "figures")
    assert told(found) == [("both", True, "$228.1 billion", "$228.105 billion", "same to one decimal")]
    assert left.body[slice(*found[0].left_spans[0])] == "$228.1 billion"


def test_figures_further_apart_say_how_far() -> None:
    left = article(TRADE_LEFT, figures=[("$228.1 billion", "228.1e9 USD ")])
    right = article(TRADE_RIGHT.replace("$228.105", "$210"), figures=[("$210 billion", "210e9 USD ")])
    assert told(rows(left, right, "figures"))[0][4] == "7.9 % apart"


def test_figures_of_unaligned_sentences_or_other_units_stay_apart() -> None:
    left = article("Snow fell on the hills, 43% of it at night.", figures=[("43%", "43 % ")])
    right = article("He sold 44% of the herd.", figures=[("44%", "44 % ")])
    assert [row.side for row in rows(left, right, "figures")] == [Side.LEFT, Side.RIGHT]
    left = article(TRADE_LEFT, figures=[("$228.1 billion", "228.1e9 USD ")])
    right = article(TRADE_RIGHT, figures=[("$228.105 billion", "228.105e9 EUR ")])
    assert not any(row.differs for row in rows(left, right, "figures"))


def test_the_same_figure_with_another_hedge_is_noted() -> None:
    left = article("Trade took over 43% of all wealth.", figures=[("43%", "43 % over")])
    right = article("Nearly 43 percent of wealth is trade.", figures=[("43 percent", "43 % nearly")])
    assert told(rows(left, right, "figures")) == [
        ("both", False, "over 43%", "nearly 43 percent", "hedged differently")
    ]


def test_small_numbers_among_other_words_are_perhaps_of_other_things() -> None:
    perhaps = "the same number, perhaps of another thing"
    left = article("He spent half of his fortune.", figures=[("half", "50 % ")])
    right = article("Snow fell upon half of the hills.", figures=[("half", "50 % ")])
    assert told(rows(left, right, "figures")) == [("both", False, "half", "half", perhaps)]
    right = article("Of his great fortune half was spent.", figures=[("half", "50 % ")])
    assert told(rows(left, right, "figures"))[0][4] == ""
    left = article("He spent $597 billion.", figures=[("$597 billion", "597e9 USD ")])
    right = article("Snow cost $597 billion.", figures=[("$597 billion", "597e9 USD ")])
    assert told(rows(left, right, "figures"))[0][4] == ""


def test_hundreds_are_not_one_hundred_and_a_hedge_is_shown_once() -> None:
    left = article("Hundreds of people came.", figures=[("Hundreds of people", "100 people x")])
    left = replace_hedge(left, "hundreds of")
    right = article("It cost $9 or more for 100 people.", figures=[("100 people", "100 people ")])
    assert [row[0] for row in told(rows(left, right, "figures"))] == ["left", "right"]
    assert rows(left, right, "figures")[0].left == "Hundreds of people"
    right = replace_hedge(right, "or more")
    assert rows(left, right, "figures")[1].right == "100 people or more"


def replace_hedge(given: Article, hedge: str) -> Article:
    figures = tuple(replace(figure, hedge=hedge) for figure in given.analysis.figures)
    return replace(given, analysis=replace(given.analysis, figures=figures))


def test_dates_of_an_aligned_pair_among_other_words_do_not_differ() -> None:
    shared = (
        "the mayor of Vardal, who had closed the leaking school and the old library for want of gold, vowed "
        "to repair the broken harbour and its lighthouse with a loan from the bank of Norland"
    )
    left = article(f"On Tuesday, by night, at sea, {shared}.", dates=[("Tuesday", "2026-02-03")])
    right = article(f"Now {shared}, whose owner died last Sunday.", dates=[("last Sunday", "2026-02-01")])
    assert compare(left, right).pairs
    assert not any(row.differs for row in rows(left, right, "dates"))


def test_one_weekday_that_means_two_days_is_no_difference() -> None:
    body = "The two ministers met in Vardal on Thursday."
    left, right = (article(body, dates=[("Thursday", day)]) for day in ("2018-03-01", "2018-03-08"))
    assert not any(row.differs for row in rows(left, right, "dates"))


def test_junior_is_no_surname() -> None:
    same = "it is a stabilising factor here"
    left = article(f"“{same}” Per Lind", quotes=[(same, "Per Lind")], people=[("Per Lind", "Per Lind")])
    right = article(
        f"“{same}” Per Lind Jr.", quotes=[(same, "Per Lind Jr.")], people=[("Per Lind Jr.", "Per Lind Jr.")]
    )
    assert not rows(left, right, "quotes")[0].differs


def test_hedges_of_one_sense_are_no_difference() -> None:
    left = article("Trade with Norland came to over $9 billion.", figures=[("$9 billion", "9e9 USD over")])
    right = article("Norland trade is surpassing $9 billion.", figures=[("$9 billion", "9e9 USD surpassing")])
    assert told(rows(left, right, "figures"))[0][4] == ""


def test_dates_are_the_same_by_value_and_shown_resolved() -> None:
    left = article("He came Tuesday.", dates=[("Tuesday", "2025-01-21")])
    right = article("It rained on January 21, 2025.", dates=[("January 21, 2025", "2025-01-21")])
    assert told(rows(left, right, "dates")) == [
        ("both", False, "Tuesday (2025-01-21)", "January 21, 2025 (2025-01-21)", "")
    ]


def test_other_dates_in_an_aligned_pair_differ() -> None:
    left = article("The two ministers met in Vardal on 4 February.", dates=[("4 February", "2026-02-04")])
    right = article("The two ministers met in Vardal on 5 February.", dates=[("5 February", "2026-02-05")])
    found = told(rows(left, right, "dates"))
    assert [row[:2] for row in found] == [("both", True)]
    assert found[0][2:4] == ("4 February (2026-02-04)", "5 February (2026-02-05)")


def test_a_more_exact_date_in_an_aligned_pair_is_noted() -> None:
    left = article("The two ministers met in Vardal in February.", dates=[("February", "2026-02")])
    right = article("The two ministers met in Vardal on 5 February.", dates=[("5 February", "2026-02-05")])
    assert told(rows(left, right, "dates"))[0][4] == "right is more exact"


def test_quotes_are_the_same_drifted_or_on_one_side() -> None:
    same, drifted, alone = "a stabilising factor", "we will open the port again in spring", "never"
    left = article(
        f"“{same}” “{drifted}” “{alone}”", quotes=[(same, "Ana Moe"), (drifted, None), (alone, None)]
    )
    other = drifted.replace("again in", "by")
    right = article(f'"{same}." "{other}"', quotes=[(f"{same}.", None), (other, "Ana Moe")])
    assert told(rows(left, right, "quotes")) == [
        ("both", True, f"“{drifted}”", f"“{other}”", "left: again in; right: by"),
        ("both", False, f"“{same}”", f"“{same}.”", "Ana Moe"),
        ("left", False, f"“{alone}”", "", ""),
    ]


def test_a_quote_that_the_other_side_cuts_short_or_gives_to_another_differs() -> None:
    long, same = "we will open the port again in spring", "it is a stabilising factor here"
    left = article(
        f"“{long}” “{same}” Ana Moe",
        quotes=[(long, None), (same, "Ana Moe")],
        people=[("Ana Moe", "Ana Moe")],
    )
    cut = long.removesuffix(" in spring")
    right = article(
        f"“{cut}” “{same}” Lind", quotes=[(cut, None), (same, "Per Lind")], people=[("Lind", "Per Lind")]
    )
    assert [row[1:2] + row[4:] for row in told(rows(left, right, "quotes"))] == [
        (True, "cut short on the right"),
        (True, "speaker, left: Ana Moe; right: Per Lind"),
    ]
    role = article(f"“{same}”", quotes=[(same, "minister")])
    assert not told(rows(left, role, "quotes"))[-1][1]
    short_name = article(f"“{same}”", quotes=[(same, "Moe")])
    assert told(rows(left, short_name, "quotes"))[0][1:] == (False, f"“{same}”", f"“{same}”", "Ana Moe")


def test_a_quote_that_the_other_side_has_as_its_own_words_is_no_quote_of_one_side() -> None:
    left = article(
        "She called it “a stabilising factor” today.", quotes=[("a stabilising factor", "Ana Moe")]
    )
    right = article("It snowed. The port is a stabilising factor for the coast.")
    [row] = rows(left, right, "quotes")
    assert (row.side, row.differs, row.right) == (Side.BOTH, False, "the same words, not as a quote")
    assert right.body[slice(*row.right_spans[0])].startswith("The port")


def test_the_days_that_two_texts_begin_with_differ() -> None:
    names: list[tuple[str, object]] = [("Ana Moe", "Ana Moe"), ("Lind", "Per Lind")]
    left = article(
        "On 4 February Ana Moe and Per Lind held two talks.",
        dates=[("4 February", "2026-02-04")],
        people=names,
    )

    def told_of(day: str, value: str, others: list[tuple[str, object]]) -> list[tuple[bool, str]]:
        body = f"The mayor of Vardal was on the telephone with Ana Moe for an hour on {day}, Lind said."
        right = article(body, dates=[(day, value)], people=others)
        return [(row.differs, row.note) for row in rows(left, right, "dates")]

    assert told_of("5 February", "2026-02-05", names) == [(True, "the first day that each names")]
    assert told_of("5 February", "2026-02-05", names[:1]) == [(False, ""), (False, "")]
    assert told_of("5 March", "2026-03-05", names) == [(False, ""), (False, "")]


def test_a_number_in_a_name_is_no_figure() -> None:
    left = article("The Five-Year Plan began.", figures=[("Five-Year", "5 years ")])
    assert rows(left, left, "figures") == []


def test_a_stamp_is_no_date_of_the_event() -> None:
    def stamped(day: str, value: str) -> Article:
        body = f"Posted: {day}, 7:40 PM. Ana Moe and Per Lind held two talks in Vardal."
        people: list[tuple[str, object]] = [("Ana Moe", "Ana Moe"), ("Per Lind", "Per Lind")]
        return article(body, dates=[(day, value)], people=people)

    left, right = stamped("4 February 2026", "2026-02-04"), stamped("5 February 2026", "2026-02-05")
    assert not any(row.differs for row in rows(left, right, "dates"))


def test_a_quote_within_a_longer_one_of_the_other_side_is_cut_short() -> None:
    long = "we have no plans at all but the port will open again in spring if the ice allows it"
    cut = "open again in spring"
    left, right = article(f"“{long}”", quotes=[(long, None)]), article(f"“{cut}”", quotes=[(cut, None)])
    assert told(rows(left, right, "quotes"))[-1] == (
        "both",
        True,
        f"“{long}”",
        f"“{cut}”",
        "cut short on the right",
    )


def test_a_phrase_out_of_a_quote_is_no_difference() -> None:
    long, phrase = "it will open again in spring if the ice allows it", "the ice allows"
    left, right = article(f"“{long}”", quotes=[(long, None)]), article(f"“{phrase}”", quotes=[(phrase, None)])
    assert told(rows(left, right, "quotes"))[-1] == (
        "both",
        False,
        f"“{long}”",
        f"“{phrase}”",
        "a phrase of it on the right",
    )


def test_last_year_in_a_like_claim_may_be_of_another_thing() -> None:
    left = article("The council of Vardal spent 2024 on new pilots for the port.", dates=[("2024", "2024")])
    said = "In the port of Vardal new pilots were what the council spent {} on."
    there = article(said.format("last year"), dates=[("last year", "2025")])
    assert not any(row.differs for row in rows(left, there, "dates"))
    there = article(said.format("2025"), dates=[("2025", "2025")])
    assert any(row.differs for row in rows(left, there, "dates"))


def test_a_way_of_speaking_is_no_figure_of_one_side() -> None:
    body = "Two leaders met; three soldiers died; 2 sides agreed."
    left = article(
        body,
        figures=[
            ("Two leaders", "2 leaders "),
            ("three soldiers", "3 soldiers "),
            ("2 sides", "2 sides "),
        ],
    )
    assert [row.left for row in rows(left, article("Snow."), "figures")] == ["three soldiers", "2 sides"]


def test_people_are_joined_by_surname_only_where_it_is_clear() -> None:
    left = article("Moe spoke.", people=[("Moe", "Moe")])
    right = article("Ana Moe spoke.", people=[("Ana Moe", "Ana Moe")])
    assert told(rows(left, right, "people")) == [
        ("both", False, "Moe", "Ana Moe", "named differently, 1 : 1 mentions")
    ]
    two = article("Ana Moe saw Per Moe.", people=[("Ana Moe", "Ana Moe"), ("Per Moe", "Per Moe")])
    assert [row.side for row in rows(left, two, "people")] == [Side.LEFT, Side.RIGHT, Side.RIGHT]


def test_rows_come_in_order_of_standing_then_place() -> None:
    left = article(
        "Norland, Ostland and Vardal.", countries=[("Norland", "NN"), ("Ostland", "OO"), ("Vardal", "VV")]
    )
    right = article("Vardal. Westland.", countries=[("Vardal", "VV"), ("Westland", "WW")])
    assert [(r.side.value, r.left or r.right) for r in rows(left, right, "countries")] == [
        ("both", "Vardal"),
        ("left", "Norland"),
        ("left", "Ostland"),
        ("right", "Westland"),
    ]


def test_what_one_side_has_at_its_top_and_the_other_low_down_is_told() -> None:
    claim = "The harbour of Vardal was closed after the ferry Solveig struck the northern pier."
    rest = [f"Rain number {at} is forecast for valley {at} further inland." for at in range(9)]
    left, right = article("\n\n".join([claim, *rest])), article("\n\n".join([*rest[3:], claim]))
    [row] = rows(left, right, "order")
    assert (row.left[:2], row.right[:2]) == ("¶1", "¶7")
    assert row.note == "at the top on the left, low on the right"
    assert [row.note for row in rows(right, left, "order")] == ["at the top on the right, low on the left"]
    assert rows(left, left, "order") == []


def test_an_article_with_itself_has_nothing_on_one_side() -> None:
    left = article(
        TRADE_LEFT,
        countries=[("Norland", "NN")],
        dates=[("2025", "2025")],
        figures=[("$228.1 billion", "228.1e9 USD ")],
    )
    found = compare(left, left).ledger
    assert len(found) == 3
    assert all(row.side is Side.BOTH and not row.differs for row in found)


def test_a_full_name_that_one_side_alone_is_known_to_have_may_stand_in_the_other() -> None:
    left = article("Ana Moe came.", people=[("Ana Moe", "Ana Moe")])
    right = article("Die Stadt wählte gestern Ana Moe.")
    assert told(rows(left, right, "people")) == [
        ("both", False, "Ana Moe", "Ana Moe", "the name stands there too")
    ]
    assert rows(right, left, "people")[0].left_spans == (Span(0, 33),)
    for other in ("Moe came.", "Ana Moe Jr. came."):
        assert [row[0] for row in told(rows(left, article(other), "people"))] == ["left"]


def test_words_scattered_over_a_long_quote_are_no_other_form_of_it() -> None:
    long = "violent men came to the town and after many radical speeches the last agitators went home again"
    short = "violent radical agitators"
    left, right = article(f"“{long}”", quotes=[(long, None)]), article(f"“{short}”", quotes=[(short, None)])
    assert [row[0] for row in told(rows(left, right, "quotes"))] == ["left", "right"]
    close = "they are violent and radical agitators all of them said the mayor of Vardal on that day"
    left = article(f"“{close}”", quotes=[(close, None)])
    assert [row[1] for row in told(rows(left, right, "quotes"))] == [True]

"""Facets: the number beside a value is what choosing it yields, whatever is chosen already."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.random_libraries import GRAINS, Facts, facts, labels, library_of, selections, switched

from newsbrowse.archive import counts, listing
from newsbrowse.archive.distinctive import distinctiveness
from newsbrowse.archive.facets import choosing
from newsbrowse.archive.library import Library
from newsbrowse.archive.values import facet_value
from newsbrowse.archive.vocabulary import Vocabulary
from newsbrowse.models import Entry, FacetOrder, Field, Search, Selection


@settings(max_examples=15, deadline=None)
@given(
    st.lists(facts, min_size=1, max_size=12),
    st.lists(
        st.tuples(
            st.sampled_from(("", "ferry", "-tariff", "ferry OR tariff", "fer", "tag:own", "-is:annotated")),
            selections,
            switched,
            st.booleans(),
            st.booleans(),
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from(GRAINS),
    st.sampled_from((1, 2, 20)),
    st.sampled_from(FacetOrder),
    st.sampled_from(("", "a", "no", "fr", "202")),
    labels,
)
def test_each_number_is_what_choosing_the_value_yields(
    articles: list[Facts],
    searches: list[tuple[str, tuple[Selection, ...], frozenset[Field], bool, bool]],
    grain: str,
    limit: int,
    order: FacetOrder,
    text: str,
    given_tags: list[tuple[int, str, bool]],
) -> None:
    with library_of(articles, 2, given_tags) as library:
        for words, chosen, switched_fields, typing, in_passing in searches:
            search = Search(words, chosen, switched=switched_fields, in_passing=in_passing)
            facets = library.facets(
                search,
                fields=tuple(Field),
                limit=limit,
                grain={Field.PUBLISHED: grain, Field.MENTIONED: grain},
                order=dict.fromkeys(Field, order),
                matching=dict.fromkeys(Field, text),
                as_you_type=typing,
            )

            def total(asked: Search, *, folded: bool = False, typing: bool = typing) -> int:
                return library.search(asked, limit=3 * folded, folded=folded, as_you_type=typing).total

            assert facets.total == total(search) == total(search, folded=True)
            for field, values in facets.values.items():
                for value in values:
                    wanted = choosing(search, field, value.value)
                    assert value.count == total(wanted), (search, field, value)
                    assert value.count == total(wanted, folded=True), (search, field, value)
                if order is FacetOrder.COUNT and field not in (Field.PUBLISHED, Field.MENTIONED):
                    numbers = [value.count for value in values]
                    assert numbers == sorted(numbers, reverse=True)
                shown = {value.value for value in values}
                assert text or all(
                    s.value in shown
                    for s in chosen
                    if s.field is field and field not in (Field.PUBLISHED, Field.MENTIONED)
                )


@settings(max_examples=10, deadline=None)
@given(st.lists(facts, min_size=1, max_size=8), selections, switched, st.sampled_from(FacetOrder))
def test_no_value_vanishes_by_a_choice_in_its_own_facet_where_any_suffices(
    articles: list[Facts], chosen: tuple[Selection, ...], rules: frozenset[Field], order: FacetOrder
) -> None:
    with library_of(articles) as library:
        search = Search("", chosen, switched=rules)
        for field in Field:
            if search.is_all_of(field):
                continue
            kept = tuple(s for s in chosen if s.field is not field or s.excluded)
            before = library.facets(
                Search("", kept, switched=rules), fields=(field,), order={field: order}
            ).values[field]
            after = library.facets(search, fields=(field,), order={field: order}).values[field]
            having = {value.value: value.having for value in after}
            assert {value.value: value.count for value in before}.items() <= having.items() or any(
                s.excluded for s in chosen if s.field is field
            )


def test_choosing_adds_and_takes_exclusions_back() -> None:
    search = Search("x")
    for field, value in ((Field.PEOPLE, "Ann Lee"), (Field.PEOPLE, "Bo Ek"), (Field.SOURCE, "Wire")):
        search = search.toggled(field, value)
    search = search.toggled(Field.PEOPLE, "Cy Dow", excluded=True)
    assert choosing(search, Field.PEOPLE, "Di Fry") == search.toggled(Field.PEOPLE, "Di Fry")
    assert choosing(search, Field.PEOPLE, "Cy Dow") == search.toggled(Field.PEOPLE, "Cy Dow")
    assert choosing(search, Field.PEOPLE, "Ann Lee") == search
    other = choosing(search, Field.SOURCE, "Harbour Post")
    assert [s.value for s in other.selections if s.field is Field.SOURCE] == ["Wire", "Harbour Post"]
    assert other.state_of(Field.PEOPLE, "Cy Dow") is False


NO_MORE: tuple[set[str], set[str], None] = (set(), set(), None)
ONE: Facts = (
    {"Ann Lee", "Bo Ek"},
    {"CN": True, "FR": False},
    {"2026-02-04"},
    "2026-02-04",
    "Wire",
    "ferry",
    *NO_MORE,
)
TWO: Facts = ({"Ann Lee"}, {"FR": True}, {"2024/2026"}, "2026-01-31", "Wire", "ferry", *NO_MORE)
THREE: Facts = (set(), {}, set(), None, None, "ferry", *NO_MORE)


def listed(
    library: Library, field: Field, search: Search | None = None, **options: object
) -> list[tuple[str, int]]:
    facets = library.facets(search or Search(), fields=(field,), **options)  # type: ignore[arg-type]
    return [(value.value, value.count) for value in facets.values[field]]


def test_values_come_in_their_order() -> None:
    with library_of([ONE, TWO, THREE]) as library:
        assert listed(library, Field.PEOPLE) == [("Ann Lee", 2), ("Bo Ek", 1)]
        assert listed(library, Field.PEOPLE, limit=1) == [("Ann Lee", 2)]
        assert listed(library, Field.COUNTRIES) == [("CN", 1), ("FR", 1)]
        assert listed(library, Field.SOURCE) == [("Wire", 2)]
        assert listed(library, Field.PUBLISHED) == [("2026-01", 1), ("2026-02", 1)]
        assert listed(library, Field.PUBLISHED, grain={Field.PUBLISHED: "year"}) == [("2026", 2)]
        years = {Field.MENTIONED: "year"}
        assert listed(library, Field.MENTIONED, grain=years) == [("2024", 1), ("2025", 1), ("2026", 2)]


def test_what_is_chosen_or_excluded_never_vanishes() -> None:
    with library_of([ONE, TWO, THREE]) as library:
        search = Search(
            "nothing", (Selection(Field.PEOPLE, "Bo Ek"), Selection(Field.PEOPLE, "Ann Lee", excluded=True))
        )
        assert listed(library, Field.PEOPLE, search) == [("Ann Lee", 0), ("Bo Ek", 0)]
        months = Search("", (Selection(Field.PUBLISHED, "2020-01"), Selection(Field.PUBLISHED, "2026")))
        assert ("2020-01", 2) in listed(library, Field.PUBLISHED, months)
        assert "2026" not in dict(listed(library, Field.PUBLISHED, months))


def test_a_source_excluded_and_one_chosen() -> None:
    with library_of([ONE, TWO, (set(), {}, set(), None, "Harbour Post", "ferry", *NO_MORE)]) as library:
        chosen = Search("", (Selection(Field.SOURCE, "Wire"),))
        assert listed(library, Field.SOURCE, chosen) == [("Harbour Post", 3), ("Wire", 2)]
        excluded = Search("", (Selection(Field.SOURCE, "Wire", excluded=True),))
        assert listed(library, Field.SOURCE, excluded) == [("Wire", 2), ("Harbour Post", 1)]
        assert library.facets(excluded).total == 1


def test_numbers_are_exact_where_segments_leave_values_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each segment tells only its own most frequent values; the sums of those would be too low."""
    monkeypatch.setattr(counts, "_LISTED_BY_SEGMENT", 5)
    monkeypatch.setattr(counts, "_SPARE", 2)
    people = [[f"P{n % 7}", f"Q{n % 31}", f"R{n}"] for n in range(90)]
    articles: list[Facts] = [(set(names), {}, set(), None, None, "ferry", *NO_MORE) for names in people]
    tally = {name: sum(name in names for names in people) for names in people for name in names}
    expected = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    with library_of(articles, commits=6) as library:
        for limit in (1, 3, 7, 8, 20, 38, 39, 200):
            assert listed(library, Field.PEOPLE, limit=limit) == expected[:limit]


def test_names_are_shown_clean_and_chosen_as_shown() -> None:
    odd = "Eve\x1b[31m\u202e  Nö\n" + "x" * 500
    shown = facet_value(odd)
    assert len(shown) <= 200
    assert "\x1b" not in shown
    with library_of([({odd}, {}, set(), None, odd, "ferry", *NO_MORE)]) as library:
        assert listed(library, Field.PEOPLE) == listed(library, Field.SOURCE) == [(shown, 1)]
        assert library.search(Search().toggled(Field.PEOPLE, shown)).total == 1
        assert library.search(Search(f'person:"{shown}"')).total == 1


@pytest.mark.parametrize(
    "value", ["\ud800", "", "x" * 70000, "2026-13", "2026-02-04T10:00", "(", '"', "a\nb"]
)
def test_odd_selections_find_nothing(value: str) -> None:
    with library_of([ONE]) as library:
        for field in Field:
            search = Search("", (Selection(field, value),))
            assert library.search(search).total == 0
            assert library.facets(search).total == 0
            assert library.search(search.toggled(field, value, excluded=True)).total == 1


def named(*names: str, body: str = "ferry") -> Facts:
    return (set(names), {}, set(), None, None, body, *NO_MORE)


def test_values_are_filtered_by_any_word_of_their_name_over_all_of_them() -> None:
    articles = [named("Ágnes Ek", "Bo Ferrer"), named("Ágnes Ek"), named("O'Brien, Ferdi"), named("Cy Dow")]
    with library_of(articles) as library:

        def matching(text: str, limit: int = 20) -> list[tuple[str, int]]:
            return listed(library, Field.PEOPLE, matching={Field.PEOPLE: text}, limit=limit)

        assert matching("FER") == [("Bo Ferrer", 1), ("O'Brien, Ferdi", 1)]
        assert matching("agnes e") == [("Ágnes Ek", 2)]
        assert matching("o’brien") == [("O'Brien, Ferdi", 1)]
        assert matching("rrer") == [("Bo Ferrer", 1)]
        assert matching("zz") == matching("!?") == []
        assert len(matching("  ")) == 4
        assert matching("d", limit=1) == [("Cy Dow", 1)]


def test_countries_are_filtered_by_name_not_code() -> None:
    with library_of([ONE, TWO]) as library:
        assert listed(library, Field.COUNTRIES, matching={Field.COUNTRIES: "fra"}) == [("FR", 1)]
        assert listed(library, Field.COUNTRIES, matching={Field.COUNTRIES: "cn"}) == []


def test_orders_and_filters_agree_where_there_are_more_values_than_are_counted_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    people = [[f"P {n % 7}", f"Q {n % 31:02}", f"R {n:02}"] for n in range(90)]
    tally = {name: sum(name in names for names in people) for names in people for name in names}
    with library_of([named(*names) for names in people], commits=3) as library:

        def ask(order: FacetOrder, text: str, limit: int) -> list[tuple[str, int]]:
            search = Search("", (Selection(Field.PEOPLE, "P 0", excluded=True),))
            found = listed(
                library,
                Field.PEOPLE,
                search,
                order={Field.PEOPLE: order},
                matching={Field.PEOPLE: text},
                limit=limit,
            )
            return [item for item in found if item[0] != "P 0"]

        cases = [
            (order, text, limit) for order in FacetOrder for text in ("", "r", "1") for limit in (3, 200)
        ]
        whole = {case: ask(*case) for case in cases}
        monkeypatch.setattr(listing, "_TOP", 5)
        monkeypatch.setattr(listing, "_STEP", 4)
        for case in cases:
            assert ask(*case) == whole[case], case
        names = [name for name, _ in whole[FacetOrder.NAME, "r", 200]]
        assert names == sorted(name for name in tally if name[0] == "R" and int(name[2:]) % 7)


def test_distinctive_values_are_those_more_frequent_than_elsewhere() -> None:
    articles = [named("Everyone", "Sailor") for _ in range(5)]
    articles += [named("Everyone", "Banker", body="tariff") for _ in range(15)]
    articles.append(named("Everyone", "Once"))
    with library_of(articles) as library:
        order = {Field.PEOPLE: FacetOrder.DISTINCTIVE}
        found = listed(library, Field.PEOPLE, Search("ferry"), order=order)
        assert found == [("Sailor", 5), ("Once", 1), ("Everyone", 6)]
        assert listed(library, Field.PEOPLE, Search("ferry"))[0] == ("Everyone", 6)


def test_the_log_likelihood_ratio_is_that_of_the_book() -> None:
    """Two by two: 110, 2442, 111, 29114 is an example of the literature (Dunning 1993, table 1: 270.72)."""
    assert distinctiveness(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114) == pytest.approx(
        270.72, 0.001
    )
    assert distinctiveness(0, 10, 10, 100) < 0
    assert distinctiveness(5, 10, 50, 100) == pytest.approx(0)
    assert distinctiveness(3, 10, 2, 5) == pytest.approx(0)


def test_a_vocabulary_takes_any_text() -> None:
    words = Vocabulary(["b c", "É", "", "\n", "a b"], lambda value: value)
    assert words.values[2:] == ("a b", "b c", "É")
    assert words.matching("B") == ["a b", "b c"]
    assert words.matching("e") == ["É"]
    assert words.matching("x" * 1_000_000) == []


def test_new_values_are_found_after_more_was_added() -> None:
    with library_of([ONE]) as library:
        assert listed(library, Field.SOURCE, matching={Field.SOURCE: "har"}) == []
        library.add([Entry("more", "0", "More of it.", source="Harbour Post")])
        assert listed(library, Field.SOURCE, matching={Field.SOURCE: "har"}) == [("Harbour Post", 1)]


def test_countries_named_in_passing_count_only_where_it_is_asked_for() -> None:
    in_passing: Facts = (set(), {"CN": False, "FR": True}, set(), None, None, "ferry", set(), set(), None)
    about: Facts = (set(), {"CN": True}, set(), None, None, "ferry", set(), set(), None)
    with library_of([in_passing, about]) as library:
        search = Search("", (Selection(Field.COUNTRIES, "CN"),))
        assert library.search(search).total == 1
        assert library.search(search).interpreted == "country:CN"
        passing = search.with_passing_switched()
        assert library.search(passing).total == 2
        assert library.search(passing).interpreted == "names:CN"
        assert library.search(Search("country:china")).total == 1
        assert library.search(Search("names:china")).total == 2
        assert library.search(Search("-names:france")).total == 1
        values = library.facets(Search(in_passing=True), fields=(Field.COUNTRIES,)).values[Field.COUNTRIES]
        assert [(value.value, value.count) for value in values] == [("CN", 2), ("FR", 1)]
        assert library.search(passing.without(Selection(Field.COUNTRIES, "CN"))).total == 2
        empty = search.toggled(Field.COUNTRIES, "FR")
        ways = {way.label: way.total for way in library.ways_out(empty)}
        assert ways["also where a country is only named in passing"] == 1

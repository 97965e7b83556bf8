"""The query language: every text has a meaning or a warning, and the meaning is the one that is shown."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.extraction import each

from newsbrowse.archive import analysing
from newsbrowse.archive.library import Library
from newsbrowse.archive.periods import bounds, terms_within
from newsbrowse.archive.resolver import Likeness
from newsbrowse.archive.shown_names import ShownNames
from newsbrowse.archive.syntax import DEEPEST, LONGEST, All, Any, Node, Not, parse
from newsbrowse.archive.terms import country_of, period_range
from newsbrowse.archive.tokens import Term
from newsbrowse.models import (
    Analysis,
    Country,
    DateMention,
    Entry,
    Field,
    Person,
    Quote,
    Search,
    Selection,
    Sort,
    Span,
)

ARTICLES = (
    Entry(
        "1",
        "Harbour opens",
        "Xi Jinping met Vladimir Putin. The ferries’ tariffs rose.",
        "2026-02-04",
        source="NPR News",
    ),
    Entry(
        "2",
        "Ferry strike",
        "The café said “no deal” to Xi Mingze about running boats.",
        "2026-02-05",
        source="Harbour Post",
    ),
    Entry(
        "3",
        "Old tariff",
        "Nothing on the U.S. trade of 228.1 billion.",
        "2025-11-30",
        source="NPR News",
        authors=("Ann Lee",),
    ),
    Entry(
        "4", "Undated note", "Putin phoned." + " Quiet" * 48 + " late.", language="en", tags=("Sea Trade",)
    ),
)
ANALYSES = {
    "Harbour opens": Analysis(
        (Person("Xi Jinping", ()), Person("Vladimir Putin", ())),
        (Country("CN", "China", True, ()), Country("FR", "France", False, ())),
        (DateMention("2026-02-03", 0, 1, "x"),),
        (Quote("Vladimir Putin", "x", 0, 1), Quote(None, "x", 0, 1), Quote("Vladimir Putin", "y", 2, 3)),
    ),
    "Ferry strike": Analysis((Person("Xi Mingze", ()),), (), (DateMention("2024-12/2025-01", 0, 1, "x"),)),
    "Undated note": Analysis(
        (Person("Vladimir Putin", ()), Person("José Núñez", ()), Person("Jinping Vladimir", ()))
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(analysing, "analyse_articles", each(lambda title, *_: ANALYSES.get(title, Analysis())))
        with Library.open(tmp_path_factory.mktemp("query"), create=True) as opened:
            opened.add(ARTICLES)
            yield opened


def found(library: Library, text: str, **options: bool) -> str:
    """The origins of the articles that a text finds, in order of the alphabet."""
    hits = library.search(Search(text), **options).hits
    return "".join(sorted(library.article(hit.id).origins[0] for hit in hits))


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("", "1234"),
        ("   ", "1234"),
        ("ferry", "12"),
        ("FERRIES", "12"),
        ("cafe", "2"),
        ("CAFÉ", "2"),
        ("cafe\u0301", "2"),
        ("run boat", "2"),
        ("xi putin", "1"),
        ("xi AND putin", "1"),
        ("xi -putin", "2"),
        ("xi NOT putin", "2"),
        ("-xi", "34"),
        ("NOT NOT xi", "12"),
        ("-xi -putin", "3"),
        ("xi OR trade", "123"),
        ("putin xi OR trade", "13"),
        ("putin (xi OR trade)", "1"),
        ("putin AND NOT (xi OR trade)", "4"),
        ("xi || trade", "123"),
        ('"xi jinping"', "1"),
        ('"jinping xi"', ""),
        ("“xi jinping”", "1"),
        ('"xi putin"', ""),
        ('"xi putin"~5', "1"),
        ('"no deal"', "2"),
        ("xi's", "12"),
        ("Putin’s", "14"),
        ("U.S.", "3"),
        ("228.1", "3"),
        ("tar*", "13"),
        ("xi (", "12"),
        ("xi )", "12"),
        ("title:ferry", "2"),
        ("body:ferry", "1"),
        ("title:(tariff OR harbour)", "13"),
        ('title:"ferry strike"', "2"),
        ("TITLE:ferry", "2"),
        ('person:"Xi Jinping"', "1"),
        ("person:“xi jinping”", "1"),
        ('person:"jose nunez"', "4"),
        ("person:xi", "12"),
        ("person:(xi jinping)", "1"),
        ("person:jinp*", "14"),
        ('person:"jinping vladimir"', "4"),
        ('source:"npr news"', "13"),
        ("source:npr", ""),
        ('-source:"NPR News"', "24"),
        ("author:lee", "3"),
        ('author:"ann lee"', "3"),
        ("language:EN", "4"),
        ('tag:"sea trade"', "4"),
        ("published:2026", "12"),
        ("published:2026-02", "12"),
        ("published:2026-02-04", "1"),
        ("published:2025-12..2026-02-04", "1"),
        ("published:..2025", "3"),
        ("published:2026-02-05..", "2"),
        ("-published:2026", "34"),
        ("mentions:2026-02-03", "1"),
        ("mentions:2025-01", "2"),
        ("mentions:2025..", "12"),
        ("=ferry", "2"),
        ("=FERRIES", "1"),
        ("=tariffs", "1"),
        ("=Tariff -harbour", "3"),
        ("=café", "2"),
        ("=U.S.", "3"),
        ("=xi's", "12"),
        ("=tar*", "13"),
        ("title:=ferry", "2"),
        ("title:=ferries", ""),
        ("body:(=ferries OR =trade)", "13"),
        ("lead:(=boats OR =boat)", "2"),
        ("lead:tariff", "13"),
        ('lead:"ferry strike"', "2"),
        ("lead:late", ""),
        ("late", "4"),
        ("length:9", "1"),
        ("length:>9", "24"),
        ("length:>=9", "124"),
        ("length:<9", "3"),
        ("length:<=9", "13"),
        ("length:8..9", "13"),
        ("length:..8", "3"),
        ("length:100..", ""),
        ("said:putin", "1"),
        ('said:"Vladimir Putin"', "1"),
        ('said:"vladimir putin"', "1"),
        ("said:vlad*", "1"),
        ("-said:putin", "234"),
        ('said:"Xi Jinping"', ""),
        ("published:since 2026-02-05", "2"),
        ("xi published:since-2026-02-05", "2"),
        ("published:yesterday..2026-01", ""),
        ("published:since 2026 ferry", "12"),
        ("https://example.org/x?y=z", ""),
        ("12:30", ""),
        ("*", "1234"),
        ("xi *", "12"),
        ("* -xi", "34"),
        ("xi OR *", "1234"),
        ("-*", ""),
    ],
)
def test_what_a_text_finds(library: Library, text: str, origins: str) -> None:
    assert found(library, text) == origins


@pytest.mark.parametrize(
    ("text", "origins", "position"),
    [
        ("xi AND", "12", 3),
        ("AND xi", "12", 0),
        ("xi OR", "12", 3),
        ("xi AND OR putin", "124", 3),
        ("xi NOT", "12", 3),
        ("-", "1234", 0),
        ("xi -", "12", 3),
        ('"xi jinping', "1", 0),
        ('xi "', "12", 3),
        ("person:", "1234", 0),
        ("xi person:", "12", 3),
        ("xi title: putin", "1", 3),
        ("(xi", "12", 0),
        ("xi)", "12", 2),
        ("foo:ferry", "", 0),
        ("...", "", 0),
        ("xi ...", "12", 3),
        ("published:soon", "", 0),
        ("published:2026-13", "", 0),
        ("source:nobody", "", 0),
        ("length:long", "", 0),
        ("length:..", "", 0),
        ("length:<0", "", 0),
        ("is:lost", "", 0),
        ("saved:none", "", 0),
        ("similar:none", "", 0),
        ("published:last", "", 0),
        ("published:last moon", "", 0),
        ("published:since", "", 0),
        ("xi =", "12", 3),
        ('="xi jinping"', "1", 0),
        ("xi title:=", "12", 3),
        ("a* b* c* d* e* f* g* h* i* j* k* l* m* n* o* p* q* xi", "", 48),
        ("x" * 250, "", 0),
    ],
)
def test_what_is_passed_over_is_told_with_its_place(
    library: Library, text: str, origins: str, position: int
) -> None:
    assert found(library, text) == origins
    warnings = library.search(Search(text)).warnings
    assert position in [warning.position for warning in warnings]
    assert all(warning.message and "\n" not in warning.message for warning in warnings)


@pytest.mark.parametrize(
    ("text", "interpreted"),
    [
        ("", ""),
        ("xi putin -tariff", "xi AND putin AND NOT tariff"),
        ("a OR b c", "a OR (b AND c)"),
        ("(a OR b) c", "(a OR b) AND c"),
        ("-(a b)", "NOT (a AND b)"),
        ("title:(a OR “b c”~2)", 'title:a OR title:"b c"~2'),
        ('person:"xi jinping"', 'person:"xi jinping"'),
        ("a*", "a*"),
        ("* a", "* AND a"),
        ("=A title:=b", "=A AND title:=b"),
        ("published:last week", 'published:"last week"'),
        ("length:>8", "length:>8"),
        ("a\x1b[31m", "a AND [31m"),
    ],
)
def test_the_normal_form(library: Library, text: str, interpreted: str) -> None:
    assert library.search(Search(text)).interpreted == interpreted


def test_the_normal_form_tells_the_selections_too(library: Library) -> None:
    search = Search(
        "a OR b",
        (
            Selection(Field.PEOPLE, "Xi Jinping"),
            Selection(Field.SOURCE, "One"),
            Selection(Field.SOURCE, "Two"),
            Selection(Field.COUNTRIES, "RU", excluded=True),
        ),
    )
    assert library.search(search).interpreted == (
        '(a OR b) AND person:"Xi Jinping" AND (source:One OR source:Two) AND NOT country:RU'
    )


def test_a_whole_name_is_told_from_a_word_of_it(library: Library) -> None:
    chosen = Search("person:putin", (Selection(Field.PEOPLE, "Putin"),))
    assert library.search(chosen).interpreted == 'person:putin AND person:"Putin"'


def test_few_articles_at_once_can_be_asked_to_be_alike(library: Library) -> None:
    ids = [hit.id for hit in library.search(Search()).hits]
    asked = " OR ".join(f"similar:{short}" for short in [*ids, ids[0].lower()])
    assert [warning.position for warning in library.search(Search(asked)).warnings] == [len(asked) - 16]


def test_a_country_is_found_by_its_names(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = {"china": "CN", "chinese": "CN", "france": "FR"}
    monkeypatch.setattr("newsbrowse.archive.resolving.country_of", lambda name: codes.get(name.lower()))
    assert found(library, "country:China") == found(library, "country:Chinese") == "1"
    assert found(library, "country:France") == ""
    page = library.search(Search("country:Ruritania"))
    assert (page.total, [w.position for w in page.warnings]) == (0, [0])
    assert library.search(Search("country:chinese")).interpreted == "country:CN"


def test_while_typing_the_last_word_is_a_beginning(library: Library) -> None:
    for text, origins in (
        ("xi put", "1"),
        ("tari", "13"),
        ("tariffs", "13"),
        ('"xi jin', "1"),
        ("person:vlad", "14"),
        ("source:np", "13"),
        ("xi published:202", "12"),
        ("xi country:Rurita", "12"),
    ):
        assert found(library, text, as_you_type=True) == origins
    assert found(library, "xi put ", as_you_type=True) == found(library, "xi put") == ""


def test_hits_come_by_relevance_or_by_day(library: Library) -> None:
    def titles(search: Search) -> list[str]:
        return [hit.title for hit in library.search(search).hits]

    assert titles(Search("tariff"))[0] == "Old tariff"
    newest = ["Ferry strike", "Harbour opens", "Old tariff", "Undated note"]
    assert titles(Search("")) == titles(Search("", sort=Sort.NEWEST)) == newest
    assert titles(Search("", sort=Sort.OLDEST)) == [
        "Old tariff",
        "Harbour opens",
        "Ferry strike",
        "Undated note",
    ]


class Doings:
    """What a user did, as the query language sees it."""

    def __init__(self, library: Library, **saved: Search) -> None:
        self._library = library
        self._saved = saved

    def keys_where(self, kind: str, value: str) -> Sequence[int] | None:
        numbers = {"starred": (1, 3), "read": (2,), "important": (2,), "look again": (4,)}.get(value)
        return None if numbers is None else [self._key(str(number)) for number in numbers]

    def saved(self, name: str) -> Search | None:
        return self._saved.get(name.lower())

    def saved_names(self) -> Sequence[str]:
        return tuple(self._saved)

    def people(self, name: str) -> Sequence[str]:
        return ()

    def names(self) -> ShownNames:
        return ShownNames({}, frozenset())

    def country(self, name: str) -> str | None:
        return country_of(name)

    def people_begun(self, text: str, most: int) -> Sequence[str]:
        return ()

    def similar(self, id: str) -> Likeness | None:  # noqa: A002 - the word of the command line
        titles = {entry.origin: entry for entry in ARTICLES}
        entry = titles.get(id)
        return Likeness(self._key(id), entry.title, entry.body) if entry else None

    def _key(self, origin: str) -> int:
        store = self._library._store
        for key, article in store.by_keys(range(1, 10)).items():
            if article.origins == (origin,):
                return key
        raise KeyError(origin)


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        ("is:starred", "13"),
        ("is:unstarred", "24"),
        ("-is:starred", "24"),
        ("is:READ", "2"),
        ("is:unread xi", "1"),
        ("is:annotated", ""),
        ("tag:important", "2"),
        ('tag:important OR tag:"sea trade"', "24"),
        ('note:"look again"', "4"),
        ("note:other", ""),
        ("saved:ferries", "12"),
        ("saved:FERRIES -putin", "2"),
        ("saved:chosen", "1"),
        ("-saved:ferries", "34"),
        ("saved:both", "12"),
        ("saved:all", "1234"),
        ("saved:itself ferry", ""),
        ("similar:2", "1"),
        ("similar:4", "1"),
    ],
)
def test_what_the_user_did_is_asked_for(
    library: Library, monkeypatch: pytest.MonkeyPatch, text: str, origins: str
) -> None:
    doings = Doings(
        library,
        ferries=Search("ferry OR boats"),
        chosen=Search("ferry", (Selection(Field.PEOPLE, "Xi Jinping"),)),
        both=Search("saved:ferries xi"),
        all=Search(),
        itself=Search("xi saved:itself"),
    )
    monkeypatch.setattr(library._searching, "_resolver", doings)
    assert found(library, text) == origins


def test_saved_searches_in_one_another_come_to_an_end(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = {f"s{n}": Search(f"saved:s{n + 1} OR saved:s{n + 1} OR xi") for n in range(40)}
    monkeypatch.setattr(library._searching, "_resolver", Doings(library, **chain))
    page = library.search(Search("saved:s0"))
    assert page.total == 2
    assert any("saved search" in warning.message for warning in page.warnings)
    assert library.match_spans(Search("saved:s39"), "Met Xi.") == (Span(4, 6),)


def test_the_words_of_a_saved_search_are_highlighted(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library._searching, "_resolver", Doings(library, ferries=Search("boat")))
    assert library.search(Search("saved:ferries")).hits[0].matches
    assert not library.search(Search("-saved:ferries")).hits[0].matches
    assert library.search(Search("saved:ferries -xi")).interpreted == "boat AND NOT xi"


def test_an_exact_word_alone_is_highlighted(library: Library) -> None:
    assert library.match_spans(Search("=tariffs"), "A tariff, two Tariffs.") == (Span(14, 21),)
    assert len(library.match_spans(Search("tariffs"), "A tariff, two Tariffs.")) == 2


@settings(max_examples=150, deadline=None)
@given(
    st.text() | st.text(alphabet='"()-+*:~. ^\\AND OR NOT xi person:published:“\ud800\n\x00é'), st.booleans()
)
def test_any_text_gives_an_answer(library: Library, text: str, typing: bool) -> None:
    page = library.search(Search(text), as_you_type=typing)
    assert page.total <= len(ARTICLES)
    assert "\n" not in page.interpreted
    assert "\x1b" not in page.interpreted
    for span in library.match_spans(Search(text), "Xi met é and Putin.", as_you_type=typing):
        assert 0 <= span.start < span.end <= 19


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_what_is_excluded_is_the_rest(library: Library, text: str) -> None:
    quoted = '"' + text.replace('"', " ") + '"'
    if library.search(Search(quoted)).interpreted:
        total = library.search(Search(quoted)).total
        if not library.search(Search(quoted)).warnings:
            assert library.search(Search(f"-{quoted}")).total == len(ARTICLES) - total


def depth(node: Node | None) -> int:
    if isinstance(node, Not):
        return 1 + depth(node.child)
    if isinstance(node, All | Any):
        return 1 + max(map(depth, node.children))
    return 0


@given(
    st.lists(st.sampled_from(["(", ")", "-", "NOT ", "a ", "OR ", "AND ", '"', "title:"]), max_size=400).map(
        "".join
    )
)
def test_nesting_is_bounded(text: str) -> None:
    assert depth(parse(text).root) <= 4 * DEEPEST


def test_length_is_bounded_and_told() -> None:
    tree = parse("a" * (LONGEST + 1))
    assert isinstance(tree.root, Term)
    assert (len(tree.root.text), [w.position for w in tree.warnings]) == (LONGEST, [LONGEST])


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["'(' * 10000", "'NOT ' * 10000 + 'xi'", "'(xi ' * 10000", "'\"' * 9999", "'-' * 10000"]
)
def test_a_bomb_does_not_bring_the_process_down(tmp_path: Path, text: str) -> None:
    script = (
        "import sys; from pathlib import Path; from newsbrowse.archive.library import Library;"
        "from newsbrowse.models import Search;"
        f"library = Library.open(Path(sys.argv[1]), create=True); page = library.search(Search({text}));"
        "assert page.warnings; print('alive')"
    )
    result = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (result.returncode, result.stdout.strip()) == (0, "alive")


TODAY = date(2026, 3, 1)
days = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@given(days, days)
def test_a_range_is_made_of_its_days_exactly(one: date, other: date) -> None:
    start, end = sorted((one, other))
    levels = terms_within(start, end)
    periods = sorted(levels.year | levels.month | levels.day, key=lambda period: bounds(period) or ())
    next_day = start.toordinal()
    for period in periods:
        ends = bounds(period)
        assert ends is not None
        assert ends[0].toordinal() == next_day
        next_day = ends[1].toordinal() + 1
    assert next_day == end.toordinal() + 1


def test_dates_are_read_as_they_are_written() -> None:
    today, yesterday = period_range("today", TODAY), period_range("Yesterday", TODAY)
    assert today is not None
    assert yesterday is not None
    assert (today.day, yesterday.day) == ({"2026-03-01"}, {"2026-02-28"})
    both = period_range("yesterday..today", TODAY)
    assert both is not None
    assert both.day == {"2026-02-28", "2026-03-01"}
    for text, first, last in (
        ("tomorrow", "2026-03-02", "2026-03-02"),
        ("sunday", "2026-03-01", "2026-03-01"),
        ("monday", "2026-02-23", "2026-02-23"),
        ("last sunday", "2026-02-22", "2026-02-22"),
        ("This week", "2026-02-23", "2026-03-01"),
        ("last-week", "2026-02-16", "2026-02-22"),
        ("next week", "2026-03-02", "2026-03-08"),
        ("last month", "2026-02-01", "2026-02-28"),
        ("this_month", "2026-03-01", "2026-03-31"),
        ("last  year", "2025-01-01", "2025-12-31"),
        ("last 7 days", "2026-02-23", "2026-03-01"),
        ("last-2-weeks", "2026-02-16", "2026-03-01"),
        ("last 3 months", "2025-12-02", "2026-03-01"),
        ("last 1 year", "2025-03-02", "2026-03-01"),
        ("since monday..today", None, None),
        ("last week..today", "2026-02-16", "2026-03-01"),
        ("2026-01..last-week", "2026-01-01", "2026-02-22"),
    ):
        levels = period_range(text, TODAY)
        wanted = first and last and terms_within(date.fromisoformat(first), date.fromisoformat(last))
        assert levels == wanted, text
    assert period_range("since monday", TODAY) == period_range("2026-02-23..", TODAY)
    assert period_range("since 2026-01", TODAY) == period_range("since-2026-01", TODAY)
    for wrong in (
        "last 0 days",
        "last 9999 years",
        "last day",
        "since",
        "since x",
        "last 7 moons",
        "...",
        "week",
    ):
        assert period_range(wrong, TODAY) is None
    for wrong in ("", "..", "2026-2", "2026-02-30", "0000", "2026..2025", "x..2026", "2026..x", "٢٠٢٦"):
        assert period_range(wrong, TODAY) is None

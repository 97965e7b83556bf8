"""The query language: every text has a meaning or a warning, and the meaning is the one that is shown."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.archive import analysing
from newsbrowse.archive.library import Library
from newsbrowse.archive.periods import bounds, terms_within
from newsbrowse.archive.syntax import DEEPEST, LONGEST, All, Any, Node, Not, Term, parse
from newsbrowse.archive.terms import period_range
from newsbrowse.models import Analysis, Country, DateMention, Entry, Field, Person, Search, Selection, Sort

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
    Entry("4", "Undated note", "Putin phoned.", language="en", tags=("Sea Trade",)),
)
ANALYSES = {
    "Harbour opens": Analysis(
        (Person("Xi Jinping", ()), Person("Vladimir Putin", ())),
        (Country("CN", "China", True, ()), Country("FR", "France", False, ())),
        (DateMention("2026-02-03", 0, 1, "x"),),
    ),
    "Ferry strike": Analysis((Person("Xi Mingze", ()),), (), (DateMention("2024-12/2025-01", 0, 1, "x"),)),
    "Undated note": Analysis(
        (Person("Vladimir Putin", ()), Person("José Núñez", ()), Person("Jinping Vladimir", ()))
    ),
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(analysing, "analyse_article", lambda title, *_: ANALYSES.get(title, Analysis()))
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
        ("https://example.org/x?y=z", ""),
        ("12:30", ""),
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
        ("x" * 70, "", 0),
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


def test_a_country_is_found_by_its_names(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = {"china": "CN", "chinese": "CN", "france": "FR"}
    monkeypatch.setattr("newsbrowse.archive.query.country_of", lambda name: codes.get(name.lower()))
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
    for wrong in ("", "..", "2026-2", "2026-02-30", "0000", "2026..2025", "x..2026", "2026..x", "٢٠٢٦"):
        assert period_range(wrong, TODAY) is None

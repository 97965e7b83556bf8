"""The quick way through a text finds what the plain one does."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.extract.country_table import FIRST_WORD, term_index, terms_at
from newsbrowse.extract.country_terms import terms_in
from newsbrowse.extract.dates_grammar import SHAPES
from newsbrowse.extract.dates_openings import dated_stretches
from newsbrowse.extract.figures import figures_of, find_figures
from newsbrowse.extract.figures_numbers import AMOUNT
from newsbrowse.extract.figures_words import MANY, RATIO, SHARE
from newsbrowse.extract.kept import Kept
from newsbrowse.extract.scanned import scan
from newsbrowse.extract.scanning import Openings, any_prefix, in_ascii, lowered
from newsbrowse.models import Figure

PIECES = st.sampled_from(
    [
        "$",
        "€",
        " ",
        "-",
        ".",
        ",",
        "1",
        "23",
        "4.5",
        "million ",
        "a ",
        "an ",
        "half a dozen ",
        "Twenty",
        "-two ",
        "one",
        "x",
        "İ",
        "\n",
        "/",
        "hundred ",
        "£ 3 ",
        "word ",
        "THREE ",
        "dozens of ",
        "tens of ",
        "third",
        "-thirds of ",
        "half of ",
        " in ",
        "US$",
        "usd ",
        "rs. ",
        "a$",
        "2016",
        "007 ",
        " to ",
        " and ",
        "between ",
        "few ",
        "at least ",
        "the ",
        "of ",
        "over a ",
        "page ",
        "May ",
        "aged ",
        "boats ",
        "new ",
        "people",
        " percent ",
        "%",
        "-year",
        "-old",
        " ago",
        " or more ",
        " p.m.",
        "th",
        "k ",
        " mln ",
        " bn",
        "U.S. dollars",
        "’",
        "–",
        " 4٣",
        "\ud800",
    ]
)


ANY_FIGURE = re.compile(
    rf"(?<![\w.,:/#$€£¥%-])(?:{MANY}|{SHARE}|{RATIO}|{AMOUNT})",
    re.IGNORECASE,
)


def figures_anywhere(text: str) -> list[Figure]:
    """The figures that are found with one large expression tried at each place."""
    found: list[Figure] = []
    for match in ANY_FIGURE.finditer(text):
        if not found or match.start() >= found[-1].end:
            found += figures_of(text, match) or ()
    return found


@settings(max_examples=1000)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_figures_begin_with_one_of_the_openings(text: str) -> None:
    assert list(find_figures(text)) == figures_anywhere(text)


@given(
    st.lists(st.text("abc.*", min_size=1, max_size=4), min_size=1, max_size=8), st.text("abc.*", max_size=6)
)
def test_a_trie_matches_the_words_it_was_made_of(words: list[str], text: str) -> None:
    begins = any(text.startswith(word) for word in words)
    assert bool(re.compile(any_prefix(words)).match(text)) is begins


@given(st.text())
def test_lowering_keeps_places(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_a_table_is_bounded_and_keeps_what_is_asked_for_often() -> None:
    made: list[str] = []

    def length(word: str) -> int:
        made.append(word)
        return len(word)

    table = Kept(length, limit=4)
    assert [table[word] for word in ("a", "a", "bb", "ccc", "a", "dddd", "a")] == [1, 1, 2, 3, 1, 4, 1]
    assert made == ["a", "bb", "ccc", "dddd"]
    assert table["bb"] == 2
    assert made[4:] == ["bb"]
    assert len(table) <= 2


def test_a_table_keeps_no_endless_words() -> None:
    table = Kept(len)
    assert [table["e" * 200], table["a"]] == [200, 1]
    assert set(table) == {"a"}


DATE_PIECES = st.sampled_from(
    """the a an about some nearly almost around more_than over only early late earlier later mid- mid in_ last
    next this past coming previous current following same that first second third fourth twenty-first eighth
    half quarter century week month year years decade day days night weekend morning ago later from_now ' 's
    spring summer fall winter jan. sept february march may oct dec, mon tuesday wed., 2020 1999 '90 s 1 12 4th
    -04-05 / . , - end beginning of fiscal calendar financial yesterday today tomorrow christmas easter_sunday
    labor_day nineteen ninety two thousand eight q3 h1 9/11 before after year-end before_last to through and
    between x \\n""".replace("_", "\x00").split()
).map(lambda piece: piece.replace("\x00", " "))


ANY_DATE = re.compile(
    r"(?<![\w$£€¥#@/])(?<!\d[-.,/:–])(?:"
    + "|".join(f"(?P<{name}>{re.sub('[?]P<[a-z_0-9]+>', '?:', shape)})" for name, shape in SHAPES.items())
    + ")"
)


@settings(max_examples=400)
@given(st.lists(st.tuples(DATE_PIECES, st.sampled_from(("", " ", " "))), max_size=14))
def test_dates_begin_with_one_of_the_openings(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces) + "."
    expected = [(match.lastgroup, match.span()) for match in ANY_DATE.finditer(text)]
    found = [
        (name, (start, end))
        for name, start, end, _ in dated_stretches(text, scan(text).dates, scan(text).digits)
    ]
    assert found == expected


COUNTRY_PIECES = st.sampled_from(
    """the The Hague THE^HAGUE South^Korea S. S Korea U.S. U.S U.K. U. A. us US Us New New^Zealand Anglo-
    Åland São^Paulo Côte^d’Ivoire Türkiye Russia Russians _Russia Russia_ 2 é É . - , ( ' ’ D.R. Congo D.C.
    St.^Lucia St.Lucia x X. Xi’an Xi Guinea-Bissau Guinea Papua^New^Guinea United Arab^Emirates""".replace(
        "^", "\x00"
    ).split()
).map(lambda piece: piece.replace("\x00", " "))


@settings(max_examples=400)
@given(st.lists(st.tuples(COUNTRY_PIECES, st.sampled_from(("", " ", " "))), max_size=14))
def test_terms_for_countries_begin_with_one_of_the_openings(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces).replace("’", "'")
    everywhere = [(at.start(), terms_at(text, at.start())) for at in FIRST_WORD.finditer(text)]
    assert list(terms_in(text, scan(text).countries)) == list(terms_in(text, everywhere))


def test_every_term_for_a_country_is_found() -> None:
    texts = [text for terms in term_index().values() for text in terms.by_text]
    found = {text: dict(scan(f"{text}, x").countries).get(0, ()) for text in texts}
    assert [text for text in texts if all(term.text != text for term in found[text])] == []


WANTED: list[dict[str, dict[str | None, str]]] = [
    {"a": {"b": "ab", None: "a"}, "b": {"": "b alone"}},
    {"b": {"a": "ba"}},
]


@given(st.text("ab B_1é.\n", max_size=30))
def test_words_are_found_with_those_behind_them(text: str) -> None:
    plain = re.sub("[^a-z_]", " ", text.lower())
    pairs = [
        match.span() + match.groups() for match in re.finditer(r"(?<![^ ])([ab])(?= ([a-z_]*)|$)", plain)
    ]
    first = [
        (start, "b alone" if word == "b" else "ab" if following == "b" else "a")
        for start, _, word, following in pairs
        if word == "a" or not following
    ]
    second = [(start, "ba") for start, _, word, following in pairs if (word, following) == ("b", "a")]
    assert Openings(*WANTED).found(in_ascii(text))[0] == [first, second]


@given(st.text("a1２0 é٣.", max_size=30))
def test_runs_of_digits_are_found(text: str) -> None:
    _, digits = Openings().found(in_ascii(text))
    assert digits == [match.span() for match in re.finditer("[0-9]+", text)]

"""Quick looks that spare most lines of a plain text a large pattern pass over none that it would match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.readers import byline, captions, foreign_days, furniture, head, page, plain, published
from newsbrowse.readers.page_words import INNER_PATTERNS, LANGUAGES, PATTERNS, PHRASES
from newsbrowse.text import days
from newsbrowse.text.decode import storable
from newsbrowse.text.fold import fold

PIECES = """
    photo Photo: IMAGE: Foto: credit file FILE - (AP photo) Getty Images /AFP / Jane JOHN
    (Reporting editing Doe, and von der Ferry stops in for at By Von Reuters | staff writer • 4 February 2026
    2026-02-04 04.02.2026 Feb. 4, 10:15 pm Stand: Publié le 4 février 2026年2月4日 ② . , : ;
    & ( ) * _ # ſ ı K İ All rights reserved advertisement cookies accept Ada contributed
    to this report a.jpg \u00ad \u200b é 年 \ud800 \x00 English Deutsch Français
"""
lines = st.lists(st.sampled_from(PIECES.split()), min_size=1, max_size=8).flatmap(
    lambda pieces: st.sampled_from((" ", "")).map(lambda gap: gap.join(pieces))
)

ODD = """
    Updated Modified News World Photo Image On March May Sat Reporting Add “yes” (late) [sic] a/b # ** __ : ：
    U.S. 2026 5 12:30 ſo K İ by writer edited ago Photo: cookies advertisement Jane Doe file. credit @x é
"""
WORDS = """
    the court of a small town heard from Mr Roe that it was late and he said no to all this
"""
ENDS = (
    ".",
    ".",
    "?",
    "!",
    ".”",
    '."',
    ".)",
    "",
    ":",
    "/AP.",
    " on 5 March 2026.",
    " at 5 am.",
    ". Photo by Ann.",
)
paragraphs = st.builds(
    lambda first, words, odd, place, end: " ".join([*first, *words[:place], *odd, *words[place:]]) + end,
    st.lists(st.sampled_from(("The", "Court", "“The", *PIECES.split(), *ODD.split())), max_size=1),
    st.lists(st.sampled_from(WORDS.split()), min_size=14, max_size=60),
    st.lists(st.sampled_from(ODD.split()), max_size=2),
    st.sampled_from((0, 1, 8, 60)),
    st.sampled_from(ENDS),
)
"""Lines that read like a paragraph, with a few signs of what is none."""

buttons = st.builds(
    lambda words, gap, end: gap.join(words) + end,
    st.lists(
        st.sampled_from(
            (*sorted(PHRASES | LANGUAGES), *INNER_PATTERNS, *PIECES.split(), "x", "X", "We", "A version")
        ),
        min_size=1,
        max_size=4,
    ),
    st.sampled_from((" ", " > ", ", ", " - ")),
    st.sampled_from(("", "", ".", "!", " ...", ":")),
)
"""Lines that read like a button or a menu."""
odd = st.text('aZ e.:|/-–()[]059@#*_éſKİ\u00a0\t\x0b\x1c\u3000’"“”,。：？!zx\ud800', max_size=50)


@given(lines)
def test_captions(line: str) -> None:
    if captions._LABEL.match(line) or captions._FILE_NAME.match(line):
        assert captions._has_label(line)
    if captions._TAIL_CREDIT.search(line):
        assert captions.may_have_credit_word(line) or captions._SLASHED.search(line)
    if captions._BARE_CREDIT.match(line) or captions._CREDIT_FIRST.match(line):
        assert captions._SLASHED.search(line)


@given(st.lists(lines, max_size=4))
def test_captions_of_a_text(text: list[str]) -> None:
    found = captions.Captions()
    assert [found.has(line) for line in text] == [captions.is_caption(line) for line in text]


@given(lines)
def test_titles_of_other_pages(line: str) -> None:
    if captions._ALT_SITE.search(line) or captions._ALT_OUTLET.search(line):
        assert captions._has_alt_mark(line)


@given(lines)
def test_bylines(line: str) -> None:
    parts = byline._parts(line)
    if parts and byline._is_name(parts[0]):
        assert byline._may_begin_with_name(line)
    if byline._PREFIX.match(line):
        assert byline._may_be_byline(line)
    if byline._REPORTERS.match(line):
        assert line[0] in byline._REPORTERS_LETTERS


@given(st.one_of(paragraphs, lines, buttons))
def test_plain_lines(line: str) -> None:
    if plain.is_plain(line):
        assert not captions.is_caption(line)
        assert not captions.is_alternative_text(line)
        assert not furniture.is_furniture(line)
        assert not furniture.may_be_foreign(line)
        assert not page._credited(line)
        assert not page._BARE_LABEL.match(line)


@given(
    st.one_of(paragraphs, lines, buttons, st.text(), odd, st.builds("{}{}{}".format, odd, paragraphs, odd))
)
def test_plain_lines_are_the_same_by_the_kernel(line: str) -> None:
    in_python = plain._PlainLines(*plain.TABLES)
    assert plain.is_plain(line) is in_python.is_plain(line)
    assert plain.is_paragraph(line) is in_python.is_paragraph(line)


@given(paragraphs, st.booleans(), st.booleans())
def test_paragraphs(line: str, above: bool, first: bool) -> None:
    if plain.is_paragraph(line):
        found = head.Head()
        assert head._read_line(line, found, above=above, first=first) == line
        assert found == head.Head()
        assert furniture.is_prose(line)
        assert not captions.is_caption(line)


@given(lines, lines)
def test_repeated_headlines(line: str, title: str) -> None:
    assert page._repeats(line, title) is (len(line) <= 2 * len(title) and fold(line) == fold(title))


@given(lines)
def test_days(line: str) -> None:
    start = len(line) - len(line.lstrip())
    matches = [match for pattern in days._PATTERNS if (match := pattern.match(line, start))]
    assert (days.find_leading_stamp(line) is None) is not any(
        days._value(match.groupdict()) for match in matches
    )
    if found := days.find_leading_stamp(line):
        assert days.may_end_stamp(line[: found[1]].rstrip(" ."))
    if foreign_days._CHINESE.match(line):
        assert foreign_days.read_foreign_day(line)


@given(lines)
def test_furniture(line: str) -> None:
    if furniture._has_no_bars(line):
        assert furniture._BARS.split(line) == [line]
    words = [word for word in furniture._BETWEEN.split(line.casefold()) if word]
    is_switch = 0 < len(words) <= 12 and len(line) <= 120 and set(words) <= LANGUAGES
    assert furniture.is_language_switch(line) is is_switch
    for word, pattern in INNER_PATTERNS.items():
        if re.match(pattern, line, re.IGNORECASE | re.ASCII):
            assert word in line.casefold()
    if furniture.may_be_foreign(line):
        assert not furniture._LATIN_LETTER.search(line)


@given(st.text("0128 9.,-–$x", max_size=40))
def test_years(text: str) -> None:
    found = sorted(published._years_of(text))
    assert found == sorted(int(year) for year in published._YEAR.findall(text))


@pytest.mark.parametrize("pattern", PATTERNS)
def test_lines_of_a_pattern(pattern: str) -> None:
    @settings(max_examples=30)
    @given(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True))
    def looked_at(line: str) -> None:
        assert furniture.may_be_of_a_pattern(line)

        assert not (plain.is_plain(line) and furniture.is_furniture(line))

    looked_at()


@given(lines)
def test_what_can_be_kept(line: str) -> None:
    kept = storable(line)
    kept.encode("utf-8")
    assert not set(kept) & set("\x00\u00ad\u200b\ufeff\ufe0e\ufe0f")
    assert kept.count("\ufffd") == line.count("\x00") + line.count("\ud800")

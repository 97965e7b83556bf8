"""Citations in each style: with all that can be known, some of it, none; hostile words are tamed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from newsbrowse.config.settings import CITATION_STYLE
from newsbrowse.models import Article
from newsbrowse.text.clean import clean, clean_block
from newsbrowse.writing.citations import Form, Passage, Style, bibtex, cite, taken
from newsbrowse.writing.days import day_of

FULL = Article(
    "7KQ2M9XA",
    "Xi's “busy” day",
    "",
    published="2026-02-04T23:30:00Z",
    source="Meridian Wire",
    authors=("Amina Khatun", "John P. van Doe Jr."),
    url="https://example.org/xi?a=1&b_c=2",
)
THIRD = Passage("He went home.", 3, 3)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            Style.CHICAGO,
            (
                "Amina Khatun and John P. van Doe Jr., “Xi's ‘busy’ day,” Meridian Wire, February 4, 2026, "
                "para. 3, https://example.org/xi?a=1&b_c=2."
            ),
        ),
        (
            Style.APA,
            (
                "Khatun, A., & van Doe, J. P., Jr. (2026, February 4). Xi's “busy” day. Meridian Wire. "
                "https://example.org/xi?a=1&b_c=2"
            ),
        ),
        (
            Style.MLA,
            (
                "Khatun, Amina, and John P. van Doe Jr. “Xi's ‘busy’ day.” Meridian Wire, 4 Feb. 2026, "
                "par. 3, https://example.org/xi?a=1&b_c=2."
            ),
        ),
        (
            Style.MARKDOWN,
            (
                "Amina Khatun, John P. van Doe Jr., [Xi's “busy” day](https://example.org/xi?a=1&b_c=2), "
                "Meridian Wire, 4 February 2026, ¶3"
            ),
        ),
        (Style.PANDOC, "[@khatun2026-7kq2m9xa, para. 3]"),
        (
            Style.PLAIN,
            (
                "Amina Khatun and John P. van Doe Jr.: “Xi's ‘busy’ day”, Meridian Wire, 4 February 2026, "
                "paragraph 3, https://example.org/xi?a=1&b_c=2"
            ),
        ),
    ],
)
def test_all_that_is_known_is_named(style: Style, expected: str) -> None:
    assert cite(FULL, style, THIRD) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Style.CHICAGO, "“Who won?,” Meridian Wire."),
        (Style.APA, "Who won? (n.d.). Meridian Wire."),
        (Style.MLA, "“Who won?” Meridian Wire."),
        (Style.MARKDOWN, "Who won?, Meridian Wire"),
        (Style.PANDOC, "[@meridianwire-7kq2m9xa]"),
        (Style.PLAIN, "“Who won?”, Meridian Wire"),
    ],
)
def test_what_is_missing_is_left_out(style: Style, expected: str) -> None:
    """An outlet that is named as its own author is named once."""
    bare = Article("7KQ2M9XA", "Who won?", "", source="Meridian Wire", authors=("Meridian Wire",))
    assert cite(bare, style) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Style.CHICAGO, "“Alone.”"),
        (Style.APA, "Alone. (n.d.)."),
        (Style.MLA, "“Alone.”"),
        (Style.MARKDOWN, "Alone."),
        (Style.PANDOC, "[@article-7kq2m9xa]"),
        (Style.PLAIN, "“Alone”"),
    ],
)
def test_a_title_alone_is_enough(style: Style, expected: str) -> None:
    assert cite(Article("7KQ2M9XA", "Alone.", ""), style) == expected


@pytest.mark.parametrize(
    ("published", "american", "short", "iso"),
    [
        ("2026-02-04", "February 4, 2026", "4 Feb. 2026", "2026-02-04"),
        ("2026-09", "September 2026", "Sept. 2026", "2026-09"),
        ("2026", "2026", "2026", "2026"),
        ("2026-02-31", "February 2026", "Feb. 2026", "2026-02"),
        ("2026-13-01", "2026", "2026", "2026"),
    ],
)
def test_days_at_any_precision(published: str, american: str, short: str, iso: str) -> None:
    day = day_of(published)
    assert day is not None
    assert (day.american, day.short, day.iso) == (american, short, iso)


@pytest.mark.parametrize("published", [None, "", "yesterday", "0000-01-01", "20260204", "2026-2-4x"])
def test_what_is_no_day_is_none(published: str | None) -> None:
    assert day_of(published) is None


def test_the_plain_style_keeps_commas_outside_of_marks() -> None:
    article = Article("7KQ2M9XA", "Mayor: “We will rebuild”", "", source="Wire")
    assert cite(article, Style.PLAIN) == "“Mayor: ‘We will rebuild’”, Wire"


def test_the_quotation_stands_above_its_citation() -> None:
    passage = Passage("First one.\n\nSecond one.", 2, 3)
    told = taken(FULL, passage, Form.QUOTE, Style.CHICAGO)
    assert told.startswith("“First one.\n\nSecond one.”\n\nAmina Khatun and")
    assert "paras. 2–3" in told
    assert taken(FULL, THIRD, Form.QUOTE, Style.APA).startswith(
        "“He went home.” (Khatun & van Doe, 2026, para. 3)\n"
    )
    assert taken(FULL, THIRD, Form.QUOTE, Style.MLA).startswith(
        "“He went home.” (Khatun and van Doe, par. 3)\n"
    )
    assert taken(FULL, passage, Form.WORDS, Style.APA) == "First one.\n\nSecond one."


def test_a_block_quotation_is_markdown_that_shows_the_words() -> None:
    passage = Passage("1. *He* said <b>[so]</b> & left_it\nas $5\n\n- So.", 1, 2)
    lines = taken(FULL, passage, Form.BLOCKQUOTE, Style.APA).splitlines()
    assert lines[:4] == [
        r"> 1\. \*He\* said \<b\>\[so\]\</b\> \& left\_it" + "\\",
        r"> as \$5",
        ">",
        r"> \- So.",
    ]
    assert lines[-1].startswith("> — Amina Khatun")
    assert taken(FULL, THIRD, Form.QUOTE, Style.PANDOC) == "> He went home. [@khatun2026-7kq2m9xa, para. 3]\n"


def test_a_footnote_is_named_after_article_and_paragraph() -> None:
    told = taken(FULL, THIRD, Form.FOOTNOTE, Style.APA)
    assert told.startswith("“He went home.”[^7KQ2M9XA-3]\n\n[^7KQ2M9XA-3]: Khatun, A., \\& van Doe")
    assert told.endswith("Meridian Wire. <https://example.org/xi?a=1&b_c=2>\n")
    assert told.count("\n") == 3
    assert taken(FULL, Passage("So."), Form.FOOTNOTE, Style.PANDOC) == (
        "“So.”[^7KQ2M9XA]\n\n[^7KQ2M9XA]: [@khatun2026-7kq2m9xa]\n"
    )
    several = taken(FULL, Passage("First *one*.\n\nSecond.", 2, 3), Form.FOOTNOTE, Style.MARKDOWN)
    assert several.startswith("> First \\*one\\*.\n>\n> Second.[^7KQ2M9XA-2]\n\n[^7KQ2M9XA-2]: Amina Khatun")


def test_the_entry_has_the_key_of_the_citation() -> None:
    assert bibtex(replace(FULL, title="50 % of {it} & “more”")) == (
        "@article{khatun2026-7kq2m9xa,\n"
        "  author = {Khatun, Amina and van Doe, Jr., John P.},\n"
        "  title = {{50 \\% of \\{it\\} \\& “more”}},\n"
        "  journal = {Meridian Wire},\n"
        "  entrysubtype = {newspaper},\n"
        "  date = {2026-02-04},\n"
        "  year = {2026},\n"
        "  url = {https://example.org/xi?a=1&b_c=2},\n"
        "  options = {useprefix=true},\n"
        "  month = feb,\n"
        "}\n"
    )


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "https://", "no address", "http://["]
)
def test_only_an_address_of_the_web_is_a_link(url: str) -> None:
    article = replace(FULL, url=url)
    assert "](" not in cite(article, Style.MARKDOWN)
    assert "url =" not in bibtex(article)


def test_an_address_cannot_break_out_of_its_brackets() -> None:
    article = replace(FULL, url="https://a.org/x) [evil](https://b.org) {y}\n")
    assert "(https://a.org/x%29%20%5Bevil%5D%28https://b.org%29%20%7By%7D)" in cite(article, Style.MARKDOWN)


def test_the_setting_has_the_styles() -> None:
    assert CITATION_STYLE.choices == tuple(Style)


hostile = st.text(
    st.one_of(
        st.sampled_from("\x1b\x07\n\r\x85\u2028\u202e\ud800{}[]()\\\"'“”‘’,;&%#_*`<>@- .?!aB1"),
        st.characters(),
    ),
    max_size=30,
)
articles = st.builds(
    Article,
    st.just("7KQ2M9XA"),
    hostile,
    st.just(""),
    published=st.one_of(st.none(), hostile, st.just("2026-02-04")),
    source=st.one_of(st.none(), hostile),
    authors=st.lists(hostile, max_size=4).map(tuple),
    url=st.one_of(st.none(), hostile, hostile.map("https://a.org/{}".format)),
)


@settings(max_examples=150, deadline=None)
@given(articles, hostile, st.sampled_from(Style), st.sampled_from(Form))
def test_any_article_can_be_cited(article: Article, words: str, style: Style, form: Form) -> None:
    line = cite(article, style, Passage(words, 1, 2))
    assert clean(line) == line
    text = taken(article, Passage(words, 1, 2), form, style)
    assert clean_block(text) == text
    text.encode("utf-8")


@settings(max_examples=150, deadline=None)
@given(articles)
def test_an_entry_is_one_entry(article: Article) -> None:
    """Its braces are paired, and only its last line closes it."""
    depth = 0
    lines = bibtex(article).splitlines()
    for line in lines:
        assert depth == (line != lines[0])
        for sign in re.findall(r"\\.|[{}]", line):
            depth += {"{": 1, "}": -1}.get(sign, 0)
    assert depth == 0

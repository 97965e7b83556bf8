"""Each rule of the manuals by a table: what an article has, and what each style makes of it.

Numbers are those of sections: CMOS is The Chicago Manual of Style (18th edition, notes), APA the Publication
Manual of the American Psychological Association (7th edition), MLA the MLA Handbook (9th edition).
"""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from newsbrowse.models import Article
from newsbrowse.writing.bibliography import csl_item
from newsbrowse.writing.citations import Form, Passage, Style, bibtex, cite, taken

FULL = Article(
    "7KQ2M9XA",
    "Rates rise",
    "",
    published="2026-02-04",
    source="The Harbour Wire",
    authors=("Ann Lee",),
    url="https://example.org/rates",
)
SECOND = Passage("He went home.", 2, 2)
Row = tuple[dict[str, object], str, str, str]

WHO: list[Row] = [
    ({}, "Ann Lee, “", "Lee, A. (2026", "Lee, Ann. “"),
    ({"authors": ()}, "“Rates rise,” The", "Rates rise. (2026, February 4). The", "“Rates rise.” The"),
    (
        {"authors": ("Ann Lee", "Bo Ek")},
        "Ann Lee and Bo Ek, “",
        "Lee, A., & Ek, B. (2026",
        "Lee, Ann, and Bo Ek. “",
    ),
    (
        {"authors": ("Ann Lee", "Bo Ek", "Cy Doe")},
        "Ann Lee et al., “",
        "Lee, A., Ek, B., & Doe, C. (2026",
        "Lee, Ann, et al. “",
    ),
    (
        {"authors": tuple(f"Ann A{at}" for at in range(1, 21))},
        "Ann A1 et al., “",
        f"{''.join(f'A{at}, A., ' for at in range(1, 20))}& A20, A. (2026",
        "A1, Ann, et al. “",
    ),
    (
        {"authors": tuple(f"Ann A{at}" for at in range(1, 22))},
        "Ann A1 et al., “",
        f"{''.join(f'A{at}, A., ' for at in range(1, 20))}. . . A21, A. (2026",
        "A1, Ann, et al. “",
    ),
    (
        {"authors": ("World Bank Group",)},
        "World Bank Group, “",
        "World Bank Group. (2026",
        "World Bank Group. “",
    ),
    ({"authors": ("The Harbour Wire",)}, "“Rates", "Rates rise. (2026", "“Rates"),
    ({"authors": ("Xi Jinping",)}, "Xi Jinping, “", "Xi, J. (2026", "Xi Jinping. “"),
    ({"authors": ("山田太郎",)}, "山田太郎, “", "山田太郎. (2026", "山田太郎. “"),
    ({"authors": ("Анна Каренина",)}, "Анна Каренина, “", "Каренина, А. (2026", "Каренина, Анна. “"),
    ({"authors": ("Dr. Ann Lee, PhD",)}, "Ann Lee, “", "Lee, A. (2026", "Lee, Ann. “"),
]


@pytest.mark.parametrize(("changes", "chicago", "apa", "mla"), WHO)
def test_who(changes: dict[str, object], chicago: str, apa: str, mla: str) -> None:
    """CMOS 13.23, 13.75 and 13.78 (more than two in a note); APA 9.8, 9.11, 9.12; MLA chapter 5, Author."""
    article = replace(FULL, **changes)
    assert cite(article, Style.CHICAGO).startswith(chicago)
    assert cite(article, Style.APA).startswith(apa)
    assert cite(article, Style.MLA).startswith(mla)


WHAT: list[Row] = [
    ({"title": "Do rates rise?"}, "“Do rates rise?,” The", "Do rates rise? The", "“Do rates rise?” The"),
    ({"title": "They rise!"}, "“They rise!,” The", "They rise! The", "“They rise!” The"),
    ({"title": "They rise."}, "“They rise,” The", "They rise. The", "“They rise.” The"),
    (
        {"title": "Rates in the U.S."},
        "“Rates in the U.S.,” The",
        "Rates in the U.S. The",
        "“Rates in the U.S.” The",
    ),
    (
        {"title": "A “rise” in rates"},
        "“A ‘rise’ in rates,” The",
        "A “rise” in rates. The",
        "“A ‘rise’ in rates.” The",
    ),
    (
        {"title": "Bank: “We rise”"},
        "“Bank: ‘We rise,’” The",
        "Bank: “We rise.” The",
        "“Bank: ‘We rise.’” The",
    ),
    (
        {"title": "Bank: “Do we?”"},
        "“Bank: ‘Do we?,’” The",
        "Bank: “Do we?” The",
        "“Bank: ‘Do we?’” The",
    ),
    ({"title": 'A "rise"'}, "“A ‘rise,’” The", 'A "rise." The', "“A ‘rise.’” The"),
    ({"title": ""}, "Ann Lee, untitled article, The", "[News article]. The", "Lee, Ann. News article. The"),
    ({"title": "金利が上がる"}, "“金利が上がる,” The", "金利が上がる. The", "“金利が上がる.” The"),
    ({"source": None}, "“Rates rise,” February", "Rates rise. https", "“Rates rise.” 4 Feb"),
]


@pytest.mark.parametrize(("changes", "chicago", "apa", "mla"), WHAT)
def test_what(changes: dict[str, object], chicago: str, apa: str, mla: str) -> None:
    """CMOS 6.9 and chapter 13, Titles; APA 9.19, 9.22 and 10.1; MLA chapter 5, Title of Source."""
    article = replace(FULL, **changes)
    assert chicago in cite(article, Style.CHICAGO)
    assert apa in cite(article, Style.APA)
    assert mla in cite(article, Style.MLA)


WHEN: list[tuple[str | None, str, str, str]] = [
    ("2026-02-04", "Wire, February 4, 2026, h", "(2026, February 4).", "Wire, 4 Feb. 2026, h"),
    ("2026-05-31", "Wire, May 31, 2026, h", "(2026, May 31).", "Wire, 31 May 2026, h"),
    ("2026-09", "Wire, September 2026, h", "(2026, September).", "Wire, Sept. 2026, h"),
    ("2026", "Wire, 2026, h", "(2026).", "Wire, 2026, h"),
    (None, "Wire, h", "(n.d.).", "Wire, h"),
    ("2026-02-04T23:30:00-05:00", "Wire, February 4, 2026, h", "(2026, February 4).", "Wire, 4 Feb. 2026, h"),
    ("2026-02-05T00:30:00+09:00", "Wire, February 5, 2026, h", "(2026, February 5).", "Wire, 5 Feb. 2026, h"),
    ("2026-02-04T23:30:00Z", "Wire, February 4, 2026, h", "(2026, February 4).", "Wire, 4 Feb. 2026, h"),
]


@pytest.mark.parametrize(("published", "chicago", "apa", "mla"), WHEN)
def test_when(published: str | None, chicago: str, apa: str, mla: str) -> None:
    """CMOS chapter 14, Newspapers; APA 9.14, 9.17; MLA chapter 5, Publication Date, and appendix 1 (months).

    A time counts by the clock of its own zone.
    """
    article = replace(FULL, published=published)
    assert chicago in cite(article, Style.CHICAGO)
    assert apa in cite(article, Style.APA)
    assert mla in cite(article, Style.MLA)


@pytest.mark.parametrize(
    ("authors", "apa", "mla"),
    [
        (("Ann Lee",), "(Lee, 2026, para. 2)", "(Lee, par. 2)"),
        (("Ann Lee", "Bo Ek"), "(Lee & Ek, 2026, para. 2)", "(Lee and Ek, par. 2)"),
        (("Ann Lee", "Bo Ek", "Cy Doe"), "(Lee et al., 2026, para. 2)", "(Lee et al., par. 2)"),
        (("World Bank Group",), "(World Bank Group, 2026, para. 2)", "(World Bank Group, par. 2)"),
        ((), "(“Rates rise,” 2026, para. 2)", "(“Rates rise,” par. 2)"),
    ],
)
def test_the_reference_in_the_text(authors: tuple[str, ...], apa: str, mla: str) -> None:
    """APA 8.14, 8.17, 8.28; MLA chapter 6: the comma behind a short title stands within its marks."""
    article = replace(FULL, authors=authors)
    assert taken(article, SECOND, Form.QUOTE, Style.APA).startswith(f"“He went home.” {apa}\n")
    assert taken(article, SECOND, Form.QUOTE, Style.MLA).startswith(f"“He went home.” {mla}\n")
    assert taken(replace(article, title="", authors=()), SECOND, Form.QUOTE, Style.APA).startswith(
        "“He went home.” (The Harbour Wire, 2026, para. 2)\n"
    )


def test_the_article_of_a_source_is_part_of_its_name() -> None:
    """The name of an outlet is told as the outlet has it, in each style."""
    for style in (Style.CHICAGO, Style.APA, Style.MLA):
        assert "The Harbour Wire" in cite(FULL, style)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a_(b)", "https://example.org/a_%28b%29"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        (" https://example.org/a\n/b ", "https://example.org/a/b"),
        ("https://example.org/<a>", "https://example.org/%3Ca%3E"),
        ("https://example.org/ü?q=1#é", "https://example.org/ü?q=1#é"),
    ],
)
def test_addresses_in_links(url: str, address: str) -> None:
    """CommonMark 6.3: no blanks and no unbalanced brackets in the destination of a link."""
    article = replace(FULL, url=url)
    assert f"[Rates rise]({address})" in cite(article, Style.MARKDOWN)
    assert f"  url = {{{address}}}," in bibtex(article)
    assert csl_item(article)["URL"] == address


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("5 % & 6 $", r"5 \% \& 6 \$"),
        ("a_b #1 {c}", r"a\_b \#1 \{c\}"),
        (r"~x ^y \z", r"\textasciitilde{}x \textasciicircum{}y \textbackslash{}z"),
        ('"So," he said ("no")', "``So,'' he said (``no'')"),
        ("1 < 2 > 0", r"1 \textless{} 2 \textgreater{} 0"),
        ("Ставки “растут”", "Ставки “растут”"),
    ],
)
def test_signs_of_latex(title: str, value: str) -> None:
    """The manual of LaTeX, chapter 3: what has a meaning of its own is written by its command."""
    assert f"  title = {{{{{value}}}}}," in bibtex(replace(FULL, title=title))


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, ["@article{lee2026-7kq2m9xa,", "  entrysubtype = {newspaper},", "  month = feb,"]),
        ({"source": None}, ["@misc{lee2026-7kq2m9xa,"]),
        ({"authors": ("World Bank Group", "Ann Lee")}, ["  author = {{World Bank Group} and Lee, Ann},"]),
        ({"authors": ("Smith and Sons",)}, ["  author = {{Smith and Sons}},"]),
        (
            {"authors": ("Martin Luther King Jr.", "Charles de Gaulle")},
            [
                "  author = {King, Jr., Martin Luther and de Gaulle, Charles},",
                "  options = {useprefix=true},",
            ],
        ),
        ({"published": "2026"}, ["  date = {2026},", "  year = {2026},"]),
    ],
)
def test_entries(changes: dict[str, object], lines: list[str]) -> None:
    """BibTeXing, section 4 (names, months as strings); biblatex on `entrysubtype` and `useprefix`."""
    entry = bibtex(replace(FULL, **changes)).splitlines()
    assert [line for line in entry if line in lines] == lines


ITEM = {"id", "type", "title", "author", "container-title", "issued", "URL", "language"}
NAME_PARTS = {"family", "given", "suffix", "static-ordering", "literal"}


def test_items_have_the_names_and_kinds_of_the_schema() -> None:
    """csl-data.json of CSL 1.0.2: what we write of an item, a name and a day are properties of its own."""
    authors = ("Xi Jinping", "Martin Luther King Jr.", "World Bank Group")
    item = csl_item(replace(FULL, authors=authors, language="en"))
    assert set(item) == ITEM
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2026, 2, 4]]}
    names = item["author"]
    assert names == [
        {"family": "Xi", "given": "Jinping", "static-ordering": True},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "World Bank Group"},
    ]
    assert isinstance(names, list)
    assert {part for name in names for part in name} == NAME_PARTS
    assert all(isinstance(value, str) for name, value in item.items() if name not in ("author", "issued"))


def test_a_key_and_a_locator() -> None:
    """Pandoc's manual, Citation syntax: a key of letters and digits, and a locator by its short name."""
    assert cite(FULL, Style.PANDOC, SECOND) == "[@lee2026-7kq2m9xa, para. 2]"
    assert cite(FULL, Style.PANDOC, Passage("x", 2, 4)) == "[@lee2026-7kq2m9xa, paras. 2–4]"
    assert cite(replace(FULL, authors=("山田太郎",), published=None), Style.PANDOC) == "[@article-7kq2m9xa]"


def test_a_wiki_link_cannot_be_broken() -> None:
    assert cite(replace(FULL, title="A [b] | c]] #d"), Style.WIKI) == "[[lee2026-7kq2m9xa|A b c d]]"

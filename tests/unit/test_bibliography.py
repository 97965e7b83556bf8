"""What citation managers read, the user's own template, and the cases that the manuals make rules for."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.errors import UsageError
from newsbrowse.models import Article
from newsbrowse.writing.bibliography import csl_item
from newsbrowse.writing.citations import Passage, Style, bibtex, cite
from newsbrowse.writing.template import FIELDS, filled

FULL = Article(
    "7KQ2M9XA",
    "Xi's “busy” day",
    "",
    published="2026-02-04T23:30:00Z",
    source="Meridian Wire",
    authors=("Amina Khatun", "John P. van Doe Jr."),
    url="https://example.org/xi?a=1&b_c=2",
    language="en",
)


def test_an_item_of_csl_json_has_what_is_known() -> None:
    assert csl_item(FULL) == {
        "id": "khatun2026-7kq2m9xa",
        "type": "article-newspaper",
        "title": "Xi's “busy” day",
        "author": [
            {"family": "Khatun", "given": "Amina"},
            {"family": "van Doe", "given": "John P.", "suffix": "Jr."},
        ],
        "container-title": "Meridian Wire",
        "issued": {"date-parts": [[2026, 2, 4]]},
        "URL": "https://example.org/xi?a=1&b_c=2",
        "language": "en",
    }
    assert csl_item(Article("X", "Alone", "")) == {"id": "article-x", "type": "article", "title": "Alone"}
    item = csl_item(Article("X", "T", "", published="2026-02", authors=("The Editorial Board", "山田 太郎")))
    assert item["author"] == [{"literal": "The Editorial Board"}, {"literal": "山田 太郎"}]
    assert item["issued"] == {"date-parts": [[2026, 2]]}


def test_key_link_and_entry_name_the_same() -> None:
    key = csl_item(FULL)["id"]
    assert cite(FULL, Style.PANDOC) == f"[@{key}]"
    assert bibtex(FULL).startswith(f"@article{{{key},\n")
    assert cite(FULL, Style.WIKI, Passage("x", 2, 3)) == f"[[{key}|Xi's “busy” day]], ¶¶2–3"
    assert cite(Article("X", "a|b]]#c", ""), Style.WIKI) == "[[article-x|a b c]]"


CASES = [
    # An article with an organisation for its author, and with nobody; the day in part and not at all.
    (
        Article("X", "Rates rise", "", published="2026-02", source="Wire", authors=("World Bank Group",)),
        "World Bank Group, “Rates rise,” Wire, February 2026.",
        "World Bank Group. (2026, February). Rates rise. Wire.",
        "World Bank Group. “Rates rise.” Wire, Feb. 2026.",
    ),
    (
        Article("X", "Rates rise", "", published="2026", source="Wire"),
        "“Rates rise,” Wire, 2026.",
        "Rates rise. (2026). Wire.",
        "“Rates rise.” Wire, 2026.",
    ),
    # A title that ends in a mark of its own, that quotes, and that has signs of emphasis.
    (
        Article("X", "Will rates rise?", "", source="Wire", authors=("Ann Lee",)),
        "Ann Lee, “Will rates rise?,” Wire.",
        "Lee, A. (n.d.). Will rates rise? Wire.",
        "Lee, Ann. “Will rates rise?” Wire.",
    ),
    (
        Article("X", 'Fed: "No rise".', "", source="Wire"),
        "“Fed: ‘No rise,’” Wire.",
        'Fed: "No rise". (n.d.). Wire.',
        "“Fed: ‘No rise.’” Wire.",
    ),
    (
        Article("X", "On *Hamlet* and U.S. rates", "", source="Wire"),
        "“On *Hamlet* and U.S. rates,” Wire.",
        "On *Hamlet* and U.S. rates. (n.d.). Wire.",
        "“On *Hamlet* and U.S. rates.” Wire.",
    ),
    # Other scripts: a name whose parts are not known stays whole.
    (
        Article("X", "金利が上がる", "", published="2026-02-04", source="毎日", authors=("山田太郎",)),
        "山田太郎, “金利が上がる,” 毎日, February 4, 2026.",
        "山田太郎. (2026, February 4). 金利が上がる. 毎日.",
        "山田太郎. “金利が上がる.” 毎日, 4 Feb. 2026.",
    ),
    (
        Article("X", "Ставки растут", "", source="Волна", authors=("Анна Каренина",)),
        "Анна Каренина, “Ставки растут,” Волна.",
        "Каренина, А. (n.d.). Ставки растут. Волна.",
        "Каренина, Анна. “Ставки растут.” Волна.",
    ),
]


@pytest.mark.parametrize(("article", "chicago", "apa", "mla"), CASES)
def test_the_rules_of_the_manuals(article: Article, chicago: str, apa: str, mla: str) -> None:
    assert cite(article, Style.CHICAGO) == chicago
    assert cite(article, Style.APA) == apa
    assert cite(article, Style.MLA) == mla


def test_a_template_leaves_out_what_is_not_known() -> None:
    template = "{authors}: {title}[, {source}][, {day}][, ¶{paragraph}]"
    told = "Amina Khatun, John P. van Doe Jr.: Xi's “busy” day, Meridian Wire, 4 February 2026, ¶3"
    assert filled(template, FULL, Passage("x", 3, 3)) == told
    assert filled(template, Article("X", "T", "")) == ": T"
    with pytest.raises(UsageError, match="no field is named"):
        filled("{auhtor}", FULL)


@settings(max_examples=60)
@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(FIELDS))
def test_what_an_article_holds_is_no_template(title: str, source: str, name: str) -> None:
    article = Article("7KQ2M9XA", title, "", source=source)
    assert "\n" not in filled(f"a {{{name}}} b", article)
    assert filled("{id}", article) == "7KQ2M9XA"
    json.dumps(csl_item(article)).encode("ascii")

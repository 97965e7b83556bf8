"""What is most worth comparing: near in time, by another outlet, of the same words."""

from __future__ import annotations

from newsbrowse.archive.candidates import Similar, by_worth
from newsbrowse.models import Article

WORDS = "ferry aground fjord tug captain"
ARTICLE = Article(
    "0000000A",
    "A title",
    WORDS,
    published="2026-02-04T18:00:00Z",
    source="Wire",
    url="https://www.wire.example/1",
)


def other(
    name: str, published: str | None, source: str = "Herald", body: str = WORDS, url: str | None = None
) -> Similar:
    return Similar(Article(name, "A title", body, published=published, source=source, url=url), 0.5)


def ranked(*similar: Similar) -> list[str]:
    return [article.id for article in by_worth(ARTICLE, similar, lambda _: 1.0)]


def test_of_articles_as_similar_those_of_the_same_days_go_first() -> None:
    assert ranked(other("a year later", "2027-02-04"), other("the day after", "2026-02-05")) == [
        "the day after",
        "a year later",
    ]
    assert ranked(other("none", None), other("bad", "soon"), other("same day", "2026-02-04"))[0] == "same day"


def test_another_outlet_goes_before_the_same() -> None:
    assert ranked(other("ours", "2026-02-04", "WIRE"), other("theirs", "2026-02-04"))[0] == "theirs"
    same_site = other("ours", "2026-02-04", "Wire, world", url="http://wire.example/2")
    assert ranked(same_site, other("theirs", "2026-02-04"))[0] == "theirs"
    assert ranked(other("ours", "2026-02-04", "Wire"), other("a month later", "2026-03-01"))[0] == "ours"


def test_more_words_in_common_go_first_and_rare_ones_count_more() -> None:
    little = other("little", "2026-02-04", body="ferry sails calmly out of another harbour")
    assert ranked(little, other("much", "2026-02-04"))[0] == "much"
    rare, common = (other(name, "2026-02-04", body=f"{name} boat quay") for name in ("captain", "fjord"))
    weights = {"captain": 5.0, "fjord": 0.5}
    found = by_worth(ARTICLE, [common, rare], lambda stem: weights.get(stem, 1.0))
    assert [article.id for article in found] == ["captain", "fjord"]


def test_what_the_engine_found_first_goes_first_where_nothing_else_tells() -> None:
    assert ranked(other("a", "2026-02-04"), other("b", "2026-02-04")) == ["a", "b"]


def test_texts_without_words_are_worth_something_too() -> None:
    empty = Article("0000000A", "", "")
    found = by_worth(empty, [Similar(empty, 0.0), Similar(ARTICLE, 1.0)], lambda _: 0.0)
    assert [article.id for article in found] == ["0000000A", "0000000A"]

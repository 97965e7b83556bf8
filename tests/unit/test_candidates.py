from __future__ import annotations

from newsbrowse.archive.candidates import worth_comparing
from newsbrowse.models import Article, Hit

ARTICLE = Article("0000000A", "A title", "", published="2026-02-04T18:00:00Z", source="Wire")


def hit(name: str, published: str | None, source: str = "Herald") -> Hit:
    return Hit(name, name, published, source, (), (), ())


def ranked(*hits: Hit) -> list[str]:
    return [one.id for one in worth_comparing(ARTICLE, hits)]


def test_of_articles_about_as_similar_those_of_the_same_days_go_first() -> None:
    assert ranked(hit("a year later", "2027-02-04"), hit("the day after", "2026-02-05")) == [
        "the day after",
        "a year later",
    ]
    assert ranked(hit("no day", None), hit("bad day", "soon"), hit("same day", "2026-02-04"))[0] == "same day"


def test_another_source_goes_before_the_same() -> None:
    assert ranked(hit("ours", "2026-02-04", "Wire"), hit("theirs", "2026-02-04"))[0] == "ours"
    near = [hit(f"{at}", "2026-02-04", "Wire") for at in range(6)]
    assert ranked(*near, hit("theirs", "2026-02-04")).index("theirs") < 6


def test_what_is_most_similar_goes_first_where_nothing_else_tells() -> None:
    assert ranked(hit("a", "2026-02-04"), hit("b", "2026-02-04")) == ["a", "b"]

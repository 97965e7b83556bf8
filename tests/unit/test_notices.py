"""What is said of two articles that are no two accounts of one event."""

from __future__ import annotations

import pytest

from newsbrowse.compare import compare
from newsbrowse.compare.notices import notice
from newsbrowse.compare.report import as_html, as_markdown
from newsbrowse.models import Article

ENGLISH = (
    "The harbour of Vardal was closed on Sunday after a storm, and nobody knows when it will open again."
)
GERMAN = (
    "Der Hafen von Vardal wurde am Sonntag nach einem Sturm geschlossen, und niemand weiß, wie lange noch."
)
OTHER = "A new school for two hundred children is to be built on the hill above the town of Moldby this year."
CHINESE = "瓦尔达尔港口周日因风暴而关闭，没有人知道什么时候会重新开放。"


def told(left: str, right: str, ids: tuple[str, str] = ("0000000A", "0000000B")) -> str:
    return notice(
        compare(*(Article(id_, "A title", body) for id_, body in zip(ids, (left, right), strict=True)))
    )


@pytest.mark.parametrize(
    ("left", "right", "line"),
    [
        ("", " \n\n ", "Neither article has a text."),
        ("", ENGLISH, "The left article has no text."),
        (ENGLISH, "", "The right article has no text."),
        (ENGLISH, ENGLISH.replace(" ", "\n"), "Both have the same text, word for word."),
        (ENGLISH, OTHER, "No passage of the one is like a passage of the other."),
        (GERMAN, ENGLISH, "In different languages (de and en): their passages are not matched."),
        (CHINESE, ENGLISH, "In different languages (zh and en): their passages are not matched."),
        (ENGLISH, ENGLISH.replace("Sunday", "Monday"), ""),
    ],
)
def test_what_is_to_be_known_of_the_two(left: str, right: str, line: str) -> None:
    assert told(left, right) == line


def test_an_article_beside_itself_is_told_from_a_copy() -> None:
    assert told(ENGLISH, ENGLISH, ("0000000A", "0000000A")) == "This is one article beside itself."
    assert told(ENGLISH, ENGLISH, ("", "")) == "Both have the same text, word for word."


def test_the_reports_say_so_too() -> None:
    comparison = compare(Article("", "A", ""), Article("", "B", ENGLISH))
    assert "\nThe left article has no text.\n" in as_markdown(comparison)
    assert "<p>The left article has no text.</p>" in as_html(comparison)

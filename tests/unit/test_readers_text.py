"""Plain text as people paste it: headline, writers, day, and a text without the page around it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.pasted_pages import PAGES

from newsbrowse.models import Entry, Failure, PublishedFrom
from newsbrowse.readers import read_stream
from newsbrowse.readers.byline import names_in, read_byline
from newsbrowse.readers.captions import is_caption
from newsbrowse.readers.furniture import is_furniture, is_section_line
from newsbrowse.readers.headline import LONGEST, title_from


def one(text: str) -> Entry:
    (entry,) = read_stream(io.BytesIO(text.encode()), format="text")
    assert isinstance(entry, Entry), entry
    return entry


@pytest.mark.parametrize("name", PAGES)
def test_pasted_pages(name: str) -> None:
    text, title, authors, published, unwanted = PAGES[name]
    entry = one(text)
    assert entry.title == title
    assert entry.authors == authors
    assert entry.published == published
    assert entry.published_from == (PublishedFrom.TEXT if published else PublishedFrom.UNKNOWN)
    for words in unwanted:
        assert words not in entry.body


def test_headings_and_ends_of_texts_stay() -> None:
    text, *_ = PAGES["run_together"]
    kept = one(text).body.split("\n\n")[1:]
    assert kept == ["A Treaty Nobody Expected", "“We have waited long enough,” Poe said."]
    assert one("Title of it\n\nWords of it.\n\nAnn Poe is a writer.").body.endswith("Ann Poe is a writer.")


def test_published_before_updated() -> None:
    entry = one("A short headline here\nUpdated March 3, 2024\nPublished March 2, 2024\n\nWords of it.")
    assert entry.published == "2024-03-02"


@pytest.mark.parametrize(
    "sentence",
    [
        "The court will hear the case on March 5, 2031, a clerk told the paper after a long and rainy day.",
        "The bridge, which opened on May 4, 1961, carried 2,000 cars a day in 2024 and 2,100 in 2025.",
        "Profits fell in the three months to 31 December 2004, the airline said in a note to all investors.",
        "The crash on March 5, 2025 is still being examined, the office said on Monday in a short statement.",
        "Released on 5 October 1962, the song reached number 17 in one country and one in another.",
    ],
)
def test_not_every_date_is_the_day_of_publication(sentence: str) -> None:
    entry = one(f"A short headline here\n\n{sentence}")
    assert entry.published is None
    assert entry.body == sentence


def test_a_headline_that_begins_like_a_byline_or_a_button() -> None:
    assert one("By land and by sea, a city flees the flood\n\nWords of it.").title.startswith("By land")
    assert one("Share of voters under thirty falls again\n\nWords of it.").title.startswith("Share of voters")


def test_a_headline_of_two_sentences() -> None:
    assert one("The ferry is back. It won't stay.\n\nWords.").title == "The ferry is back. It won't stay."
    longer = "The night ferry is back in the harbour. It will not stay."
    assert one(f"{longer}\n\nWords of it.").title == longer[:-1]
    assert title_from("The ferry is back. It will not stay.") == "The ferry is back"
    assert title_from("The harbour moves to the U.S.") == "The harbour moves to the U.S."


def test_a_page_of_nothing_but_furniture_has_a_title() -> None:
    entry = one("Advertisement\nShare\nLeave a Reply")
    assert entry.title == "Advertisement"
    assert entry.body == ""


def test_source_label() -> None:
    assert one("A short headline here\nSource: Harbour News\n\nWords of it.").source == "Harbour News"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Poe", ("Ann Poe",)),
        ("by Ann Poe, Newswire", ("Ann Poe",)),
        ("By ANN POE and BEN VAN DER LOW | Staff writer", ("Ann Poe", "Ben van der Low")),
        ("By Ann Poe in Northport for the Lantern", ("Ann Poe",)),
        ("Written by: Ann Poe", ("Ann Poe",)),
        ("By Reuters Staff", ()),
        ("Ann Poe, Energy correspondent", ("Ann Poe",)),
    ],
)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    found = read_byline(line)
    assert found is not None
    assert found[0] == names == names_in(line)


@pytest.mark.parametrize(
    "line", ["By the time it ended", "By Land and Sea", "Ann Poe wins", "By far the best.", ""]
)
def test_no_bylines(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Photo: A boat in the harbour.",
        "FILE PHOTO: A boat in the harbour. REUTERS/Ann Poe",
        "A boat leaves the harbour on Monday. [Photo by Ann Poe/Newswire]",
        "A boat leaves the harbour. (AP Photo/Ann Poe)",
        "Ann Poe / Getty Images",
        "The minister greets dockers at the old harbour during a visit on 4 March 2025.",
        "harbour-at-night.jpg",
    ],
)
def test_captions(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The minister greeted dockers at the old harbour during a visit on 4 March 2025.",
        "Photos of the harbour went round the world, the minister said.",
        "Here is a list of those who might stand for the council in the vote on 4 March 2025.",
    ],
)
def test_no_captions(line: str) -> None:
    assert not is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "EDITORIALSNEWS!NIGERIASPOTLIGHTUKUS",
        "Home > World > Asia",
        "NEWS POLITICS EUROPE",
        "Opinion",
        "WorldNewsAsia",
    ],
)
def test_sections(line: str) -> None:
    assert is_section_line(line)


@pytest.mark.parametrize("line", ["EXTRAORDINARY", "World leaders meet in Oslo", "Counterrevolutionaries"])
def test_headlines_are_no_sections(line: str) -> None:
    assert not is_section_line(line)


FURNITURE = """184views
1,204 shares
12 Comments
5 min read
Share this article
Facebook Twitter WhatsApp
Unsubscribe | Manage preferences
Advertisement
error: Content is protected !!
中文
English / Français / Español
© 2026 Harbour News
Read more: Ten harbours
We use cookies to better our site
Your email address will not be published.
https://example.org/a?b=c
Filed under: harbours, boats
###
-30-
2 days ago
1 / 12"""


@pytest.mark.parametrize("line", FURNITURE.splitlines())
def test_furniture(line: str) -> None:
    assert is_furniture(line)


SENTENCES = st.lists(st.from_regex(r"[a-z]{1,9}[,;]?", fullmatch=True), min_size=15, max_size=60)


@given(SENTENCES, st.sampled_from(["", "Share ", "Copyright 2026 ", "Subscribe to ", "Advertisement "]))
@settings(max_examples=100, deadline=None)
def test_a_paragraph_is_never_taken_for_furniture(words: list[str], start: str) -> None:
    paragraph = f"{start}{' '.join(words)}."
    assert not is_furniture(paragraph)
    assert paragraph in one(f"A short headline here\n\nFirst words of it.\n\n{paragraph}\n\nLast.").body


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_an_entry_or_a_failure(text: str) -> None:
    (item,) = read_stream(io.BytesIO(text.encode("utf-8", "replace")), format="text")
    if isinstance(item, Failure):
        assert item.reason in {"the file is empty", "the file has only white space", "this is not text"}
    else:
        assert item.title.strip()
        assert "\n" not in item.title
        assert "\n\n\n" not in item.body


@given(st.text(alphabet='ab c.,;—-\n"“(', max_size=300))
@settings(max_examples=100, deadline=None)
def test_a_made_title_is_one_short_line(body: str) -> None:
    title = title_from(body)
    assert len(title) <= LONGEST
    assert "\n" not in title


UNITS = [
    "word ",
    "a/b ",
    "- ",
    "(",
    "[Photo by ",
    ": | ",
    "By A, ",
    " ",
    "Updated 2026-01-01 ",
    "x and ",
    "…",
    "ab\n",
]


@pytest.mark.parametrize("unit", UNITS)
def test_large_and_awkward_texts(unit: str) -> None:
    lines = f"Jo Roe / AP {unit * 20}\n{'-' * 100}x {unit * 12}\n" * 20
    for text in (unit * (200_000 // len(unit)), lines):
        (item,) = read_stream(io.BytesIO(text.encode()), format="text")
        assert isinstance(item, Entry | Failure)


@pytest.mark.parametrize(
    ("start", "agency"),
    [
        ("MOSCOW, Feb 4 (Reuters) - The two spoke.", "Reuters"),
        ("SPRINGFIELD, Mo. (AP) _ A bridge fell.", "AP"),
        ("PORT CITY, Feb. 4, 2026 /PRNewswire/ -- A quay opened.", "PR Newswire"),
        ("LIMA (Harbour Post) - A quay opened.", None),
        ("The bank (AP) said so.", None),
    ],
)
def test_the_agency_of_a_dateline_is_the_source(start: str, agency: str | None) -> None:
    assert one(f"A headline of some words\n\n{start}\n\nNo more is known of it.").source == agency


@pytest.mark.parametrize("part", ["A-", "A/", "From: x\n", "((", "UPDATE 1-", "ab/"])
def test_much_of_what_agencies_write_is_read(part: str) -> None:
    entry = one("x\n" + part * (200_000 // len(part)))
    assert 0 < len(entry.title) <= 120
    assert part in entry.body

"""Articles as services, spreadsheets and reference managers export them, under the names that they give."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from newsbrowse.models import Entry, Failure
from newsbrowse.readers import read_stream

TITLE = "Ferry strike ends after nine days"
TEXT = "The crews of the ferries return to work on Friday, the union said."
URL = "https://harbour.example/2026/ferry"


def one(content: str | bytes) -> Entry:
    data = content.encode() if isinstance(content, str) else content
    (item,) = read_stream(io.BytesIO(data))
    assert isinstance(item, Entry), item
    return item


def table(*rows: list[str], sign: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    return out.getvalue()


GUARDIAN_LIKE = {
    "response": {
        "results": [
            {
                "id": "sea/ferry",
                "webPublicationDate": "2026-02-04T18:54:15Z",
                "webTitle": TITLE,
                "webUrl": URL,
                "fields": {"byline": "Ida Holm", "body": f"<p>{TEXT}</p>", "publication": "Harbour Post"},
            }
        ]
    }
}
NYT_LIKE = {
    "response": {
        "docs": [
            {
                "headline": {"main": TITLE, "kicker": None},
                "lead_paragraph": TEXT,
                "web_url": URL,
                "source": "Harbour Post",
                "pub_date": "2026-02-04T18:54:15+0000",
                "byline": {"original": "By Ida Holm"},
                "keywords": [{"name": "subject", "value": "Ferries"}],
            }
        ]
    }
}
NEWSAPI_LIKE = {
    "articles": [
        {
            "source": {"id": None, "name": "Harbour Post"},
            "author": "Ida Holm",
            "title": TITLE,
            "url": URL,
            "publishedAt": "2026-02-04T18:54:15Z",
            "content": f"{TEXT} [+2345 chars]",
        }
    ]
}
EVENTS_LIKE = {
    "articles": {
        "results": [
            {
                "lang": "eng",
                "date": "2026-02-04",
                "dateTime": "2026-02-04T18:54:15Z",
                "url": URL,
                "title": TITLE,
                "body": TEXT,
                "source": {"uri": "harbour.example", "title": "Harbour Post"},
                "authors": [{"uri": "x", "name": "Ida Holm", "isAgency": False}],
            }
        ]
    }
}
STARRED = {
    "title": "Starred",
    "items": [
        {
            "title": TITLE,
            "published": 1770231255,
            "canonical": [{"href": URL}],
            "summary": {"direction": "ltr", "content": f"<p>{TEXT}</p>"},
            "author": "Ida Holm",
            "origin": {"streamId": "feed/x", "title": "Harbour Post"},
        }
    ],
}
STORIES = {
    "stories": [
        {
            "story_title": TITLE,
            "story_content": f"<p>{TEXT}</p>",
            "story_permalink": URL,
            "story_date": "2026-02-04T18:54:15Z",
            "story_authors": "Ida Holm",
            "feed_title": "Harbour Post",
        }
    ]
}
SEARCH_HITS = {
    "hits": {
        "hits": [
            {
                "_id": "x1",
                "_source": {
                    "title": TITLE,
                    "text": TEXT,
                    "publish_date": "2026-02-04T18:54:15Z",
                    "publisher": "Harbour Post",
                    "author": "Ida Holm",
                    "link": URL,
                },
            }
        ]
    }
}
CRAWLED = {
    "title": TITLE,
    "maintext": TEXT,
    "date_publish": "2026-02-04 18:54:15+00:00",
    "date_download": "2026-02-06 10:00:00",
    "source_domain": "Harbour Post",
    "authors": ["Ida Holm"],
    "url": URL,
}
BLOG = [
    {
        "id": 12,
        "date": "2026-02-04T19:54:15",
        "date_gmt": "2026-02-04T18:54:15",
        "link": URL,
        "title": {"rendered": TITLE},
        "content": {"rendered": f"<p>{TEXT}</p>"},
        "author": "Ida Holm",
        "publication": "Harbour Post",
        "categories": [1, 2],
    }
]


@pytest.mark.parametrize(
    "document",
    [GUARDIAN_LIKE, NYT_LIKE, NEWSAPI_LIKE, EVENTS_LIKE, STARRED, STORIES, SEARCH_HITS, CRAWLED],
    ids=["guardian", "nyt", "newsapi", "events", "starred", "stories", "hits", "crawled"],
)
def test_answers_of_services(document: dict[str, Any]) -> None:
    entry = one(json.dumps(document, indent=1))
    assert (entry.title, entry.body, entry.url) == (TITLE, TEXT, URL)
    assert entry.published == "2026-02-04T18:54:15+00:00"
    assert (entry.source, entry.authors) == ("Harbour Post", ("Ida Holm",))


def test_names_within_json_lines() -> None:
    crawled = {**CRAWLED, "date": {"$date": "2026-02-04T18:54:15Z"}}
    for record in (CRAWLED, crawled):
        entry = one(json.dumps(record) + "\n")
        assert (entry.title, entry.body, entry.url) == (TITLE, TEXT, URL)
        assert (entry.published, entry.source) == ("2026-02-04T18:54:15+00:00", "Harbour Post")


def test_lines_of_json_whatever_the_file_is_called() -> None:
    lines = [{"link": f"{URL}/{n}", "headline": TITLE, "short_description": f"{TEXT} {n}"} for n in (1, 2)]
    found = list(read_stream(io.BytesIO("\n".join(map(json.dumps, lines)).encode())))
    assert [item.body for item in found if isinstance(item, Entry)] == [f"{TEXT} 1", f"{TEXT} 2"]


def test_a_column_in_utc_gives_the_zone_and_numbers_are_no_names() -> None:
    assert one(json.dumps(BLOG)).published == "2026-02-04T18:54:15+00:00"
    columns = table(["title", "text", "pub_date_utc"], [TITLE, TEXT, "2026-02-04 18:54:15"])
    assert one(columns).published == "2026-02-04T18:54:15+00:00"
    numbered = one(json.dumps([{**BLOG[0], "date": None, "author": 3}]))
    assert numbered.published == "2026-02-04T18:54:15+00:00"
    assert (numbered.authors, numbered.tags) == ((), ())


def test_reference_managers() -> None:
    zotero = table(
        ["Key", "Author", "Title", "Publication Title", "Url", "Abstract Note", "Date", "Manual Tags"],
        ["AB12CD34", "Holm, Ida; Berg, Jon", TITLE, "Harbour Post", URL, TEXT, "2026-02-04", "sea; work"],
    )
    csl = json.dumps(
        [
            {
                "id": "AB12CD34",
                "abstract": TEXT,
                "container-title": "Harbour Post",
                "title": TITLE,
                "URL": URL,
                "author": [{"family": "Holm", "given": "Ida"}, {"family": "Berg", "given": "Jon"}],
                "issued": {"date-parts": [["2026", 2, 4]]},
            }
        ]
    )
    for content in (zotero, csl):
        entry = one(content)
        assert (entry.title, entry.body, entry.url, entry.ref) == (TITLE, TEXT, URL, "AB12CD34")
        assert (entry.published, entry.source) == ("2026-02-04", "Harbour Post")
        assert entry.authors == ("Ida Holm", "Jon Berg")
    assert one(zotero).tags == ("sea", "work")


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("['Ida Holm', 'Jon Berg']", ("Ida Holm", "Jon Berg")),
        ('["Ida Holm", "Jon O\'Berg"]', ("Ida Holm", "Jon O'Berg")),
        ("Holm, Ida", ("Ida Holm",)),
        ("Holm, Ida M.", ("Ida M. Holm",)),
        ("Ida Holm, Jon Berg", ("Ida Holm", "Jon Berg")),
        ("By Ida Holm and Jon Berg", ("Ida Holm", "Jon Berg")),
        ("[]", ()),
    ],
)
def test_writers_in_a_cell(written: str, names: tuple[str, ...]) -> None:
    assert one(table(["title", "text", "authors"], [TITLE, TEXT, written])).authors == names


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        (("2/4/2026", "2/14/2026"), "2026-02-04"),
        (("4/2/2026", "14/2/2026"), "2026-02-04"),
        (("2/4/2026", "4/2/2026"), None),
        (("14/2/2026", "2/14/2026"), "2026-02-14"),
        (("February 4, 2026 Wednesday", ""), "2026-02-04"),
        (("20260204T185415Z", ""), "2026-02-04T18:54:15+00:00"),
    ],
)
def test_days_of_a_column(dates: tuple[str, str], read: str | None) -> None:
    rows = [[f"{TITLE} {number}", TEXT, day] for number, day in enumerate(dates)]
    first, _ = read_stream(io.BytesIO(table(["title", "text", "date"], *rows).encode()))
    assert isinstance(first, Entry)
    assert first.published == read


@pytest.mark.parametrize(
    ("given", "code"), [("English", "en"), ("eng", "en"), ("ger", "de"), ("pt-BR", "pt")]
)
def test_languages(given: str, code: str) -> None:
    assert one(table(["title", "date", "language"], [TITLE, "2026-02-04", given])).language == code


def test_tables_as_spreadsheets_write_them() -> None:
    header, row = ["Title", "Date", "Text", "Source"], [TITLE, "2026-02-04", TEXT, "Harbour Post"]
    stated = "sep=;\r\n" + table(header, row, sign=";")
    wide = table(header, row, sign="\t").encode("utf-16")
    for content in (stated, wide):
        entry = one(content)
        assert (entry.title, entry.body, entry.published) == (TITLE, TEXT, "2026-02-04")


def test_an_article_that_lists_others_is_one_article() -> None:
    related = [{"title": f"Another one {number}", "url": f"{URL}/{number}"} for number in range(5)]
    entry = one(json.dumps({"title": TITLE, "body": TEXT, "related": related}))
    assert (entry.title, entry.body) == (TITLE, TEXT)


def test_a_line_without_a_text_stays_a_failure() -> None:
    (item,) = read_stream(io.BytesIO(b'{"title": "Ferry", "url": "https://x.example"}\n'), format="jsonl")
    assert item == Failure("stdin", "line 1: no body")


SPLIT = {"columns": ["title", "text"], "index": [0, 1], "data": [[TITLE, TEXT], ["Pier", TEXT]]}
COLUMNS = {"title": {"0": TITLE, "1": "Pier"}, "text": {"0": TEXT, "1": TEXT}}
BY_ID = {"a1": {"title": TITLE, "body": TEXT}, "a2": {"title": "Pier", "body": TEXT}}
LISTING = {"data": {"children": [{"data": {"title": one, "selftext": TEXT}} for one in (TITLE, "Pier")]}}


@pytest.mark.parametrize(
    "document", [SPLIT, COLUMNS, BY_ID, LISTING], ids=["split", "columns", "ids", "listing"]
)
def test_articles_that_are_no_list(document: dict[str, Any]) -> None:
    found = list(read_stream(io.BytesIO(json.dumps(document).encode())))
    assert [(item.title, item.body) for item in found if isinstance(item, Entry)] == [
        (TITLE, TEXT),
        ("Pier", TEXT),
    ]


def test_a_text_in_pieces() -> None:
    pieces = ["The ferry ", {"type": "bold", "text": "sails"}, " again. See ", {"type": "link", "text": URL}]
    channel = {"name": "Harbour", "messages": [{"id": 2, "date": "2026-02-04T18:54:15", "text": pieces}]}
    entry = one(json.dumps(channel))
    assert entry.body == f"The ferry sails again. See {URL}"
    assert (entry.published, entry.ref) == ("2026-02-04", "2")


def test_headlines_alone_and_reports_of_media_monitors() -> None:
    assert one(table(["publish_date", "headline_text"], ["20260204", TITLE])).published == "2026-02-04"
    header = ["Date", "Headline", "URL", "Opening Text", "Source", "Influencer", "Language"]
    row = ["04-Feb-2026 06:54PM", TITLE, URL, TEXT, "Harbour Post", "Ida Holm", "English"]
    entry = one(table(header, row, sign="\t").encode("utf-16"))
    assert (entry.body, entry.authors, entry.published) == (TEXT, ("Ida Holm",), "2026-02-04")


@pytest.mark.parametrize(
    ("given", "source", "url"),
    [
        ("https://www.harbour.example", "harbour.example", None),
        (URL, "harbour.example", URL),
        ("Harbour Post", "Harbour Post", None),
    ],
)
def test_a_source_that_is_an_address(given: str, source: str, url: str | None) -> None:
    entry = one(json.dumps([{"title": TITLE, "body": TEXT, "source": given}]))
    assert (entry.source, entry.url) == (source, url)

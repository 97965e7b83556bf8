"""Markdown with front matter, as people and as attackers write it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.models import Entry, Failure, PublishedFrom
from newsbrowse.readers import read_stream


def item(text: str) -> Entry | Failure:
    (found,) = read_stream(io.BytesIO(text.encode()), format="markdown")
    return found


def one(text: str) -> Entry:
    entry = item(text)
    assert isinstance(entry, Entry), entry
    return entry


def reason(text: str) -> str:
    failure = item(text)
    assert isinstance(failure, Failure), failure
    return failure.reason


FULL = """---
title: "Ferry strike: it ends"
date: 2026-02-04
source: Harbour News
authors:
  - Ann Poe
  - Ben Low
link: https://example.org/ferry
lang: en
id: 007
tags: sea, work
---

# Ferry strike: it ends

Crews return to *work*.


- one
- two
"""


def test_front_matter() -> None:
    entry = one(FULL)
    assert entry.title == "Ferry strike: it ends"
    assert entry.body == "Crews return to *work*.\n\n- one\n- two"
    assert (entry.published, entry.published_from) == ("2026-02-04", PublishedFrom.METADATA)
    assert entry.authors == ("Ann Poe", "Ben Low")
    assert (entry.source, entry.url, entry.language) == ("Harbour News", "https://example.org/ferry", "en")
    assert (entry.ref, entry.tags) == ("007", ("sea", "work"))


def test_one_author_as_a_string() -> None:
    assert one("---\nauthor: Ann Poe and Ben Low\n---\nText.").authors == ("Ann Poe", "Ben Low")


def test_times_keep_their_zone() -> None:
    entry = one("---\npublished: 2026-02-04T18:54:15Z\n---\n# T\n\nText.")
    assert entry.published == "2026-02-04T18:54:15+00:00"


def test_title_from_the_heading_or_the_first_line() -> None:
    assert one("# A heading #\n\nText.").title == "A heading"
    assert one("# A heading\n\nText.").body == "Text."
    assert one("Preface.\n\n# Later heading\n\nText.").title == "Later heading"
    assert one("First line of it\n\nText.").title == "First line of it"
    assert one("---\ntitle: Other\n---\n# A heading\n\nText.").body == "# A heading\n\nText."


def test_absent_values() -> None:
    entry = one("---\ntitle: T\npublished: ~\nauthors:\nurl: null\nsource: ''\n---\nText.")
    assert (entry.published, entry.authors, entry.url, entry.source) == (None, (), None, None)
    assert one("---\n---\n# T\n\nText.").title == "T"


def test_a_rule_is_no_front_matter() -> None:
    assert one("---\n\nText below a rule that never closes.").title == "Text below a rule that never closes"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: T\nauthors: [a\n---\nText.", "line 3: front matter is not YAML"),
        ("---\ntitle: a: b\n---\nText.", "line 2: front matter is not YAML"),
        ("---\n- a\n- b\n---\nText.", "line 2: front matter is not a list of keys and values"),
        ("---\na: &x [1]\nb: [*x, *x]\n---\nText.", "front matter with aliases is not read"),
        ("---\na: " + "[" * 500 + "\n---\nText.", "front matter is nested too deeply"),
        ("---\ntitle: {a: b}\n---\nText.", "title is not a string"),
        ("---\ntitle: \x01\n---\nText.", "front matter is not YAML"),
        (" \n\n", "the file has only white space"),
        ("---\nsource: S\n---\n", "no title and no body"),
    ],
)
def test_what_is_wrong_is_said(text: str, expected: str) -> None:
    assert reason(text).startswith(expected)


def test_tags_of_yaml_make_no_objects() -> None:
    assert reason("---\ntitle: !!python/object/apply:os.getcwd []\n---\nText.") == "title is not a string"


def test_huge_front_matter_is_text() -> None:
    entry = one("---\n" + "key: value\n" * 10_000 + "---\nText.")
    assert "key: value" in entry.body


@given(st.text(alphabet=st.sampled_from("-: \n#[]{}*&!|>'\"abc%@`?,\t\\0"), max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_front_matter_is_read_or_refused(text: str) -> None:
    found = item(f"---\n{text}\n---\nSome text.")
    assert isinstance(found, Entry | Failure)


def test_a_byline_and_a_day_below_the_headline_are_no_text() -> None:
    entry = one("# Ferry strike\n\n*By Ann Poe and Ben Low*\n\nFebruary 4, 2026\n\nCrews **return**.\n")
    assert (entry.title, entry.body) == ("Ferry strike", "Crews **return**.")
    assert entry.authors == ("Ann Poe", "Ben Low")
    assert (entry.published, entry.published_from) == ("2026-02-04", PublishedFrom.TEXT)


def test_what_only_begins_like_a_day_is_text() -> None:
    body = "February 4, 2026, was cold, and crews returned to work all the same, said Ann Poe."
    assert one(f"# Ferry strike\n\n{body}\n").body == body


CLIPPED = """---
title: "Ferry strike ends"
source: "https://harbour.example/2026/ferry"
author:
  - "[[Ida Holm]]"
published: 2026-02-04
created: 2026-02-06
tags:
  - "clippings"
---
The crews return to work.
"""


def test_a_page_that_a_clipper_saved() -> None:
    entry = one(CLIPPED)
    assert (entry.title, entry.body) == ("Ferry strike ends", "The crews return to work.")
    assert (entry.url, entry.source) == ("https://harbour.example/2026/ferry", "harbour.example")
    assert (entry.authors, entry.published, entry.tags) == (("Ida Holm",), "2026-02-04", ("clippings",))


def test_fields_under_other_names() -> None:
    front = "title: Ferry strike ends\ncategories: [sea, work]\ndate_published: 2026-02-04 18:54:15 +0100"
    entry = one(f"---\n{front}\n---\nText.\n")
    assert (entry.tags, entry.published) == (("sea", "work"), "2026-02-04T18:54:15+01:00")


def test_front_matter_in_toml() -> None:
    front = (
        'title = "Ferry strike ends"\ndate = 2026-02-04T18:54:15+01:00\nauthor = "Ida Holm"\ntags = ["sea"]'
    )
    entry = one(f"+++\n{front}\n+++\n\nText.\n")
    assert (entry.title, entry.body, entry.authors) == ("Ferry strike ends", "Text.", ("Ida Holm",))
    assert (entry.published, entry.tags) == ("2026-02-04T18:54:15+01:00", ("sea",))
    assert reason("+++\ntitle = \n+++\nText.\n") == "front matter is not TOML"
    assert one("+++\nno front matter\n").body.startswith("+++")

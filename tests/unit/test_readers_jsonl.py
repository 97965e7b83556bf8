"""JSON Lines: what senders write, what they forget, and what breaks."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.models import Entry, Failure, PublishedFrom
from newsbrowse.readers import read_path, read_stream, source


def read(*records: object, raw: bytes | None = None) -> list[Entry | Failure]:
    data = raw if raw is not None else "\n".join(json.dumps(record) for record in records).encode()
    return list(read_stream(io.BytesIO(data), format="jsonl"))


def one(record: object) -> Entry:
    (entry,) = read(record)
    assert isinstance(entry, Entry), entry
    return entry


def reason(record: object) -> str:
    (failure,) = read(record)
    assert isinstance(failure, Failure), failure
    return failure.reason


def test_all_keys() -> None:
    entry = one(
        {
            "title": "Ferry strike ends",
            "body": "Crews return to work.\n\nThe union accepted.",
            "published": "2026-02-04T18:54:15Z",
            "source": "Harbour News",
            "authors": ["Ann Poe", "Ben Low"],
            "url": "https://example.org/ferry",
            "language": "en-GB",
            "ref": "f-17",
            "tags": ["sea"],
        }
    )
    assert entry == Entry(
        origin="https://example.org/ferry",
        title="Ferry strike ends",
        body="Crews return to work.\n\nThe union accepted.",
        published="2026-02-04T18:54:15+00:00",
        published_from=PublishedFrom.METADATA,
        source="Harbour News",
        authors=("Ann Poe", "Ben Low"),
        url="https://example.org/ferry",
        language="en",
        ref="f-17",
        tags=("sea",),
    )


def test_other_names_of_the_keys() -> None:
    entry = one(
        {
            "headline": "T",
            "text": "B",
            "date": "2026-02-04",
            "byline": "by Ann Poe, Newswire",
            "id": 12,
            "lang": "FR",
        }
    )
    assert (entry.title, entry.body, entry.published) == ("T", "B", "2026-02-04")
    assert (entry.authors, entry.ref, entry.language) == (("Ann Poe",), "12", "fr")
    assert entry.origin == "stdin#12"


def test_the_proper_key_wins_over_another_name() -> None:
    entry = one({"title": "T", "body": "B", "text": "other", "ref": "r", "id": "i"})
    assert (entry.body, entry.ref) == ("B", "r")


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2026-02-04", "2026-02-04"),
        ("2026-02-04T18:54:15+02:00", "2026-02-04T18:54:15+02:00"),
        ("January 21, 2025", "2025-01-21"),
        ("soon", None),
        ("0000-99-99", None),
        (1770231255, None),
        ([], None),
        (None, None),
    ],
)
def test_published(stamp: object, day: str | None) -> None:
    entry = one({"title": "T", "body": "B", "published": stamp})
    assert entry.published == day
    assert entry.published_from == (PublishedFrom.METADATA if day else PublishedFrom.UNKNOWN)


def test_a_bare_headline_and_a_bare_text() -> None:
    assert one({"title": "Only a headline", "body": ""}).body == ""
    assert one({"title": "Only a headline", "body": None}).body == ""
    untitled = one(
        {"title": None, "body": "OSLO, Feb 3 - The talks ended early on Tuesday. Nobody said why."}
    )
    assert untitled.title == "The talks ended early on Tuesday"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"title": "T"}, "line 1: no body"),
        ({"body": "B"}, "line 1: no title"),
        ({"title": "", "body": " \n"}, "line 1: title and body are both empty"),
        ({"title": 5, "body": "B"}, "line 1: title is not a string"),
        ({"title": "T", "body": ["B"]}, "line 1: body is not a string"),
        ({"title": "T", "body": "B", "authors": 4}, "line 1: authors is not a string or a list of strings"),
        (
            {"title": "T", "body": "B", "authors": [["x"]]},
            "line 1: authors is not a string or a list of strings",
        ),
        ({"title": "T", "body": "B", "source": {}}, "line 1: source is not a string"),
        (["T", "B"], "line 1: not a JSON object"),
        (None, "line 1: not a JSON object"),
    ],
)
def test_what_is_wrong_is_said(record: object, expected: str) -> None:
    assert reason(record) == expected


def test_a_bad_line_does_not_stop_the_others() -> None:
    raw = b'\xef\xbb\xbf{"title":"A","body":"a"}\r\n\r\n{"title":\n\x00\x01\x02\n{"title":"B","body":"b"}'
    items = read(raw=raw)
    assert [item.title for item in items if isinstance(item, Entry)] == ["A", "B"]
    failures = [item.reason for item in items if isinstance(item, Failure)]
    assert failures[0].startswith("line 3: not JSON (")
    assert failures[1] == "line 4: this is not text"


@pytest.mark.parametrize("raw", [b"[" * 100_000, b'{"a":' * 100_000, b'{"title":' + b"9" * 5000 + b"}"])
def test_json_that_would_break_a_parser(raw: bytes) -> None:
    (item,) = read(raw=raw)
    assert isinstance(item, Failure)
    assert item.reason.startswith("line 1: not JSON (")


def test_lone_surrogates_and_nul_are_survived() -> None:
    (entry,) = read(raw=rb'{"title":"half \ud800","body":"nul \u0000 and \udc00","ref":"\ud800"}')
    assert isinstance(entry, Entry)
    assert (entry.title, entry.body) == ("half \ufffd", "nul \ufffd and \ufffd")
    entry.origin.encode("utf-8")


def test_origins_do_not_depend_on_the_order() -> None:
    a, b = {"title": "A", "body": "a"}, {"title": "B", "body": "b"}
    assert {item.origin for item in read(a, b)} == {item.origin for item in read(b, a)}
    assert len({item.origin for item in read(a, b)}) == 2


def test_only_web_addresses_are_origins() -> None:
    entry = one({"title": "T", "body": "B", "url": "javascript:alert(1)", "ref": "7"})
    assert (entry.url, entry.origin) == (None, "stdin#7")


def test_wire_text_is_unwrapped_and_gets_its_dateline() -> None:
    body = (
        "Delegates agreed to a draft text on\nriver pollution, ending nine days of talks\nthat began badly.\n"
        "    A vote is planned for the autumn,\nthe chairwoman said."
    )
    entry = one({"title": "T", "body": body, "dateline": "   GENEVA, Feb 26 -"})
    assert entry.body == (
        "GENEVA, Feb 26 - Delegates agreed to a draft text on river pollution, ending nine days of talks that"
        " began badly.\n\nA vote is planned for the autumn, the chairwoman said."
    )
    again = one({"title": "T", "body": "GENEVA, Feb 26 - Delegates agreed.", "dateline": "GENEVA, Feb 26 -"})
    assert again.body == "GENEVA, Feb 26 - Delegates agreed."


def test_paragraphs_and_lists() -> None:
    entry = one({"title": "T", "body": "  One.  \nTwo.\n\n\n\n- a\n- b\n\nThree. "})
    assert entry.body == "One.\n\nTwo.\n\n- a\n- b\n\nThree."


def test_source_is_overridden() -> None:
    data = io.BytesIO(b'{"title":"T","body":"B","source":"theirs"}')
    (entry,) = read_stream(data, source="ours")
    assert isinstance(entry, Entry)
    assert entry.source == "ours"


def test_a_line_over_the_limit_is_one_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_DOCUMENT", 200_000)
    raw = b'{"title":"A","body":"a"}\n' + b"x" * 3_000_000 + b'\n{"title":"B","body":"b"}\n'
    first, failure, last = read(raw=raw)
    assert isinstance(first, Entry)
    assert isinstance(failure, Failure)
    assert failure.reason == "line 2: larger than 20 MB, which no article is"
    assert isinstance(last, Entry)


def test_records_are_read_lazily(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    line = json.dumps({"title": "T", "body": "word " * 2000}) + "\n"
    path.write_text(line * 500)
    items = read_path(path)
    first = next(items)
    assert isinstance(first, Entry)
    assert first.origin.startswith(f"{path.resolve()}#")


def test_sixteen_bit_files_are_read() -> None:
    (entry,) = read(raw='{"title":"Ünder","body":"Öl"}\n'.encode("utf-16"))
    assert isinstance(entry, Entry)
    assert entry.title == "Ünder"


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(
    ["title", "body", "text", "published", "date", "authors", "byline", "url", "ref", "id", "tags"]
)


@given(st.dictionaries(KEYS, JSON_VALUES, max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_object_is_an_entry_or_a_failure(record: dict[str, object]) -> None:
    (item,) = read(record)
    if isinstance(item, Entry):
        assert item.title
        assert "\n" not in item.title
        assert "\n\n\n" not in item.body
        (item.title + item.body + item.origin).encode("utf-8")


@given(st.binary(max_size=120))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_entries_or_failures(data: bytes) -> None:
    for item in read(raw=data):
        assert isinstance(item, Entry | Failure)


def test_the_origin_is_the_address_without_what_traces_the_reader() -> None:
    entry = one({"title": "A", "body": "B.", "url": "https://example.org/ferry?utm_source=x&id=7"})
    assert entry.origin == "https://example.org/ferry?id=7"
    assert entry.url == "https://example.org/ferry?utm_source=x&id=7"

"""Lists of feeds: read, written, and what others write."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.errors import ReadError
from newsbrowse.readers.opml import Listed, read_opml, write_opml


def test_nested_outlines() -> None:
    data = b"""<?xml version="1.0"?><opml version="1.1"><body><outline text="News">
      <outline type="rss" text="A" xmlUrl="https://a.example/feed?utm_source=x"/>
      <outline TEXT="B &amp; C" XMLURL="http://b.example/rss" htmlUrl="http://b.example/"/>
      <outline text="a link" type="link" url="http://c.example/"/>
      <outline xmlUrl="javascript:x"/><outline xmlUrl="http://b.example/rss"/></outline></body></opml>"""
    assert read_opml(data) == [
        Listed("https://a.example/feed", "A"),
        Listed("http://b.example/rss", "B & C"),
    ]


def test_quotation_marks_in_values_are_mended() -> None:
    data = b"""<opml><body><outline text="A" description="In "Deep" waters & more" xmlUrl="http://a.example/f"/>
      <outline text="B" xmlUrl="http://b.example/f" /></body></opml>"""
    assert read_opml(data) == [Listed("http://a.example/f", "A"), Listed("http://b.example/f", "B")]


def test_a_bare_ampersand_and_a_false_encoding_are_mended() -> None:
    data = '<?xml version="1.0" encoding="nonsense"?><opml><outline text="Ü & Co" xmlUrl="http://a.example/?a=1&b=2"/></opml>'
    assert read_opml(data.encode()) == [Listed("http://a.example/?a=1&b=2", "Ü & Co")]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        b"<opml><body/></opml>",
        b'<!DOCTYPE o [<!ENTITY a "b">]><opml><outline xmlUrl="http://a.example/" text="&a;"/></opml>',
    ],
)
def test_what_is_no_list_is_said(data: bytes) -> None:
    with pytest.raises(ReadError):
        read_opml(data)


@settings(max_examples=50)
@given(st.lists(st.text(max_size=40), max_size=5))
def test_what_is_written_is_read(titles: list[str]) -> None:
    feeds = [Listed(f"https://a.example/{number}", title) for number, title in enumerate(titles)]
    if feeds:
        assert [one.address for one in read_opml(write_opml(feeds).encode())] == [
            one.address for one in feeds
        ]

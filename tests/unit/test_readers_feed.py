"""Feeds: what they say, what they get wrong, and what a hostile one may do."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure, PublishedFrom
from newsbrowse.readers import read_path, read_stream
from newsbrowse.readers.feed import Feed, parse_feed
from newsbrowse.readers.record import Origin

ADDRESS = "https://wire.example/feed"


def parsed(data: bytes | str, declared: str | None = None) -> Feed:
    raw = data.encode() if isinstance(data, str) else data
    return parse_feed(raw, Origin(ADDRESS, many=True), address=ADDRESS, declared=declared)


def rss(*items: str, head: str = "<title>Harbour Wire</title><link>https://wire.example/</link>") -> str:
    body = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{body}</channel></rss>'


def one(item: str, **options: str) -> Entry:
    (entry,) = parsed(rss(item, **options)).entries
    return entry


def test_an_item_of_rss() -> None:
    entry = one(
        "<title>Ferry strike &amp; tides</title><link>https://wire.example/ferry?utm_source=rss&amp;id=7</link>"
        "<pubDate>Wed, 04 Feb 2026 18:54:15 +0300</pubDate><author>ann@wire.example (Ann Poe)</author>"
        "<category>sea</category><guid isPermaLink='false'>f-17</guid>"
        "<description>&lt;p&gt;Crews return.&lt;/p&gt;&lt;p&gt;The union accepted.&lt;/p&gt;</description>",
        head="<title>Harbour Wire</title><link>https://wire.example/</link><language>en-GB</language>",
    )
    assert entry == Entry(
        origin="https://wire.example/ferry?id=7",
        title="Ferry strike & tides",
        body="Crews return.\n\nThe union accepted.",
        published="2026-02-04T18:54:15+03:00",
        published_from=PublishedFrom.METADATA,
        source="Harbour Wire",
        authors=("Ann Poe",),
        url="https://wire.example/ferry?id=7",
        language="en",
        ref="f-17",
        tags=("sea",),
    )


def test_an_entry_of_atom_takes_the_fuller_text() -> None:
    feed = parsed(
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">'
        "<title type='html'>Le &lt;b&gt;Fil&lt;/b&gt;</title>"
        "<entry><title>Un</title><id>tag:1</id><link href='/a/1'/><updated>2026-02-05T01:00:00Z</updated>"
        "<published>2026-02-04T10:00:00+01:00</published><author><name>Jean Dupont</name></author>"
        "<summary>Court.</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        "<p>Bien plus long.</p><ul><li>a</li><li>b</li></ul></div></content></entry></feed>"
    )
    (entry,) = feed.entries
    assert feed.title == entry.source == "Le Fil"
    assert entry.body == "Bien plus long.\n\n- a\n- b"
    assert (entry.url, entry.published) == ("https://wire.example/a/1", "2026-02-04T10:00:00+01:00")
    assert (entry.authors, entry.language) == (("Jean Dupont",), "fr")


def test_json_feed() -> None:
    feed = parsed(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Notes",
                "authors": [{"name": "Ann Poe"}],
                "items": [
                    {
                        "id": 1,
                        "url": "https://n.example/1",
                        "content_text": "A line.\n\nMore.",
                        "tags": ["x"],
                    },
                    {"id": "2", "title": "Two", "content_html": "<p>B</p>", "date_published": "2026-02-04"},
                    "no item",
                    {"id": "3"},
                    {},
                ],
            }
        )
    )
    first, second, third = feed.entries
    assert (third.title, third.ref) == ("(no title)", "3")
    assert (first.title, first.body, first.tags) == ("A line", "A line.\n\nMore.", ("x",))
    assert (second.origin, second.published, second.authors) == (f"{ADDRESS}#2", "2026-02-04", ("Ann Poe",))
    assert feed.empty == 1


@pytest.mark.parametrize(
    ("end", "stays"),
    [
        ("The post Ferry strike appeared first on Harbour Wire.", False),
        ("Read more »", False),
        ("Continue reading Ferry strike", False),
        ("Comments", False),
        ("[link] [comments]", False),
        ("Comments were not to be had.", True),
        ("The post is vacant.", True),
    ],
)
def test_what_programs_put_below_a_text_is_left_out(end: str, stays: bool) -> None:
    body = one(
        f"<title>A</title><description>&lt;p&gt;Text.&lt;/p&gt;&lt;p&gt;{end}&lt;/p&gt;</description>"
    ).body
    assert body == (f"Text.\n\n{end}" if stays else "Text.")


def test_links_that_are_no_address_of_the_web_are_dropped() -> None:
    entry = one("<title>A</title><link>javascript:alert(1)</link><guid isPermaLink='false'>g</guid>")
    assert (entry.url, entry.origin) == (None, f"{ADDRESS}#g")


def test_items_that_share_a_link_are_told_apart() -> None:
    items = [f"<title>{n}</title><link>https://wire.example/</link><guid>{n}</guid>" for n in "ab"]
    live = [f"<title>{n}</title><link>https://wire.example/live</link><guid>{n}</guid>" for n in "cd"]
    entries = parsed(rss(*items, *live)).entries
    assert len({entry.origin for entry in entries}) == 4


def test_an_item_that_stands_twice_is_one() -> None:
    item = "<title>A</title><link>https://wire.example/a</link>"
    assert len(parsed(rss(item, item)).entries) == 1


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Wed, 04 Feb 2026 18:54:15 EST", "2026-02-04T18:54:15-05:00"),
        ("2026-02-04", "2026-02-04"),
        ("2026-02-04T18:54:15.123Z", "2026-02-04T18:54:15+00:00"),
        ("yesterday", None),
        ("", None),
    ],
)
def test_days(written: str, read: str | None) -> None:
    assert one(f"<title>A</title><pubDate>{written}</pubDate>").published == read


@pytest.mark.parametrize(
    ("encoding", "declared", "server"),
    [
        ("utf-8", "utf-8", "iso-8859-1"),
        ("utf-8", "iso-8859-1", None),
        ("iso-8859-1", "iso-8859-1", None),
        ("windows-1251", "windows-1251", None),
        ("utf-16", "utf-16", None),
    ],
)
def test_an_encoding_that_is_said_wrongly(encoding: str, declared: str, server: str | None) -> None:
    word = "Москва" if encoding == "windows-1251" else "Łódź" if encoding.startswith("utf") else "Zürich"
    text = (
        f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><item><title>{word}</title>'
    )
    feed = parsed(f"{text}</item></channel></rss>".encode(encoding), server)
    assert feed.entries[0].title == word


def test_what_is_not_well_formed_is_mended() -> None:
    feed = parsed(
        "<rss version='2.0'><channel><title>T</title><item><title>A & B</title></item><item><title>C</title>"
    )
    assert [entry.title for entry in feed.entries] == ["A & B", "C"]


@pytest.mark.parametrize(
    "data", [b"", b"  \n", b"<html><p>A page.</p></html>", b"{}", b'{"version": 1}', b"words"]
)
def test_what_is_no_feed_is_said(data: bytes) -> None:
    with pytest.raises(ReadError):
        parsed(data)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&#55357;&#56832;", "😀"),
        ("&#128512; &#x1F600;", "😀 😀"),
        ("&#55357; &#xD800; &#56832;", "� � �"),
        ("&#x110000; &#99999999999;", "� �"),
    ],
)
def test_references_to_halves_of_characters_and_to_none(written: str, read: str) -> None:
    assert one(f"<title>A {written} b</title><unclosed>").title == f"A {read} b"


def test_an_encoding_that_nobody_knows() -> None:
    data = rss("<title>Zürich</title>").encode().replace(b'"1.0"', b'"1.0" encoding="UTF-\xed8"')
    assert parsed(data).entries[0].title == "Zürich"


@pytest.mark.parametrize(
    "extension",
    [
        (
            "<georss:where><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>x</gml:posList>"
            "</gml:LinearRing></gml:exterior></gml:Polygon></georss:where>"
        ),
        "</width>",
    ],
)
def test_an_extension_that_is_not_as_it_should_be(extension: str) -> None:
    spaces = "xmlns:georss='http://www.georss.org/georss' xmlns:gml='http://www.opengis.net/gml'"
    feed = parsed(rss(f"<title>A</title>{extension}").replace("<rss ", f"<rss {spaces} "))
    assert [entry.title for entry in feed.entries] == ["A"]


@pytest.mark.parametrize(
    "data",
    [
        b"<rss version='2.0'>" + b"<a " * 100_000,
        b"<rss version='2.0'><item " + b"a='b' " * 20_000 + b"></item></rss>",
    ],
)
def test_tags_without_an_end_are_refused_at_once(data: bytes) -> None:
    with pytest.raises(ReadError, match="tags have no end"):
        parse_feed(data, Origin("https://wire.example/feed"))


def test_a_long_text_without_tags_is_no_tag() -> None:
    data = (
        f"<rss version='2.0'><item><title>A</title><description><![CDATA[{'word ' * 30_000}]]></description>"
    )
    assert len(parse_feed(data.encode(), Origin("https://wire.example/feed")).entries) == 1


def test_entities_that_multiply_do_not() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha" * 50}">' for n in range(12))
    text = rss("<title>A</title><description>&a11;</description>")
    feed = parsed(f"<!DOCTYPE rss [{bomb}]>{text.partition('?>')[2]}")
    assert all(len(entry.body) < 10_000 for entry in feed.entries)


def test_a_file_is_known_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "saved.xml"
    file.write_text(rss("<title>A</title><link>https://wire.example/a</link>"), encoding="utf-8")
    (entry,) = read_path(file)
    assert isinstance(entry, Entry)
    assert entry.origin == "https://wire.example/a"


def test_feeds_of_a_folder_come_in_and_what_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(rss("<title>A</title>"), encoding="utf-8")
    (tmp_path / "b.xml").write_text("<page>words</page>", encoding="utf-8")
    (tmp_path / "c.xml").write_text("<opml version='2.0'><body/></opml>", encoding="utf-8")
    entry, *failures = read_path(tmp_path)
    assert isinstance(entry, Entry)
    reasons = [one.reason for one in failures if isinstance(one, Failure)]
    assert "not a feed" in reasons[0]
    assert "feeds import" in reasons[1]


def test_a_list_of_feeds_is_sent_where_it_belongs() -> None:
    (failure,) = read_stream(io.BytesIO(b"<?xml version='1.0'?><opml version='2.0'><body/></opml>"))
    assert isinstance(failure, Failure)
    assert "feeds import" in failure.reason


@settings(max_examples=60)
@given(st.text(alphabet="<>/&;!-[]ab= \"'\n", max_size=200))
def test_any_markup_has_a_text(piece: str) -> None:
    entry = one(f"<title>A</title><description><![CDATA[{piece.replace(']]>', '')}]]></description>")
    assert "\n\n\n" not in entry.body


@settings(max_examples=60)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_refused(data: bytes) -> None:
    try:
        parsed(b"<rss version='2.0'><item>" + data)
        parsed(data)
    except ReadError as error:
        event(str(error))

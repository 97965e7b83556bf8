"""Feeds as programs and services make them: their dates, their furniture, and whose article it is."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest

from newsbrowse.models import Entry
from newsbrowse.readers.feed import parse_feed
from newsbrowse.readers.record import Origin

NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    ' xmlns:News="https://www.bing.com/news/search"'
)
LINK = "<link>https://wire.example/ferry</link>"
TEXT = "The crews of the ferries return to work on Friday, the union said."


def entries(*items: str) -> tuple[Entry, ...]:
    body = "".join(f"<item>{item}</item>" for item in items)
    head = "<title>Harbour Wire</title><link>https://wire.example/</link>"
    feed = f'<rss version="2.0" {NAMES}><channel>{head}{body}</channel></rss>'
    return parse_feed(feed.encode(), Origin("feed.xml", many=True)).entries


def one(item: str) -> Entry:
    (entry,) = entries(item)
    return entry


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Wed, 4 Feb 26 18:54:15 +0100", "2026-02-04T18:54:15+01:00"),
        ("Wed, Feb 04 2026 06:54 PM EST", "2026-02-04T18:54:00-05:00"),
        ("Wed Feb 04 2026 18:54:15 GMT+0100 (Central European Standard Time)", "2026-02-04T18:54:15+01:00"),
        ("mer., 04 févr. 2026 18:54:15 +0100", "2026-02-04T18:54:15+01:00"),
        ("Mi, 04 Mär 2026 18:54:15 +0100", "2026-03-04T18:54:15+01:00"),
        ("mié, 04 feb 2026 18:54:15 +0100", "2026-02-04T18:54:15+01:00"),
        ("Ср, 04 фев 2026 18:54:15 +0300", "2026-02-04T18:54:15+03:00"),
        ("04 de fevereiro de 2026", "2026-02-04"),
        ("2026年2月4日 18:54", "2026-02-04"),
        ("1770227655", "2026-02-04T17:54:15+00:00"),
        ("Mon, 30 Nov -0001 00:00:00 +0000", None),
        ("0000-00-00 00:00:00", None),
        ("demain", None),
    ],
)
def test_dates(written: str, read: str | None) -> None:
    assert one(f"<title>Ferry</title>{LINK}<pubDate>{written}</pubDate>").published == read


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Ferry &amp;amp; tide", "Ferry & tide"),
        ("Ferry &amp;amp;amp; tide", "Ferry & tide"),
        ("It&amp;#8217;s over", "It’s over"),
        ("5 &lt; 7 and R&amp;D", "5 < 7 and R&D"),
    ],
)
def test_titles_escaped_too_often(title: str, read: str) -> None:
    assert one(f"<title>{title}</title>{LINK}").title == read


def test_a_text_escaped_too_often() -> None:
    markup = f"<p>{TEXT}</p><p>They sail.</p>"
    for times in (1, 2):
        escaped = escape(markup) if times == 1 else escape(escape(markup))
        entry = one(f"<title>Ferry</title>{LINK}<description>{escaped}</description>")
        assert entry.body == f"{TEXT}\n\nThey sail."


def test_prose_about_markup_stays() -> None:
    escaped = escape(escape("The sign <br> breaks a line, the sign <table> makes a table."))
    entry = one(f"<title>Signs</title>{LINK}<description>{escaped}</description>")
    assert entry.body == "The sign <br> breaks a line, the sign <table> makes a table."


def test_buttons_and_forms_among_the_paragraphs() -> None:
    form = (
        '<div class="subscription-widget-wrap"><div class="preamble"><p>Consider becoming one.</p></div>'
        '<form><input type="email"></form></div>'
    )
    end = '<p class="button-wrapper"><a>Leave a comment</a></p><div class="sharedaddy"><div>Share</div></div>'
    markup = f"<p>{TEXT}</p>{form}<p>They sail.</p>{end}"
    entry = one(f"<title>Ferry</title>{LINK}<content:encoded><![CDATA[{markup}]]></content:encoded>")
    assert entry.body == f"{TEXT}\n\nThey sail."


def test_the_outlet_of_an_item_that_was_gathered() -> None:
    own, told, alike, address = entries(
        f"<title>A</title>{LINK}",
        '<title>B</title><link>/b</link><source url="https://post.example">Harbour Post</source>',
        "<title>C</title><link>/c</link><News:Source>Harbour Post</News:Source>",
        '<title>D</title><link>/d</link><source url="https://x.example">https://x.example/feed</source>',
    )
    assert [one.source for one in (own, told, alike, address)] == [
        "Harbour Wire",
        "Harbour Post",
        "Harbour Post",
        "Harbour Wire",
    ]


def test_the_user_names_the_outlet() -> None:
    item = f"<item><title>A</title>{LINK}<source url='https://post.example'>Harbour Post</source></item>"
    feed = f"<rss version='2.0'><channel><title>W</title>{item}</channel></rss>".encode()
    (entry,) = parse_feed(feed, Origin("feed.xml", source="Mine", many=True)).entries
    assert entry.source == "Mine"


def test_links_without_a_host_and_links_to_what_is_heard() -> None:
    path, podcast, picture = entries(
        "<title>A</title><link>/2026/ferry</link>",
        '<title>B</title><guid>b</guid><enclosure url="https://wire.example/b.mp3" type="audio/mpeg"/>',
        '<title>C</title><guid>c</guid><enclosure url="https://wire.example/c.jpg" type="image/jpeg"/>',
    )
    assert path.url == "https://wire.example/2026/ferry"
    assert (podcast.url, picture.url) == ("https://wire.example/b.mp3", None)


def test_a_site_that_was_exported_whole() -> None:
    found = entries(
        f"<title>Ferry</title>{LINK}<content:encoded>{TEXT}</content:encoded><wp:post_type>post</wp:post_type>",
        "<title>ferry.jpg</title><link>/ferry-jpg</link><wp:post_type>attachment</wp:post_type>",
        "<title>Menu</title><link>/menu</link><wp:post_type>nav_menu_item</wp:post_type>",
    )
    assert [entry.title for entry in found] == ["Ferry"]

"""Messages as mail programs keep them and newsletters send them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from newsbrowse.models import Entry
from newsbrowse.readers import read_path, read_stream

TEXT = "The crews of the ferries return to work on Friday morning, the union said after a night of talks."
MORE = "Under the agreement, pay rises by four percent this year, and nobody works more than five nights."
DAY = "Date: Wed, 04 Feb 2026 18:54:15 +0100"
HEADERS = (
    f"From: Harbour Post <news@post.example>\nSubject: Ferry strike\n{DAY}\nMessage-ID: <m1@post.example>\n"
)


def one(content: str | bytes) -> Entry:
    data = content.encode() if isinstance(content, str) else content
    (item,) = read_stream(io.BytesIO(data))
    assert isinstance(item, Entry), item
    return item


def test_japanese_mail() -> None:
    text = "港湾評議会は火曜日の夜、北桟橋を二年間閉鎖することを決議した。"
    head = f"From: n@post.example\nSubject: Pier\n{DAY}\nContent-Type: text/plain; charset=ISO-2022-JP\n\n"
    entry = one(head.encode() + text.encode("iso2022_jp"))
    assert (entry.body, entry.language) == (text, "ja")


def test_headers_in_bytes_as_they_are() -> None:
    head = f"From: n@post.example\nSubject: Совет закрыл пирс\n{DAY}\n"
    head += "Content-Type: text/plain; charset=koi8-r\n\n"
    entry = one((head + "Совет порта во вторник вечером проголосовал за закрытие пирса.").encode("koi8-r"))
    assert entry.title == "Совет закрыл пирс"


def test_a_message_without_a_date_was_sent_when_it_was_first_received() -> None:
    hops = (
        "Received: from b by c; Wed, 04 Feb 2026 19:00:00 +0100\n"
        "Received: from a by b with SMTP id 1;\n Wed, 04 Feb 2026 09:54:15 -0800 (PST)\n"
    )
    entry = one(f"{hops}From: Harbour Post <n@post.example>\nSubject: Ferry strike\n\n{TEXT}\n")
    assert entry.published == "2026-02-04T09:54:15-08:00"


def test_a_message_of_apple_mail() -> None:
    message = f"{HEADERS}\n{TEXT}\n"
    notes = '<?xml version="1.0"?><plist version="1.0"><dict><key>flags</key></dict></plist>\n'
    entry = one(f"{len(message.encode())}\n{message}{notes}")
    assert (entry.title, entry.source, entry.body) == ("Ferry strike", "Harbour Post", TEXT)


def test_a_signature_is_no_text_and_dashes_within_are() -> None:
    assert one(f"{HEADERS}\n{TEXT}\n-- \nHarbour Post\nQuay 1\n").body == TEXT
    assert one(f"{HEADERS}\n{TEXT}\n\n-- said Ida Holm\n").body.endswith("said Ida Holm")


@pytest.mark.parametrize(
    "notices",
    [
        "© 2026 Harbour Post, All rights reserved.\n\nOur mailing address is:\n\nQuay 1\n\nUnsubscribe here.",
        "Want to change how you receive these emails?\n\nYou can unsubscribe from this list.",
        "You are receiving this email because you opted in via our website.\n\nHarbour Post, Quay 1",
        "Unsubscribe https://post.example/u?x=1",
        "To stop receiving these emails, write to us.",
    ],
)
def test_notices_below_a_newsletter(notices: str) -> None:
    body = f"View this email in your browser (https://post.example/v)\n\n{TEXT}\n\n{MORE}\n\n{notices}\n"
    assert one(f"{HEADERS}\n{body}").body == f"{TEXT}\n\n{MORE}"


def test_an_article_about_mail_is_kept() -> None:
    first = "The post office will let readers unsubscribe from paper letters, its director said on Tuesday."
    assert one(f"{HEADERS}\n{first}\n\n{TEXT}\n\n{MORE}\n").body == f"{first}\n\n{TEXT}\n\n{MORE}"


def test_where_a_newsletter_stands_on_the_web() -> None:
    url = "https://letter.example/p/ferry-strike"
    assert one(f"{HEADERS}List-Post: <{url}>\n\n{TEXT}\n").url == url
    assert one(f"{HEADERS}List-Post: <mailto:list@post.example>\n\n{TEXT}\n").url is None
    entry = one(f"{HEADERS}\nView this post on the web at {url}\n\n{TEXT}\n")
    assert (entry.url, entry.body) == (url, TEXT)


def test_folders_of_mail_programs(tmp_path: Path) -> None:
    message = f"{HEADERS}\n{TEXT}\n"
    for name in ("cur/1770227655.M1P2.host:2,S", "new/1770227656_0.7.host", "Mail/Inbox", "Mail/Inbox.msf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"From - Wed Feb 04 18:55:00 2026\n{message}" if "Mail" in name else message)
    (tmp_path / "README").write_text("Words that nobody sent.")
    found = [item.origin.removeprefix(str(tmp_path)) for item in read_path(tmp_path)]
    assert found == [
        "/Mail/Inbox#m1@post.example",
        "/cur/1770227655.M1P2.host:2,S",
        "/new/1770227656_0.7.host",
    ]

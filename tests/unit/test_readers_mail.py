"""Mail: messages and mailboxes, their headers and the part that is the text."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import pytest

from newsbrowse.errors import ReadError
from newsbrowse.models import Entry, Failure
from newsbrowse.readers import read_path, read_stream
from newsbrowse.readers.mail import parse_message
from newsbrowse.readers.record import Origin

TEXT = "The ferry company and its crews agreed on Friday on a rise of 4 per cent, both sides said."
HEADERS = (
    "From: =?utf-8?q?Caf=C3=A9_Post?= <news@post.example>\nTo: you\nSubject: =?utf-8?b?RsOkaHJl?= ends\n"
)


def read(data: str | bytes, many: bool = False) -> Entry:
    return parse_message(data.encode() if isinstance(data, str) else data, Origin("/m.eml", many=many))


def test_headers_are_decoded() -> None:
    entry = read(f"{HEADERS}Date: Fri, 6 Feb 2026 19:30:00 +0100\nMessage-ID: <1@post.example>\n\n{TEXT}\n")
    assert (entry.title, entry.body, entry.source) == ("Fähre ends", TEXT, "Café Post")
    assert (entry.published, entry.ref, entry.origin) == (
        "2026-02-06T19:30:00+01:00",
        "1@post.example",
        "/m.eml",
    )


def test_a_list_is_the_source_and_a_person_the_author() -> None:
    entry = read(
        f"List-Id: Morning brief <brief.post.example>\nFrom: Ida Holm <i@x.example>\nSubject: a\n\n{TEXT}"
    )
    assert (entry.source, entry.authors) == ("Morning brief", ("Ida Holm",))


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("6 Feb 2026 19:30:00 -0000", "2026-02-06T19:30:00+00:00"),
        ("nonsense", None),
        ("Fri, 99 Feb 2026 19:30:00 +0100", None),
        ("Fri, 6 Feb 2026 19:30:00 +9999999", None),
    ],
)
def test_the_day(date: str, day: str | None) -> None:
    assert read(f"From: a\nSubject: b\nDate: {date}\n\n{TEXT}").published == day


def test_the_part_that_is_the_text() -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Ferry", "Harbour Post <h@post.example>"
    message.set_content("Read this in your browser.")
    message.add_alternative(
        f"<table><tr><td>Harbour Post</td><td><h2>Ferry</h2><p>{TEXT}</p>"
        f"<p>{TEXT} Again.</p></td></tr></table>",
        subtype="html",
    )
    message.add_attachment("secret", filename="a.txt")
    assert read(message.as_bytes()).body == f"Harbour Post\n\n## Ferry\n\n{TEXT}\n\n{TEXT} Again."
    plain = EmailMessage()
    plain["Subject"], plain["From"] = "Ferry", "a@b.example"
    plain.set_content(f"{TEXT}\n\n{TEXT} Again.\n\nUnsubscribe\n")
    plain.add_alternative(f"<p>{TEXT}</p><p>{TEXT} Again.</p>", subtype="html")
    assert read(plain.as_bytes()).body == f"{TEXT}\n\n{TEXT} Again."


def test_a_mailbox(tmp_path: Path) -> None:
    path = tmp_path / "news.mbox"
    path.write_text(
        f"From a Fri Feb  6\n{HEADERS}Message-ID: <1@x>\n\n{TEXT}\n>From here on.\n\n"
        f"From b Fri Feb  6\nFrom: b\nTo: c\nDate: d\n\n\nFrom c Fri Feb  6\n{HEADERS}\n{TEXT}\n"
    )
    first, failure, last = read_path(path)
    assert isinstance(first, Entry)
    assert first.body.endswith("From here on.")
    assert first.origin == f"{path.resolve()}#1@x"
    assert failure == Failure(str(path.resolve()), "message 2: neither a subject nor a text")
    assert isinstance(last, Entry)


def test_mail_is_known_by_its_headers() -> None:
    (entry,) = read_stream(io.BytesIO(f"{HEADERS}\n{TEXT}".encode()))
    assert isinstance(entry, Entry)
    assert entry.title == "Fähre ends"


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: =?utf-8?b?!!!?= =?nonsense?q?=FF?=\nFrom: \xff\xfe\n\nwords",
        b"Subject: a\nContent-Type: text/plain; charset=no-such\nContent-Transfer-Encoding: base64\n\n####\n",
        b"Subject: a\nContent-Type: multipart/mixed; boundary=\n\n--\n--\n",
        b"Subject: a\n"
        + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
            for number in range(2000)
        ),
    ],
    ids=["headers", "charset", "boundary", "nested"],
)
def test_hostile_messages_end_in_an_entry_or_a_reason(data: bytes) -> None:
    try:
        assert read(data).title
    except ReadError as error:
        assert "nested" in str(error)  # noqa: PT017 - both ends are right

"""Files and folders: what is read, what is refused, and how that is said."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from newsbrowse.errors import UsageError
from newsbrowse.models import Entry, Failure, PublishedFrom, Unread
from newsbrowse.readers import find_path, read_path, read_stream, read_unread, source
from newsbrowse.readers.dispatch import NO_ARTICLES

ARTICLE = "Ferry strike ends after pay offer\n\nCrews return to work on Friday."


def only(path: Path) -> Entry | Failure:
    (item,) = read_path(path)
    return item


def reason(path: Path) -> str:
    failure = only(path)
    assert isinstance(failure, Failure), failure
    return failure.reason


def test_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    entry = only(path)
    assert isinstance(entry, Entry)
    assert entry.origin == str(path.resolve())
    assert (entry.title, entry.body) == (
        "Ferry strike ends after pay offer",
        "Crews return to work on Friday.",
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file has only white space"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "this is not text"),
        (b"words\x00\x00\x00\x00words", "this is not text"),
    ],
)
def test_bad_content(tmp_path: Path, content: bytes, expected: str) -> None:
    for name in ("a.txt", "a.md", "a.unknown"):
        path = tmp_path / name
        path.write_bytes(content)
        assert reason(path) == expected


def test_invalid_utf8_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Fährstreik beendet\n\nDie Mannschaft fährt wieder.".encode("latin-1"))
    entry = only(path)
    assert isinstance(entry, Entry)
    assert entry.title == "Fährstreik beendet"


def test_missing(tmp_path: Path) -> None:
    path = tmp_path / "none" / "a.txt"
    (failure,) = read_path(path)
    assert failure == Failure(str(path.resolve()), "no such file")
    (tmp_path / "b.txt").write_text(ARTICLE)
    assert reason(tmp_path / "b.txt" / "c") == "no such file"
    assert reason(tmp_path / "nul\x00byte") == "no such file"
    assert reason(tmp_path / ("n" * 5000)) == "file name too long"
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert reason(tmp_path / "dangling") == "no such file"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read all files")
def test_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    path.chmod(0)
    assert reason(path) == "permission denied"


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "pipe.txt") == "not a regular file"
    assert reason(Path("/dev/zero")) == "not a regular file"
    assert reason(tmp_path) == NO_ARTICLES


def test_a_named_link_is_followed_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "link").symlink_to(tmp_path / "a.txt")
    entry = only(tmp_path / "link")
    assert isinstance(entry, Entry)
    assert entry.origin == str((tmp_path / "a.txt").resolve())


def test_a_folder(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / ".hidden").mkdir()
    for path in ("b.txt", "a.MD", "inner/c.jsonl", "skipped.png", ".hidden/d.txt", ".e.txt"):
        (tmp_path / path).write_text('{"title": "C", "body": "c"}' if path.endswith("jsonl") else ARTICLE)
    (tmp_path / "bad.txt").write_bytes(b"")
    (tmp_path / "link.txt").symlink_to(tmp_path / "b.txt")
    (inner / "loop").symlink_to(tmp_path)
    os.mkfifo(inner / "pipe.txt")
    items = [item.origin.removeprefix(f"{tmp_path.resolve()}/").split("#")[0] for item in read_path(tmp_path)]
    assert items == ["a.MD", "b.txt", "bad.txt", "inner/c.jsonl"]


def test_files_of_a_folder_that_is_a_link_have_the_origins_of_its_target(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    for name in ("a.txt", "b 2026-02-04.txt", "c\udcff.txt", "d.html"):
        (tmp_path / "kept" / name).write_text(f"<html><body><p>{ARTICLE}" if "html" in name else ARTICLE)
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    found = list(find_path(tmp_path / "link"))
    read = [item for one in found for item in (read_unread(one) if isinstance(one, Unread) else (one,))]
    assert read == list(read_path(tmp_path / "link")) == list(read_path(tmp_path / "kept"))
    assert [Path(item.origin).parent for item in read] == [(tmp_path / "kept").resolve()] * 4


def test_a_folder_without_articles(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("<p>")
    assert reason(tmp_path) == NO_ARTICLES


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ('\n{"title": "J", "body": "b"}\n', "J"),
        ("---\ntitle: M\n---\nText.", "M"),
        ("{not json} is how it begins", "{not json} is how it begins"),
        ('{"title": "no body here"}', "no body here"),
    ],
)
def test_content_tells_the_format(tmp_path: Path, content: str, title: str) -> None:
    path = tmp_path / "no-ending"
    path.write_text(content)
    for (item,) in (list(read_path(path)), list(read_stream(io.BytesIO(content.encode())))):
        assert isinstance(item, Entry)
        assert item.title == title


MAILBOX = (
    "From ida@x.example Wed Feb  4 10:00:00 2026\nFrom: Ida <ida@x.example>\nTo: b@x.example\n"
    "Subject: Ferry strike\nDate: Wed, 4 Feb 2026 10:00:00 +0100\n\nThe crews came back to work.\n"
)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ('[{"title": "Ferry strike", "body": "The crews came back to work on Friday."}]', "Ferry strike"),
        ('{"title": "Ferry strike",\n "body": "The crews came back to work on Friday."}', "Ferry strike"),
        (
            MAILBOX,
            "Ferry strike",
        ),
        ("{braces} open this text\n\nThe crews came back to work.", "{braces} open this text"),
    ],
)
def test_what_only_ends_in_txt(tmp_path: Path, content: str, title: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(content, encoding="utf-8")
    (entry,) = read_path(path)
    assert isinstance(entry, Entry)
    assert entry.title == title


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04" + bytes(99), "a packed file (zip); unpack it first"),
        (b"PK\x03\x04....[Content_Types].xml" + bytes(99), "a document of an office program; save it as"),
        (b"\xd0\xcf\x11\xe0" + bytes(99), "a document of an office program; save it as"),
        (b"\x1f\x8b\x08" + bytes(99), "a packed file (gzip); unpack it first"),
    ],
)
def test_packed_files_are_told_what_they_are(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(content)
    (failure,) = read_path(path)
    assert isinstance(failure, Failure)
    assert failure.reason.startswith(reason)


def test_the_format_can_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text('{"title": "J", "body": "b"}')
    (entry,) = read_path(path, format="jsonl", source="ours")
    assert isinstance(entry, Entry)
    assert (entry.title, entry.source) == ("J", "ours")
    with pytest.raises(UsageError, match="unknown format: docx"):
        read_path(path, format="docx")
    with pytest.raises(UsageError):
        read_stream(io.BytesIO(b""), format="")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-02-04-ferry.txt", "2026-02-04"),
        ("ferry_20260204.md", "2026-02-04"),
        ("2026-13-44-ferry.txt", None),
        ("c71820260204.txt", None),
    ],
)
def test_the_day_in_the_name(tmp_path: Path, name: str, day: str | None) -> None:
    path = tmp_path / name
    path.write_text(ARTICLE)
    entry = only(path)
    assert isinstance(entry, Entry)
    assert entry.published == day
    assert entry.published_from == (PublishedFrom.FILE if day else PublishedFrom.UNKNOWN)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_DOCUMENT", 100)
    path = tmp_path / "a.txt"
    path.write_text("words " * 100)
    assert reason(path) == "larger than 20 MB, which no article is"


def test_names_that_are_no_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt"))
    path.write_text(ARTICLE)
    entry = only(path)
    assert entry.origin.endswith("bad\\xff.txt")


def test_stdin_again_is_the_same_article() -> None:
    first, second = (next(read_stream(io.BytesIO(ARTICLE.encode()))) for _ in range(2))
    assert first.origin == second.origin
    assert first.origin.startswith("stdin#")
    (failure,) = read_stream(io.BytesIO(b""))
    assert failure == Failure("stdin", "the file is empty")


def test_a_stream_that_fails() -> None:
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            raise OSError(5, "Input/output error")

    (failure,) = read_stream(io.BufferedReader(Broken()))
    assert failure == Failure("stdin", "input/output error")


def test_what_belongs_to_a_saved_page_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "ferry.htm").write_text(f"<html><body><p>{ARTICLE} {ARTICLE}</p></body></html>")
    for folder in ("ferry_files", "other_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(ARTICLE)
    names = [item.origin.removeprefix(f"{tmp_path.resolve()}/") for item in read_path(tmp_path)]
    assert names == ["ferry.htm", "other_files/a.txt"]

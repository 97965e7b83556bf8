"""Contents that hold articles and are not read: a line that says what they are and what to do."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from newsbrowse.models import Failure
from newsbrowse.readers import read_path, read_stream

OFFICE = b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.rtf", rb"{\rtf1\ansi Ferry strike\par}", "rich text"),
        ("a.ris", b"TY  - NEWS\nTI  - Ferry strike\nER  - \n", "references (RIS)"),
        ("a.bib", b"@article{holm,\n title = {Ferry strike}\n}\n", "references (BibTeX)"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n<html><p>Ferry</p></html>", "web archive (WARC)"),
        ("a.xlsx", OFFICE + b"\0xl/workbook.xml", "save it as CSV"),
        ("a.docx", OFFICE + b"\0word/document.xml", "save it as text"),
        ("a.parquet", b"PAR1\x15\x04" + bytes(200), "Parquet"),
        ("a.db", b"SQLite format 3\0" + bytes(200), "a database"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture"),
        ("a.xml", b'<?xml version="1.0"?><urlset xmlns="x"><url/></urlset>', "site map"),
        ("a.xml", b"<mediawiki><page><title>Ferry</title></page></mediawiki>", "MediaWiki"),
        ("a.xml", b'<?xml version="1.0"?><catalog><title>Ferry</title></catalog>', "XML, but no feed"),
        (
            "a.html",
            b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>",
            "a list of bookmarks",
        ),
    ],
)
def test_advice(name: str, content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    for items in (list(read_path(path)), list(read_stream(io.BytesIO(content)))):
        (failure,) = items
        assert isinstance(failure, Failure)
        assert words in failure.reason

"""What holds articles and is not read here: what it is, and what to do with it, in a line."""

from __future__ import annotations

import re

_HEAD = 8192
_UNPACK = "; unpack it first"
_OFFICE = "a document of an office program; save it as text, HTML or PDF"
_SHEET = "a spreadsheet; save it as CSV"
PICTURE = "a picture; its text has to be recognised by another program first"
"""Said of pictures of any kind."""

_REFERENCES = "export it as CSV or as CSL JSON"
_STARTS = (
    (b"PK\x03\x04", f"a packed file (zip){_UNPACK}"),
    (b"\x1f\x8b", f"a packed file (gzip){_UNPACK}"),
    (b"BZh", f"a packed file (bzip2){_UNPACK}"),
    (b"\xfd7zXZ\0", f"a packed file (xz){_UNPACK}"),
    (b"\x28\xb5\x2f\xfd", f"a packed file (zstd){_UNPACK}"),
    (b"7z\xbc\xaf\x27\x1c", f"a packed file (7z){_UNPACK}"),
    (b"Rar!", f"a packed file (rar){_UNPACK}"),
    (b"\xd0\xcf\x11\xe0", _OFFICE),
    (b"{\\rtf", "rich text (RTF); save it as text, HTML or PDF"),
    (b"PAR1", "a table in Parquet; write it as CSV or JSON Lines"),
    (b"SQLite format 3", "a database (SQLite); write its articles as CSV or JSON Lines"),
    (b"WARC/", "a web archive (WARC); take the pages out of it as HTML files"),
    (b"TY  - ", f"a list of references (RIS); {_REFERENCES}"),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
)
_MARKS = tuple(mark for mark, _ in _STARTS)
_BLANK = b"\xef\xbb\xbf \t\r\n"
_BIBTEX = re.compile(rb"@(?:article|misc|book|online|inproceedings|techreport)\s*\{", re.IGNORECASE)
_BOOKMARKS = re.compile(rb"\A<!DOCTYPE NETSCAPE-Bookmark|<title>Pocket Export</title>", re.IGNORECASE)
_BOOKMARKS_ROOM = 1000
_ROOT = re.compile(rb"<([A-Za-z_][\w.-]*(?::[\w.-]+)?)[\s/>]")
_DOCUMENTS = {
    b"urlset": "a site map, which only lists pages; add the pages, or follow the feed of the site",
    b"sitemapindex": "a list of site maps; add the pages, or follow the feed of the site",
    b"mediawiki": "a dump of a wiki (MediaWiki); save its pages as HTML",
}
_OTHER_XML = "XML, but no feed (RSS or Atom); write its articles as JSON Lines, CSV or HTML"


def advice(head: bytes) -> str | None:
    """What a content is that holds texts only once it is unpacked or saved otherwise; None for any other."""
    if head.startswith(b"PK\x03\x04") and (b"[Content_Types].xml" in head or b"vnd.oasis" in head):
        return _SHEET if b"xl/" in head or b".spreadsheet" in head else _OFFICE
    start = head[:_HEAD].lstrip(_BLANK)
    if is_bookmarks(head):
        return "a list of bookmarks, without the pages; add their addresses, or the pages"
    if _BIBTEX.match(start):
        return f"a list of references (BibTeX); {_REFERENCES}"
    if not start.startswith(_MARKS):
        return None
    return next(words for mark, words in _STARTS if start.startswith(mark))


def is_bookmarks(head: bytes) -> bool:
    """Whether a content begins as a browser's bookmarks or a reading list do, which look like a page."""
    if head.find(b"<", 0, _BOOKMARKS_ROOM) < 0:  # as in most texts, and told at once
        return False
    return _BOOKMARKS.search(head[:_BOOKMARKS_ROOM].lstrip(_BLANK)) is not None


def document(head: bytes) -> str | None:
    """What a document in XML is that is neither a feed nor a page; None for what is no XML."""
    start = head[:_HEAD].lstrip(_BLANK)
    root = _ROOT.search(start)
    if not root or not start.startswith(b"<"):
        return None
    name = root[1].rpartition(b":")[2].lower()
    return _DOCUMENTS.get(name) or (_OTHER_XML if start.startswith(b"<?xml") else None)

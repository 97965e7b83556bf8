"""EPUB and PDF: their text, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from newsbrowse.models import Entry, Failure
from newsbrowse.readers import epub, read_path, read_stream

TEXT = "The ferry company and its crews agreed on Friday on a rise of 4 per cent, both sides said. "
CONTAINER = '<container><rootfiles><rootfile full-path="in/book.opf"/></rootfiles></container>'
BOOK = """<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>Harbour Post Weekly</dc:title>
<dc:creator>Ida Holm</dc:creator><dc:date>2026-02-06</dc:date><dc:language>en</dc:language>
</metadata><manifest>
<item id="c" href="cover.xhtml"/><item id="a" href="text/a%20b.xhtml"/>
<item id="x" href="none.xhtml"/></manifest>
<spine><itemref idref="c"/><itemref idref="a"/><itemref idref="x"/></spine></package>"""


def book(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def items(data: bytes, name: str | None = None) -> list[Entry | Failure]:
    return list(read_stream(io.BytesIO(data), format=name))


def test_a_book_is_an_article_for_each_page_with_a_text() -> None:
    page = (
        f"<html><head><title>x</title></head><body><h1>Ferry strike ends</h1><p>{TEXT * 3}</p></body></html>"
    )
    files = {
        epub._CONTAINER: CONTAINER,
        "in/book.opf": BOOK,
        "in/cover.xhtml": "<p>Cover</p>",
        "in/text/a b.xhtml": page,
    }
    (entry,) = items(book(files))
    assert isinstance(entry, Entry)
    assert (entry.title, entry.body) == ("Ferry strike ends", (TEXT * 3).strip())
    assert (entry.source, entry.authors, entry.published) == (
        "Harbour Post Weekly",
        ("Ida Holm",),
        "2026-02-06",
    )
    assert entry.origin == "stdin#in/text/a b.xhtml"


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, epub._BROKEN),
        ({epub._CONTAINER: CONTAINER}, epub._BROKEN),
        ({epub._CONTAINER: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, epub._BROKEN),
        ({epub._CONTAINER: CONTAINER, "in/book.opf": "<package/>"}, "no text in this book"),
        ({epub._CONTAINER: b" " * (11 << 20)}, "unpacks to more than"),
    ],
    ids=["empty", "no book", "entities", "no pages", "bomb"],
)
def test_books_that_are_refused(files: dict[str, str | bytes], reason: str) -> None:
    (failure,) = items(book(files))
    assert isinstance(failure, Failure)
    assert failure.reason.startswith(reason)


def pdf(text: str) -> bytes:
    """A PDF of one page with a line of text for each line."""
    lines = "".join(f"({line}) Tj 0 -14 Td " for line in text.split("\n"))
    stream = f"BT /F1 12 Tf 40 700 Td {lines}ET"
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 6\n0000000000 65535 f \n{table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    )
    return (data + end).encode()


def test_the_text_of_a_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    path = tmp_path / "2026-02-06-release"
    path.write_bytes(
        pdf("Ferry strike ends after pay offer\nBy Ida Holm\nThe crews return to work on Friday, they said.")
    )
    (entry,) = read_path(path)
    assert isinstance(entry, Entry)
    assert entry.title == "Ferry strike ends after pay offer"
    assert entry.authors == ("Ida Holm",)
    assert "The crews return to work on Friday" in entry.body
    assert entry.published == "2026-02-06"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(pdf(""), "no text in this PDF"), (b"%PDF-1.4\nnonsense", "a damaged PDF, or none")],
)
def test_pdfs_that_are_refused(data: bytes, reason: str) -> None:
    pytest.importorskip("pypdf")
    (failure,) = items(data)
    assert isinstance(failure, Failure)
    assert failure.reason.startswith(reason)


def test_without_the_library_the_reason_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    from newsbrowse.errors import ReadError
    from newsbrowse.readers.pdf import parse_pdf
    from newsbrowse.readers.record import Origin

    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    with pytest.raises(ReadError, match=r"pip install 'newsbrowse\[pdf\]'"):
        parse_pdf(pdf("x"), Origin("a"))


def test_a_newspaper_that_calibre_made() -> None:
    bar = (
        '<div class="calibre_navbar">| <a href="../b.xhtml">Next</a> | <a href="../c.xhtml">Menu</a> |</div>'
    )
    link = '<a href="https://post.example/ferry">https://post.example/ferry</a>'
    foot = (
        f'<div class="calibre_navbar"><p>This article was downloaded by <b>calibre</b> from {link}</p></div>'
    )
    page = f"<h1>Ferry strike ends</h1><p>By Ida Holm</p><p>{TEXT * 3}</p>"
    linked = (f'<li><a href="{name}.xhtml">{name}</a><p>{TEXT}</p></li>' for name in ("ferry", "pier"))
    contents = f"<ul>{''.join(linked)}</ul>"
    weekly = BOOK.replace("Harbour Post Weekly", "Harbour Post [Fri, 06 Feb 2026]").replace(
        "Ida Holm", "calibre"
    )
    files = {
        epub._CONTAINER: CONTAINER,
        "in/book.opf": weekly,
        "in/cover.xhtml": f"<body>{contents}</body>",
        "in/text/a b.xhtml": f"<body>{bar}{page}{foot}</body>",
    }
    (entry,) = items(book(files))
    assert isinstance(entry, Entry)
    assert (entry.title, entry.body) == ("Ferry strike ends", (TEXT * 3).strip())
    assert (entry.source, entry.authors) == ("Harbour Post", ("Ida Holm",))
    assert entry.url == "https://post.example/ferry"


@pytest.mark.parametrize(
    ("method", "is_locked"),
    [("http://www.w3.org/2001/04/xmlenc#aes128-cbc", True), ("http://www.idpf.org/2008/embedding", False)],
)
def test_a_book_that_may_not_be_copied(method: str, is_locked: bool) -> None:
    locks = (
        f'<encryption><EncryptedData><EncryptionMethod Algorithm="{method}"/></EncryptedData></encryption>'
    )
    files = {
        epub._CONTAINER: CONTAINER,
        "in/book.opf": BOOK,
        "in/text/a b.xhtml": f"<body><h1>Ferry strike</h1><p>{TEXT * 3}</p></body>",
        epub._LOCKS: locks,
    }
    (item,) = items(book(files))
    assert (item == Failure("stdin", epub.LOCKED)) is is_locked

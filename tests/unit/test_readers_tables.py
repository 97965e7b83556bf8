"""CSV, JSON and Reuters SGML: names of columns, one article a row, and what is wrong with one of them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbrowse.models import Entry, Failure
from newsbrowse.readers import read_path, read_stream, source
from newsbrowse.readers.naming import assigning

TEXT = "The crews return to work on Friday."


def items(content: str | bytes, format: str | None = None) -> list[Entry | Failure]:  # noqa: A002
    data = content.encode() if isinstance(content, str) else content
    return list(read_stream(io.BytesIO(data), format=format))


def entries(content: str | bytes, format: str | None = None) -> list[Entry]:  # noqa: A002
    found = items(content, format)
    assert all(isinstance(item, Entry) for item in found), found
    return [item for item in found if isinstance(item, Entry)]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_table_of_any_delimiter(sign: str) -> None:
    header = sign.join(("Headline", "Full Text", "Publication Date", "Outlet", "Writer", "Web URL"))
    row = sign.join(
        ("Ferry strike", f'"{TEXT}\n\nAll of them."', "4 Feb 2026", "Harbour Post", "Ida Holm", "")
    )
    (entry,) = entries(f"\ufeff{header}\r\n{row}\r\n{sign * 5}\r\n")
    assert (entry.title, entry.body) == ("Ferry strike", f"{TEXT}\n\nAll of them.")
    assert (entry.published, entry.source, entry.authors) == ("2026-02-04", "Harbour Post", ("Ida Holm",))


@pytest.mark.parametrize(
    "header",
    [
        "Titel;Volltext;Datum;Quelle;Autor",
        "Título;Texto;Fecha;Fuente;Autor",
        "Head Line;TEXTE;Data;Outlet Name;by",
    ],
)
def test_columns_in_other_languages(header: str) -> None:
    (entry,) = entries(f'{header}\nFähre;"{TEXT}";04.02.2026;Hafenpost;Ida Holm\n', "csv")
    assert (entry.title, entry.body, entry.published) == ("Fähre", TEXT, "2026-02-04")
    assert (entry.source, entry.authors) == ("Hafenpost", ("Ida Holm",))


def test_columns_nobody_knows_are_passed_over_and_a_title_is_made() -> None:
    (entry,) = entries(f"id,text,likes\n7,{TEXT},12\n", "csv")
    assert (entry.ref, entry.title) == ("7", "The crews return to work on Friday")


def test_rows_that_are_no_articles_are_named_and_the_rest_goes_in() -> None:
    first, failure, last = items(f"title,body,date\na,{TEXT},\n,,2026-02-04\nb,{TEXT},\n", "csv")
    assert isinstance(first, Entry)
    assert failure == Failure("stdin", "line 3: no title and no text")
    assert isinstance(last, Entry)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a,b,c\n1,2,3\n", "no column for a title or a text"),
        ("title,body\n", "a header line, and no row below it"),
    ],
)
def test_tables_without_articles(content: str, reason: str) -> None:
    (failure,) = items(content, "csv")
    assert isinstance(failure, Failure)
    assert failure.reason.startswith(reason)


def test_a_quote_that_is_never_closed_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsbrowse.readers.table.MAX_DOCUMENT", 1000)
    broken = 'title,body\n"a,' + f"{TEXT}\n" * 40 + f'x,"{TEXT}"\n'
    found = items(broken, "csv")
    assert any(isinstance(item, Failure) and "field limit" in item.reason for item in found)
    assert any(isinstance(item, Entry) for item in found)


def test_a_table_in_utf_16() -> None:
    (entry,) = entries(f"title\tbody\nFähre\t{TEXT}\n".encode("utf-16"))
    assert entry.title == "Fähre"


@pytest.mark.parametrize(
    "document",
    [
        {"title": "Ferry", "body": TEXT},
        [{"headline": "Ferry", "content": TEXT}],
        {"status": "ok", "articles": [{"title": "Ferry", "content": TEXT}]},
        {"response": {"docs": [{"headline": {"main": "Ferry"}, "body": TEXT}], "meta": [1]}},
        {"response": {"results": [{"webTitle": "Ferry", "fields": {"bodyText": TEXT}}]}},
        [{"title": {"rendered": "Ferry"}, "content": {"rendered": f"<p>{TEXT}</p>"}}],
        {"hits": {"hits": [{"_id": "1", "_source": {"title": "Ferry", "text": TEXT}}]}},
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_json_of_many_shapes(document: object, indent: int | None, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(document, indent=indent))
    (entry,) = read_path(path)
    assert isinstance(entry, Entry)
    assert (entry.title, entry.body) == ("Ferry", TEXT)
    (same,) = entries(path.read_bytes())
    assert (same.title, same.body) == ("Ferry", TEXT)


def test_values_in_objects_of_their_own() -> None:
    article = {
        "title": "Ferry",
        "content": TEXT,
        "source": {"id": None, "name": "Harbour Post"},
        "authors": [{"name": "Ida Holm"}, {"name": "Jon Berg"}],
        "publishedAt": 1770200000,
        "url": "https://harbour.example/a?utm_source=mail",
    }
    (entry,) = entries(json.dumps([article]))
    assert entry.source == "Harbour Post"
    assert entry.authors == ("Ida Holm", "Jon Berg")
    assert entry.published == "2026-02-04T10:13:20+00:00"
    assert entry.origin == "https://harbour.example/a"


def test_a_list_that_breaks_off_gives_what_stands_before() -> None:
    first, number, broken = items(f'[{{"title": "a", "body": "{TEXT}"}}, 5, {{"title": "b", "bo', "json")
    assert isinstance(first, Entry)
    assert number == Failure("stdin", "article 2: not an object")
    assert isinstance(broken, Failure)
    assert broken.reason.startswith("article 3: ends within an article")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"a": 1}', "JSON, but no list of articles in it"),
        ('{"a": ', "not JSON"),
        ("[]", "an empty list"),
        ("[" * 100_000, "article 1: "),
        ('{"a":' * 100_000, "not JSON"),
    ],
    ids=["no list", "cut", "empty", "nested", "nested objects"],
)
def test_json_without_articles(content: str, reason: str) -> None:
    failure = items(content, "json")[-1]
    assert isinstance(failure, Failure)
    assert failure.reason.startswith(reason)


def test_a_long_list_is_read_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsbrowse.readers.json_file._CHUNK", 16)
    monkeypatch.setattr(source, "_HEAD", 16)
    articles = [{"title": f"Ferry {number}", "body": f"{TEXT} {number}ü"} for number in range(50)]
    content = json.dumps(articles, ensure_ascii=False)
    assert [entry.title for entry in entries(content)] == [article["title"] for article in articles]


SGML = """<!DOCTYPE lewis SYSTEM "lewis.dtd">
<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" OLDID="1" NEWID="1">
<DATE>26-FEB-1987 15:01:01.79</DATE>
<TOPICS><D>ship</D></TOPICS>
<TEXT>&#2;
<TITLE>FERRY &lt;FRY> STRIKE ENDS</TITLE>
<DATELINE>    NORVIK, Feb 26 - </DATELINE><BODY>The crews of the ferries return to their
ships on Friday, the company said, after long talks with both
of the unions.
    They had stopped sailing on Monday.
 Reuter
&#3;</BODY></TEXT>
</REUTERS>
<REUTERS NEWID="2">
<DATE>27-FEB-1987</DATE>
<TEXT TYPE="BRIEF"><TITLE>*FERRY SAILS</TITLE></TEXT>
</REUTERS>
<REUTERS NEWID="3"><TEXT></TEXT></REUTERS>
<REUTERS NEWID="4"><TEXT><TITLE>CUT
"""


def test_newswire() -> None:
    first, brief, empty, cut = items(SGML)
    assert isinstance(first, Entry)
    assert first.title == "FERRY <FRY> STRIKE ENDS"
    assert first.body == (
        "NORVIK, Feb 26 - The crews of the ferries return to their ships on Friday, the company said,"
        " after long talks with both of the unions.\n\n"
        "They had stopped sailing on Monday."
    )
    assert (first.published, first.source, first.ref, first.tags) == ("1987-02-26", "Reuters", "1", ("ship",))
    assert isinstance(brief, Entry)
    assert (brief.title, brief.body) == ("*FERRY SAILS", "")
    assert empty == Failure("stdin", "article 3: no title and no text")
    assert cut == Failure("stdin", "article 4: has no end; the file was cut off")


def test_a_text_of_spaces_takes_no_longer_than_any_other() -> None:
    (entry,) = entries(f"<REUTERS><TEXT><BODY>a{' ' * 500_000}b REUTER</BODY></TEXT></REUTERS>", "reuters")
    assert entry.body.startswith("a")


@settings(max_examples=50)
@given(st.sampled_from(["csv", "json", "reuters", "mail", "epub", "pdf"]), st.binary(max_size=300))
def test_any_bytes_end_in_entries_or_reasons(name: str, data: bytes) -> None:
    starts = {
        "csv": b"title,body\n",
        "json": b'[{"title":"',
        "reuters": b'<REUTERS NEWID="1"><TEXT>',
        "mail": b"From: a\nTo: b\nSubject: c\n",
        "epub": b"PK\x03\x04",
        "pdf": b"%PDF-1.4\n",
    }
    for item in items(starts[name] + data, name):
        assert isinstance(item, Entry | Failure)
        assert not isinstance(item, Failure) or "\n" not in item.reason


@pytest.mark.parametrize(
    ("content", "format"),
    [
        ('[{"kop": "Ferry strike", "regels": "It ends.", "title": "scan"}]', "json"),
        ('{"hits": [{"kop": "Ferry strike", "regels": "It ends.", "title": "scan"}]}', "json"),
        ('{"kop": "Ferry strike", "regels": "It ends.", "title": "scan"}', "jsonl"),
        ("title,Kop,REGELS\nscan,Ferry strike,It ends.\n", "csv"),
    ],
)
def test_what_the_user_assigns_counts_more_than_a_name(content: str, format: str) -> None:  # noqa: A002
    columns = assigning(["title=kop", "body=regels"])
    (entry,) = read_stream(io.BytesIO(content.encode()), format=format, columns=columns)
    assert isinstance(entry, Entry), entry
    assert (entry.title, entry.body) == ("Ferry strike", "It ends.")

"""The folder of Markdown pages: what is written, what is left alone, what stays."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from newsbrowse.archive.library import Library
from newsbrowse.archive.marks import Marks, Remark
from newsbrowse.cli.run import run
from newsbrowse.models import Article, Search
from newsbrowse.writing.notebook import YOURS, page, write_pages

ARTICLE = Article(
    "7KQ2M9XA",
    '../../etc: "passwd" #1',
    "First *line*.\n\n- Second $5.",
    published="2026-02-04",
    source="../../tmp/x",
    authors=("Amina Khatun",),
    url="https://example.org/x",
)
NAME = "khatun2026-7kq2m9xa.md"


def test_a_page_has_front_matter_citation_note_and_text() -> None:
    text = page(ARTICLE, Marks(starred=True, tags=("to check", "trade"), note="ask\nher"))
    front = yaml.safe_load(text.split("---\n")[1])
    assert front == {
        "newsbrowse": "7KQ2M9XA",
        "title": '../../etc: "passwd" #1',
        "published": "2026-02-04",
        "source": "../../tmp/x",
        "authors": ["Amina Khatun"],
        "url": "https://example.org/x",
        "tags": ["to-check", "trade"],
        "starred": True,
        "citekey": "khatun2026-7kq2m9xa",
    }
    assert "## Note\n\nask\nher\n" in text
    assert "First \\*line\\*.\n\n\\- Second \\$5." in text
    assert text.endswith(f"{YOURS}\n")


def test_marked_passages_stand_with_their_marks_and_how_they_read_before() -> None:
    remarks = (
        Remark(0, "First *line*", starred=True, tags=("to check", "a](x)")),
        Remark(20, "Third of all the lines that stand here is one about $6 <b>", "why?"),
    )
    body = "First *line*.\n\nThird of all the lines that stand here is now one about $6."
    text = page(replace(ARTICLE, body=body), Marks(remarks=remarks))
    assert "## Passages\n\n> First \\*line\\*\n>\n> — ¶1\n\n★ #to-check \\#a\\](x)\n" in text
    before = "It read: “Third of all the lines that stand here is one about \\$6 \\<b\\>”"
    assert f"> — ¶2 changed\n\n{before}\n\nwhy?\n" in text


def test_quotes_stand_with_their_speakers(sample: Library) -> None:
    article = sample.article(sample.search(Search("title:ushakov")).hits[0].id)
    assert "> — Yury Ushakov, ¶2\n" in page(article, Marks())


def test_only_what_changed_is_written_and_what_is_yours_stays(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    assert write_pages(folder, [(ARTICLE, Marks())]).written == 1
    file = folder / NAME
    assert [path.name for path in folder.iterdir()] == [NAME]
    file.write_text(file.read_text(encoding="utf-8") + "\nMine.\n", encoding="utf-8")
    os.utime(file, (1, 1))
    report = write_pages(folder, [(ARTICLE, Marks())])
    assert (report.written, report.unchanged) == (0, 1)
    assert file.stat().st_mtime == 1
    assert write_pages(folder, [(ARTICLE, Marks(note="new"))]).written == 1
    text = file.read_text(encoding="utf-8")
    assert "## Note\n\nnew\n" in text
    assert text.endswith(f"{YOURS}\n\nMine.\n")


def test_a_page_keeps_its_name_when_the_article_gets_another_author(tmp_path: Path) -> None:
    write_pages(tmp_path, [(ARTICLE, Marks())])
    report = write_pages(tmp_path, [(replace(ARTICLE, authors=("Ann Lee",)), Marks())])
    assert report.written == 1
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("mine", encoding="utf-8")
    report = write_pages(tmp_path, [(ARTICLE, Marks())])
    assert [failure.origin for failure in report.failed] == [NAME]
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "mine"
    (tmp_path / NAME).unlink()
    (tmp_path / "elsewhere").write_text("there", encoding="utf-8")
    (tmp_path / NAME).symlink_to(tmp_path / "elsewhere")
    assert write_pages(tmp_path, [(ARTICLE, Marks())]).failed
    assert (tmp_path / "elsewhere").read_text(encoding="utf-8") == "there"


def test_hostile_text_neither_leaves_its_page_nor_ends_it(tmp_path: Path) -> None:
    article = replace(
        ARTICLE,
        title="---\nnewsbrowse: AAAAAAAA\x1b[31m",
        body=f"x\n\n{YOURS}\n\n---\n\ny",
        source="a\u2028b",
    )
    text = page(article, Marks(note=f"{YOURS} z"))
    assert "\x1b" not in text
    assert text.count(YOURS) == 1
    assert yaml.safe_load(text.split("\n---\n")[0].removeprefix("---\n"))["newsbrowse"] == "7KQ2M9XA"
    write_pages(tmp_path, [(article, Marks(note="n"))])
    assert write_pages(tmp_path, [(article, Marks(note="n"))]).unchanged == 1


def test_export_from_the_shell(
    sample_folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    start = ["--library", str(sample_folder), "export"]
    assert run([*start, "trade", "--markdown", str(tmp_path / "notes")]) == 0
    assert b"pages written, 0 unchanged, 0 failed" in capsysbinary.readouterr().err
    assert run([*start, "title:ushakov", "--format", "csl-json"]) == 0
    assert yaml.safe_load(capsysbinary.readouterr().out)[0]["type"] == "article-newspaper"
    assert run([*start, "--format", "bibtex"]) == 0
    assert capsysbinary.readouterr().out.count(b"@article{") == 12
    assert run([*start, "--format", "bibtex", "--markdown", "x"]) == 2
    assert run([*start, "nothingofthesort", "--format", "csl-json"]) == 1
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run([*start, "trade", "--markdown", str(tmp_path / "file")]) == 1
    assert b"Traceback" not in capsysbinary.readouterr().err

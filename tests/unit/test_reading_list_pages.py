"""A reading list as one Markdown document, and as a folder of pages with one that leads to them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.test_cli_desk import Shell, ids, shell

from newsbrowse.archive.library import Library
from newsbrowse.archive.marks import Marks
from newsbrowse.models import Analysis, Article, Quote, Search
from newsbrowse.text.fold import fold
from newsbrowse.writing.notebook import YOURS
from newsbrowse.writing.reading_list import document, file_name, write_list

__all__ = ["shell"]

FIRST = Article(
    "7KQ2M9XA",
    "The *first*",
    "She said: We will not go back.",
    published="2026-02-04",
    source="Harbour Post",
    authors=("Amina Khatun",),
    analysis=Analysis(quotes=(Quote("Ann Lee", "We will not go back.", 10, 30),)),
)
SECOND = Article("3D0VWB5N", "The second", "Nothing is said.")
PAIRS = [(SECOND, Marks(note="Ask *her*.")), (FIRST, Marks())]


def test_a_document_has_citation_notes_and_quotes_in_the_order_of_the_list() -> None:
    text = "\n".join(document("Busan [piece]", PAIRS))
    assert text.startswith("# Busan \\[piece\\]\n\n## 1. The second\n\n")
    assert "### Note\n\nAsk *her*.\n\n## 2. The \\*first\\*\n\nAmina Khatun, " in text
    assert text.endswith("### Quotes\n\n> We will not go back.\n>\n> — Ann Lee, ¶1")


def test_a_page_leads_to_those_of_the_articles(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    assert (write_list(folder, "Busan piece", PAIRS).written, len(list(folder.iterdir()))) == (3, 3)
    page = folder / "busan-piece.list.md"
    text = page.read_text(encoding="utf-8")
    assert yaml.safe_load(text.split("---\n")[1]) == {"newsbrowse-list": "Busan piece"}
    (second,) = folder.glob("*-3d0vwb5n.md")
    assert text.partition("# Busan piece\n\n")[2] == (
        f"1. [The second]({second.name})\n"
        "2. [The \\*first\\*](khatun2026-7kq2m9xa.md), Harbour Post, 2026-02-04\n"
        f"\n{YOURS}\n"
    )
    page.write_text(text + "\nMine.\n", encoding="utf-8")
    done = write_list(folder, "Busan piece", PAIRS)
    assert (done.written, done.unchanged) == (0, 3)
    write_list(folder, "Busan piece", PAIRS[:1])
    assert page.read_text(encoding="utf-8").endswith(f"{YOURS}\n\nMine.\n")


def test_a_page_of_another_list_or_of_the_users_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "busan.list.md").write_text("Mine.\n", encoding="utf-8")
    done = write_list(tmp_path, "Busan", PAIRS)
    assert (done.written, [failure.origin for failure in done.failed]) == (2, ["busan.list.md"])
    assert (tmp_path / "busan.list.md").read_text(encoding="utf-8") == "Mine.\n"


@given(st.text(max_size=100))
def test_the_name_of_a_page_is_harmless(name: str) -> None:
    page = file_name(name)
    words = page.removesuffix(".list.md").replace("-", "")
    assert words.isalnum()
    assert words.isascii()
    assert len(page) < 100


@given(*[st.text("ab É-", max_size=5)] * 2)
def test_the_name_of_a_page_is_of_one_list(one: str, other: str) -> None:
    assert (file_name(one) == file_name(other)) is (fold(one) == fold(other))


@pytest.mark.parametrize(
    ("one", "other"), [("a b", "a-b"), ("é/../x", "e/x"), ("北京", "上海"), ("x" * 70, "x" * 71), ("", "-")]
)
def test_lists_of_like_names_have_pages_of_their_own(one: str, other: str) -> None:
    assert file_name(one) != file_name(other)


def test_a_list_is_exported_from_the_shell(shell: Shell, sample: Library, tmp_path: Path) -> None:
    first, second = ids(sample, "trade")[:2]
    sample.desk.set_note(sample.keys_of([first])[0], "my own words")
    shell("list", "add", "to use", second, first)
    text = shell("list", "export", "TO USE")
    assert text.startswith("# to use\n\n## 1. ")
    assert text.index(sample.article(second).title[:20]) < text.index("my own words")
    assert shell("list", "export", "to use", "--markdown", str(tmp_path / "out")) == ""
    assert "3 pages written, 0 unchanged, 0 failed" in shell.said
    assert (tmp_path / "out" / "to-use.list.md").exists()
    (tmp_path / "out" / "to-use.list.md").write_text("Mine.", encoding="utf-8")
    shell("list", "export", "to use", "--markdown", str(tmp_path / "out"), code=1)
    assert "to-use.list.md: a file of this name is not of newsbrowse" in shell.said
    sample.lists.remove("to use", sample.keys_of_hits(Search()))
    shell("list", "export", "to use", code=1)
    assert "nothing is on to use" in shell.said
    shell("list", "export", "no", code=1)
    shell("list", "export", "to use", "--json", code=2)
    shell("list", "show", "to use", "--markdown", "x", code=2)

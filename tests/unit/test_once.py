"""Everything goes in once: by its address, by its text, and nearly the same in a group with its like."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsbrowse.archive.alike import Wording
from newsbrowse.archive.library import Library
from newsbrowse.models import AddReport, Entry, Search
from newsbrowse.readers import find_path, read_path

ADDRESS = "https://harbour.example/ferry"
WORDS = [f"word{number}" for number in range(200)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library", create=True) as opened:
        yield opened


def lines(path: Path, *rows: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def row(body: str, url: str = ADDRESS) -> dict[str, str]:
    return {"title": "Ferry strike ends", "body": body, "url": url, "source": "Harbour News"}


def test_an_address_is_one_article_however_somebody_came_to_it(library: Library, tmp_path: Path) -> None:
    marks = ("", "?utm_source=rss&utm_medium=feed", "?fbclid=abc", "?gclid=x&mc_cid=7")
    rows = [row("Crews return to work on Friday.", ADDRESS + mark) for mark in marks]
    path = lines(tmp_path / "a.jsonl", *rows, row("Another page.", ADDRESS + "?id=7"))
    assert library.add(read_path(path)) == AddReport(2, 0, 3)
    assert library.add(read_path(path)) == AddReport(0, 0, 5)


def test_a_changed_text_of_an_address_is_a_revision(library: Library, tmp_path: Path) -> None:
    library.add(read_path(lines(tmp_path / "a.jsonl", row("Crews return on Friday."))))
    changed = row("Crews return on Monday.", f"{ADDRESS}?utm_campaign=morning")
    assert library.add(read_path(lines(tmp_path / "b.jsonl", changed))) == AddReport(0, 1, 0)
    (hit,) = library.search(Search("crews")).hits
    article = library.article(hit.id)
    assert (article.revision, article.body) == (2, "Crews return on Monday.")
    assert library.search(Search("friday"), limit=0).total == 0


def test_the_same_text_in_another_file_is_no_other_article(library: Library, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("Ferry strike ends\n\nCrews return to work on Friday.\n")
    for folder, expected in (("one", AddReport(1)), ("two", AddReport(unchanged=1))):
        assert library.add(find_path(tmp_path / folder)) == expected
    (hit,) = library.search(Search()).hits
    assert len(library.article(hit.id).origins) == 2


def test_texts_are_held_against_few_others_however_many_there_are(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0
    is_alike = Wording.is_alike

    def counting(self: Wording, other: Wording) -> bool:
        nonlocal compared
        compared += 1
        return is_alike(self, other)

    monkeypatch.setattr(Wording, "is_alike", counting)
    copies = [Entry(f"o{n}", "Ferry", " ".join([*WORDS, f"desk{n}"]), source=f"S{n}") for n in range(60)]
    assert library.add(copies) == AddReport(60)
    assert 0 < compared <= 3 * len(copies)
    assert len(library.search(Search(), folded=True).hits) == 1
